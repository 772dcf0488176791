"""`reciprocal playground`: a house of its own that survives whatever ends it."""

import asyncio
import re
import signal
import stat
import uuid
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from bot import scheme_file
from bot.chat.address import Address
from bot.playground import house
from bot.playground.clock import Clock
from bot.playground.folder import Folder, FolderWrong
from bot.playground.house import House
from tests.cli.command import EXAMPLE, Running, reciprocal, running
from tests.kit.stage import Stage, scheme_of

FEMI = "femi@hackney.example"


def test_the_example_shipped_is_the_example() -> None:
    assert Path(house.__file__).with_name("example.toml").read_bytes() == EXAMPLE.read_bytes()


def test_everybody_is_on_the_web_first() -> None:
    given = scheme_file.read(EXAMPLE.read_text())
    played = house.example()
    for key, person in played.people.items():
        assert person.addresses == (("web", person.email), *given.people[key].addresses)
    assert {code: partner.channel for code, partner in played.partners.items()} == {
        code: ("web", f"#{code}") for code in given.partners
    }


def test_it_survives_being_killed(tmp_path: Path) -> None:
    other = {"DATABASE_URL": f"sqlite:///{tmp_path}/reciprocal.db", "RECIPROCAL_KEY": "unused"}
    later = {"RECIPROCAL_NOW": "2095-03-01T10:00:00+00:00"}
    with running("playground", cwd=tmp_path, env=other | later) as it:
        assert _open(it, "refer").headers["Reply-Kind"] == "put"
        assert "Ruth Adeyemi" in it.get("/").text
        assert "The operator" in it.get("/panels/audit").text
        assert "Brent Council" in it.get("/panels/ledger").text
        assert "Tue 1 Mar 2095, 10:0" in it.get("/panels/clock").text
        assert "Tue 1 Mar 2095, 11:0" in it.web.post("/clock/hour").text
        assert 'reciprocal_turns_total{kind="opened",outcome="done"} 1.0' in it.get("/metrics").text
        assert (
            it.ends(signal.SIGKILL).out
            == f"The playground is at {it.web.base_url}/ (Ctrl-C ends it)\n"
        )
    with running("playground", cwd=tmp_path) as it:
        assert "Unfinished: a referral" in _open(it, "home").text
        assert "Tue 1 Mar 2095, 11:0" in it.get("/panels/clock").text
        assert "The chain is whole" in it.get("/panels/audit").text
        assert it.ends().code == 0
    assert [file.name for file in tmp_path.iterdir()] == [".playground"]
    assert stat.S_IMODE((tmp_path / ".playground" / "key").stat().st_mode) == 0o600


def test_another_folder_and_one_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = reciprocal("playground", "--port", "0", "--data", tmp_path / "file" / "data")
    ran.is_refused("cannot be used (Not a directory). Put another with --data.")


@pytest.mark.parametrize(
    ("ill", "saying"),
    [
        (lambda path: (path / "key").write_text("short"), "is not a key"),
        (lambda path: (path / "key").unlink(), "Put the key back"),
    ],
)
def test_a_key_that_is_lost_is_told(
    ill: Callable[[Path], object], saying: str, tmp_path: Path
) -> None:
    made = Folder(tmp_path / "new")
    made.database.touch()
    ill(made.path)
    with pytest.raises(FolderWrong, match=saying):
        Folder(made.path)


def test_a_key_lasts_and_its_owner_alone_may_read_it(tmp_path: Path) -> None:
    made = Folder(tmp_path / "new")
    file = made.path / "key"
    file.chmod(0o644)
    assert Folder(made.path).key == made.key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in made.path.iterdir()] == ["key"]


def test_a_page_is_woken_once_a_message_can_be_read(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(sqlite_url, scheme_of("Hackney", "Brent", platform="web"))
    monkeypatch.setattr(stage, "deliver", lambda: 0)
    stage.partner("Hackney").refers().is_done("sent")
    for scheme, reference in stage.deliveries.undrawn(stage.now, 50):
        stage.engine.draw(scheme, reference)
    due = stage.deliveries.due(["web"], stage.now, 50)
    _, leased = stage.deliveries.exchange([], due, stage.now)
    assert leased

    clock = Clock(tmp_path / "clock", lambda: stage.now)
    playing = House(stage.store, clock)  # whoever leased it before is dead
    seen: list[tuple[Address, int]] = []

    def woken(address: Address) -> None:
        seen.append((address, len(playing.bot.deliveries.thread(address))))

    monkeypatch.setattr(playing.platform, "wake", woken)
    assert asyncio.run(playing.bot.rounds()) == len(leased)
    latest = dict(seen)
    assert all(latest[parcel.to] for parcel in leased)
    playing.bot.close()
    stage.close()


def test_every_phone_is_offered_and_leads_hear_their_channel(tmp_path: Path) -> None:
    with running("playground", cwd=tmp_path) as it:
        page = it.get("/").text
        add = page[page.index("data-add") :]
        offered = re.findall(r'<option value="([^"]+@[^"]+)"', add)
        assert sorted(offered) == sorted(house.example().people)
        assert "#hackney-council" in it.get("/phone?by=ruth@hackney.example").text
        assert "#hackney-council" not in it.get(f"/phone?by={FEMI}").text


def _open(it: Running, what: str) -> httpx.Response:
    return it.web.post("/web/open", data={"by": FEMI, "id": str(uuid.uuid4()), "what": what})
