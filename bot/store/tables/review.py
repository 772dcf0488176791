"""What waits for a coordinator's word, and the words that a scheme knows since."""

from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, String, Table

from bot.store.tables.columns import Moment, metadata, scheme_column

review = Table(
    "review",
    metadata,
    scheme_column(),
    Column("review_id", String(32), primary_key=True),
    Column("reference", String(7), nullable=False),
    Column("author", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    ForeignKeyConstraint(
        ["scheme_id", "reference"], ["case_file.scheme_id", "case_file.reference"]
    ),
    Index("ix_review_reference", "scheme_id", "reference"),
)


known_word = Table(
    "known_word",
    metadata,
    scheme_column(),
    Column("word_id", String(32), primary_key=True),
    Column("meaning", String(16), nullable=False),
    Column("added_by", String(32), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
