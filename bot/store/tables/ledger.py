"""Moves and accounts, and what else is counted."""

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
    false,
)

from bot.store.tables.columns import Moment, metadata, scheme_column

move = Table(
    "move",
    metadata,
    scheme_column(),
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
    Column("nominated_by", String(32)),
    Column("nominated_at", Moment),
    Column("nomination_agreed", Boolean, nullable=False, server_default=false()),
    Column("superseded", Boolean, nullable=False, server_default=false()),
    Index("ix_move_reference", "scheme_id", "reference"),
)


people_moved = Table(
    "people_moved",
    metadata,
    scheme_column(),
    Column("year", Integer, primary_key=True),
    Column("pathway", String(32), primary_key=True),
    Column("adults", Integer, nullable=False),
    Column("children", Integer, nullable=False),
)


entry = Table(
    "entry",
    metadata,
    scheme_column(),
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
    scheme_column(),
    Column("entry_id", String(32), primary_key=True),
    Column("partner", String(32), primary_key=True),
    Column("size", String(8), primary_key=True),
    Column("homes", Integer, nullable=False),
    ForeignKeyConstraint(["scheme_id", "entry_id"], ["entry.scheme_id", "entry.entry_id"]),
)


balance = Table(
    "balance",
    metadata,
    scheme_column(),
    Column("partner", String(32), primary_key=True),
    Column("size", String(8), primary_key=True),
    Column("homes", Integer, nullable=False),
)


inquiry = Table(
    "inquiry",
    metadata,
    scheme_column(),
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
    scheme_column(),
    Column("meeting_id", String(32), primary_key=True),
    Column("occasion", String(16), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("organisations", Integer, nullable=False),
    Column("people", Integer, nullable=False),
)


cap_override = Table(
    "cap_override",
    metadata,
    scheme_column(),
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
    scheme_column(),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("moves", Integer, nullable=False),
)


published_balance = Table(
    "published_balance",
    metadata,
    scheme_column(),
    Column("number", Integer, primary_key=True),
    Column("partner", String(32), primary_key=True),
    Column("size", String(8), primary_key=True),
    Column("homes", Integer, nullable=False),
    ForeignKeyConstraint(["scheme_id", "number"], ["publication.scheme_id", "publication.number"]),
)


target = Table(
    "target",
    metadata,
    scheme_column(),
    Column("partner", String(32), primary_key=True),
    Column("agreed_on", Date, primary_key=True),
    Column("homes", Integer, nullable=False),
)
