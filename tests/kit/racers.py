"""Processes that stand ready and start together, as the processes of several servers would."""

import multiprocessing
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy.event import listen, remove

from bot.chat.incoming import Incoming
from bot.chat.replies import Reply
from bot.domain.scheme import Scheme
from bot.flows.clock import due_event
from bot.flows.engine import Engine
from bot.flows.ports import Collision
from bot.store import applying
from bot.store.database import Database
from bot.store.timetable import Timetable
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault

PATIENCE = 120.0
"""Seconds after which a race has hung."""

_spawn = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Server:
    """What a process has to act on: a database of its own connection, as ``serve`` has."""

    store: SqlStore
    engine: Engine


Task = tuple[Callable[..., Any], tuple[Any, ...]]
"""A function of this module, given the server, and what else it is given."""


def handle(server: Server, *events: Incoming) -> list[Reply]:
    """Events through the engine, one after another."""
    return [server.engine.handle(event) for event in events]


def tick(server: Server, at: datetime) -> int:
    """The clock of a process, until nothing is due: how often it was the one that looked."""
    engine, rounds = Engine(server.store, lambda: at), 0
    while due := Timetable(server.store.database).due(at):
        rounds += 1
        for key in due:
            try:
                engine.handle(due_event(*key, at))
            except Collision:
                continue
    return rounds


def interrupted(server: Server, event: Incoming, between: Path) -> Reply:
    """An event; once it has read the rows of its cases it waits until the other has ``acted``."""
    paused: list[bool] = []

    def pause(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT case_file") and not paused:
            paused.append(True)
            (between / "read").touch()
            _wait_for(between / "acted")

    listening = (server.store.database.writer, "after_cursor_execute", pause)
    listen(*listening)
    try:
        return server.engine.handle(event)
    finally:
        remove(*listening)
        assert paused, "it read no case"


def meanwhile(server: Server, event: Incoming, between: Path) -> Reply:
    """The other's event, while the first waits."""
    _wait_for(between / "read")
    reply = server.engine.handle(event)
    (between / "acted").touch()
    return reply


def _wait_for(sign: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 2
    while not sign.exists():
        assert time.monotonic() < deadline, f"no {sign.name}"
        time.sleep(0.01)


def apply(server: Server, scheme: Scheme, at: datetime) -> list[str]:
    """A scheme file applied."""
    return applying.apply(server.store, scheme, at)


def migrate(server: Server) -> None:
    """The database brought up to date."""
    server.store.database.migrate()


class Racers:
    """So many processes. ``race`` gives one task to each and says what came of them, in order."""

    def __init__(self, count: int) -> None:
        self._barriers = {many: _spawn.Barrier(many) for many in range(1, count + 1)}
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(count):
            ours, theirs = _spawn.Pipe()
            process = _spawn.Process(target=_work, args=(theirs, self._barriers), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)
        for pipe in self._pipes:
            assert _heard(pipe) == "ready"

    def connect(self, url: str, key: bytes, now: datetime) -> None:
        """Let every process open this database."""
        for pipe in self._pipes:
            pipe.send(("connect", (url, key, now)))
        for pipe in self._pipes:
            _heard(pipe)

    def race(self, tasks: Sequence[Task]) -> list[Any]:
        """The tasks, all at once, each in a process of its own.

        Raises what one of them raised, once all have ended.
        """
        racing = self._pipes[: len(tasks)]
        for pipe, task in zip(racing, tasks, strict=True):
            pipe.send(("run", (len(tasks), *task)))
        return [_well(*answer) for answer in [_answer(pipe) for pipe in racing]]

    def close(self) -> None:
        """Let the processes end."""
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(PATIENCE)


class Fell(AssertionError):
    """A process raised; the text is its traceback."""


def _heard(pipe: Connection) -> Any:
    return _well(*_answer(pipe))


def _answer(pipe: Connection) -> tuple[bool, Any]:
    assert pipe.poll(PATIENCE), "a process hangs"
    well, answer = pipe.recv()
    return well, answer


def _well(well: bool, answer: Any) -> Any:
    if not well:
        raise Fell(answer)
    return answer


def _server(url: str, key: bytes, now: datetime) -> Server:
    store = SqlStore(Database(url), Vault(key))
    return Server(store, Engine(store, lambda: now))


def _work(pipe: Connection, barriers: dict[int, Any]) -> None:
    pipe.send((True, "ready"))
    server: Server | None = None
    while True:
        try:
            what, given = pipe.recv()
        except EOFError:
            break
        try:
            if what == "connect":
                if server is not None:
                    server.store.database.close()
                server = _server(*given)
                answer = None
            else:
                many, task, args = given
                barriers[many].wait(PATIENCE)
                answer = task(server, *args)
        except Exception:
            pipe.send((False, traceback.format_exc()))
        else:
            pipe.send((True, answer))
    if server is not None:
        server.store.database.close()
