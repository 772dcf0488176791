"""What holds for every text, and for every secret wherever it stands."""

import signal
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.anonymity import KINDS, screen
from tests.anonymity.clean import CLEAN, NUMBERS
from tests.anonymity.secrets import any_secret, compact, nameless, spelled
from tests.kit.lengths import examples

_PIECES = st.sampled_from(
    [
        *("E8", "4QZ", "07", "700", "one", "double", "@", ".", "dot", "at", "///", "°", "N", ","),
        *("+44", "(0)", "-", "/", " ", "\n", "Mr", "ref", "NHS", "reg", "born", "Road", "1", "O"),
        *("\u200b", "\u0301", "０", "Е", "🏠", "\ud800", "\x00", "key safe", "flat", "ending", ":"),
    ]
)


@settings(max_examples=examples(100))
@given(st.text(st.characters()) | st.lists(_PIECES, max_size=60).map("".join))
def test_any_text_gets_findings_in_order_and_in_bounds(text: str) -> None:
    found = screen(text)
    assert found == screen(text)
    assert [f.start for f in found] == sorted(f.start for f in found)
    for finding in found:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.kind in KINDS
        assert finding.tier in ("block", "ask")
    for before, after in pairwise(found):
        assert before.end < after.end, "one finding lies inside another"


@settings(max_examples=examples(200))
@given(any_secret(), st.sampled_from(CLEAN), st.data())
def test_a_secret_is_found_wherever_it_stands(
    secret: tuple[str, str], clean: str, data: st.DataObject
) -> None:
    words = clean.split(" ")
    at = data.draw(st.integers(0, len(words)))
    before = "".join(word + " " for word in words[:at])
    text = " ".join([*words[:at], secret[1], *words[at:]])
    inside = range(len(before), len(before) + len(secret[1]))
    found = screen(text)
    assert any(f.start < inside.stop and inside.start < f.end for f in found), text


_SPELLINGS = (*spelled("x1"),)


@settings(max_examples=examples(300))
@given(compact(), st.sampled_from(_SPELLINGS), st.sampled_from((*CLEAN, *NUMBERS)))
def test_a_secret_is_blocked_in_every_spelling(
    secret: tuple[str, str], spelling: str, clean: str
) -> None:
    kind, plain = secret
    if kind == "postcode" and spelling == "with dashes":
        return
    text = f"{clean.rstrip('.')}. {spelled(plain)[spelling]}, {clean}"
    start = len(clean.rstrip(".")) + 2
    inside = range(start, start + len(spelled(plain)[spelling]))
    found = [finding for finding in screen(text) if finding.tier == "block"]
    assert any(f.start < inside.stop and inside.start < f.end for f in found), text


@settings(max_examples=examples(150))
@given(nameless() | any_secret().map(lambda secret: secret[1]), st.sampled_from(NUMBERS))
def test_a_secret_is_blocked_between_numbers_that_give_nobody_away(secret: str, clean: str) -> None:
    text = f"{clean}; {secret}; {clean}"
    inside = range(len(clean) + 2, len(clean) + 2 + len(secret))
    found = [finding for finding in screen(text) if finding.tier == "block"]
    assert any(f.start < inside.stop and inside.start < f.end for f in found), text


@settings(max_examples=examples(100))
@given(any_secret())
def test_a_secret_alone_is_known_for_what_it_is(secret: tuple[str, str]) -> None:
    kind, text = secret
    assert kind in {finding.kind for finding in screen(text)}


@settings(max_examples=examples(100))
@given(any_secret())
def test_full_width_letters_and_capitals_hide_nothing(secret: tuple[str, str]) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in secret[1])
    assert screen(wide)
    assert screen(secret[1].upper())


@pytest.fixture
def patience() -> Iterator[None]:
    """Ends a test that doubles back: an honest one needs a hundredth of this."""

    def tell(_signal: int, _frame: object) -> None:
        raise TimeoutError("a pattern doubles back")

    before = signal.signal(signal.SIGALRM, tell)
    signal.alarm(10)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "0 ",
            "0",
            "a",
            "A",
            "o",
            "@",
            ".",
            "a.",
            "a@",
            "1.",
            "1:",
            ":",
            "-",
            "+",
            "/",
            "E8 ",
        ),
        *(
            "E",
            "e 8 4 ",
            "one ",
            "double ",
            "double double ",
            "07",
            "0x",
            "07xxx ",
            "Mr ",
            "Mr A ",
            "A1 ",
        ),
        *(
            "ref ",
            "ref no ",
            "ref 1 ",
            "number ends ",
            "number a b ",
            "flat ",
            "1 a ",
            "1 A A ",
            "B1A",
        ),
        *(
            "a at ",
            "a dot ",
            "x at y dot ",
            "12 March ",
            "born on ",
            "51.123 ",
            "///a.",
            "N 1.1 ",
            "1°",
        ),
        *(
            "\u200b",
            "\u0301",
            "a\u0301",
            "０",
            "key code ",
            "GB33 ",
            "4111 ",
            "P<",
            "plate is ",
            "(",
            "\n",
        ),
        *(
            "key safe is ",
            "code : - ",
            "nhs no is ",
            "_",
            "a_",
            "user: ",
            "http://a.",
            "x.com/",
            "last 4 ",
        ),
    ],
    ids=ascii,
)
def test_no_text_however_odd_takes_for_ever(piece: str) -> None:
    for size in (10, 100, 1_000, 10_000):
        screen((piece * size)[:size] + "!")


_SHAPES = "1 2 |12 |a.a.|@@|((|dot dot |A1 B2 |AB 12 |kids 1/2/15, |12/12/26-|lima one |insta is |"
_SHAPES += "a at a dot |plate A? |1-1.1/|x1*2|hundred 1 |a_b.|E8 4 |44** |ends 44 |TQ 12 |TQ12"


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("shape", _SHAPES.split("|"), ids=ascii)
def test_no_long_text_of_one_shape_takes_for_ever(shape: str) -> None:
    screen("!" + (shape * 20_000)[:20_000] + "Z")


_ANNOUNCING = (
    "key|ref|crime|NHS no|NI|passport|sort code|account|card|plate|reg|phone|ends|number|born|UPRN"
    "|flat|lat|grid ref|w3w|snap|username|email starts|jo at|jo@|lives at|Mr|12"
)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("word", _ANNOUNCING.split("|"))
@pytest.mark.parametrize("pad", [" ", ":", "is ", "1 "], ids=ascii)
def test_no_padding_after_a_word_that_announces_takes_for_ever(word: str, pad: str) -> None:
    screen(word + (pad * 20_000)[:20_000] + "!")
