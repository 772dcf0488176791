"""The forms that somebody has in hand: sent, looked at, resumed or discarded."""

from collections.abc import Callable, Mapping

from bot.chat.action import Action
from bot.chat.incoming import Submitted
from bot.chat.replies import Reply, Whisper
from bot.domain.rules import Refused
from bot.flows.asking import Interview
from bot.flows.filling import FORM, as_it_stands, reopen, submitted
from bot.flows.flow import Flow, Turn, misdirected
from bot.flows.ports import Draft
from bot.flows.steps import HOME

Interviews = Mapping[str, Interview]


def sent(
    turn: Turn, interviews: Interviews, event: Submitted, flow: Callable[[str], Flow]
) -> Reply:
    """Another view of the form, or, once it is filled, what its flow replies; the draft goes."""
    draft = _open(turn, interviews, event.draft)
    outcome = submitted(turn, interviews[draft.form], draft, event)
    if not isinstance(outcome, tuple):
        return outcome
    draft, filled = outcome
    reply = flow(draft.action.flow)(turn, filled)
    turn.books.drafts.drop(draft)
    return reply


def latest(turn: Turn, interviews: Interviews) -> Reply:
    """The form that this person fills on this platform, the latest of several, if any."""
    for draft in turn.books.drafts.of(turn.person.id):
        if draft.platform == turn.platform and draft.form in interviews:
            return as_it_stands(turn, interviews[draft.form], draft)
    return None


def pressed(turn: Turn, interviews: Interviews, action: Action) -> Reply:
    """Look at a form, resume it or discard it."""
    draft = _open(turn, interviews, action.subject)
    match action.verb:
        case "look":
            return as_it_stands(turn, interviews[draft.form], draft)
        case "resume":
            return reopen(turn, interviews[draft.form], draft)
        case "discard":
            turn.books.drafts.drop(draft)
            return Whisper("Discarded. Nothing of it is kept.", (HOME,))
        case _:
            raise misdirected()


def _open(turn: Turn, interviews: Interviews, draft_id: str) -> Draft:
    draft = turn.books.drafts.get(draft_id, turn.person.id)
    if draft is None or draft.form not in interviews:
        raise Refused(
            FORM,
            "This form is no longer open: it was sent, cancelled or discarded, or what it "
            "was about has ended.",
            "Open Home to see where things stand.",
        )
    return draft
