"""A tenancy that started: who moved into what, by which way, and who is credited (R27, R28)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.ids import PartnerCode, PersonId
from bot.domain.property import Size


class MovePathway(StrEnum):
    """The way by which a household moved (R28)."""

    SCHEME_OFFER = "scheme_offer"
    HOUSING_MOVES = "housing_moves"
    OTHER_PATHWAY = "other_pathway"
    PERPETRATOR_MOVE = "perpetrator_move"


@dataclass(frozen=True, slots=True)
class Nomination:
    """The council that nominated the household, as the lead of whoever granted the tenancy says.

    It counts once a lead of the council has ``agreed`` (R28). ``at``: when either said so last.
    """

    council: PartnerCode
    at: datetime
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A tenancy that started: one household, its adults and its children (R27).

    ``receiver`` is the landlord that gave the home, None where it came by an outside pathway (C4);
    ``second`` is the size of the second home where the household splits into two (C7).
    """

    started: date
    pathway: MovePathway
    sender: PartnerCode
    receiver: PartnerCode | None
    size: Size
    adults: int
    children: int
    tenure_kept: bool
    logged_by: PersonId
    confirmed_by: PersonId | None = None
    second: Size | None = None
    nomination: Nomination | None = None

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes of the homes let: one, or two where the household split (C7)."""
        return (self.size,) if self.second is None else (self.size, self.second)

    @property
    def credited(self) -> PartnerCode | None:
        """The landlord that is owed a home: who granted the tenancy, or the council (R28)."""
        agreed = self.nomination if self.nomination and self.nomination.agreed else None
        return agreed.council if agreed else self.receiver
