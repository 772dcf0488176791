"""The partners at the desk: agreement and contacts, and what may be changed (R35, C10, C11)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Show, Whisper
from bot.domain import partnership
from bot.domain.access import Act
from bot.domain.ids import PartnerCode
from bot.domain.partner import Partner
from bot.domain.rules import Problem, Refused
from bot.domain.settle import MINUTE
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import STALE, Event, Filled, Turn, misdirected
from bot.flows.govern import ask, confirmed, told
from bot.flows.join import redraw_open
from bot.flows.leaving import leaves, merges
from bot.flows.partner_cards import overview, partner_card
from bot.flows.steps import DESK, HOME


class Whose(Page):
    """Which partner it is about."""

    title: ClassVar[str] = "A partner"

    partner: Annotated[str, Ask("Which partner is it about?", source="partners")]


class Into(Page):
    """C11: the partner that another has become a part of."""

    title: ClassVar[str] = "Merge"
    intro: ClassVar[str] = (
        "Its homes, people and cases, and all that it owes and is owed, go to the other."
    )

    successor: Annotated[str, Ask("Into which partner does it merge?", source="successors")]


class Minute(Page):
    """C10, C13: by which decision of the steering group an account is written off."""

    title: ClassVar[str] = "Write off and let go"
    intro: ClassVar[str] = "What it owes and is owed is the scheme's own from then."

    minute: Annotated[
        str,
        Field(pattern=f"^{MINUTE}$", max_length=10),
        Ask("Which minute of the steering group?", "Year, month and number, such as 2026-03/4."),
    ]


_CONFIRMED = {
    "freeze": (
        "Freeze {name}?",
        "No new referral can be made for it. It may still give homes, and what is open goes on.",
        "Yes, freeze",
    ),
    "take_back": (
        "Let {name} refer again?",
        "New referrals can be made for it, as far as the cap allows.",
        "Yes, let it refer",
    ),
    "leaving": (
        "Does {name} leave?",
        (
            "No new referral can be made for it. It settles its account by giving or taking "
            "homes, and you let it go when its cases have ended."
        ),
        "Yes, it leaves",
    ),
    "gone": (
        "Let {name} go?",
        "Its people have no access from then, and its code may leave the scheme file.",
        "Yes, settled",
    ),
    "stop": (
        "Pause the channel of {name}?",
        "Nothing more is sent there, and what stands is closed. Its leads still hear privately.",
        "Yes, pause it",
    ),
    "go_on": (
        "Resume the channel of {name}?",
        "Requests that it may see are shown there again.",
        "Yes, resume it",
    ),
}


def partners(turn: Turn, event: Event) -> Reply:
    """See how the partners stand, and change it."""
    turn.allow(Act.PARTNERS)
    match event:
        case Tapped(action=Action(verb="open")):
            return Show(overview(turn))
        case Tapped(action=Action(verb="choose") as action):
            return begin(turn, CHOOSE, action)
        case Filled(action=Action(verb="choose")):
            return Show(partner_card(turn, _named(turn, event.page(Whose).partner)))
        case Tapped(action=Action(verb="show", subject=subject)):
            return Show(partner_card(turn, _named(turn, subject)))
        case Tapped(action=Action(verb="into") as action):
            _named(turn, action.subject)
            return begin(turn, MERGE, action)
        case Tapped(action=Action(verb="minute") as action):
            confirmed(turn, action)
            _named(turn, action.subject)
            return begin(turn, OFF, action)
        case Filled(action=Action(verb="minute", subject=subject)):
            return leaves(turn, _named(turn, subject), minute=event.page(Minute).minute)
        case Filled(action=Action(verb="into", subject=subject)):
            return _asks_to_merge(turn, _named(turn, subject), event.page(Into).successor)
        case Tapped(action=Action(verb="merge") as action):
            successor = _named(turn, confirmed(turn, action))
            return merges(turn, _named(turn, action.subject), successor)
        case Tapped(action=Action(verb=verb) as action) if verb in _CONFIRMED:
            return _confirms(turn, action, _named(turn, action.subject))
        case _:
            raise misdirected()


def _confirms(turn: Turn, action: Action, partner: Partner) -> Reply:
    if action.detail:
        return _does(turn, action, partner, confirmed(turn, action))
    title, text, yes = _CONFIRMED[action.verb]
    buttons = [Button(yes, action, "primary")]
    if action.verb == "gone":
        balance = turn.books.ledger.balance(partner.code)
        if any(balance.homes.values()):
            text = (
                f"It owes {balance.owes_words} and is owed {balance.is_owed_words}. That is "
                f"carried as it stands, or written off to the scheme's own account. {text}"
            )
            minute = Action("partners", "minute", partner.code, opens=True)
            buttons = [
                Button("Yes, carry it", replace(action, detail="carry"), "danger"),
                Button("Write it off", minute, "danger"),
            ]
    return ask(turn, title.format(name=partner.name), text, *buttons)


def _does(turn: Turn, action: Action, partner: Partner, how: str) -> Reply:
    match action.verb:
        case "freeze":
            return _keeps(turn, partnership.freeze(partner), "takes no new referrals now.")
        case "take_back":
            return _keeps(turn, partnership.take_back(partner), "may refer again.")
        case "leaving":
            return _keeps(
                turn,
                partnership.begin_leaving(partner, turn.scheme.policy),
                "is leaving. Let it go at the desk when its cases have ended.",
            )
        case "gone":
            return leaves(turn, partner, carry=how == "carry")
        case _:
            return _stops(turn, partner, stopped=action.verb == "stop")


def _keeps(turn: Turn, partner: Partner, said: str) -> Reply:
    turn.books.roster.keep_partner(partner)
    told(turn, "PartnerChanged", partner=partner.code, membership=partner.membership)
    return Whisper(f"{partner.name} {said}", (DESK, HOME))


def _stops(turn: Turn, partner: Partner, *, stopped: bool) -> Reply:
    partnership.refuse_channel(partner, stopped=stopped)
    turn.books.roster.stop_channel(partner.code, stopped=stopped)
    told(turn, "ChannelPaused" if stopped else "ChannelResumed", partner=partner.code)
    redraw_open(turn)
    state = "is paused: nothing more is sent there" if stopped else "goes on"
    return Whisper(f"The channel of {partner.name} {state}.", (DESK, HOME))


def _asks_to_merge(turn: Turn, partner: Partner, into: str) -> Reply:
    successor = _named(turn, into)
    balance = turn.books.ledger.balance(partner.code)
    return ask(
        turn,
        f"Merge {partner.name} into {successor.name}?",
        f"{partner.name} owes {balance.owes_words} and is owed {balance.is_owed_words}; "
        f"that is {successor.name}'s from then, with its homes, people and cases. It cannot be "
        "undone.",
        Button("Yes, merge", Action("partners", "merge", partner.code, successor.code), "danger"),
    )


def _named(turn: Turn, code: str) -> Partner:
    found = turn.scheme.partners.get(PartnerCode(code))
    if found is None:
        raise Refused(STALE, "There is no such partner here.", "Open Desk and choose again.")
    return found


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    there = partnership.in_scheme(turn.scheme.partners)
    others = [code for code in there if code != action.subject]
    return {
        "partners": lists.partners(turn.scheme),
        "successors": lists.partners(turn.scheme, others),
    }


def _check(_turn: Turn, _action: Action, _page: Page, _before: Filled) -> Iterator[Problem]:
    return iter(())


CHOOSE = Interview(Form("partner", 1, "Partners", (Whose,), send="Open"), _options, _check)
MERGE = Interview(Form("merge", 1, "Merge", (Into,), send="Next"), _options, _check)

OFF = Interview(Form("leaving", 1, "Write off", (Minute,), send="Write off"), _options, _check)

INTERVIEWS = (CHOOSE, MERGE, OFF)
