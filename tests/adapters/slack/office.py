"""A whole scheme behind a real Slack door: the engine, the relay, HTTP or a socket, the fake."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from bot.adapters.slack.adapter import SlackAdapter
from bot.app import Bot
from bot.chat.address import Address
from bot.chat.cards import Card
from bot.domain.scheme import Scheme
from bot.doors import create_app
from tests.adapters.slack.serving import served
from tests.kit.slack import FakeSlack, SlackPhone, elements
from tests.kit.stage import Stage, scheme_of

TEAM = "T0SCHEME"
Answer = str | Sequence[str]
T = TypeVar("T")

COMMON: Mapping[str, Answer] = {
    "consents": "yes",
    "referrer_kind": "housing",
    "tenure": "secure",
    "current_size": "2",
    "staying": "at_home",
    "arrears": "none",
    "risks": ["domestic_abuse"],
    "specialist": "yes",
    "pathways": ["internal_transfer"],
    "why_not": ["not_safe"],
    "home_area": "HAC",
    "safe_areas": ["BRE"],
    "aged_21_over": "1",
    "aged_0_9": "2",
    "size": "2",
}
"""A common household of Hackney's, safe in Brent."""


def on_slack(scheme: Scheme) -> Scheme:
    """The scheme with everybody at an address as Slack has them."""
    people = {
        person.id: replace(person, addresses=(("slack", f"{TEAM}/{user_of(person.name)}"),))
        for person in scheme.people.values()
    }
    partners = {
        partner.code: replace(partner, channel=("slack", f"{TEAM}/C0{partner.code}"))
        for partner in scheme.partners.values()
    }
    return replace(scheme, people=people, partners=partners)


def user_of(name: str) -> str:
    """Slack's id of somebody."""
    return "U0" + name.upper().replace("-", "")


class Office:
    """The scheme, its Slack, and everybody's phone."""

    loop: asyncio.AbstractEventLoop
    url: str

    def __init__(self, stage: Stage, fake: FakeSlack, bot: Bot, adapter: SlackAdapter) -> None:
        self.stage = stage
        self.fake = fake
        self.bot = bot
        self.adapter = adapter

    def phone(self, name: str) -> SlackPhone:
        """The phone of somebody by the name they are known by in the test."""
        return self.fake.person(user_of(name), name=name)

    def post(self, user: str, card: Card) -> str:
        """The bot posts a card to a person or a channel by Slack's id; the id of the message."""
        return self.call(self.adapter.platform.post(Address("slack", f"{TEAM}/{user}"), card))

    def redraw(self, user: str, message: str, card: Card) -> None:
        """The bot draws a message anew."""
        to = Address("slack", f"{TEAM}/{user}")
        self.call(self.adapter.platform.redraw(to, message, card))

    def call(self, doing: Coroutine[Any, Any, T]) -> T:
        """Let it be done on the bot's own loop."""
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(60)

    def refers(self, **asked: Answer) -> str:
        """Hackney's officer refers a common household; its reference."""
        phone = self.phone("hackney-officer")
        begun = {case.reference for case in self.stage.cases()}
        phone.command("/refer")
        phone.until(lambda: phone.stack)
        fill_on(phone, **asked)
        phone.press("Send")
        (reference,) = {case.reference for case in self.stage.cases()} - begun
        return reference

    def circulated(self, **asked: Answer) -> str:
        """A request of Hackney's that is out, its cards delivered; its reference."""
        reference = self.refers(**asked)
        self.presses("hackney-lead", "Approve", reference)
        self.presses("sam", "Circulate", reference)
        self.phone("brent-lead").until_sees("Claim", reference)
        return reference

    def presses(self, name: str, label: str, about: str = "") -> SlackPhone:
        """Somebody presses a button once they see it."""
        phone = self.phone(name)
        while phone.stack:
            phone.close()
        phone.until_sees(label, about)
        phone.press(label, about)
        return phone


def fill_on(phone: SlackPhone, **asked: Answer) -> None:
    """Fill the referral from where it stands to its review; what is answered stays."""
    while phone.view.label("submit") == "Next":
        before = phone.view.body
        fields = {one.element["action_id"]: one for one in elements.fields(phone.view.blocks)}
        todo = {
            name: value
            for name, value in COMMON.items()
            if name in fields and not any(key.startswith("initial") for key in fields[name].element)
        }
        phone.fill(todo | {name: value for name, value in asked.items() if name in fields})
        if phone.view.body is before:
            return


@contextmanager
def opened(
    database: str,
    scheme: Scheme,
    fake: FakeSlack,
    *,
    sockets: bool = False,
    secret: str | None = None,
    before: Callable[[Stage], None] = lambda stage: None,
) -> Iterator[Office]:
    """The office, served until the block ends; ``before`` plays what came before it opened."""
    stage = Stage(database, on_slack(scheme))
    before(stage)
    bot = Bot(stage.store, {}, lambda: stage.now)
    adapter = SlackAdapter(
        bot.handle,
        bot_token=fake.bot_token,
        signing_secret=fake.signing_secret if secret is None else secret,
        app_token=fake.app_token if sockets else "",
        api_url=fake.api_url,
    )
    bot.connect(adapter)
    office = Office(stage, fake, bot, adapter)
    for person in stage.scheme.people.values():
        office.phone(person.name)
    for partner in stage.scheme.partners.values():
        leads = [p for p in stage.scheme.people.values() if p.partner == partner.code and p.is_lead]
        members = [office.phone(lead.name) for lead in leads]
        fake.channel(f"C0{partner.code}", members, name=partner.name, private=True)
    try:
        with served(create_app(bot)) as (url, office.loop):
            office.url = f"{url}/slack/events"
            fake.request_url = "" if sockets else office.url
            fake.until(lambda: adapter.platform.state in ("ok", "no signing secret"))
            yield office
    finally:
        bot.close()
        stage.close()


def small() -> Scheme:
    """Three landlords; Brent is where Hackney's households are safe."""
    return scheme_of("Hackney", "Brent", "Camden")
