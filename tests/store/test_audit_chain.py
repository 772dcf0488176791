"""The audit chain finds whatever is changed, taken out, cut off, put in or moved about (L9)."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from bot.store.audit import AuditChain
from bot.store.keys import Keys
from bot.store.looking import look
from bot.store.tables import audit as a
from bot.store.tables import audit_head as h
from bot.store.unit_of_work import scheme_key
from tests.kit.stage import Stage, circulated, scheme_of

LINKS = 5


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    played = Stage(database_url, scheme_of("Hackney", "Brent"))
    circulated(played, played.partner("Hackney"))
    played.apply(scheme_of("Hackney", "Brent", "Camden"))
    yield played
    played.close()


def verified(stage: Stage) -> tuple[int, str]:
    with look(stage.store) as looking:
        return looking.verify(stage.scheme)


def test_a_whole_chain_holds(stage: Stage) -> None:
    assert verified(stage) == (LINKS, "")


def _set(column: str, value: object) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        connection.execute(update(a).where(a.c.number == 3).values({column: value}))

    return tamper


def _take_out(connection: Connection) -> None:
    connection.execute(delete(a).where(a.c.number == 3))


def _take_out_and_close_the_gap(connection: Connection) -> None:
    _take_out(connection)
    for number in (4, 5):
        connection.execute(update(a).where(a.c.number == number).values(number=number - 1))


def _swap(connection: Connection) -> None:
    for before, after in ((3, 99), (4, 3), (99, 4)):
        connection.execute(update(a).where(a.c.number == before).values(number=after))


def _cut(connection: Connection) -> None:
    connection.execute(delete(a).where(a.c.number > 3))


def _cut_and_count_anew(connection: Connection) -> None:
    _cut(connection)
    last = connection.execute(select(a.c.mac).where(a.c.number == 3)).scalar_one()
    connection.execute(update(h).values(number=3, mac=last))


def _put_in(connection: Connection) -> None:
    row = connection.execute(select(a).where(a.c.number == LINKS)).one()._asdict()
    connection.execute(insert(a).values(row | {"number": LINKS + 1}))


def _no_head(connection: Connection) -> None:
    connection.execute(delete(h))


@pytest.mark.parametrize(
    ("tamper", "holding", "saying"),
    [
        (_set("what", "ReferralApproved2"), 2, "link 3 was changed"),
        (_set("person_id", "somebody"), 2, "link 3 was changed"),
        (_set("acted_as", "coordinator"), 2, "link 3 was changed"),
        (_set("reference", "2222-22"), 2, "link 3 was changed"),
        (_set("codes", "{}"), 2, "link 3 was changed"),
        (_set("mac", b"\1" * 32), 2, "link 3 was changed"),
        (_take_out, 2, "link 3 is missing"),
        (_take_out_and_close_the_gap, 2, "link 3 was changed"),
        (_swap, 2, "link 3 was changed"),
        (_cut, 3, "the chain ends at link 3, and 5 were signed"),
        (_cut_and_count_anew, 0, "not signed by this scheme's key"),
        (_put_in, 5, "link 6 was changed"),
        (_no_head, 0, "not signed by this scheme's key"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_L9_whatever_is_done_to_the_chain_is_found_where_it_was_done(
    stage: Stage, tamper: Callable[[Connection], None], holding: int, saying: str
) -> None:
    with stage.database.write() as connection:
        tamper(connection)
    count, wrong = verified(stage)
    assert count == holding
    assert saying in wrong


def test_L9_a_time_that_is_changed_is_found(stage: Stage) -> None:
    with stage.database.write() as connection:
        at = connection.execute(select(a.c.at).where(a.c.number == 2)).scalar_one()
        connection.execute(
            update(a).where(a.c.number == 2).values(at=at.replace(microsecond=at.microsecond + 1))
        )
    assert verified(stage) == (1, "link 2 was changed")


class Undone(Exception):
    """What a backup that is restored makes of what came after it."""


def test_L9_a_link_that_was_signed_in_another_history_is_found(stage: Stage) -> None:
    with suppress(Undone), stage.database.write() as connection:
        _append(stage, connection, "Other")
        other = connection.execute(select(a).where(a.c.number == LINKS + 1)).one()._asdict()
        raise Undone
    for what in ("This", "AndThis"):
        with stage.database.write() as connection:
            _append(stage, connection, what)
    assert verified(stage) == (LINKS + 2, "")
    with stage.database.write() as connection:
        connection.execute(update(a).where(a.c.number == LINKS + 1).values(other))
    assert verified(stage) == (LINKS + 1, f"link {LINKS + 2} was changed")


def _append(stage: Stage, connection: Connection, what: str) -> None:
    key = scheme_key(connection, Keys(connection, stage.store.vault), stage.scheme.code)
    chain = AuditChain(connection, key, stage.scheme.code, stage.now)
    chain.append("somebody", "a test", what, "", {})
    chain.close()


def test_L9_one_schemes_links_are_no_part_of_anothers_chain(stage: Stage) -> None:
    with stage.database.write() as connection:
        rows = connection.execute(select(a)).all()
        connection.execute(insert(a), [row._asdict() | {"scheme_id": "another"} for row in rows])
    assert verified(stage) == (LINKS, "")
