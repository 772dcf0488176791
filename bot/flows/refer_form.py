"""The referral form: every field of RULEBOOK section 5, in the order in which officers think."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.forms import Answers, Ask, Form, Page
from bot.domain.property import Access, Pet, Size, WantedType
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

SIZES = {"studio": "Studio", "5+": "5 or more"}
SOMEBODY_ELSE = "contact"

PERPETRATORS = "perpetrator_moves"
"""Known beforehand: "yes" where the scheme also moves perpetrators (R50)."""


class Circumstance(StrEnum):
    """The form's yes-or-no questions about a household, in one list to tick."""

    JOINT_TENANCY = "joint_tenancy"
    OVERCROWDED = "overcrowded"
    BABY_DUE = "baby_due"
    MARAC = "marac"
    MOVING_SUPPORT = "moving_support"


class AnyFloor(StrEnum):
    """The floors a household can live on, as one question."""

    ANY = "any"
    GROUND = "ground"
    LIFT = "lift"
    UP_TO_1 = "up_to_1"
    UP_TO_2 = "up_to_2"
    UP_TO_3 = "up_to_3"
    UP_TO_4 = "up_to_4"


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
        Ask("Their role", screened=True),
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


class Areas(Page):
    """R7, R8, D3: where they would be safe, and who must not hear of it."""

    title: ClassVar[str] = "Safe areas"
    intro: ClassVar[str] = "The home area is never safe, and no landlord is ever told what it is."

    home_area: Annotated[str, Ask("Which area is their home in?", source="areas")]
    safe_areas: Annotated[
        frozenset[str], Field(min_length=1), Ask("Where would they be safe?", source="areas")
    ]
    unsafe_areas: Annotated[
        frozenset[str], Ask("Where would they not be safe?", "If there are any.", source="areas")
    ] = frozenset()
    excluded_partners: Annotated[
        frozenset[str],
        Ask("Which landlords must not hear of it?", "If there are any.", source="partners"),
    ] = frozenset()
    excluded_persons: Annotated[
        frozenset[str],
        Ask("Which people must not hear of it?", "A perpetrator may work there.", source="people"),
    ] = frozenset()


Count = Annotated[int, Field(ge=0, le=12)]


class TheHousehold(Page):
    """The household as counts by age band (L5)."""

    title: ClassVar[str] = "The household"
    intro: ClassVar[str] = "Count everybody who moves. Leave a box empty for none."

    aged_21_over: Annotated[Count, Ask("Aged 21 and over")] = 0
    aged_18_20: Annotated[Count, Ask("Aged 18 to 20")] = 0
    aged_16_17: Annotated[Count, Ask("Aged 16 or 17")] = 0
    aged_10_15: Annotated[Count, Ask("Aged 10 to 15")] = 0
    aged_0_9: Annotated[Count, Ask("Aged 9 and under")] = 0
    circumstances: Annotated[
        frozenset[Circumstance],
        Ask(
            "Tick what applies",
            labels={
                "overcrowded": "Overcrowded now",
                "baby_due": "A baby is due",
                "marac": "Heard at a MARAC",
                "moving_support": "Support with moving costs, benefits and settling in is arranged",
            },
        ),
    ] = frozenset()
    pets: Annotated[
        frozenset[Pet], Ask("Pets that come along", labels={"assistance": "Assistance animal"})
    ] = frozenset()


class TheHome(Page):
    """The home that is needed."""

    title: ClassVar[str] = "The home needed"

    size: Annotated[Size, Ask("How many bedrooms do they need?", labels=SIZES)]
    smallest: Annotated[
        Size | None,
        Ask("What is the smallest they would accept?", "The same, if you leave it.", labels=SIZES),
    ] = None
    type: Annotated[WantedType, Ask("What kind of home?")] = WantedType.ANY
    floor: Annotated[
        AnyFloor,
        Ask(
            "Which floor?",
            labels={"ground": "Ground floor", "lift": "Ground floor, or with a lift"}
            | {f"up_to_{n}": f"Up to floor {n}" for n in range(1, 5)},
        ),
    ] = AnyFloor.ANY
    access: Annotated[frozenset[Access], Ask("Access needed", "If any.")] = frozenset()


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


class Contact(Page):
    """R21: the work contact of an officer who does not use the bot."""

    title: ClassVar[str] = "The officer's contact"
    intro: ClassVar[str] = "Work details only. A landlord sees them once it offers a home."

    contact_name: Annotated[
        str, Field(max_length=60, pattern=r"^[^\W\d_][^\d_]*$"), Ask("The officer's name")
    ]
    contact_role: Annotated[
        str,
        Field(max_length=60, pattern=r"^[^\W\d_][^\d_@]*$"),
        Ask("Their role", screened=True),
    ]
    contact_email: Annotated[
        str,
        Field(max_length=120, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s.]+$"),
        Ask("Their work e-mail"),
    ]
    contact_phone: Annotated[
        str,
        Field(max_length=20, pattern=r"^\+?[\d ()]{0,19}$"),
        Ask("Their work phone", "If they want to be rung."),
    ] = ""

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return answers.get("officer") == (SOMEBODY_ELSE,)


REFERRAL = Form(
    name="refer",
    version=2,
    title="Refer a household",
    pages=(Consent, WhoMoves, SignOff, Tenancy, Risks, Areas, TheHousehold, TheHome, Lead, Contact),
    review=True,
)
