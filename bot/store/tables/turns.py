"""What was done: the audit's chain, the keys of events and their answers, and what is due."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text

from bot.store.tables.columns import Moment, metadata, scheme_column

audit = Table(
    "audit",
    metadata,
    scheme_column(),
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
    scheme_column(),
    Column("number", Integer, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    Column("signed", LargeBinary, nullable=False),
)


inbox = Table(
    "inbox",
    metadata,
    scheme_column(),
    Column("event", String(200), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("key_id", String(32)),
    Column("sealed", LargeBinary),
)


due = Table(
    "due",
    metadata,
    scheme_column(),
    Column("what", String(16), primary_key=True),
    Column("subject", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Index("ix_due_at", "at"),
)
