"""What the flows need from outside, by room: one scheme's books, open for the length of a turn."""

from bot.flows.ports.audit import Audit, Link, Pause
from bot.flows.ports.cases import Cases, EmptyHomes
from bot.flows.ports.deliveries import Deliveries, Key, Parcel, Sent
from bot.flows.ports.drafts import Draft, Drafts
from bot.flows.ports.ledger import Activities, Ledger, Logbook, Overrides, Targets
from bot.flows.ports.outbox import Drawn, Outbox, Reach
from bot.flows.ports.reviews import KnownWords, Reviews
from bot.flows.ports.roster import Joining, Roster
from bot.flows.ports.store import Books, Choices, Collision, Store, Transaction
from bot.flows.ports.timetable import Timetable

__all__ = [
    "Activities",
    "Audit",
    "Books",
    "Cases",
    "Choices",
    "Collision",
    "Deliveries",
    "Draft",
    "Drafts",
    "Drawn",
    "EmptyHomes",
    "Joining",
    "Key",
    "KnownWords",
    "Ledger",
    "Link",
    "Logbook",
    "Outbox",
    "Overrides",
    "Parcel",
    "Pause",
    "Reach",
    "Reviews",
    "Roster",
    "Sent",
    "Store",
    "Targets",
    "Timetable",
    "Transaction",
]
