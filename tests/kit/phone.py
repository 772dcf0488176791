"""A fake phone: a person sees what was sent to them and presses only what they see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from math import inf

from bot.chat.address import Address
from bot.chat.cards import Button, Card, Facts, File, Item, Table, Text
from bot.chat.forms import FormView, Question
from bot.chat.incoming import Opened, Press, Said, Submitted, Tapped
from bot.chat.replies import Put, Replace, Reply, Show, Whisper
from bot.flows.engine import Engine

_EVENTS = count(1)
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""What a platform says of the time is never believed, so the phone says nothing true."""


@dataclass
class Platform:
    """A platform that keeps every message it was sent, and every card that was ever shown."""

    name: str
    messages: dict[Address, dict[str, Card]] = field(default_factory=dict)
    ever: list[tuple[Address, Card]] = field(default_factory=list)
    sent: int = 0
    state: str = "ok"
    most: float = inf

    def gap(self, to: Address) -> float:
        return 0.0

    async def post(self, to: Address, card: Card) -> str:
        self.sent += 1
        message = str(self.sent)
        self.messages.setdefault(to, {})[message] = card
        self.ever.append((to, card))
        return message

    async def redraw(self, to: Address, message: str, card: Card) -> None:
        self.messages[to][message] = card
        self.ever.append((to, card))


class NotShown(AssertionError):
    """A test pressed what the person was not shown."""


class Phone:
    """One person's phone. ``reply`` is the latest answer; ``channel`` the partner's channel."""

    def __init__(
        self,
        engine: Engine,
        platforms: Mapping[str, Platform],
        address: Address,
        channel: Address | None = None,
    ) -> None:
        self.engine = engine
        self.platforms = platforms
        self.address = address
        self.channel = channel
        self.reply: Reply = None
        self.replies: list[Reply] = []

    def open(self, what: str = "home") -> Reply:
        """Give a command, or open home."""
        return self._handle(Opened(next_event(), self.address, NO_TIME, what))

    def says(self, text: str) -> Reply:
        """Write to the bot."""
        return self._handle(Said(next_event(), self.address, NO_TIME, text))

    def press(self, label: str, about: str = "") -> Reply:
        """Press a button that this person sees; ``about`` is the reference it belongs to."""
        return self.tap(self.find(label, about))

    def tap(self, button: Button, event: str = "") -> Reply:
        """Press this very button, even if it has gone since; ``event`` to repeat a press."""
        return self._handle(Tapped(event or next_event(), self.address, NO_TIME, button.action))

    def find(self, label: str, about: str = "") -> Button:
        """The button of this label that this person sees, the newest first. Raises NotShown."""
        for button in self.buttons():
            if button.label == label and about in ("", button.action.subject):
                return button
        shown = [f"{b.label} {b.action.subject}" for b in self.buttons()]
        raise NotShown(f"{self.address.id} sees no {label!r} about {about or 'anything'}: {shown}")

    def sees(self, label: str, about: str = "") -> bool:
        """Whether this person sees such a button."""
        try:
            self.find(label, about)
        except NotShown:
            return False
        return True

    def buttons(self) -> list[Button]:
        """Every button in front of this person: of the latest answer, then of their messages."""
        found = self.answer_buttons()
        for card in reversed(self.cards()):
            found += buttons_of(card)
        return found

    def answer_buttons(self) -> list[Button]:
        """The buttons of the latest answer."""
        found: list[Button] = []
        match self.reply:
            case Show(card=card) | Replace(card=card):
                found += buttons_of(card)
            case Whisper(buttons=buttons, items=items):
                found += [button for item in items for button in item.buttons]
                found += buttons
            case Put() | None:
                pass
        return found

    def cards(self) -> list[Card]:
        """The messages on this phone, the channel's before the private ones, oldest first."""
        own = [self.address] if self.channel is None else [self.channel, self.address]
        return [
            card
            for address in own
            for card in self.platforms[address.platform].messages.get(address, {}).values()
        ]

    def card(self, about: str) -> Card:
        """The newest message about a case."""
        found = [card for card in self.cards() if about == card.reference]
        if not found:
            raise NotShown(f"{self.address.id} has no message about {about}")
        return found[-1]

    @property
    def form(self) -> FormView:
        """The form in front of this person."""
        if not isinstance(self.reply, Put):
            raise NotShown(f"{self.address.id} sees no form but {self.reply}")
        return self.reply.form

    def fill(self, answers: Mapping[str, str | Sequence[str]], press: Press = "next") -> Reply:
        """Answer the questions shown, by their names, over what is there already; then press."""
        form = self.form
        given = {name: tuple(values) for name, values in form.given.items()}
        asked = {question.name: question for question in form.questions}
        for name, answer in answers.items():
            values = (answer,) if isinstance(answer, str) else tuple(answer)
            given[name] = tuple(_value(asked[name], value) for value in values)
        return self.submit(given, press)

    def submit(self, answers: Mapping[str, tuple[str, ...]], press: Press = "next") -> Reply:
        """Press a button of the form with raw answers."""
        return self.submit_to(self.form, answers, press)

    def submit_to(
        self,
        form: FormView,
        answers: Mapping[str, tuple[str, ...]],
        press: Press = "next",
        event: str = "",
    ) -> Reply:
        """The same with a form that may have gone since; ``event`` to repeat a press."""
        by = self.address
        return self._handle(
            Submitted(event or next_event(), by, NO_TIME, form.draft, form.page, press, answers)
        )

    def text(self) -> str:
        """Everything in front of this person, as text."""
        return "\n".join([reply_text(self.reply), *(card_text(card) for card in self.cards())])

    def ever_saw(self) -> str:
        """Everything that this person was ever sent, in the channel too, or was answered."""
        own = (self.address, self.channel)
        sent = [
            card
            for platform in self.platforms.values()
            for address, card in platform.ever
            if address in own
        ]
        return "\n".join(
            [*(whole(card) for card in sent), *(whole(reply) for reply in self.replies)]
        )

    def rung(self, about: str) -> int:
        """How many messages came about a case: each one rings, redrawing does not."""
        return sum(card.reference == about for card in self.cards())

    def _handle(self, event: Opened | Tapped | Submitted | Said) -> Reply:
        self.reply = self.engine.handle(event)
        self.replies.append(self.reply)
        return self.reply


def buttons_of(card: Card) -> list[Button]:
    """Every button on a card."""
    items = [block for block in card.blocks if isinstance(block, Item)]
    return [*(button for item in items for button in item.buttons), *card.buttons]


def whole(shown: Card | Reply) -> str:
    """All of a card or an answer, what its buttons carry too."""
    match shown:
        case Card():
            return "\n".join([card_text(shown), *map(repr, buttons_of(shown))])
        case Show(card=card) | Replace(card=card):
            return whole(card)
        case Whisper(buttons=buttons):
            return "\n".join([reply_text(shown), *map(repr, buttons)])
        case Put(form=form):
            return "\n".join([reply_text(shown), *map(repr, form.questions)])
        case None:
            return ""


def card_text(card: Card) -> str:
    """A card as text."""
    lines = [f"{card.reference} {card.title}".strip()]
    for block in card.blocks:
        match block:
            case Text(text=text) | Item(text=text):
                lines.append(text)
            case Facts(pairs=pairs):
                lines += [f"{label}: {value}" for label, value in pairs]
            case Table(head=head, rows=rows):
                lines += [" | ".join(row) for row in (head, *rows)]
            case File(name=name):
                lines.append(f"[{name}]")
    return "\n".join(lines)


def reply_text(reply: Reply) -> str:
    """An answer as text."""
    match reply:
        case Show(card=card) | Replace(card=card):
            return card_text(card)
        case Whisper(text=text, items=items):
            return "\n".join([text, *(item.text for item in items)])
        case Put(form=form):
            said = [form.title, form.heading, form.intro, *form.wrong.values()]
            said += [f"{question.text} {question.help}" for question in form.questions]
            said += [f"{label}: {value}" for label, value in form.review]
            said += [value for values in form.given.values() for value in values]
            return "\n".join(said)
        case None:
            return ""


def _value(question: Question, answer: str) -> str:
    """The value of an option by its label or its value; anything else as it was typed."""
    for option in question.options:
        if answer in (option.label, option.value):
            return option.value
    return answer


def next_event() -> str:
    """A new event id, as a platform gives one."""
    return f"press-{next(_EVENTS)}"
