"""Objects and updates as the Bot API writes them (core.telegram.org/bots/api#available-types)."""

import re
from typing import Any

from tests.kit.telegram.limits import units
from tests.kit.telegram.world import Button, Chat, Json, Message, Query, User

OLD = 48 * 3600
"""Seconds after which a message that was pressed comes as an inaccessible one."""
_COMMAND = re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@\w+)?")
_MENTION = re.compile(r"(?<!\w)@\w{3,32}")


def user(one: User) -> Json:
    """bots/api#user"""
    json: Json = {"id": one.id, "is_bot": one.is_bot, "first_name": one.first_name}
    if one.username:
        json["username"] = one.username
    return json if one.is_bot else json | {"language_code": "en"}


def chat(one: Chat) -> Json:
    """bots/api#chat"""
    if one.kind != "private":
        return {"id": one.id, "title": one.title, "type": one.kind}
    person = one.members[0]
    json: Json = {"id": one.id, "first_name": person.first_name, "type": "private"}
    return json | ({"username": person.username} if person.username else {})


def full_chat(one: Chat) -> Json:
    """bots/api#chatfullinfo"""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return chat(one) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def member(one: User, status: str) -> Json:
    """bots/api#chatmember; a bot that is an administrator may delete and change nothing."""
    json: Json = {"user": user(one), "status": status}
    match status:
        case "kicked":
            return json | {"until_date": 0}
        case "administrator":
            rights = (
                "can_be_edited is_anonymous can_manage_chat can_delete_messages can_invite_users "
                "can_manage_video_chats can_restrict_members can_promote_members can_change_info "
                "can_post_stories can_edit_stories can_delete_stories"
            )
            return json | dict.fromkeys(rights.split(), False)
        case _:
            return json


def message(one: Message) -> Json:
    """bots/api#message"""
    json: Json = {
        "message_id": one.id,
        "from": user(one.sender),
        "chat": chat(one.chat),
        "date": one.date,
    }
    if one.edited:
        json["edit_date"] = one.edited
    if one.text:
        json["text"] = one.text
    if one.entities:
        json["entities"] = one.entities
    if one.keyboard:
        rows = [[_button(button) for button in row] for row in one.keyboard]
        json["reply_markup"] = {"inline_keyboard": rows}
    return json | one.extra


def callback_query(query: Query, bot: User) -> Json:
    """bots/api#callbackquery, with the message as it stands now."""
    one = query.message
    gone = one.deleted or query.at - one.date > OLD
    return {
        "id": query.id,
        "from": user(query.by),
        # bots/api#inaccessiblemessage: date is always 0
        "message": {"chat": chat(one.chat), "message_id": one.id, "date": 0}
        if gone
        else message(one),
        "chat_instance": str((one.chat.id ^ bot.id) * 7_919),
        "data": query.data,
    }


def membership(one: Chat, by: User, at: int, who: User, old: str, new: str) -> Json:
    """bots/api#chatmemberupdated"""
    return {
        "chat": chat(one),
        "from": user(by),
        "date": at,
        "old_chat_member": member(who, old),
        "new_chat_member": member(who, new),
    }


def typed_entities(text: str) -> list[Json]:
    """The commands and mentions that Telegram finds in what a person types."""
    found: list[Json] = []
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION)):
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            entity = {"offset": offset, "length": units(match.group()), "type": kind}
            if all(not one["offset"] <= offset < one["offset"] + one["length"] for one in found):
                found.append(entity)
    return sorted(found, key=lambda entity: int(entity["offset"]))


def attachment(kind: str, unique: int) -> Json:
    """A photo, document or voice note (bots/api#photosize, #document, #voice)."""
    file: dict[str, Any] = {"file_id": f"file-{unique}", "file_unique_id": f"unique-{unique}"}
    match kind:
        case "photo":
            return {"photo": [file | {"width": 90, "height": 90, "file_size": 900}]}
        case "document":
            more = {"file_name": "letter.pdf", "mime_type": "application/pdf", "file_size": 9_000}
            return {"document": file | more}
        case "voice":
            return {"voice": file | {"duration": 3, "mime_type": "audio/ogg", "file_size": 3_000}}
        case _:
            raise AssertionError(f"no attachment of kind {kind!r}")


def _button(button: Button) -> Json:
    if button.url:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}
