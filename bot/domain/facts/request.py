"""What happened to a request: who may see it, who holds it and who waits for it (D6, D7)."""

from dataclasses import dataclass

from bot.domain.ids import PartnerCode, Reference


@dataclass(frozen=True, slots=True)
class RequestCirculated:
    """The request went to every landlord that may see it (D7)."""

    reference: Reference
    partners: tuple[PartnerCode, ...]


@dataclass(frozen=True, slots=True)
class RequestClaimed:
    """A landlord holds the request (D6)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class LineJoined:
    """A landlord waits its turn for a request that another holds (D6)."""

    reference: Reference
    partner: PartnerCode
    place: int


@dataclass(frozen=True, slots=True)
class ReleaseUndone:
    """A landlord that released a request by a slip holds it again (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class HoldReleased:
    """A landlord no longer holds a request for which it had entered no home yet (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class HoldLapsed:
    """A hold ran out without a home (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class HolderDisplaced:
    """The coordinator gave a held request to another landlord (D8)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class NextInLine:
    """The landlord that waited longest holds the request now (D6)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class LineLeft:
    """A landlord no longer waits, or may not any more (D6, D2)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class RequestFreed:
    """Nobody holds the request and nobody waits: any landlord that may see it can claim it (D6)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class CirculationStopped:
    """No landlord may see the request any more: it is the coordinator's to amend or wait (D7)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class HoldWarned:
    """Half of a hold has passed without a home (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int
