"""What the process says of itself: JSON lines on stderr, and never what anybody wrote."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb
from typing import Any

import structlog
from structlog.typing import EventDict

_HOUSE = Path(__file__).parents[1]
_DEEPEST = 8


def configure() -> None:
    """Send this process's own log, and the libraries', to stderr."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _error_without_words,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _first_line],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)


def note(what: str, **figures: object) -> None:
    """Log what the process does."""
    structlog.get_logger().info(what, **figures)


def failed(reference: str, error: BaseException) -> None:
    """Log an error that nobody foresaw, under the reference that the person was told."""
    structlog.get_logger().error("failed", reference=reference, **told(error))


def told(error: BaseException) -> dict[str, object]:
    """An exception as a log may have it: its type and the places it went through, no message."""
    places = [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in extract_tb(error.__traceback__)
    ]
    ours = [place for place in places[:-1] if place.startswith("bot/")]
    return {
        "error": " from ".join(_types(error)),
        "at": [*ours[-_DEEPEST:], *places[-1:]],
    }


def _types(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield type(error).__name__
        error = error.__cause__


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(_HOUSE)) if path.is_relative_to(_HOUSE) else path.name


def _error_without_words(_: Any, __: str, event: EventDict) -> EventDict:
    """A message or a local variable could hold what somebody wrote, so neither is logged."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given
    if given is True:
        error = sys.exception()
    if isinstance(error, BaseException):
        event.update(told(error))
    return event


def _first_line(_: Any, __: str, event: EventDict) -> EventDict:
    """Libraries put values after the first line of what they log; our own rooms do not."""
    record = event.get("_record")
    if record is not None and not record.name.startswith("bot."):
        event["event"] = str(event["event"]).partition("\n")[0]
    return event
