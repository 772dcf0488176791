"""The pages that ask why a case is returned or over, or for consent anew: from lists (L5, L6)."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.forms import Ask, Page
from bot.domain.codes import HousedBy, Question, WhyDeclined, WhyWithdrawn


class WhatToAsk(Page):
    """R22: a referral is returned with one question of a list, not with a story."""

    title: ClassVar[str] = "Return with a question"
    intro: ClassVar[str] = "The nominating officer answers it by amending the referral."

    question: Annotated[
        Question,
        Ask("What do you ask?", labels={one.value: one.sentence for one in Question}),
    ]


class WhyNot(Page):
    """R22: a landlord that does not approve says why, from a list."""

    title: ClassVar[str] = "Decline"
    intro: ClassVar[str] = "To ask something, go back and press Return instead."

    why: Annotated[
        WhyDeclined,
        Ask(
            "Why can it not be approved?",
            labels={
                "not_our_tenant": "They are not our tenant",
                "no_social_tenancy": "They hold no social tenancy",
                "internal_transfer": "We move them within our own homes",
                "not_at_risk": "There is no high risk of harm in the home area",
            },
        ),
    ]


class WhyOver(Page):
    """L6: the tenant's choice ends it at once; any other reason comes from the list too."""

    title: ClassVar[str] = "Withdraw"
    intro: ClassVar[str] = "It ends for everybody at once. The coordinator can reopen it."

    why: Annotated[
        WhyWithdrawn,
        Ask(
            "Why is it withdrawn?",
            labels={
                "consent_withdrawn": "The tenant no longer wants to move",
                "not_needed": "The move is no longer needed",
                "no_contact": "The tenant cannot be reached",
                "duplicate": "It was referred twice",
                "offer_limit": "The scheme's limit on offers is met",
            },
        ),
    ]


class How(Page):
    """C4, R28: a home that came without the scheme is counted by its pathway."""

    title: ClassVar[str] = "Housed elsewhere"
    intro: ClassVar[str] = "It is counted, and nobody owes a home for it."

    how: Annotated[
        HousedBy,
        Ask(
            "How was the household housed?",
            labels={
                "internal_transfer": "Their own landlord moved them",
                "housing_moves": "Housing Moves",
                "other_pathway": "Another pathway outside the scheme",
                "stayed": "They stay, safely",
                "own_arrangement": "They found a home themselves",
            },
        ),
    ]
    started: Annotated[date, Ask("Since when?")]
    adults: Annotated[int, Field(ge=0, le=20), Ask("How many adults?", "18 and over.")]
    children: Annotated[int, Field(ge=0, le=20), Ask("How many children?", "Under 18.")]


class Again(Page):
    """R6, R25: a referral that is reopened has the tenant's consent anew."""

    title: ClassVar[str] = "Reopen"

    consents: Annotated[bool, Ask("Has the tenant agreed anew to be moved?")]
    consent_on: Annotated[date, Ask("When did the tenant agree?")]
