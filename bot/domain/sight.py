"""How far each may see into a case: where it stands, since when, and whom to ask (D12, R21)."""

from bot.domain.access import Standing, standings
from bot.domain.case import Case, State
from bot.domain.person import Person
from bot.domain.rules import Rule
from bot.domain.scheme import Scheme

D12 = Rule("D12", "The home landlord learns only that a home was offered and that they moved.")

_TO_HOME_LANDLORD = {
    State.CLAIMED: State.CIRCULATED,
    State.VIEWING: State.OFFERED,
    State.ACCEPTED: State.OFFERED,
    State.FOLLOWED_UP: State.MOVED,
}

_EARLY = frozenset({State.CIRCULATED, State.CLAIMED})
"""Where a policy that shows the contact on circulation shows it before any offer (R21)."""


def to_home_landlord(case: Case) -> State:
    """Where a case stands, as far as the landlord on the tenancy may know it (D12)."""
    return _TO_HOME_LANDLORD.get(case.state, case.state)


def known_state(scheme: Scheme, person: Person, case: Case) -> State | None:
    """Where a case stands, as far as this person may know it (D12).

    None where another landlord holds it, and how far that one is is no business of theirs.
    """
    held = standings(scheme, person, case)
    if held & {Standing.COORDINATOR, Standing.NOMINATOR}:
        return case.state
    if Standing.READER in held:
        return case.state if case.holder in (None, person.partner) else None
    return to_home_landlord(case)


def sees_steps(scheme: Scheme, person: Person, case: Case) -> bool:
    """Whether this person may know when a case took its latest step.

    The home landlord may not: the day of a claim or of a viewing is more than D12 tells it. Nor
    may a landlord while another holds the request.
    """
    held = standings(scheme, person, case)
    if held & {Standing.COORDINATOR, Standing.NOMINATOR}:
        return True
    return Standing.READER in held and case.holder in (None, person.partner)


def shows_contact_early(scheme: Scheme, case: Case) -> bool:
    """Whether readers see the officer's contact before any offer, by the scheme's policy (R21)."""
    return scheme.policy.contact_shown == "on_circulation" and case.state in _EARLY
