"""Turns that wait together are kept by one commit, and each stands or falls by itself."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.store.database import Database
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault
from bot.writer import MOST_TOGETHER, Writer
from tests.kit.stage import KEY, Stage, scheme_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'kept.db'}")
    with made.write() as connection:
        connection.execute(text("CREATE TABLE kept (what TEXT UNIQUE)"))
    yield made
    made.close()


class Desk:
    """A writer that is held up until it is let go, so that what is asked for waits together."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.writer = Writer(database.together)
        self.commits = 0
        self.open = threading.Event()
        event.listen(database.writer, "commit", self._committed)
        self.first = self.writer.submit(self.open.wait)

    def keep(self, what: str, then: Callable[[], object] = lambda: None) -> None:
        with self.database.write() as connection:
            connection.execute(text("INSERT INTO kept VALUES (:what)"), {"what": what})
            then()

    def kept(self) -> list[str]:
        with self.database.read() as connection:
            return sorted(connection.scalars(text("SELECT what FROM kept")))

    def _committed(self, _: object) -> None:
        self.commits += 1


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    ready = Desk(database)
    yield ready
    ready.open.set()
    ready.writer.shutdown()


def test_turns_that_wait_are_kept_by_one_commit(desk: Desk) -> None:
    turns = [desk.writer.turn(desk.keep, str(n)) for n in range(5)]
    desk.open.set()
    for turn in turns:
        turn.result(60)
    assert desk.kept() == list("01234")
    assert desk.commits == 1


def test_no_more_wait_for_each_other_than_so_many(desk: Desk) -> None:
    turns = [desk.writer.turn(desk.keep, str(n)) for n in range(MOST_TOGETHER + 2)]
    desk.open.set()
    for turn in turns:
        turn.result(60)
    assert desk.commits == 2


def test_one_that_fails_is_undone_by_itself(desk: Desk) -> None:
    turns = [
        desk.writer.turn(desk.keep, "first"),
        desk.writer.turn(desk.keep, "wrong", lambda: 1 / 0),
        desk.writer.turn(desk.keep, "first"),
        desk.writer.turn(desk.keep, "last"),
    ]
    desk.open.set()
    turns[0].result(60)
    assert isinstance(turns[1].exception(60), ZeroDivisionError)
    assert "UNIQUE" in str(turns[2].exception(60))
    turns[3].result(60)
    assert desk.kept() == ["first", "last"]


def test_nobody_hears_that_it_is_kept_before_it_is(desk: Desk) -> None:
    seen: list[list[str]] = []
    turns = [desk.writer.turn(desk.keep, name) for name in ("a", "b")]
    turns[0].add_done_callback(lambda _: seen.append(desk.kept()))
    desk.open.set()
    turns[1].result(60)
    desk.writer.shutdown()
    assert seen == [["a", "b"]]


def test_where_the_commit_fails_everybody_hears_of_it_and_nothing_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def full() -> Iterator[None]:
        with desk.database.together():
            yield
            raise OSError("no room left")

    monkeypatch.setattr(desk.writer, "_together", full)
    turns = [desk.writer.turn(desk.keep, name) for name in ("a", "b")]
    desk.open.set()
    assert all(isinstance(turn.exception(60), OSError) for turn in turns)
    assert desk.kept() == []
    monkeypatch.undo()
    desk.writer.turn(desk.keep, "c").result(60)
    assert desk.kept() == ["c"]


def test_other_work_stands_behind_turns_and_is_done_alone(desk: Desk) -> None:
    order: list[str] = []
    other = desk.writer.submit(lambda: order.append("other"))
    turns = [desk.writer.turn(desk.keep, name, lambda: order.append("turn")) for name in "ab"]
    desk.open.set()
    other.result(60)
    for turn in turns:
        turn.result(60)
    assert order == ["turn", "turn", "other"]


def test_other_work_comes_to_its_turn_however_many_press(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.writer.LONGEST_WAIT", 0.0)
    order: list[str] = []
    other = desk.writer.submit(lambda: order.append("other"))
    turn = desk.writer.turn(desk.keep, "a", lambda: order.append("turn"))
    desk.open.set()
    other.result(60)
    turn.result(60)
    assert order == ["other", "turn"]


def test_what_was_asked_for_is_finished_at_the_end_and_nothing_more_is_taken(
    database: Database,
) -> None:
    desk = Desk(database)
    turn = desk.writer.turn(desk.keep, "a")
    desk.open.set()
    desk.writer.shutdown()
    assert turn.done()
    with pytest.raises(RuntimeError, match="ended"):
        desk.writer.turn(desk.keep, "b")
    assert desk.kept() == ["a"]


def test_who_gave_up_waiting_is_passed_over(desk: Desk) -> None:
    turns: list[Future[None]] = [desk.writer.turn(desk.keep, name) for name in "ab"]
    assert turns[0].cancel()
    desk.open.set()
    turns[1].result(60)
    assert desk.kept() == ["b"]


def test_a_roster_that_was_never_kept_is_not_remembered(sqlite_url: str) -> None:
    stage = Stage(sqlite_url, scheme_of("Hackney"))
    store = SqlStore(stage.database, Vault(KEY))

    def changes_and_fails() -> None:
        with store.together():
            with store.database.write() as connection:
                connection.execute(
                    text("UPDATE scheme SET revision = revision + 1, name = 'Other'")
                )
            with store.begin() as transaction:
                assert [scheme.name for scheme in transaction.schemes()] == ["Other"]
            raise OSError("no room left")

    with pytest.raises(OSError, match="no room"):
        changes_and_fails()
    with store.database.write() as connection:
        connection.execute(text("UPDATE scheme SET revision = revision + 1, name = 'Third'"))
    with store.begin() as transaction:
        assert [scheme.name for scheme in transaction.schemes()] == ["Third"]
    stage.close()
