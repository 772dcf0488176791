"""What `reciprocal due` says is what the clock then does."""

import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.policy import Policy
from bot.flows.ahead import Coming
from bot.store.looking import look
from tests.kit.phone import NotShown
from tests.kit.stage import Stage, approved, circulated, officer_of, press, refers, scheme_of

FACTS = {
    "HoldWarned": "hold_warning",
    "HoldLapsed": "hold_lapses",
    "Reminded": "reminder",
    "NeededAsked": "still_needed",
    "CaseClosed": "closing",
    "DetailsDeleted": "deletion",
    "DraftsDeleted": "forms_deleted",
}
POLICIES = (
    Policy(),
    Policy(claim_hold_hours=5, publish_after_moves=1, activity_table="weekly"),
    Policy(ask_between=("00:00", "02:00"), keep_details_months=1, activity_table="never"),
    Policy(nudge_after=(("claim", 1, 1), ("approval", 9, 1)), sustainability_after_months=2),
)


def played(seed: int) -> tuple[Stage, Path]:
    """A scheme in the middle of things."""
    luck, folder = Random(seed), Path(tempfile.mkdtemp())
    policy, leads = POLICIES[seed % len(POLICIES)], 1 + seed % 3 % 2
    scheme = scheme_of("Hackney", "Brent", "Lewisham", policy=policy, leads=leads)
    stage = Stage(f"sqlite:///{folder / 'played.db'}", scheme)
    stage.now = datetime(
        2026, luck.randrange(1, 13), luck.randrange(1, 28), luck.randrange(6, 20), tzinfo=UTC
    )
    landlords = stage.partners("Hackney", "Brent", "Lewisham")
    for _ in range(luck.randrange(2, 6)):
        giver, taker = luck.sample(landlords, 2)
        stage.wait(hours=luck.randrange(40))
        try:
            _goes(stage, giver, taker, luck.randrange(9))
        except (NotShown, AssertionError):
            continue  # somebody is at the cap
    return stage, folder


def _goes(stage: Stage, giver, taker, far: int) -> None:  # type: ignore[no-untyped-def]
    if far == 0:
        taker.officer.open("refer")
        taker.officer.fill({"consents": "yes"})
        return
    if far == 1:
        refers(stage, taker.officer, taker.code)
        return
    if far == 2:
        approved(stage, taker)
        return
    reference = circulated(stage, taker, safe_areas=[giver.code], home_area="ZZA")
    if far == 3:
        return
    giver.claims(reference)
    if far == 4:
        return
    giver.offers(reference)
    if far == 5:
        return
    press(stage, officer_of(stage, reference), "Tenant accepts", reference)
    if far == 6:
        return
    giver.starts(reference)
    if far >= 8:
        press(stage, officer_of(stage, reference), "Confirm", reference)


def done(stage: Stage, end: datetime) -> list[tuple[datetime, str, str]]:
    """What the clock does until then, ticking as soon as something is due."""
    stage.deliver()
    before = len(stage.audit())
    stage.tick()
    while (following := stage.timetable.next()) is not None and following <= end:
        stage.now = max(stage.now, following)
        stage.tick()
    found = []
    for link in stage.audit()[before:]:
        if link.what in FACTS:
            found.append((link.at, FACTS[link.what], link.reference))
        elif link.what == "FollowUpAsked":
            found.append((link.at, "check", link.reference))
    return found


def told(coming: list[Coming]) -> list[tuple[datetime, str, str]]:
    checks = ("feedback", "sustainability")
    return [
        (one.at, "check" if one.what in checks else one.what, one.reference)
        for one in coming
        if one.what not in ("morning_message", "activity_table")
    ]


def messages(stage: Stage, since: int) -> Counter[tuple[str, str]]:
    """The morning messages and tables that came, by whom and which."""
    ever = stage.platforms["slack"].ever[since:]
    found = {
        (address.id, card.title)
        for address, card in ever
        if card.title.startswith("What waits for you ·")
    }
    return Counter(who for who, _ in found)  # type: ignore[misc]


@settings(max_examples=8)
@given(st.integers(0, 2**32), st.sampled_from([3, 25, 75]))
def test_due_tells_exactly_what_the_clock_then_does(seed: int, days: int) -> None:
    stage, folder = played(seed)
    try:
        stage.deliver()
        end = stage.now + timedelta(days=days)
        with look(stage.store) as looking:
            coming = [*looking.ahead(stage.scheme, stage.now).until(end)]
        since = len(stage.platforms["slack"].ever)
        happened = done(stage, end)

        assert sorted(told(coming)) == sorted(happened)
        mornings = Counter(
            stage.scheme.people[one.people[0]].addresses[0][1]
            for one in coming
            if one.what == "morning_message"
        )
        assert mornings == messages(stage, since)
    finally:
        stage.close()
        shutil.rmtree(folder, ignore_errors=True)
