"""The pages that a referral and its amendment both ask: where, who, which home, whose contact."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.forms import Answers, Ask, Page
from bot.domain.property import Access, Pet, Size, WantedType
from bot.flows.words import SIZES

SOMEBODY_ELSE = "contact"
"""The officer who does not use the bot, on the list of officers."""


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


class WhereSafe(Page):
    """R7, R8, D3: where they would be safe, and who must not hear of it."""

    title: ClassVar[str] = "Safe areas"

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
        Ask("Their role", screened=True, withheld="Role withheld"),
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
