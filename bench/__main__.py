"""``make bench``: each figure beside its baseline, both from this run."""

import sys
import tempfile
from pathlib import Path

from bench import acks, claims, guard, history, owed, pace, serve

MEASURES = {
    "claims": claims.measure,
    "acks": acks.measure,
    "pace": pace.measure,
    "serve": serve.measure,
    "owed": owed.measure,
    "history": history.measure,
    "guard": guard.measure,
}


def main(names: list[str]) -> None:
    """Print the figures of the measures named, all of them where none is."""
    for name in names or MEASURES:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for line in MEASURES[name](Path(folder)):
                print(line, flush=True)


main(sys.argv[1:])
