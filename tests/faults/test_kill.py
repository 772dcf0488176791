"""The power goes twenty times while people press on: nothing said is lost, nothing done twice."""

import random
import time
from collections import Counter
from pathlib import Path

from sqlalchemy import or_, select

from bot.playground.folder import Folder
from bot.store.database import Database
from bot.store.looking import look
from bot.store.tables import card, destination
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault
from tests.faults.killed import Family, Playground, people
from tests.kit.replay import assert_rows_agree, entries, links, retold

KILLS = 20
CAP = 2

HACKNEY = Family("femi@hackney.example", "ruth@hackney.example", "HCK", "BEN", "joe@brent.example")
BRENT = Family("nadia@brent.example", "nadia@brent.example", "BEN", "HCK", "tom@hackney.example")
LEWISHAM = Family(
    "grace@lewisham.example", "grace@lewisham.example", "LEW", "GRE", "ola@riverbank.example"
)
RIVERBANK = Family(
    "mick@riverbank.example", "mick@riverbank.example", "RIVERBANK", "LEW", "peter@lewisham.example"
)
PAIRS = ((HACKNEY, BRENT), (BRENT, HACKNEY), (LEWISHAM, RIVERBANK), (RIVERBANK, LEWISHAM))
"""Each pair houses one another's households in turn, so that nobody comes to owe too much."""


def test_the_playground_killed_twenty_times_loses_and_doubles_nothing(tmp_path: Path) -> None:
    luck = random.Random(7)
    playground = Playground(tmp_path / "data")
    playground.start()
    try:
        with people(playground, PAIRS) as told:
            for _ in range(KILLS):
                time.sleep(luck.uniform(0.02, 0.9))
                acknowledged = list(told.facts)
                playground.kill()
                check(playground.data, acknowledged)
                playground.start()
        until = time.monotonic() + 60
        while undelivered(playground.data) and time.monotonic() < until:
            time.sleep(0.2)
    finally:
        playground.kill()
    assert told.unanswered, "no press was ever cut off: the kills missed the load"
    facts = check(playground.data, told.facts)
    assert undelivered(playground.data) == []
    # Every press was answered in the end, so what was done is what was acknowledged; a lead's own
    # referral is approved with it, and the contact is shown with the home.
    heard = Counter(fact for fact, _ in told.facts)
    unasked = {"SchemeApplied", "ContactShown", "ReferralApproved"}
    assert {what: n for what, n in facts.items() if what not in unasked} == {
        what: n for what, n in heard.items() if what not in unasked
    }
    assert facts["ReferralApproved"] == facts["ReferralSubmitted"]
    assert facts["ContactShown"] == facts["HomeOffered"]


def check(data: Path, acknowledged: list[tuple[str, str]]) -> Counter[str]:
    """Whole books that hold everything acknowledged, once; how many facts of each kind."""
    folder = Folder(data)
    store = SqlStore(Database(folder.url), Vault(folder.key))
    try:
        with look(store) as looking:
            (scheme,) = looking.schemes()
            count, wrong = looking.verify(scheme)
            assert not wrong, wrong
            assert looking.astray(scheme) == []
        with store.database.read() as connection:
            telling = retold(connection, scheme.code, CAP)
            assert telling.read == count
            assert_rows_agree(connection, scheme.code, telling)
            found = links(connection, scheme.code)
            posted = list(entries(connection, scheme.code))
        once = Counter((link.what, link.reference) for link in found)
        for fact in acknowledged:
            assert once[fact] >= 1, f"{fact} was acknowledged and is missing"
        for (what, reference), times in once.items():
            assert times == 1, f"{what} of {reference} {times} times"
        moved = [link.reference for link in found if link.what == "TenancyConfirmed"]
        assert sorted(posted) == sorted(moved)
        return Counter(link.what for link in found)
    finally:
        store.database.close()


def undelivered(data: Path) -> list[str]:
    """Addresses that do not show the newest of a card, or were given up."""
    database = Database(Folder(data).url)
    with database.read() as connection:
        rows = connection.scalars(
            select(destination.c.address)
            .join(card, card.c.card_id == destination.c.card_id)
            .where(
                or_(
                    destination.c.due_at.is_not(None),
                    destination.c.failed,
                    (destination.c.version_shown < card.c.version)
                    & destination.c.withdrawn.is_(False),
                )
            )
        ).all()
    database.close()
    return list(rows)
