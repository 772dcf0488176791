"""What Slack tells an app of a person's doings, field by field.

Sources: docs.slack.dev/reference/interaction-payloads/ (block_actions, view-interactions,
block_suggestion), /interactivity/implementing-slash-commands, /reference/events.
"""

import json
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

from tests.kit.slack import elements
from tests.kit.slack.elements import Pressable
from tests.kit.slack.methods import shown
from tests.kit.slack.views import View
from tests.kit.slack.workspace import APP, BOT_USER, Channel, Hook, Message, Person, Workspace

Json = dict[str, Any]
Kind = Literal["interactive", "slash_commands", "events_api"]
VERIFICATION_TOKEN = "deprecated-verification-token"


@dataclass(frozen=True)
class Told:
    """One thing told. ``answers`` says that the acknowledgement may carry a body."""

    kind: Kind
    payload: Json
    answers: bool = False

    @property
    def body(self) -> bytes:
        """What goes over HTTP."""
        match self.kind:
            case "events_api":
                return json.dumps(self.payload).encode()
            case "slash_commands":
                return urlencode(self.payload).encode()
            case "interactive":
                return urlencode({"payload": json.dumps(self.payload)}).encode()

    @property
    def content_type(self) -> str:
        """What the body is."""
        if self.kind == "events_api":
            return "application/json"
        return "application/x-www-form-urlencoded"


@dataclass
class Payloads:
    """Payloads of one workspace; ``hooks`` is the address that response addresses begin with."""

    workspace: Workspace
    hooks: str = field(default="")

    def pressed(self, person: Person, at: Message | View, action: Json) -> Told:
        """``block_actions``: something was pressed or chosen in a message or a view."""
        payload = self._common("block_actions", person) | {
            "container": self._container(at),
            "trigger_id": self.workspace.trigger(person.id, modal=_modal(at)),
            "actions": [action | {"action_ts": f"{self.workspace.clock():.6f}"}],
        }
        return Told("interactive", payload | self._place(person, at))

    def submitted(self, person: Person, view: View) -> Told:
        """``view_submission``."""
        payload = self._common("view_submission", person) | {
            "trigger_id": self.workspace.trigger(person.id, modal=True),
            "view": view.payload(self.workspace.team),
            "response_urls": [],
        }
        return Told("interactive", payload, answers=True)

    def closed(self, person: Person, view: View, cleared: bool) -> Told:
        """``view_closed``, which has no trigger."""
        payload = self._common("view_closed", person) | {
            "view": view.payload(self.workspace.team),
            "is_cleared": cleared,
        }
        return Told("interactive", payload)

    def sought(self, person: Person, at: Message | View, of: elements.Field, text: str) -> Told:
        """``block_suggestion``: what was typed in a list that asks the app for its options."""
        payload = self._common("block_suggestion", person) | {
            "container": self._container(at),
            "action_id": of.element["action_id"],
            "block_id": of.block["block_id"],
            "value": text,
        }
        place = self._place(person, at)
        place.pop("response_url", None)
        place.pop("state", None)
        return Told("interactive", payload | place, answers=True)

    def command(self, person: Person, channel: Channel, command: str, text: str) -> Told:
        """A slash command."""
        hook = Hook(person.id, channel.id, self.workspace.clock())
        payload = {
            "token": VERIFICATION_TOKEN,
            "team_id": person.team,
            "team_domain": person.team.lower(),
            "channel_id": channel.id,
            "channel_name": channel.name,
            "user_id": person.id,
            "user_name": person.name,
            "command": command,
            "text": text,
            "api_app_id": APP,
            "is_enterprise_install": "false",
            "response_url": self._hook(hook, "commands"),
            "trigger_id": self.workspace.trigger(person.id),
        }
        return Told("slash_commands", payload, answers=True)

    def happened(self, event: Json, team: str = "") -> Told:
        """``event_callback``: an event of the Events API."""
        at = self.workspace.clock()
        payload = {
            "token": VERIFICATION_TOKEN,
            "team_id": team or self.workspace.team,
            "context_team_id": self.workspace.team,
            "context_enterprise_id": None,
            "api_app_id": APP,
            "event": {"event_ts": f"{at:.6f}"} | event,
            "type": "event_callback",
            "event_id": f"Ev{self.workspace.number():010d}",
            "event_time": int(at),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self.workspace.team,
                    "user_id": BOT_USER,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-{self.workspace.number():024x}",
        }
        return Told("events_api", payload)

    def wrote(self, person: Person, message: Message, channel: Channel) -> Told:
        """A message of a person, in private or in a channel, perhaps with files."""
        event = {
            "type": "message",
            "user": person.id,
            "team": person.team,
            "channel": channel.id,
            "channel_type": "im" if channel.is_im else "channel",
            "ts": message.ts,
            "event_ts": message.ts,
        }
        if person.team != self.workspace.team:
            event |= {"user_team": person.team, "source_team": person.team}
        return self.happened(event | message.body)

    def edited(self, person: Person, message: Message, before: Json, channel: Channel) -> Told:
        """``message_changed``: the message as it is and as it was."""
        team = {"user": person.id, "team": person.team, "type": "message", "ts": message.ts}
        if person.team != self.workspace.team:
            team |= {"user_team": person.team, "source_team": person.team}
        at = f"{self.workspace.clock():.6f}"
        now = team | message.body | {"edited": {"user": person.id, "ts": at}}
        event = {
            "type": "message",
            "subtype": "message_changed",
            "hidden": True,
            "channel": channel.id,
            "channel_type": "im" if channel.is_im else "channel",
            "ts": at,
            "message": now,
            "previous_message": team | before,
        }
        return self.happened(event)

    def echoed(self, message: Message, channel: Channel) -> Told:
        """The app's own private message, of which it is told like of anybody's."""
        event = shown(message) | {"channel": channel.id, "channel_type": "im"}
        return self.happened(event | {"event_ts": message.ts, "team": self.workspace.team})

    def _common(self, kind: str, person: Person) -> Json:
        team = self.workspace.team
        return {
            "type": kind,
            "team": {"id": team, "domain": team.lower()},
            "user": {
                "id": person.id,
                "username": person.name,
                "name": person.name,
                "team_id": person.team,
            },
            "api_app_id": APP,
            "token": VERIFICATION_TOKEN,
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _container(self, at: Message | View) -> Json:
        if isinstance(at, View):
            return {"type": "view", "view_id": at.id}
        return {
            "type": "message",
            "message_ts": at.ts,
            "channel_id": at.channel,
            "is_ephemeral": bool(at.to),
        }

    def _place(self, person: Person, at: Message | View) -> Json:
        if isinstance(at, View):
            return {"view": at.payload(self.workspace.team)}
        channel = self.workspace.channels[at.channel]
        hook = Hook(person.id, channel.id, self.workspace.clock(), at.ts)
        place: Json = {
            "channel": {"id": channel.id, "name": channel.name},
            "state": {"values": elements.values(at.body.get("blocks", []), at.typed)},
            "response_url": self._hook(hook, "actions"),
        }
        # An ephemeral message is kept nowhere, so its content does not come back.
        return place if at.to else place | {"message": shown(at)}

    def _hook(self, hook: Hook, kind: str) -> str:
        return f"{self.hooks}/{kind}/{self.workspace.hook(hook)}"


def button(target: Pressable) -> Json:
    """The action of a button, or of an entry of an overflow menu."""
    element = target.element
    action = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": target.block["block_id"],
    }
    if target.option is not None:
        return action | {"selected_option": target.option}
    carried = {name: element[name] for name in ("value", "style", "url") if name in element}
    return action | {"text": element["text"]} | carried


def chosen(of: elements.Field, state: Json) -> Json:
    """The action of something chosen or typed where each change is told."""
    return {
        "action_id": of.element["action_id"],
        "block_id": of.block["block_id"],
    } | state


def _modal(at: Message | View) -> bool:
    return isinstance(at, View) and at.body["type"] == "modal"
