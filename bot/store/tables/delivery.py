"""Cards on their way to where they are shown."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from bot.store.tables.columns import Moment, metadata, scheme_column

unreachable = Table(
    "unreachable",
    metadata,
    scheme_column(),
    Column("platform", String(16), primary_key=True),
    Column("address", String(128), primary_key=True),
    Column("since", Moment, nullable=False),
)


card = Table(
    "card",
    metadata,
    scheme_column(),
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


undrawn = Table(
    "undrawn",
    metadata,
    scheme_column(),
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
    scheme_column(),
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
