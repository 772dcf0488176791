"""C2, C3, C13, D11, D12, R34: what the coordinator does to the ledger, and how it is read."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.case import State
from bot.domain.ids import PartnerCode, Reference
from bot.domain.ledger import (
    SCHEME,
    Balance,
    Entry,
    EntryKind,
    Posting,
    counted,
    entry_for_move,
    equal_sizes,
)
from bot.domain.policy import ENFORCED, Policy
from bot.domain.property import Size
from bot.domain.publication import Publication, next_table, refuse_to_publish
from bot.domain.rules import Refused
from tests.kit.forwarding import opened
from tests.kit.replay import assert_rows_agree, retold
from tests.kit.stage import Landlord, Stage, Told, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_correct import corrects


def entries(stage: Stage) -> Sequence[Entry]:
    """Every entry of the ledger, the oldest first."""
    with opened(stage) as books:
        return books.ledger.entries()


def published(stage: Stage) -> dict[str, dict[str, int]]:
    """The accounts as they were last published, sizes that stand at 0 left out."""
    with opened(stage) as books:
        return {
            code: {size.value: homes for size, homes in balance.homes.items() if homes}
            for code, balance in books.ledger.published().items()
        }


def at_the_desk(stage: Stage, tool: str, **answers: str) -> Told:
    """The coordinator uses a tool of the desk."""
    sam = stage.phone("sam")
    sam.open()
    sam.press("Desk")
    sam.press(tool)
    if answers:
        sam.fill(answers)
    return Told(stage, sam, sam.reply)


def sums(stage: Stage) -> dict[Size, int]:
    """The sum of every account, the scheme's own included, by size."""
    with opened(stage) as books:
        every = [balance.homes for balance in books.ledger.balances().values()]
    return {size: sum(homes.get(size, 0) for homes in every) for size in Size}


def indebted(play: Play, **policy: Any) -> tuple[Stage, Landlord, Landlord]:
    """Hackney owes Brent a two-bedroom home."""
    stage = play("Hackney", "Brent", "Lewisham", **policy)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    stage.wait(minutes=1)
    return stage, hackney, brent


def substitutes(stage: Stage, **answers: str) -> Told:
    said = {"debtor": "HAC", "creditor": "BRE", "owed": "2", "instead": "1", "homes": "1"}
    return at_the_desk(stage, "Substitution", **said | {"why": "no_stock_of_size"} | answers)


def writes_off(stage: Stage, **answers: str) -> Told:
    said = {"debtor": "HAC", "size": "2", "homes": "1", "minute": "2026-03/4"}
    return at_the_desk(stage, "Write off", **said | answers)


def test_C3_an_agreed_substitution_posts_two_linked_entries_with_a_reason(
    play_on_both: Play,
) -> None:
    stage, hackney, brent = indebted(play_on_both)
    stage.wait(minutes=1)

    substitutes(stage).is_done("now owes 1 one-bedroom home instead of 1 two-bedroom home")

    assert (hackney.balance, brent.balance) == ({"1": -1}, {"1": 1})
    _, *pair = entries(stage)
    assert [e.kind for e in pair] == [EntryKind.SUBSTITUTION] * 2
    assert {e.code for e in pair} == {"no_stock_of_size"}
    assert pair[1].linked == pair[0].id
    assert [link.person for link in stage.audit("SizeSubstituted")] == ["sam"]
    hackney.gives(brent, "1")
    assert (hackney.balance, brent.balance) == ({}, {})


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"homes": "2"}, "Hackney Council owes 1 two-bedroom home."),
        ({"owed": "3"}, "Hackney Council owes none of that size."),
        ({"creditor": "LEW"}, "Lewisham Council is owed none of that size."),
        ({"creditor": "HAC"}, "A landlord owes nothing to itself."),
        ({"instead": "2"}, "That is the size that is owed."),
    ],
)
def test_C3_what_is_not_owed_cannot_be_substituted(
    play: Play, said: dict[str, str], sentence: str
) -> None:
    stage, _, _ = indebted(play)

    substitutes(stage, **said).is_refused(sentence)

    assert len(entries(stage)) == 1


def test_C13_a_write_off_stands_against_the_schemes_own_account(play_on_both: Play) -> None:
    stage, hackney, brent = indebted(play_on_both, cap_on_owed=1)
    hackney.refers().is_refused()

    writes_off(stage).is_done("that Hackney Council owed is written off by minute 2026-03/4")

    assert (hackney.balance, brent.balance) == ({}, {"2": 1})
    with opened(stage) as books:
        assert books.ledger.balance(SCHEME).owes == {Size.TWO: 1}
    assert sums(stage) == dict.fromkeys(Size, 0)
    assert entries(stage)[-1].code == "2026-03/4"
    hackney.refers().is_done("is sent")
    sam = stage.phone("sam")
    sam.open("owed")
    assert "The scheme's own account" in sam.text()


@pytest.mark.parametrize("minute", ["2026-3/4", "March", "2026-13/1", "2026-03/0", "1999-03/4"])
def test_C13_the_minute_is_a_reference_and_not_a_story(play: Play, minute: str) -> None:
    stage, _, _ = indebted(play)

    writes_off(stage, minute=minute).asks_again("does not look right")

    assert len(entries(stage)) == 1


def test_C13_no_more_is_written_off_than_is_owed(play: Play) -> None:
    stage, _, _ = indebted(play)

    writes_off(stage, homes="2").is_refused("Hackney Council owes 1 two-bedroom home.")


def test_C3_C13_what_was_held_by_the_cap_goes_on(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    waiting = hackney.refers().reference
    brent.gives(hackney, "2")
    hackney.approves(waiting).is_done("is kept")

    writes_off(stage).is_done()

    assert stage.case(waiting).state is State.APPROVED


def test_R30_every_size_sums_to_zero_over_all_accounts_whatever_is_posted(play: Play) -> None:
    stage, hackney, brent = indebted(play)
    brent.gives(hackney, "3")
    substitutes(stage, owed="3", instead="studio")
    writes_off(stage)
    substitutes(stage, owed="studio", instead="5+")
    hackney.gives(brent, "1")

    assert sums(stage) == dict.fromkeys(Size, 0)


def test_R30_what_does_not_sum_to_zero_for_a_size_is_no_entry() -> None:
    at = datetime(2026, 3, 3, 10, tzinfo=UTC)
    hackney, brent = PartnerCode("HAC"), PartnerCode("BRE")
    for other in (Posting(brent, Size.ONE, -1), Posting(brent, Size.TWO, 1)):
        with pytest.raises(ValueError, match="do not sum to zero"):
            Entry(Reference("2222-22"), at, (Posting(hackney, Size.TWO, 1), other))

    sound = (Posting(hackney, Size.TWO, 1), Posting(brent, Size.TWO, -1))
    assert Entry(Reference("2222-22"), at, sound).postings == sound


def test_L9_the_audit_alone_tells_how_every_account_came_to_stand_as_it_does(
    play_on_both: Play,
) -> None:
    stage, hackney, brent = indebted(play_on_both)
    (first,) = entries(stage)
    brent.gives(hackney, "3")
    at_the_desk(stage, "Override", landlord="HAC", why="other").is_done()
    reference = hackney.refers().reference
    hackney.approves(reference)
    press(stage, stage.phone("sam"), "Circulate", reference).is_done("is circulated")
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference, homes="two")
    brent.lead.fill({"second": "1"})
    press(stage, hackney.officer, "Confirm", reference).is_done()
    corrects(stage, first.reference, "wrong_landlord", receiver="HAC").is_done()
    corrects(stage, reference, "wrong_size", size="4", second="1").is_done()
    substitutes(stage, owed="4", instead="2").is_done()
    writes_off(stage, size="1").is_done()
    corrects(stage, reference, "did_not_happen").is_done()

    with stage.database.read() as connection:
        telling = retold(connection, stage.scheme.code, 2)
        assert_rows_agree(connection, stage.scheme.code, telling)
    assert telling.cases[reference].state == "accepted"


def test_C3_a_substitution_that_nets_frees_what_was_held_by_the_cap(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=1)
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    waiting = hackney.refers().reference
    brent.gives(hackney, "2")
    hackney.gives(lewisham, "3")
    hackney.approves(waiting).is_done("is kept")

    substitutes(stage, instead="3").is_done()

    assert hackney.balance == {}
    assert stage.case(waiting).state is State.APPROVED


def test_C2_sizes_declared_equal_net_as_one_for_owing_cap_and_repaying(
    play_on_both: Play,
) -> None:
    stage = play_on_both(
        "Hackney",
        "Brent",
        "Lewisham",
        cap_on_owed=1,
        equal_sizes=(("studio", "1"),),
    )
    hackney, brent = stage.partners("Hackney", "Brent")
    repaying = circulated(stage, brent, size="1", safe_areas=["HAC"])
    brent.gives(hackney, "studio")

    told = hackney.refers(hackney.lead).is_refused("owes 1 studio or one-bedroom home")
    assert repaying in told.text
    hackney.lead.open("owed")
    assert "Owes: 1 studio or one-bedroom home" in hackney.lead.text()
    hackney.houses(repaying, giver_size="1")

    hackney.lead.open("owed")
    assert "Owes: no homes" in hackney.lead.text()
    hackney.refers().is_done("is sent")
    assert hackney.balance == {"studio": -1, "1": 1}


def test_C2_no_sizes_are_equal_unless_the_scheme_declares_it() -> None:
    homes = {Size.STUDIO: -1, Size.ONE: 1}
    apart = Balance(PartnerCode("HAC"), homes)
    equal = equal_sizes(Policy(equal_sizes=(("studio", "1"), ("1", "2"), ("3", "4"))))
    as_one = Balance(PartnerCode("HAC"), homes | {Size.FOUR: -2}, equal)

    assert (apart.owed, apart.credit) == (1, 1)
    assert (as_one.owes, as_one.is_owed) == ({Size.THREE: 2}, {})
    assert as_one.owes_words == "2 three-bedroom or four-bedroom homes"
    assert as_one.repaid_by(Size.FOUR)
    assert counted({Size.STUDIO: 1}, equal) == "1 studio or one-bedroom or two-bedroom home"


def test_D11_accepted_offers_count_with_the_cap_where_policy_says_so(play_on_both: Play) -> None:
    stage = play_on_both(
        "Hackney",
        "Brent",
        "Lewisham",
        cap_on_owed=1,
        cap_counts="owed_and_accepted",
    )
    hackney, brent = stage.partners("Hackney", "Brent")
    accepted, ready, waiting = (
        circulated(stage, hackney, safe_areas=["BRE"]),
        hackney.refers().reference,
        hackney.refers().reference,
    )
    hackney.approves(ready).is_done("is approved")
    brent.claims(accepted)
    brent.offers(accepted)
    press(stage, hackney.officer, "Tenant accepts", accepted).is_done()

    hackney.refers().is_refused("owes, or will owe by the offers accepted, 1 two-bedroom home")
    hackney.approves(waiting).is_done("is kept")
    press(stage, stage.phone("sam"), "Circulate", ready).is_done("held by the cap")
    hackney.lead.open("owed")
    assert "May refer: no" in hackney.lead.text()

    press(stage, hackney.officer, "More", accepted)
    hackney.officer.press("Fell through", accepted)
    hackney.officer.fill({"why": "checks_failed"})

    assert stage.case(waiting).state is State.APPROVED
    assert stage.case(ready).state is State.CIRCULATED
    hackney.refers().is_done("is sent")


def test_D11_what_one_gives_counts_as_soon_as_it_is_accepted(play: Play) -> None:
    stage, hackney, brent = indebted(play, cap_on_owed=1, cap_counts="owed_and_accepted")
    repaying = circulated(stage, brent, safe_areas=["HAC"])
    hackney.claims(repaying)
    hackney.offers(repaying)
    hackney.refers().is_refused()

    press(stage, brent.officer, "Tenant accepts", repaying).is_done()

    hackney.refers().is_done("is sent")


def test_D11_R33_what_was_held_goes_on_when_another_size_than_offered_is_let(play: Play) -> None:
    stage = play("Hackney", "Brent", cap_on_owed=1, cap_counts="owed_and_accepted")
    hackney, brent = stage.partners("Hackney", "Brent")
    waiting = hackney.refers().reference
    brent.gives(hackney, "2")
    hackney.approves(waiting).is_done("is kept")
    repaying = circulated(stage, brent, safe_areas=["HAC"])
    hackney.claims(repaying)
    hackney.offers(repaying, size="3")
    press(stage, brent.officer, "Tenant accepts", repaying).is_done()
    assert stage.case(waiting).state is State.HELD_BY_CAP

    hackney.starts(repaying, size="2").is_done()

    assert stage.case(waiting).state is State.APPROVED


def test_D12_others_figures_change_in_published_batches(play_on_both: Play) -> None:
    stage, hackney, brent = indebted(play_on_both, cap_on_owed=0)
    at_the_desk(stage, "Publish").is_refused("1 move since the figures were last published")
    assert published(stage) == {}
    brent.gives(hackney, "3")
    brent.gives(hackney, "2")

    at_the_desk(stage, "Publish").is_done("after 3 moves in all")

    assert published(stage) == {"HAC": {"2": -2, "3": -1}, "BRE": {"2": 2, "3": 1}}
    brent.gives(hackney, "1")
    assert published(stage)["HAC"] == {"2": -2, "3": -1}
    assert hackney.balance == {"1": -1, "2": -2, "3": -1}
    assert [link.person for link in stage.audit("AccountsPublished")] == ["sam"]


def test_D12_a_period_has_one_table_and_the_next_needs_a_batch_of_its_own(play: Play) -> None:
    stage, hackney, brent = indebted(play, cap_on_owed=0, publish_after_moves=1)
    at_the_desk(stage, "Publish").is_done()
    brent.gives(hackney, "2")

    at_the_desk(stage, "Publish").is_refused("The next table is due on Wed 1 Apr")
    stage.now = datetime(2026, 4, 1, 9, tzinfo=UTC)
    at_the_desk(stage, "Publish").is_done("after 2 moves in all")
    stage.now += timedelta(days=31)
    at_the_desk(stage, "Publish").is_refused("Publish after 1 move more.")


def test_D12_a_period_ends_where_the_scheme_is(play: Play) -> None:
    stage, hackney, brent = indebted(play, cap_on_owed=0, publish_after_moves=1)
    stage.now = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # in London it is July already
    at_the_desk(stage, "Publish").is_done()
    brent.gives(hackney, "2")
    stage.wait(days=7)

    at_the_desk(stage, "Publish").is_refused("The next table is due on Sat 1 Aug")


@pytest.mark.parametrize(
    ("schedule", "last", "due"),
    [
        ("monthly", (2026, 1, 31), (2026, 2, 1)),
        ("monthly", (2026, 12, 1), (2027, 1, 1)),
        ("weekly", (2026, 3, 3), (2026, 3, 9)),
        ("weekly", (2026, 3, 9), (2026, 3, 16)),
    ],
)
def test_D12_the_next_table_is_due_with_the_next_month_or_week(
    schedule: str, last: tuple[int, int, int], due: tuple[int, int, int]
) -> None:
    day = datetime(*last, tzinfo=UTC).date()

    assert next_table(day, Policy(activity_table=schedule)) == datetime(*due, tzinfo=UTC).date()
    assert next_table(day, Policy(activity_table="never")) is None
    assert next_table(None, Policy(activity_table=schedule)) is None


def test_D12_a_move_that_was_undone_makes_the_next_batch_wait_longer() -> None:
    at = datetime(2026, 3, 3, 10, tzinfo=UTC)
    last = Publication(1, at, 5)

    with pytest.raises(Refused, match="2 moves since"):
        refuse_to_publish(7, last, None, Policy(), at.date())
    refuse_to_publish(8, last, None, Policy(), at.date())
    with pytest.raises(Refused, match="0 moves since"):
        refuse_to_publish(4, last, None, Policy(), at.date())


def test_D12_a_household_that_split_is_one_move_of_a_batch(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", publish_after_moves=2)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference, homes="two")
    brent.lead.fill({"second": "1"})
    press(stage, hackney.officer, "Confirm", reference).is_done()

    at_the_desk(stage, "Publish").is_refused("1 move since")


def test_R30_the_coordinator_sees_since_when_each_home_is_owed_the_oldest_first(
    play: Play,
) -> None:
    stage, hackney, brent = indebted(play, cap_on_owed=0)
    stage.wait(days=2)
    brent.gives(hackney, "2")
    stage.wait(days=2)
    brent.gives(hackney, "1")
    hackney.gives(brent, "2")

    sam = stage.phone("sam")
    sam.open("owed")

    ages = [line for line in sam.text().splitlines() if "| 1 " in line and line[:3] in DAYS]
    assert ages == [
        "Thu 5 Mar 2026 | Hackney Council | 1 two-bedroom home",
        "Sat 7 Mar 2026 | Hackney Council | 1 one-bedroom home",
    ]


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def test_R30_the_oldest_twenty_debts_are_listed_and_the_rest_counted(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=0)
    hackney, brent = stage.partners("Hackney", "Brent")
    with opened(stage) as books:
        for day in range(22):
            at = stage.now + timedelta(days=day)
            books.ledger.post(
                entry_for_move(
                    Reference("2222-22"),
                    at,
                    sender=hackney.code,
                    receiver=brent.code,
                    size=Size.TWO,
                )
            )
    sam = stage.phone("sam")

    sam.open("owed")

    rows = [line for line in sam.text().splitlines() if line[:3] in DAYS]
    assert len(rows) == 20
    assert rows[0].startswith("Tue 3 Mar 2026")
    assert rows[-1].startswith("Sun 22 Mar 2026")
    assert "And 2 more, newer than these." in sam.text()


def test_R30_a_debt_keeps_its_age_when_it_is_corrected_or_becomes_another_size(
    play: Play,
) -> None:
    stage, _, _ = indebted(play)
    (entry,) = entries(stage)
    stage.wait(days=3)
    sam = stage.phone("sam")
    press(stage, sam, "More", entry.reference)
    sam.press("Correct the move", entry.reference)
    sam.fill({"why": "wrong_size"})
    sam.fill({"size": "3"})
    stage.wait(days=3)
    substitutes(stage, owed="3").is_done()

    sam.open("owed")

    assert "Tue 3 Mar 2026 | Hackney Council | 1 one-bedroom home" in sam.text()


def test_R34_a_target_is_suggested_recorded_and_shown_against_what_was_given(
    play_on_both: Play,
) -> None:
    stage, hackney, brent = indebted(play_on_both)
    stage.wait(days=1)
    brent.gives(hackney, "1")

    told = at_the_desk(stage, "Targets")
    assert "Hackney Council | 2 | none |  | " in told.text
    sam = stage.phone("sam")
    sam.press("Agree a target")
    sam.fill({"landlord": "HAC", "homes": "3"})
    assert "Hackney Council agrees to give 3 homes" in sam.text()
    hackney.gives(brent, "4")

    told = at_the_desk(stage, "Targets")
    assert "Hackney Council | 2 | 3 | Wed 4 Mar 2026 | 1" in told.text
    hackney.lead.open("owed")
    assert "Your target: given 1 of 3 homes since Wed 4 Mar 2026" in hackney.lead.text()
    assert "target" not in stage.partner("Brent").lead.text()
    assert [link.person for link in stage.audit("TargetAgreed")] == ["sam"]


def test_R34_own_use_is_that_of_the_year_past(play: Play) -> None:
    stage, _, _ = indebted(play)
    stage.wait(days=366)

    assert "Hackney Council | 0 | none" in at_the_desk(stage, "Targets").text


def test_the_policies_of_the_ledger_are_enforced() -> None:
    assert {"cap_counts", "equal_sizes", "publish_after_moves"} <= ENFORCED
