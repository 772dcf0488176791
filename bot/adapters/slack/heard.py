"""What Slack told, once it is read: who did what, and where a reply reaches them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.adapters.slack.modals import Mark
from bot.chat.forms import Answers
from bot.chat.incoming import Incoming, Reached, Said, Tapped

Surface = Literal["message", "modal", "submission", "command", "private", "channel"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody acted, and by what a reply reaches them there and nobody else."""

    surface: Surface
    user: str
    trigger: str = ""
    answer_to: str = ""
    """The ``response_url``."""
    channel: str = ""
    ephemeral: bool = False
    view: str = ""
    hash: str = ""
    mark: Mark | None = None
    given: Answers = field(default_factory=dict)
    """What was in the fields of a form that was sent."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Where on it each question stands, by its ``block_id``."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the engine hears, ``first`` what it hears before that; ``aside`` are words that came
    with it, for the guard alone."""

    event: Incoming
    place: Place
    first: Incoming | None = None
    aside: Said | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is answered without the engine: a private word, or only that it has come; unless the
    guard has something to say of ``aside``, the words that came with it."""

    text: str
    id: str
    place: Place
    aside: Said | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed in a list that searches; ``event`` shows the form that it is part of."""

    event: Tapped
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody came into a channel; where that is the bot, ``event`` says what it can reach."""

    user: str
    event: Reached


@dataclass(frozen=True, slots=True)
class Lost:
    """The bot's access ended: ``why`` is Slack's word."""

    why: str
    team: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """Slack asks whether somebody is here."""

    text: str


Read = Heard | Told | Sought | Invited | Lost | Challenge | None
