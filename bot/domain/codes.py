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
