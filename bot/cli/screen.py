"""`reciprocal screen`: JSON lines of text in, what must come out of each as JSON lines out."""

import json
import sys
from typing import Any, NoReturn, TextIO

from bot.anonymity import screen

MISUSE = 2


def screen_lines(stdin: TextIO, stdout: TextIO) -> None:
    """Answers every line at once, and raises SystemExit(2) at the end if a line was broken.

    In: {"id", "text", "field"}. Out: {"id", "blocked", "findings": [{"start", "end", "kind",
    "tier"}]}, offsets as Python string indexes. A broken line is told on stderr by its number
    and never by its words, which may be a secret.
    """
    broken = False
    for number, line in enumerate(stdin, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            answer = _answer(line)
        except _BrokenError as error:
            broken = True
            print(f"Line {number} was not screened: {error}.", file=sys.stderr, flush=True)
            continue
        stdout.write(json.dumps(answer) + "\n")
        stdout.flush()
    if broken:
        raise SystemExit(MISUSE)


class _BrokenError(ValueError):
    """Why a line cannot be screened, in words that follow a colon."""


def _answer(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line.lstrip("\ufeff"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _BrokenError("it is not JSON") from None
    if not isinstance(asked, dict):
        raise _BrokenError('it is not an object such as {"id": "1", "text": "…", "field": "note"}')
    if isinstance(asked.get("id"), bool) or not isinstance(asked.get("id"), str | int):
        raise _BrokenError('"id" must be a word or a whole number')
    if not isinstance(asked.get("text"), str):
        raise _BrokenError('"text" must be a string')
    findings = screen(asked["text"])
    return {
        "id": asked["id"],
        "blocked": any(found.tier == "block" for found in findings),
        "findings": [
            {"start": found.start, "end": found.end, "kind": found.kind, "tier": found.tier}
            for found in findings
        ],
    }


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
