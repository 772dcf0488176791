"""A process that screens JSON strings, a line each, by the guard named, and times itself.

``python -m bench.screening ours|scrubadub|presidio|nothing``: for every line in, a line out:
``{"found": [[start, end, kind, tier], …], "ms": 0.1}``; at the end ``{"loaded": seconds,
"resident": MB}``. It reaches nothing outside itself: a rival that would fetch a model fails.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Find = Callable[[str], list[tuple[int, int, str, str]]]

_FIRST = "2 bed near her mum in E8 please, she is working days only"


def _ours() -> Find:
    from bot.anonymity import screen

    return lambda text: [(f.start, f.end, f.kind, f.tier) for f in screen(text)]


def _scrubadub() -> Find:
    """Every detector that needs neither a model nor a corpus, for Great Britain."""
    from scrubadub import Scrubber

    scrubber = Scrubber(locale="en_GB")
    scrubber.add_detector("date_of_birth")
    scrubber.add_detector("skype")
    return lambda text: [(f.beg, f.end, f.type, "block") for f in scrubber.iter_filth(text)]


def _presidio() -> Find:
    """Every recogniser of no country and of the United Kingdom, at whatever score.

    The score is what the words around would raise, so that no model is needed to read them.
    """
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine
    from presidio_analyzer.predefined_recognizers import generic
    from presidio_analyzer.predefined_recognizers.country_specific import uk

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    recognizers = [getattr(room, name)() for room in (generic, uk) for name in room.__all__]
    engine = NoOpNlpEngine([{"lang_code": "en", "model_name": "none"}])
    analyzer = AnalyzerEngine(RecognizerRegistry(recognizers), engine)
    return lambda text: [
        (f.start, f.end, f.entity_type, "block") for f in analyzer.analyze(text, "en")
    ]


GUARDS: dict[str, Callable[[], Find]] = {
    "ours": _ours,
    "scrubadub": _scrubadub,
    "presidio": _presidio,
    "nothing": lambda: lambda _: [],
}


def alone(event: str, _: Any) -> None:
    """An audit hook that refuses every connection to a machine, this one's too."""
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise ConnectionError("A measured guard reached for another machine")


def _resident() -> float:
    """The most memory that this process ever held, in MB; not a number where no one tells."""
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) / 1024 if told else float("nan")


def main(name: str) -> None:
    """Answer every line of stdin on stdout."""
    sys.addaudithook(alone)
    begun = time.perf_counter()
    find = GUARDS[name]()
    find(_FIRST)
    loaded = time.perf_counter() - begun
    for line in sys.stdin:
        text = json.loads(line)
        begun = time.perf_counter()
        answer = find(text)
        took = (time.perf_counter() - begun) * 1000
        print(json.dumps({"found": answer, "ms": took}))
    print(json.dumps({"loaded": loaded, "resident": _resident()}))


if __name__ == "__main__":
    main(sys.argv[1])
