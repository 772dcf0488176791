"""What each scheme asks of who takes part, of a tenancy and of a home (R36)."""

from collections.abc import Iterator
from enum import StrEnum

from bot.domain.policy import Policy
from bot.domain.property import Home, OfferedTenure, Rent
from bot.domain.referral import Arrears, Tenure
from bot.domain.rules import Problem, Refused, Rule

R36 = Rule(
    "R36",
    "Each scheme says whether landlords take part of their own will, in which areas, and on which "
    "conditions of the tenancy and of the home.",
)

_INQUIRY = "Log an inquiry, and ask the coordinator which other ways there are."


class Participation(StrEnum):
    """Whether landlords take part of their own will; from a mandatory scheme none may leave."""

    VOLUNTARY = "voluntary"
    MANDATORY = "mandatory"

    @property
    def words(self) -> str:
        """The same as people say it."""
        return "voluntary" if self is Participation.VOLUNTARY else "mandatory: no landlord leaves"


class TenancyCondition(StrEnum):
    """What a scheme may ask of the tenancy that a household leaves."""

    RENT_CLEAR = "rent_clear"
    RENT_CLEAR_OR_PLAN = "rent_clear_or_plan"
    NO_END_DATE = "no_end_date"
    NOT_INTRODUCTORY = "not_introductory"
    ALREADY_HELD = "already_held"

    @property
    def words(self) -> str:
        """The condition as people say it."""
        return _OF_TENANCY[self]


class PropertyCondition(StrEnum):
    """What a scheme may ask of a home that is offered."""

    SOCIAL_RENT = "social_rent"
    NO_END_DATE = "no_end_date"
    NOT_INTRODUCTORY = "not_introductory"
    NO_LESS_SECURE = "no_less_secure"

    @property
    def words(self) -> str:
        """The condition as people say it."""
        return _OF_HOME[self]


_OF_TENANCY = {
    TenancyCondition.RENT_CLEAR: "rent account clear",
    TenancyCondition.RENT_CLEAR_OR_PLAN: "rent account clear, or a plan kept",
    TenancyCondition.NO_END_DATE: "neither flexible nor fixed term",
    TenancyCondition.NOT_INTRODUCTORY: "not introductory or starter",
    TenancyCondition.ALREADY_HELD: "held already, not only owed",
}
_OF_HOME = {
    PropertyCondition.SOCIAL_RENT: "social rent",
    PropertyCondition.NO_END_DATE: "neither flexible nor fixed term",
    PropertyCondition.NOT_INTRODUCTORY: "not introductory",
    PropertyCondition.NO_LESS_SECURE: "no less secure than the tenancy they leave",
}
_ENDING = frozenset({Tenure.FLEXIBLE, Tenure.FIXED_TERM})
_SECURITY = {
    Tenure.OWED: 0,
    Tenure.INTRODUCTORY: 0,
    Tenure.FLEXIBLE: 1,
    Tenure.FIXED_TERM: 1,
    Tenure.SECURE: 2,
    Tenure.ASSURED: 2,
}
"""How secure a tenancy is: on trial or not held yet, for a time, for as long as it is kept (R1)."""


def tenancy_conditions(policy: Policy) -> tuple[TenancyCondition, ...]:
    """What this scheme asks of a tenancy, in the order of the scheme file."""
    return tuple(map(TenancyCondition, policy.tenancy_conditions))


def property_conditions(policy: Policy) -> tuple[PropertyCondition, ...]:
    """What this scheme asks of a home, in the order of the scheme file."""
    return tuple(map(PropertyCondition, policy.property_conditions))


def tenancy_problems(policy: Policy, tenure: Tenure, arrears: Arrears) -> Iterator[Problem]:
    """Why this scheme takes no referral of this tenancy; asked when a referral is sent (R36)."""
    for condition in tenancy_conditions(policy):
        match condition:
            case TenancyCondition.RENT_CLEAR if arrears is not Arrears.NONE:
                yield Problem(
                    "arrears",
                    "This scheme asks for a rent account that is clear. Agree with the landlord "
                    f"on the tenancy how to clear it. {_INQUIRY}",
                )
            case TenancyCondition.RENT_CLEAR_OR_PLAN if arrears is Arrears.OVER_THE_LIMIT:
                yield Problem(
                    "arrears",
                    "This scheme takes arrears only with a plan that is kept. Agree a plan with "
                    "the landlord on the tenancy first.",
                )
            case TenancyCondition.NO_END_DATE if tenure in _ENDING:
                yield Problem(
                    "tenure", f"This scheme takes no flexible or fixed-term tenancy. {_INQUIRY}"
                )
            case TenancyCondition.NOT_INTRODUCTORY if tenure is Tenure.INTRODUCTORY:
                yield Problem(
                    "tenure", f"This scheme takes no introductory or starter tenancy. {_INQUIRY}"
                )
            case TenancyCondition.ALREADY_HELD if tenure is Tenure.OWED:
                yield Problem(
                    "tenure",
                    f"This scheme takes households that hold their tenancy already. {_INQUIRY}",
                )
            case _:
                pass


def home_problems(policy: Policy, home: Home, leaves: Tenure | None = None) -> Iterator[Problem]:
    """Why this scheme lets nobody offer such a home (R36).

    ``leaves`` is the tenancy of the household it is offered to, None where it is for nobody yet.
    """
    another = "Offer another tenancy of it, or another home."
    for condition in property_conditions(policy):
        match condition:
            case PropertyCondition.SOCIAL_RENT if home.rent is not Rent.SOCIAL:
                yield Problem(
                    "rent", "In this scheme homes are let at social rent. Offer it at that rent."
                )
            case PropertyCondition.NO_END_DATE if Tenure(home.tenure.value) in _ENDING:
                yield Problem(
                    "tenure",
                    f"In this scheme no flexible or fixed-term tenancy is offered. {another}",
                )
            case PropertyCondition.NOT_INTRODUCTORY if home.tenure is OfferedTenure.INTRODUCTORY:
                yield Problem(
                    "tenure", f"In this scheme no introductory tenancy is offered. {another}"
                )
            case PropertyCondition.NO_LESS_SECURE if leaves and _less_secure(home.tenure, leaves):
                yield Problem(
                    "tenure",
                    "In this scheme nobody is offered a tenancy less secure than the one they "
                    f"leave. {another}",
                )
            case _:
                pass


def refuse_home(policy: Policy, home: Home, leaves: Tenure) -> None:
    """Refuse a home that does not meet the conditions of this scheme."""
    for problem in home_problems(policy, home, leaves):
        raise Refused(R36, problem.sentence)


def is_mandatory(policy: Policy) -> bool:
    """Whether landlords must take part in this scheme."""
    return Participation(policy.participation) is Participation.MANDATORY


def refuse_leaving(policy: Policy, name: str) -> None:
    """Refuse that a partner leaves a scheme in which taking part is mandatory (R36, C10)."""
    if is_mandatory(policy):
        raise Refused(
            R36,
            f"Taking part in this scheme is mandatory, so {name} cannot leave it.",
            "Freeze its intake, or merge it into the landlord that takes its homes.",
        )


def _less_secure(offered: OfferedTenure, leaves: Tenure) -> bool:
    return _SECURITY[Tenure(offered.value)] < _SECURITY[leaves]
