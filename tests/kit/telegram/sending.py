"""The methods about messages: send, edit, delete, and answer a press."""

import time
from collections.abc import Iterable

from tests.kit.telegram import html, updates
from tests.kit.telegram.errors import MODIFIED, TOO_OLD, ApiError, too_many
from tests.kit.telegram.limits import BULK, DELETABLE, Limits
from tests.kit.telegram.params import Params
from tests.kit.telegram.rates import Rates
from tests.kit.telegram.world import Button, Chat, Json, Message, World

CALLBACK_LIFETIME = 15.0
"""Seconds in which a press can be answered: no page says it, about 15 were observed."""


class Sending:
    """These methods; each is called with ``changed`` held. ``lifetime`` of a press in seconds."""

    def __init__(self, world: World, rates: Rates) -> None:
        self._world = world
        self._rates = rates
        self.lifetime = CALLBACK_LIFETIME

    def send_message(self, params: Params) -> Json:
        """bots/api#sendmessage"""
        limits = Limits(self._world, "sendMessage")
        text, entities = self._text(params, limits)
        keyboard = self._keyboard(params, limits)
        chat = self._writable(params)
        extra: Json = {}
        if params.flag("protect_content"):
            extra["has_protected_content"] = True
        if reply := self._replied(params, chat):
            extra["reply_to_message"] = updates.message(reply)
        self._pace(chat)
        return updates.message(
            self._world.post(
                chat, self._world.bot, text, entities=entities, keyboard=keyboard, extra=extra
            )
        )

    def send_document(self, params: Params) -> Json:
        """bots/api#senddocument"""
        if "document" not in params.files:
            raise ApiError(400, "Bad Request: there is no document in the request")
        name, data = params.files["document"]
        if not data:
            raise ApiError(400, "Bad Request: file must be non-empty")
        chat = self._writable(params)
        about = {"file_name": name, "file_size": len(data)}
        extra: Json = {"document": about | {"file_id": name, "file_unique_id": name}}
        if reply := self._replied(params, chat):
            extra["reply_to_message"] = updates.message(reply)
        self._pace(chat)
        message = self._world.post(chat, self._world.bot, extra=extra)
        message.data = data
        return updates.message(message)

    def edit_message_text(self, params: Params) -> Json:
        """bots/api#editmessagetext"""
        limits = Limits(self._world, "editMessageText")
        text, entities = self._text(params, limits)
        keyboard = self._keyboard(params, limits)
        return self._edit(self._editable(params), text, entities, keyboard)

    def edit_message_reply_markup(self, params: Params) -> Json:
        """bots/api#editmessagereplymarkup"""
        limits = Limits(self._world, "editMessageReplyMarkup")
        keyboard = self._keyboard(params, limits)
        message = self._editable(params)
        return self._edit(message, message.text, message.entities, keyboard)

    def delete_message(self, params: Params) -> bool:
        """bots/api#deletemessage"""
        chat = self._chat(params)
        message = chat.messages.get(params.number("message_id"))
        if message is None or message.deleted:
            raise ApiError(400, "Bad Request: message to delete not found")
        own = message.sender is self._world.bot
        if not own and chat.kind != "private" and chat.bot != "administrator":
            # No limit is broken: who may not delete is told so.
            raise ApiError(400, "Bad Request: message can't be deleted")
        if not self._deletable(message):
            Limits(self._world, "deleteMessage").refuse(
                "message can't be deleted for everyone",
                "a message that is too old, or another's",
                "bots/api#deletemessage",
            )
        self._delete([message])
        return True

    def delete_messages(self, params: Params) -> bool:
        """bots/api#deletemessages: what cannot be found is skipped."""
        limits = Limits(self._world, "deleteMessages")
        ids = params.parts("message_ids", "message identifiers")
        if not isinstance(ids, list):
            raise ApiError(400, "Bad Request: message identifiers are not specified")
        if not 1 <= len(ids) <= BULK:
            words = (
                "too many messages to delete" if ids else "message identifiers are not specified"
            )
            limits.refuse(words, f"{len(ids)} message_ids", "bots/api#deletemessages")
        chat = self._chat(params)
        found = [one for one in map(chat.messages.get, map(int, ids)) if one and not one.deleted]
        if not all(map(self._deletable, found)):
            limits.refuse(
                "message can't be deleted for everyone",
                "a message that is too old, or another's",
                "bots/api#deletemessage",
            )
        self._delete(found)
        return True

    def answer_callback_query(self, params: Params) -> bool:
        """bots/api#answercallbackquery"""
        limits = Limits(self._world, "answerCallbackQuery")
        query = self._world.queries.get(params.text("callback_query_id"))
        if query is None:
            raise ApiError(400, TOO_OLD)
        if query.answered is not None:
            words = TOO_OLD.removeprefix("Bad Request: ")
            limits.refuse(words, f"a second answer to {query.id}", "bots/api#answercallbackquery")
        if self._world.clock() - query.at > self.lifetime:
            words = TOO_OLD.removeprefix("Bad Request: ")
            limits.refuse(words, f"a late answer to {query.id}", "ours: CALLBACK_LIFETIME")
        text = params.text("text")
        limits.answer(text)
        query.text, query.alert = text, params.flag("show_alert")
        query.answered = time.monotonic()
        query.by.seen.append(text)
        self._world.note()
        return True

    def _text(self, params: Params, limits: Limits) -> tuple[str, list[Json]]:
        text, mode = params.text("text"), params.text("parse_mode").lower()
        if not text:
            limits.refuse("message text is empty", "no text", f"bots/api#{limits.method.lower()}")
        match mode:
            case "html":
                try:
                    text, entities = html.parse(text)
                except ApiError as wrong:
                    limits.note(wrong.description, "bots/api#html-style")
                    raise
            case "":
                given = params.parts("entities", "entities") or []
                text, entities = html.trimmed(text, given)
            case _:
                raise ApiError(400, "Bad Request: unsupported parse_mode")
        limits.text(text, entities)
        return text, entities

    def _keyboard(self, params: Params, limits: Limits) -> list[list[Button]]:
        markup = params.parts("reply_markup", "reply keyboard markup")
        if markup is None:
            return []
        if not isinstance(markup, dict):
            raise ApiError(400, "Bad Request: object expected as reply markup")
        if "inline_keyboard" not in markup:
            if limits.method != "sendMessage":
                raise ApiError(400, "Bad Request: inline keyboard expected")
            return []
        return limits.keyboard(markup["inline_keyboard"])

    def _chat(self, params: Params) -> Chat:
        chat = self._world.chats.get(params.chat or 0)
        if not params.has("chat_id"):
            raise ApiError(400, "Bad Request: chat_id is empty")
        if chat is None:
            person = self._world.people.get(params.chat or 0)
            if person is None:
                raise ApiError(400, "Bad Request: chat not found")
            chat = self._world.private(person)
        return chat

    def _writable(self, params: Params) -> Chat:
        chat = self._chat(params)
        if chat.migrated_to:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, words, migrate_to_chat_id=chat.migrated_to)
        if chat.kind == "private":
            person = chat.members[0]
            if person.blocked:
                raise ApiError(403, "Forbidden: bot was blocked by the user")
            if not person.opened:
                raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        elif chat.bot == "kicked":
            raise ApiError(403, f"Forbidden: bot was kicked from the {chat.kind} chat")
        elif chat.bot == "left":
            raise ApiError(403, f"Forbidden: bot is not a member of the {chat.kind} chat")
        return chat

    def _replied(self, params: Params, chat: Chat) -> Message | None:
        asked = params.parts("reply_parameters", "reply parameters")
        if not isinstance(asked, dict):
            return None
        message = chat.messages.get(int(asked.get("message_id", 0)))
        if message is not None and not message.deleted:
            return message
        if asked.get("allow_sending_without_reply"):
            return None
        raise ApiError(400, "Bad Request: message to be replied not found")

    def _pace(self, chat: Chat) -> None:
        if wait := self._rates.take(chat.id):
            raise too_many(wait)

    def _editable(self, params: Params) -> Message:
        chat = self._writable(params)
        message = chat.messages.get(params.number("message_id"))
        if message is None or message.deleted:
            raise ApiError(400, "Bad Request: message to edit not found")
        if message.sender is not self._world.bot:
            raise ApiError(400, "Bad Request: message can't be edited")
        return message

    def _edit(
        self, message: Message, text: str, entities: list[Json], keyboard: list[list[Button]]
    ) -> Json:
        if (text, entities, keyboard) == (message.text, message.entities, message.keyboard):
            raise ApiError(400, MODIFIED)
        self._pace(message.chat)
        message.text, message.entities, message.keyboard = text, entities, keyboard
        message.edited = int(self._world.clock())
        self._world.show(message)
        return updates.message(message)

    def _deletable(self, message: Message) -> bool:
        young = self._world.clock() - message.date < DELETABLE
        chat = message.chat
        own = message.sender is self._world.bot
        return young and (own or chat.kind == "private" or chat.bot == "administrator")

    def _delete(self, messages: Iterable[Message]) -> None:
        for message in messages:
            message.deleted = True
        self._world.note()
