"""A form taken question by question: kept as it goes, gone back in, and changed from its review."""

from dataclasses import replace

from bot.chat.address import Address
from bot.chat.forms import Answers, FormView
from bot.chat.incoming import Opened, Press, Submitted
from bot.chat.replies import Put, Reply
from bot.chat.steps import alone
from bot.flows.engine import Engine
from bot.flows.table import INTERVIEWS
from tests.kit.phone import NO_TIME, Phone, card_text, next_event, reply_text
from tests.kit.stage import Stage
from tests.rules.conftest import Play

GIVEN = {
    "consents": "yes",
    "landlord": "HAC",
    "referrer_kind": "housing",
    "tenure": "secure",
    "current_size": "2",
    "staying": "refuge",
    "arrears": "none",
    "risks": "stalking",
    "specialist": "yes",
    "pathways": "internal_transfer",
    "why_not": "not_safe",
    "home_area": "HAC",
    "safe_areas": "BRE",
    "aged_21_over": "1",
    "size": "2",
    "officer": "contact",
    "contact_name": "Ada Obi",
    "contact_role": "Advocate",
    "contact_email": "ada@example.org",
}


def say(phone: Phone, press: Press, *names: str, stand: str = "", **given: str) -> Reply:
    """Press a button under some of the questions of the form in front of this person."""
    answers = {name: (value,) for name, value in given.items()}
    return _say(phone, press, answers, names or tuple(given), stand)


def edit(phone: Phone, page: int) -> Reply:
    """Go back from the review to a page."""
    return _say(phone, "edit", {}, (), to=page)


def _say(
    phone: Phone,
    press: Press,
    answers: Answers,
    asked: tuple[str, ...],
    stand: str = "",
    to: int = 0,
) -> Reply:
    form, by = phone.form, phone.address
    event = Submitted(
        next_event(), by, NO_TIME, form.draft, form.page, press, answers, asked, stand, to
    )
    phone.reply = phone.engine.handle(event)
    return phone.reply


def one_by_one(phone: Phone, until: str = "") -> None:
    """Answer one question after another, until one is asked, or the review is there."""
    for _ in range(80):
        form = phone.form
        if form.review:
            return
        name = form.at or form.questions[0].name
        if name == until:
            return
        kept = form.given.get(name, ("",))
        _say(phone, "next", {name: (GIVEN.get(name, next(iter(kept), "")),)}, (name,))
        assert not phone.form.wrong, (name, phone.form.wrong)
    raise AssertionError("the form goes on for ever")


def begun(play: Play) -> tuple[Stage, Phone]:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    leah.open("refer")
    return stage, leah


def test_a_form_is_answered_question_by_question_and_sent(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah)
    assert ("Where would they be safe?", "Brent") in leah.form.review
    assert "is sent" in reply_text(say(leah, "send"))


def test_what_was_answered_is_there_after_a_restart_at_the_same_question(play: Play) -> None:
    stage, leah = begun(play)
    one_by_one(leah, until="specialist")
    before = leah.form
    leah.open("home")
    leah.press("Resume")
    assert leah.form == before
    assert leah.form.at == "specialist"
    assert leah.form.given["risks"] == ("stalking",)
    again = stage.engine.handle(_look(leah, before))
    assert isinstance(again, Put)
    assert again.form == before


def _look(phone: Phone, form: FormView) -> Submitted:
    by = phone.address
    return Submitted(next_event(), by, NO_TIME, form.draft, 99, "next", {}, ("risks",))


def test_back_goes_a_question_back_and_over_the_edge_of_a_page(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah, until="tenure")
    say(leah, "back", "tenure")
    assert leah.form.at == "referrer_kind"
    say(leah, "back", "referrer_kind")
    say(leah, "back", "landlord")
    assert (leah.form.page, leah.form.at) == (0, "consent_on")
    say(leah, "back", "consents")
    assert leah.form.page == 0


def test_a_wrong_answer_is_asked_for_again_and_the_others_stay(play: Play) -> None:
    stage, leah = begun(play)
    one_by_one(leah, until="tenure")
    say(leah, "next", tenure="nonsense")
    assert set(leah.form.wrong) == {"tenure"}
    assert leah.form.at == alone("tenure")
    assert leah.form.given["landlord"] == ("HAC",)
    (draft,) = stage.drafts()
    assert "tenure" not in draft.answers["Tenancy"]


def test_answers_that_do_not_go_together_lead_back_to_the_question(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah, until="safe_areas")
    say(leah, "next", safe_areas="HAC")
    for name in ("unsafe_areas", "excluded_partners", "excluded_persons"):
        _say(leah, "next", {name: ("",)}, (name,))
    assert leah.form.at == alone("safe_areas")
    assert "never safe" in leah.form.wrong["safe_areas"]


def test_keeping_a_part_stays_where_it_is_told_to(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah, until="risks")
    say(leah, "keep", stand="risks", risks="stalking")
    assert (leah.form.at, leah.form.given["risks"]) == ("risks", ("stalking",))
    say(leah, "keep", "risks", stand="risks", risks="")
    assert leah.form.wrong == {}
    say(leah, "next", "risks", risks="")
    assert leah.form.wrong


def test_a_page_changed_from_the_review_leads_there_again(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah)
    (home,) = [page for page, heading in leah.form.edits if heading == "The home needed"]
    edit(leah, home)
    assert leah.form.heading == "The home needed"
    say(leah, "next", size="3")
    for name in ("smallest", "type", "floor", "access"):
        kept = leah.form.given.get(name, ("",))
        _say(leah, "next", {name: (next(iter(kept), ""),)}, (name,))
    assert ("How many bedrooms do they need?", "3") in leah.form.review


def test_a_page_that_a_change_calls_for_is_asked_before_the_review(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah, until="officer")
    say(leah, "next", officer=str(_me(leah)))
    one_by_one(leah)
    (lead,) = [page for page, heading in leah.form.edits if heading == "Who leads it"]
    edit(leah, lead)
    say(leah, "next", officer="contact")
    say(leah, "next", urgency="normal")
    say(leah, "next", note="")
    assert leah.form.heading == "The officer's contact"
    one_by_one(leah)
    assert ("The officer's name", "Ada Obi") in leah.form.review


def test_the_landlord_is_on_no_card_of_the_nominating_officer(play: Play) -> None:
    """D4: chat history is the leak."""
    stage = play("Hackney", "Brent")
    stage.partner("Hackney").refers()
    stage.deliver()
    cards = stage.phone("hackney-officer").cards()
    assert cards
    assert all("Hackney Council" not in card_text(card) for card in cards)


def _me(phone: Phone) -> str:
    (question,) = [q for q in phone.form.questions if q.name == "officer"]
    return next(option.value for option in question.options if option.label.endswith("(me)"))


def test_an_identifying_word_is_taken_out_before_a_part_is_kept(play: Play) -> None:
    stage, leah = begun(play)
    one_by_one(leah, until="note")
    say(leah, "next", note="flat at E8 1AA please")
    assert "taken out" in leah.form.wrong["note"]
    leah.open("home")
    leah.press("Resume")
    assert "E8 1AA" not in leah.text()
    assert stage.rows()["draft"]


def test_a_text_that_is_also_too_long_is_said_to_be_taken_out(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah, until="note")
    say(leah, "next", note="flat at E8 1AA please " * 60)
    assert "taken out" in leah.form.wrong["note"]


def test_keeping_a_part_that_is_wrong_stays_where_it_stood(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah, until="aged_21_over")
    say(leah, "keep", "aged_21_over", stand="aged_21_over!aged_0_9")
    say(leah, "keep", stand="aged_21_over", aged_0_9="many")
    assert leah.form.at == "aged_21_over!aged_0_9"
    assert "aged_0_9" in leah.form.wrong
    say(leah, "keep", stand="aged_21_over", aged_0_9="3")
    assert leah.form.at == "aged_21_over"


def test_a_page_that_is_not_there_is_not_gone_back_to(play: Play) -> None:
    _, leah = begun(play)
    one_by_one(leah)
    review = leah.form
    for page in (99, -1, len(review.edits)):
        edit(leah, page)
        assert leah.form == review


def test_where_it_stands_is_kept_shortly(play: Play) -> None:
    _, leah = begun(play)
    say(leah, "keep", stand="x" * 500, consents="yes")
    assert len(leah.form.at) <= 64


def test_a_form_that_goes_on_elsewhere_is_found_there(play: Play) -> None:
    """Words that are written there are for it."""
    stage, leah = begun(play)
    one_by_one(leah, until="risks")
    elsewhere = Address("web", "leah-at-home")
    stage.reaches("leah", (leah.address.platform, leah.address.id), ("web", "leah-at-home"))
    look = Opened(next_event(), elsewhere, NO_TIME, "form")
    assert stage.engine.handle(look) is None
    press = Submitted(
        next_event(),
        elsewhere,
        NO_TIME,
        leah.form.draft,
        leah.form.page,
        "next",
        {"risks": ("stalking",)},
        ("risks",),
    )
    assert isinstance(stage.engine.handle(press), Put)
    assert isinstance(stage.engine.handle(replace(look, id=next_event())), Put)


def test_every_page_is_checked_again_by_the_scheme_as_it_is_when_it_is_sent(play: Play) -> None:
    stage, leah = begun(play)
    one_by_one(leah)
    stage.sets(minimum_safe_areas=2)
    say(leah, "send")
    assert leah.form.at == alone("safe_areas")
    assert "at least 2 safe areas" in leah.form.wrong["safe_areas"]
    assert stage.cases() == []


def test_a_form_that_changed_in_a_new_release_is_begun_again(play: Play) -> None:
    stage, leah = begun(play)
    interview = INTERVIEWS["refer"]
    newer = replace(interview, form=replace(interview.form, version=interview.form.version + 1))
    leah.engine = Engine(stage.store, lambda: stage.now, interviews={"refer": newer})
    assert "This form has changed since you began" in reply_text(say(leah, "next", consents="yes"))
