"""The labelled texts are read as they are marked, and are what the guard may be measured on.

No assertion here shows a text of the unread or the fresh part, even where it fails.
"""

import pytest

from bench import texts
from bench.texts import Span, Text, parsed
from bot.anonymity import KINDS

PARTS = {name: texts.read(name) for name in ("tuning", "unread", "fresh")}


def _read(*lines: str) -> list[Text]:
    return [*parsed("some", list(lines))]


def test_a_text_without_a_mark_is_clean() -> None:
    assert _read("2 bed near E8") == [Text("2 bed near E8", ())]


def test_a_mark_becomes_a_span_of_the_text_without_marks() -> None:
    (text,) = _read("told [[person|Ayesha Khan]] at [[address|4 Elm Walk]]!")
    assert text.words == "told Ayesha Khan at 4 Elm Walk!"
    assert text.spans == (Span(5, 16, "person"), Span(20, 30, "address"))
    assert [text.words[span.start : span.end] for span in text.spans] == [
        "Ayesha Khan",
        "4 Elm Walk",
    ]


def test_a_span_at_either_end_and_two_that_touch_are_told_apart() -> None:
    (text,) = _read("[[person|Jo]][[phone|07700 900123]]")
    assert text == Text("Jo07700 900123", (Span(0, 2, "person"), Span(2, 14, "phone")))


def test_a_line_break_is_one_character_inside_a_mark_and_outside() -> None:
    (text,) = _read(r"hi\n[[address|4 Elm\nWalk]]")
    assert text == Text("hi\n4 Elm\nWalk", (Span(3, 13, "address"),))


def test_empty_lines_and_comments_are_no_texts_but_a_hash_may_begin_one() -> None:
    assert _read("# a comment", "", "#2 on the list") == [Text("#2 on the list", ())]


@pytest.mark.parametrize(
    "line", ["[[perosn|Jo]] rang", "[[person|Jo] rang", "[person|Jo]] rang", "[[Jo]] rang"]
)
def test_a_mark_that_cannot_be_read_is_told_by_its_line_and_never_by_its_words(line: str) -> None:
    with pytest.raises(ValueError, match=r"^some\.txt, line 2: ") as told:
        _read("clean", line)
    assert "Jo" not in str(told.value)


def test_there_are_enough_texts_and_a_third_or_more_were_never_read_while_tuning() -> None:
    sizes = {name: len(part) for name, part in PARTS.items()}
    assert sum(sizes.values()) >= 600
    assert sizes["unread"] + sizes["fresh"] >= sum(sizes.values()) / 3


@pytest.mark.parametrize("name", PARTS)
def test_both_labels_and_every_kind_are_in_each_part(name: str) -> None:
    clean = sum(not text.spans for text in PARTS[name])
    assert 0.3 < clean / len(PARTS[name]) < 0.7
    assert {span.kind for text in PARTS[name] for span in text.spans} == {*KINDS}


def test_no_text_is_in_two_parts_or_twice_in_one() -> None:
    every = [text.words for part in PARTS.values() for text in part]
    twice = len(every) - len({*every})
    assert twice == 0
