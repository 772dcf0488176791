"""L9, L5: a marked secret goes in at every door; it comes out of none, on disk, in logs or on the
wire, but to whoever wrote it and, where they insist, in the coordinator's form."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode
from uuid import uuid4

import httpx

from tests.cli.command import EXAMPLE, reciprocal, running
from tests.kit import postgres
from tests.kit.plain import PLAIN
from tests.kit.written import rename_table, witness, written
from tests.wire.answers import REFERRAL
from tests.wire.hands import Answer, SlackHand, TelegramHand
from tests.wire.scheme import Landlord, group_id, two_landlords
from tests.wire.served import Served, served

NOTE = "A note for the coordinator"
INSISTED = "Quarrbeck"
REMOVED = "Zellwick"
HOLDS = "Vontrask"
"""Words that no list has: insisted on, removed, and insisted on where the books then fail."""


class Secrets:
    """Phone numbers, one for each door, so that what leaks says where it went in."""

    def __init__(self) -> None:
        self.doors: dict[str, str] = {}

    def into(self, door: str) -> str:
        """Words with a secret for this door."""
        self.doors[door] = f"900{101 + len(self.doors)}"
        return f"ring 07700 {self.doors[door]} please"

    def leaked(self, sinks: dict[str, str]) -> list[str]:
        """Each door whose secret stands where it must not, and where."""
        return [
            f"{door} into {sink}"
            for door, secret in self.doors.items()
            for sink, text in sinks.items()
            if _shape(secret).search(text)
        ]


def _shape(secret: str) -> re.Pattern[str]:
    """A secret by itself or with the rest of its number, and not by chance in a random key."""
    return re.compile(rf"7700(?:\W|20)*{secret}|(?<![0-9a-f]){secret}(?![0-9a-f])")


def test_L9_a_secret_that_goes_in_at_any_door_comes_out_of_none(
    tmp_path: Path, database_url: str
) -> None:
    secrets = Secrets()
    with served(tmp_path, "slack-http", "telegram-webhook", url=database_url) as bot:
        bot.apply(_on_both(), "slack")
        witness(database_url)
        bot.start()
        _on_slack(bot, secrets)
        _on_telegram(bot, secrets)
        _at_the_doors(bot, secrets)
        _where_the_books_fail(bot, secrets)
        pages = _pages(bot)
        bot.stop()
        assert '"error"' in bot.log()  # the books did fail, and the log says that much
        sinks = {
            "disk": _disk(tmp_path),
            "database": written(database_url),
            "its server's log": postgres.server_log(),
            "pages": pages,
            "wire": _wire(bot),
        }

    assert len(secrets.doors) > 15
    assert "ReferralSubmitted" in sinks["database"]
    assert secrets.leaked(sinks) == []
    quiet = "\n".join([*(text for sink, text in sinks.items() if sink != "wire"), _messages(bot)])
    assert [word for word in (INSISTED, REMOVED, HOLDS) if word in quiet] == []


def test_L9_the_practice_page_keeps_and_tells_nothing_of_a_secret(tmp_path: Path) -> None:
    secrets, told = Secrets(), []
    who = {"by": "femi@hackney.example"}
    with running("playground", cwd=tmp_path) as it:
        for path, given in (
            ("say", {"text": secrets.into("a message")}),
            ("say", {"text": secrets.into("a message too long") * 400}),
            ("open", {"what": secrets.into("a command")}),
            ("tap", {"action": secrets.into("a button")}),
            ("submit", {"draft": secrets.into("a draft"), "page": "0", "press": "next"}),
            ("submit", {"draft": "d", "page": secrets.into("a page"), "press": "next"}),
            ("submit", {"draft": "d", "page": "0", "press": "next", "a.note": secrets.into("it")}),
            ("nowhere", {"text": secrets.into("a path that is not there")}),
        ):
            body = {**who, "id": str(uuid4()), **given}
            told.append(it.web.post(f"/web/{path}", data=body, headers=_from(it.web)).text)
        told.append(it.get(f"/?{urlencode({'q': secrets.into('a query')})}").text)
        told.append(it.get("/metrics").text)
        ended = it.ends()
    sinks = {"disk": _disk(tmp_path), "out": ended.out + ended.err, "answers": "\n".join(told)}

    assert secrets.leaked(sinks) == []


def test_L9_no_command_echoes_a_secret(tmp_path: Path) -> None:
    secrets = Secrets()
    env = {"DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.db'}"}
    lines = [
        json.dumps({"id": "1", "text": secrets.into("a text"), "field": "note"}),
        secrets.into("a line that is no JSON"),
        json.dumps({"id": "2", "text": [secrets.into("a list")]}),
    ]
    screened = reciprocal("screen", stdin="\n".join(lines), env=env)
    file = tmp_path / "scheme.toml"
    whole = EXAMPLE.read_text()
    said = screened.out + screened.err
    for door, old, new in (
        ("a policy", "cap_on_owed = 2", 'cap_on_owed = "{}"'),
        ("a key", "cap_on_owed = 2", 'note = "{}"'),
        ("a role", 'role = "housing_officer"', 'role = "{}"'),
    ):
        assert old in whole
        file.write_text(whole.replace(old, new.format(secrets.into(door)), 1))
        ran = reciprocal("scheme", "apply", file, env=env | {"RECIPROCAL_KEY": "A" * 43 + "="})
        assert ran.code == 1
        said += ran.out + ran.err
    file.unlink()

    assert secrets.leaked({"said": said, "disk": _disk(tmp_path)}) == []


def test_what_leaks_is_found_wherever_it_stands() -> None:
    secrets = Secrets()
    text = secrets.into("a door")

    assert secrets.leaked({"log": f"x {text}", "wire": "nothing"}) == ["a door into log"]
    assert secrets.leaked({"a path": f"/{quote(text)}"}) == ["a door into a path"]
    assert secrets.leaked({"random": "c4f900101d3e900101"}) == []


def _on_slack(bot: Served, secrets: Secrets) -> None:
    """Messages, arguments of commands, and notes in a form, to their end."""
    femi, sam, ruth = (bot.hand(name, "slack") for name in ("femi", "sam", "ruth"))
    assert isinstance(femi, SlackHand)
    assert isinstance(ruth, SlackHand)
    assert isinstance(sam, SlackHand)
    femi.phone.says(secrets.into("a private message on Slack"))
    femi.until_shown("Please delete that message")
    ruth.phone.says(secrets.into("a message in a channel"), "C0HCK")
    ruth.until_shown("Please delete that message")
    _edits_on_slack(femi, secrets.into("an edit in private on Slack"))
    _edits_on_slack(ruth, secrets.into("an edit in a channel"), "C0HCK")
    ruth.phone.command("/owed", secrets.into("what follows a command on Slack"))
    ruth.phone.command("/weather", secrets.into("what follows an unknown command on Slack"))
    _insists(femi, REFERRAL | {NOTE: f"{INSISTED} or {REMOVED}"}, secrets)
    femi.until_shown("Your note waits for the coordinator")
    femi.phone.close()
    sam.press("Read it")
    sam.phone.until(lambda: sam.phone.stack)
    assert f"“{INSISTED} or …”" in sam.text()
    for hand in (sam, ruth):
        assert REMOVED not in _answers(hand)
    assert INSISTED not in _answers(ruth)
    sam.fill({"May it stand?": "Remove the words"})
    sam.until_shown("The words are removed")


def _edits_on_slack(hand: SlackHand, text: str, channel: str = "") -> None:
    """What was clean no longer is."""
    phone = hand.phone
    phone.says("Good day", channel)
    warnings = phone.text().count("Please delete")
    (wrote,) = [one for one in phone.messages("Good day") if not one.ours]
    phone.edits(wrote, text)
    phone.until(lambda: phone.text().count("Please delete") == warnings + 1)


def _insists(femi: SlackHand, answers: dict[str, Answer], secrets: Secrets) -> None:
    femi.open("refer")
    femi.fill(answers, stop_at=NOTE)
    femi.phone.fill({NOTE: secrets.into("a note on Slack")})
    femi.phone.until(lambda: "[removed]" in femi.text())
    femi.phone.fill({NOTE: answers[NOTE]})
    femi.phone.until(lambda: "Is each word needed?" in femi.text())
    femi.phone.fill({f"“{INSISTED}” in “{INSISTED} or…”?": "It is an organisation"})
    femi.phone.until(lambda: "Check before you send" in femi.text())
    femi.phone.press("Send")


def _on_telegram(bot: Served, secrets: Secrets) -> None:
    joe = bot.hand("joe", "telegram")
    assert isinstance(joe, TelegramHand)
    phone = joe.phone
    in_group = bot.telegram.group(group_id("BEN"), members=[phone])
    in_group.adds_bot(phone, administrator=True)
    clean = phone.says("Good day"), phone.says("Good day", in_group)
    beside = phone.sends_photo("a kitchen", in_group)
    for message, door in zip((*clean, beside), ("private", "a group", "a caption"), strict=True):
        phone.edits(message, secrets.into(f"an edit in {door} on Telegram"))
    for wrote in (
        *clean,
        beside,
        phone.says(secrets.into("a private message on Telegram")),
        phone.says(secrets.into("a message in a group"), in_group),
        phone.sends_photo(secrets.into("words under a picture in a group"), in_group),
        phone.sends_photo(secrets.into("words under a picture")),
        phone.command(f"/owed {secrets.into('what follows a command on Telegram')}"),
        phone.command(f"/start {secrets.into('what follows start')}"),
    ):
        bot.telegram.wait(lambda wrote=wrote: wrote.deleted, "it is taken away")  # type: ignore[misc]


def _at_the_doors(bot: Served, secrets: Secrets) -> None:
    """What no platform ever sent."""
    secret = secrets.into("a body that nobody signed")
    bot.slack.post_raw(secret.encode(), {"Content-Type": "application/json"})
    for door, body in (
        ("a signed body that is no JSON", '{{"text": "{}"'),
        ("a signed body of no shape", '{{"type": "{}", "user": {{"id": 7}}}}'),
        ("a signed event that is odd", '{{"type": "event_callback", "event": "{}"}}'),
    ):
        made = body.format(secrets.into(door)).encode()
        headers = bot.slack.sign(made) | {"Content-Type": "application/json"}
        bot.slack.post_raw(made, headers)
    bot.telegram.posts([f'{{"text": "{secrets.into("a webhook without its word")}"'.encode()], None)
    bot.telegram.posts(
        [
            f'{{"text": "{secrets.into("a webhook that is no JSON")}"'.encode(),
            json.dumps({"update_id": 7, "message": secrets.into("an odd update")}).encode(),
        ]
    )
    for door in ("a path", "a query"):
        said = quote(secrets.into(door))
        with httpx.Client(trust_env=False, base_url=bot.base, verify=PLAIN) as web:
            web.get(f"/{said}" if door == "a path" else f"/healthz?q={said}")


def _where_the_books_fail(bot: Served, secrets: Secrets) -> None:
    """A bug in the middle of what was written: the apology and the log tell nothing of it."""
    femi = bot.hand("femi", "slack")
    assert isinstance(femi, SlackHand)
    for table, note in (("review", HOLDS), ("draft", secrets.into("a note as the books fail"))):
        femi.phone.close(everything=True)
        femi.open("refer")
        femi.fill(REFERRAL | {NOTE: note}, stop_at=NOTE)
        if table == "review":
            femi.phone.fill({NOTE: note})
            femi.phone.fill({f"“{note}” in “{note}”?": "It is an ordinary word"})
            femi.phone.until(lambda: "Check before you send" in femi.text())
        with _gone(bot.url, table):
            if table == "review":
                femi.phone.press("Send")
            else:
                femi.phone.fill({NOTE: note})
            femi.until_shown("something went wrong here")


@contextmanager
def _gone(url: str, table: str) -> Iterator[None]:
    """While this lasts a table has another name."""
    rename_table(url, table, f"{table}_gone")
    yield
    rename_table(url, f"{table}_gone", table)


def _on_both() -> tuple[Landlord, ...]:
    return (two_landlords("slack")[0], two_landlords("telegram")[1])


def _disk(folder: Path) -> str:
    """Every byte that was written: the database, its log, and what was said on stderr."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join(path.read_bytes().decode("latin-1") for path in files)


def _pages(bot: Served) -> str:
    with httpx.Client(trust_env=False, base_url=bot.base, verify=PLAIN) as web:
        return "\n".join(web.get(path).text for path in ("/metrics", "/healthz", "/readyz"))


def _wire(bot: Served) -> str:
    """All that the bot ever sent to either platform, its acknowledgements too."""
    slack = [*bot.slack.calls, *(one.text for one in bot.slack.deliveries)]
    return "\n".join(map(repr, [*slack, *bot.telegram.calls]))


def _messages(bot: Served) -> str:
    calls = bot.slack.calls
    return "\n".join(repr(call.args) for call in calls if call.method.startswith("chat."))


def _answers(hand: SlackHand) -> str:
    return "\n".join(str(delivery.answer) for delivery in hand.phone.told)


def _from(web: httpx.Client) -> dict[str, str]:
    """The headers of a page of its own."""
    return {"Origin": str(web.base_url).rstrip("/"), "HX-Request": "true"}
