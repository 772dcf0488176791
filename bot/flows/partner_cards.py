"""What the desk reads of the partners: which to look at, and one of them (R35)."""

from collections.abc import Iterator

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Facts, Item, Text
from bot.domain import partnership
from bot.domain.conditions import is_mandatory
from bot.domain.partner import Membership, Partner
from bot.domain.scheme import listed
from bot.flows.flow import Turn
from bot.flows.steps import DESK, HOME

LONGEST = 12
"""Partners at risk listed on one card at the most; the rest are counted."""


def overview(turn: Turn) -> Card:
    """Which partners want for something, and which do not simply take part."""
    scheme = turn.scheme
    known = [scheme.partners[code] for code in partnership.in_scheme(scheme.partners)]
    told_of = [
        (partner, said)
        for partner in known
        if (said := [*_unusual(partner), *partnership.risks(scheme, partner)])
    ]
    blocks: list[Block] = [Text(f"{len(known)} partners; {len(told_of)} to look at.")]
    blocks += [
        Item(f"{partner.name}: {' '.join(said)}", (_show(partner),))
        for partner, said in told_of[:LONGEST]
    ]
    if (more := len(told_of) - LONGEST) > 0:
        blocks.append(Text(f"And {more} more."))
    choose = Button("Choose a partner", Action("partners", "choose", opens=True), "primary")
    return Card("Partners", tuple(blocks), (choose, DESK, HOME))


def _unusual(partner: Partner) -> Iterator[str]:
    if partner.membership is not Membership.MEMBER:
        yield f"{partner.membership.words.capitalize()}."
    if partner.stopped_channel is not None:
        yield "Its channel is paused."


def partner_card(turn: Turn, partner: Partner) -> Card:
    """Everything that the desk knows of a partner, and what may be changed."""
    scheme = turn.scheme
    balance = turn.books.ledger.balance(partner.code)
    signed = partner.agreement_signed
    leads = [f"{p.name} ({p.role.words}, {p.email})" for p in scheme.leads(partner.code)]
    facts = [
        ("Kind", partner.kind.value.replace("_", " ")),
        ("Agreement", f"signed {signed.day} {signed:%B %Y}" if signed else "no date kept"),
        ("Named leads", listed(leads) if leads else "none"),
        ("Homes in", scheme.area_names(partner.stock_in)),
        ("Stands", partner.membership.words),
        ("Owes", balance.owes_words),
        ("Is owed", balance.is_owed_words),
        ("Channel", _channel(partner)),
    ]
    if partner.successor:
        facts.append(("Now", scheme.partners[partner.successor].name))
    wanting = tuple(Text(f"Risk: {risk}") for risk in partnership.risks(scheme, partner))
    return Card(partner.name, (Facts(tuple(facts)), *wanting), (*_steps(turn, partner), DESK, HOME))


def _channel(partner: Partner) -> str:
    if partner.stopped_channel:
        return "paused"
    return partner.channel[0].capitalize() if partner.channel else "none"


def _steps(turn: Turn, partner: Partner) -> Iterator[Button]:
    if partner.is_gone:
        return
    leaves = () if is_mandatory(turn.scheme.policy) else (_button(partner, "It leaves", "leaving"),)
    match partner.membership:
        case Membership.MEMBER:
            yield _button(partner, "Freeze", "freeze")
            yield from leaves
        case Membership.FROZEN:
            yield _button(partner, "Let it refer", "take_back")
            yield from leaves
        case _:
            yield _button(partner, "It stays", "take_back")
            yield _button(partner, "Let it go", "gone")
    yield Button("Merge", Action("partners", "into", partner.code, opens=True))
    if partner.channel:
        yield _button(partner, "Pause channel", "stop")
    elif partner.stopped_channel:
        yield _button(partner, "Resume channel", "go_on")


def _button(partner: Partner, label: str, verb: str) -> Button:
    return Button(label, Action("partners", verb, partner.code))


def _show(partner: Partner) -> Button:
    return Button("Open", Action("partners", "show", partner.code))
