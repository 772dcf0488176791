"""Every import contract in pyproject.toml is seen to fail on a planted violation."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = PYPROJECT["tool"]["importlinter"]["contracts"]

STOREYS = "The house has storeys"
ADAPTERS = "Adapters know only chat"
PLATFORMS = "No adapter knows another"
DOMAIN = "The domain imports the standard library alone"
SQL = "SQL is spoken only in the store"
KEYS = "Keys are held only in the store"
CLOCK = "Time ticks only in the clock"
PAGES = "HTTP is served only by the adapters, the playground and the app"
COMMANDS = "Commands are typed only in the command line"
SLACK = "Slack is spoken only in its adapter"
TELEGRAM = "Telegram is spoken only in its adapter"
CALLS = "Other machines are called only by the adapters"

VIOLATIONS = [
    (STOREYS, "cli/planted.py", "import bot.__main__"),
    (STOREYS, "playground/planted.py", "import bot.cli"),
    (STOREYS, "app.py", "import bot.playground"),
    (STOREYS, "app.py", "import bot.doors"),
    (STOREYS, "store/planted.py", "import bot.app"),
    (STOREYS, "store/planted.py", "import bot.adapters"),
    (STOREYS, "relay.py", "import bot.store"),
    (STOREYS, "settings.py", "import bot.relay"),
    (STOREYS, "scheme_file/planted.py", "import bot.settings"),
    (STOREYS, "areas/planted.py", "import bot.flows"),
    (STOREYS, "domain/planted.py", "import bot.areas"),
    (STOREYS, "flows/planted.py", "import bot.store"),
    (STOREYS, "chat/planted.py", "import bot.flows"),
    (STOREYS, "chat/planted.py", "import bot.domain"),
    (STOREYS, "domain/planted.py", "import bot.chat"),
    (STOREYS, "anonymity/planted.py", "import bot.domain"),
    (STOREYS, "helpers.py", "import json"),
    (ADAPTERS, "adapters/web/planted.py", "import bot.flows"),
    (ADAPTERS, "adapters/web/planted.py", "import bot.domain"),
    (ADAPTERS, "adapters/web/planted.py", "import bot.store"),
    (ADAPTERS, "adapters/web/planted.py", "import bot.anonymity"),
    (PLATFORMS, "adapters/pigeon/__init__.py", "import bot.adapters.web"),
    (DOMAIN, "domain/planted.py", "import pydantic"),
    (SQL, "flows/planted.py", "import sqlalchemy"),
    (SQL, "app.py", "import alembic"),
    (SQL, "cli/planted.py", "from psycopg import sql"),
    (KEYS, "flows/planted.py", "from cryptography.fernet import Fernet"),
    (CLOCK, "app.py", "import apscheduler"),
    (PAGES, "adapters/planted.py", "from starlette.requests import Request"),
    (PAGES, "cli/planted.py", "import jinja2"),
    (PAGES, "relay.py", "import sse_starlette"),
    (COMMANDS, "playground/planted.py", "import typer"),
    (SLACK, "app.py", "from slack_sdk.web.async_client import AsyncWebClient"),
    (SLACK, "adapters/telegram/planted.py", "import slack_bolt"),
    (CALLS, "relay.py", "import aiohttp"),
    (TELEGRAM, "app.py", "import telegram"),
    (TELEGRAM, "adapters/slack/planted.py", "import telegram"),
    (CALLS, "adapters/slack/planted.py", "import httpx"),
]

# Each in the one place where it belongs.
LAWFUL = [
    ("__main__.py", "import bot.cli, typer"),
    ("cli/planted.py", "import typer, bot.playground"),
    ("playground/planted.py", "import starlette, sse_starlette, jinja2, bot.app, bot.store"),
    ("doors.py", "import starlette, bot.app"),
    ("app.py", "import starlette, bot.relay, bot.settings, bot.store, bot.adapters.web"),
    ("relay.py", "import bot.flows, bot.chat"),
    ("settings.py", "import pydantic_settings"),
    ("scheme_file/planted.py", "import bot.domain, bot.areas"),
    ("adapters/slack/planted.py", "import slack_bolt, slack_sdk, aiohttp, starlette, bot.chat"),
    ("adapters/telegram/planted.py", "import telegram, aiohttp, starlette, bot.chat"),
    ("adapters/clock/planted.py", "import apscheduler, bot.chat"),
    ("adapters/clock/__init__.py", "import apscheduler"),
    ("adapters/web/planted.py", "import starlette, sse_starlette, jinja2, bot.chat"),
    ("store/planted.py", "import sqlalchemy, alembic, psycopg, cryptography, bot.flows"),
    ("flows/planted.py", "import bot.chat, bot.domain"),
    ("chat/planted.py", "import pydantic, bot.anonymity"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house as it stands, with every room that the contracts name."""
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ("__main__", "doors", "app", "relay", "settings"):
        (tmp_path / "bot" / f"{room}.py").touch()
    return tmp_path


def _plant(house: Path, file: str, line: str) -> None:
    place = house / "bot" / file
    place.parent.mkdir(exist_ok=True)
    with place.open("a") as module:
        module.write(f"\n{line}\n")


def _verdicts(house: Path) -> dict[str, str]:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=house,
        capture_output=True,
        text=True,
    )
    return dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", run.stdout, re.MULTILINE))


def test_the_house_keeps_every_contract(house: Path) -> None:
    assert _verdicts(house) == {contract["name"]: "KEPT" for contract in CONTRACTS}


def test_what_belongs_in_a_room_is_welcome_there(house: Path) -> None:
    for file, line in LAWFUL:
        _plant(house, file, line)

    assert _verdicts(house) == {contract["name"]: "KEPT" for contract in CONTRACTS}


@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS)
def test_a_planted_violation_is_found(house: Path, contract: str, file: str, line: str) -> None:
    _plant(house, file, line)

    assert _verdicts(house)[contract] == "BROKEN"


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == {c["name"] for c in CONTRACTS}


def test_the_domain_may_import_nothing_that_is_installed_for_the_bot() -> None:
    wanted = {
        canonicalize_name(Requirement(line).name) for line in PYPROJECT["project"]["dependencies"]
    }
    modules = {
        module
        for module, distributions in packages_distributions().items()
        if wanted & {canonicalize_name(name) for name in distributions}
    }
    [forbidden] = [c["forbidden_modules"] for c in CONTRACTS if c["name"] == DOMAIN]

    assert modules - set(forbidden) == set()
