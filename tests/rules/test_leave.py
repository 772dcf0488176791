"""R14, R17, L14: a role that is changed and changed back, and who covers for whom."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain import governance
from bot.domain.access import Standing, standings
from bot.domain.ids import PartnerCode
from bot.domain.person import Role
from bot.domain.rules import Refused
from tests.kit.phone import reply_text
from tests.kit.stage import Stage, circulated
from tests.rules.conftest import Play
from tests.rules.test_correct import moved
from tests.rules.test_govern import at_desk, opens


def goes_on_leave(stage: Stage, name: str, cover: str, back_on: str = "2026-03-20") -> str:
    """Sam notes that somebody is on leave; what Sam is told."""
    sam = opens(stage, name)
    sam.press("On leave")
    said = reply_text(sam.fill({"cover": str(stage.person(cover).id), "back_on": back_on}))
    stage.scheme = stage.looked()
    return said


def covers(stage: Stage, name: str) -> set[str]:
    """Who could cover for somebody, as Sam is offered it."""
    sam = opens(stage, name)
    sam.press("On leave")
    (offered,) = (q.options for q in sam.form.questions if q.name == "cover")
    return {option.label.split(",")[0] for option in offered}


def changes_role(stage: Stage, name: str, role: Role) -> None:
    """Sam gives somebody another role."""
    sam = opens(stage, name)
    sam.press("Change role")
    sam.fill({"role": role.value})
    stage.scheme = stage.looked()


def test_R14_a_role_that_is_changed_back_is_as_it_was(play: Play) -> None:
    stage = play("Hackney", "Brent")
    file = stage.scheme

    changes_role(stage, "hackney-officer", Role.LETTINGS_MANAGER)
    changes_role(stage, "hackney-officer", Role.HOUSING_OFFICER)

    assert stage.scheme == file
    assert stage.apply(file) == []


def test_R14_a_role_is_another_than_before_and_one_of_that_organisations(play: Play) -> None:
    stage = play("Hackney", "Brent")

    with pytest.raises(Refused, match="is housing officer already"):
        governance.with_role(stage.scheme, stage.person("hackney-officer"), Role.HOUSING_OFFICER)
    with pytest.raises(Refused, match="where nobody is a coordinator"):
        governance.with_role(stage.scheme, stage.person("hackney-officer"), Role.COORDINATOR)


def test_R17_whoever_is_away_covers_for_nobody(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    assert covers(stage, "hackney-officer") == {"hackney-lead", "hackney-lead1", "nia"}

    goes_on_leave(stage, "nia", "hackney-lead")

    assert covers(stage, "hackney-officer") == {"hackney-lead", "hackney-lead1"}


def test_R17_R59_whoever_covers_is_asked_the_check_that_waits(play: Play) -> None:
    stage, hackney, _, reference = moved(play)
    stage.until("2026-03-24")
    assert hackney.officer.sees("Answer", reference)

    goes_on_leave(stage, "hackney-officer", "hackney-lead1", "2026-04-20")
    stage.deliver()

    assert not hackney.officer.sees("Answer", reference)
    assert hackney.second_lead.sees("Answer", reference)


def test_L13_R59_while_a_scheme_is_paused_nobody_is_asked_a_check(play: Play) -> None:
    stage, hackney, _, reference = moved(play)
    stage.until("2026-03-24")

    at_desk(stage, "Pause or resume", "Yes, pause")
    assert not hackney.officer.sees("Answer", reference)
    at_desk(stage, "Pause or resume", "Yes, resume")

    assert hackney.officer.sees("Answer", reference)


def test_R17_a_deputy_alone_covers_for_the_coordinator(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("priya", Role.COORDINATOR)

    assert covers(stage, "sam") == {"priya"}


def test_R17_whoever_covers_for_somebody_does_not_go_on_leave_before_another_does(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    goes_on_leave(stage, "hackney-officer", "nia")

    said = goes_on_leave(stage, "nia", "hackney-lead")

    assert "nia covers for somebody else, who would have nobody then." in said
    assert stage.person("nia").cover is None


def test_R17_leave_ends_on_a_day_to_come(play: Play) -> None:
    stage = play("Hackney", "Brent")
    lead, cover = stage.person("hackney-lead"), stage.person("hackney-lead1")
    today = date(2026, 3, 3)

    with pytest.raises(Refused, match="must be to come"):
        governance.on_leave(stage.scheme, lead, cover, today, today)
    away = governance.on_leave(stage.scheme, lead, cover, date(2026, 3, 4), today)
    assert away == replace(lead, cover=cover.id, back_on=date(2026, 3, 4))


def test_R17_nobody_comes_back_twice(play: Play) -> None:
    stage = play("Hackney", "Brent")
    goes_on_leave(stage, "hackney-lead", "hackney-lead1")
    sam = opens(stage, "hackney-lead")
    sam.press("Back from leave")
    yes = sam.find("Yes, back")
    sam.tap(yes)

    assert "hackney-lead is not on leave" in reply_text(sam.tap(yes))
    assert len(stage.audit("LeaveEnded")) == 1
    assert "0 are on leave" in at_desk(stage, "People")


def test_R17_nobody_covers_for_an_observer(play: Play) -> None:
    stage = play("Hackney", "Brent")
    assert governance.covers_of(stage.scheme, stage.person("obi")) == ()


@pytest.mark.parametrize("after", ["no lead", "elsewhere"])
def test_D3_R14_a_file_that_makes_a_cover_less_than_whom_they_cover_ends_the_cover(
    play: Play, after: str
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    goes_on_leave(stage, "brent-lead", "brent-lead1")
    cover = stage.person("brent-lead1")
    less = (
        replace(cover, role=Role.HOUSING_OFFICER)
        if after == "no lead"
        else replace(cover, partner=PartnerCode("LEW"))
    )

    told = stage.apply(replace(stage.scheme, people=dict(stage.scheme.people) | {less.id: less}))

    assert "brent-lead: changed cover, back on." in told
    request = circulated(stage, stage.partner("Hackney"), safe_areas=["BRE"])
    assert not stage.phone("brent-lead1").sees("Open", request)
    assert request not in stage.phone("brent-lead1").ever_saw()
    stage.partner("Brent").claims(request).is_done("You hold")


def test_section_4_whoever_covers_for_a_lead_has_a_leads_rights_by_their_own_role_alone(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    request = circulated(stage, stage.partner("Hackney"))
    lead, officer = stage.person("brent-lead"), stage.person("brent-officer")
    away = replace(lead, cover=officer.id, back_on=date(2026, 3, 20))
    scheme = replace(stage.scheme, people=dict(stage.scheme.people) | {away.id: away})

    assert scheme.acts_for(officer) == {officer.id, lead.id}
    assert standings(scheme, officer, stage.case(request)) == {Standing.OFFICER}
