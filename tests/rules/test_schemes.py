"""Several schemes in one database: an event finds its own, and nothing crosses (R36, R48)."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot import scheme_file
from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.incoming import Joined, Reached
from bot.domain.ids import AreaCode, PartnerCode, SchemeCode
from bot.domain.partner import Membership
from bot.domain.person import Role
from bot.store.reach import remember
from tests.kit.beside import Beside, another
from tests.kit.dice import loaded
from tests.kit.forwarding import opened
from tests.kit.phone import NO_TIME, Phone, next_event, reply_text
from tests.kit.stage import Stage, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_govern import at_desk, does, revokes
from tests.rules.test_join import invited

_OTHER = {Role.HOUSING_OFFICER: Role.HOUSING_MANAGER, Role.HOUSING_MANAGER: Role.LETTINGS_MANAGER}
EXAMPLES = Path(__file__).parents[2] / "examples"
SHARED = "brent-lead"


def two(play: Play, *shared: str) -> tuple[Stage, Beside]:
    """Two schemes of the same landlords, in which brent-lead works, and whoever is named."""
    first = play("Hackney", "Brent", "Lewisham")
    return first, Beside(first, another(first.scheme, SHARED, *shared))


def chooses(phone: Phone, name: str) -> str:
    """Somebody opens home, and chooses a scheme if they are asked or change."""
    phone.open("home")
    if phone.sees("Change scheme"):
        phone.press("Change scheme")
    return reply_text(phone.press(name))


def test_R48_whoever_works_in_several_schemes_is_asked_which_and_remembered(
    play_on_both: Play,
) -> None:
    first, _ = two(play_on_both)
    phone = first.phone(SHARED)

    assert "Which scheme?" in reply_text(phone.open("home"))
    assert [b.label for b in phone.answer_buttons()] == ["Other Reciprocal", "Test Reciprocal"]
    assert "brent-lead · Test Reciprocal" in reply_text(phone.press("Test Reciprocal"))
    assert "brent-lead · Test Reciprocal" in reply_text(phone.open("home"))

    phone.press("Change scheme")
    assert "brent-lead · Other Reciprocal" in reply_text(phone.press("Other Reciprocal"))
    assert "brent-lead · Other Reciprocal" in reply_text(phone.open("home"))


def test_R48_whoever_works_in_one_scheme_is_never_asked(play: Play) -> None:
    first, second = two(play)
    for stage in (first, second):
        phone = stage.phone("hackney-lead")
        assert "hackney-lead · Home" in reply_text(phone.open("home"))
        assert not phone.sees("Change scheme")


def test_R48_a_card_says_which_scheme_it_is_of_whatever_was_chosen(play_on_both: Play) -> None:
    first, second = two(play_on_both)
    here = circulated(first, first.partner("Hackney"))
    there = circulated(second, second.partner("Hackney"))
    phone = first.phone(SHARED)

    chooses(phone, "Test Reciprocal")
    press(first, phone, "Claim", there).is_done(f"You hold {there}")
    chooses(phone, "Other Reciprocal")
    press(first, phone, "Claim", here).is_done(f"You hold {here}")

    assert (first.case(here).holder, second.case(there).holder) == ("BRE", "BRE")
    assert "brent-lead · Other Reciprocal" in reply_text(phone.open("home"))


def test_R48_a_form_goes_to_the_scheme_in_which_it_was_begun(play: Play) -> None:
    first, second = two(play)
    phone = first.phone(SHARED)
    chooses(phone, "Test Reciprocal")
    phone.open("refer")
    form = phone.form

    assert "Unfinished" not in chooses(phone, "Other Reciprocal")
    phone.submit_to(form, {"consents": ("yes",), "consent_on": ("2026-03-03",)})

    assert phone.form.draft == form.draft
    assert phone.form.page == 1
    assert [draft.id for draft in first.drafts()] == [form.draft]
    assert second.drafts() == []
    assert "Unfinished" in chooses(phone, "Test Reciprocal")


def test_R48_home_lists_the_cases_of_the_chosen_scheme_alone(play: Play) -> None:
    first, second = two(play)
    here = circulated(first, first.partner("Hackney"))
    there = circulated(second, second.partner("Hackney"))
    phone = first.phone(SHARED)

    said = chooses(phone, "Test Reciprocal")
    assert here in said
    assert there not in said
    said = chooses(phone, "Other Reciprocal")
    assert there in said
    assert here not in said


def test_R48_nothing_of_a_scheme_reaches_those_who_work_in_another_alone(
    play_on_both: Play,
) -> None:
    first, second = two(play_on_both)
    here = circulated(first, first.partner("Hackney"))
    there = circulated(second, second.partner("Hackney"))
    first.partner("Brent").houses(here)
    second.partner("Lewisham").claims(there)
    first.deliver()

    for stage, other in ((first, there), (second, here)):
        for person in stage.scheme.people.values():
            if person.name != SHARED:
                phone = stage.phone(person.name)
                phone.open("home")
                phone.open("owed")
                assert other not in phone.ever_saw(), person.name
                told = phone.tap(Button("Open", Action("case", "show", other)))
                assert "There is no request" in reply_text(told), person.name
    assert [case.reference for case in first.cases()] == [here]
    assert [case.reference for case in second.cases()] == [there]
    assert {link.reference for link in first.audit()} == {"", here}
    assert {link.reference for link in second.audit()} == {"", there}
    assert first.partner("Brent").balance == {"2": 1}
    assert second.partner("Brent").balance == {}


def test_R48_no_figure_of_a_scheme_counts_in_another_whose_landlords_have_the_same_codes(
    play_on_both: Play,
) -> None:
    first = play_on_both("Hackney", "Brent", "Lewisham", cap_on_owed=1, publish_after_moves=1)
    second = Beside(first, another(first.scheme))
    hackney, brent = first.partners("Hackney", "Brent")
    brent.gives(hackney)
    at_desk(first, "Publish")
    for tool, answers in (
        ("Override", {"landlord": "HAC", "why": "risk_to_life"}),
        ("Targets", {"landlord": "BRE", "homes": "4"}),
    ):
        at_desk(first, tool)
        sam = first.phone("sam")
        if tool == "Targets":
            sam.press("Agree a target")
        sam.fill(answers)
    sam = second.phone("sam")

    sam.open("owed")
    assert "Hackney Council | no homes | no homes | 0 | yes" in sam.text()
    sam.open("activity")
    nothing = "0 | 0 | 0 | 0 | 0 | no homes | no homes | 0"
    assert f"Hackney Council | {nothing}" in sam.text()
    assert f"Brent Council | {nothing}" in sam.text()
    assert "Brent Council | 0 | none" in at_desk(second, "Targets")
    lead = second.phone("hackney-lead")
    lead.open("activity")
    assert "Nothing is published yet." in lead.text()
    assert "0 moves since the figures were last published" in at_desk(second, "Publish")
    second.partner("Hackney").refers().is_done("is sent")
    second.partner("Lewisham").gives(second.partner("Hackney"))
    second.partner("Hackney").refers().is_refused("owes 1 two-bedroom home")
    assert hackney.balance == {"2": -1}
    assert "after 1 move in all" in at_desk(second, "Publish")
    lead.open("activity")
    assert f"Brent Council | {nothing}" in lead.text()
    assert "Lewisham Council | 0 | 0 | 1 | 1 | 0 | no homes | 1 two-bedroom home" in lead.text()


def test_R48_an_event_that_comes_again_after_a_change_of_scheme_is_answered_as_before(
    play: Play,
) -> None:
    first, second = two(play)
    phone = first.phone(SHARED)
    chooses(phone, "Test Reciprocal")
    refer = phone.find("Refer")
    before = reply_text(phone.tap(refer, "again-1"))
    chooses(phone, "Other Reciprocal")

    assert reply_text(phone.tap(refer, "again-1")) == before
    assert second.drafts() == []


def test_R48_a_choice_of_scheme_that_comes_again_chooses_nothing_anew(play: Play) -> None:
    first, _ = two(play)
    phone = first.phone(SHARED)
    phone.open("home")
    chosen = phone.find("Other Reciprocal")
    phone.tap(chosen, event="choose-once")
    chooses(phone, "Test Reciprocal")

    phone.tap(chosen, event="choose-once")

    assert "Test Reciprocal" in reply_text(phone.open("home"))


def test_R48_nobody_chooses_a_scheme_that_is_not_theirs(play: Play) -> None:
    first, second = two(play)
    chooses(first.phone(SHARED), "Test Reciprocal")
    button = first.phone(SHARED)
    button.press("Change scheme")
    there = button.find("Other Reciprocal")
    outsider = first.phone("hackney-lead")

    assert "hackney-lead · Home" in reply_text(outsider.tap(there))
    with first.store.begin(reading=True) as turn:
        assert turn.choices.chosen(outsider.address) in (None, "test")
    assert second.scheme.at("slack", outsider.address.id) is None


def test_L14_whoever_leaves_one_scheme_stays_in_the_other_unasked(play: Play) -> None:
    first, second = two(play)
    here = circulated(first, first.partner("Hackney"))
    there = circulated(second, second.partner("Hackney"))
    phone = first.phone(SHARED)
    chooses(phone, "Test Reciprocal")

    revokes(first, SHARED)

    assert "brent-lead · Home" in reply_text(phone.open("home"))
    assert phone.sees("Claim", there)
    own = first.platforms["slack"].messages[phone.address].values()
    assert {card.title for card in own if card.reference == here} == {"Closed"}
    assert "There is no request" in reply_text(phone.press("Claim", here))  # in the channel


def test_L14_what_comes_again_of_a_scheme_that_somebody_left_does_nothing_in_another(
    play: Play,
) -> None:
    first, second = two(play)
    phone = first.phone(SHARED)
    chooses(phone, "Test Reciprocal")
    refer = phone.find("Refer")
    phone.tap(refer, "again-1")
    revokes(first, SHARED)

    assert "You are not enrolled here." in reply_text(phone.tap(refer, "again-1"))
    assert second.drafts() == []
    phone.tap(refer, "once-2")
    assert len(second.drafts()) == 1


def test_R48_what_a_coordinator_changes_changes_nobody_of_the_same_code_elsewhere(
    play: Play,
) -> None:
    first, second = two(play)
    theirs = [[row for row in rows if second.code in row] for rows in first.rows().values()]

    does(first, "BRE", "Freeze", "Yes, freeze")
    revokes(first, "hackney-officer")
    at_desk(first, "Pause or resume", "Yes, pause")

    assert first.looked().paused
    assert first.looked().partners[PartnerCode("BRE")].membership is Membership.FROZEN
    now = [[row for row in rows if second.code in row] for rows in first.rows().values()]
    assert now == theirs


def alike(play: Play) -> tuple[Stage, Beside]:
    """Two schemes of which every id is the same, as chance might have it."""
    with loaded(48):
        first = play("Hackney", "Brent", "Lewisham")
    with loaded(48):
        second = Beside(first, another(first.scheme))
    assert set(first.scheme.people) == set(second.scheme.people)
    return first, second


def rows_of(stage: Stage, *but: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of one scheme alone."""
    return {
        table: [row for row in rows if stage.code in row]
        for table, rows in stage.rows(*but).items()
    }


def test_R48_a_file_that_renames_and_removes_people_changes_nobody_of_the_same_id_elsewhere(
    play_on_both: Play,
) -> None:
    first, second = alike(play_on_both)
    theirs = rows_of(second)
    people = {
        person.id: replace(
            person, name=f"New {person.name}", role=_OTHER.get(person.role, person.role)
        )
        for person in first.scheme.people.values()
        if person.name != "lewisham-officer"
    }
    partners = {
        code: replace(partner, name=f"New {partner.name}", stock_in=frozenset({AreaCode("ZZA")}))
        for code, partner in first.scheme.partners.items()
    }

    told = first.apply(replace(first.scheme, name="New", people=people, partners=partners))

    assert "lewisham-officer no longer has access." in told
    assert rows_of(second) == theirs
    assert second.looked() == second.scheme


def test_L7_R48_a_case_that_is_deleted_leaves_the_case_of_the_same_reference_elsewhere(
    play_on_both: Play,
) -> None:
    first, second = alike(play_on_both)
    with loaded(7):
        reference = first.partner("Brent").gives(first.partner("Hackney"))
    first.until("2026-04-10")
    with loaded(7):
        assert second.partner("Brent").gives(second.partner("Hackney")) == reference
    for night in ("2027-08-27", "2027-09-02"):
        first.until(night, "01:00")
    theirs = rows_of(second, "due")
    assert all(theirs[table] for table in ("case_file", "offer", "move", "entry", "card"))
    assert any(reference in row for row in rows_of(second)["due"])

    first.until("2027-09-03", "01:00")

    assert first.audit("DetailsDeleted", reference)
    assert not [
        table
        for table, rows in rows_of(first, "audit", "case_file").items()
        if any(reference in row for row in rows)
    ]
    assert rows_of(second, "due") == theirs
    assert any(reference in row for row in rows_of(second)["due"])
    assert second.case(reference).referral.household.adults == 1
    assert second.partner("Brent").balance == {"2": 1}


def test_L13_a_pause_stops_one_scheme_alone(play_on_both: Play) -> None:
    first, second = two(play_on_both)
    there = circulated(second, second.partner("Hackney"))
    at_desk(first, "Pause or resume", "Yes, pause")
    phone = first.phone(SHARED)

    assert "Test Reciprocal is paused" in chooses(phone, "Test Reciprocal")
    press(first, phone, "Claim", there).is_done(f"You hold {there}")
    later = circulated(second, second.partner("Hackney"))
    assert phone.sees("Claim", later)
    for stage, often in ((first, 1), (second, 0)):
        with opened(stage) as books:
            assert len(books.audit.pauses()) == often


def test_L13_whoever_chose_a_paused_scheme_can_still_change(play: Play) -> None:
    first, _ = two(play)
    phone = first.phone(SHARED)
    chooses(phone, "Test Reciprocal")
    at_desk(first, "Pause or resume", "Yes, pause")
    phone.open("home")
    assert "is paused" in reply_text(phone.reply)
    phone.press("Change scheme")
    assert "brent-lead · Other" in reply_text(phone.press("Other Reciprocal"))


def test_L13_a_desk_button_of_one_scheme_confirms_nothing_in_another(play: Play) -> None:
    first, second = two(play, "sam")
    sam = first.phone("sam")
    chooses(sam, "Test Reciprocal")
    for label in ("Desk", "Partners", "Choose a partner"):
        sam.press(label)
    sam.fill({"partner": "BRE"})
    sam.press("Freeze")
    yes = sam.find("Yes, freeze")
    chooses(sam, "Other Reciprocal")

    assert "not drawn for this scheme" in reply_text(sam.tap(yes))
    assert first.looked().partners == first.scheme.partners
    assert second.looked().partners == second.scheme.partners


def test_L14_somebody_enrolled_elsewhere_joins_by_the_code_of_another_scheme(
    play_on_both: Play,
) -> None:
    first, second = two(play_on_both)
    at = first.phone("hackney-lead").address
    code = invited(second, "hackney-lead")

    reply = first.engine.handle(Joined(event := next_event(), at, NO_TIME, code))

    assert "Welcome, hackney-lead" in reply_text(reply)
    assert first.engine.handle(Joined(event, at, NO_TIME, code)) == reply
    phone = first.phone("hackney-lead")
    assert "Which scheme?" in reply_text(phone.open("home"))
    again = first.engine.handle(Joined(next_event(), at, NO_TIME, code))
    assert "enrolled here already" in reply_text(again)


def test_R48_a_code_given_in_one_scheme_clears_none_of_another(play: Play) -> None:
    first, second = two(play)
    invited(second, "hackney-lead")
    first.wait(days=8)

    invited(first, "hackney-lead")

    kept = [row for row in first.rows()["join_code"] if second.code in row]
    assert len(kept) == 1
    invited(second, "brent-officer")
    assert [
        second.person("brent-officer").id in row
        for row in first.rows()["join_code"]
        if second.code in row
    ] == [True]


def test_an_address_that_can_be_reached_again_is_so_in_each_of_its_schemes(play: Play) -> None:
    first, second = two(play)
    at = first.phone(SHARED).address
    with first.database.write() as connection:
        for code in ("test", "other"):
            remember(connection, code, at, first.now)

    first.engine.handle(Reached(next_event(), at, NO_TIME))

    with first.store.begin(reading=True) as turn:
        for scheme in (first.looked(), second.looked()):
            with turn.books(scheme, first.now) as books:
                assert books.reach.lost() == []


@pytest.mark.parametrize("order", [("scheme", "cambridgeshire"), ("cambridgeshire", "scheme")])
def test_R48_R49_R50_london_and_cambridgeshire_side_by_side(
    sqlite_url: str, order: tuple[str, str]
) -> None:
    read = [scheme_file.read((EXAMPLES / f"{name}.toml").read_text()) for name in order]
    first = Stage(sqlite_url, read[0])
    second = Beside(first, read[1])
    stages = {stage.code: stage for stage in (first, second)}
    cambridgeshire, london = (
        stages[SchemeCode("cambridgeshire")],
        stages[SchemeCode("london")],
    )

    assert first.apply(read[0]) == second.apply(read[1]) == []
    assert cambridgeshire.scheme.policy.referrers == "support_services_only"
    assert cambridgeshire.scheme.policy.perpetrator_moves
    assert cambridgeshire.scheme.policy.circulate_on_approval
    assert london.scheme.policy.referrers == "any"
    assert not set(london.scheme.areas) & set(cambridgeshire.scheme.areas)

    ola = london.phone("Ola Nowak")
    assert "Which scheme?" in reply_text(ola.open("home"))
    ola.press("Cambridgeshire and Peterborough Reciprocal")
    assert not ola.sees("Refer")
    ola.press("Change scheme")
    ola.press("Pan-London Housing Reciprocal")
    assert ola.sees("Refer")
    first.close()


def test_R48_what_is_typed_answers_the_form_in_hand_whichever_scheme_it_is_of(play: Play) -> None:
    first, _ = two(play)
    phone = first.phone(SHARED)
    assert phone.open("form") is None
    chooses(phone, "Test Reciprocal")
    phone.open("refer")
    draft = phone.form.draft
    chooses(phone, "Other Reciprocal")
    phone.open("form")
    assert phone.form.draft == draft
