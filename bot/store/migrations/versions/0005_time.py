"""What time brings: when each case is to be looked at again, reminders, and checks after a move."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what there is so far is planned as it next changes."""
    op.add_column("case_file", sa.Column("chasing", sa.LargeBinary()))
    op.create_table(
        "follow_up",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "reference"],
            ["case_file.scheme_id", "case_file.reference"],
            name=op.f("fk_follow_up_case_file"),
        ),
        sa.PrimaryKeyConstraint("scheme_id", "reference", "kind", name=op.f("pk_follow_up")),
    )
    op.create_index("ix_follow_up_waits", "follow_up", ["scheme_id", "waits"])
    op.create_table(
        "due",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "what", "subject", name=op.f("pk_due")),
    )
    op.create_index("ix_due_at", "due", ["at"])
    op.create_table(
        "people_moved",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pathway", sa.String(length=32), nullable=False),
        sa.Column("adults", sa.Integer(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "year", "pathway", name=op.f("pk_people_moved")),
    )
