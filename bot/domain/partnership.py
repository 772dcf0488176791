"""How a partner stands to the scheme: frozen, leaving, gone, merged into another (C10, C11)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.case import OPEN, Case, Offer
from bot.domain.facts import LandlordMerged
from bot.domain.ids import PartnerCode, Reference
from bot.domain.ledger import SCHEME, Balance, Entry, EntryKind, Posting
from bot.domain.partner import Membership, Partner
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme, listed

C10 = Rule(
    "C10",
    "A partner that leaves refers no one new; what it owes is settled, carried or written off.",
)
C11 = Rule("C11", "What a merged partner owes and is owed is its successor's, size by size.")
R16 = Rule("R16", "Two named leads are wanted; a partner with one shows as a risk.")
R35 = Rule("R35", "The agreement is signed and dated by each partner, with its named leads.")

_FROZEN = frozenset({Membership.FROZEN, Membership.LEAVING})


def risks(scheme: Scheme, partner: Partner) -> tuple[str, ...]:
    """What is wanting of a partner, a sentence each (R14 to R16, R35)."""
    if partner.is_gone:
        return ()
    leads = scheme.leads(partner.code)
    found = []
    if not leads:
        found.append("It has no named lead: nobody can approve or answer.")
    elif len(leads) == 1:
        found.append(f"Only {leads[0].name} is a named lead: two are wanted.")
    if not any(lead.addresses for lead in leads) and leads:
        found.append("None of its leads can be reached yet.")
    if partner.agreement_signed is None:
        found.append("No date of its agreement is kept.")
    return tuple(found)


def refuse_referral(partner: Partner, *, insider: bool) -> None:
    """Refuse a new referral for a partner whose intake is frozen, or that has gone (C10)."""
    if partner.membership is Membership.MEMBER:
        return
    if partner.is_gone:
        raise Refused(
            C10,
            f"{partner.name} is no longer a partner of the scheme.",
            "Choose the landlord that is on the tenancy now, or ask the coordinator.",
        )
    why = (
        f"{partner.name} takes no new referrals now."
        if insider
        else (f"{partner.name} cannot refer now.")
    )
    raise Refused(C10, why, "Your answers are kept. Ask the coordinator.")


def freeze(partner: Partner) -> Partner:
    """No new referral for a partner; it may still give."""
    _expect(partner, Membership.MEMBER)
    return replace(partner, membership=Membership.FROZEN)


def take_back(partner: Partner) -> Partner:
    """A frozen partner refers again, or one that was leaving stays."""
    _expect(partner, *_FROZEN)
    return replace(partner, membership=Membership.MEMBER)


def begin_leaving(partner: Partner) -> Partner:
    """A partner leaves: its intake is frozen until its account and its cases are done with."""
    _expect(partner, Membership.MEMBER, Membership.FROZEN)
    return replace(partner, membership=Membership.LEAVING)


def leave(
    partner: Partner, balance: Balance, open_cases: Iterable[Case], *, carry: bool
) -> Partner:
    """A partner that was leaving is gone: its account is settled, or carried as it stands (C10).

    Raises:
        Refused: its households still wait, it holds a request, or its account is not settled.
    """
    _expect(partner, Membership.LEAVING)
    own, held = [], []
    for case in open_cases:
        if case.landlord == partner.code:
            own.append(case.reference)
        elif case.holder == partner.code:
            held.append(case.reference)
    if own or held:
        raise Refused(
            C10,
            f"{partner.name} still has {_some(own, held)}.",
            "Let each end, or withdraw it; then let the partner go.",
        )
    if any(balance.homes.values()) and not carry:
        raise Refused(
            C10,
            f"{partner.name} owes {balance.owes_words} and is owed {balance.is_owed_words}.",
            "It settles by giving or taking homes while it is leaving; or carry it as it stands.",
        )
    return replace(partner, membership=Membership.LEFT)


def written_off(balance: Balance, minute: str, at: datetime) -> tuple[Entry, ...]:
    """What a partner that leaves owes and is owed is the scheme's own from then (C10, C13)."""
    return _passed(balance, SCHEME, EntryKind.WRITE_OFF, minute, at)


def merge(
    partner: Partner, successor: Partner, balance: Balance, at: datetime
) -> tuple[Partner, Partner, tuple[Entry, ...]]:
    """A partner goes into another, with its homes and all that it owes and is owed (C11).

    The partner, its successor, and what to post: an entry a size.

    Raises:
        Refused: one of them has gone, or they are the same.
    """
    if partner.code == successor.code:
        raise Refused(C11, "A partner cannot merge into itself.", "Choose another.")
    _expect(partner, Membership.MEMBER, *_FROZEN)
    _expect(successor, Membership.MEMBER, Membership.FROZEN)
    merged = replace(partner, membership=Membership.MERGED, successor=successor.code)
    wider = replace(successor, stock_in=successor.stock_in | partner.stock_in)
    return merged, wider, _passed(balance, successor.code, EntryKind.TRANSFER, "", at)


def _passed(
    balance: Balance, to: PartnerCode, kind: EntryKind, code: str, at: datetime
) -> tuple[Entry, ...]:
    """All that stands in an account, posted to another, an entry a size."""
    return tuple(
        Entry(
            Reference(""),
            at,
            (Posting(balance.partner, size, -homes), Posting(to, size, homes)),
            kind,
            code=code,
        )
        for size, homes in balance.homes.items()
        if homes
    )


def followed(case: Case, old: PartnerCode, new: PartnerCode) -> Case:
    """A case once a landlord in it has merged: its successor stands wherever it stood (C11).

    Whoever excluded the old one excludes the new one: a perpetrator may work there (D3).
    """
    if case.state not in OPEN:
        return case
    excluded = case.referral.excluded_partners
    referral = replace(
        case.referral,
        landlord=new if case.landlord == old else case.landlord,
        excluded_partners=excluded | {new} if old in excluded else excluded,
    )
    line = tuple(dict.fromkeys(new if code == old else code for code in case.line))
    offers = tuple(_offer(offer, case.offer, old, new) for offer in case.offers)
    holder = case.offer and (new if case.holder == old else case.holder)
    move = case.move
    if move is not None:
        move = replace(
            move,
            sender=new if move.sender == old else move.sender,
            receiver=new if move.receiver == old else move.receiver,
        )
    return replace(
        case,
        referral=referral,
        offers=offers,
        line=tuple(code for code in line if code != holder),
        move=move,
    )


def caught_up(
    case: Case, partners: Mapping[PartnerCode, Partner]
) -> tuple[Case, tuple[LandlordMerged, ...]]:
    """A case that was over while landlords in it merged, and goes on: successors stand in it."""
    facts: list[LandlordMerged] = []
    known = -1
    while known < len(facts):
        known = len(facts)
        for partner in partners.values():
            if partner.successor is None:
                continue
            after = followed(case, partner.code, partner.successor)
            if after != case:
                facts.append(LandlordMerged(case.reference, partner.code, partner.successor))
                case = after
    return case, tuple(facts)


def _offer(offer: Offer, active: Offer | None, old: PartnerCode, new: PartnerCode) -> Offer:
    return replace(offer, partner=new) if offer == active and offer.partner == old else offer


def _expect(partner: Partner, *memberships: Membership) -> None:
    if partner.membership not in memberships:
        raise Refused(
            C11 if partner.membership is Membership.MERGED else C10,
            f"{partner.name}: {partner.membership.words}, so this no longer applies.",
            "Open Desk and choose it again.",
        )


def _some(own: list[Reference], held: list[Reference]) -> str:
    """``2 of its own referrals open (…) and 1 request in its hands (…)``."""
    parts = [
        f"{len(found)} {what} ({listed(sorted(found)[:5])})"
        for found, what in ((own, "of its own referrals open"), (held, "held for others"))
        if found
    ]
    return listed(parts)


def in_scheme(partners: Mapping[PartnerCode, Partner]) -> list[PartnerCode]:
    """The partners that have not gone, in the order of their names."""
    return sorted(
        (code for code, one in partners.items() if not one.is_gone), key=lambda c: partners[c].name
    )
