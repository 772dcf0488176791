"""The cases, what was offered to each, and what is kept for a later one."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from bot.store.tables.columns import Moment, metadata, scheme_column

case = Table(
    "case_file",
    metadata,
    scheme_column(),
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
    scheme_column(),
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
    scheme_column(),
    Column("reference", String(7), primary_key=True),
    Column("partner", String(32), primary_key=True),
    Column("place", Integer, nullable=False),
    ForeignKeyConstraint(
        ["scheme_id", "reference"], ["case_file.scheme_id", "case_file.reference"]
    ),
)


draft = Table(
    "draft",
    metadata,
    scheme_column(),
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


empty_home = Table(
    "empty_home",
    metadata,
    scheme_column(),
    Column("home_id", String(32), primary_key=True),
    Column("partner", String(32), nullable=False),
    Column("logged_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reference", String(7)),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_empty_home_partner", "scheme_id", "partner", "state"),
)


follow_up = Table(
    "follow_up",
    metadata,
    scheme_column(),
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
