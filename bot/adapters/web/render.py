"""Cards, replies and forms as HTML; every text is escaped, and every control is a native one."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.adapters.web.payload import ANSWER, BAR
from bot.chat.address import Address
from bot.chat.cards import Button, Card
from bot.chat.forms import FormView, Question
from bot.chat.platform import Posted
from bot.chat.replies import Put, Replace, Reply, Show, Whisper

MOST_RADIOS = 7
SHORT = 9
"""Characters: options no longer than this share a row."""

MOST_COLUMNS = 3
"""Wider tables are stacked, a row under a row: a phone has no room for them."""

_REFERENCE = re.compile(r"\b([2-9A-Z]{4}-[2-9A-Z]{2})\b")
_NAMED = Markup('<span class="named">{}</span>')


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel on somebody's phone: where it is, and its name with ``#``."""

    address: Address
    name: str


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody's phone: whose, what that person is, where, and the channels on it."""

    address: Address
    name: str
    role: str
    organisation: str = ""
    channels: tuple[Channel, ...] = ()

    @property
    def initials(self) -> str:
        """Two letters to know the person by."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def hue(self) -> int:
        """One of six colours, the same for the same person."""
        return int(key(self.address), 16) % 6


def key(address: Address) -> str:
    """A short word for an address, fit for an element's id."""
    return hashlib.sha256(f"{address.platform}/{address.id}".encode()).hexdigest()[:8]


def environment(zone: ZoneInfo, *packages: str) -> Environment:
    """The templates of this adapter, and of further packages that draw pages around it."""
    env = Environment(
        loader=ChoiceLoader(
            [PackageLoader(package) for package in (*packages, "bot.adapters.web")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["when"] = lambda at: when(at, zone)
    env.filters["key"] = key
    env.filters["besides_commands"] = besides_commands
    env.filters["worded"] = worded
    env.tests["number"] = is_number
    env.globals.update(
        ANSWER=ANSWER,
        BAR=BAR,
        MOST_COLUMNS=MOST_COLUMNS,
        MOST_RADIOS=MOST_RADIOS,
        SHORT=SHORT,
        bounds=bounds,
    )
    return env


class Renderer:
    """Draws in the time zone of the scheme."""

    def __init__(self, zone: ZoneInfo | None = None, *packages: str) -> None:
        self.env = environment(zone or ZoneInfo("Europe/London"), *packages)

    def card(self, card: Card) -> str:
        """One card."""
        return self._draw("card.html", card=card)

    def thread(self, name: str, posted: Sequence[Posted]) -> str:
        """What stands on a phone, the newest at the bottom."""
        return self._draw("thread.html", name=name, posted=sorted(posted, key=lambda one: one.at))

    def form(self, form: FormView, by: Address) -> str:
        """One page of a form. Its ids are of the person, as a phone shows one form at a time."""
        return self._draw("form.html", form=form, key=key(by))

    def problem(self, sentence: str) -> str:
        """What went wrong, where the engine could not be asked."""
        return self._draw("note.html", note=Whisper(sentence, refused=True), label="Problem")

    def reply(self, reply: Reply, by: Address) -> tuple[str, str]:
        """The kind of a reply, which says where it belongs on the phone, and its HTML."""
        match reply:
            case None:
                return "none", ""
            case Show(card) | Replace(card):
                return reply.kind, self.card(card)
            case Put(form):
                return reply.kind, self.form(form, by)
            case Whisper():
                label = "Refused" if reply.refused else "For you alone"
                return reply.kind, self._draw("note.html", note=reply, label=label)

    def _draw(self, template: str, **context: object) -> str:
        return self.env.get_template(template).render(**context)


def when(at: datetime, zone: ZoneInfo) -> str:
    """A time as people read it: ``Tue 3 Mar, 14:05``."""
    local = at.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b}, {local:%H:%M}"


def besides_commands(buttons: Sequence[Button]) -> list[Button]:
    """The buttons that do not stand in the command bar of the phone already."""
    return [
        button for button in buttons if button.action.subject or button.label.lower() not in BAR
    ]


def worded(text: str) -> Markup:
    """A sentence with its references set apart, so that none breaks at the end of a line."""
    parts = _REFERENCE.split(text)
    return Markup().join(_NAMED.format(part) if at % 2 else part for at, part in enumerate(parts))


def is_number(text: str) -> bool:
    """Whether a table cell is set as a number, to the right."""
    return text.lstrip("+-−").replace(",", "").replace(".", "").isdigit() or text in ("–", "-")


def bounds(question: Question) -> str:
    """The bounds of a number in words, or nothing."""
    match question.at_least, question.at_most:
        case None, None:
            return ""
        case least, None:
            return f"{least} or more."
        case None, most:
            return f"At most {most}."
        case least, most:
            return f"From {least} to {most}."
