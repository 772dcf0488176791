"""What can go wrong between an app and Slack, planted by a test."""

from dataclasses import dataclass, field


@dataclass
class Fault:
    """A fault in the next ``times`` calls of a method, ``*`` for any; None for all of them."""

    method: str
    status: int = 0
    """Answer with this HTTP status."""
    error: str = ""
    """Answer ``ok: false`` with this error."""
    retry_after: int | None = None
    """The header's seconds; with 429."""
    stall: float = 0.0
    """Seconds before anything else happens."""
    drop: bool = False
    """Close the connection without an answer."""
    after_doing: bool = False
    """Do what was asked first, so that the caller cannot know."""
    times: int | None = 1
    met: int = 0
    """How often it struck."""

    @property
    def answers(self) -> bool:
        """Whether it does more than stall."""
        return bool(self.status or self.error or self.drop)


@dataclass
class Faults:
    """The faults planted, each struck in the order of planting."""

    planted: list[Fault] = field(default_factory=list)

    def take(self, method: str) -> Fault | None:
        """The fault that strikes this call."""
        for fault in self.planted:
            if fault.method in (method, "*") and (fault.times is None or fault.met < fault.times):
                fault.met += 1
                return fault
        return None

    def heal(self) -> None:
        """Plant no more."""
        self.planted.clear()
