"""The table of methods, and those about the bot itself, its webhook and its chats."""

from collections.abc import Callable

from tests.kit.telegram import updates
from tests.kit.telegram.delivery import Delivery
from tests.kit.telegram.errors import ApiError
from tests.kit.telegram.limits import UPDATES, Limits
from tests.kit.telegram.params import Params
from tests.kit.telegram.polling import CONNECTIONS, Webhook
from tests.kit.telegram.rates import Rates
from tests.kit.telegram.sending import Sending
from tests.kit.telegram.world import Chat, Json, World


class Methods:
    """Every method that there is; names are not sensitive to case (bots/api#making-requests)."""

    def __init__(self, world: World, rates: Rates) -> None:
        self._world = world
        self.sending = Sending(world, rates)
        self.delivery = Delivery(world, self.call_quietly)
        self._table: dict[str, Callable[[Params], object]] = {
            "getme": self._get_me,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
            "sendmessage": self.sending.send_message,
            "senddocument": self.sending.send_document,
            "editmessagetext": self.sending.edit_message_text,
            "editmessagereplymarkup": self.sending.edit_message_reply_markup,
            "deletemessage": self.sending.delete_message,
            "deletemessages": self.sending.delete_messages,
            "answercallbackquery": self.sending.answer_callback_query,
            "getchat": self._get_chat,
            "getchatmember": self._get_chat_member,
            "setmycommands": self._set_my_commands,
            "getmycommands": self._get_my_commands,
            "deletemycommands": self._delete_my_commands,
            "setchatmenubutton": lambda params: True,
            "sendchataction": lambda params: True,
            "leavechat": self._leave_chat,
        }

    async def call(self, method: str, params: Params) -> object:
        """The result of a method. Raises ApiError."""
        if method.lower() == "getupdates":
            return await self._get_updates(params)
        do = self._table.get(method.lower())
        if do is None:
            raise ApiError(404, "Not Found: method not found")
        with self._world.changed:
            return do(params)

    async def call_quietly(self, method: str, params: Params) -> object:
        """The same where nobody hears of an error: it was an answer to a webhook."""
        try:
            return await self.call(method, params)
        except ApiError as refused:
            return refused

    async def _get_updates(self, params: Params) -> list[Json]:
        source = "bots/api#getupdates"
        with self._world.changed:
            limits = Limits(self._world, "getUpdates")
            limit = limits.within(params.number("limit", UPDATES), UPDATES, "limit", source)
            self.delivery.allow(params.parts("allowed_updates", "allowed updates"))
        timeout = max(0, params.number("timeout"))
        return await self.delivery.poll(params.number("offset"), limit, timeout)

    def _get_me(self, params: Params) -> Json:
        rights = {"can_join_groups": True, "can_read_all_group_messages": False}
        return updates.user(self._world.bot) | rights | {"supports_inline_queries": False}

    def _set_webhook(self, params: Params) -> bool:
        url = params.text("url")
        if not url:
            return self._delete_webhook(params)
        if not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            words = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
            raise ApiError(400, words)
        secret = params.text("secret_token")
        limits = Limits(self._world, "setWebhook")
        connections = limits.webhook(secret, params.number("max_connections", CONNECTIONS))
        if params.flag("drop_pending_updates"):
            self._drop_pending()
        self.delivery.allow(params.parts("allowed_updates", "allowed updates"))
        self.delivery.webhook = Webhook(url, secret, connections, params.text("ip_address"))
        self.delivery.end_poll()
        self._world.note()
        return True

    def _delete_webhook(self, params: Params) -> bool:
        if params.flag("drop_pending_updates"):
            self._drop_pending()
        self.delivery.webhook = Webhook()
        self._world.note()
        return True

    def _drop_pending(self) -> None:
        for update in self.delivery.waiting:
            update.done = True
        self.delivery.waiting.clear()

    def _get_webhook_info(self, params: Params) -> Json:
        hook = self.delivery.webhook
        json: Json = {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.delivery.waiting),
        }
        if hook.url:
            json |= {"max_connections": hook.connections, "ip_address": "127.0.0.1"}
        if hook.error:
            json |= {"last_error_date": hook.error_at, "last_error_message": hook.error}
        if self.delivery.allowed:
            json["allowed_updates"] = self.delivery.allowed
        return json

    def _chat(self, params: Params) -> Chat:
        chat = self._world.chats.get(params.chat or 0)
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        return chat

    def _get_chat(self, params: Params) -> Json:
        return updates.full_chat(self._chat(params))

    def _get_chat_member(self, params: Params) -> Json:
        chat = self._chat(params)
        user_id = params.number("user_id")
        if user_id == self._world.bot.id:
            return updates.member(self._world.bot, chat.bot)
        person = self._world.people.get(user_id)
        if person is None:
            raise ApiError(400, "Bad Request: user not found")
        return updates.member(person, "member" if person in chat.members else "left")

    def _set_my_commands(self, params: Params) -> bool:
        limits = Limits(self._world, "setMyCommands")
        commands = limits.commands(params.parts("commands", "commands"))
        self._world.commands[_menu(params)] = commands
        self._world.note()
        return True

    def _get_my_commands(self, params: Params) -> list[Json]:
        return self._world.commands.get(_menu(params), [])

    def _delete_my_commands(self, params: Params) -> bool:
        self._world.commands.pop(_menu(params), None)
        return True

    def _leave_chat(self, params: Params) -> bool:
        chat = self._chat(params)
        if chat.kind == "private":
            raise ApiError(400, "Bad Request: chat member status can't be changed in private chats")
        old, chat.bot = chat.bot, "left"
        bot = self._world.bot
        body = updates.membership(chat, bot, int(self._world.clock()), bot, old, "left")
        self.delivery.add("my_chat_member", body, chat.id)
        return True


def _menu(params: Params) -> str:
    """The scope and the language of a menu (bots/api#botcommandscope)."""
    scope = params.parts("scope", "scope") or {}
    where = [str(scope.get(key, "")) for key in ("type", "chat_id", "user_id")]
    return " ".join(filter(None, [where[0] or "default", *where[1:], params.text("language_code")]))
