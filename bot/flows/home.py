"""Home: what waits for this person, oldest first, and how the rest stands; a case; and help."""

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Item, Text
from bot.chat.incoming import Opened, Tapped
from bot.chat.replies import Reply, Show
from bot.domain.access import ACCESS, Act, concerned, may_refer, standings, unknown_case
from bot.domain.case import Case
from bot.domain.facts import CaseOpened
from bot.domain.person import Role
from bot.flows.age import ago
from bot.flows.details import bare, carries_details, refuse_details
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.owing import owing
from bot.flows.ports import Draft
from bot.flows.record import record
from bot.flows.show import card_for
from bot.flows.steps import (
    ACTIVITY,
    CHANGE_SCHEME,
    DESK,
    EMPTY_HOMES,
    HELP,
    HOME,
    INQUIRY,
    OWED,
    REFER,
    REQUESTS,
    more_steps,
    open_case,
)
from bot.flows.terms import terms
from bot.flows.timeline import timeline
from bot.flows.worklist import see, worklist

LONGEST = 12
"""Cases listed under one heading at the most; the oldest come first, and the rest are counted."""

_HELP = {
    Role.HOUSING_OFFICER: (
        "Press Refer to ask for a safe home for a household. You hear of each step here, and "
        "record the tenant's answer and the start of the tenancy."
    ),
    Role.HOUSING_MANAGER: (
        "You approve your own landlord's referrals, and claim requests for homes you can give. "
        "Press Owed for what you owe and are owed."
    ),
    Role.LETTINGS_MANAGER: (
        "When a request fits a home of yours, press Claim: you hold it. Then enter the home, get "
        "in touch with the officer, and log the start of the tenancy."
    ),
    Role.SUPPORT_WORKER: (
        "Press Refer to ask for a safe home for a household you support. Choose the landlord on "
        "their tenancy: it approves."
    ),
    Role.COORDINATOR: (
        "Home shows what waits for you: circulate what is approved, and help along what is stuck. "
        "Open a case to act for somebody who is away. Press Owed for every account."
    ),
    Role.OBSERVER: "You see figures only. None are published yet.",
}


def home(turn: Turn, event: Event) -> Reply:
    """Open home, or help."""
    turn.allow(Act.HOME)
    match event:
        case Opened(what="help") | Tapped(action=Action(verb="help")):
            return Show(_help(turn))
        case Opened() | Tapped(action=Action(verb="open")):
            return Show(_home(turn))
        case _:
            raise misdirected()


def case(turn: Turn, event: Event) -> Reply:
    """Open one case, as far as it is this person's business."""
    match event:
        case Tapped(action=Action(verb="show", subject=reference)):
            found = turn.books.cases.get(reference)
            if found is None or not concerned(turn.scheme, turn.person, found):
                raise unknown_case(reference)
            turn.acted_as = turn.person.role.words
            record(turn, found, CaseOpened(found.reference))
            card = card_for(turn.scheme, turn.person, found, owing(turn.books, found))
            told = carries_details(turn.scheme, turn.platform)
            return Show(card if told else bare(found, card))
        case Tapped(action=Action(verb="more", subject=reference)):
            found = turn.books.cases.get(reference)
            if found is None or not concerned(turn.scheme, turn.person, found):
                raise unknown_case(reference)
            return Show(_more(turn, found))
        case Tapped(action=Action(verb="timeline") as action):
            found = turn.case(action, Act.TIMELINE)
            refuse_details(turn)
            return Show(timeline(turn, found, turn.books.audit.of(found.reference)))
        case _:
            raise misdirected()


def _more(turn: Turn, found: Case) -> Card:
    """The rarer things that this person may do to a case, a word of each."""
    held = standings(turn.scheme, turn.person, found)
    steps = more_steps(found, held)
    told: tuple[Block, ...] = tuple(
        Item(f"{step.label}: {_WORD_OF[step.action.verb]}", (step,)) for step in steps
    )
    return Card(
        "More",
        told or (Text("There is nothing else that you can do to it now."),),
        (open_case(found), HOME),
        found.reference,
    )


_WORD_OF = {
    "timeline": "who did what, and when.",
    "decline": "it is not approved, with a reason from a list.",
    "lapse": "the hold is over; the next in line is asked.",
    "give": "another landlord holds it from now.",
    "back": "the home is no longer offered; the next in line is asked.",
    "fell": "the tenant had accepted, and it came to nothing.",
    "whose": "code on whose side the last refusal lies.",
    "move": "what was logged wrongly, or did not happen, is set right.",
    "name": "the council is asked; if it agrees, it is owed for the home instead.",
    "yes": "the council nominated, and is owed for the home.",
    "no": "the council did not nominate.",
    "unname": "the council is not asked any more.",
    "uncredit": "both recorded it in error; whoever let the home is owed for it again.",
    "start": "change areas, needs, exclusions or officers.",
    "pause": "nobody acts on it until it is resumed.",
    "withdraw": "it ends for everybody at once.",
    "needed": "the household still needs to move.",
    "housed": "the household has a home without the scheme.",
    "reopen": "it goes on, with the tenant's consent anew.",
}


def _help(turn: Turn) -> Card:
    return Card(
        "Help",
        (
            Text(_HELP[turn.person.role]),
            terms(turn.scheme),
            Text("Never write a tenant's name or address here, in any box or message."),
        ),
        _commands(turn, help_too=False),
    )


def _home(turn: Turn) -> Card:
    scheme, person = turn.scheme, turn.person
    entries = worklist(turn, see(turn.books))
    waiting = [entry.item for entry in entries if entry.waits]
    rest = [entry.item for entry in entries if not entry.waits]
    blocks: list[Block] = [
        _unfinished(turn, draft)
        for draft in turn.books.drafts.of(person.id)
        if _is_theirs(turn, draft)
    ]
    if waiting:
        blocks += [Text("Waits for you"), *_first(waiting)]
    if rest:
        blocks += [Text("Going on"), *_first(rest)]
    if not blocks:
        blocks.append(Text("Nothing waits for you."))
    title = f"{person.name} · {scheme.name if turn.several else 'Home'}"
    return Card(title, tuple(blocks), _commands(turn))


def _first(items: list[Item]) -> list[Block]:
    """The oldest, as far as the reader may know how old they are."""
    more = len(items) - LONGEST
    counted = [Text(f"And {more} more, newer than these.")] if more > 0 else []
    return [*items[:LONGEST], *counted]


def _is_theirs(turn: Turn, draft: Draft) -> bool:
    """Whether the case that a form was begun for, if any, is this person's business still (D3)."""
    about = turn.books.cases.get(draft.action.subject)
    return about is None or concerned(turn.scheme, turn.person, about)


def _unfinished(turn: Turn, draft: Draft) -> Item:
    case = turn.books.cases.get(draft.action.subject)
    about = f" for {case.reference}" if case else ""
    return Item(
        f"Unfinished: {_FORM_WORDS.get(draft.form, draft.form)}{about}, begun "
        f"{ago(draft.begun_at, turn.now)}",
        (
            Button("Resume", Action("draft", "resume", draft.id, opens=True), "primary"),
            Button("Discard", Action("draft", "discard", draft.id)),
        ),
    )


_FORM_WORDS = {
    "refer": "a referral",
    "offer": "a home to offer",
    "move": "the start of a tenancy",
    "refusal": "a tenant's refusal",
    "claim_for": "a claim for a landlord",
    "invite": "an invitation",
    "person": "a look at a person",
    "role": "a change of role",
    "leave": "somebody's leave",
    "partner": "a look at a partner",
    "merge": "a merger",
    "leaving": "a partner that leaves",
    "inquiry": "an inquiry",
    "review": "a note to decide",
    "meeting": "a meeting or a training",
    "empty": "an empty home",
    "empty_for": "a look at empty homes",
    "return": "a question",
    "decline": "a landlord's no",
    "withdraw": "a withdrawal",
    "housed": "a home elsewhere",
    "reopen": "a reopening",
    "amend": "an amendment",
    "fell": "an offer that fell through",
    "give": "a change of landlord",
    "whose": "whose refusal it was",
    "override": "an override of the cap",
    "override_next": "an override of the cap",
    "correct": "a move to correct",
    "nomination": "a council's nomination",
    "substitute": "a substitution",
    "write_off": "a write-off",
    "target": "a property target",
    "feedback": "a one-month check",
    "sustainability": "a six-month check",
}


_COMMANDS = (
    (Act.REFER, REFER),
    (Act.INQUIRE, INQUIRY),
    (Act.REQUESTS, REQUESTS),
    (Act.EMPTY_HOME, EMPTY_HOMES),
    (Act.OWED, OWED),
    (Act.ACTIVITY, ACTIVITY),
    (Act.DESK, DESK),
)


def _commands(turn: Turn, *, help_too: bool = True) -> tuple[Button, ...]:
    mine = standings(turn.scheme, turn.person)
    commands = [
        button
        for act, button in _COMMANDS
        if mine & ACCESS[act] and (act is not Act.REFER or may_refer(turn.scheme, turn.person))
    ]
    if turn.several:
        commands.append(CHANGE_SCHEME)
    return (*commands, HELP if help_too else HOME)
