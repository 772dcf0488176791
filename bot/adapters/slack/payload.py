"""What Slack sends, read into what the engine hears; what cannot be read is answered quietly."""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.adapters.slack.fields import answers, clean, name_of
from bot.adapters.slack.heard import (
    Challenge,
    Heard,
    Invited,
    Lost,
    Place,
    Read,
    Sought,
    Surface,
    Told,
)
from bot.adapters.slack.modals import BACK, CANCEL, EDIT, Mark
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.forms import Answers
from bot.chat.incoming import Opened, Press, Reached, Said, Submitted, Tapped

Json = dict[str, Any]

COMMANDS = ("home", "refer", "inquiry", "requests", "move", "owed", "activity", "help")
_LONGEST_SAID = 12_000
_ID = re.compile(r"[A-Z0-9]{1,32}")
_MENTION = re.compile(r"<[@#!][^<>]*>")
"""Of a person, a channel or everybody, and no words of anybody's: docs.slack.dev/messaging/
formatting-message-text."""

_WRITTEN = (None, "file_share", "me_message", "thread_broadcast")
"""Subtypes of what a person writes: docs.slack.dev/reference/events/message."""

UNKNOWN_COMMAND = "I do not know this command yet. Try /home or /help."
UNKNOWN_BUTTON = "I do not know this button any more. Give the command /home to go on."
HOW_TO = "I speak to each person alone. Give the command /home, or press a button on a card."


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
            by = _address(team, user)
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
            return Heard(_form(key, by, mark, mark.press, given, mark.stand), place)
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
        # What is filled in already is not lost by going back.
        kept = _form(f"{key}.kept", by, mark, "keep", given) if any(given.values()) else None
        return Heard(_form(key, by, mark, "back", {}), place, first=kept)
    if re.fullmatch(r"[0-9]{1,3}", edited):
        edit = Submitted(key, by, now, mark.draft, mark.page, "edit", {}, to=int(edited))
        return Heard(edit, place)
    return Told(UNKNOWN_BUTTON, key, place)


def _form(
    key: str, by: Address, mark: Mark, press: Press, given: Answers, stand: str = ""
) -> Submitted:
    return Submitted(
        key, by, _now(), mark.draft, mark.page, press, given, asked=mark.asked, stand=stand
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
    by = _address(payload.get("team_id"), user)
    if by is None:
        return None
    place = Place("command", str(user), trigger, _text(payload, "response_url"))
    key, what = _key(trigger or [command, place.answer_to]), command.removeprefix("/").lower()
    rest = _words(payload)
    aside = Said(f"{key}.rest", by, _now(), rest, aside=True) if rest.strip() else None
    if what not in COMMANDS:
        return Told(UNKNOWN_COMMAND, key, place, aside)
    return Heard(Opened(key, by, _now(), what), place, aside=aside)


def _event(key: str, event: Any, team: object) -> Read:
    match event:
        case {"type": "app_uninstalled" as why} | {
            "type": "tokens_revoked" as why,
            "tokens": {"bot": [_, *_]},
        }:
            return Lost(why, str(team))
        case {"type": "member_joined_channel", "user": str(user), "channel": channel}:
            at = _address(team, channel)
            return Invited(user, Reached(key, at, _now())) if at else None
        case {"bot_id": str()} | {"message": {"bot_id": str()}}:
            return None
        case {"type": "message", "subtype": "message_changed", "message": {**message}}:
            return _edited(key, event, message, team)
        case {"type": "message" | "app_mention" as kind, "user": user, "channel": str(channel)}:
            by = _address(event.get("user_team") or event.get("team"), user)
            if by is None or not _ID.fullmatch(channel):
                return None
            if kind == "message" and event.get("channel_type") == "im":
                return _message(key, by, event, Place("private", user, channel=channel))
            return _aside(kind, key, by, event, Place("channel", str(user), channel=channel))
        case _:
            return None


def _message(key: str, by: Address, event: Any, place: Place) -> Read:
    if event.get("subtype") not in _WRITTEN:
        return None
    attached = bool(event.get("files"))
    return Heard(Said(key, by, _now(), _words(event), attached=attached), place)


def _edited(key: str, event: Any, message: Any, team: object) -> Read:
    """Words that somebody changed, in private or in a channel: for the guard alone.

    Slack tells of more than that, an unfurled link for one: docs.slack.dev/reference/events/
    message/message_changed. Where a message does not name its team, nobody else's is at stake.
    """
    channel, before = _text(event, "channel"), event.get("previous_message")
    by = _address(message.get("user_team") or message.get("team") or team, message.get("user"))
    if by is None or not _ID.fullmatch(channel):
        return None
    if isinstance(before, dict) and before.get("text") == message.get("text"):
        return None
    surface: Surface = "private" if event.get("channel_type") == "im" else "channel"
    return _aside("message", key, by, message, Place(surface, message["user"], channel=channel))


def _aside(kind: str, key: str, by: Address, event: Any, place: Place) -> Read:
    """Words to others in a channel. One that names the bot comes twice, with the same times."""
    if event.get("subtype") not in _WRITTEN:
        return None
    edited = _text(event.get("edited"), "ts")
    told = _key([place.channel, _text(event, "ts") or key, edited])
    said = Said(told, by, _now(), _words(event), aside=True)
    return Heard(said, place) if kind == "message" else Told(HOW_TO, key, place, said)


def _words(event: Any) -> str:
    """What somebody wrote, as they wrote it."""
    text = _MENTION.sub(" ", clean(_text(event, "text"))[:_LONGEST_SAID])
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text


def _address(team: object, named: object) -> Address | None:
    """Slack's address of a person or a channel, None where either half is missing or is no id."""
    match team, named:
        case str(team), str(named) if _ID.fullmatch(team) and _ID.fullmatch(named):
            return Address("slack", f"{team}/{named}")
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
