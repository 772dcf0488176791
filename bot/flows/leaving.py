"""A partner goes: let go with its account, or merged into another with all it has (C10, C11)."""

from bot.chat.replies import Reply, Whisper
from bot.domain import merger, partnership, unfit
from bot.domain.cap import at_cap
from bot.domain.case import OPEN, OVER
from bot.domain.ids import PartnerCode
from bot.domain.partner import Partner
from bot.flows.act import keep
from bot.flows.capping import counting
from bot.flows.flow import Turn
from bot.flows.govern import told
from bot.flows.held import resume_held
from bot.flows.join import redraw_open
from bot.flows.notices import notices
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
    turn.scheme, staff = partnership.without(turn.scheme, gone)
    for person in staff:
        for draft in books.drafts.of(person.id):
            books.drafts.drop(draft)
    channel = [partner.channel] if partner.channel else []
    books.roster.close([address for p in staff for address in p.addresses] + channel)
    account = ("written_off" if minute else "carried") if stood else "settled"
    told(turn, "PartnerLeft", partner=partner.code, account=account, minute=minute)
    _settle_open(turn)
    redraw_open(turn)
    notices(turn)
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
    merged, wider, entries = merger.merge(partner, successor, balances[partner.code], turn.now)
    books.roster.keep_partner(merged)
    books.roster.keep_partner(wider)
    for entry in entries:
        books.ledger.post(entry)
    turn.scheme, moved = merger.merged_into(turn.scheme, merged, wider)
    for person in moved:
        books.roster.keep_person(person)
    told(turn, "PartnerMerged", partner=partner.code, successor=successor.code)
    followed = _follow(turn, partner.code)
    resume_held(turn, successor.code)
    redraw_open(turn)
    _redraw_what_bars(turn, frozenset({partner.code, successor.code}))
    return Whisper(
        f"{partner.name} is now {successor.name}: {len(moved)} people and {followed} open cases "
        f"follow.{_capped(turn, successor)}",
        (DESK, HOME),
    )


def _follow(turn: Turn, old: PartnerCode) -> int:
    count = 0
    for seen in turn.books.cases.among(OPEN):
        case = turn.books.cases.get(seen.reference)
        if case is not None:
            after, facts = merger.follow(case, old, turn.scheme, turn.now)
            if facts:
                keep(turn, after, facts)
                count += 1
    return count


def _redraw_what_bars(turn: Turn, merged: frozenset[PartnerCode]) -> None:
    """What is over is taken back from whoever works for a landlord that is excluded (D3)."""
    for case in turn.books.cases.among(OVER):
        if turn.scheme.barred_by(case.referral.excluded_partners) & merged:
            turn.books.outbox.changed(case.reference)


def _settle_open(turn: Turn) -> None:
    """A landlord that has gone waits in no line, and where it alone was asked nobody is now."""
    for seen in turn.books.cases.among(OPEN):
        case = turn.books.cases.get(seen.reference)
        if case is not None:
            after, facts = unfit.settle(case, turn.scheme, turn.now)
            if facts:
                keep(turn, after, facts)


def _capped(turn: Turn, successor: Partner) -> str:
    if not at_cap(counting(turn, successor.code), turn.scheme.policy):
        return ""
    return f" {successor.name} is at the cap now, and cannot refer."
