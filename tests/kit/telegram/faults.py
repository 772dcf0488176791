"""Faults on demand: errors, stalls, and connections that are dropped before or after the work."""

from dataclasses import dataclass

from tests.kit.telegram.errors import ApiError, too_many

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

    def __init__(self) -> None:
        self.all: list[Fault] = []

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
        """A new fault; ``retry_after`` is a 429."""
        error = None
        if retry_after:
            error = too_many(retry_after)
        elif status:
            error = ApiError(status, description or _WORDS.get(status, "Bad Request"))
        assert error or stall or drop, "a fault does something"
        fault = Fault(method, error, stall, drop, after_doing, times, chat)
        self.all.append(fault)
        return fault

    def meet(self, method: str, chat: int | None) -> Fault | None:
        """The fault that this call meets, counted."""
        for fault in self.all:
            if fault.hits(method, chat):
                fault.happened += 1
                return fault
        return None

    def clear(self) -> None:
        """Let nothing more go wrong."""
        for fault in self.all:
            fault.times = fault.happened
