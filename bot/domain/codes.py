"""Why a case is returned, declined, withdrawn, or housed elsewhere, and why an offer falls through:
lists, so that a reason is never a story (L5)."""

from enum import StrEnum


class Question(StrEnum):
    """What is asked of whoever sent a referral that is returned (R22)."""

    AREAS = "areas"
    SIZE = "size"
    HOUSEHOLD = "household"
    ACCESS = "access"
    CONSENT = "consent"
    OTHER_PATHWAYS = "other_pathways"
    SPECIALIST_SUPPORT = "specialist_support"
    TENANCY = "tenancy"
    OFFICER = "officer"

    @property
    def sentence(self) -> str:
        """The question as its reader meets it."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Question.AREAS: "Are the safe and unsafe areas right, and are there more?",
    Question.SIZE: "Is the size right for this household?",
    Question.HOUSEHOLD: "Is everybody counted, in the right age band?",
    Question.ACCESS: "Are the type, floor, access and pets right?",
    Question.CONSENT: "Has the tenant agreed, and on which day?",
    Question.OTHER_PATHWAYS: "Which other routes were tried, and why do they not serve?",
    Question.SPECIALIST_SUPPORT: "Does a specialist service support them?",
    Question.TENANCY: "Which tenancy is it, and with which landlord?",
    Question.OFFICER: "Who leads this referral?",
}


class WhyDeclined(StrEnum):
    """Why a landlord declines to approve a referral (R22)."""

    NOT_OUR_TENANT = "not_our_tenant"
    NO_SOCIAL_TENANCY = "no_social_tenancy"
    INTERNAL_TRANSFER = "internal_transfer"
    NOT_AT_RISK = "not_at_risk"
    OTHER = "other"


class WhyWithdrawn(StrEnum):
    """Why a referral is withdrawn; *consent withdrawn* needs no other reason (L6)."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    NOT_NEEDED = "not_needed"
    NO_CONTACT = "no_contact"
    DUPLICATE = "duplicate"
    OFFER_LIMIT = "offer_limit"
    OTHER = "other"


class HousedBy(StrEnum):
    """How a household was housed without the scheme (C4)."""

    INTERNAL_TRANSFER = "internal_transfer"
    HOUSING_MOVES = "housing_moves"
    OTHER_PATHWAY = "other_pathway"
    STAYED = "stayed"
    OWN_ARRANGEMENT = "own_arrangement"


class WhyFell(StrEnum):
    """Why an offer that the tenant had accepted falls through (R25)."""

    TENANT_CHANGED_MIND = "tenant_changed_mind"
    HOME_NOT_READY = "home_not_ready"
    HOME_NOT_AVAILABLE = "home_not_available"
    NOT_SAFE = "not_safe"
    CHECKS_FAILED = "checks_failed"
    OTHER = "other"


class WhyOverride(StrEnum):
    """Why the coordinator overrides the cap for one referral (C12)."""

    RISK_TO_LIFE = "risk_to_life"
    HOME_ON_ITS_WAY = "home_on_its_way"
    NO_REQUEST_TO_REPAY = "no_request_to_repay"
    AGREED_BY_STEERING_GROUP = "agreed_by_steering_group"
    OTHER = "other"


class WhySubstitution(StrEnum):
    """Why a home of another size is agreed instead of the size owed (C3)."""

    NO_STOCK_OF_SIZE = "no_stock_of_size"
    NO_DEMAND_FOR_SIZE = "no_demand_for_size"
    AGREED_BY_BOTH = "agreed_by_both"
    AGREED_BY_STEERING_GROUP = "agreed_by_steering_group"
    OTHER = "other"


class WhyCorrected(StrEnum):
    """What was wrong with a move that was posted (C8)."""

    WRONG_SIZE = "wrong_size"
    WRONG_LANDLORD = "wrong_landlord"
    WRONG_DATE = "wrong_date"
    WRONG_COUNT = "wrong_count"
    DID_NOT_HAPPEN = "did_not_happen"
    OTHER = "other"
