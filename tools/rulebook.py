"""Writes docs/rulebook.md from the rules in the code and the tests that carry their numbers."""

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import bot.domain
import bot.flows
from bot.domain.policy import Policy
from bot.domain.rules import Rule

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "rulebook.md"
HEAD = """# The rules, as the code holds them

Made by `make docs` from the rules in `bot/domain` and `bot/flows` and from the tests that carry
their numbers; `make check` fails where this page is out of date. A figure in a sentence is the
default of the scheme's policy. R is a rule of the schemes this one learns from, D a decision of
ours; a section or L is a part of the rulebook that is not numbered so.

| Rule | In a sentence | Decided in | Tests |
| --- | --- | --- | --- |
"""


def rules() -> dict[str, dict[str, set[str]]]:
    """Every rule: its number, its sentences, and the files that hold each."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for package in (bot.domain, bot.flows):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            path = module.name.replace(".", "/") + ".py"
            text = (ROOT / path).read_text()
            for name, rule in vars(importlib.import_module(module.name)).items():
                if isinstance(rule, Rule) and re.search(rf"^{name} = Rule\(", text, re.M):
                    sentence = rule.sentence.format(**asdict(Policy()))
                    found[rule.number][sentence].add(path)
    return found


def tests() -> dict[str, list[str]]:
    """The tests that carry a rule's number, by number."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for numbers, words in re.findall(r"def test_((?:[RDCL]\d+_)+)(\w+)\(", path.read_text()):
            for number in re.findall(r"[RDCL]\d+", numbers):
                found[number].append(words.replace("_", " "))
    return found


def page() -> str:
    """The page as it should be."""
    tested = tests()
    rows = []
    for number, sentences in sorted(rules().items(), key=_order):
        for sentence, paths in sentences.items():
            where = ", ".join(f"`{path}`" for path in sorted(paths))
            shown = "<br>".join(tested.get(number, ["–"]))
            rows.append(f"| {number} | {sentence} | {where} | {shown} |")
    return HEAD + "\n".join(rows) + "\n"


def _order(item: tuple[str, object]) -> tuple[int, int, str]:
    letter, digits = re.match(r"(\D*)(\d*)", item[0]).groups()  # type: ignore[union-attr]
    kinds = ("R", "D", "C", "L")
    kind = kinds.index(letter) if letter in kinds else len(kinds)
    return kind, int(digits or 0), item[0]


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
