"""Who can be reached, and codes to join by; drafts are sealed with where they stand."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the two tables. Half-filled forms were kept in another shape, and are let go."""
    op.create_table(
        "join_code",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("good_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "person_id"],
            ["person.scheme_id", "person.person_id"],
            name=op.f("fk_join_code_person"),
        ),
        sa.PrimaryKeyConstraint("scheme_id", "code_hash", name=op.f("pk_join_code")),
    )
    op.create_table(
        "unreachable",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "platform", "address", name=op.f("pk_unreachable")),
    )
    op.add_column("person_address", sa.Column("joined_at", sa.DateTime(timezone=True)))
    op.execute(sa.text("DELETE FROM draft"))
