"""What waits for a coordinator's word, and the words that a scheme knows since."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; both begin empty."""
    op.create_table(
        "review",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("review_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "reference"],
            ["case_file.scheme_id", "case_file.reference"],
            name=op.f("fk_review_case_file"),
        ),
        sa.PrimaryKeyConstraint("scheme_id", "review_id", name=op.f("pk_review")),
    )
    op.create_index("ix_review_reference", "review", ["scheme_id", "reference"])
    op.create_table(
        "known_word",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("word_id", sa.String(length=32), nullable=False),
        sa.Column("meaning", sa.String(length=16), nullable=False),
        sa.Column("added_by", sa.String(length=32), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "word_id", name=op.f("pk_known_word")),
    )
