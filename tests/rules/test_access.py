"""RULEBOOK section 4, whole: every action built here, pressed by everybody, on two real schemes.

A forbidden person is shown no button, so these presses are made up by hand. What each is shown of
their own partner, of others and of another scheme is in test_access_own.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from bot.chat.action import Action
from bot.domain.access import ACCESS, Act
from bot.domain.case import State
from bot.domain.ids import PartnerCode, Reference
from bot.domain.ledger import Entry, entries_for_move, reverse
from bot.domain.person import Role
from bot.domain.policy import Policy
from bot.domain.property import Size
from tests.kit.beside import Beside, another
from tests.kit.forwarding import opened
from tests.kit.stage import Stage, press, refers, scheme_of
from tests.rules.conftest import Play
from tests.rules.insisting import insists
from tests.rules.naming import names_council
from tests.rules.rehearsal import Rehearsed, rehearse
from tests.rules.test_schemes import chooses

BY_ROLE = """
              officer  lead  support  coordinator  observer  both_here  both_there  both_unsaid
home          yes      yes   yes      yes          yes       yes        yes         which
help          yes      yes   yes      yes          yes       yes        yes         which
refer         yes      yes   yes      yes          no        yes        no          which
inquiry       yes      yes   yes      yes          no        yes        no          which
owed          yes      yes   no       yes          no        yes        no          which
activity      no       yes   no       yes          no        yes        no          which
desk          no       no    no       yes          no        no         no          which
requests      no       yes   no       yes          no        yes        no          which
empty_home    no       yes   no       yes          no        yes        no          which
meeting       no       no    no       yes          no        no         no          which
invite        no       no    no       yes          no        no         no          which
override_next no       no    no       yes          no        no         no          which
substitute    no       no    no       yes          no        no         no          which
write_off     no       no    no       yes          no        no         no          which
publish       no       no    no       yes          no        no         no          which
targets       no       no    no       yes          no        no         no          which
pause_scheme  no       no    no       yes          no        no         no          which
people        no       no    no       yes          no        no         no          which
partners      no       no    no       yes          no        no         no          which
known_words   no       no    no       yes          no        no         no          which
review        no       no    no       yes          no        no         no          no
"""

"""``both_here`` is a lead here, an observer in another scheme, and has chosen this one;
``both_there`` has chosen the other; ``both_unsaid`` has chosen neither, and is asked which."""

BY_PART = """
             nominator  colleague  home_lead  holder  holder_officer  reader  unsafe  excluded_landlord  excluded_person  support  coordinator  observer  holder_both  sits_elsewhere  elsewhere
see_referral yes        -          yes        -       -               -       -       -                  -                -        yes          -         -            -               -
approve      no         -          yes        -       -               -       -       -                  -                -        behalf       -         -            -               -
return       no         -          yes        -       -               -       -       -                  -                -        yes          -         -            -               -
not_approve  no         -          yes        -       -               -       -       -                  -                -        yes          -         -            -               -
amend        yes        -          no         -       -               -       -       -                  -                -        yes          -         -            -               -
pause        yes        -          no         -       -               -       -       -                  -                -        behalf       -         -            -               -
resume       yes        -          no         -       -               -       -       -                  -                -        behalf       -         -            -               -
withdraw     yes        -          no         -       -               -       -       -                  -                -        yes          -         -            -               -
housed       yes        -          no         -       -               -       -       -                  -                -        yes          -         -            -               -
needed       yes        -          no         -       -               -       -       -                  -                -        behalf       -         -            -               -
send_back    no         -          no         -       -               -       -       -                  -                -        yes          -         -            -               -
send_again   yes        -          no         -       -               -       -       -                  -                -        behalf       -         -            -               -
circulate    no         -          no         -       -               -       -       -                  -                -        yes          -         -            -               -
see_request  yes        -          yes        yes     -               yes     -       -                  -                -        yes          -         yes          -               -
timeline     no         -          no         no      -               no      -       -                  -                -        yes          -         no           -               -
claim        no         -          no         yes     -               yes     -       -                  -                no       no           no        yes          -               -
claim_for    no         no         no         no      no              no      no      no                 no               no       yes          no        no           no              -
release      no         -          no         yes     -               no      -       -                  -                -        behalf       -         yes          -               -
lapse        no         -          no         no      -               no      -       -                  -                -        yes          -         no           -               -
give         no         -          no         no      -               no      -       -                  -                -        yes          -         no           -               -
leave        no         -          no         no      -               yes     -       -                  -                -        no           -         no           -               -
offer        no         -          no         yes     -               no      -       -                  -                -        yes          -         yes          -               -
agree        yes        -          no         no      -               no      -       -                  -                -        behalf       -         no           -               -
decline      yes        -          no         no      -               no      -       -                  -                -        behalf       -         no           -               -
contact      no         -          no         yes     -               no      -       -                  -                -        yes          -         yes          -               -
viewing      yes        -          no         yes     -               no      -       -                  -                -        behalf       -         yes          -               -
accept       yes        -          no         no      -               no      -       -                  -                -        behalf       -         no           -               -
refuse       yes        -          no         no      -               no      -       -                  -                -        yes          -         no           -               -
whose        no         -          no         no      -               no      -       -                  -                -        yes          -         no           -               -
take_back    no         -          no         yes     -               no      -       -                  -                -        behalf       -         yes          -               -
fell         yes        -          no         yes     -               no      -       -                  -                -        yes          -         yes          -               -
start        no         -          no         yes     -               no      -       -                  -                -        yes          -         yes          -               -
confirm      yes        -          no         no      -               no      -       -                  -                -        behalf       -         no           -               -
reopen       no         -          no         -       -               -       -       -                  -                -        yes          -         -            -               -
override     no         -          no         -       -               -       -       -                  -                -        yes          -         -            -               -
correct      no         -          no         no      -               -       -       -                  -                -        yes          -         no           -               -
name_council no         -          no         yes     -               no      -       -                  -                -        yes          -         yes          -               -
say_nominate no         -          no         no      -               yes     -       -                  -                -        behalf       -         no           -               -
take_it_back no         -          no         yes     -               no      -       -                  -                -        behalf       -         yes          -               -
uncredit     no         -          no         no      -               no      -       -                  -                -        yes          -         no           -               -
check        yes        -          no         no      -               -       -       -                  -                -        yes          -         no           -               -
check_later  yes        -          no         no      -               -       -       -                  -                -        behalf       -         no           -               -
check_else   yes        -          no         no      -               -       -       -                  -                -        behalf       -         no           -               -
check_tenant yes        -          no         yes     -               -       -       -                  -                -        yes          -         yes          -               -
check_at_six no         -          no         yes     -               -       -       -                  -                -        yes          -         yes          -               -
handle       no         -          no         no      -               -       -       -                  -                -        yes          -         no           -               -
"""  # noqa: E501
"""yes: done, or its form opens. behalf: done, and the audit says on whose behalf. no: refused, and
told whom to ask. -: told that there is no such request, as of one that does not exist.

A second scheme stands in the same database; the last columns are of people who work in it.
``holder_both`` leads the holder here and is an observer there, ``sits_elsewhere`` is a colleague
here and the coordinator there; both have chosen the other scheme. ``elsewhere`` is everybody who is
enrolled there alone, in every role: - says of them that each is told, word for word, what they are
told of a reference that was never given out.
"""

ROLES = {
    "officer": "hackney-officer",
    "lead": "hackney-lead",
    "support": "leah",
    "coordinator": "sam",
    "observer": "obi",
}

PARTS = {
    "colleague": "hackney-officer",
    "home_lead": "hackney-lead",
    "holder": "brent-lead",
    "holder_officer": "brent-officer",
    "reader": "lewisham-lead",
    "unsafe": "camden-lead",
    "excluded_landlord": "ealing-lead",
    "excluded_person": "brent-lead1",
    "support": "lin",
    "coordinator": "sam",
    "observer": "obi",
}

IN_BOTH = {"holder_both": "kim", "sits_elsewhere": "ola"}

BOTH = ("both_here", "both_there", "both_unsaid")

NEVER_GIVEN = "9999-99"

NOMINATORS = {"officer": "nia", "support_worker": "leah", "lead": "hackney-lead1"}

Seen = Mapping[str, Mapping[str, str]]


def rows(table: str) -> dict[str, dict[str, str]]:
    """The table as it reads: what each column is told of each row's action."""
    head, *lines = [line.split() for line in table.strip().splitlines()]
    return {name: dict(zip(head, cells, strict=True)) for name, *cells in lines}


def outcome(told: Rehearsed) -> str:
    """What somebody was told, in the words of the tables."""
    if told.text.startswith("Which scheme?"):
        return "which"
    if told.is_refused:
        assert "Open Home" in told.text or "Ask " in told.text, told.text
        return "-" if told.text.startswith("There is no request") else "no"
    return "behalf" if any(acted.endswith("on behalf") for acted in told.acted_as) else "yes"


@pytest.fixture(scope="module", params=NOMINATORS)
def walked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Seen]]:
    """A household's way, and what everybody is told of every action as soon as it can be done."""
    scheme = scheme_of("Hackney", "Brent", "Lewisham", "Camden", "Ealing", associations=["Brent"])
    stage = Stage(f"sqlite:///{tmp_path_factory.mktemp('access') / 'fresh.db'}", scheme)
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    stage.joins("lin", Role.SUPPORT_WORKER, service="HAVEN")
    stage.joins("kim", Role.LETTINGS_MANAGER, partner="BRE")
    stage.joins("ola", Role.HOUSING_OFFICER, partner="HAC")
    there = beside(stage, kim=Role.OBSERVER, ola=Role.COORDINATOR)
    for name in ("kim", "ola"):
        chooses(stage.phone(name), there.scheme.name)
    kind = str(request.param)
    yield kind, walk(stage, there, NOMINATORS[kind])
    stage.close()


def beside(stage: Stage, **shared: Role) -> Beside:
    """A second scheme of the same landlords, in which these work too, in roles of their own."""
    other = another(stage.scheme, *shared)
    people = {
        person.id: replace(person, role=shared[person.name], partner=None)
        for person in other.people.values()
        if person.name in shared
    }
    return Beside(stage, replace(other, people=dict(other.people) | people))


def walk(stage: Stage, there: Stage, nominator: str) -> Seen:
    seen: dict[str, dict[str, str]] = {}
    once = nominator == NOMINATORS["officer"]  # to the other scheme it is the same who leads it
    people = {"nominator": nominator} | PARTS | (IN_BOTH if once else {})
    officer, sam = stage.phone(nominator), stage.phone("sam")
    brent = stage.partner("Brent")
    lead = nominator == "hackney-lead1"
    reference = refers(
        stage,
        stage.phone("hackney-officer") if lead else officer,
        "HAC",
        officer=nominator if lead else str(stage.person(nominator).id),
        safe_areas=["BRE", "LEW", "EAL"],
        excluded_partners=["EAL"],
        excluded_persons=["brent-lead1, Brent Homes"],
    ).reference

    def everybody_presses(name: str, flow: str, verb: str, offer: str = "") -> None:
        action = Action(flow, verb, reference, offer)
        kept = stage.rows()
        seen[name] = {
            part: outcome(rehearse(stage, person, action)) for part, person in people.items()
        }
        if once:
            seen[name]["elsewhere"] = elsewhere(there, action)
        assert stage.rows() == kept

    everybody_presses("see_referral", "case", "show")
    everybody_presses("approve", "approve", "approve")
    everybody_presses("not_approve", "life", "decline")
    for name in ("return", "pause", "withdraw", "housed", "needed"):
        everybody_presses(name, "life", name)
    everybody_presses("amend", "amend", "start")
    press(stage, officer, "Pause", reference)
    everybody_presses("resume", "life", "resume")
    press(stage, officer, "Resume", reference)
    with opened(stage) as books:
        debts = [books.ledger.post(debt) for debt in two_homes_owed(stage)]
    press(stage, stage.phone("hackney-lead"), "Approve", reference)
    everybody_presses("override", "override", "carry")
    with opened(stage) as books:
        for entry in [e for e in books.ledger.entries() if e.id in debts]:
            books.ledger.post(reverse(entry, stage.now))
    stage.apply(stage.scheme)
    everybody_presses("send_back", "life", "return")
    press(stage, sam, "Return", reference)
    sam.fill({"question": "areas"})
    everybody_presses("send_again", "life", "again")
    press(stage, officer, "Send again", reference)
    everybody_presses("circulate", "circulate", "circulate")
    press(stage, sam, "Circulate", reference)
    everybody_presses("see_request", "case", "show")
    everybody_presses("timeline", "case", "timeline")
    everybody_presses("claim", "claim", "take")
    everybody_presses("claim_for", "claim", "for")
    brent.claims(reference)
    press(stage, stage.phone("lewisham-lead"), "Join the line", reference)
    everybody_presses("release", "hold", "release", "1")
    everybody_presses("lapse", "hold", "lapse", "1")
    everybody_presses("give", "hold", "give", "1")
    everybody_presses("leave", "hold", "leave")
    everybody_presses("offer", "offer", "home", "1")
    brent.offers(reference, size="5+")
    everybody_presses("agree", "offer", "agree", "1")
    everybody_presses("decline", "offer", "decline", "1")
    press(stage, officer, "Yes, offer it", reference)
    everybody_presses("contact", "offer", "contact", "1")
    everybody_presses("viewing", "offer", "viewing", "1")
    everybody_presses("accept", "answer", "accept", "1")
    everybody_presses("refuse", "answer", "refuse", "1")
    press(stage, officer, "Tenant refuses", reference)
    officer.fill({"code": "cost"})
    everybody_presses("whose", "hold", "whose", "1")
    brent.offers(reference)
    press(stage, officer, "Tenant accepts", reference)
    everybody_presses("take_back", "hold", "back", "2")
    everybody_presses("fell", "hold", "fell", "2")
    everybody_presses("start", "move", "start", "2")
    brent.starts(reference)
    everybody_presses("confirm", "move", "confirm", "2")
    everybody_presses("name_council", "nomination", "name")
    names_council(stage, brent, reference, "LEW")
    everybody_presses("say_nominate", "nomination", "yes")
    everybody_presses("take_it_back", "nomination", "unname")
    press(stage, stage.phone("lewisham-lead"), "Yes, we nominated", reference)
    everybody_presses("uncredit", "nomination", "uncredit")
    press(stage, officer, "More", reference)
    officer.press("Fell through", reference)
    officer.fill({"why": "other"})
    press(stage, officer, "Withdraw", reference)
    officer.fill({"why": "not_needed"})
    everybody_presses("reopen", "life", "reopen")
    press(stage, sam, "More", reference)
    sam.press("Reopen", reference)
    sam.fill({"consents": "yes", "consent_on": "2026-03-03"})
    press(stage, sam, "Circulate", reference)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, officer, "Tenant accepts", reference)
    brent.starts(reference)
    press(stage, officer, "Confirm", reference)
    everybody_presses("correct", "correct", "move")
    stage.until("2026-03-24")
    everybody_presses("check", "follow_up", "answer", "feedback")
    everybody_presses("check_later", "follow_up", "later", "feedback")
    everybody_presses("check_else", "follow_up", "else", "feedback")
    press(stage, officer, "Someone else", reference)
    everybody_presses("check_tenant", "follow_up", "answer", "feedback")
    press(stage, stage.phone("brent-lead"), "Answer", reference)
    stage.phone("brent-lead").fill({"safe": "no"})
    everybody_presses("handle", "follow_up", "handled", "feedback")
    stage.until("2026-09-03")
    everybody_presses("check_at_six", "follow_up", "answer", "sustainability")
    return seen


def elsewhere(there: Stage, action: Action) -> str:
    """- where all who are enrolled in the other scheme alone are told of this what they are told
    of a reference that was never given out."""
    for name in ROLES.values():
        of_this = rehearse(there, name, action)
        of_none = rehearse(there, name, replace(action, subject=NEVER_GIVEN))
        assert outcome(of_none) in ("-", "no")
        if of_this.text != of_none.text.replace(NEVER_GIVEN, action.subject) or of_this.acted_as:
            return f"{name} is told: {of_this.text}"
    return "-"


def two_homes_owed(stage: Stage) -> tuple[Entry, ...]:
    """What brings Hackney to its cap."""
    return entries_for_move(
        Reference("2222-22"),
        stage.now,
        sender=PartnerCode("HAC"),
        receiver=PartnerCode("LEW"),
        sizes=[Size.TWO, Size.TWO],
    )


@pytest.mark.parametrize("action", rows(BY_PART))
def test_section_4_on_a_case_each_may_do_what_is_theirs_and_nothing_else(
    walked: tuple[str, Seen], action: str
) -> None:
    kind, seen = walked
    expected = rows(BY_PART)[action]
    if kind == "lead" and action in ("approve", "return", "not_approve"):
        expected = expected | {"nominator": "yes"}  # a lead of the landlord on the tenancy
    if kind != "officer":
        for part in (*IN_BOTH, "elsewhere"):
            del expected[part]

    assert seen[action] == expected


ACTIONS = {
    "home": Action("home", "open"),
    "help": Action("home", "help"),
    "refer": Action("refer", "start"),
    "inquiry": Action("inquiry", "start"),
    "owed": Action("owed", "show"),
    "activity": Action("activity", "show"),
    "meeting": Action("meeting", "start"),
    "desk": Action("desk", "open"),
    "requests": Action("requests", "list"),
    "empty_home": Action("empty", "list"),
    "invite": Action("join", "invite"),
    "override_next": Action("override", "give"),
    "substitute": Action("ledger", "substitute"),
    "write_off": Action("ledger", "write_off"),
    "publish": Action("ledger", "publish"),
    "targets": Action("target", "show"),
    "pause_scheme": Action("govern", "scheme"),
    "people": Action("people", "open"),
    "partners": Action("partners", "open"),
    "known_words": Action("words", "open"),
}


@pytest.fixture(scope="module")
def two_schemes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A scheme beside another, and the people of ``BOTH``."""
    scheme = scheme_of("Hackney", "Brent", policy=Policy(publish_after_moves=0))
    stage = Stage(f"sqlite:///{tmp_path_factory.mktemp('roles') / 'fresh.db'}", scheme)
    for name in BOTH:
        stage.joins(name, Role.HOUSING_MANAGER, partner="HAC")
    there = beside(stage, **dict.fromkeys(BOTH, Role.OBSERVER))
    chooses(stage.phone("both_here"), stage.scheme.name)
    chooses(stage.phone("both_there"), there.scheme.name)
    insists(stage)
    yield stage
    stage.close()


@pytest.mark.parametrize("action", rows(BY_ROLE))
def test_section_4_outside_a_case_each_role_may_do_what_is_its_own(
    two_schemes: Stage, action: str
) -> None:
    people = ROLES | {name: name for name in BOTH}
    # A note is of the scheme in which it waits, so nobody is asked which scheme is meant.
    read = two_schemes.phone("sam").find("Read it").action
    pressed = (ACTIONS | {"review": read})[action]

    told = {role: outcome(rehearse(two_schemes, name, pressed)) for role, name in people.items()}

    assert told == rows(BY_ROLE)[action]


def test_section_4_the_tables_leave_no_act_out() -> None:
    acts = {
        Act.HOME: ("home", "help"),
        Act.DESK: ("desk",),
        Act.REFER: ("refer",),
        Act.APPROVE: ("approve",),
        Act.RETURN: ("return",),
        Act.DECLINE: ("not_approve",),
        Act.AMEND: ("amend",),
        Act.PAUSE: ("pause", "resume"),
        Act.WITHDRAW: ("withdraw",),
        Act.HOUSED: ("housed",),
        Act.STILL_NEEDED: ("needed",),
        Act.SEND_BACK: ("send_back",),
        Act.SEND_AGAIN: ("send_again",),
        Act.REOPEN: ("reopen",),
        Act.CIRCULATE: ("circulate",),
        Act.REQUESTS: ("requests",),
        Act.EMPTY_HOME: ("empty_home",),
        Act.TIMELINE: ("timeline",),
        Act.CLAIM: ("claim", "claim_for"),
        Act.RELEASE: ("release",),
        Act.LAPSE: ("lapse",),
        Act.DISPLACE: ("give",),
        Act.LEAVE_LINE: ("leave",),
        Act.CODE_REFUSAL: ("whose",),
        Act.TAKE_BACK: ("take_back",),
        Act.FALL_THROUGH: ("fell",),
        Act.OFFER: ("offer",),
        Act.CONTACT: ("contact",),
        Act.AGREE: ("agree", "decline"),
        Act.VIEWING: ("viewing",),
        Act.ANSWER: ("accept", "refuse"),
        Act.START: ("start",),
        Act.NAME_COUNCIL: ("name_council", "take_it_back"),
        Act.SAY_NOMINATED: ("say_nominate",),
        Act.UNCREDIT: ("uncredit",),
        Act.CONFIRM: ("confirm",),
        Act.FOLLOW_UP: ("check", "check_later", "check_else", "check_tenant", "check_at_six"),
        Act.HANDLE: ("handle",),
        Act.INQUIRE: ("inquiry",),
        Act.OWED: ("owed",),
        Act.ACTIVITY: ("activity",),
        Act.MEET: ("meeting",),
        Act.INVITE: ("invite",),
        Act.OVERRIDE: ("override", "override_next"),
        Act.CORRECT: ("correct",),
        Act.SUBSTITUTE: ("substitute",),
        Act.WRITE_OFF: ("write_off",),
        Act.PUBLISH: ("publish",),
        Act.TARGETS: ("targets",),
        Act.PAUSE_SCHEME: ("pause_scheme",),
        Act.PEOPLE: ("people",),
        Act.PARTNERS: ("partners",),
        Act.KNOWN_WORDS: ("known_words",),
        Act.REVIEW: ("review",),
    }
    tested = {name for names in acts.values() for name in names}

    assert set(acts) == set(Act) == set(ACCESS)
    assert tested | {"see_referral", "see_request"} == set(rows(BY_ROLE)) | set(rows(BY_PART))


def test_section_4_the_coordinator_acts_for_everybody_in_their_own_name(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    sam = stage.phone("sam")
    home = {
        "area": "BRE",
        "size": "1",
        "type": "flat",
        "floor": "0",
        "lift": "no",
        "pets": "yes",
        "tenure": "secure",
        "rent": "social",
        "ready": "2026-03-10",
    }

    def acts(label: str, reference: str, **answers: str) -> None:
        sam.open("home")
        sam.press("Open", reference)
        sam.press(label, reference)
        if answers:
            sam.fill(answers)

    reference = refers(stage, sam, "HAC", officer="hackney-officer, Hackney Council").reference
    acts("Approve", reference)
    acts("Circulate", reference)
    acts("Claim for a landlord", reference, landlord="BRE")
    acts("Offer a home", reference, **home)
    acts("No, not this one", reference)
    acts("Offer a home", reference, **home)
    acts("Yes, offer it", reference)
    acts("Viewing arranged", reference)
    acts("Tenant refuses", reference, code="cost")
    acts("Offer a home", reference, **home | {"size": "2"})
    acts("Contact", reference)
    acts("Tenant accepts", reference)
    acts("Tenancy started", reference, tenure_kept="yes")
    acts("Confirm", reference)

    assert stage.case(reference).state is State.MOVED
    links = stage.audit(reference=reference)
    assert {link.person for link in links} == {"sam"}
    in_their_own_right = {link.what for link in links if link.acted_as == "coordinator"}
    assert in_their_own_right == {"RequestCirculated", "ContactShown", "CaseOpened"}
    for_others = [link.what for link in links if link.acted_as == "coordinator, on behalf"]
    assert [what for what in for_others if what != "ContactShown"] == [
        "ReferralSubmitted",
        "ReferralApproved",
        "RequestClaimed",
        "HomeProposed",
        "ProposalDeclined",
        "HomeProposed",
        "HomeOffered",
        "ViewingArranged",
        "OfferRefused",
        "HomeOffered",
        "OfferAccepted",
        "TenancyStarted",
        "TenancyConfirmed",
    ]
