"""Joining by a single-use code: who gives it out, who it lets in, and what comes to them then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.address import Address
from bot.chat.incoming import Joined
from bot.chat.replies import Whisper
from bot.domain.governance import CODE_GOOD_FOR
from tests.kit.phone import NO_TIME, Phone, next_event, reply_text
from tests.kit.stage import Stage, approved
from tests.rules.conftest import Play

NEW = Address("telegram", "424242")
NOT_GOOD = "This code is not good"


def invited(stage: Stage, name: str = "hackney-lead") -> str:
    """Sam invites somebody; the code."""
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Invite")
    sam.fill({"person": str(stage.person(name).id)}, "send")
    return reply_text(sam.reply).split("/start ")[1].split(" ")[0]


def joins(stage: Stage, code: str, at: Address = NEW, event: str = "") -> Phone:
    """Somebody opens the bot with a code, at an address of their own."""
    phone = Phone(stage.engine, stage.platforms, at)
    phone.reply = stage.engine.handle(Joined(event or next_event(), at, NO_TIME, code))
    return phone


def test_L14_a_code_enrols_whom_it_was_made_for_and_what_waits_comes_to_them(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent", telegram_details=True)
    reference = stage.partner("Hackney").refers().reference
    stage.deliver()

    phone = joins(stage, invited(stage))

    assert "Welcome, hackney-lead" in reply_text(phone.reply)
    stage.deliver()
    assert phone.sees("Approve", reference)
    assert "is approved" in reply_text(phone.press("Approve", reference))
    assert stage.links()[-3:] == ["PersonInvited", "PersonJoined", "ReferralApproved"]


def test_L14_a_code_works_once_for_seven_days_and_only_the_newest(play: Play) -> None:
    stage = play("Hackney", "Brent")
    first, second = invited(stage), invited(stage)
    assert NOT_GOOD in reply_text(joins(stage, first).reply)
    assert "Welcome" in reply_text(joins(stage, second).reply)
    other = Address("telegram", "777")
    assert NOT_GOOD in reply_text(joins(stage, second, other).reply)
    late = invited(stage, "brent-lead")
    stage.wait(seconds=CODE_GOOD_FOR.total_seconds() + 1)
    assert NOT_GOOD in reply_text(joins(stage, late, other).reply)
    assert stage.engine.handle(Joined(next_event(), other, NO_TIME, "'; DROP --")) == replace(
        Whisper(reply_text(joins(stage, "", other).reply), refused=True)
    )


def test_a_code_may_be_typed_in_small_letters_and_without_its_dashes(play: Play) -> None:
    stage = play("Hackney", "Brent")
    code = invited(stage)
    assert "Welcome" in reply_text(joins(stage, code.lower().replace("-", "")).reply)


def test_the_same_joining_heard_again_is_answered_as_before(play: Play) -> None:
    stage = play("Hackney", "Brent")
    code = invited(stage)
    first = joins(stage, code, event="start-1")
    before = stage.rows()
    again = joins(stage, code, event="start-1")
    assert again.reply == first.reply
    assert stage.rows() == before


def test_L14_a_code_for_somebody_who_has_left_lets_nobody_in(play: Play) -> None:
    stage = play("Hackney", "Brent")
    code = invited(stage)
    stage.leaves("hackney-lead")
    assert NOT_GOOD in reply_text(joins(stage, code).reply)


def test_where_somebody_joined_stays_when_the_scheme_file_is_applied_again(play: Play) -> None:
    stage = play("Hackney", "Brent")
    file = stage.scheme
    joins(stage, invited(stage))
    assert stage.apply(file) == []
    told = stage.apply(replace(file, policy=replace(file.policy, cap_on_owed=3)))
    assert told == ["cap_on_owed is now 3 (it was 2)."]
    person = stage.person("hackney-lead")
    assert person.addresses == (("telegram", "424242"), ("slack", "U-hackney-lead"))
    stage.leaves("hackney-lead")
    assert stage.scheme.at("telegram", "424242") is None


def test_a_scheme_file_that_names_another_address_there_is_obeyed(play: Play) -> None:
    stage = play("Hackney", "Brent")
    joins(stage, invited(stage))
    person = stage.person("hackney-lead")
    stated = replace(person, addresses=(("slack", "U-hackney-lead"), ("telegram", "99")))
    stage.apply(replace(stage.scheme, people=dict(stage.scheme.people) | {person.id: stated}))
    assert stage.scheme.at("telegram", "424242") is None
    assert stage.scheme.at("telegram", "99") is not None


@pytest.mark.parametrize("name", ["hackney-officer", "hackney-lead", "leah", "obi"])
def test_section_4_only_the_coordinator_sees_the_button_that_invites(play: Play, name: str) -> None:
    phone = play("Hackney", "Brent").phone(name)
    phone.open("home")
    assert not phone.sees("Invite")
    assert not phone.sees("Desk")


def test_the_operator_makes_a_code_for_an_e_mail_of_the_scheme_file(play: Play) -> None:
    stage = play("Hackney", "Brent")
    code = stage.engine.invite(stage.person("sam").email.upper())
    assert code
    assert stage.engine.invite("nobody@example.org") is None
    assert "Welcome, sam" in reply_text(joins(stage, code).reply)


def test_an_approved_case_is_before_a_coordinator_who_joins_late(play: Play) -> None:
    stage = play("Hackney", "Brent", telegram_details=True)
    reference = approved(stage, stage.partner("Hackney"))
    stage.deliver()
    stage.wait(seconds=timedelta(days=1).total_seconds())
    phone = joins(stage, stage.engine.invite(stage.person("sam").email) or "")
    stage.deliver()
    assert phone.sees("Circulate", reference)
