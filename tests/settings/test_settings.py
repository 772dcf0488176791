"""The environment is read by its names, and refused in one sentence that tells no secret."""

import base64
import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot import settings
from bot.settings import SettingWrong

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
NOW = {"RECIPROCAL_NOW": "2026-03-03T09:30:00+00:00"}
SLACK = {"SLACK_BOT_TOKEN": "xoxb-test", "SLACK_API_URL": "http://127.0.0.1:8081/api/"}
TELEGRAM = {"TELEGRAM_BOT_TOKEN": "1:test", "TELEGRAM_API_URL": "http://[::1]:8082"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of ours is set."""
    for variable in list(os.environ):
        if variable.lower() in settings.Settings.model_fields:
            monkeypatch.delenv(variable)


def read(monkeypatch: pytest.MonkeyPatch, **variables: str) -> settings.Settings:
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    return settings.read()


def test_what_is_not_set_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch)
    assert found.database_url == "sqlite:///reciprocal.db"
    assert (found.reciprocal_host, found.reciprocal_port) == ("127.0.0.1", 8080)
    assert found.slack_api_url == "https://slack.com/api/"
    assert found.telegram_api_url == "https://api.telegram.org"
    assert found.public_url is None
    assert not found.slack_is_on
    assert not found.telegram_is_on


def test_every_variable_is_read_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = {
        "DATABASE_URL": "postgresql://bot:pass@db/reciprocal",
        "RECIPROCAL_KEY": KEY,
        "RECIPROCAL_HOST": "0.0.0.0",
        "RECIPROCAL_PORT": "9090",
        "PUBLIC_URL": "https://bot.example/",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": "sign-it",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_CLIENT_ID": "12.34",
        "SLACK_CLIENT_SECRET": "clientele",
        "SLACK_API_URL": "http://localhost:8081/api/",
        "TELEGRAM_BOT_TOKEN": "1:abc",
        "TELEGRAM_API_URL": "http://localhost:8082/",
        "TELEGRAM_WEBHOOK_SECRET": "angler",
        "TELEGRAM_WEBHOOK_URL": "https://bot.example/telegram/webhook",
    }
    assert {*stated, "RECIPROCAL_NOW"} == {name.upper() for name in settings.Settings.model_fields}
    found = read(monkeypatch, **stated)
    assert found.database_url == "postgresql://bot:pass@db/reciprocal"
    assert found.reciprocal_port == 9090
    assert found.public_url == "https://bot.example"
    assert found.slack_bot_token is not None
    assert found.slack_bot_token.get_secret_value() == "xoxb-1"
    assert found.telegram_api_url == "http://localhost:8082"
    assert found.slack_is_on
    assert found.telegram_is_on
    for secret in ("pass", KEY, "xoxb-1", "sign-it", "xapp-1", "clientele", "1:abc", "angler"):
        assert secret not in repr(found)


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not read(monkeypatch, SLACK_BOT_TOKEN="", RECIPROCAL_PORT="").slack_is_on


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DATABASE_URL", "secret-in-it", "must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "mysql://secret-in-it/x", "must be sqlite:///FILE or postgresql://"),
        ("RECIPROCAL_PORT", "secret-in-it", "must be a whole number from 0 to 65535"),
        ("RECIPROCAL_PORT", "70000", "must be a whole number from 0 to 65535"),
        ("PUBLIC_URL", "secret-in-it.example", "begins with https:// or http://"),
        ("PUBLIC_URL", "https://", "begins with https:// or http://"),
        ("PUBLIC_URL", "https://[secret-in-it", "begins with https:// or http://"),
        ("PUBLIC_URL", "https://bot.example:99999", "begins with https:// or http://"),
        ("SLACK_API_URL", "https://secret-in-it.example/", "must end in /api/"),
        ("TELEGRAM_API_URL", "ftp://secret-in-it", "begins with https:// or http://"),
        ("TELEGRAM_API_URL", "http://secret-in-it\\@127.0.0.1", "begins with https:// or"),
        ("TELEGRAM_WEBHOOK_URL", "secret-in-it", "begins with https:// or http://"),
        ("RECIPROCAL_NOW", "secret-in-it", "must be an ISO time such as 2026-03-03T09:30"),
        ("RECIPROCAL_NOW", "0001-01-01T00:00:00+05:00", "must be an ISO time"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, sentence: str
) -> None:
    with pytest.raises(SettingWrong) as caught:
        read(monkeypatch, **{variable: value})
    said = str(caught.value)
    assert said.startswith(f"{variable} ")
    assert sentence in said
    assert "\n" not in said
    assert "secret-in-it" not in said
    assert caught.value.__suppress_context__


def test_the_key_is_32_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.key(read(monkeypatch, RECIPROCAL_KEY=KEY)) == bytes(range(32))
    assert settings.key(read(monkeypatch, RECIPROCAL_KEY=f" {KEY}\n")) == bytes(range(32))
    assert settings.key(read(monkeypatch, RECIPROCAL_KEY=KEY.rstrip("="))) == bytes(range(32))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a short secret",
        base64.urlsafe_b64encode(bytes(31)).decode(),
        base64.urlsafe_b64encode(bytes(33)).decode(),
        KEY[:-2] + "+=",
        KEY + "A",
        "é" * 43,
    ],
)
def test_without_a_key_one_is_told_how_to_make_it(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    found = read(monkeypatch, RECIPROCAL_KEY=value)
    with pytest.raises(SettingWrong, match=r"^RECIPROCAL_KEY .*python3 -c") as caught:
        settings.key(found)
    said = str(caught.value)
    assert "\n" not in said
    assert not value or value not in said

    command = re.search(r'python3 -c "(.+)"', said)
    assert command
    made = subprocess.run(
        [sys.executable, "-c", command[1]], capture_output=True, text=True, check=True
    ).stdout
    assert len(settings.key(read(monkeypatch, RECIPROCAL_KEY=made))) == 32


def test_the_clock_is_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    tell = settings.clock(read(monkeypatch))
    before = datetime.now(UTC)
    assert before <= tell() <= datetime.now(UTC)
    assert tell().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text",
    ["2026-03-03T09:30:00Z", "2026-03-03T10:30:00+01:00", "2026-03-03T09:30", "2026-03-03 09:30"],
)
def test_the_clock_starts_there_and_runs_on(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    elapsed = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: elapsed[0])
    tell = settings.clock(read(monkeypatch, RECIPROCAL_NOW=text))
    assert tell() == datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
    elapsed[0] += 3.5
    assert tell() == datetime(2026, 3, 3, 9, 30, 3, 500_000, tzinfo=UTC)


@pytest.mark.parametrize("variables", [{}, SLACK, TELEGRAM, SLACK | TELEGRAM])
def test_a_rehearsal_is_held_among_fakes(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    assert read(monkeypatch, **NOW, **variables).reciprocal_now


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-secret"}, "SLACK_API_URL"),
        ({"SLACK_APP_TOKEN": "xapp-secret"}, "SLACK_API_URL"),
        ({"SLACK_CLIENT_SECRET": "secret"}, "SLACK_API_URL"),
        (SLACK | {"SLACK_API_URL": "https://slack.com/api/"}, "SLACK_API_URL"),
        (SLACK | {"SLACK_API_URL": "http://127.0.0.1.example/api/"}, "SLACK_API_URL"),
        (SLACK | {"SLACK_API_URL": "http://127.0.0.1@slack.com/api/"}, "SLACK_API_URL"),
        (SLACK | {"SLACK_API_URL": "http://10.0.0.1/api/"}, "SLACK_API_URL"),
        ({"TELEGRAM_BOT_TOKEN": "1:secret"}, "TELEGRAM_API_URL"),
        (SLACK | {"TELEGRAM_BOT_TOKEN": "1:secret"}, "TELEGRAM_API_URL"),
        (TELEGRAM | {"TELEGRAM_API_URL": "http://0.0.0.0"}, "TELEGRAM_API_URL"),
        (TELEGRAM | {"SLACK_BOT_TOKEN": "xoxb-secret"}, "SLACK_API_URL"),
    ],
)
def test_a_rehearsal_never_meets_a_real_platform(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingWrong, match=f"^RECIPROCAL_NOW .*{named}") as caught:
        read(monkeypatch, **NOW, **variables)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
