"""What Slack sends, read into what the engine hears; what cannot be read is answered quietly."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal

from bot.adapters.slack.modals import BACK, CANCEL, EDIT, Mark, answers, name_of
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.forms import Answers
from bot.chat.incoming import Incoming, Opened, Said, Submitted, Tapped

Json = dict[str, Any]

COMMANDS = ("home", "refer", "owed", "help")
_LONGEST_SAID = 12_000
_ID = re.compile(r"[A-Z0-9]{1,32}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

UNKNOWN_COMMAND = "I do not know this command yet. Try /home or /help."
UNKNOWN_BUTTON = "I do not know this button any more. Give the command /home to go on."
HOW_TO = "I speak to each person alone. Give the command /home, or press a button on a card."

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
    """What the engine hears, ``first`` what it hears before that."""

    event: Incoming
    place: Place
    first: Incoming | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is answered without the engine: a private word, or only that it has come."""

    text: str
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed in a list that searches; ``event`` shows the form that it is part of."""

    event: Tapped
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Lost:
    """The bot's access ended: ``why`` is Slack's word."""

    why: str
    team: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """Slack asks whether somebody is here."""

    text: str


Read = Heard | Told | Sought | Lost | Challenge | None


def read(payload: Any) -> Read:
    """One payload of any kind, None where there is nothing to do.

    Who acted is a person of their own team, never of the channel's (Slack Connect); without both
    nothing is heard. Sources: docs.slack.dev/reference/interaction-payloads, /reference/events,
    /interactivity/implementing-slash-commands.
    """
    match payload:
        case {"type": "event_callback", "event_id": str(key), "event": {**event}}:
            return _event(key, event, payload.get("team_id"))
        case {"type": "url_verification", "challenge": str(challenge)}:
            return Challenge(challenge[:200])
        case {"command": str(command)}:
            return _command(command, payload)
        case {"type": str(kind), "user": {"id": user, "team_id": team}}:
            by = _person(team, user)
            return _interaction(kind, by, str(user), payload) if by else None
        case _:
            return None


def _interaction(kind: str, by: Address, user: str, payload: Json) -> Read:
    trigger = _text(payload, "trigger_id")
    match kind, payload:
        case "block_actions", {"actions": [{**action}, *_]}:
            key = _key(trigger or [action.get("action_ts"), action.get("action_id")])
            place = _pressed_at(user, trigger, payload)
            return _pressed(key, by, action, place, payload)
        case "view_submission", {"view": {"id": str(view), "private_metadata": kept, **more}}:
            mark = Mark.decode(kept)
            place = Place("submission", user, trigger, view=view, hash=_text(more, "hash"))
            key = _key(trigger or [view, place.hash])
            if mark is None:
                return Told(UNKNOWN_BUTTON, key, place)
            given, fields = answers(more.get("state"), mark.asked)
            place = replace(place, mark=mark, given=given, fields=fields)
            return Heard(_submitted(key, by, mark, given), place)
        case "block_suggestion", {"view": {"private_metadata": kept}, "value": str(text)}:
            mark, question = Mark.decode(kept), name_of(payload.get("block_id"))
            if mark is None or not question:
                return None
            look = Action("draft", "look", mark.draft)
            return Sought(Tapped(_key([text, kept]), by, _now(), look), question, text[:200])
        case _:
            return None


def _pressed(key: str, by: Address, action: Any, place: Place, payload: Json) -> Read:
    match action.get("value"):
        case str(value) if value.startswith("form:"):
            return _form_button(value, key, by, place, payload)
        case str(value):
            try:
                return Heard(Tapped(key, by, _now(), Action.decode(value)), place)
            except ValueError:
                return Told(UNKNOWN_BUTTON, key, place)
        case _:
            # A choice in a list that is told of as it is made is no press; a form's are not.
            return Told(UNKNOWN_BUTTON, key, place) if action.get("type") == "button" else None


def _form_button(value: str, key: str, by: Address, place: Place, payload: Json) -> Read:
    view = payload.get("view")
    if not isinstance(view, dict) or (mark := Mark.decode(view.get("private_metadata"))) is None:
        return Told(UNKNOWN_BUTTON, key, place)
    now, edited = _now(), value.removeprefix(EDIT)
    if value == CANCEL:
        return Heard(Submitted(key, by, now, mark.draft, mark.page, "cancel", {}), place)
    if value == BACK:
        given, _ = answers(view.get("state"), mark.asked)
        back = Submitted(key, by, now, mark.draft, mark.page, "back", {}, asked=mark.asked)
        # What is filled in already is not lost by going back.
        kept = Submitted(
            f"{key}.kept", by, now, mark.draft, mark.page, "keep", given, asked=mark.asked
        )
        return Heard(back, place, first=kept if any(given.values()) else None)
    if re.fullmatch(r"[0-9]{1,3}", edited):
        edit = Submitted(key, by, now, mark.draft, mark.page, "edit", {}, to=int(edited))
        return Heard(edit, place)
    return Told(UNKNOWN_BUTTON, key, place)


def _submitted(key: str, by: Address, mark: Mark, given: Answers) -> Submitted:
    return Submitted(
        key,
        by,
        _now(),
        mark.draft,
        mark.page,
        mark.press,
        given,
        asked=mark.asked,
        stand=mark.stand,
    )


def _pressed_at(user: str, trigger: str, payload: Json) -> Place:
    match payload:
        case {"view": {"id": str(view), **more}}:
            return Place("modal", user, trigger, view=view, hash=_text(more, "hash"))
        case {"container": {"is_ephemeral": True}}:
            ephemeral = True
        case _:
            ephemeral = False
    channel = payload.get("channel")
    return Place(
        "message",
        user,
        trigger,
        _text(payload, "response_url"),
        _text(channel, "id") if isinstance(channel, dict) else "",
        ephemeral,
    )


def _command(command: str, payload: Json) -> Read:
    user, trigger = payload.get("user_id"), _text(payload, "trigger_id")
    by = _person(payload.get("team_id"), user)
    if by is None:
        return None
    place = Place("command", str(user), trigger, _text(payload, "response_url"))
    key, what = _key(trigger or [command, place.answer_to]), command.removeprefix("/").lower()
    if what not in COMMANDS:
        return Told(UNKNOWN_COMMAND, key, place)
    return Heard(Opened(key, by, _now(), what), place)


def _event(key: str, event: Any, team: object) -> Read:
    match event:
        case {"type": "app_uninstalled" | "tokens_revoked" as why}:
            return Lost(why, str(team))
        case {"bot_id": str()}:
            return None
        case {"type": "message" | "app_mention", "user": str(user), "channel": str(channel)}:
            by = _person(event.get("user_team") or event.get("team"), user)
            if by is None or not _ID.fullmatch(channel):
                return None
        case _:
            return None
    if event["type"] == "app_mention":
        return Told(HOW_TO, key, Place("channel", user, channel=channel))
    subtype = event.get("subtype")
    if event.get("channel_type") != "im" or subtype not in (None, "file_share"):
        return None
    text = _CONTROL.sub(" ", _text(event, "text"))[:_LONGEST_SAID]
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, char)
    said = Said(key, by, _now(), text, attached=bool(event.get("files")))
    return Heard(said, Place("private", user, channel=channel))


def _person(team: object, user: object) -> Address | None:
    """Slack's address of somebody, None where either half is missing or is no id."""
    match team, user:
        case str(team), str(user) if _ID.fullmatch(team) and _ID.fullmatch(user):
            return Address("slack", f"{team}/{user}")
        case _:
            return None


def _key(given: object) -> str:
    """A key as long as any other; what it is made of says who pressed when."""
    return hashlib.blake2b(repr(given).encode(), digest_size=16).hexdigest()


def _text(found: object, name: str) -> str:
    value = found.get(name) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""


def _now() -> datetime:
    return datetime.now(UTC)
