"""Writes docs/rulebook.md: every number, where it is decided, and the tests that carry it."""

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

import bot.domain
import bot.flows
from bot.domain.policy import Policy
from bot.domain.rules import Rule
from tools.numbers import NUMBERS, Number

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "rulebook.md"
HEAD = """# The rules, as the code holds them

Made by `make docs` from `tools/numbers.py`, from the rules in `bot/domain` and `bot/flows`, and
from the tests that carry their numbers; `make check` fails where this page is out of date, and
`make test` where a number has no test. A figure in a sentence is the default of the policy. R is a
rule of the schemes this one learns from, D a decision of ours, C a case of the ledger; L and a
section are parts of the rulebook on safety, access and fields.

| Rule | In a sentence | Decided in | Tests |
| --- | --- | --- | --- |
"""

Stated = dict[str, dict[str, str]]
"""Rules by number: each file that states one, with the sentence that stands there."""

_CARRIED = re.compile(
    r"^ *(?:async )?def test_((?:(?:[RDCL]\d+|section_\d+)_)+)(\w+)\(", re.MULTILINE
)


def stated() -> Stated:
    """Every rule that a module of the domain or of the flows states, however deep it lies."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for package in (bot.domain, bot.flows):
        for module in _modules(package):
            path = Path(module.__file__ or "")
            text = path.read_text()
            for name, rule in vars(module).items():
                if isinstance(rule, Rule) and re.search(rf"^{name} = Rule\(", text, re.MULTILINE):
                    sentence = rule.sentence.format(**asdict(Policy()))
                    where = path.relative_to(ROOT).as_posix()
                    there = found[rule.number].get(where)
                    found[rule.number][where] = f"{there} {sentence}" if there else sentence
    return dict(found)


def carried(tests: Path) -> dict[str, list[str]]:
    """What tests show, by the numbers in their names: ``test_R7_R8_areas`` carries two."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(tests.rglob("test_*.py")):
        for numbers, words in _CARRIED.findall(path.read_text()):
            for number in re.findall(r"[RDCL]\d+|section_\d+", numbers):
                found[number.replace("_", " ")].append(words.replace("_", " "))
    return dict(found)


def page() -> str:
    """The page as it should be."""
    rules, tests = stated(), carried(ROOT / "tests")
    rows = [
        f"| {one.number} | {_sentence(one, rules)} | {_where(one, rules)} | "
        f"{'<br>'.join(tests.get(one.number, ['–']))} |"
        for one in NUMBERS
    ]
    return HEAD + "\n".join(rows) + "\n"


def _sentence(one: Number, rules: Stated) -> str:
    return one.sentence or " ".join(rules[one.number].values())


def _where(one: Number, rules: Stated) -> str:
    if one.to_come:
        return "to come"
    if one.held:
        module, _, name = one.held.partition(":")
        return f"`{module.replace('.', '/')}.py`: `{name}`"
    told = sorted(rules[one.number].items())
    return "<br>".join(
        f"`{path}`: {sentence}" if one.sentence else f"`{path}`" for path, sentence in told
    )


def _modules(package: ModuleType) -> list[ModuleType]:
    known = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [package, *(importlib.import_module(module.name) for module in known)]


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is out of date."""
    if "--check" not in arguments:
        PAGE.write_text(page())
        return 0
    if PAGE.read_text() == page():
        return 0
    print("docs/rulebook.md is out of date: run make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
