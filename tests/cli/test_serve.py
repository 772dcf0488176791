"""`reciprocal serve`: it starts, tells how it is, and ends well."""

import asyncio
import json
import signal
import socket
import sqlite3
import time
from pathlib import Path

import pytest

from bot.app import Bot
from bot.store.opening import opened
from tests.cli.command import free_port, reciprocal, running
from tests.cli.conftest import Env
from tests.kit.stage import KEY


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_ends_well(by: signal.Signals, example: Env) -> None:
    with running("serve", env=example) as it:
        assert it.get("/healthz").text == "ok\n"
        assert it.get("/readyz").json() == {
            "ready": True,
            "database": "ok",
            "relay": "ok",
            "platforms": {},
        }
        figures = it.get("/metrics").text
        ended = it.ends(by)
    assert "reciprocal_turns_total" in figures
    assert (ended.code, ended.out) == (0, "")
    logged = [json.loads(line)["event"] for line in ended.err.splitlines()]
    assert logged == [
        "No platform is configured: set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN",
        "serving",
        "stopped",
    ]


def test_platforms_that_do_not_answer_are_told_and_stop_nothing(example: Env) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    tokens = {"SLACK_BOT_TOKEN": "xoxb-hush", "TELEGRAM_BOT_TOKEN": f"1:{'hush' * 9}"}
    urls = {"SLACK_API_URL": f"{nobody}/api/", "TELEGRAM_API_URL": nobody}
    with running("serve", env=example | tokens | urls | {"SLACK_SIGNING_SECRET": "hush"}) as it:
        told = it.get("/readyz").json()
        ended = it.ends(signal.SIGTERM)
    assert told["ready"] is True
    assert set(told["platforms"]) == {"slack", "telegram"}
    assert "ok" not in told["platforms"].values()
    assert (ended.code, ended.out) == (0, "")
    assert "hush" not in ended.err


def test_it_is_not_ready_while_its_database_is_not(example: Env) -> None:
    with running("serve", env=example) as it:
        database = sqlite3.connect(example["DATABASE_URL"].removeprefix("sqlite:///"))
        database.execute("UPDATE alembic_version SET version_num = '0000'")
        database.commit()
        answer = it.get("/readyz")
        assert (answer.status_code, answer.json()["database"]) == (503, "not migrated")

        database.execute("DROP TABLE destination")
        database.commit()
        database.close()
        time.sleep(0.5)
        assert it.get("/readyz").json()["relay"] == "down"
        assert it.get("/healthz").status_code == 200


def test_it_says_where_there_is_no_scheme(empty: Env) -> None:
    with running("serve", env=empty) as it:
        assert it.get("/readyz").status_code == 200
        assert "reciprocal scheme apply FILE" in it.ends().err


def test_it_refuses_to_start_without_a_key(empty: Env) -> None:
    del empty["RECIPROCAL_KEY"]
    ran = reciprocal("serve", env=empty).is_refused("secrets.token_bytes(32)")
    assert "RECIPROCAL_KEY" in ran.err


@pytest.mark.parametrize("command", ["serve", "playground"])
def test_a_port_in_use_is_told(command: str, example: Env, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = reciprocal(command, "--port", port, cwd=tmp_path, env=example)
    ran.is_refused(f"Port {port} of 127.0.0.1 is in use.")
    assert not (tmp_path / ".playground").exists()


def test_a_host_that_is_not_here_is_told(example: Env) -> None:
    reciprocal("serve", "--host", "192.0.2.1", env=example).is_refused("no address of this machine")


def test_the_turn_at_work_is_finished(sqlite_url: str) -> None:
    done: list[str] = []

    def turn() -> None:
        time.sleep(0.3)
        done.append("turn")

    async def begun() -> None:
        work = asyncio.create_task(bot.write(turn))
        await asyncio.sleep(0.05)
        work.cancel()

    with opened(sqlite_url, KEY) as store:
        bot = Bot(store, {})
        asyncio.run(begun())
        assert done == []
        bot.close()
        assert done == ["turn"]
