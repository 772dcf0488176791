"""What is kept of a case opens with the operator's key alone, and not once its key is gone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import LargeBinary, String, select

from bot.chat.replies import Put
from bot.domain.scheme import Scheme
from bot.store.database import Database
from bot.store.keys import Keys
from bot.store.looking import look
from bot.store.tables import case, draft, metadata
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault, WrongKey
from tests.kit.forwarding import opened
from tests.kit.stage import Stage, press, refers, scheme_of

ROSTER = (
    "scheme",
    "area",
    "partner",
    "service",
    "person",
    "person_address",
    "unreachable",
)
CLEAR = {
    "audit": "scheme_id person_id acted_as what reference codes",
    "audit_head": "scheme_id",
    "balance": "scheme_id partner size",
    "chosen_scheme": "scheme_id platform address",
    "card": "scheme_id card_id reference slot key_id",
    "case_file": "scheme_id reference state size landlord referred_by held_at paused_at code"
    " key_id",
    "data_key": "scheme_id key_id",
    "destination": "scheme_id card_id platform address message stale_message",
    "draft": "scheme_id draft_id person_id form action key_id",
    "empty_home": "scheme_id home_id partner state reference key_id",
    "due": "scheme_id what subject",
    "follow_up": "scheme_id reference kind",
    "entry": "scheme_id entry_id reference kind linked code",
    "inbox": "scheme_id event key_id",
    "join_code": "scheme_id code_hash person_id",
    "inquiry": "scheme_id inquiry_id organisation outcome key_id",
    "known_word": "scheme_id word_id meaning added_by key_id",
    "review": "scheme_id review_id reference author key_id",
    "meeting": "scheme_id meeting_id occasion",
    "cap_override": "scheme_id override_id landlord why given_by reference",
    "move": "scheme_id move_id reference pathway sender receiver size logged_by confirmed_by"
    " nominated_by"
    " second_size",
    "people_moved": "scheme_id pathway",
    "publication": "scheme_id",
    "published_balance": "scheme_id partner size",
    "target": "scheme_id partner",
    "offer": "scheme_id reference partner state",
    "posting": "scheme_id entry_id partner size",
    "undrawn": "scheme_id reference rung",
    "waiting": "scheme_id reference partner",
}
"""Every column of text that stays clear outside the roster: codes, ids and references alone."""

SAID = {
    "contact_name": "Marigold Penhaligon",
    "contact_role": "Tenancy sustainment lead",
    "contact_email": "marigold.penhaligon@elsewhere.example",
    "contact_phone": "020 7946 0177",
    "note": "ring before noon please",
}
CODES = {
    "risks": ["forced_marriage"],
    "staying": "family_or_friends",
    "arrears": "over_the_limit",
    "pathways": ["mutual_exchange"],
    "why_not": ["loses_tenancy"],
    "access": ["adapted_bathroom"],
    "type": "bungalow",
}


def marked(number: int) -> str:
    return f"Zebedee Quillfeather {'abcdefghijklmnop'[number]}"


def secret_scheme() -> Scheme:
    """A scheme whose people have names, e-mails and phones that stand nowhere else."""
    scheme = scheme_of("Hackney", "Brent", leads=1)
    people = {
        person.id: replace(
            person,
            name=marked(number),
            email=f"quillfeather{number}@secret.example",
            phone=f"0161 496 {number:04}",
            addresses=(("slack", f"U{number}"),),
        )
        for number, person in enumerate(scheme.people.values())
    }
    return replace(scheme, people=people)


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    played = Stage(database_url, secret_scheme())
    yield played
    played.close()


def test_L8_nothing_that_identifies_or_describes_stands_clear_on_the_disk(stage: Stage) -> None:
    play_everything(stage)
    secrets = [*SAID.values(), "forced_marriage", "family_or_friends", "over_the_limit"]
    secrets += ["mutual_exchange", "loses_tenancy", "adapted_bathroom", "bungalow"]
    for person in stage.scheme.people.values():
        secrets += [person.name, person.email, person.phone]
    kept = everything(stage) + (stage.kept_bytes() if stage.database.is_sqlite else b"")
    for secret in (*secrets, "Quillfeather", "The officer's contact", "Unfinished"):
        for form in (secret.encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()):
            assert form not in kept, secret


def test_L8_no_area_of_a_case_stands_clear_outside_the_roster(stage: Stage) -> None:
    play_everything(stage)
    kept = everything(stage, but=ROSTER)
    for area in stage.scheme.areas.values():
        if area.name == "Nowhere":
            assert area.code.encode() not in kept
        assert area.name.encode() not in kept, area.name


def test_L8_the_columns_that_stay_clear_are_those_that_were_thought_over() -> None:
    for table in metadata.sorted_tables:
        if table.name in ROSTER:
            continue
        text = {column.name for column in table.columns if isinstance(column.type, String)}
        assert text == set(CLEAR[table.name].split()), table.name


def test_L8_every_sealed_column_has_a_key_of_its_row_or_of_what_its_row_belongs_to() -> None:
    for table in metadata.sorted_tables:
        binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
        assert binary <= {"sealed", "chasing", "wrapped", "mac", "signed", "fingerprint"}, (
            table.name
        )
        if "sealed" in binary and table.name not in ("offer", "person", "follow_up"):
            assert "key_id" in table.columns, table.name


def test_L7_a_case_whose_key_is_destroyed_can_never_be_read_again(stage: Stage) -> None:
    reference = play_everything(stage)
    with stage.database.write() as connection:
        (key_id,) = connection.scalars(select(case.c.key_id).where(case.c.reference == reference))
        Keys(connection, stage.store.vault).destroy(stage.scheme.code, key_id)
    for store in (stage.store, SqlStore(stage.database, Vault(bytes(range(32))))):
        with look(store) as looking, pytest.raises(WrongKey, match="deleted"):
            looking.cases(stage.scheme).get(reference)


def test_L7_a_draft_that_is_dropped_leaves_no_key_to_open_what_is_left_on_the_disk(
    stage: Stage,
) -> None:
    phone = stage.phone(marked(3))
    phone.open("refer")
    with stage.database.read() as connection:
        (row,) = connection.execute(select(draft)).all()
    phone.submit({}, "cancel")
    with stage.database.read() as connection:
        for vault in (stage.store.vault, Vault(bytes(range(32)))):
            with pytest.raises(WrongKey, match="deleted"):
                Keys(connection, vault).open(row.scheme_id, row.key_id)
    assert stage.rows()["draft"] == []


def test_L8_another_key_opens_nothing(stage: Stage) -> None:
    play_everything(stage)
    other = SqlStore(stage.database, Vault(bytes(32)))
    with look(other) as looking, pytest.raises(WrongKey):
        looking.schemes()
    with other.begin() as transaction, pytest.raises(WrongKey):
        transaction.schemes()


def test_L8_what_is_sealed_for_one_place_opens_in_no_other(database_url: str) -> None:
    database = Database(database_url)
    database.migrate()
    with database.write() as connection:
        key = Keys(connection, Vault(bytes(32))).make("test")
    sealed = key.seal(b"said", "offer/K7QX-3F/1")
    assert key.open(sealed, "offer/K7QX-3F/1") == b"said"
    for place, bytes_ in (
        ("offer/K7QX-3F/2", sealed),
        ("offer/K7QX-3F/1", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        ("offer/K7QX-3F/1", sealed[1:]),
        ("offer/K7QX-3F/1", b""),
    ):
        with pytest.raises(WrongKey):
            key.open(bytes_, place)
    assert key.seal(b"said", "x") != key.seal(b"said", "x")
    assert str(key.secret) not in repr(key)
    database.close()


def play_everything(stage: Stage) -> str:
    """A household from referral to move by way of a home that does not fit and a refusal."""
    officer, lead = stage.phone(marked(3)), stage.phone(marked(4))
    giver, sam = stage.phone(marked(6)), stage.phone(marked(0))
    asked = SAID | CODES | {"home_area": "ZZA", "safe_areas": ["BRE"], "officer": "contact"}
    reference = refers(stage, officer, "HAC", **asked).is_done("sent").reference
    press(stage, lead, "Approve", reference).is_done()
    press(stage, sam, "Circulate", reference).is_done()
    press(stage, giver, "Claim", reference).is_done()
    home = {
        "area": "BRE",
        "size": "2",
        "floor": "0",
        "lift": "no",
        "pets": "yes",
        "tenure": "assured",
        "rent": "affordable",
        "ready": "2026-03-10",
    }
    press(stage, giver, "Offer a home", reference)
    giver.fill(home | {"type": "maisonette"})
    press(stage, sam, "Yes, offer it", reference).is_done()
    press(stage, giver, "Contact", reference).is_done(SAID["contact_email"])
    press(stage, sam, "Tenant refuses", reference)
    sam.fill({"code": "pets"})
    press(stage, giver, "Offer a home", reference)
    giver.fill(home | {"type": "bungalow", "access": ["adapted_bathroom"]})
    press(stage, sam, "Tenant accepts", reference).is_done()
    press(stage, giver, "Tenancy started", reference)
    giver.fill({"tenure_kept": "yes"})
    press(stage, sam, "Confirm", reference).is_done("they moved")
    officer.open("refer")  # a half-filled form stays behind
    officer.fill({"consents": "yes"})
    officer.fill(
        {
            "tenure": "secure",
            "current_size": "2",
            "staying": "family_or_friends",
            "arrears": "over_the_limit",
        }
    )
    assert isinstance(officer.reply, Put)
    with opened(stage) as books:
        assert books.drafts.of(stage.person(marked(3)).id)
    stage.deliver()
    return reference


def everything(stage: Stage, but: tuple[str, ...] = ()) -> bytes:
    """Every value of every row, bytes as they are."""
    found = []
    with stage.database.read() as connection:
        for table in metadata.sorted_tables:
            if table.name not in but:
                for row in connection.execute(select(table)):
                    found += [v if isinstance(v, bytes) else str(v).encode() for v in row]
    return b"\n".join(found)
