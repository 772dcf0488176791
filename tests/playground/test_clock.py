"""The playground's clock: put forward by hand, kept, and never put back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground.clock import Clock
from bot.playground.folder import FolderWrong

MARCH = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 3, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
A_WHILE = timedelta(minutes=5)
"""More than a test takes."""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "clock"


class Watch:
    """A clock that a test sets."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def test_it_goes_on_from_where_it_was_put(kept: Path) -> None:
    watch = Watch(MARCH)
    clock = Clock(kept, watch)
    assert clock() == MARCH
    clock.go_to(SEPTEMBER)
    assert clock() == SEPTEMBER
    watch.at += MINUTE
    assert clock() == SEPTEMBER + MINUTE


def test_it_is_never_put_back(kept: Path) -> None:
    clock = Clock(kept, Watch(SEPTEMBER))
    clock.go_to(MARCH)
    assert clock() == SEPTEMBER


def test_it_does_not_fall_back_when_the_playground_starts_again(kept: Path) -> None:
    Clock(kept, Watch(MARCH)).go_to(SEPTEMBER)
    for begins in (Watch(MARCH), lambda: datetime.now(UTC) - timedelta(weeks=10_000)):
        assert SEPTEMBER <= Clock(kept, begins)() < SEPTEMBER + A_WHILE


def test_one_that_began_at_another_time_is_kept_before_it_is_ever_moved(kept: Path) -> None:
    Clock(kept, Watch(SEPTEMBER))
    assert SEPTEMBER <= Clock(kept, Watch(MARCH))() < SEPTEMBER + A_WHILE


def test_a_later_start_is_taken(kept: Path) -> None:
    Clock(kept, Watch(MARCH)).go_to(MARCH + MINUTE)
    assert Clock(kept, Watch(SEPTEMBER))() == SEPTEMBER


def test_while_it_tells_the_real_time_nothing_is_kept(kept: Path) -> None:
    before = datetime.now(UTC)
    assert before <= Clock(kept)() <= datetime.now(UTC)
    assert not kept.exists()


@pytest.mark.parametrize("said", ["", "soon", "1e12", "1e99", "nan", "\xff"])
def test_a_file_that_says_no_number_is_told(kept: Path, said: str) -> None:
    kept.write_text(said, encoding="latin-1")
    with pytest.raises(FolderWrong, match="to begin anew"):
        Clock(kept)
