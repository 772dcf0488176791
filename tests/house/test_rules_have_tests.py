"""Every rule that the code states has a test that carries its number."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import bot.domain
import bot.flows
from bot.domain.rules import Rule

NUMBER = re.compile(r"[RD]\d+")
TESTS = Path(__file__).parents[1]


def rules() -> set[str]:
    """The numbers of the rules that stand in a module of the domain or of the flows."""
    found = set()
    for package in (bot.domain, bot.flows):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            stated = vars(importlib.import_module(module.name)).values()
            found |= {rule.number for rule in stated if isinstance(rule, Rule)}
    return {number for number in found if NUMBER.fullmatch(number)}


def numbers_in(tests: Path) -> set[str]:
    """The numbers that names of test functions carry: ``test_R7_R8_a_scheme_may`` carries two."""
    names = [
        name
        for path in tests.rglob("test_*.py")
        for name in re.findall(r"^ *(?:async )?def test_(\w+)", path.read_text(), re.MULTILINE)
    ]
    return {word for name in names for word in name.split("_") if NUMBER.fullmatch(word)}


@pytest.mark.parametrize("number", sorted(rules()))
def test_a_rule_has_a_test_that_carries_its_number(number: str) -> None:
    assert number in numbers_in(TESTS), (
        f"Rule {number} has no test. Write one under tests/rules and name it "
        f"test_{number}_ and what the rule says."
    )


def test_rules_are_found_where_they_stand() -> None:
    assert {"R6", "R33", "D3", "D12"} <= rules()


def test_a_rule_without_a_test_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text("def test_R7_R8_areas(): ...\n\ndef test_R330(): ...\n")

    assert numbers_in(tmp_path) == {"R7", "R8", "R330"}
