"""What a bot may send, with the page beside every number; a broken limit is noted and refused.

Pages are those of core.telegram.org; "tdlib" is Telegram's own client library and its Bot API
server, "PTB" the constants of python-telegram-bot, for what no page says.
"""

import re
from typing import NoReturn

from tests.kit.telegram.errors import ApiError
from tests.kit.telegram.world import Button, Json, World

TEXT = 4_096  # bots/api#sendmessage: 1-4096 characters after entities parsing
ENTITIES = 100  # PTB, MessageLimit.MESSAGE_ENTITIES: further ones are ignored
DATA = 64  # bots/api#inlinekeyboardbutton: callback_data, 1-64 bytes
BUTTONS = 100  # PTB, InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER
ROW = 8  # PTB, InlineKeyboardMarkupLimit.BUTTONS_PER_ROW
ANSWER = 200  # bots/api#answercallbackquery: text, 0-200 characters
COMMANDS = 100  # bots/api#setmycommands: at most 100 commands
COMMAND = re.compile(r"[a-z0-9_]{1,32}")  # bots/api#botcommand: command
DESCRIPTION = 256  # bots/api#botcommand: description, 1-256 characters
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # bots/api#setwebhook: secret_token
CONNECTIONS = 100  # bots/api#setwebhook: max_connections, 1-100
UPDATES = 100  # bots/api#getupdates: limit, 1-100
START = re.compile(r"[A-Za-z0-9_-]{1,64}")  # bots/features#deep-linking: start
DELETABLE = 48 * 3600  # bots/api#deletemessage: sent less than 48 hours ago
BULK = 100  # bots/api#deletemessages: message_ids, 1-100

_DEEP_LINK = re.compile(r"(?:t\.me/|domain=)\w+[?&]start=([^&\s\"'<>]*)")
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "pay",
)


class Limits:
    """The limits as one call of a method meets them."""

    def __init__(self, world: World, method: str) -> None:
        self._world = world
        self.method = method

    def note(self, what: str, source: str) -> None:
        """Note a broken limit that Telegram lets pass."""
        self._world.violate(self.method, what, source)

    def refuse(self, description: str, what: str, source: str) -> NoReturn:
        """Note a broken limit and answer as Telegram does. Raises ApiError."""
        self.note(what, source)
        raise ApiError(400, f"Bad Request: {description}")

    def text(self, text: str, entities: list[Json]) -> None:
        """A message's text, its entities parsed."""
        if not text:
            self.refuse("text must be non-empty", "an empty text", "bots/api#sendmessage")
        if units(text) > TEXT:
            what = f"a text of {units(text)} units"
            self.refuse("message is too long", what, "bots/api#sendmessage")
        if len(entities) > ENTITIES:
            self.note(f"{len(entities)} entities", "PTB, MessageLimit.MESSAGE_ENTITIES")
        self.links([text, *(entity.get("url", "") for entity in entities)])

    def links(self, texts: list[str]) -> None:
        """Whatever deep links stand in these texts."""
        for text in texts:
            for code in _DEEP_LINK.findall(text):
                if not START.fullmatch(code):
                    self.note(f"a deep link with {code!r}", "bots/features#deep-linking")

    def keyboard(self, rows: object) -> list[list[Button]]:
        """An inline keyboard as it will be shown; buttons without text are left out (tdlib)."""
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise ApiError(
                400,
                'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an '
                "Array of Arrays",
            )
        shown = [[button for raw in row if (button := self._button(raw))] for row in rows]
        shown = [row for row in shown if row]
        if sum(map(len, shown)) > BUTTONS:
            what = f"{sum(map(len, shown))} buttons"
            self.refuse("reply markup is too long", what, "PTB, InlineKeyboardMarkupLimit")
        for row in shown:
            if len(row) > ROW:
                what = f"{len(row)} buttons in a row"
                self.refuse("reply markup is too long", what, "PTB, InlineKeyboardMarkupLimit")
        return shown

    def _button(self, raw: object) -> Button | None:
        if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
            raise ApiError(
                400,
                'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type '
                "String",
            )
        data = str(raw.get("callback_data", ""))
        if "callback_data" in raw and not 1 <= len(data.encode()) <= DATA:
            what = f"callback_data of {len(data.encode())} bytes"
            self.refuse("BUTTON_DATA_INVALID", what, "bots/api#inlinekeyboardbutton")
        if sum(action in raw for action in _ACTIONS) != 1:
            self.refuse(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline "
                "keyboard",
                "a button that does not do exactly one thing",
                "bots/api#inlinekeyboardbutton",
            )
        if not raw["text"].strip():
            self.note("a button without a text", "bots/api#inlinekeyboardbutton")
            return None
        self.links([str(raw.get("url", ""))])
        return Button(raw["text"], data, str(raw.get("url", "")))

    def answer(self, text: str) -> None:
        """The text of an answer to a press."""
        if len(text) > ANSWER:
            what = f"an answer of {len(text)} characters"
            self.refuse("message is too long", what, "bots/api#answercallbackquery")

    def commands(self, commands: object) -> list[Json]:
        """The menu's commands."""
        source = "bots/api#botcommand"
        if not isinstance(commands, list):
            raise ApiError(400, "Bad Request: expected an Array of BotCommand")
        if len(commands) > COMMANDS:
            what = f"{len(commands)} commands"
            self.refuse("BOT_COMMANDS_TOO_MUCH", what, "bots/api#setmycommands")
        for one in commands:
            command, description = str(one.get("command", "")), str(one.get("description", ""))
            if not COMMAND.fullmatch(command.removeprefix("/")):
                self.refuse("BOT_COMMAND_INVALID", f"a command {command!r}", source)
            if not 1 <= len(description) <= DESCRIPTION:
                what = f"a description of {len(description)} characters"
                self.refuse("BOT_COMMAND_DESCRIPTION_INVALID", what, source)
        return commands

    def webhook(self, secret: str, connections: int) -> int:
        """A webhook's secret, and how many connections it will have."""
        if secret and not SECRET.fullmatch(secret):
            long = len(secret) > 256
            words = "is too long" if long else "contains unallowed characters"
            self.refuse(f"secret token {words}", "a secret_token", "bots/api#setwebhook")
        return self.within(connections, CONNECTIONS, "max_connections", "bots/api#setwebhook")

    def within(self, number: int, most: int, name: str, source: str) -> int:
        """A number from 1 to the most; what is outside is moved inside, as Telegram does."""
        if not 1 <= number <= most:
            self.note(f"{name} {number}", source)
        return max(1, min(number, most))


def units(text: str) -> int:
    """The length in UTF-16 code units, as entities are counted (bots/api#messageentity)."""
    return len(text.encode("utf-16-le")) // 2
