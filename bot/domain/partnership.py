"""How a partner stands to the scheme: what it lacks, frozen, leaving, gone (C10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.case import Case
from bot.domain.conditions import refuse_leaving
from bot.domain.governance import L13
from bot.domain.ids import PartnerCode, Reference
from bot.domain.ledger import SCHEME, Balance, Entry, EntryKind, Posting
from bot.domain.partner import Membership, Partner
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme, listed

C10 = Rule(
    "C10",
    "A partner that leaves refers no one new; what it owes is settled, carried or written off.",
)
C11 = Rule("C11", "What a merged partner owes and is owed is its successor's, size by size.")
R16 = Rule("R16", "Two named leads are wanted; a partner with one shows as a risk.")
R35 = Rule("R35", "The agreement is signed and dated by each partner, with its named leads.")

FROZEN = frozenset({Membership.FROZEN, Membership.LEAVING})
"""For these no one new is referred; they may still give."""


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


def short_of_leads(scheme: Scheme) -> Mapping[str, Sequence[Partner]]:
    """The partners with fewer than two named leads, by how many they have, in words (R16)."""
    found: dict[str, list[Partner]] = {}
    for code in in_scheme(scheme.partners):
        leads = len(scheme.leads(code))
        if leads < 2:
            words = "one named lead only" if leads else "no named lead"
            found.setdefault(words, []).append(scheme.partners[code])
    return found


def in_scheme(partners: Mapping[PartnerCode, Partner]) -> list[PartnerCode]:
    """The partners that have not gone, in the order of their names."""
    return sorted(
        (code for code, one in partners.items() if not one.is_gone), key=lambda c: partners[c].name
    )


def refuse_referral(partner: Partner, *, insider: bool) -> None:
    """Refuse a new referral for a partner whose intake is frozen, or that has gone (C10)."""
    if partner.membership is Membership.MEMBER:
        return
    why = (
        f"{partner.name} takes no new referrals now."
        if insider
        else (f"{partner.name} cannot refer now.")
    )
    raise Refused(C10, why, "Your answers are kept. Ask the coordinator.")


def freeze(partner: Partner) -> Partner:
    """No new referral for a partner; it may still give."""
    expect_standing(partner, Membership.MEMBER)
    return replace(partner, membership=Membership.FROZEN)


def take_back(partner: Partner) -> Partner:
    """A frozen partner refers again, or one that was leaving stays."""
    expect_standing(partner, *FROZEN)
    return replace(partner, membership=Membership.MEMBER)


def begin_leaving(partner: Partner, policy: Policy) -> Partner:
    """A partner leaves: its intake is frozen until its account and its cases are done with.

    Raises:
        Refused: taking part is mandatory (R36).
    """
    refuse_leaving(policy, partner.name)
    expect_standing(partner, Membership.MEMBER, Membership.FROZEN)
    return replace(partner, membership=Membership.LEAVING)


def leave(
    partner: Partner, balance: Balance, open_cases: Iterable[Case], *, carry: bool
) -> Partner:
    """A partner that was leaving is gone: its account is settled, or carried as it stands (C10).

    Raises:
        Refused: its households still wait, it holds a request, or its account is not settled.
    """
    expect_standing(partner, Membership.LEAVING)
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


def without(scheme: Scheme, gone: Partner) -> tuple[Scheme, tuple[Person, ...]]:
    """The scheme once a partner has left, and its people, who have no access any more (L14)."""
    staff = {p.id: p for p in scheme.people.values() if p.partner == gone.code}
    left = replace(
        scheme,
        partners=dict(scheme.partners) | {gone.code: gone},
        people={p.id: p for p in scheme.people.values() if p.id not in staff},
        revoked=dict(scheme.revoked) | staff,
    )
    return left, tuple(staff.values())


def refuse_channel(partner: Partner, *, stopped: bool) -> None:
    """Refuse to pause a channel that is not open, or to resume one that is not paused (L13)."""
    if (partner.channel if stopped else partner.stopped_channel) is None:
        raise Refused(
            L13,
            f"{partner.name} has no channel that is {'open' if stopped else 'paused'}.",
            "Open Desk for what you can do.",
        )


def written_off(balance: Balance, minute: str, at: datetime) -> tuple[Entry, ...]:
    """What a partner that leaves owes and is owed is the scheme's own from then (C10, C13)."""
    return passed(balance, SCHEME, EntryKind.WRITE_OFF, minute, at)


def passed(
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


def expect_standing(partner: Partner, *memberships: Membership) -> None:
    """Refuse what no longer applies to a partner that stands in none of these ways (C10, C11)."""
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
