"""What stands on everybody's phone once messages have come, held against who may see what."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from bot.chat.address import Address
from bot.chat.cards import Button, Card
from bot.chat.replies import Reply
from bot.domain.person import Person
from tests.kit.phone import Platform, buttons_of, card_text
from tests.kit.retelling import Retold
from tests.kit.retold import GONE, MOVED
from tests.properties.secrecy import Asked, Secrecy, shown_buttons

OF_AN_OFFER: Mapping[str, Collection[str]] = {
    "offer": ("home", "agree", "decline", "contact", "viewing"),
    "answer": ("accept", "refuse"),
    "move": ("start", "confirm"),
    "hold": ("release", "lapse", "back", "fell", "give"),
}
"""What is about one offer and no other, so that a late press of it does nothing."""

ANSWERED = ("offered", "viewing", "accepted")
"""Where somebody has found a home for it, nobody is asked whether it is still needed."""

CHECKS = ("Answer", "Later", "Someone else")
"""What is asked after a move."""

OF_A_COUNCIL = ("Yes, we nominated", "No, we did not")
"""What a council is asked that is said to have nominated (R28)."""

STARTED = ("accepted", *MOVED)

HOLDERS = ("Offer a home", "Release", "Tenancy started")
STANDS_WHILE: Mapping[str, Collection[str]] = {
    "Approve": ("waiting_for_approval",),
    "Decline": ("waiting_for_approval",),
    "Send again": ("returned",),
    "Circulate": ("approved",),
    "Override": ("held_by_cap",),
    "Resume": ("paused",),
    "Claim": ("circulated",),
    "Claim for a landlord": ("circulated",),
    "Join the line": ("claimed",),
    "Offer a home": ("claimed",),
    "Release": ("claimed",),
    "Yes, offer it": ("claimed",),
    "Tenant accepts": ("offered", "viewing"),
    "Tenant refuses": ("offered", "viewing"),
    "Tenancy started": ("accepted",),
    "Confirm": ("accepted",),
    "Answer": ("moved",),
    "Later": ("moved",),
    "Someone else": ("moved",),
    "Dealt with": MOVED,
    "A council nominated": STARTED,
    "Take nomination back": STARTED,
    "No nomination": STARTED,
    **dict.fromkeys(OF_A_COUNCIL, STARTED),
}
"""The states in which a button may stand at all."""


def assert_all_is_as_it_must_be(
    secrecy: Secrecy,
    platforms: Mapping[str, Platform],
    told: Mapping[str, Retold],
    changed: Collection[str],
) -> None:
    """Of every case that has changed: nobody can press or read what they may not, and whoever is
    asked can press it."""
    standing: dict[str, list[tuple[Address, Card]]] = {reference: [] for reference in changed}
    for address, card in _messages(platforms):
        if card.reference in standing:
            standing[card.reference].append((address, card))
    for reference, cards in standing.items():
        asked, case = secrecy.asked[reference], told[reference]
        for address, card in cards:
            _may_stand(secrecy, asked, case, address, card)
        if not secrecy.roster.paused:
            for people, label in _asked(secrecy, asked, case):
                _can_press(secrecy, asked, cards, people, label)
            _in_channels(secrecy, asked, case, cards)


def assert_may_be_pressed(
    secrecy: Secrecy, person: Person, thing: Card | Reply, told: Mapping[str, Retold]
) -> None:
    """No button of an answer, or of a message as it comes, is for what cannot be done now."""
    for button in shown_buttons(thing):
        asked = secrecy.asked.get(button.action.subject)
        if asked is not None:
            case, whose = told[asked.reference], person.partner or ""
            _may_be_pressed(button, case, whose, person.name, coordinates=person.is_coordinator)


def _may_stand(secrecy: Secrecy, asked: Asked, case: Retold, address: Address, card: Card) -> None:
    person = secrecy.roster.at(address)
    partner = None if person else secrecy.roster.whose_channel(address)
    if person is not None:
        barred = not secrecy.parts(asked, person, case)
        whose = person.partner or ""
    elif partner is not None and partner.channel:
        barred = not case.is_out or not secrecy.channel_may_see(asked, partner.code, case)
        whose = partner.code
    else:
        barred, whose = True, ""
    if case.state in GONE:
        _says_nothing(address, card, asked)
        return
    if person is not None and secrecy.tells_author(asked, person, card):
        assert not _about(card, asked), f"{address.id} can press, of a note: {card}"
        return
    if barred and person and case.is_over and not secrecy.excluded(asked, person):
        told_once = card_text(card)  # in a role that is another's now: it ended, and no more
        assert not _about(card, asked), f"{address.id} is barred, and can press: {card}"
        assert "Household" not in told_once, f"{address.id} is barred, and reads: {card}"
        return
    if barred:
        _says_nothing(address, card, asked)
        return
    coordinates = person is not None and person.is_coordinator
    mine = _about(card, asked)
    if secrecy.roster.paused:
        assert coordinates or not mine, f"{address.id} can press what is paused: {card}"
    elif case.is_over:
        council, given = secrecy.council(asked, case), secrecy.let_by(case)
        of_it = OF_A_COUNCIL if whose == council and not case.agreed else ()
        waits = whose == given and council and not case.agreed
        may = (*CHECKS, *of_it, *(("Take nomination back",) if waits else ()))
        left = [button for button in mine if button.label not in may]
        assert coordinates or not left, f"{address.id} can press what is over: {card}"
    for button in mine:
        _may_be_pressed(button, case, whose, address.id, coordinates=coordinates)


def _may_be_pressed(
    button: Button, case: Retold, whose: str, who: str, *, coordinates: bool
) -> None:
    label, action = button.label, button.action
    assert case.state in STANDS_WHILE.get(label, (case.state,)), f"{who}: {label}, {case}"
    if action.verb in OF_AN_OFFER.get(action.flow, ()) and (action.detail or label != "Contact"):
        assert action.detail == str(case.offers), f"{who}: {button} of an earlier offer"
    if label in HOLDERS:
        assert coordinates or whose == case.holder, f"{who}: {label}, {case}"
    if label == "Join the line":
        assert whose not in (case.holder, *case.line), f"{who}: {label}, {case}"
    if label == "Leave the line":
        assert whose in case.line, f"{who}: {label}, {case}"
    if label in OF_A_COUNCIL:
        assert case.council, f"{who}: {label}, {case}"
        assert not case.agreed, f"{who}: {label}, {case}"
    if label == "Confirm":
        assert case.started, f"{who}: {label}, {case}"


def _asked(secrecy: Secrecy, asked: Asked, case: Retold) -> Iterator[tuple[Iterable[Person], str]]:
    """Who must have something to press, and what: whoever is asked for the next step."""
    roster = secrecy.roster
    officers = [roster.people[o] for o in sorted(asked.officers) if o in roster.people]
    home = [p for p in roster.leads(secrecy.landlord(asked)) if p.id not in asked.officers]
    holders = roster.leads(case.holder) if case.holder else []
    match case.state:
        case "waiting_for_approval":
            yield home, "Approve"
        case "approved":
            yield [p for p in roster.people.values() if p.is_coordinator], "Circulate"
        case "returned":
            yield officers, "Send again"
        case "paused":
            yield officers, "Resume"
        case "circulated":
            for partner in sorted(secrecy.partners_that_may_see(asked, case)):
                yield roster.leads(partner), "Claim"
        case "claimed" if case.proposed:
            yield officers, "Yes, offer it"
        case "claimed":
            yield holders, "Offer a home"
        case "offered" | "viewing":
            yield officers, "Tenant accepts"
        case "accepted" if case.started:
            yield officers, "Confirm"
        case "accepted":
            yield holders, "Tenancy started"
        case "moved" | "followed_up":
            coordinators = [p for p in roster.people.values() if p.is_coordinator]
            for check in case.checks.values():
                if check.concern:
                    yield coordinators, "Dealt with"
                if check.asks == "officer":
                    yield officers, "Answer"
                elif check.asks == "coordinator":
                    yield coordinators, "Answer"
                elif check.asks:
                    yield roster.leads(secrecy.giver(case)), "Answer"
        case _:
            pass
    if not case.agreed and (council := secrecy.council(asked, case)):
        yield roster.leads(council), "Yes, we nominated"
    if case.needed_asked and not case.is_over and case.state not in ANSWERED:
        yield officers, "Still needed"


def _can_press(
    secrecy: Secrecy,
    asked: Asked,
    cards: Iterable[tuple[Address, Card]],
    people: Iterable[Person],
    label: str,
) -> None:
    """Whoever of them is not barred can; in the place of one who is away, the one who covers."""
    able = {
        address.id
        for address, card in cards
        if label in [button.label for button in _about(card, asked)]
    }
    for person in people:
        if secrecy.excluded(asked, person):
            continue
        cover = secrecy.roster.cover_of(person.id)
        if cover and cover not in asked.excluded_persons:
            person = secrecy.roster.people[cover]
        assert person.addresses[0][1] in able, f"{person.name} cannot press {label}: {asked}"


def _in_channels(
    secrecy: Secrecy, asked: Asked, case: Retold, cards: Iterable[tuple[Address, Card]]
) -> None:
    """A request that is free can be claimed in the channel of whoever may see it there."""
    if case.state != "circulated":
        return
    there = {address.id for address, card in cards if _about(card, asked)}
    for code, partner in secrecy.roster.partners.items():
        if partner.channel and secrecy.channel_may_see(asked, code, case):
            assert partner.channel[1] in there, f"the channel of {code} lacks {asked.reference}"


def _messages(platforms: Mapping[str, Platform]) -> Iterator[tuple[Address, Card]]:
    for platform in platforms.values():
        for address, messages in platform.messages.items():
            for card in messages.values():
                yield address, card


def _says_nothing(address: Address, card: Card, asked: Asked) -> None:
    assert not _about(card, asked), f"{address.id} is barred, and can press: {card}"
    lines = card_text(card).split("\n")
    closed = lines == [f"{asked.reference} Closed", "There is nothing to do here."]
    superseded = lines[1:] == ["There is a newer message about this below."]
    assert closed or superseded, f"{address.id} is barred, and still reads: {card}"


def _about(card: Card, asked: Asked) -> list[Button]:
    return [button for button in buttons_of(card) if button.action.subject == asked.reference]
