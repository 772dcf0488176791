"""The guard's figures as tables that a page and a terminal show alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.frontier import Frontier, Point
from bench.guards import LENGTH, Measured, Run
from bench.judging import Answers, Share, alarmed, found, found_whole
from bench.texts import Text
from bot import anonymity

KINDS = "kind by kind"
FRONTIER = "what each sign finds, and what it costs"

STRUCTURED = (
    "postcode", "phone", "email", "social", "ip", "geo", "ni_number", "nhs_number",
    "id_document", "bank", "vehicle", "reference",
)  # fmt: skip
"""Kinds that have a shape, so that tier ``block`` must find them by itself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the contract asks of a figure: so much at least, or at most."""

    figure: float
    at_least: bool = False

    def say(self) -> str:
        """As it stands in a table."""
        return f"{'at least' if self.at_least else 'at most'} {self.figure:g}"

    def judge(self, figure: float) -> str:
        """Met or not. What is not a number is not met."""
        met = figure >= self.figure if self.at_least else figure <= self.figure
        return "met" if met else "**not met**"


BLOCK_FOUND = Asked(0.99, at_least=True)
BLOCK_STOPPED = Asked(0.005)
FOUND = Asked(0.97, at_least=True)
ASKED = Asked(0.10)
MILLISECONDS = Asked(5)
SECONDS = Asked(0.3)
MEGABYTES = Asked(60)


def contract(
    names: Sequence[str], parts: Sequence[Sequence[Text]], ours: Measured
) -> Iterator[str]:
    """Each demand with its figure on each part and on all together, and whether it is met."""
    names = (*names, "all together")
    parts = (*parts, [text for part in parts for text in part])
    answered = (*ours.answers, [answer for answers in ours.answers for answer in answers])
    yield _row("", "Contract", *(f"{name} ({_count(part)})" for name, part in _both(names, parts)))
    yield _rule(2 + len(names))
    judged = [*zip(parts, answered, strict=True)]
    yield _demand(
        "`block`: kinds with a shape, found",
        BLOCK_FOUND,
        [found(part, answers, STRUCTURED, "block") for part, answers in judged],
    )
    yield _demand("`block`: clean texts stopped", BLOCK_STOPPED, [_stopped(*one) for one in judged])
    yield _demand("both tiers: every kind, found", FOUND, [found(*one) for one in judged])
    yield _demand(
        "both tiers: texts with nothing missed", FOUND, [found_whole(*one) for one in judged]
    )
    yield _demand("both tiers: clean texts asked", ASKED, [alarmed(*one) for one in judged])
    best = min(ours.starts)
    for what, asked, figure, unit in (
        (f"time for {LENGTH} characters, 95 %", MILLISECONDS, ours.pace.most, "ms"),
        (f"time to load, with a first text (median; best {best:.2f} s)", SECONDS, ours.loaded, "s"),
        ("memory of a process that screens", MEGABYTES, ours.resident, "MB"),
    ):
        said = f"{figure:.2f} {unit}: {asked.judge(figure)}"
        yield _row(what, f"{asked.say()} {unit}", said, *("" for _ in names[1:]))


def kinds(names: Sequence[str], parts: Sequence[Sequence[Text]], ours: Measured) -> Iterator[str]:
    """For each kind: spans found by tier, and clean texts stopped or asked for it."""
    columns = ("found by `block`", "found by both", "clean stopped", "clean asked")
    yield _row("Kind", *(f"{name}: {column}" for name in names for column in columns))
    yield _rule(1 + len(columns) * len(names))
    for kind in anonymity.KINDS:
        cells = []
        for part, answers in zip(parts, ours.answers, strict=True):
            both = found(part, answers, (kind,))
            low, high = both.interval
            stopped, asked = (_alarmed_by(kind, tier, part, answers) for tier in ("block", "ask"))
            cells += [
                _brief(found(part, answers, (kind,), "block")),
                f"{_brief(both)}; {low:.2f}–{high:.2f}",
                f"{stopped.part}",
                f"{asked.part}",
            ]
        yield _row(f"`{kind}`", *cells)


def beside(
    names: Sequence[str],
    parts: Sequence[Sequence[Text]],
    guards: Sequence[Measured],
    bare: Run,
) -> Iterator[str]:
    """Every guard in the same run: what it finds and stops, its time and its memory."""
    quality = [
        f"{name}: {what}" for name in names for what in ("found", "whole texts", "clean stopped")
    ]
    yield _row("Guard", *quality, "ms, half", "ms, 95 %", "ms, slowest", "load, s", "MB")
    yield _rule(6 + len(quality))
    for guard in guards:
        cells = []
        for part, answers in zip(parts, guard.answers, strict=True):
            shares = (found(part, answers), found_whole(part, answers), alarmed(part, answers))
            cells += [f"{share.rate:.3f}" for share in shares]
        pace = [f"{guard.pace.half:.2f}", f"{guard.pace.most:.2f}", f"{guard.pace.slowest:.2f}"]
        yield _row(guard.name, *cells, *pace, f"{guard.loaded:.2f}", f"{guard.resident:.0f}")
    yield _row("bare Python", *("" for _ in quality), "", "", "", "", f"{bare.resident:.0f}")


def frontier(drawn: Sequence[Frontier]) -> Iterator[str]:
    """What is found and asked as each sign is added, then by the guard as it is, then coarsely."""
    yield _row("Believed", *(f"{one.part}: {what}" for one in drawn for what in ("found", "asked")))
    yield _rule(1 + 2 * len(drawn))
    for same in zip(*(_points(one) for one in drawn), strict=True):
        cells = [f"{share.rate:.3f}" for point in same for share in (point.found, point.asked)]
        yield _row(same[0].name, *cells)


def _points(one: Frontier) -> list[Point]:
    return [*one.steps, one.chosen, *one.coarse]


def _demand(what: str, asked: Asked, shares: Sequence[Share]) -> str:
    return _row(what, asked.say(), *(f"{_say(one)}: {asked.judge(one.rate)}" for one in shares))


def _say(share: Share) -> str:
    low, high = share.interval
    return f"{share.rate:.3f} ({share.part} of {share.whole}; {low:.3f}–{high:.3f})"


def _brief(share: Share) -> str:
    return f"{share.part} of {share.whole}"


def _count(part: Sequence[Text]) -> str:
    clean = sum(not text.spans for text in part)
    return f"{len(part) - clean:,} identifying, {clean:,} clean"


def _stopped(part: Sequence[Text], answers: Answers) -> Share:
    return alarmed(part, answers, lambda one: one.tier == "block")


def _alarmed_by(kind: str, tier: str, part: Sequence[Text], answers: Answers) -> Share:
    return alarmed(part, answers, lambda one: (one.kind, one.tier) == (kind, tier))


def _both(
    names: Sequence[str], parts: Sequence[Sequence[Text]]
) -> Iterator[tuple[str, Sequence[Text]]]:
    return zip(names, parts, strict=True)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(columns: int) -> str:
    return f"|{' --- |' * columns}"
