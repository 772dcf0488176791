"""Several processes at once, on both databases: whoever is first, it comes out right."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.incoming import Incoming, Submitted, Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain.case import Case
from bot.domain.ids import PersonId, SchemeCode
from bot.domain.policy import Policy
from bot.domain.referral import Referral
from bot.flows.ports import Draft
from bot.store.looking import look
from tests.kit.forwarding import Forwarding, opened
from tests.kit.phone import reply_text
from tests.kit.racers import Racers, apply, handle
from tests.kit.replay import Link, Retelling, assert_rows_agree, links, retold
from tests.kit.stage import KEY, START, Stage, circulated, scheme_of

RACES = 50
ROUNDS = 12
RACING = ("Brent", "Camden", "Ealing", "Fulham", "Islington", "Lambeth", "Merton", "Newham")
SENDERS = tuple(f"S{number:02}" for number in range(ROUNDS))
AT = datetime(2000, 1, 1, tzinfo=UTC)

Ready = Callable[..., Stage]


@pytest.fixture(scope="module")
def racers() -> Iterator[Racers]:
    ready = Racers(len(RACING))
    yield ready
    ready.close()


@pytest.fixture
def ready(database_url: str, racers: Racers) -> Iterator[Ready]:
    """A stage on a fresh database that all the racers have open too."""
    stages: list[Stage] = []

    def at(*partners: str, cap: int = 0) -> Stage:
        stage = Stage(database_url, scheme_of(*partners, policy=Policy(cap_on_owed=cap), leads=1))
        stages.append(stage)
        racers.connect(database_url, KEY, START)
        return stage

    yield at
    for stage in stages:
        stage.close()


def test_D6_of_eight_processes_that_claim_at_once_one_holds_and_the_others_stand_in_line(
    ready: Ready, racers: Racers
) -> None:
    stage = ready("Hackney", *RACING)
    like = a_referral(stage, "Hackney")
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        references = [
            forward.circulated(forward.approved(forward.submitted(like))).reference
            for _ in range(RACES)
        ]
    for reference in references:
        replies = [
            reply
            for (reply,) in racers.race(
                [(handle, (claim(stage, name, reference),)) for name in RACING]
            )
        ]
        told = sorted(reply_text(reply) for reply in replies)
        holding = [text for text in told if text.startswith("You hold")]
        waiting = [text for text in told if text.startswith("Another landlord was first")]
        assert len(holding) == 1, told
        places = sorted(int(text.split("number ")[1].split(" ")[0]) for text in waiting)
        assert places == [1, 2, 3, 4, 5, 6, 7], told
        assert not any(isinstance(reply, Whisper) and reply.refused for reply in replies)
    telling = whole(stage, cap=0)
    for reference in references:
        assert telling.cases[reference].state == "claimed"
        assert len(telling.cases[reference].line) == 7


def test_L9_the_audit_chain_never_forks_under_eight_writers(ready: Ready, racers: Racers) -> None:
    stage = ready("Hackney", *RACING)
    like = a_referral(stage, "Hackney")
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        own = {
            name: [
                forward.circulated(forward.approved(forward.submitted(like))).reference
                for _ in range(10)
            ]
            for name in RACING
        }
    racers.race(
        [
            (handle, tuple(claim(stage, name, reference) for reference in references))
            for name, references in own.items()
        ]
    )
    telling = whole(stage, cap=0)
    assert sum(case.state == "claimed" for case in telling.cases.values()) == 80


def test_R33_a_submission_that_races_the_move_that_reaches_the_cap_comes_before_it_or_is_refused(
    ready: Ready, racers: Racers
) -> None:
    stage = ready("Giver", *SENDERS, cap=1)
    like, draft = a_referral(stage), a_filled_draft(stage)
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        moving = {name: all_but_moved(forward, like, name) for name in SENDERS}
        drafts = {name: forward.draft(draft, officer(stage, name), name) for name in SENDERS}
    for number, name in enumerate(SENDERS):
        tasks = [
            (handle, (send(stage, name, drafts[name]),)),
            (handle, (confirm(moving[name]),)),
        ]
        answers = racers.race(tasks if number % 2 else tasks[::-1])
        sent, moved = answers if number % 2 else answers[::-1]
        assert "they moved" in reply_text(moved[0])
        before = first(stage, "ReferralSubmitted", name) < first(stage, "TenancyConfirmed", name)
        assert refused(sent[0]) != before, reply_text(sent[0])
    whole(stage, cap=1)


def test_R33_an_approval_that_races_the_move_that_reaches_the_cap_comes_before_it_or_is_held(
    ready: Ready, racers: Racers
) -> None:
    stage = ready("Giver", *SENDERS, cap=1)
    like = a_referral(stage)
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        moving = {name: all_but_moved(forward, like, name) for name in SENDERS}
        waiting = {name: forward.submitted(like, name) for name in SENDERS}
    for name in SENDERS:
        approve = Action("approve", "approve", waiting[name].reference)
        lead = stage.phone(f"{name.lower()}-lead").address
        (kept,), _ = racers.race(
            [(handle, (tap(lead, approve),)), (handle, (confirm(moving[name]),))]
        )
        assert ("is approved" in reply_text(kept)) != ("is kept" in reply_text(kept))
    telling = whole(stage, cap=1)
    for name in SENDERS:
        assert telling.cases[waiting[name].reference].state in ("approved", "held_by_cap")


def test_R33_a_circulation_that_races_the_move_that_reaches_the_cap_comes_before_it_or_is_held(
    ready: Ready, racers: Racers
) -> None:
    stage = ready("Giver", *SENDERS, cap=1)
    like = a_referral(stage)
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        moving = {name: all_but_moved(forward, like, name) for name in SENDERS}
        waiting = {name: forward.approved(forward.submitted(like, name)) for name in SENDERS}
    sam = stage.phone("sam").address
    for name in SENDERS:
        circulate = Action("circulate", "circulate", waiting[name].reference)
        racers.race([(handle, (tap(sam, circulate),)), (handle, (confirm(moving[name]),))])
    telling = whole(stage, cap=1)
    for name in SENDERS:
        assert telling.cases[waiting[name].reference].state in ("circulated", "held_by_cap")


def test_R33_a_submission_waits_for_a_move_at_work_and_is_refused(ready: Ready) -> None:
    stage = ready("Giver", "S01", cap=1)
    like, draft = a_referral(stage), a_filled_draft(stage)
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        moving = all_but_moved(forward, like, "S01")
        mine = forward.draft(draft, officer(stage, "S01"), "S01")
    moved, sent = one_then_the_other(stage, confirm(moving), send(stage, "S01", mine))
    assert "they moved" in reply_text(moved)
    assert refused(sent), reply_text(sent)
    whole(stage, cap=1)


def test_R33_a_move_waits_for_a_submission_at_work_and_both_stand(ready: Ready) -> None:
    stage = ready("Giver", "S01", cap=1)
    like, draft = a_referral(stage), a_filled_draft(stage)
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        moving = all_but_moved(forward, like, "S01")
        mine = forward.draft(draft, officer(stage, "S01"), "S01")
    sent, moved = one_then_the_other(stage, send(stage, "S01", mine), confirm(moving))
    assert "is sent" in reply_text(sent)
    assert "they moved" in reply_text(moved)
    whole(stage, cap=1)


def test_R33_an_approval_waits_for_a_move_at_work_and_is_held(ready: Ready) -> None:
    stage = ready("Giver", "S01", cap=1)
    like = a_referral(stage)
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        moving = all_but_moved(forward, like, "S01")
        waiting = forward.submitted(like, "S01")
    lead = stage.phone("s01-lead").address
    approve = tap(lead, Action("approve", "approve", waiting.reference))
    _, kept = one_then_the_other(stage, confirm(moving), approve)
    assert "is kept" in reply_text(kept)
    whole(stage, cap=1)


def test_an_event_that_five_processes_are_told_at_once_is_done_once_and_answered_alike(
    ready: Ready, racers: Racers
) -> None:
    stage = ready("Giver", *SENDERS)
    like, draft = a_referral(stage), a_filled_draft(stage)
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        references = [
            forward.circulated(forward.approved(forward.submitted(like))).reference for _ in SENDERS
        ]
        drafts = {name: forward.draft(draft, officer(stage, name), name) for name in SENDERS}
    before = links_of(stage)
    for name, reference in zip(SENDERS, references, strict=True):
        for event in (claim(stage, name, reference), send(stage, name, drafts[name])):
            answers = racers.race([(handle, (event,))] * 5)
            assert all(answer == answers[0] for answer in answers), answers
            assert not refused(answers[0][0]), answers[0]
    after = links_of(stage)[len(before) :]
    facts = [link.what for link in after]
    assert facts == ["RequestClaimed", "ReferralSubmitted"] * len(SENDERS)
    whole(stage, cap=0)


def test_two_processes_that_apply_one_scheme_file_at_once_apply_it_once(
    ready: Ready, racers: Racers
) -> None:
    stage = ready("Giver")
    for round_ in range(ROUNDS):
        new = scheme_of("Giver", *SENDERS[: round_ + 1], leads=1)
        told = racers.race([(apply, (new, START))] * 2)
        assert sorted(map(bool, told)) == [False, True], told
        kept = stage.looked()
        assert {p.email for p in kept.people.values()} == {p.email for p in new.people.values()}
        assert set(kept.partners) == set(new.partners)
    another = replace(scheme_of("Another", leads=1), code=SchemeCode("another"))
    told = racers.race([(apply, (another, START))] * 2)
    assert sorted(map(bool, told)) == [False, True], told
    assert [link.what for link in links_of(stage)] == ["SchemeApplied"] * (ROUNDS + 1)


def a_referral(stage: Stage, landlord: str = "Giver") -> Referral:
    """A common household that any landlord but its own may see."""
    reference = circulated(stage, stage.partner(landlord), home_area="ZZA")
    safe = frozenset(stage.scheme.areas) - {"ZZA"}
    return replace(stage.case(reference).referral, safe_areas=safe)


def a_filled_draft(stage: Stage) -> Draft:
    """A referral filled to its last page, all but sent."""
    phone = stage.phone("giver-officer")
    giver = stage.partner("Giver")
    other = [code for code in stage.scheme.partners if code != giver.code]
    phone.open("refer")
    pages: list[dict[str, str | list[str]]] = [
        {"consents": "yes"},
        {"tenure": "secure", "current_size": "2", "staying": "at_home", "arrears": "none"},
        {
            "risks": ["domestic_abuse"],
            "specialist": "yes",
            "pathways": ["internal_transfer"],
            "why_not": ["not_safe"],
        },
        {"home_area": "ZZA", "safe_areas": [str(code) for code in other]},
        {"aged_21_over": "1"},
        {"size": "2"},
        {},
    ]
    for page in pages:
        phone.fill(page)
    assert phone.form.review
    with opened(stage) as books:
        (draft,) = books.drafts.of(stage.person("giver-officer").id)
    return draft


def all_but_moved(forward: Forwarding, like: Referral, landlord: str) -> Case:
    case = forward.circulated(forward.approved(forward.submitted(like, landlord)))
    return forward.started(case, "GIV")


def officer(stage: Stage, landlord: str) -> PersonId:
    return stage.person(f"{landlord.lower()}-officer").id


def claim(stage: Stage, landlord: str, reference: str) -> Tapped:
    lead = stage.phone(f"{landlord.lower()}-lead").address
    return tap(lead, Action("claim", "take", reference))


def confirm(case: Case) -> Tapped:
    detail = str(case.held_offer().number)
    return tap(Address("slack", "U-sam"), Action("move", "confirm", case.reference, detail))


def send(stage: Stage, landlord: str, draft: Draft) -> Submitted:
    by = stage.phone(f"{landlord.lower()}-officer").address
    return Submitted(f"send-{draft.id}", by, AT, draft.id, draft.page, "send", {})


def tap(by: Address, action: Action) -> Tapped:
    return Tapped(f"{by.id}-{action.encode()}", by, AT, action)


def refused(reply: Reply) -> bool:
    return isinstance(reply, Whisper) and reply.refused


def one_then_the_other(stage: Stage, first_: Incoming, second: Incoming) -> tuple[Reply, Reply]:
    """The second begins while the first is at work, and can only end after it."""
    with ThreadPoolExecutor(1) as threads:
        with stage.store.begin() as transaction:
            early = stage.engine._once(transaction, first_)
            late = threads.submit(stage.engine.handle, second)
            with pytest.raises(TimeoutError):
                late.result(0.3)
        return early, late.result(60)


def first(stage: Stage, what: str, landlord: str) -> int:
    """The number of the latest link of a kind about a landlord's cases; a large one if none."""
    with stage.database.read() as connection:
        telling = retold(connection, stage.scheme.code, 0)
        found = [
            link.number
            for link in links(connection, stage.scheme.code)
            if link.what == what
            and telling.landlords.get(link.reference) == landlord
            and not (what == "ReferralSubmitted" and link.person == "x")
        ]
    return found[0] if found else 10**9


def links_of(stage: Stage) -> list[Link]:
    with stage.database.read() as connection:
        return links(connection, stage.scheme.code)


def whole(stage: Stage, cap: int) -> Retelling:
    """The audit verifies and tells nothing that the cap forbids; rows and ledger agree with it."""
    with look(stage.store) as looking:
        count, wrong = looking.verify(stage.scheme)
        assert not wrong, wrong
        assert looking.astray(stage.scheme) == []
    with stage.database.read() as connection:
        telling = retold(connection, stage.scheme.code, cap)
        assert count == telling.read
        assert_rows_agree(connection, stage.scheme.code, telling)
    return telling
