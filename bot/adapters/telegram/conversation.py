"""What somebody did, told to the engine; and what it answered, told to them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.adapters.telegram.events import button, card_of, submitted, when
from bot.adapters.telegram.payload import (
    COMMANDS,
    Attached,
    Commanded,
    Did,
    Edited,
    Pressed,
    Unblocked,
    Wrote,
)
from bot.adapters.telegram.speaking import IN_PRIVATE, START_FIRST, Speaker
from bot.adapters.telegram.telling import Telling, both, in_turn, nothing
from bot.chat.action import Action
from bot.chat.cards import Card, Text
from bot.chat.forms import FormView
from bot.chat.heard import Heard, pressed, typed
from bot.chat.incoming import Incoming, Joined, Opened, Reached, Said, Stands, Tapped
from bot.chat.interview import Code, asked
from bot.chat.limits import TELEGRAM
from bot.chat.replies import Put, Replace, Reply, Whisper
from bot.chat.screens import Screen, screen

Handle = Callable[[Incoming], Awaitable[Reply]]
"""The engine."""

UNKNOWN = "This button is not known any more. Write /home to see where things stand."
NO_EDITS = (
    "Editing a message changes no answer. To change one, go back to its question with the buttons "
    "of the form, and answer it again."
)


class Conversation:
    """Hears each act of a person, one after another, and says what came of it."""

    def __init__(self, handle: Handle, speaker: Speaker) -> None:
        self._handle = handle
        self._say = speaker

    async def hear(self, did: Did) -> Telling | None:
        """Have the engine do its part; what is left to say, nothing where that is all."""
        match did:
            case Pressed():
                return await self._pressed(did)
            case Commanded():
                return await self._commanded(did)
            case Wrote():
                return await (self._wrote(did) if did.chat.private else self._overheard(did))
            case Edited():
                return await self._overheard(did) or await self._edited(did)
            case Attached():
                return lambda: self._take_away(did, Said(*when(did), "", attached=True))
            case Unblocked():
                await self._handle(Reached(*when(did)))
                return None

    # -- buttons

    async def _pressed(self, did: Pressed) -> Telling:
        match button(did):
            case Code() as code:
                return await self._of_form(did, code)
            case Action() as action:
                return self._tapped(did, await self._handle(Tapped(*when(did), action)))
            case None:
                return lambda: self._say.answer(did, UNKNOWN, alert=True)

    def _tapped(self, did: Pressed, reply: Reply) -> Telling:
        say = self._reply(did, reply)
        if isinstance(reply, Replace):
            return both(
                lambda: self._say.answer(did),
                lambda: self._say.instead(did.chat.id, did.message, reply.card),
            )
        if say is None:
            return lambda: self._say.answer(did)
        if did.chat.private:
            return both(lambda: self._say.answer(did), say)
        alert = reply.text if isinstance(reply, Whisper) else IN_PRIVATE
        return lambda: self._say.privately(did, say, alert)

    async def _of_form(self, did: Pressed, code: Code) -> Telling:
        """A button of a form: it says something only to the form as it stands now."""
        look = Action("draft", "look", code.draft)
        looked = await self._handle(Tapped(*when(did, "look"), look))
        if not isinstance(looked, Put):
            return self._after_form(did, code.draft, looked, closed=True)
        match pressed(looked.form, code, TELEGRAM):
            case Screen() as shown:
                return self._screen(did, code.draft, shown)
            case Heard() as heard:
                reply = await self._handle(submitted(did, heard))
                if isinstance(reply, Put):
                    part = heard.part if reply.form.page == looked.form.page else 0
                    return self._screen(did, code.draft, screen(reply.form, TELEGRAM, part=part))
                return self._after_form(did, code.draft, reply)

    def _screen(self, did: Pressed | Wrote, draft: str, shown: Screen) -> Telling:
        number = self._say.next_screen(draft)
        if isinstance(did, Wrote):
            return lambda: self._stands(did, draft, shown, number)
        return both(
            lambda: self._say.answer(did),
            lambda: self._stands(did, draft, shown, number, did.message),
        )

    async def _stands(
        self, did: Did, draft: str, shown: Screen, number: int, pressed: int = 0
    ) -> bool:
        """Show a screen of a form, and have the engine know of it where it must not stay there;
        whether its person can be reached at all."""
        reached = await self._say.screen(did.by, draft, shown, number, pressed)
        message = self._say.message_of(draft)
        if shown.dies_with and message:
            await self._handle(Stands(*when(did, "stands"), shown.dies_with, str(message)))
        return reached

    def _after_form(
        self, did: Pressed | Wrote, draft: str, reply: Reply, *, closed: bool = False
    ) -> Telling:
        """What came of a form. One that was refused stays as it is, unless it is not there."""
        card = card_of(reply)
        refused = isinstance(reply, Whisper) and reply.refused and not closed
        message = did.message if isinstance(did, Pressed) else 0

        async def say() -> None:
            if card is None:
                return
            if refused:
                await self._say.card(did.by, card)
            else:
                await self._say.over(did.by, draft, card, message)

        return both(lambda: self._say.answer(did), say) if isinstance(did, Pressed) else say

    # -- words

    async def _commanded(self, did: Commanded) -> Telling | None:
        """A command; what followed it is read by the guard alone, unless it is a code to join."""
        say = await self._obeyed(did)
        code = did.name == "start" and " " not in did.rest
        rest = Said(*when(did, "rest"), did.rest, aside=True)
        if not did.rest or code or await self._handle(rest) is None:
            return say
        return in_turn(lambda: self._take_away(did, rest), say or nothing)

    async def _edited(self, did: Edited) -> Telling | None:
        """Words that were changed, and identify nobody: they answer nothing anew."""
        if not did.chat.private:
            return None
        looked = await self._handle(Opened(*when(did, "form"), "form"))
        if not isinstance(looked, Put):
            return None
        return lambda: self._say.card(did.by, Card("", (Text(NO_EDITS),)))

    async def _overheard(self, did: Wrote | Edited) -> Telling | None:
        """Words for the guard alone: nothing is said but of what may identify somebody."""
        said = Said(*when(did), did.text, aside=True)
        if await self._handle(said) is None:
            return None
        return lambda: self._take_away(did, said)

    async def _obeyed(self, did: Commanded) -> Telling | None:
        key, by, at = when(did)
        match did.name:
            case "start" if did.rest:
                reply = await self._handle(Joined(key, by, at, did.rest))
                await self._handle(Reached(*when(did, "reached")))
            case "start":
                await self._handle(Reached(*when(did, "reached")))
                reply = await self._handle(Opened(key, by, at, "home"))
            case name if name in COMMANDS:
                reply = await self._handle(Opened(key, by, at, name))
            case _:
                reply = await self._handle(Said(key, by, at, did.text))
        say = self._reply(did, reply)
        if say is None or did.chat.private:
            return say

        async def privately() -> None:
            if not await say():
                await self._say.card(did.chat.id, Card("", (Text(START_FIRST),)))

        return privately

    async def _wrote(self, did: Wrote) -> Telling:
        looked = await self._handle(Opened(*when(did, "form"), "form"))
        if isinstance(looked, Put):
            return await self._typed(did, looked.form)
        said = Said(*when(did), did.text)
        reply = await self._handle(said)
        if isinstance(reply, Whisper) and reply.refused:
            return lambda: self._take_away(did, said)
        return self._reply(did, reply) or nothing

    async def _typed(self, did: Wrote, view: FormView) -> Telling:
        """Words for a form. What was written freely does not stay in the chat."""
        question = asked(view, TELEGRAM).question
        free = question is not None and question.kind == "text"
        match typed(view, did.text, TELEGRAM):
            case Screen() as shown:
                return await self._screened(did, self._screen(did, view.draft, shown))
            case Heard() as heard:
                reply = await self._handle(submitted(did, heard))
                if isinstance(reply, Put):
                    say = self._screen(did, view.draft, screen(reply.form, TELEGRAM))
                else:
                    say = self._after_form(did, view.draft, reply)
                if free:
                    return both(lambda: self._say.delete(did.by, did.message), say)
                if isinstance(reply, Put) and reply.form.wrong:
                    return await self._screened(did, say)
                return say

    async def _screened(self, did: Wrote, say: Telling) -> Telling:
        """Words that answer nothing are no answer that was screened: they are screened now."""
        said = Said(*when(did), did.text)
        reply = await self._handle(said)
        if isinstance(reply, Whisper) and reply.refused:
            return in_turn(lambda: self._take_away(did, said), say)
        return say

    async def _take_away(self, did: Wrote | Edited | Attached | Commanded, said: Said) -> None:
        """Take away what should not be in a chat, and say so, or ask its person to: privately
        where that can be."""
        chat = did.by if isinstance(did, Attached) else did.chat.id
        gone = await self._say.delete(chat, did.message)
        card = card_of(await self._handle(replace(said, deleted=gone)))
        if card is not None and not await self._say.card(did.by, card) and chat != did.by:
            await self._say.card(chat, card)

    def _reply(self, did: Did, reply: Reply) -> Callable[[], Awaitable[bool]] | None:
        """A reply as new messages in the private chat; None where there is nothing to say."""
        if isinstance(reply, Put):
            form = reply.form
            number = self._say.next_screen(form.draft)
            return lambda: self._stands(did, form.draft, screen(form, TELEGRAM), number)
        card = card_of(reply)
        return None if card is None else lambda: self._say.card(did.by, card)
