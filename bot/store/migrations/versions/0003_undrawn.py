"""Cases whose cards are to be drawn anew, once the turn that changed them has ended."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and the indexes by which what is due is found among many."""
    op.drop_index("ix_destination_phone", "destination")
    op.create_index("ix_destination_phone", "destination", ["address", "platform"])
    op.create_index(
        "ix_destination_leased",
        "destination",
        ["address", "platform"],
        sqlite_where=sa.text("leased_until IS NOT NULL"),
        postgresql_where=sa.text("leased_until IS NOT NULL"),
    )
    op.create_index(
        "ix_destination_unposted",
        "destination",
        ["due_at"],
        sqlite_where=sa.text("withdrawn = 1 AND message IS NULL"),
        postgresql_where=sa.text("withdrawn AND message IS NULL"),
    )
    op.create_table(
        "undrawn",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("draw_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "reference"],
            ["case_file.scheme_id", "case_file.reference"],
            name=op.f("fk_undrawn_case_file"),
        ),
        sa.PrimaryKeyConstraint("scheme_id", "reference", name=op.f("pk_undrawn")),
    )
    op.create_index("ix_undrawn_draw_at", "undrawn", ["draw_at"])
