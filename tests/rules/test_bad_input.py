"""Bad input: one clear sentence that says what to do, nothing half done, nothing lost."""

from collections.abc import Callable

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.incoming import Due, Press, Submitted
from bot.chat.replies import Put, Whisper
from bot.domain.case import State
from tests.kit.phone import NO_TIME, Phone, next_event, reply_text, whole
from tests.kit.stage import Landlord, Stage, approved, circulated, fill_on, press
from tests.rules.conftest import Play

NOT_ENROLLED = "You are not enrolled here. Ask your scheme's coordinator to add you."
NO_LONGER_OPEN = "This form is no longer open: it was sent, cancelled or discarded."

IDENTIFYING = "Ring Mrs Adeyemi-Brooks on 07700 900123 at 14 Acacia Avenue, E8 1AA"
SECRETS = ["07700 900123", "900123", "Acacia", "E8 1AA", "Adeyemi"]

PRESSES: tuple[Press, ...] = ("next", "back", "send", "cancel")

A_HOME = {
    "area": "BRE",
    "size": "2",
    "type": "flat",
    "floor": "0",
    "lift": "no",
    "pets": "yes",
    "tenure": "secure",
    "rent": "social",
    "ready": "2026-03-10",
}


def a_request(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    return stage, hackney, brent, circulated(stage, hackney)


def is_refused(phone: Phone, saying: str) -> None:
    """The latest answer is a no in these words, with a way on."""
    assert isinstance(phone.reply, Whisper), phone.reply
    assert phone.reply.refused
    assert saying in phone.reply.text
    assert phone.reply.buttons or saying == NOT_ENROLLED


# Who


def test_somebody_unknown_is_told_whom_to_ask_and_leaves_no_trace(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    claim = brent.lead.find("Claim", reference)
    brent.lead.press("Claim", reference)
    brent.lead.press("Offer a home", reference)
    form = brent.lead.form
    stranger = stage.stranger()
    before = stage.rows()

    presses: list[Callable[[], object]] = [
        *(lambda what=what: stranger.open(what) for what in ("home", "help", "refer", "owed")),
        lambda: stranger.tap(claim),
        lambda: stranger.submit_to(form, {"area": ("BRE",)}),
        lambda: stranger.says("let me in"),
    ]
    for pressed in presses:
        pressed()
        is_refused(stranger, NOT_ENROLLED)

    assert stage.rows() == before


def test_somebody_who_leaves_loses_access_at_once(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    leaver = brent.lead
    leaver.press("Claim", reference)
    leaver.press("Offer a home", reference)
    form = leaver.form
    before = stage.case(reference)

    stage.leaves("brent-lead")

    presses: list[Callable[[], object]] = [
        lambda: leaver.submit_to(form, {name: (value,) for name, value in A_HOME.items()}),
        lambda: leaver.tap(Button("", Action("offer", "contact", reference, "1"))),
        lambda: leaver.open("home"),
        lambda: leaver.tap(Button("", Action("draft", "resume", form.draft))),
    ]
    for pressed in presses:
        pressed()
        is_refused(leaver, NOT_ENROLLED)
    assert stage.case(reference) == before
    press(stage, brent.second_lead, "Offer a home", reference)
    assert brent.second_lead.form.heading == "The home"  # the partner still holds it


def test_somebody_who_leaves_is_sent_nothing_more(play: Play) -> None:
    stage, hackney, brent, reference = a_request(play)
    brent.claims(reference)
    leaver = brent.lead

    stage.leaves("brent-lead")
    press(stage, brent.second_lead, "Offer a home", reference)
    brent.second_lead.fill(A_HOME)
    press(stage, hackney.officer, "Tenant accepts", reference)
    stage.deliver()

    private = [c for c in leaver.cards() if c.reference == reference][-1]
    assert private.title == "Closed"
    assert "accepts" not in leaver.ever_saw()


# Presses


def test_one_press_delivered_five_times_has_one_answer_and_one_effect(play_on_both: Play) -> None:
    stage, _, brent, reference = a_request(play_on_both)
    claim = brent.lead.find("Claim", reference)

    answers = [brent.lead.tap(claim, event="the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    assert "You hold" in reply_text(answers[0])
    assert len(stage.case(reference).offers) == 1
    assert len(stage.audit("RequestClaimed")) == 1


def test_a_referral_delivered_five_times_is_one_referral(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    hackney.officer.open("refer")
    review = fill_on(stage, hackney.officer, "HAC")

    answers = [hackney.officer.submit_to(review, {}, "send", "the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    assert [case.reference in reply_text(answers[0]) for case in stage.cases()] == [True]


def test_a_confirmation_delivered_five_times_posts_once(play_on_both: Play) -> None:
    stage, hackney, brent, reference = a_request(play_on_both)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)
    stage.deliver()
    confirm = hackney.officer.find("Confirm", reference)

    answers = [hackney.officer.tap(confirm, event="the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})


def test_a_refusal_delivered_five_times_is_the_same_refusal(play: Play) -> None:
    stage, hackney, _, reference = a_request(play)
    approve = Button("", Action("approve", "approve", reference))

    answers = [hackney.lead.tap(approve, event="the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    is_refused(hackney.lead, f"{reference} is now circulated, so this no longer applies.")
    assert stage.case(reference).state is State.CIRCULATED


def test_a_claim_on_a_request_that_has_moved_is_refused(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    lewisham = stage.partner("Lewisham")
    late = lewisham.lead.find("Claim", reference)
    own = brent.second_lead.find("Claim", reference)
    brent.houses(reference)
    before = stage.rows()

    for phone, button in ((lewisham.lead, late), (brent.second_lead, own)):
        phone.tap(button)
        is_refused(phone, f"There is no request {reference} for you here.")

    assert stage.rows() == before


MADE_UP = [
    ("", ""),
    ("nothing", "at_all"),
    ("home", "burn"),
    ("case", "delete"),
    ("approve", "decline"),
    ("approve", ""),
    ("circulate", "twice"),
    ("claim", "steal"),
    ("offer", "sell"),
    ("answer", "maybe"),
    ("move", "out"),
    ("draft", "read"),
    ("draft", "resume"),
    ("draft", "discard"),
    ("refer", "delete"),
    ("owed", "pay"),
]


def test_a_made_up_button_leads_nowhere_for_anybody(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    references = [
        hackney.refers().reference,
        approved(stage, hackney),
        circulated(stage, hackney),
        circulated(stage, hackney),
    ]
    brent.claims(references[-1])
    brent.offers(references[-1])
    before = stage.rows()

    for name in ("hackney-lead", "hackney-officer", "brent-lead", "sam", "leah", "obi"):
        phone = stage.phone(name)
        for flow, verb in MADE_UP:
            for subject in ("", "...", "2222-22", "x" * 40, *references):
                for offer in ("", "1", "99"):
                    phone.tap(Button("", Action(flow, verb, subject, offer)))
                    assert isinstance(phone.reply, Whisper), (name, flow, verb)
                    assert phone.reply.refused, (name, flow, verb)
                    assert "Home" in phone.reply.text or "Ask " in phone.reply.text
    assert stage.rows() == before


def test_an_unknown_command_and_a_forged_alarm_lead_nowhere(play: Play) -> None:
    stage = play("Hackney", "Brent")
    lead = stage.phone("hackney-lead")
    before = stage.rows()

    for what in ("", "drop table", "HOME", "owed "):
        lead.open(what)
        is_refused(lead, "That button leads nowhere any more.")
    told = stage.engine.handle(
        Due(next_event(), lead.address, NO_TIME, Action("claim", "lapse", "2222-22"))
    )

    assert isinstance(told, Whisper)
    assert told.refused
    assert stage.rows() == before


def test_what_is_said_is_not_read_and_not_kept(play: Play) -> None:
    stage = play("Hackney", "Brent")
    lead = stage.phone("hackney-lead")
    before = stage.rows()

    lead.says("claim the first one please")
    assert "I do not read messages. Press a button, please." in lead.text()
    lead.says(IDENTIFYING)
    is_refused(lead, "Please delete that message")
    for part in SECRETS:
        assert part not in lead.ever_saw()
        assert part.encode() not in stage.kept_bytes()
    assert stage.rows() == before


# Forms


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


# Identifying text


def test_R20_a_note_that_identifies_somebody_is_taken_out_and_is_nowhere(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    officer = hackney.officer

    told = hackney.refers(note=IDENTIFYING)

    assert isinstance(told.reply, Put)
    assert "Take it out" in told.reply.form.wrong["note"] or "taken out" in told.text
    assert nowhere(stage, officer)
    officer.open("home")
    officer.press("Resume")
    assert nowhere(stage, officer)
    fill_on(stage, officer, "HAC", note="Prefers to be rung in the morning")
    officer.submit({}, "send")
    assert "is sent" in officer.text()
    assert stage.cases()[0].referral.note == "Prefers to be rung in the morning"
    assert nowhere(stage, officer)


@pytest.mark.parametrize("field", ["aged_0_9", "circumstances", "pets"])
def test_R20_identifying_text_typed_where_a_number_or_a_choice_belongs_is_nowhere(
    play: Play, field: str
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    told = hackney.refers(**{field: [IDENTIFYING]})

    assert isinstance(told.reply, Put)
    assert field in told.reply.form.wrong
    assert nowhere(stage, hackney.officer)


@pytest.mark.parametrize("field", ["contact_name", "contact_role", "contact_email"])
def test_R20_identifying_text_typed_into_the_officers_contact_is_not_kept(
    play: Play, field: str
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    contact = {
        "contact_name": "Ada Obi",
        "contact_role": "Advocate",
        "contact_email": "ada@example.org",
    }

    told = hackney.refers(officer="contact", **(contact | {field: IDENTIFYING}))

    assert isinstance(told.reply, Put)
    assert set(told.reply.form.wrong) == {field}
    assert stage.cases() == []
    assert nowhere(stage, hackney.officer)


def test_R20_identifying_text_sent_beside_a_good_answer_is_not_kept(play: Play) -> None:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    leah.open("refer")

    leah.submit({"consents": ("yes", IDENTIFYING), "consent_on": ("2026-03-01", IDENTIFYING)})
    leah.submit({}, "back")

    assert leah.form.given["consents"] == ("yes",)
    assert nowhere(stage, leah)


def nowhere(stage: Stage, *phones: Phone) -> bool:
    """The identifying text is in no answer, in no draft and in no byte that is kept."""
    kept = stage.kept_bytes() + repr(stage.drafts()).encode()
    seen = "\n".join([phone.ever_saw() for phone in phones])
    shown = "\n".join(whole(reply) for phone in phones for reply in phone.replies)
    for secret in SECRETS:
        assert secret.encode() not in kept
        assert secret not in seen + shown
    return True


# A world that has moved on


def test_the_coordinators_half_filled_offer_meets_a_case_that_has_moved(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    brent.claims(reference)
    sam = stage.phone("sam")
    press(stage, sam, "Offer a home", reference)
    form = sam.form
    finish(stage, brent, reference)

    sam.submit_to(form, {name: (value,) for name, value in A_HOME.items()})
    is_refused(sam, f"{reference} is now moved, so this no longer applies.")
    sam.open("home")
    sam.press("Resume")
    is_refused(sam, f"{reference} is now moved, so this no longer applies.")
    sam.open("home")
    sam.press("Discard")
    assert "Discarded." in sam.text()


def finish(stage: Stage, holder: Landlord, reference: str) -> None:
    """From a claim to a confirmed move."""
    officer = stage.phone("hackney-officer")
    holder.offers(reference)
    press(stage, officer, "Tenant accepts", reference)
    holder.starts(reference)
    press(stage, officer, "Confirm", reference)


def test_a_form_of_an_officer_who_changes_landlord_meets_the_new_roster(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    hackney.officer.open("refer")
    lead = "hackney-lead"
    review = fill_on(stage, hackney.officer, "HAC", officer=lead)

    stage.leaves(lead)
    hackney.officer.submit_to(review, {}, "send")

    assert hackney.officer.form.heading == "Who leads it"
    assert hackney.officer.form.wrong == {"officer": "Choose from the list: this is not on it."}
    assert stage.cases() == []


def test_a_press_on_a_case_that_another_took_further_says_where_it_stands(play: Play) -> None:
    stage, hackney, brent, reference = a_request(play)
    brent.claims(reference)
    brent.offers(reference)
    stage.deliver()
    accept = hackney.officer.find("Tenant accepts", reference)
    hackney.officer.tap(accept)
    before = stage.rows()

    hackney.officer.tap(accept)

    is_refused(hackney.officer, f"{reference} is now accepted, so this no longer applies.")
    assert stage.rows() == before
