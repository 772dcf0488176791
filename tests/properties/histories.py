"""Random cases over random schemes, taken from state to state by the domain's own acts."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.domain import aftercare, amend, codes, hold, intake, life, move, offer, retention
from bot.domain.calendar import Calendar
from bot.domain.case import Case, RefusalCode, State, Whose
from bot.domain.followup import Answer, Check, RiskEnded, Safe
from bot.domain.ids import AreaCode, PartnerCode, PersonId, Reference
from bot.domain.ledger import Balance
from bot.domain.property import Home, HomeType, Needs, OfferedTenure, Rent, Size
from bot.domain.referral import (
    Arrears,
    Household,
    Pathway,
    Referral,
    ReferrerKind,
    Risk,
    Specialist,
    Staying,
    Subject,
    Tenure,
    Urgency,
    WhyNot,
)
from bot.domain.request import claim, partners_that_may_see
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme
from tests.properties.schemes import schemes

AT = datetime(2026, 3, 3, 10, tzinfo=UTC)
REFERENCE = Reference("K7QX-3F")
LONGEST = 20
_ASKED = Referral(
    landlord=PartnerCode("QUA"),
    referrer_kind=ReferrerKind.HOUSING,
    officers=(),
    contacts=(),
    specialist=Specialist.YES,
    consent_on=AT.date(),
    pathways=frozenset({Pathway.INTERNAL_TRANSFER}),
    why_not=frozenset({WhyNot.NOT_SAFE}),
    subject=Subject.VICTIM,
    risks=frozenset({Risk.STALKING}),
    marac=False,
    home_area=AreaCode("ASH"),
    safe_areas=frozenset(),
    unsafe_areas=frozenset(),
    tenure=Tenure.SECURE,
    joint_tenancy=False,
    current_size="2",
    staying=Staying.REFUGE,
    overcrowded=False,
    household=Household(aged_0_9=2, aged_21_over=1),
    needs=Needs(Size.TWO, Size.TWO),
    arrears=Arrears.NONE,
    urgency=Urgency.URGENT,
    excluded_partners=frozenset(),
    excluded_persons=frozenset(),
    moving_support=True,
)
_HOME = Home(
    AreaCode("ASH"),
    Size.TWO,
    HomeType.FLAT,
    floor=0,
    lift=False,
    access=frozenset(),
    pets=True,
    tenure=OfferedTenure.SECURE,
    rent=Rent.SOCIAL,
    ready=AT.date(),
)


@dataclass(frozen=True)
class History:
    """A scheme, and every stand that one case of it came to."""

    scheme: Scheme
    stands: tuple[Case, ...]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A referral that need not hold together, and what the domain's acts can make of it."""
    scheme = draw(schemes())
    referral = draw(_referrals(scheme))
    case, _ = intake.submit(REFERENCE, referral, PersonId("sam"), AT)
    stands = [case]
    for _ in range(draw(st.integers(6, LONGEST))):
        act = draw(st.sampled_from(_acts(case)))
        with suppress(Refused):
            case = act(draw, scheme, case)
            stands.append(case)
    return History(scheme, tuple(stands))


def _referrals(scheme: Scheme) -> st.SearchStrategy[Referral]:
    """Referrals over all areas; the home area may be named as safe, as unsafe, or as both."""
    areas, partners = (
        st.sampled_from(sorted(scheme.areas)),
        st.sampled_from(sorted(scheme.partners)),
    )
    people = st.sampled_from(sorted(scheme.people))
    return st.builds(
        partial(replace, _ASKED),
        landlord=partners,
        officers=st.lists(people, max_size=2, unique=True).map(tuple),
        home_area=areas,
        safe_areas=st.frozensets(areas, min_size=2),
        unsafe_areas=st.frozensets(areas, max_size=2),
        needs=st.builds(Needs, size=st.sampled_from(Size), smallest=st.sampled_from(Size)),
        excluded_partners=st.frozensets(partners, max_size=1),
        excluded_persons=st.frozensets(people, max_size=1),
    )


def _homes(scheme: Scheme, safe: frozenset[AreaCode]) -> st.SearchStrategy[Home]:
    """Homes in any area, more often in one that is named as safe."""
    areas = st.sampled_from(sorted(safe)) | st.sampled_from(sorted(scheme.areas))
    return st.builds(
        partial(replace, _HOME), area=areas, size=st.sampled_from(Size), pets=st.booleans()
    )


def _balance(draw: st.DrawFn, case: Case) -> Balance:
    return Balance(case.landlord, {Size.TWO: draw(st.sampled_from([0, 0, 0, -3]))})


def _approve(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return intake.approve(case, _balance(draw, case), scheme, AT)[0]


def _circulate(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return intake.circulate(case, _balance(draw, case), scheme, AT)[0]


def _resume(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return intake.resume(case, _balance(draw, case), scheme, AT)[0]


def _claim(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return claim(case, draw(st.sampled_from(partners_that_may_see(scheme, case))), AT)[0]


def _enter(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return offer.enter_home(
        case, draw(_homes(scheme, case.referral.safe_areas)), scheme.policy, AT
    )[0]


def _agree(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return offer.agree(case, AT)[0]


def _decline(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return offer.decline(case, AT)[0]


def _view(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return offer.arrange_viewing(case, AT)[0]


def _accept(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return offer.accept(case, AT)[0]


def _refuse(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    return offer.refuse(case, draw(st.sampled_from(RefusalCode)), AT)[0]


def _start(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    started, _fact = move.start_tenancy(
        case,
        started=AT.date(),
        size=draw(st.sampled_from(Size)),
        adults=1,
        children=2,
        tenure_kept=True,
        by=PersonId("sam"),
        at=AT,
    )
    return started


def _confirm(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return move.confirm(case, PersonId("sam"), AT)[0]


def _amend(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    """One or two fields of a referral are changed: areas and exclusions more often than needs."""
    changed = {
        name: draw(_changed(name, scheme))
        for name in draw(st.sets(st.sampled_from(_CHANGED), min_size=1, max_size=2))
    }
    return amend.amend(case, replace(case.referral, **changed), scheme, AT)[0]


_CHANGED = (
    *("safe_areas", "unsafe_areas", "excluded_partners", "excluded_persons"),
    *("needs", "officers"),
)


def _changed(name: str, scheme: Scheme) -> st.SearchStrategy[Any]:
    match name:
        case "safe_areas" | "unsafe_areas":
            least = 2 if name == "safe_areas" else 0
            return st.frozensets(st.sampled_from(sorted(scheme.areas)), min_size=least, max_size=4)
        case "excluded_partners":
            return st.frozensets(st.sampled_from(sorted(scheme.partners)), max_size=2)
        case "excluded_persons":
            return st.frozensets(st.sampled_from(sorted(scheme.people)), max_size=2)
        case "needs":
            return st.builds(Needs, size=_SIZES, smallest=_SIZES)
        case _:
            people = st.sampled_from(sorted(scheme.people))
            return st.lists(people, max_size=2, unique=True).map(tuple)


_SIZES = st.sampled_from(Size)


def _return(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    return life.send_back(case, draw(st.sampled_from(codes.Question)), AT)[0]


def _send_again(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return life.send_again(case, AT)[0]


def _decline_referral(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    return life.decline(case, draw(st.sampled_from(codes.WhyDeclined)), AT)[0]


def _pause(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return life.pause(case, AT)[0]


def _go_on(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return life.go_on(case, AT)[0]


def _withdraw(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    return life.withdraw(case, draw(st.sampled_from(codes.WhyWithdrawn)), AT)[0]


def _house(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    how = draw(st.sampled_from(codes.HousedBy))
    on, by = AT.date(), PersonId("sam")
    return life.house_elsewhere(case, how, on=on, adults=1, children=2, by=by, at=AT)[0]


def _reopen(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return life.reopen(case, AT.date(), AT)[0]


CALENDAR = Calendar(ZoneInfo("Europe/London"), (), time(9, 30), time(16, 30))


def _plan_checks(_: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return aftercare.plan(case, CALENDAR, scheme.policy, AT)


def _close(_: st.DrawFn, __: Scheme, case: Case) -> Case:
    return retention.close(case, AT)[0]


def _ask(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return aftercare.ask(case, draw(st.sampled_from(Check)), scheme, CALENDAR, AT)[0]


def _say(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    said = Answer(draw(st.sampled_from(Safe)), risk=draw(st.sampled_from(RiskEnded)))
    return aftercare.answer(case, draw(st.sampled_from(Check)), said, AT)[0]


def _release(_: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return hold.release(case, scheme, AT)[0]


def _lapse(_: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return hold.lapse(case, scheme, AT)[0]


def _take_back(_: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return hold.take_back(case, scheme, AT)[0]


def _fall_through(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return hold.fall_through(case, draw(st.sampled_from(codes.WhyFell)), scheme, AT)[0]


def _displace(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return hold.displace(case, draw(st.sampled_from(sorted(scheme.partners))), scheme, AT)[0]


def _leave_line(draw: st.DrawFn, scheme: Scheme, case: Case) -> Case:
    return hold.leave_line(case, draw(st.sampled_from(case.line or sorted(scheme.partners))))[0]


def _code(draw: st.DrawFn, _: Scheme, case: Case) -> Case:
    number = case.uncoded_refusal or 1
    return hold.code_refusal(case, number, draw(st.sampled_from(Whose)), 1)[0]


Act = Callable[[st.DrawFn, Scheme, Case], Case]
_ASIDE = (*(_amend,) * 8, _pause, _withdraw, _house)
"""What may come at any time, but not as often as what comes next."""


def _acts(case: Case) -> Sequence[Act]:
    """What may come next, far likelier than what interrupts it; some of it is refused."""
    onward = _onward(case)
    return (*onward * (3 * len(_ASIDE) // len(onward)), *_ASIDE)


def _onward(case: Case) -> tuple[Act, ...]:
    match case.state:
        case State.WAITING_FOR_APPROVAL:
            return (*(_approve,) * 6, _return, _decline_referral)
        case State.RETURNED:
            return (_send_again,)
        case State.HELD_BY_CAP:
            return (_resume,)
        case State.APPROVED:
            return (*(_circulate,) * 5, _return)
        case State.CIRCULATED:
            return (_claim,)
        case State.CLAIMED if case.held_offer().misfits:
            return (_claim, *(_agree,) * 4, _decline, _displace, _leave_line)
        case State.CLAIMED:
            return (*(_claim,) * 2, *(_enter,) * 10, _release, _lapse, _displace, _code)
        case State.OFFERED:
            return (_claim, *(_view,) * 2, *(_accept,) * 3, _refuse, _take_back, _displace)
        case State.VIEWING:
            return (*(_accept,) * 4, _refuse, _take_back, _displace, _leave_line)
        case State.ACCEPTED if case.move is None:
            return (*(_start,) * 5, _confirm, _fall_through, _take_back)
        case State.ACCEPTED:
            return (*(_confirm,) * 5, _start, _fall_through, _take_back)
        case State.PAUSED:
            return (_go_on,)
        case State.MOVED:
            return (_plan_checks, *(_ask,) * 3, _say, _reopen)
        case State.DECLINED | State.WITHDRAWN | State.HOUSED_ELSEWHERE | State.FOLLOWED_UP:
            return (_close, _reopen)
        case State.CLOSED:
            return (_reopen,)
