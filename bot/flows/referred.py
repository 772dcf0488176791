"""The referral that a form describes: its pages, read into the words of the domain."""

from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.property import Floor, Needs, Pet
from bot.domain.referral import Household, Referral, SignedOff, Subject, WorkContact
from bot.flows.flow import Filled
from bot.flows.household_form import (
    Circumstance,
    Contact,
    TheHome,
    TheHousehold,
)
from bot.flows.refer_form import (
    Areas,
    Consent,
    Lead,
    Risks,
    SignOff,
    Tenancy,
    WhoMoves,
)


def referral_of(filled: Filled) -> Referral:
    """The referral that a filled form describes."""
    tenancy, risks, areas = filled.page(Tenancy), filled.page(Risks), filled.page(Areas)
    household, lead = filled.page(TheHousehold), filled.page(Lead)
    contact, moves, signed = filled.maybe(Contact), filled.maybe(WhoMoves), filled.maybe(SignOff)
    ticked = household.circumstances
    return Referral(
        landlord=PartnerCode(tenancy.landlord),
        referrer_kind=tenancy.referrer_kind,
        officers=() if contact else (PersonId(lead.officer),),
        contacts=(contact_of(contact),) if contact else (),
        specialist=risks.specialist,
        consent_on=filled.page(Consent).consent_on,
        pathways=risks.pathways,
        why_not=risks.why_not,
        subject=moves.subject if moves else Subject.VICTIM,
        signed_off=SignedOff(signed.signed_name, signed.signed_role) if signed else None,
        risks=risks.risks,
        marac=Circumstance.MARAC in ticked,
        home_area=AreaCode(areas.home_area),
        safe_areas=areas_of(areas.safe_areas),
        unsafe_areas=areas_of(areas.unsafe_areas),
        tenure=tenancy.tenure,
        joint_tenancy=Circumstance.JOINT_TENANCY in ticked,
        current_size=tenancy.current_size,
        staying=tenancy.staying,
        overcrowded=Circumstance.OVERCROWDED in ticked,
        household=household_of(household),
        needs=needs_of(filled.page(TheHome), household.pets),
        arrears=tenancy.arrears,
        urgency=lead.urgency,
        excluded_partners=partners_of(areas.excluded_partners),
        excluded_persons=people_of(areas.excluded_persons),
        moving_support=Circumstance.MOVING_SUPPORT in ticked,
        note=lead.note,
    )


def household_of(page: TheHousehold) -> Household:
    """The household as the form counts it."""
    return Household(
        page.aged_0_9,
        page.aged_10_15,
        page.aged_16_17,
        page.aged_18_20,
        page.aged_21_over,
        Circumstance.BABY_DUE in page.circumstances,
    )


def needs_of(page: TheHome, pets: frozenset[Pet]) -> Needs:
    """The home that is needed, as the form asks for it."""
    up_to = page.floor.value.startswith("up_to_")
    return Needs(
        size=page.size,
        smallest=page.smallest or page.size,
        type=page.type,
        floor=Floor.UP_TO if up_to else Floor(page.floor.value),
        highest_floor=int(page.floor.value[-1]) if up_to else None,
        access=page.access,
        pets=pets,
    )


def contact_of(page: Contact) -> WorkContact:
    """The work contact of an officer who does not use the bot (R21)."""
    return WorkContact(page.contact_name, page.contact_role, page.contact_email, page.contact_phone)


def areas_of(codes: frozenset[str]) -> frozenset[AreaCode]:
    """The areas that were chosen."""
    return frozenset(map(AreaCode, codes))


def partners_of(codes: frozenset[str]) -> frozenset[PartnerCode]:
    """The partners that were chosen."""
    return frozenset(map(PartnerCode, codes))


def people_of(ids: frozenset[str]) -> frozenset[PersonId]:
    """The people that were chosen."""
    return frozenset(map(PersonId, ids))
