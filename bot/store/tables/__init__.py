"""Every table, by room, and what of it stays clear.

Clear are codes, states, sizes, partners, counts and times: what is queried. Everything else of a
case, and every draft, card, answer and person, is in a ``sealed`` column, under a data key of the
row's own case, draft or scheme (``data_key``); deleting that key shreds what it sealed (L7, L8).
"""

from bot.store.tables.cases import case, draft, empty_home, follow_up, offer, waiting
from bot.store.tables.columns import Moment, data_key, metadata, scheme_column
from bot.store.tables.delivery import card, destination, undrawn, unreachable
from bot.store.tables.ledger import (
    balance,
    cap_override,
    entry,
    inquiry,
    meeting,
    move,
    people_moved,
    posting,
    publication,
    published_balance,
    target,
)
from bot.store.tables.review import known_word, review
from bot.store.tables.roster import (
    area,
    chosen_scheme,
    join_code,
    partner,
    person,
    person_address,
    scheme,
    service,
)
from bot.store.tables.turns import audit, audit_head, due, inbox

__all__ = [
    "Moment",
    "area",
    "audit",
    "audit_head",
    "balance",
    "cap_override",
    "card",
    "case",
    "chosen_scheme",
    "data_key",
    "destination",
    "draft",
    "due",
    "empty_home",
    "entry",
    "follow_up",
    "inbox",
    "inquiry",
    "join_code",
    "known_word",
    "meeting",
    "metadata",
    "move",
    "offer",
    "partner",
    "people_moved",
    "person",
    "person_address",
    "posting",
    "publication",
    "published_balance",
    "review",
    "scheme",
    "scheme_column",
    "service",
    "target",
    "undrawn",
    "unreachable",
    "waiting",
]
