"""The referral form: every field of RULEBOOK section 5, in the order in which officers think.

The pages that an amendment asks too are in ``household_form``.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.forms import Answers, Ask, Form, Page
from bot.domain.property import Size
from bot.domain.referral import (
    Arrears,
    Pathway,
    ReferrerKind,
    Risk,
    Specialist,
    Staying,
    Subject,
    Tenure,
    Urgency,
    WhyNot,
)
from bot.flows.household_form import Contact, TheHome, TheHousehold, WhereSafe
from bot.flows.words import SIZES

PERPETRATORS = "perpetrator_moves"
"""Known beforehand: "yes" where the scheme also moves perpetrators (R50)."""


class Consent(Page):
    """R6: the tenant's own choice, dated; without it the form stops here."""

    title: ClassVar[str] = "Consent"
    intro: ClassVar[str] = "Never write a tenant's name or address anywhere in this form."

    consents: Annotated[
        bool,
        Ask("Has the tenant chosen to move, and agreed to this referral?"),
    ]
    consent_on: Annotated[date, Ask("When did the tenant agree?")]


class WhoMoves(Page):
    """R50: where the scheme's policy says so, a perpetrator may move and the victim stay."""

    title: ClassVar[str] = "Who moves"

    subject: Annotated[
        Subject,
        Ask(
            "Who is to move?",
            labels={"victim": "Who is at risk", "perpetrator": "The perpetrator"},
        ),
    ]

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return answers.get(PERPETRATORS) == ("yes",)


class SignOff(Page):
    """R50: a named professional deems the perpetrator's move safe."""

    title: ClassVar[str] = "Sign-off"
    intro: ClassVar[str] = "Who deems this move safe for the person at risk, who stays."

    signed_name: Annotated[
        str,
        Field(min_length=1, max_length=60, pattern=r"^[^\W\d_][^\d_]*$"),
        Ask("Which professional signed it off?", "The name of the professional, at work."),
    ]
    signed_role: Annotated[
        str,
        Field(min_length=1, max_length=60, pattern=r"^[^\W\d_][^\d_@]*$"),
        Ask("Their role", screened=True, withheld="Role withheld"),
    ]

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return WhoMoves.applies(answers) and answers.get("subject") == (Subject.PERPETRATOR,)


class Tenancy(Page):
    """R1, R22: the tenancy that is kept, and the landlord that will owe."""

    title: ClassVar[str] = "The tenancy"

    landlord: Annotated[
        str,
        Ask(
            "Which landlord is on the tenancy?",
            "The landlord whose tenant this is, wherever they stay now. It approves the referral.",
            source="landlords",
        ),
    ]
    referrer_kind: Annotated[ReferrerKind, Ask("What kind of organisation refers?")]
    tenure: Annotated[
        Tenure,
        Ask(
            "Which tenancy do they hold?",
            labels={"owed": "Owed one (care leaver)", "introductory": "Introductory or starter"},
        ),
    ]
    current_size: Annotated[Size, Ask("How many bedrooms do they have now?", labels=SIZES)]
    staying: Annotated[
        Staying,
        Ask("Where do they stay meanwhile?", labels={"at_home": "In their own home"}),
    ]
    arrears: Annotated[
        Arrears,
        Ask(
            "Rent arrears?", labels={"plan": "Yes, with a plan", "over_the_limit": "Over the limit"}
        ),
    ]


class Risks(Page):
    """R2, R5, R19: what they flee, and why other routes do not serve."""

    title: ClassVar[str] = "The risk"

    risks: Annotated[
        frozenset[Risk],
        Field(min_length=1),
        Ask(
            "What are they fleeing?",
            "Tick all that apply.",
            labels={
                "fgm": "FGM",
                "honour_based_violence": "So-called honour-based violence",
                "sexual_violence": "Sexual violence or exploitation",
                "gang_or_youth_violence": "Gang or serious youth violence",
                "other_community_safety": "Another community-safety risk",
            },
        ),
    ]
    specialist: Annotated[Specialist, Ask("Does a specialist domestic-abuse service support them?")]
    pathways: Annotated[
        frozenset[Pathway], Field(min_length=1), Ask("Which other routes were considered?")
    ]
    why_not: Annotated[
        frozenset[WhyNot],
        Field(min_length=1),
        Ask("Why do they not serve?", labels={"tried": "Tried without success"}),
    ]


class HomeArea(Page):
    """D3: the area that is never safe."""

    home_area: Annotated[str, Ask("Which area is their home in?", source="areas")]


# The fields of the last base come first: the home area is asked before what is safe.
class Areas(WhereSafe, HomeArea):
    """The areas of a new referral."""

    intro: ClassVar[str] = "The home area is never safe, and no landlord is ever told what it is."


class Lead(Page):
    """R17, R18: who leads the referral, and how urgent it is."""

    title: ClassVar[str] = "Who leads it"

    officer: Annotated[
        str,
        Ask(
            "Who is the nominating officer?",
            "Landlords with a home get in touch with this person.",
            source="officers",
        ),
    ]
    urgency: Annotated[Urgency, Ask("How urgent is it?")] = Urgency.NORMAL
    note: Annotated[
        str,
        Field(max_length=120),
        Ask(
            "A note for the coordinator",
            "No names, addresses or numbers. Leave it empty if you can.",
            screened=True,
        ),
    ] = ""


REFERRAL = Form(
    name="refer",
    version=2,
    title="Refer a household",
    pages=(Consent, WhoMoves, SignOff, Tenancy, Risks, Areas, TheHousehold, TheHome, Lead, Contact),
    review=True,
)
