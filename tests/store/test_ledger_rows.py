"""The ledger's rows: accounts that stray from their postings are found; times are kept as said."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, event, select, update

from bot.domain.ids import PartnerCode, Reference
from bot.domain.ledger import Entry, Posting, entry_for_move
from bot.domain.property import Size
from bot.store.looking import look
from bot.store.tables import balance, entry, posting, published_balance
from tests.kit.forwarding import opened
from tests.kit.stage import Stage, scheme_of

HAC, BRE = PartnerCode("HAC"), PartnerCode("BRE")


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    played = Stage(database_url, scheme_of("Hackney", "Brent"))
    with opened(played) as books:
        for size in (Size.TWO, Size.TWO, Size.THREE):
            books.ledger.post(
                entry_for_move(
                    Reference("2222-22"), played.now, sender=HAC, receiver=BRE, size=size
                )
            )
    yield played
    played.close()


def astray(stage: Stage) -> list[str]:
    with look(stage.store) as looking:
        return looking.astray(stage.scheme)


def test_R30_accounts_are_the_sums_of_their_postings(stage: Stage) -> None:
    assert astray(stage) == []
    with look(stage.store) as looking:
        balances = looking.ledger(stage.scheme).balances()
    assert balances[BRE].homes == {Size.TWO: 2, Size.THREE: 1}
    assert balances[HAC].homes == {Size.TWO: -2, Size.THREE: -1}


def test_R30_an_entry_of_several_sizes_posts_each_to_its_own_account(stage: Stage) -> None:
    with opened(stage) as books:
        books.ledger.post(
            Entry(
                Reference("3333-33"),
                stage.now,
                (
                    Posting(HAC, Size.ONE, 1),
                    Posting(BRE, Size.ONE, -1),
                    Posting(HAC, Size.TWO, 1),
                    Posting(BRE, Size.TWO, -1),
                ),
            )
        )
    with look(stage.store) as looking:
        balances = looking.ledger(stage.scheme).balances()
    assert balances[HAC].homes == {Size.ONE: 1, Size.TWO: -1, Size.THREE: -1}
    assert balances[BRE].homes == {Size.ONE: -1, Size.TWO: 1, Size.THREE: 1}
    assert astray(stage) == []


@pytest.mark.parametrize(("sender", "receiver"), [(HAC, BRE), (BRE, HAC)])
def test_accounts_are_locked_in_one_order_whoever_gives(
    stage: Stage, sender: PartnerCode, receiver: PartnerCode
) -> None:
    """Two moves in opposite directions wait for one another; in another order neither would end."""
    locked: list[str] = []

    def hears(_c: object, _k: object, statement: str, said: object, *_: object) -> None:
        if "FOR NO KEY UPDATE" in statement:
            locked.append(next(code for code in (HAC, BRE) if code in repr(said)))

    event.listen(stage.database.writer, "before_cursor_execute", hears)
    with opened(stage) as books:
        locked.clear()
        books.ledger.post(
            entry_for_move(
                Reference("2222-22"), stage.now, sender=sender, receiver=receiver, size=Size.ONE
            )
        )
        assert locked == ([] if stage.database.is_sqlite else [BRE, HAC])
    assert astray(stage) == []


def test_an_account_that_was_changed_by_hand_is_found(stage: Stage) -> None:
    with stage.database.write() as connection:
        connection.execute(
            update(balance)
            .where(balance.c.partner == HAC, balance.c.size == "2")
            .values(homes=balance.c.homes + 1)
        )
    assert astray(stage) == ["HAC 2: kept -1, posted -2"]


def test_an_account_that_is_missing_is_found(stage: Stage) -> None:
    with stage.database.write() as connection:
        connection.execute(delete(balance).where(balance.c.partner == BRE, balance.c.size == "3"))
    assert astray(stage) == ["BRE 3: kept 0, posted 1"]


def test_a_posting_that_was_taken_out_is_found(stage: Stage) -> None:
    with stage.database.write() as connection:
        connection.execute(delete(posting).where(posting.c.partner == HAC, posting.c.size == "3"))
    assert astray(stage) == ["HAC 3: kept -1, posted 0"]


def test_D12_nothing_of_an_earlier_publication_is_in_the_last(stage: Stage) -> None:
    with opened(stage) as books:
        assert books.ledger.publish(stage.now).number == 1
    with opened(stage) as books:
        assert books.ledger.publish(stage.now).number == 2
    with stage.database.write() as connection:
        connection.execute(
            delete(published_balance).where(
                published_balance.c.number == 2, published_balance.c.partner == HAC
            )
        )

    with opened(stage) as books:
        assert {*books.ledger.published()} == {BRE}


def test_a_turn_that_fails_posts_nothing(stage: Stage) -> None:
    before = stage.rows()
    with suppress(ZeroDivisionError), opened(stage) as books:
        books.ledger.post(
            entry_for_move(Reference("4444-44"), stage.now, sender=HAC, receiver=BRE, size=Size.ONE)
        )
        raise ZeroDivisionError
    assert stage.rows() == before


def test_a_time_comes_back_as_the_moment_it_was_wherever_it_was_said(stage: Stage) -> None:
    summer = datetime(2026, 7, 1, 12, 30, 15, 123456, tzinfo=ZoneInfo("Europe/London"))
    with opened(stage) as books:
        books.ledger.post(
            entry_for_move(Reference("5555-55"), summer, sender=HAC, receiver=BRE, size=Size.ONE)
        )
    with stage.database.read() as connection:
        (at,) = connection.scalars(select(entry.c.at).where(entry.c.reference == "5555-55"))
    assert at == summer
    assert at.utcoffset() == timedelta(0)
