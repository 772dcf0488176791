"""The guard's measure: its processes, its tables, the frontier and its picture, and the page."""

import re
import socket
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from bench import guard, picture, tables
from bench.frontier import BLOCK, Frontier, Point, by_sign, ordered, point
from bench.guards import (
    LENGTH,
    ROOT,
    STARTS,
    Measured,
    Pace,
    Run,
    best,
    measured,
    one_length,
    rivals_python,
    screened,
)
from bench.judging import Found, Share, alarmed, found
from bench.texts import Span, Text
from bot.anonymity import screen
from bot.anonymity.closed import SIGNS

PERSON = Text("Ayesha rang", (Span(0, 6, "person"),))
MAIL = Text("mail a@b.uk", (Span(5, 11, "email"),))
CLEAN = Text("two bed", ())
PARTS = [[PERSON, MAIL, CLEAN], [MAIL, CLEAN, CLEAN]]
NAMES = ("tuning", "unread")
MAILED = [Found(5, 11, "email")]
OURS = Measured(
    "this guard",
    [[[], MAILED, [Found(0, 3, "person", "ask")]], [MAILED, [], []]],
    Pace(0.5, 4.0, 9.0),
    starts=[0.6, 0.4, 0.2],
    resident=50.0,
)


def test_the_process_answers_as_the_guard_does_and_tells_its_cost() -> None:
    words = ["mail jo@example.com", "two\nbed", "Zoë 🏠 07700 900123"]
    run = screened("ours", words)
    assert run.answers == [
        [Found(f.start, f.end, f.kind, f.tier) for f in screen(w)] for w in words
    ]
    assert len(run.took) == 3
    assert min(*run.took, run.loaded) > 0
    assert run.resident > screened("nothing", []).resident > 1


def test_each_part_gets_its_own_answers_and_the_first_is_timed() -> None:
    parts = [[Text("no stairs " * LENGTH, ()), Text("call 07700 900123", ())], [MAIL, CLEAN]]
    told = measured("ours", "ours", parts)
    kinds = [[[one.kind for one in answer] for answer in answers] for answers in told.answers]
    assert kinds == [[[], ["phone"]], [["email"], []]]
    assert 0 < told.pace.half <= told.pace.most
    assert len(told.starts) == STARTS
    assert min(told.starts) < told.loaded < max(told.starts)


def test_a_process_that_fails_tells_no_text() -> None:
    with pytest.raises(RuntimeError, match=r"^nobody ended with 1 after 0 texts$"):
        screened("nobody", ["mail jo@example.com"])


def test_a_guard_that_is_measured_reaches_no_machine() -> None:
    program = (
        "import socket, sys; from bench import screening;"
        "call = lambda _: socket.create_connection(('127.0.0.1', int(sys.argv[1])));"
        "screening.GUARDS['caller'] = lambda: call; screening.main('caller')"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        run = subprocess.run(
            [sys.executable, "-c", program, port], cwd=ROOT, capture_output=True, text=True
        )
    assert run.returncode == 1
    assert "ConnectionError: A measured guard reached for another machine" in run.stderr


def test_texts_of_one_length_lose_nothing_but_the_rest() -> None:
    corpus = [Text("a" * 70, ()), Text("b" * 200, ())]
    assert [*one_length(corpus)] == ["a" * 70 + " " + "b" * 49, "b" * LENGTH]


def test_each_text_is_timed_at_its_best() -> None:
    assert best([5.0, 1.0, 3.0, 2.0, 4.0, 9.0], 2) == [3.0, 1.0]


def test_the_pace_is_the_median_the_95th_percentile_and_the_slowest() -> None:
    pace = Pace.of([float(number) for number in range(1, 100)])
    assert (pace.half, pace.most, pace.slowest) == (50, 95, 99)


@pytest.mark.parametrize("make", [("false",), ("no-such-program-here",)])
def test_rivals_that_cannot_be_installed_are_told_and_the_measure_goes_on(
    make: tuple[str, ...],
) -> None:
    python = rivals_python(make)
    measured, lines = guard.others(PARTS, python)
    assert (python, measured) == (None, [])
    assert lines[-1] == (
        "scrubadub and presidio-analyzer could not be installed here: not compared."
    )


def test_the_contract_is_judged_figure_by_figure() -> None:
    lines = [*tables.contract(NAMES, PARTS, OURS)]
    assert lines[0] == (
        "|  | Contract | tuning (2 identifying, 1 clean) | unread (1 identifying, 2 clean) "
        "| all together (3 identifying, 3 clean) |"
    )
    told = {line.split(" | ")[0]: line.split(" | ")[1:] for line in lines[2:]}
    assert [re.sub(r"; [\d.–]+", "", cell) for cells in told.values() for cell in cells[:2]] == [
        *("at least 0.99", "1.000 (1 of 1): met"),
        *("at most 0.005", "0.000 (0 of 1): met"),
        *("at least 0.97", "0.500 (1 of 2): **not met**"),
        *("at least 0.97", "0.500 (1 of 2): **not met**"),
        *("at most 0.1", "1.000 (1 of 1): **not met**"),
        *("at most 5 ms", "4.00 ms: met"),
        *("at most 0.3 s", "0.40 s: **not met**"),
        *("at most 60 MB", "50.00 MB: met"),
    ]
    together = [cells[3].partition(";")[0] for cells in told.values()][:5]
    assert together == ["1.000 (2 of 2", "0.000 (0 of 3", *["0.667 (2 of 3"] * 2, "0.333 (1 of 3"]


def test_what_must_be_blocked_is_not_found_by_asking() -> None:
    asked = [[[], [Found(5, 11, "email", "ask")], []], [MAILED, [], []]]
    _, _, shaped, *_ = tables.contract(NAMES, PARTS, replace(OURS, answers=asked))
    assert "| 0.000 (0 of 1; 0.000–0.793): **not met** | 1.000 (1 of 1;" in shaped


def test_every_kind_has_its_own_line() -> None:
    lines = {line.split(" | ")[0]: line for line in tables.kinds(NAMES, PARTS, OURS)}
    assert lines["| `email`"] == (
        "| `email` | 1 of 1 | 1 of 1; 0.21–1.00 | 0 | 0 | 1 of 1 | 1 of 1; 0.21–1.00 | 0 | 0 |"
    )
    assert lines["| `person`"] == (
        "| `person` | 0 of 1 | 0 of 1; 0.00–0.79 | 0 | 1 | 0 of 0 | 0 of 0; nan–nan | 0 | 0 |"
    )


def test_guards_stand_beside_each_other_and_a_bare_python() -> None:
    *_, ours, bare = tables.beside(NAMES, PARTS, [OURS], Run([], [], 0.0, 11.0))
    assert ours == (
        "| this guard | 0.500 | 0.500 | 1.000 | 1.000 | 1.000 | 0.000 "
        "| 0.50 | 4.00 | 9.00 | 0.40 | 50 |"
    )
    assert bare == "| bare Python |  |  |  |  |  |  |  |  |  |  | 11 |"


SIGNED = [
    [Found(0, 6, "name", "ask")],
    [Found(5, 11, BLOCK), Found(0, 4, "street", "ask")],
    [Found(0, 3, "unknown", "ask"), Found(4, 7, "street", "ask")],
]


def test_a_point_believes_tier_block_and_the_signs_that_it_names() -> None:
    corpus = PARTS[0]
    assert point("", corpus, SIGNED, ()) == Point("", Share(1, 2), Share(0, 1))
    assert point("", corpus, SIGNED, ("name",)) == Point("", Share(2, 2), Share(0, 1))
    assert point("", corpus, SIGNED, ("unknown",)) == Point("", Share(1, 2), Share(1, 1))


def test_the_sign_that_finds_most_for_what_it_asks_comes_first() -> None:
    corpus = [PERSON, PERSON, PERSON, MAIL, CLEAN, CLEAN, CLEAN]
    dear, cheap = Found(0, 3, "dear", "ask"), Found(0, 3, "cheap", "ask")
    signed = [[dear], [dear], [cheap], [Found(5, 9, "free", "ask")], [dear, cheap], [dear], [dear]]
    assert ordered(corpus, signed, ("useless", "dear", "cheap", "free")) == [
        *("free", "cheap", "dear", "useless")
    ]


def test_all_signs_together_are_the_guard_as_it_is() -> None:
    corpus = [PERSON, MAIL, CLEAN, Text("Ruxandra in 4 Elm Walk, call 07700 900123", ())]
    signed = by_sign(corpus)
    whole = [[Found(f.start, f.end, f.kind, f.tier) for f in screen(one.words)] for one in corpus]
    assert {one.kind for answer in signed for one in answer} <= {BLOCK, *SIGNS}
    told = point("", corpus, signed, SIGNS)
    assert (told.found, told.asked) == (found(corpus, whole), alarmed(corpus, whole))


def _drawn() -> list[Frontier]:
    steps = [Point(BLOCK, Share(3, 10), Share(0, 10)), Point("name", Share(9, 10), Share(1, 10))]
    coarse = [Point(f"coarse {one}", Share(6, 10), Share(one, 10)) for one in (1, 2, 3)]
    return [Frontier(part, steps, steps[-1], coarse) for part in NAMES]


def test_the_picture_is_the_same_each_time_and_says_what_it_shows() -> None:
    drawn = picture.draw(_drawn())
    assert drawn == picture.draw(_drawn())
    root = ElementTree.fromstring(drawn)
    words = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    for said in ("tier block", "+ name", "coarse 3", "chosen: as it is", "90.0 %", "the contract"):
        assert said in words
    assert "finds 90.0 % and asks about 10.0 % of the clean ones" in drawn


def test_two_labels_never_stand_in_one_place() -> None:
    root = ElementTree.fromstring(picture.draw(_drawn()))
    texts = [one.attrib for one in root.iter("{http://www.w3.org/2000/svg}text")]
    places = [(one["x"], one["y"]) for one in texts if "x" in one]
    assert len({*places}) == len(places)


def test_the_picture_in_the_page_names_the_chosen_point_and_every_sign() -> None:
    drawn = guard.PICTURE.read_text("utf-8")
    ElementTree.fromstring(drawn)
    for said in ("chosen, tuning", "chosen, unread", BLOCK, *SIGNS):
        assert f">{said}<" in drawn or f">+ {said}<" in drawn, (
            f"{said} is not in the picture: python -m bench.guard picture"
        )


def test_new_figures_take_the_place_of_the_old_ones_alone() -> None:
    page = "before\n<!-- figures -->\n\n0.5 \\1\n\n<!-- end of figures -->\nafter"
    assert guard.with_figures(page, r"0.9 \g<0>") == page.replace("0.5 \\1", r"0.9 \g<0>")
    with pytest.raises(ValueError, match="no place"):
        guard.with_figures("before", "0.9")


def test_the_page_has_a_place_for_figures_and_shows_the_picture() -> None:
    page = guard.PAGE.read_text("utf-8")
    assert guard.with_figures(page, "none") != page
    assert f"](images/{guard.PICTURE.name})" in page
