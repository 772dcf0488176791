"""Words that the guard does not know: each is asked about by itself, and goes unless it is kept.

The page that asks stands after the one they were written on. What was written is kept in the draft
alone; everybody else, and every later page, has the text without them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import create_model

from bot.anonymity import Finding
from bot.chat.forms import Answers, Ask, Page
from bot.chat.questions import asks
from bot.domain.review import Claimed, Insisted, Meaning, Place

MOST = 8
"""Words asked about at the most; a text with more of them is to be written anew."""

GONE = "…"
"""What stands where a word was taken out: no longer than any word."""

WAITS = "It waits for the coordinator; the rest goes on without it."

_ROOM = 40
"""Characters of a word, twice, and of what stands beside it in its sentence, if it is short."""

_LEAST_BESIDE = 6


class Keep(StrEnum):
    """What becomes of a word."""

    REMOVE = "remove"
    PLACE = Meaning.PLACE.value
    ORGANISATION = Meaning.ORGANISATION.value
    ORDINARY = Meaning.ORDINARY.value


_LABELS = {
    "remove": "Remove it",
    "place": "It is a place the scheme knows",
    "organisation": "It is an organisation",
    "ordinary": "It is an ordinary word",
}


class Doubts(Page):
    """A word each: what is left as it stands is taken out."""

    title: ClassVar[str] = "Is each word needed?"
    intro: ClassVar[str] = (
        "These words are on no list here, and could tell who somebody is. Press Next: they are "
        "taken out, and the rest goes on. If you keep one, the whole text waits for the "
        "coordinator, and your form goes on without it."
    )


def doubts_page(page: type[Page], answers: Mapping[str, Answers]) -> type[Doubts] | None:
    """The page that asks about each word in doubt on this page, None where there is none."""
    kept = answers.get(_name(page), {})
    found: dict[str, Any] = {}
    for field in _screened(page):
        text, spans = _written(kept, field)
        for number, span in enumerate(spans):
            ask = Ask(_question(text, span), labels=_LABELS)
            found[f"{field}_{number}"] = (Annotated[Keep, ask], Keep.REMOVE)
    return create_model(_name(page), __base__=Doubts, **found) if found else None


def is_open(page: type[Page], answers: Mapping[str, Answers]) -> bool:
    """Whether a page asks about words of which nothing was said yet."""
    said = answers.get(page.__name__, {})
    return issubclass(page, Doubts) and not any(name in said for name in page.model_fields)


def noted(
    answers: Mapping[str, Answers],
    page: type[Page],
    texts: Answers,
    doubts: Mapping[str, Sequence[Finding]],
) -> dict[str, Answers]:
    """Every answer, with what was just written on a page and is in doubt; ``texts`` are those that
    were just answered. What was said of the words of a text that is the same stays."""
    kept = dict(answers.get(_name(page), {}))
    for field in _screened(page):
        if field not in texts:
            continue
        mine = _kept(field, texts[field], doubts[field]) if field in doubts else {}
        if not mine or any(kept.get(name) != given for name, given in mine.items()):
            others = {name: given for name, given in kept.items() if not _is_of(field, name)}
            kept = others | mine
    rest = {name: given for name, given in answers.items() if name != _name(page)}
    return rest | ({_name(page): kept} if kept else {})


def as_written(page: type[Page], answers: Mapping[str, Answers]) -> Answers:
    """The answers to a page as its own writer sees them: nothing is taken out."""
    kept = answers.get(_name(page), {})
    written = {field: (_written(kept, field)[0],) for field in _in_doubt(page, kept)}
    return dict(answers.get(page.__name__, {})) | written


def as_told(page: type[Page], answers: Mapping[str, Answers]) -> Answers:
    """The answers to a page as the review before sending tells them."""
    waits = {kept.place.value: (WAITS,) for kept in insisted(page, answers)}
    return dict(answers.get(page.__name__, {})) | waits


def as_sent(page: type[Page], answers: Mapping[str, Answers]) -> Answers:
    """The answers to a page as they are sent: a text that waits is not among them."""
    waits = {kept.place.value: (kept.stands,) for kept in insisted(page, answers)}
    return dict(answers.get(page.__name__, {})) | waits


def insisted(page: type[Page], answers: Mapping[str, Answers]) -> Iterator[Insisted]:
    """The texts of a page on whose words their writer insists."""
    kept = answers.get(_name(page), {})
    for field in _in_doubt(page, kept):
        text, spans = _written(kept, field)
        said = [_said(kept, f"{field}_{number}") for number in range(len(spans))]
        words = tuple(
            Claimed(text[start:end], Meaning(keep.value))
            for (start, end), keep in zip(spans, said, strict=True)
            if keep is not Keep.REMOVE
        )
        if words:
            gone = [span for span, keep in zip(spans, said, strict=True) if keep is Keep.REMOVE]
            stands = "" if not asks(page)[field].withheld else masked(page, field, text, spans)
            yield Insisted(Place(field), without(text, gone), stands, words)


def masked(page: type[Page], field: str, text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with these parts taken out, such that it can still stand on its page."""
    withheld = asks(page)[field].withheld
    if not withheld:
        return without(text, spans)
    left = " ".join(without(text, spans).replace(GONE, " ").split()).strip(" ,;.-/&")
    return left if left[:1].isalpha() else withheld


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with these parts taken out, and marked where they were."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + GONE + text[end:]
    return text


def _name(page: type[Page]) -> str:
    return f"{page.__name__}.words"


def _screened(page: type[Page]) -> list[str]:
    return [name for name, ask in asks(page).items() if ask.screened]


def _in_doubt(page: type[Page], kept: Answers) -> list[str]:
    return [field for field in _screened(page) if f"{field}.text" in kept]


def _kept(field: str, given: Sequence[str], doubts: Sequence[Finding]) -> dict[str, Any]:
    spans = tuple(f"{doubt.start}-{doubt.end}" for doubt in doubts)
    return {f"{field}.text": (" ".join(given),), f"{field}.at": spans}


def _written(kept: Answers, field: str) -> tuple[str, list[tuple[int, int]]]:
    """What was written in a field that is in doubt, and where each of its words stands."""
    text = " ".join(kept.get(f"{field}.text", ()))
    pairs = [at.split("-") for at in kept.get(f"{field}.at", ())]
    return text, [(int(start), int(end)) for start, end in pairs]


def _said(kept: Answers, name: str) -> Keep:
    """What is said of a word; anything but a choice keeps nothing."""
    given = next(iter(kept.get(name, ())), "").strip()
    return Keep(given) if given in {keep.value for keep in Keep} else Keep.REMOVE


def _is_of(field: str, name: str) -> bool:
    return re.fullmatch(rf"{field}(\.text|\.at|_\d+)", name) is not None


def _question(text: str, span: tuple[int, int]) -> str:
    """The word, and as much of its sentence as lets a button show both and the answer."""
    start, end = span
    word, beside = text[start:end], max(_LEAST_BESIDE, _ROOM // 2 - (end - start))
    before, after = text[:start].lstrip(), text[end:].rstrip()
    if len(before) > beside:
        before = GONE + before[-beside:].partition(" ")[2]
    if len(after) > beside:
        after = after[:beside].rpartition(" ")[0] + GONE
    return f"“{word}” in “{before}{word}{after}”?"
