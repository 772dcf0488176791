"""What a scheme does by itself: every night it deletes what is past keeping, and on its days it
publishes the activity table and sends it to every partner, as message and file (L7, R32, D12)."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.chat.address import Address
from bot.chat.cards import Card, Text, closed_card
from bot.domain.retention import forms_end_before
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme
from bot.flows.activity import published_card, published_file
from bot.flows.details import carries_details
from bot.flows.flow import Turn
from bot.flows.join import redraw_open
from bot.flows.ledger import publish
from bot.flows.notices import NO_CASE
from bot.flows.ports import Drawn
from bot.flows.steps import ACTIVITY, HOME

ANSWERS_KEPT = timedelta(days=7)
"""No platform sends an event again after so long."""

_TABLE = "table"


def nightly(turn: Turn, stated: Scheme) -> None:
    """Delete what is past keeping; who is back from leave is asked themselves again (L7).

    ``stated`` is the scheme as it is kept, whoever is back by now still on leave in it.
    """
    over = turn.books.drafts.begun_before(forms_end_before(turn.calendar, turn.today))
    for draft in over:
        turn.books.drafts.drop(draft)
    if over:
        turn.books.audit.append(
            turn.person.id, turn.acted_as, "DraftsDeleted", "", {"how_many": len(over)}
        )
    turn.books.answers.forget_before(turn.now - ANSWERS_KEPT)
    back = [p for p in turn.scheme.people.values() if stated.people[p.id].cover and not p.cover]
    for person in back:
        turn.books.roster.keep_person(person)
    if back:
        redraw_open(turn)


def send_table(turn: Turn) -> None:
    """Publish where enough has moved, and send the table as it was last published (R32, D12)."""
    counts = None
    with suppress(Refused):  # too few moves for a batch: what was published before is sent again
        publish(turn)
        counts = turn.books.activity.counts()
    if turn.books.ledger.publication() is None:
        return
    people = [p for p in turn.scheme.people.values() if p.is_lead or p.is_coordinator]
    to = [Address(*p.addresses[0]) for p in turn.scheme.asked(people) if p.addresses]
    full = tuple(one for one in to if carries_details(turn.scheme, one.platform))
    bare = tuple(one for one in to if one not in full)
    card = published_card(turn, counts)
    card = replace(card, blocks=(*card.blocks, published_file(turn, counts)))
    cards = {_TABLE: Drawn(card, full), f"{_TABLE}:bare": Drawn(_BARE, bare)}
    rung = frozenset(slot for slot, drawn in cards.items() if drawn.to)
    turn.books.outbox.draw(NO_CASE, cards, closed_card(NO_CASE), rung, within=_TABLE)


_BARE = Card(
    "Activity", (Text("The activity table is published. Press Activity."),), (ACTIVITY, HOME)
)
