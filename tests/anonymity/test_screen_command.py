"""`reciprocal screen`, a line in and a line out."""

import io
import json
from collections.abc import Iterator
from typing import TextIO, cast

import pytest

from bot.cli.screen import screen_lines


def _line(**asked: object) -> str:
    return json.dumps(asked) + "\n"


def _run(*lines: str) -> list[dict[str, object]]:
    out = io.StringIO()
    screen_lines(io.StringIO("".join(lines)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_answered_with_what_was_found() -> None:
    answers = _run(
        _line(id="a", text="2 bed in E8", field="note"),
        _line(id=7, text="🏠 SE15 4AQ", field="note"),
    )
    assert answers == [
        {"id": "a", "blocked": False, "findings": []},
        {
            "id": 7,
            "blocked": True,
            "findings": [{"start": 2, "end": 10, "kind": "postcode", "tier": "block"}],
        },
    ]


def test_each_answer_is_flushed_before_the_next_line_is_read() -> None:
    class Out(io.StringIO):
        flushed = ""

        def flush(self) -> None:
            self.flushed = self.getvalue()

    def typing() -> Iterator[str]:
        for name in ("1", "2"):
            yield _line(id=name, text="x")
            seen.append(out.flushed.count("\n"))

    seen: list[int] = []
    out = Out()
    screen_lines(cast("TextIO", typing()), out)
    assert seen == [1, 2]


@pytest.mark.parametrize(
    "broken",
    [
        "SE15 4AQ secret\n",
        '{"id": "1", "text": "SE15 4AQ secret"\n',
        '["SE15 4AQ secret"]\n',
        '{"text": "SE15 4AQ secret"}\n',
        '{"id": true, "text": "SE15 4AQ secret"}\n',
        '{"id": NaN, "text": "SE15 4AQ secret"}\n',
        '{"id": "secret"}\n',
        '{"id": "1", "text": ["secret"]}\n',
        "[" * 100_000 + "secret\n",
    ],
    ids=lambda line: line[:30],
)
def test_a_broken_line_is_told_by_number_and_the_rest_is_read(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = io.StringIO()
    good = _line(id="good", text="jo@example.com")
    with pytest.raises(SystemExit) as ended:
        screen_lines(io.StringIO(good + broken + good), out)
    assert ended.value.code == 2
    assert len(out.getvalue().splitlines()) == 2
    told = capsys.readouterr().err
    assert told.startswith("Line 2 was not screened: ")
    assert told.count("\n") == 1
    assert "secret" not in told


def test_blank_lines_and_a_byte_order_mark_are_no_mistake() -> None:
    assert len(_run("\ufeff" + _line(id="1", text=""), "\n", _line(id="2", text="\ud800"))) == 2
