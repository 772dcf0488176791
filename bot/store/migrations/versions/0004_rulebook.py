"""What the whole rulebook needs besides: cases that are returned, paused or over, and more."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what such a case is known by; nobody gave the home of a move outside the scheme."""
    op.add_column("case_file", sa.Column("paused_at", sa.String(length=32)))
    op.add_column(
        "case_file", sa.Column("code", sa.String(length=32), nullable=False, server_default="")
    )
    op.add_column("case_file", sa.Column("approved_at", sa.DateTime(timezone=True)))
    with op.batch_alter_table("move") as batch:
        batch.alter_column("receiver", existing_type=sa.String(length=32), nullable=True)
    op.create_table(
        "empty_home",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("home_id", sa.String(length=32), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reference", sa.String(length=7)),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "home_id", name=op.f("pk_empty_home")),
    )
    op.create_index("ix_empty_home_partner", "empty_home", ["scheme_id", "partner", "state"])
    op.create_table(
        "inquiry",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("inquiry_id", sa.String(length=32), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("organisation", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "inquiry_id", name=op.f("pk_inquiry")),
    )
    op.create_index("ix_inquiry_made_on", "inquiry", ["scheme_id", "made_on"])
    op.create_table(
        "meeting",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("occasion", sa.String(length=16), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("organisations", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "meeting_id", name=op.f("pk_meeting")),
    )
