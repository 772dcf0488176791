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
    op.add_column("scheme", sa.Column("paused_at", sa.DateTime(timezone=True)))
    op.add_column("partner", sa.Column("channel_stopped_at", sa.DateTime(timezone=True)))
    op.add_column(
        "partner",
        sa.Column("membership", sa.String(length=16), nullable=False, server_default="member"),
    )
    op.add_column("partner", sa.Column("successor", sa.String(length=32)))
    op.add_column("person", sa.Column("revoked_at", sa.DateTime(timezone=True)))
    op.add_column("person", sa.Column("stated_role", sa.String(length=32)))
    op.add_column("person", sa.Column("cover", sa.String(length=32)))
    op.add_column("person", sa.Column("back_on", sa.Date()))
    op.create_table(
        "chosen_scheme",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "platform", "address", name=op.f("pk_chosen_scheme")),
    )
    op.create_index(
        "ix_chosen_scheme_address", "chosen_scheme", ["platform", "address"], unique=True
    )
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
    op.create_index("ix_audit_what", "audit", ["scheme_id", "what", "number"])
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
    op.add_column("case_file", sa.Column("carried_until", sa.DateTime(timezone=True)))
    op.add_column("move", sa.Column("second_size", sa.String(length=8)))
    op.add_column(
        "move", sa.Column("superseded", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for name in ("linked", "code"):
        op.add_column(
            "entry", sa.Column(name, sa.String(length=32), nullable=False, server_default="")
        )
    op.create_index("ix_entry_reference", "entry", ["scheme_id", "reference"])
    op.create_table(
        "cap_override",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("override_id", sa.String(length=32), nullable=False),
        sa.Column("landlord", sa.String(length=32), nullable=False),
        sa.Column("why", sa.String(length=32), nullable=False),
        sa.Column("given_by", sa.String(length=32), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("good_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(length=7)),
        sa.PrimaryKeyConstraint("scheme_id", "override_id", name=op.f("pk_cap_override")),
    )
    op.create_index("ix_cap_override_landlord", "cap_override", ["scheme_id", "landlord"])
    op.create_table(
        "publication",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "number", name=op.f("pk_publication")),
    )
    op.create_table(
        "published_balance",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("homes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "number"],
            ["publication.scheme_id", "publication.number"],
            name=op.f("fk_published_balance_publication"),
        ),
        sa.PrimaryKeyConstraint(
            "scheme_id", "number", "partner", "size", name=op.f("pk_published_balance")
        ),
    )
    op.create_table(
        "target",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("homes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "partner", "agreed_on", name=op.f("pk_target")),
    )
