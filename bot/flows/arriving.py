"""Somebody arrives at an address: with a code to join by, or where they can be written to again."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.chat.incoming import Joined, Reached
from bot.chat.replies import Reply, dump_reply
from bot.domain.governance import refuse_while_paused
from bot.domain.person import OPERATOR
from bot.domain.rules import Refused
from bot.flows.filling import refusal
from bot.flows.flow import Turn, as_of
from bot.flows.join import enrol, welcome
from bot.flows.notices import notices
from bot.flows.ports import Transaction
from bot.flows.said import STRANGER
from bot.flows.which import Membership


def joined(
    transaction: Transaction,
    event: Joined,
    among: Sequence[Membership],
    key: str,
    now: datetime,
    link: Callable[[str], str],
) -> Reply:
    """Join a scheme in which nobody is at this address yet; None where no code of theirs is.

    Of several that are joined by one link each, each by its own code.
    """
    known = {scheme.code for scheme, _ in among}
    for scheme in transaction.schemes():
        if scheme.code in known:
            continue
        try:
            with transaction.books(scheme, now) as books:
                turn = Turn(OPERATOR, scheme, now, books, event.by.platform, link)
                person = enrol(turn, event.code, event.by)
                if person is None:
                    continue
                refuse_while_paused(scheme, person)
                reply = welcome(turn, person)
                transaction.answered(scheme, key, now)
                transaction.answer(scheme, key, dump_reply(reply))
                return reply
        except Refused as refused:
            return refusal(refused)
    return None


def reached(
    transaction: Transaction, event: Reached, now: datetime, link: Callable[[str], str]
) -> Reply:
    """An address can be written to (again), in every scheme that knows it.

    A landlord's channel is nobody's own: there it is the operator who is told of it.
    """
    known, by = False, (event.by.platform, event.by.id)
    for scheme in transaction.schemes():
        person = scheme.at(*by) or (OPERATOR if scheme.whose_channel(*by) else None)
        if person is None:
            continue
        known, today = True, as_of(scheme, now)
        with transaction.books(scheme, now) as books:
            present = today.people.get(person.id, person)
            if books.reach.opened(event.by):
                notices(Turn(present, today, now, books, event.by.platform, link))
    return None if known else STRANGER
