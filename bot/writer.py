"""One thread that writes, for a database that takes one writer: turns go first, and together."""

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any, TypeVar

T = TypeVar("T")

MOST_TOGETHER = 16
"""Turns kept by one commit: a commit waits for the disk, and so does whoever queues behind it."""

LONGEST_WAIT = 0.25
"""Seconds that other work stands behind turns."""


@dataclass(frozen=True, slots=True)
class _Job:
    call: Callable[..., Any]
    args: tuple[object, ...]
    future: "Future[Any]" = field(default_factory=Future)
    since: float = field(default_factory=time.monotonic)


class Pool(ThreadPoolExecutor):
    """Several threads that write, for a database that takes several writers."""

    turn = ThreadPoolExecutor.submit


class Writer:
    """``together`` makes of all that is written within it one transaction, each call's writing
    undone by itself where that call fails."""

    def __init__(self, together: Callable[[], AbstractContextManager[None]]) -> None:
        self._together = together
        self._turns: deque[_Job] = deque()
        self._others: deque[_Job] = deque()
        self._changed = Condition()
        self._ending = False
        self._thread = Thread(target=self._work, name="turn")
        self._thread.start()

    def turn(self, call: Callable[..., T], /, *args: object) -> "Future[T]":
        """Run a call soon, maybe in one commit with others; its result comes once that is kept."""
        return self._add(self._turns, _Job(call, args))

    def submit(self, call: Callable[..., T], /, *args: object) -> "Future[T]":
        """Run a call when no turn waits, and after a while in any case."""
        return self._add(self._others, _Job(call, args))

    def shutdown(self) -> None:
        """Finish what was asked for, and end."""
        with self._changed:
            self._ending = True
            self._changed.notify()
        self._thread.join()

    def _add(self, queue: deque[_Job], job: _Job) -> "Future[Any]":
        with self._changed:
            if self._ending:
                raise RuntimeError("the writer has ended")
            queue.append(job)
            self._changed.notify()
        return job.future

    def _work(self) -> None:
        while jobs := self._next():
            jobs = [job for job in jobs if job.future.set_running_or_notify_cancel()]
            if len(jobs) == 1:
                _finish(jobs[0], *_tried(jobs[0]))
            elif jobs:
                self._run(jobs)

    def _next(self) -> list[_Job]:
        """What is to be done next, nothing at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._turns or self._others or self._ending)
            late = time.monotonic() - LONGEST_WAIT
            if self._others and (not self._turns or self._others[0].since < late):
                return [self._others.popleft()]
            return [self._turns.popleft() for _ in range(min(MOST_TOGETHER, len(self._turns)))]

    def _run(self, jobs: list[_Job]) -> None:
        try:
            with self._together():
                ended = [(job, *_tried(job)) for job in jobs]
        except Exception as unkept:
            for job in jobs:
                job.future.set_exception(unkept)
            return
        for job, result, bug in ended:
            _finish(job, result, bug)


def _tried(job: _Job) -> tuple[Any, Exception | None]:
    try:
        return job.call(*job.args), None
    except Exception as bug:
        return None, bug


def _finish(job: _Job, result: Any, bug: Exception | None) -> None:
    if bug is None:
        job.future.set_result(result)
    else:
        job.future.set_exception(bug)
