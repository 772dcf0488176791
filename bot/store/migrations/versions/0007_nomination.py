"""The council that nominated a household which moved (R28)."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of no move so far is a nomination recorded."""
    op.add_column("move", sa.Column("nominated_by", sa.String(length=32)))
    op.add_column("move", sa.Column("nominated_at", sa.DateTime(timezone=True)))
    op.add_column(
        "move",
        sa.Column("nomination_agreed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
