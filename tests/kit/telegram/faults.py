"""Faults on demand: errors, stalls, and connections that are dropped before or after the work."""

from dataclasses import dataclass

from tests.kit.telegram.errors import ApiError, too_many
from tests.kit.telegram.world import World

_WORDS = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}


@dataclass
class Fault:
    """What will happen to the next ``times`` calls of a method, or of any if it is "*".

    The call stalls for so many seconds, then is dropped, or answered with ``error``, or done as
    usual. With ``after_doing`` it is done first, and its answer is what gets lost.
    """

    method: str
    error: ApiError | None
    stall: float
    drop: bool
    after_doing: bool
    times: int
    chat: int | None
    happened: int = 0

    def hits(self, method: str, chat: int | None) -> bool:
        """Whether this call meets the fault."""
        return (
            self.happened < self.times
            and self.method.lower() in ("*", method.lower())
            and self.chat in (None, chat)
        )


class Faults:
    """The faults that were ordered; ``all`` keeps those that are over, with how often they hit."""

    def __init__(self, world: World) -> None:
        self.all: list[Fault] = []
        self._world = world

    def order(
        self,
        method: str,
        *,
        status: int = 0,
        description: str = "",
        retry_after: int = 0,
        stall: float = 0.0,
        drop: bool = False,
        after_doing: bool = False,
        times: int = 1,
        chat: int | None = None,
    ) -> Fault:
        """Let the next calls of a method ("*": of any) go wrong; ``retry_after`` is a 429."""
        error = None
        if retry_after:
            error = too_many(retry_after)
        elif status:
            error = ApiError(status, description or _WORDS.get(status, "Bad Request"))
        assert error or stall or drop, "a fault does something"
        fault = Fault(method, error, stall, drop, after_doing, times, chat)
        with self._world.changed:
            self.all.append(fault)
        return fault

    def meet(self, method: str, chat: int | None) -> Fault | None:
        """The fault that this call meets, counted."""
        with self._world.changed:
            for fault in self.all:
                if fault.hits(method, chat):
                    fault.happened += 1
                    return fault
        return None

    def clear(self) -> None:
        """Let nothing more go wrong."""
        with self._world.changed:
            for fault in self.all:
                fault.times = fault.happened
