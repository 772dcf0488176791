"""A partner goes into another: account, homes, people and cases follow it (C11)."""

from dataclasses import replace
from datetime import datetime

from bot.domain import unfit
from bot.domain.case import OPEN, Case, Offer
from bot.domain.facts import Fact, LandlordMerged
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance, Entry, EntryKind
from bot.domain.partner import Membership, Partner
from bot.domain.partnership import C11, FROZEN, expect_standing, passed
from bot.domain.person import Person
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme
from bot.domain.tenancy import Nomination


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
    expect_standing(partner, Membership.MEMBER, *FROZEN)
    expect_standing(successor, Membership.MEMBER, Membership.FROZEN)
    merged = replace(partner, membership=Membership.MERGED, successor=successor.code)
    wider = replace(successor, stock_in=successor.stock_in | partner.stock_in)
    return merged, wider, passed(balance, successor.code, EntryKind.TRANSFER, "", at)


def merged_into(
    scheme: Scheme, merged: Partner, wider: Partner
) -> tuple[Scheme, tuple[Person, ...]]:
    """The scheme once a partner has merged, and its people as they work for the successor."""
    staff = {
        p.id: replace(p, partner=wider.code)
        for p in scheme.people.values()
        if p.partner == merged.code
    }
    partners = dict(scheme.partners) | {merged.code: merged, wider.code: wider}
    return replace(scheme, partners=partners, people=dict(scheme.people) | staff), tuple(
        staff.values()
    )


def follow(
    case: Case, old: PartnerCode, scheme: Scheme, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    """A case once a landlord in it has merged, holder and line as they may be now (C11, D3).

    Nothing where that landlord has no part in it. ``scheme`` is as it is since.
    """
    after = _followed(case, old, scheme.stands_for(old))
    if after == case:
        return case, ()
    after, settled = unfit.settle(after, scheme, at)
    return after, (LandlordMerged(case.reference, old, scheme.stands_for(old)), *settled)


def caught_up(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """A case that goes on after it was over, with whoever merged or left meanwhile (C10, C11)."""
    facts: list[Fact] = []
    for partner in scheme.partners.values():
        if partner.successor is not None:
            after = _followed(case, partner.code, scheme.stands_for(partner.code))
            if after != case:
                new = scheme.stands_for(partner.code)
                facts.append(LandlordMerged(case.reference, partner.code, new))
                case = after
    case, settled = unfit.settle(case, scheme, at)
    return case, (*facts, *settled)


def _followed(case: Case, old: PartnerCode, new: PartnerCode) -> Case:
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
            nomination=_nomination(move.nomination, old, new),
        )
    return replace(
        case,
        referral=referral,
        offers=offers,
        line=tuple(code for code in line if code != holder),
        move=move,
    )


def _nomination(
    nomination: Nomination | None, old: PartnerCode, new: PartnerCode
) -> Nomination | None:
    if nomination is None or nomination.council != old:
        return nomination
    return replace(nomination, council=new)


def _offer(offer: Offer, active: Offer | None, old: PartnerCode, new: PartnerCode) -> Offer:
    return replace(offer, partner=new) if offer == active and offer.partner == old else offer
