"""The schemes, and who belongs to each and is reached where."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from bot.store.tables.columns import Moment, metadata, scheme_column

scheme = Table(
    "scheme",
    metadata,
    scheme_column(),
    Column("name", Text, nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("policy", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("paused_at", Moment),
)


area = Table(
    "area",
    metadata,
    scheme_column(),
    Column("code", String(12), primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
)


partner = Table(
    "partner",
    metadata,
    scheme_column(),
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
    scheme_column(),
    Column("code", String(32), primary_key=True),
    Column("name", Text, nullable=False),
)


person = Table(
    "person",
    metadata,
    scheme_column(),
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
    scheme_column(),
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
    scheme_column(),
    Column("platform", String(16), primary_key=True),
    Column("address", String(128), primary_key=True),
    Index("ix_chosen_scheme_address", "platform", "address", unique=True),
)


join_code = Table(
    "join_code",
    metadata,
    scheme_column(),
    Column("code_hash", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("good_until", Moment, nullable=False),
    ForeignKeyConstraint(["scheme_id", "person_id"], ["person.scheme_id", "person.person_id"]),
)
