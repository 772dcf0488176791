"""Two coordinators act on one case: each act is done once, whoever comes second is told (D8)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.chat.cards import Button
from bot.chat.replies import Whisper
from bot.domain.person import Role
from bot.flows.ports import Collision
from tests.kit.phone import Phone, reply_text
from tests.kit.stage import Stage, approved, circulated, press
from tests.rules.conftest import Play


def with_dee(play: Play) -> Stage:
    """A scheme with a coordinator and a deputy."""
    stage = play("Hackney", "Brent")
    stage.joins("dee", Role.COORDINATOR)
    return stage


def behind(phone: Phone, reference: str, label: str) -> Button:
    """A button of a case that somebody opens from Home."""
    phone.open("home")
    phone.press("Open", reference)
    if not phone.sees(label, reference):
        phone.press("More", reference)
    return phone.find(label, reference)


def refused(phone: Phone, button: Button) -> str:
    """What somebody is told whose press comes too late."""
    reply = phone.tap(button)
    assert isinstance(reply, Whisper), reply
    assert reply.refused, reply
    return reply_text(reply)


def to_approved(stage: Stage) -> str:
    """A referral that waits for a coordinator."""
    return approved(stage, stage.partner("Hackney"))


def to_started(stage: Stage) -> str:
    """A request whose tenancy has started, not confirmed yet."""
    brent = stage.partner("Brent")
    reference = circulated(stage, stage.partner("Hackney"))
    brent.claims(reference)
    brent.offers(reference)
    press(stage, stage.partner("Hackney").officer, "Tenant accepts", reference)
    brent.starts(reference)
    return reference


@pytest.mark.parametrize(
    ("so_far", "label", "fact", "now"),
    [
        (to_approved, "Circulate", "RequestCirculated", "circulated"),
        (to_started, "Confirm", "TenancyConfirmed", "moved"),
    ],
)
def test_D8_whoever_presses_second_does_nothing_a_second_time(
    play: Play, so_far: Callable[[Stage], str], label: str, fact: str, now: str
) -> None:
    stage = with_dee(play)
    reference = so_far(stage)
    stage.deliver()
    sam, dee = stage.phone("sam"), stage.phone("dee")
    first, second = behind(sam, reference, label), behind(dee, reference, label)
    sam.tap(first)
    stage.deliver()
    before = stage.links()

    assert f"{reference} is now {now}, so this no longer applies." in refused(dee, second)

    assert stage.links() == before
    assert before.count(fact) == 1
    assert stage.partner("Brent").balance == ({"2": 1} if fact == "TenancyConfirmed" else {})


def test_C13_a_debt_that_one_coordinator_wrote_off_is_not_written_off_by_another(
    play: Play,
) -> None:
    stage = with_dee(play)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney)
    asked = {"debtor": "HAC", "size": "2", "homes": "1", "minute": "2026-03/4"}
    sam, dee = stage.phone("sam"), stage.phone("dee")
    for phone in (sam, dee):
        phone.open("home")
        phone.press("Desk")
        phone.press("Write off")
    sam.fill(asked)
    assert hackney.balance == {}

    dee.fill(asked)

    assert "owes no home of that size" in reply_text(dee.reply)
    assert hackney.balance == {}
    assert stage.links().count("DebtWrittenOff") == 1


def test_D11_an_accepted_offer_counts_with_the_cap_while_its_case_is_paused(play: Play) -> None:
    stage = play("Hackney", "Brent", cap_on_owed=1, cap_counts="owed_and_accepted")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference).is_done()
    press(stage, hackney.officer, "Pause", reference).is_done("paused")

    hackney.refers().is_refused("cannot refer")


def test_D6_a_case_that_was_saved_since_it_was_read_is_not_saved_over(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    reference = circulated(stage, stage.partner("Hackney"))

    with stage.store.begin() as transaction:
        books = [transaction.books(stage.scheme, stage.now) for _ in range(2)]
        with books[0] as mine, books[1] as others:
            read = mine.cases.get(reference), others.cases.get(reference)
            assert read[0] is not None
            assert read[1] is not None
            others.cases.save(replace(read[1], code="first"))
            with pytest.raises(Collision):
                mine.cases.save(replace(read[0], code="second"))

    assert stage.case(reference).code == "first"
