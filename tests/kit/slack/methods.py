"""The Web API methods that an app of ours calls, as docs.slack.dev/reference/methods has them."""

import json
from collections.abc import Callable
from typing import Any

from tests.kit.slack import check, elements
from tests.kit.slack.parts import Wrong, listed
from tests.kit.slack.views import Views
from tests.kit.slack.workspace import (
    APP,
    BOT,
    BOT_USER,
    Channel,
    Hook,
    Message,
    Person,
    SlackError,
    Workspace,
)

Json = dict[str, Any]
AS_JSON = ("blocks", "view", "attachments", "metadata")
"""Arguments that come as JSON in a string where the body is a form."""


class Methods:
    """What each method does. ``violations`` collects what broke a documented limit."""

    def __init__(self, workspace: Workspace, views: Views, trigger_life: float) -> None:
        self.workspace = workspace
        self.views = views
        self.trigger_life = trigger_life
        self.violations: list[str] = []
        self.address = ""
        self.posted: Callable[[Message], None] = lambda message: None
        self._methods: dict[str, Callable[[Json], Json]] = {
            "auth.test": self.auth_test,
            "chat.postMessage": self.post_message,
            "chat.postEphemeral": self.post_ephemeral,
            "chat.update": self.update,
            "chat.delete": self.delete,
            "conversations.open": self.conversations_open,
            "files.getUploadURLExternal": self.get_upload_url,
            "files.completeUploadExternal": self.complete_upload,
            "conversations.info": self.conversations_info,
            "conversations.members": self.conversations_members,
            "users.info": self.users_info,
            "users.conversations": self.users_conversations,
            "views.open": self.views_open,
            "views.push": self.views_push,
            "views.update": self.views_update,
            "views.publish": self.views_publish,
        }

    def __contains__(self, method: str) -> bool:
        return method in self._methods

    def call(self, method: str, given: Json) -> Json:
        """Do it. Raises SlackError."""
        if method not in self:
            raise SlackError("unknown_method")
        args = dict(given)
        for name in AS_JSON:
            if isinstance(args.get(name), str) and args[name]:
                try:
                    args[name] = json.loads(args[name])
                except ValueError:
                    raise SlackError(
                        "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
                    ) from None
        return self._methods[method](args)

    def auth_test(self, args: Json) -> Json:
        return {
            "url": "https://scheme.slack.com/",
            "team": "Scheme",
            "user": "reciprocal",
            "team_id": self.workspace.team,
            "user_id": BOT_USER,
            "bot_id": BOT,
            "is_enterprise_install": False,
        }

    def post_message(self, args: Json) -> Json:
        channel = self.workspace.to_write_in(_needed(args, "channel"))
        body = self.body(args, "chat.postMessage")
        message = self.workspace.add(channel, body)
        self.posted(message)
        return {"channel": channel.id, "ts": message.ts, "message": shown(message)}

    def post_ephemeral(self, args: Json) -> Json:
        channel = self.workspace.to_write_in(_needed(args, "channel"))
        user = _needed(args, "user")
        if user not in channel.members:
            raise SlackError("user_not_in_channel")
        body = self.body(args, "chat.postEphemeral")
        return {"message_ts": self.workspace.add(channel, body, to=user).ts}

    def update(self, args: Json) -> Json:
        channel = self.workspace.channel(_needed(args, "channel"))
        message = self.workspace.message(channel, _needed(args, "ts"))
        if not message.ours:
            raise SlackError("cant_update_message")
        if channel.archived:
            raise SlackError("is_inactive")
        self.workspace.redraw(message, self.body(args, "chat.update"))
        return {
            "channel": channel.id,
            "ts": message.ts,
            "text": message.body.get("text", ""),
            "message": shown(message),
        }

    def delete(self, args: Json) -> Json:
        channel = self.workspace.channel(_needed(args, "channel"))
        message = self.workspace.message(channel, _needed(args, "ts"))
        if not message.ours:
            raise SlackError("cant_delete_message")
        del channel.messages[message.ts]
        return {"channel": channel.id, "ts": message.ts}

    def get_upload_url(self, args: Json) -> Json:
        length = int(_needed(args, "length"))
        if length < 1:
            raise SlackError("invalid_arguments")
        upload = self.workspace.begin_upload(_needed(args, "filename"), length)
        return {"upload_url": f"{self.address}/upload/v1/{upload.id}", "file_id": upload.id}

    def complete_upload(self, args: Json) -> Json:
        files = args.get("files") or ()
        files = json.loads(files) if isinstance(files, str) else files
        uploads = [self.workspace.uploads.get(str(one.get("id"))) for one in files]
        channel = self.workspace.to_write_in(_needed(args, "channel_id"))
        thread = str(args.get("thread_ts") or "")
        if thread:
            self.workspace.message(channel, thread)
        done = []
        for upload in uploads:
            if upload is None or upload.data is None or upload.shared:
                raise SlackError("file_not_found")
            upload.shared = (channel.id, thread)
            done.append({"id": upload.id, "title": upload.name})
        return {"files": done}

    def conversations_open(self, args: Json) -> Json:
        if args.get("channel"):
            return {"channel": {"id": self.workspace.channel(args["channel"]).id}}
        users = args.get("users") or ""
        named = users if isinstance(users, list) else [u for u in str(users).split(",") if u]
        if not named:
            raise SlackError("users_list_not_supplied")
        person = self._person(named[0])
        if person.deleted:
            raise SlackError("user_disabled")
        return {"no_op": True, "already_open": True, "channel": {"id": person.dm}}

    def conversations_info(self, args: Json) -> Json:
        return {"channel": self._about(self.workspace.channel(_needed(args, "channel")))}

    def conversations_members(self, args: Json) -> Json:
        channel = self.workspace.channel(_needed(args, "channel"))
        members = sorted(channel.members) + ([BOT_USER] if channel.bot else [])
        return {"members": members, "response_metadata": {"next_cursor": ""}}

    def users_info(self, args: Json) -> Json:
        person = self._person(_needed(args, "user"))
        return {
            "user": {
                "id": person.id,
                "team_id": person.team,
                "name": person.name,
                "real_name": person.name,
                "deleted": person.deleted,
                "is_bot": False,
                "tz": "Europe/London",
                "profile": {"real_name": person.name, "display_name": person.name},
            }
        }

    def users_conversations(self, args: Json) -> Json:
        user = args.get("user") or BOT_USER
        types = str(args.get("types") or "public_channel").split(",")
        found = [
            self._about(channel)
            for channel in self.workspace.channels.values()
            if (channel.bot if user == BOT_USER else user in channel.members)
            and _type(channel) in types
            and not (channel.archived and args.get("exclude_archived") in (True, "true", "1"))
        ]
        begin, many = int(args.get("cursor") or 0), int(args.get("limit") or 100)
        end = begin + many
        more = str(end) if end < len(found) else ""
        return {"channels": found[begin:end], "response_metadata": {"next_cursor": more}}

    def views_open(self, args: Json) -> Json:
        body = self.view(args, "views.open")
        trigger = self.workspace.exchange(_needed(args, "trigger_id"), self.trigger_life)
        return {"view": self.views.open(trigger.user, body).payload(self.workspace.team)}

    def views_push(self, args: Json) -> Json:
        body = self.view(args, "views.push")
        trigger = self.workspace.exchange(_needed(args, "trigger_id"), self.trigger_life)
        if not trigger.modal:
            raise SlackError("not_found")
        return {"view": self.views.push(trigger.user, body).payload(self.workspace.team)}

    def views_update(self, args: Json) -> Json:
        body = self.view(args, "views.update")
        if not args.get("view_id") and not args.get("external_id"):
            raise SlackError("invalid_arguments")
        view = self.views.find(args.get("view_id") or "", args.get("external_id") or "")
        self.views.update(view, body, args.get("hash") or "")
        return {"view": view.payload(self.workspace.team)}

    def views_publish(self, args: Json) -> Json:
        person = self._person(_needed(args, "user_id"))
        body = self.view(args, "views.publish", "home")
        view = self.views.publish(person.id, body, args.get("hash") or "")
        return {"view": view.payload(self.workspace.team)}

    def respond(self, hook: Hook, given: Json) -> None:
        """What comes to a response address. Raises SlackError."""
        channel = self.workspace.channels[hook.channel]
        original = channel.messages.get(hook.ts)
        if given.get("delete_original"):
            if original is not None:
                del channel.messages[original.ts]
            return
        body = self.body(given, "response_url")
        # Without `replace_original` a message of its own: the legacy default is not relied on.
        if given.get("replace_original") and original is not None:
            self.workspace.redraw(original, body)
            return
        public = given.get("response_type") == "in_channel"
        self.workspace.add(channel, body, to="" if public else hook.user)

    def body(self, args: Json, method: str) -> Json:
        """A message's body, checked. Raises what Slack says of it."""
        self._judge(check.message(args), method)
        body = {"text": args.get("text") or ""}
        if args.get("blocks"):
            body |= {"blocks": elements.named(args["blocks"])}
        if args.get("metadata"):
            body |= {"metadata": args["metadata"]}
        return body

    def view(self, args: Json, method: str, kind: str = "modal") -> Json:
        """A view, checked. Raises what Slack says of it."""
        body = args.get("view")
        wrong = check.view(body)
        if isinstance(body, dict) and body.get("type") != kind and not wrong:
            wrong = [Wrong("/view/type", f"must be {kind}", "invalid_arguments")]
        self._judge(wrong, method)
        assert isinstance(body, dict)
        return body

    def options(self, answer: Any) -> list[Json]:
        """The options of an answer to a search. Raises what Slack says of it."""
        self._judge(check.options(answer), "block_suggestion")
        return listed(answer)

    def _judge(self, wrong: list[Wrong], method: str) -> None:
        if not wrong:
            return
        self.violations += [f"{method}: {one}" for one in wrong]
        says = [str(one) for one in wrong]
        raise SlackError(wrong[0].error, errors=says, response_metadata={"messages": says})

    def _person(self, user: str) -> Person:
        person = self.workspace.people.get(user)
        if person is None:
            raise SlackError("user_not_found")
        return person

    def _about(self, channel: Channel) -> Json:
        return {
            "id": channel.id,
            "name": channel.name,
            "is_channel": not channel.is_im and not channel.private,
            "is_im": channel.is_im,
            "is_private": channel.private or channel.is_im,
            "is_archived": channel.archived,
            "is_member": channel.bot,
            "context_team_id": self.workspace.team,
        }


def shown(message: Message) -> Json:
    """A message as Slack tells the app of it."""
    told: Json = {"type": "message", "ts": message.ts} | message.body
    if message.ours:
        told |= {"user": BOT_USER, "bot_id": BOT, "app_id": APP}
    if message.edits:
        told |= {"edited": {"user": BOT_USER, "ts": message.ts}}
    return told


def _type(channel: Channel) -> str:
    if channel.is_im:
        return "im"
    return "private_channel" if channel.private else "public_channel"


def _needed(args: Json, name: str) -> str:
    value = args.get(name)
    if not value or not isinstance(value, str):
        # Slack names the commonest gaps: docs.slack.dev/reference/methods/chat.postMessage
        raise SlackError("channel_not_found" if name == "channel" else "invalid_arguments")
    return value
