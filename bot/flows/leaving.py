"""A partner goes: let go with its account, or merged into another with all it has (C10, C11)."""

from dataclasses import replace

from bot.chat.replies import Reply, Whisper
from bot.domain import hold, partnership
from bot.domain.cap import at_cap
from bot.domain.case import OPEN, Case, State
from bot.domain.facts import Fact, LandlordMerged
from bot.domain.ids import PartnerCode
from bot.domain.partner import Partner
from bot.flows.act import keep
from bot.flows.capping import counting
from bot.flows.flow import Turn
from bot.flows.govern import told
from bot.flows.held import resume_held
from bot.flows.join import redraw_open
from bot.flows.steps import DESK, HOME


def leaves(turn: Turn, partner: Partner, *, carry: bool = False, minute: str = "") -> Reply:
    """A partner that was leaving goes, its people with it (C10, L14).

    What stands in its account is carried, or written off by a ``minute`` of the steering group.
    """
    books = turn.books
    balance = books.ledger.balance(partner.code)
    stood = any(balance.homes.values())
    if minute:
        for entry in partnership.written_off(balance, minute, turn.now):
            books.ledger.post(entry)
        balance = books.ledger.balance(partner.code)
    gone = partnership.leave(partner, balance, books.cases.among(OPEN), carry=carry)
    books.roster.keep_partner(gone)
    staff = [p for p in turn.scheme.people.values() if p.partner == partner.code]
    for person in staff:
        for draft in books.drafts.of(person.id):
            books.drafts.drop(draft)
    channel = [partner.channel] if partner.channel else []
    books.roster.close([address for p in staff for address in p.addresses] + channel)
    away = {p.id for p in staff}
    turn.scheme = replace(
        turn.scheme,
        partners=dict(turn.scheme.partners) | {gone.code: gone},
        people={p.id: p for p in turn.scheme.people.values() if p.id not in away},
        revoked=dict(turn.scheme.revoked) | {p.id: p for p in staff},
    )
    account = ("written_off" if minute else "carried") if stood else "settled"
    told(turn, "PartnerLeft", partner=partner.code, account=account, minute=minute)
    _settle_open(turn)
    redraw_open(turn)
    return Whisper(
        f"{partner.name} has left, its account {account.replace('_', ' ')}. Its people have no "
        "access.",
        (DESK, HOME),
    )


def merges(turn: Turn, partner: Partner, successor: Partner) -> Reply:
    """A partner merges into another: account, homes, people and cases follow (C11)."""
    books = turn.books
    first, second = sorted((partner.code, successor.code))
    balances = {code: books.ledger.balance(code) for code in (first, second)}
    merged, wider, entries = partnership.merge(partner, successor, balances[partner.code], turn.now)
    books.roster.keep_partner(merged)
    books.roster.keep_partner(wider)
    for entry in entries:
        books.ledger.post(entry)
    people = {
        p.id: replace(p, partner=successor.code) if p.partner == partner.code else p
        for p in turn.scheme.people.values()
    }
    moved = [p for p in people.values() if p != turn.scheme.people[p.id]]
    for person in moved:
        books.roster.keep_person(person)
    partners = dict(turn.scheme.partners) | {merged.code: merged, wider.code: wider}
    turn.scheme = replace(turn.scheme, partners=partners, people=people)
    told(turn, "PartnerMerged", partner=partner.code, successor=successor.code)
    followed = _follow(turn, partner.code, successor.code)
    resume_held(turn, successor.code)
    redraw_open(turn)
    return Whisper(
        f"{partner.name} is now {successor.name}: {len(moved)} people and {followed} open cases "
        f"follow.{_capped(turn, successor)}",
        (DESK, HOME),
    )


def caught_up(turn: Turn, case: Case) -> tuple[Case, tuple[Fact, ...]]:
    """A case that goes on after it was over, with whoever merged or left meanwhile (C10, C11)."""
    case, merged = partnership.caught_up(case, turn.scheme.partners)
    case, settled = _settled(turn, case)
    return case, (*merged, *settled)


def _follow(turn: Turn, old: PartnerCode, new: PartnerCode) -> int:
    count = 0
    for seen in turn.books.cases.among(OPEN):
        case = turn.books.cases.get(seen.reference)
        if case is None:
            continue
        after = partnership.followed(case, old, new)
        if after == case:
            continue
        count += 1
        facts: list[Fact] = [LandlordMerged(case.reference, old, new)]
        after, settled = _settled(turn, after)
        keep(turn, after, [*facts, *settled])
    return count


def _settle_open(turn: Turn) -> None:
    """A landlord that has gone waits in no line, and where it alone was asked nobody is now."""
    for seen in turn.books.cases.among(OPEN):
        case = turn.books.cases.get(seen.reference)
        if case is not None:
            after, facts = _settled(turn, case)
            if facts:
                keep(turn, after, facts)


def _settled(turn: Turn, case: Case) -> tuple[Case, tuple[Fact, ...]]:
    """A request before the landlords, with holder and line as they may be now (D3).

    Once the start of the tenancy is logged, whoever gave the home holds the request to its end.
    """
    if not case.is_out:
        return case, ()
    if case.move is not None:
        case, left = hold.settle_line(case, turn.scheme)
        return case, tuple(left)
    paused = case.paused_at
    if paused is not None:
        case = replace(case, state=paused, paused_at=None)
    case, facts = hold.settle(case, turn.scheme, turn.now)
    case, stopped = hold.stop_unseen(case, turn.scheme, turn.now)
    facts = (*facts, *stopped)
    if paused is not None:
        case = replace(case, state=State.PAUSED, paused_at=case.state)
    return case, facts


def _capped(turn: Turn, successor: Partner) -> str:
    if not at_cap(counting(turn, successor.code), turn.scheme.policy):
        return ""
    return f" {successor.name} is at the cap now, and cannot refer."
