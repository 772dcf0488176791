"""Every table, and what of it stays clear.

Clear are codes, states, sizes, partners, counts and times: what is queried. Everything else of a
case, and every draft, card, answer and person, is in a ``sealed`` column, under a data key of the
row's own case, draft or scheme (``data_key``); deleting that key shreds what it sealed (L7, L8).
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)


class Moment(TypeDecorator[datetime]):
    """A point in time, UTC in and UTC out on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def _scheme() -> Column[str]:
    return Column("scheme_id", String(32), primary_key=True)


scheme = Table(
    "scheme",
    metadata,
    _scheme(),
    Column("name", Text, nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("policy", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("paused_at", Moment),
)

data_key = Table(
    "data_key",
    metadata,
    _scheme(),
    Column("key_id", String(32), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

area = Table(
    "area",
    metadata,
    _scheme(),
    Column("code", String(12), primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
)

partner = Table(
    "partner",
    metadata,
    _scheme(),
    Column("code", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("stock_in", Text, nullable=False),
    Column("agreement_signed", Date),
    Column("channel_platform", String(16)),
    Column("channel_address", Text),
    Column("channel_stopped_at", Moment),
    Column("membership", String(16), nullable=False, server_default="member"),
    Column("successor", String(32)),
)

service = Table(
    "service",
    metadata,
    _scheme(),
    Column("code", String(32), primary_key=True),
    Column("name", Text, nullable=False),
)

person = Table(
    "person",
    metadata,
    _scheme(),
    Column("person_id", String(32), primary_key=True),
    Column("role", String(32), nullable=False),
    Column("partner", String(32)),
    Column("service", String(32)),
    Column("sealed", LargeBinary, nullable=False),
    Column("removed_at", Moment),
    Column("revoked_at", Moment),
    Column("stated_role", String(32)),
    Column("cover", String(32)),
    Column("back_on", Date),
)

person_address = Table(
    "person_address",
    metadata,
    _scheme(),
    Column("platform", String(16), primary_key=True),
    Column("address", String(128), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("joined_at", Moment),
    ForeignKeyConstraint(["scheme_id", "person_id"], ["person.scheme_id", "person.person_id"]),
)

chosen_scheme = Table(
    "chosen_scheme",
    metadata,
    _scheme(),
    Column("platform", String(16), primary_key=True),
    Column("address", String(128), primary_key=True),
    Index("ix_chosen_scheme_address", "platform", "address", unique=True),
)

join_code = Table(
    "join_code",
    metadata,
    _scheme(),
    Column("code_hash", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("good_until", Moment, nullable=False),
    ForeignKeyConstraint(["scheme_id", "person_id"], ["person.scheme_id", "person.person_id"]),
)

unreachable = Table(
    "unreachable",
    metadata,
    _scheme(),
    Column("platform", String(16), primary_key=True),
    Column("address", String(128), primary_key=True),
    Column("since", Moment, nullable=False),
)

case = Table(
    "case_file",
    metadata,
    _scheme(),
    Column("reference", String(7), primary_key=True),
    Column("state", String(32), nullable=False),
    Column("size", String(8), nullable=False),
    Column("landlord", String(32), nullable=False),
    Column("referred_by", String(32), nullable=False),
    Column("referred_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("held_at", String(32)),
    Column("paused_at", String(32)),
    Column("code", String(32), nullable=False, server_default=""),
    Column("approved_at", Moment),
    Column("carried_until", Moment),
    Column("revision", Integer, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("chasing", LargeBinary),
    Index("ix_case_file_state", "scheme_id", "state", "since"),
)

offer = Table(
    "offer",
    metadata,
    _scheme(),
    Column("reference", String(7), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("partner", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("since", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    ForeignKeyConstraint(
        ["scheme_id", "reference"], ["case_file.scheme_id", "case_file.reference"]
    ),
    Index(
        "ix_offer_one_holder",
        "scheme_id",
        "reference",
        unique=True,
        sqlite_where=text("state IN ('held', 'offered', 'viewing', 'accepted')"),
        postgresql_where=text("state IN ('held', 'offered', 'viewing', 'accepted')"),
    ),
)

waiting = Table(
    "waiting",
    metadata,
    _scheme(),
    Column("reference", String(7), primary_key=True),
    Column("partner", String(32), primary_key=True),
    Column("place", Integer, nullable=False),
    ForeignKeyConstraint(
        ["scheme_id", "reference"], ["case_file.scheme_id", "case_file.reference"]
    ),
)

move = Table(
    "move",
    metadata,
    _scheme(),
    Column("move_id", String(32), primary_key=True),
    Column("reference", String(7)),
    Column("started", Date, nullable=False),
    Column("pathway", String(32), nullable=False),
    Column("sender", String(32), nullable=False),
    Column("receiver", String(32)),
    Column("size", String(8), nullable=False),
    Column("adults", Integer),
    Column("children", Integer),
    Column("tenure_kept", Boolean, nullable=False),
    Column("logged_by", String(32), nullable=False),
    Column("confirmed_by", String(32)),
    Column("second_size", String(8)),
    Column("superseded", Boolean, nullable=False, server_default=false()),
    Index("ix_move_reference", "scheme_id", "reference"),
)

entry = Table(
    "entry",
    metadata,
    _scheme(),
    Column("entry_id", String(32), primary_key=True),
    Column("reference", String(7)),
    Column("at", Moment, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("linked", String(32), nullable=False, server_default=""),
    Column("code", String(32), nullable=False, server_default=""),
    Index("ix_entry_at", "scheme_id", "at"),
    Index("ix_entry_reference", "scheme_id", "reference"),
)

posting = Table(
    "posting",
    metadata,
    _scheme(),
    Column("entry_id", String(32), primary_key=True),
    Column("partner", String(32), primary_key=True),
    Column("size", String(8), primary_key=True),
    Column("homes", Integer, nullable=False),
    ForeignKeyConstraint(["scheme_id", "entry_id"], ["entry.scheme_id", "entry.entry_id"]),
)

balance = Table(
    "balance",
    metadata,
    _scheme(),
    Column("partner", String(32), primary_key=True),
    Column("size", String(8), primary_key=True),
    Column("homes", Integer, nullable=False),
)

inquiry = Table(
    "inquiry",
    metadata,
    _scheme(),
    Column("inquiry_id", String(32), primary_key=True),
    Column("made_on", Date, nullable=False),
    Column("organisation", String(32), nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_inquiry_made_on", "scheme_id", "made_on"),
)

meeting = Table(
    "meeting",
    metadata,
    _scheme(),
    Column("meeting_id", String(32), primary_key=True),
    Column("occasion", String(16), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("organisations", Integer, nullable=False),
    Column("people", Integer, nullable=False),
)

cap_override = Table(
    "cap_override",
    metadata,
    _scheme(),
    Column("override_id", String(32), primary_key=True),
    Column("landlord", String(32), nullable=False),
    Column("why", String(32), nullable=False),
    Column("given_by", String(32), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("good_until", Moment, nullable=False),
    Column("reference", String(7)),
    Index("ix_cap_override_landlord", "scheme_id", "landlord"),
)

publication = Table(
    "publication",
    metadata,
    _scheme(),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("moves", Integer, nullable=False),
)

published_balance = Table(
    "published_balance",
    metadata,
    _scheme(),
    Column("number", Integer, primary_key=True),
    Column("partner", String(32), primary_key=True),
    Column("size", String(8), primary_key=True),
    Column("homes", Integer, nullable=False),
    ForeignKeyConstraint(["scheme_id", "number"], ["publication.scheme_id", "publication.number"]),
)

target = Table(
    "target",
    metadata,
    _scheme(),
    Column("partner", String(32), primary_key=True),
    Column("agreed_on", Date, primary_key=True),
    Column("homes", Integer, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    _scheme(),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("person_id", String(32), nullable=False),
    Column("acted_as", String(64), nullable=False),
    Column("what", String(32), nullable=False),
    Column("reference", String(7), nullable=False),
    Column("codes", Text, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    Index("ix_audit_reference", "scheme_id", "reference"),
    Index("ix_audit_what", "scheme_id", "what", "number"),
)

audit_head = Table(
    "audit_head",
    metadata,
    _scheme(),
    Column("number", Integer, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    Column("signed", LargeBinary, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    _scheme(),
    Column("event", String(200), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("key_id", String(32)),
    Column("sealed", LargeBinary),
)

draft = Table(
    "draft",
    metadata,
    _scheme(),
    Column("draft_id", String(32), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("form", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("action", String(64), nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_draft_person", "scheme_id", "person_id"),
)

card = Table(
    "card",
    metadata,
    _scheme(),
    Column("card_id", String(32), primary_key=True),
    Column("reference", String(7), nullable=False),
    Column("slot", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("ring", Integer, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_card_slot", "scheme_id", "reference", "slot", unique=True),
)

empty_home = Table(
    "empty_home",
    metadata,
    _scheme(),
    Column("home_id", String(32), primary_key=True),
    Column("partner", String(32), nullable=False),
    Column("logged_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reference", String(7)),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_empty_home_partner", "scheme_id", "partner", "state"),
)

undrawn = Table(
    "undrawn",
    metadata,
    _scheme(),
    Column("reference", String(7), primary_key=True),
    Column("rung", Text, nullable=False),
    Column("draw_at", Moment, nullable=False),
    ForeignKeyConstraint(
        ["scheme_id", "reference"], ["case_file.scheme_id", "case_file.reference"]
    ),
    Index("ix_undrawn_draw_at", "draw_at"),
)

destination = Table(
    "destination",
    metadata,
    _scheme(),
    Column("card_id", String(32), primary_key=True),
    Column("platform", String(16), primary_key=True),
    Column("address", String(128), primary_key=True),
    Column("message", Text),
    Column("posted_at", Moment),
    Column("version_shown", Integer, nullable=False),
    Column("ring_shown", Integer, nullable=False),
    Column("stale_message", Text),
    Column("due_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("leased_until", Moment),
    Column("fence", Integer, nullable=False),
    Column("failed", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    ForeignKeyConstraint(["scheme_id", "card_id"], ["card.scheme_id", "card.card_id"]),
    Index("ix_destination_due", "due_at"),
    # Addresses first: SQLite would else look through a whole platform for what is due on it.
    Index("ix_destination_phone", "address", "platform"),
    Index(
        "ix_destination_leased",
        "address",
        "platform",
        sqlite_where=text("leased_until IS NOT NULL"),
        postgresql_where=text("leased_until IS NOT NULL"),
    ),
    Index(
        "ix_destination_unposted",
        "due_at",
        sqlite_where=text("withdrawn = 1 AND message IS NULL"),
        postgresql_where=text("withdrawn AND message IS NULL"),
    ),
)

follow_up = Table(
    "follow_up",
    metadata,
    _scheme(),
    Column("reference", String(7), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("due", Date, nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    ForeignKeyConstraint(
        ["scheme_id", "reference"], ["case_file.scheme_id", "case_file.reference"]
    ),
    Index("ix_follow_up_waits", "scheme_id", "waits"),
)

due = Table(
    "due",
    metadata,
    _scheme(),
    Column("what", String(16), primary_key=True),
    Column("subject", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Index("ix_due_at", "at"),
)
