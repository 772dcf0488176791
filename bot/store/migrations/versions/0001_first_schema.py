"""The first schema: everything a scheme keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "area",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "code", name=op.f("pk_area")),
    )
    op.create_table(
        "audit",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("acted_as", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "number", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_reference", "audit", ["scheme_id", "reference"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "balance",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("homes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "partner", "size", name=op.f("pk_balance")),
    )
    op.create_table(
        "card",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("card_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("slot", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ring", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "card_id", name=op.f("pk_card")),
    )
    op.create_index("ix_card_slot", "card", ["scheme_id", "reference", "slot"], unique=True)
    op.create_table(
        "case_file",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("landlord", sa.String(length=32), nullable=False),
        sa.Column("referred_by", sa.String(length=32), nullable=False),
        sa.Column("referred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_at", sa.String(length=32), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "reference", name=op.f("pk_case_file")),
    )
    op.create_index(
        "ix_case_file_state", "case_file", ["scheme_id", "state", "since"], unique=False
    )
    op.create_table(
        "data_key",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "key_id", name=op.f("pk_data_key")),
    )
    op.create_table(
        "draft",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "draft_id", name=op.f("pk_draft")),
    )
    op.create_index("ix_draft_person", "draft", ["scheme_id", "person_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "entry_id", name=op.f("pk_entry")),
    )
    op.create_index("ix_entry_at", "entry", ["scheme_id", "at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("scheme_id", "event", name=op.f("pk_inbox")),
    )
    op.create_table(
        "move",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("move_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=True),
        sa.Column("started", sa.Date(), nullable=False),
        sa.Column("pathway", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("receiver", sa.String(length=32), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("adults", sa.Integer(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("tenure_kept", sa.Boolean(), nullable=False),
        sa.Column("logged_by", sa.String(length=32), nullable=False),
        sa.Column("confirmed_by", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("scheme_id", "move_id", name=op.f("pk_move")),
    )
    op.create_index("ix_move_reference", "move", ["scheme_id", "reference"], unique=False)
    op.create_table(
        "partner",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("stock_in", sa.Text(), nullable=False),
        sa.Column("agreement_signed", sa.Date(), nullable=True),
        sa.Column("channel_platform", sa.String(length=16), nullable=True),
        sa.Column("channel_address", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("scheme_id", "code", name=op.f("pk_partner")),
    )
    op.create_table(
        "person",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=True),
        sa.Column("service", sa.String(length=32), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("scheme_id", "person_id", name=op.f("pk_person")),
    )
    op.create_table(
        "scheme",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", name=op.f("pk_scheme")),
    )
    op.create_table(
        "service",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scheme_id", "code", name=op.f("pk_service")),
    )
    op.create_table(
        "destination",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("card_id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version_shown", sa.Integer(), nullable=False),
        sa.Column("ring_shown", sa.Integer(), nullable=False),
        sa.Column("stale_message", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "card_id"],
            ["card.scheme_id", "card.card_id"],
            name=op.f("fk_destination_card"),
        ),
        sa.PrimaryKeyConstraint(
            "scheme_id", "card_id", "platform", "address", name=op.f("pk_destination")
        ),
    )
    op.create_index("ix_destination_due", "destination", ["due_at"], unique=False)
    op.create_index("ix_destination_phone", "destination", ["platform", "address"], unique=False)
    op.create_table(
        "offer",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "reference"],
            ["case_file.scheme_id", "case_file.reference"],
            name=op.f("fk_offer_case_file"),
        ),
        sa.PrimaryKeyConstraint("scheme_id", "reference", "number", name=op.f("pk_offer")),
    )
    op.create_index(
        "ix_offer_one_holder",
        "offer",
        ["scheme_id", "reference"],
        unique=True,
        sqlite_where=sa.text("state IN ('held', 'offered', 'viewing', 'accepted')"),
        postgresql_where=sa.text("state IN ('held', 'offered', 'viewing', 'accepted')"),
    )
    op.create_table(
        "person_address",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "person_id"],
            ["person.scheme_id", "person.person_id"],
            name=op.f("fk_person_address_person"),
        ),
        sa.PrimaryKeyConstraint("scheme_id", "platform", "address", name=op.f("pk_person_address")),
    )
    op.create_table(
        "posting",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("homes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "entry_id"],
            ["entry.scheme_id", "entry.entry_id"],
            name=op.f("fk_posting_entry"),
        ),
        sa.PrimaryKeyConstraint(
            "scheme_id", "entry_id", "partner", "size", name=op.f("pk_posting")
        ),
    )
    op.create_table(
        "waiting",
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("partner", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id", "reference"],
            ["case_file.scheme_id", "case_file.reference"],
            name=op.f("fk_waiting_case_file"),
        ),
        sa.PrimaryKeyConstraint("scheme_id", "reference", "partner", name=op.f("pk_waiting")),
    )
