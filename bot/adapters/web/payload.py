"""What a browser sends, read into what the engine hears; anything else is a plain sentence."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import cast, get_args
from urllib.parse import parse_qsl
from uuid import UUID

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.incoming import Incoming, Opened, Press, Said, Submitted, Tapped

COMMANDS = ("home", "refer", "inquiry", "requests", "move", "owed", "activity", "help")
BAR = ("home", "refer", "owed", "help")
"""Those that stand at the foot of a phone; the rest are buttons of Home."""

ANSWER = "q."
"""What precedes the name of a question among the fields of a form."""

LONGEST_BODY = 64 * 1024
"""Bytes: far more than a page with every one of 361 areas ticked."""

_MOST_FIELDS = 1000
_LONGEST_SAID = 4000
_WEB = re.compile(r"[^\s@#]{1,64}@[^\s@#]{1,190}")
_DRAFT = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_QUESTION = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

Fields = Mapping[str, tuple[str, ...]]


class Unreadable(Exception):
    """A request that cannot be heard; ``sentence`` says so to the person, plainly."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def fields(body: bytes) -> Fields:
    """The fields of a form body. Raises Unreadable."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        raise Unreadable("This did not arrive whole. Please try again.") from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        # Browsers send line ends as two characters, which would count twice against a limit.
        text = value.replace("\r\n", "\n")
        if _CONTROL.search(text):
            raise Unreadable("There is a character here that cannot be kept. Please type it anew.")
        found.setdefault(name, []).append(text)
    return {name: tuple(values) for name, values in found.items()}


def person(given: str) -> Address:
    """The web address of a person. Raises Unreadable."""
    if not _WEB.fullmatch(given):
        raise Unreadable("It is not clear whose phone this is. Please reload the page.")
    return Address("web", given)


def place(given: str) -> Address:
    """The web address of a person or of a channel, such as ``#HCK``. Raises Unreadable."""
    if given.startswith("#") and re.fullmatch(r"#[A-Za-z0-9_.-]{1,64}", given):
        return Address("web", given)
    return person(given)


def opened(given: Fields) -> Incoming:
    """Somebody opened home or gave a command. Raises Unreadable."""
    what = _one(given, "what")
    if what not in COMMANDS:
        raise Unreadable("This command is not known. Try Help.")
    return Opened(*_press(given), what=what)


def tapped(given: Fields) -> Incoming:
    """Somebody pressed a button of a card. Raises Unreadable."""
    try:
        action = Action.decode(_one(given, "action"))
    except ValueError:
        raise Unreadable("This button is not known any more. Please reload the page.") from None
    return Tapped(*_press(given), action=action)


def submitted(given: Fields) -> Incoming:
    """Somebody pressed a button of a form. Raises Unreadable."""
    draft, page, press = _one(given, "draft"), _one(given, "page"), _one(given, "press")
    if not _DRAFT.fullmatch(draft) or not re.fullmatch(r"[0-9]{1,3}", page):
        raise Unreadable("This form is broken. Please open it again.")
    press, _, to = press.partition(".")
    if press not in get_args(Press) or not re.fullmatch(r"[0-9]{0,3}", to):
        raise Unreadable("This button of the form is not known. Please open the form again.")
    answers = {
        name.removeprefix(ANSWER): values
        for name, values in given.items()
        if name.startswith(ANSWER)
    }
    if not all(_QUESTION.fullmatch(name) for name in answers):
        raise Unreadable("This form is broken. Please open it again.")
    return Submitted(
        *_press(given),
        draft=draft,
        page=int(page),
        press=cast("Press", press),
        answers=answers,
        to=int(to or 0),
    )


def said(given: Fields) -> Incoming:
    """Somebody typed to the bot. Raises Unreadable."""
    text = _one(given, "text").strip()
    if not text:
        raise Unreadable("Please write something first.")
    if len(text) > _LONGEST_SAID:
        raise Unreadable(f"This is too long: at most {_LONGEST_SAID} characters, please.")
    return Said(*_press(given), text=text)


READERS: Mapping[str, Callable[[Fields], Incoming]] = {
    "open": opened,
    "tap": tapped,
    "submit": submitted,
    "say": said,
}
"""What can be posted, and how it is read."""


def _press(given: Fields) -> tuple[str, Address, datetime]:
    by = person(_one(given, "by"))
    try:
        press = UUID(_one(given, "id"))
    except ValueError:
        raise Unreadable("This press has no number. Please reload the page.") from None
    return f"web:{by.id}:{press}", by, datetime.now(UTC)


def _one(given: Fields, name: str) -> str:
    values = given.get(name, ())
    if len(values) > 1:
        raise Unreadable("This did not arrive whole. Please try again.")
    return values[0] if values else ""
