"""Forms filled badly: asked again in one clear sentence, nothing half done, nothing lost."""

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.incoming import Submitted
from bot.chat.replies import Put
from bot.domain.case import State
from tests.kit.phone import NO_TIME, Phone, next_event
from tests.kit.stage import Stage, fill_on
from tests.rules.bad_input import A_HOME, NO_LONGER_OPEN, PRESSES, a_request, is_refused
from tests.rules.conftest import Play


def test_a_form_sent_twice_sends_one_referral(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    hackney.officer.open("refer")
    review = fill_on(stage, hackney.officer, "HAC")
    hackney.officer.submit_to(review, {}, "send")

    hackney.officer.submit_to(review, {}, "send")

    is_refused(hackney.officer, NO_LONGER_OPEN)
    assert len(stage.cases()) == 1


def test_pages_sent_out_of_order_show_the_page_that_is_due_and_keep_what_was_answered(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    leah.open("refer")
    first = leah.form
    leah.fill({"consents": "yes"})
    second = leah.form

    for press_of in PRESSES[:3]:
        leah.submit_to(first, {"consents": ("no",)}, press_of)
        assert leah.form == second

    leah.submit({}, "back")
    assert leah.form.given["consents"] == ("yes",)
    leah.submit({}, "back")
    assert leah.form.page == 0
    assert stage.cases() == []


def test_a_form_that_was_cancelled_takes_nothing_more(play: Play) -> None:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    leah.open("refer")
    fill_on(stage, leah, "HAC")
    review = leah.form
    leah.submit({}, "cancel")
    assert "Cancelled. Nothing was sent, and nothing is kept." in leah.text()
    assert stage.rows()["draft"] == []

    for press_of in PRESSES:
        leah.submit_to(review, {}, press_of)
        is_refused(leah, NO_LONGER_OPEN)

    assert stage.cases() == []


@pytest.mark.parametrize("draft", ["", "0", "no such draft", "x" * 500, "' or 1=1 --"])
def test_an_unknown_draft_is_no_longer_open(play: Play, draft: str) -> None:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    before = stage.rows()

    leah._handle(Submitted(next_event(), leah.address, NO_TIME, draft, 0, "next", {}))

    is_refused(leah, NO_LONGER_OPEN)
    assert stage.rows() == before


def test_somebody_elses_draft_is_as_good_as_none(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    hackney.officer.open("refer")
    review = fill_on(stage, hackney.officer, "HAC")
    before = stage.rows()

    for phone in (hackney.lead, stage.phone("leah"), stage.phone("sam")):
        for press_of in PRESSES:
            phone.submit_to(review, {}, press_of)
            is_refused(phone, NO_LONGER_OPEN)
        for verb in ("resume", "discard"):
            phone.tap(Button("", Action("draft", verb, review.draft)))
            is_refused(phone, NO_LONGER_OPEN)

    assert stage.rows() == before
    hackney.officer.submit({}, "send")
    assert "is sent" in hackney.officer.text()


@pytest.mark.parametrize(
    ("household", "sentence"),
    [
        ({"aged_21_over": "0", "aged_0_9": "0"}, "A household has at least one person."),
        ({"aged_21_over": "", "aged_0_9": ""}, "A household has at least one person."),
        ({"aged_21_over": "0", "aged_0_9": "2"}, "A tenancy needs somebody of 16 or over."),
        ({"aged_21_over": "-1"}, "Put 0 or more."),
        ({"aged_0_9": "13"}, "Put 12 or less."),
        ({"aged_0_9": "two"}, "Put a whole number, such as 2."),
        ({"aged_0_9": "1.5"}, "Put a whole number, such as 2."),
        ({"aged_0_9": "9" * 5000}, "Put "),
    ],
)
def test_an_impossible_household_is_asked_for_again(
    play: Play, household: dict[str, str], sentence: str
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    hackney.refers(**household).asks_again(sentence)

    assert hackney.officer.form.heading == "The household"
    assert stage.cases() == []


def test_a_baby_due_alone_does_not_hold_a_tenancy(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    told = hackney.refers(aged_21_over="", aged_0_9="", circumstances=["baby_due"])

    told.asks_again("A household has at least one person.")


def test_a_smallest_size_above_the_size_needed_is_asked_for_again(play: Play) -> None:
    (hackney,) = play("Hackney", "Brent").partners("Hackney")

    told = hackney.refers(size="2", smallest="3")

    told.asks_again("cannot be larger than the size they need")


@pytest.mark.parametrize("field", ["home_area", "safe_areas", "unsafe_areas"])
def test_an_area_that_does_not_exist_is_asked_for_again(play: Play, field: str) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    hackney.refers(**{field: ["Atlantis"]}).asks_again("Choose from the list: this is not on it.")

    assert "Atlantis" not in hackney.officer.ever_saw()
    assert stage.cases() == []


def test_a_home_in_an_area_where_the_landlord_has_none_is_asked_for_again(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    brent.claims(reference)

    brent.offers(reference, area="LEW").asks_again("Choose from the list: this is not on it.")

    assert stage.case(reference).state is State.CLAIMED


GARBAGE = [
    "\x00",
    "\ud800",
    "\u202e",
    "<script>alert(1)</script>",
    "' or 1=1 --",
    "[object Object]",
    "null",
    "9" * 400,
    "-1",
    "NaN",
    "2026-02-30",
    "é" * 10_000,
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda text: ascii(text)[:16])
def test_garbage_in_any_question_is_asked_for_again_and_nothing_is_lost(
    play: Play, garbage: str
) -> None:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    leah.open("refer")
    while not leah.form.review:
        form = leah.form
        before = stage.rows()
        answers = {question.name: (garbage,) for question in form.questions}
        leah.submit_to(form, answers)
        assert leah.form.page == form.page
        assert leah.form.wrong
        assert all(sentence.endswith(".") for sentence in leah.form.wrong.values())
        assert stage.rows() == before
        leah.submit_to(form, {"nobody_asked": (garbage,), **form.given})
        leah.reply = Put(form)
        fill_one(stage, leah)
    leah.submit({}, "send")
    assert "is sent" in leah.text()


def fill_one(stage: Stage, phone: Phone) -> None:
    """Fill the page in front of this person well."""
    good = {
        "consents": "yes",
        "landlord": "HAC",
        "referrer_kind": "housing",
        "tenure": "secure",
        "current_size": "2",
        "staying": "refuge",
        "arrears": "none",
        "risks": "stalking",
        "specialist": "yes",
        "pathways": "sanctuary",
        "why_not": "tried",
        "home_area": "HAC",
        "safe_areas": "BRE",
        "aged_21_over": "1",
        "size": "2",
        "officer": "contact",
        "contact_name": "Ada Obi",
        "contact_role": "Advocate",
        "contact_email": "ada@example.org",
    }
    names = {question.name for question in phone.form.questions}
    phone.fill({name: value for name, value in good.items() if name in names})


@pytest.mark.parametrize("field", list(A_HOME))
@pytest.mark.parametrize("garbage", ["", "\ud800", "x" * 5000, "12 Acacia Avenue, E8 1AA"])
def test_garbage_in_an_offer_is_asked_for_again(play: Play, field: str, garbage: str) -> None:
    stage, _, brent, reference = a_request(play)
    brent.claims(reference)

    told = brent.offers(reference, **{field: garbage})

    assert isinstance(told.reply, Put)
    assert set(told.reply.form.wrong) == {field}
    assert "Acacia" not in told.text
    assert stage.case(reference).offers[0].home is None
    brent.lead.fill(A_HOME)
    assert stage.case(reference).state is State.OFFERED
