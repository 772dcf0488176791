"""Two years by the clock alone: holidays, both changes of the hour, long and short months, and two
weeks in which everything was down. What is asked is asked once, at an hour for asking, and none is
lost (R59, R60, D2, D6, R24)."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import bank_holidays
from bot.domain.calendar import Nation
from bot.domain.case import State
from tests.kit.stage import Stage, circulated, refers, scheme_of

LONDON = ZoneInfo("Europe/London")
HOLIDAYS = bank_holidays.of(Nation.ENGLAND_AND_WALES)
BEGINS, ENDS = date(2028, 1, 3), date(2030, 1, 10)
DOWN = ((date(2028, 3, 19), date(2028, 3, 27)), (date(2028, 12, 22), date(2029, 1, 2)))
"""Nothing works from the first day to the morning of the second: over the change of the hour in
March, and over Christmas."""

MOVES = {
    date(2028, 1, 31): (date(2028, 2, 21), date(2028, 7, 31)),
    date(2028, 2, 29): (date(2028, 3, 27), date(2028, 8, 29)),  # due while all was down
    date(2028, 3, 16): (date(2028, 4, 6), date(2028, 9, 18)),  # at six months a Saturday
    date(2028, 3, 27): (date(2028, 4, 18), date(2028, 9, 27)),  # after 21 days Easter Monday
    date(2028, 8, 31): (date(2028, 9, 21), date(2029, 2, 28)),
    date(2028, 10, 27): (date(2028, 11, 17), date(2029, 4, 27)),
    date(2028, 12, 5): (date(2029, 1, 2), date(2029, 6, 5)),  # due on Boxing Day, all down
    date(2029, 1, 31): (date(2029, 2, 21), date(2029, 7, 31)),
}
"""When a tenancy starts, and when its two checks are first asked: worked out by hand."""

ASKS = ("HoldWarned", "Reminded", "NeededAsked", "FollowUpAsked")


def works_on(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def local(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON).astimezone(UTC)


def test_R59_R60_R24_D2_D6_two_years_by_the_clock(sqlite_url: str) -> None:
    stage, moved = played(sqlite_url)
    every_check_is_first_asked_on_its_day(stage, moved)
    each_rung_is_asked_once_and_none_is_lost(stage, moved)
    nobody_is_asked_out_of_hours(stage)
    each_reminder_comes_once(stage, moved)
    every_working_day_has_its_morning_message(stage)
    following = stage.timetable.next()
    assert following is not None
    assert following > stage.now
    stage.close()


def played(url: str) -> tuple[Stage, dict[str, date]]:
    """A scheme played through both years, and when each of its households moved."""
    stage = Stage(url, scheme_of("Hackney", "Brent", "Lewisham"))
    stage.now = local(BEGINS)
    stage.apply(stage.scheme)
    stage.sets(cap_on_owed=0, keep_details_months=36)
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    refers(stage, hackney.officer, "HAC")
    brent.claims(circulated(stage, hackney))
    moved: dict[str, date] = {}
    for day, turn in zip(MOVES, range(len(MOVES)), strict=True):
        passes(stage, local(day))
        giver = (brent, lewisham)[turn % 2]
        reference = circulated(stage, hackney, safe_areas=[giver.code], home_area="ZZA")
        giver.houses(reference)
        moved[reference] = day
    passes(stage, local(ENDS))
    return stage, moved


def passes(stage: Stage, until: datetime) -> None:
    """Time passes; the clock ticks as soon as anything is due, unless everything is down."""
    stage.deliver()
    while (following := stage.timetable.next()) is not None and following <= until:
        stage.now = max(stage.now, following)
        for down, up in DOWN:
            if local(down, 0) <= stage.now < local(up, 9):
                stage.now = local(up, 9) + timedelta(minutes=50)
        stage.tick()
    stage.now = max(stage.now, until)


def every_check_is_first_asked_on_its_day(stage: Stage, moved: dict[str, date]) -> None:
    for reference, day in moved.items():
        asked = [
            link.at.astimezone(LONDON).date() for link in stage.audit("FollowUpAsked", reference)
        ]
        feedback, at_six = MOVES[day]
        assert feedback in asked, f"{day}: {asked}"
        assert at_six in asked, f"{day}: {asked}"
        assert min(asked) == feedback


def each_rung_is_asked_once_and_none_is_lost(stage: Stage, moved: dict[str, date]) -> None:
    for reference in moved:
        checks = stage.case(reference).follow_ups
        assert [check.asked for check in checks] == [4, 4]
        assert len(stage.audit("FollowUpAsked", reference)) == 8
        days = [link.at.date() for link in stage.audit("FollowUpAsked", reference)]
        assert len(set(days)) == 8


def nobody_is_asked_out_of_hours(stage: Stage) -> None:
    """Nor at a weekend, nor on a bank holiday, nor while all was down."""
    for link in stage.audit():
        if link.what in ASKS:
            at = link.at.astimezone(LONDON)
            assert works_on(at.date()), f"{link.what} at {at}"
            assert "09:30" <= f"{at:%H:%M}" < "16:30", f"{link.what} at {at}"
            assert not any(down <= at.date() < up for down, up in DOWN)


def each_reminder_comes_once(stage: Stage, moved: dict[str, date]) -> None:
    waiting = [case for case in stage.cases() if case.reference not in moved]
    assert {case.state for case in waiting} == {
        State.WAITING_FOR_APPROVAL,
        State.CIRCULATED,
    }
    told = Counter((link.what, link.reference) for link in stage.audit())
    for case in waiting:
        assert told["NeededAsked", case.reference] == 2
        assert told["Reminded", case.reference] == 2
    assert sum(told["HoldWarned", case.reference] for case in waiting) == 1
    assert sum(told["HoldLapsed", case.reference] for case in waiting) == 1


def every_working_day_has_its_morning_message(stage: Stage) -> None:
    titles = {
        card.title.removeprefix("What waits for you · ")
        for address, card in stage.platforms["slack"].ever
        if address.id == "U-sam" and card.title.startswith("What waits for you ·")
    }
    day, missing = BEGINS + timedelta(days=7), []
    while day < ENDS:
        title = f"{day:%a} {day.day} {day:%b}"
        if works_on(day) and not any(down <= day < up for down, up in DOWN) and title not in titles:
            missing.append(day)
        day += timedelta(days=1)
    assert missing == []
