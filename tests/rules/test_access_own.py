"""RULEBOOK section 4: whose cases, figures and homes each is shown, and whose they may change.

A second scheme, with landlords, people and cases of its own, stands in the same database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pytest

from bot.chat.action import Action
from bot.domain.person import Role
from bot.domain.policy import Policy
from bot.domain.scheme import Scheme
from tests.kit.beside import Beside, another
from tests.kit.forwarding import opened
from tests.kit.phone import whole
from tests.kit.stage import Stage, circulated, scheme_of
from tests.rules.conftest import Play
from tests.rules.rehearsal import rehearse
from tests.rules.test_access import ACTIONS, BY_ROLE, ROLES, rows
from tests.rules.test_requests import HOME

OF_WHOM = """
              officer  lead   support  coordinator  observer
home          own      both   -        both         -
help          -        -      -        -            -
refer         -        -      -        -            -
inquiry       -        -      -        -            -
owed          own      own    -        both         -
activity      -        both   -        both         -
desk          -        -      -        -            -
requests      -        other  -        both         -
empty_home    -        own    -        both         -
meeting       -        -      -        -            -
invite        -        -      -        both         -
override_next -        -      -        both         -
substitute    -        -      -        both         -
write_off     -        -      -        both         -
publish       -        -      -        -            -
targets       -        -      -        both         -
pause_scheme  -        -      -        -            -
people        -        -      -        -            -
known_words   -        -      -        -            -
partners      -        -      -        both         -
"""
"""Whose landlord, case or home an act shows: one's own landlord's, another's, or both. Of the other
scheme nobody is shown anything, and there nobody is shown anything of this one."""

BY_OWNER = """
                 owner  colleague  officer  other_lead  coordinator  observer  elsewhere
see_draft        yes    no         no       no          no           no        no
resume_draft     yes    no         no       no          no           no        no
discard_draft    yes    no         no       no          no           no        no
empty_home_fits  yes    yes        no       no          yes          no        no
empty_home_free  yes    yes        no       no          yes          no        no
empty_home_gone  yes    yes        no       no          yes          no        no
see_person       no     no         no       no          yes          no        no
change_role      no     no         no       no          yes          no        no
on_leave         no     no         no       no          yes          no        no
revoke           no     no         no       no          yes          no        no
see_partner      no     no         no       no          yes          no        no
freeze           no     no         no       no          yes          no        no
leaves           no     no         no       no          yes          no        no
merge            no     no         no       no          yes          no        no
stop_channel     no     no         no       no          yes          no        no
"""
"""Acts on what belongs to somebody, and is no case. ``owner`` is the lead who made it,
``colleague`` another lead there, ``elsewhere`` everybody of the other scheme, in every role. no:
told, word for word, what they are told of what is not there.
"""

OWNERS = {
    "owner": "hackney-lead",
    "colleague": "hackney-lead1",
    "officer": "hackney-officer",
    "other_lead": "brent-lead",
    "coordinator": "sam",
    "observer": "obi",
}


@dataclass(frozen=True)
class Neighbours:
    """Two schemes, and what the landlords, requests and homes of each are known by."""

    here: Stage
    there: Stage
    own: tuple[str, ...]
    other: tuple[str, ...]
    foreign: tuple[str, ...]
    subjects: Mapping[str, str]

    def whose(self, shown: str) -> str:
        """Whose landlords, requests and homes are shown in this."""
        assert [mark for mark in self.foreign if mark in shown] == []
        own, other = (any(mark in shown for mark in marks) for marks in (self.own, self.other))
        return "both" if own and other else "own" if own else "other" if other else "-"


@pytest.fixture(scope="module")
def neighbours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbours]:
    """Hackney and Brent gave as much as they took, and have a request and an empty home each."""
    policy = Policy(publish_after_moves=1)
    scheme = unsigned(scheme_of("Hackney", "Brent", "Ealing", policy=policy))
    here = Stage(f"sqlite:///{tmp_path_factory.mktemp('own') / 'fresh.db'}", scheme)
    there = Beside(here, elsewhere(scheme))
    (own, other), foreign = lives(here), lives(there)
    lead = here.phone("hackney-lead")
    lead.open("refer")
    draft = lead.form.draft
    with opened(here) as books:
        home = books.empty_homes.of(here.partner("Hackney").code)[0].id
    yield Neighbours(
        here,
        there,
        ("Hackney Council", own),
        ("Brent Council", other),
        ("There", *foreign),
        {
            "draft": draft,
            "home": home,
            "person": here.person("ealing-officer").id,
            "partner": "EAL",
        },
    )
    here.close()


def unsigned(scheme: Scheme) -> Scheme:
    """No date of any agreement is kept, so that each partner is one to look at."""
    partners = {
        code: replace(partner, agreement_signed=None) for code, partner in scheme.partners.items()
    }
    return replace(scheme, partners=partners)


def elsewhere(scheme: Scheme) -> Scheme:
    """The same scheme again, its landlords named otherwise, and none of them Ealing."""
    other = another(scheme)
    return replace(
        other,
        partners={
            code: replace(partner, name=partner.name.replace("Council", "There"))
            for code, partner in other.partners.items()
            if code != "EAL"
        },
        people={p.id: p for p in other.people.values() if p.partner != "EAL"},
    )


def lives(stage: Stage) -> tuple[str, str]:
    """Hackney and Brent give and take alike, and log an empty home; a request of each goes out."""
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    hackney.gives(brent, "3")
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Publish")
    for landlord in (hackney, brent):
        landlord.lead.open("home")
        landlord.lead.press("Empty homes")
        landlord.lead.press("Log an empty home")
        landlord.lead.fill(HOME | {"area": landlord.code, "size": "5+"})
    return (
        circulated(stage, hackney, size="1", safe_areas=["BRE"]),
        circulated(stage, brent, size="1", safe_areas=["HAC"]),
    )


@pytest.mark.parametrize("act", rows(OF_WHOM))
def test_section_4_each_role_is_shown_what_is_its_own_and_nothing_of_another_scheme(
    neighbours: Neighbours, act: str
) -> None:
    shown = {
        role: whole(rehearse(neighbours.here, name, ACTIONS[act]).reply)
        for role, name in ROLES.items()
    }

    assert {role: neighbours.whose(text) for role, text in shown.items()} == rows(OF_WHOM)[act]
    for name in ROLES.values():
        there = whole(rehearse(neighbours.there, name, ACTIONS[act]).reply)
        assert [mark for mark in (*neighbours.own, *neighbours.other) if mark in there] == []


BELONGINGS = {
    "see_draft": Action("draft", "look", "draft"),
    "resume_draft": Action("draft", "resume", "draft"),
    "discard_draft": Action("draft", "discard", "draft"),
    "empty_home_fits": Action("empty", "fits", "home"),
    "empty_home_free": Action("empty", "free", "home"),
    "empty_home_gone": Action("empty", "gone", "home"),
    "see_person": Action("people", "show", "person"),
    "change_role": Action("people", "role", "person"),
    "on_leave": Action("people", "leave", "person"),
    "revoke": Action("people", "revoke", "person"),
    "see_partner": Action("partners", "show", "partner"),
    "freeze": Action("partners", "freeze", "partner"),
    "leaves": Action("partners", "leaving", "partner"),
    "merge": Action("partners", "into", "partner"),
    "stop_channel": Action("partners", "stop", "partner"),
}
"""Acts on what is no case; the subject says of what kind it is."""


@pytest.mark.parametrize("act", rows(BY_OWNER))
def test_section_4_what_belongs_to_somebody_is_theirs_and_is_nothing_to_others(
    neighbours: Neighbours, act: str
) -> None:
    action = BELONGINGS[act]
    action = replace(action, subject=neighbours.subjects[action.subject])
    before = neighbours.here.rows()

    told = {who: may(neighbours.here, name, action) for who, name in OWNERS.items()}
    foreign = {may(neighbours.there, name, action) for name in OWNERS.values()}

    assert told | {"elsewhere": " ".join(foreign)} == rows(BY_OWNER)[act]
    assert neighbours.here.rows() == before


def may(stage: Stage, name: str, action: Action) -> str:
    """Whether somebody may do this; if not, they are told what they are told of nothing."""
    told = rehearse(stage, name, action)
    if not told.is_refused:
        return "yes"
    assert told.text == rehearse(stage, name, replace(action, subject="none")).text
    return "no"


def test_section_4_the_tables_of_what_is_shown_leave_no_act_out() -> None:
    # A note that waits is one of its kind: tests/rules/test_review.py tells who is shown it.
    assert {*rows(OF_WHOM)} == {*rows(BY_ROLE)} - {"review"} == {*ACTIONS}
    assert {*rows(BY_OWNER)} == {*BELONGINGS}


TOOLS = {
    "Substitution": {
        "debtor": "HAC",
        "creditor": "BRE",
        "owed": "2",
        "instead": "1",
        "homes": "1",
        "why": "agreed_by_both",
    },
    "Write off": {"debtor": "HAC", "size": "2", "homes": "1", "minute": "2026-03/4"},
    "Override": {"landlord": "HAC", "why": "risk_to_life"},
    "Log a meeting": {"occasion": "meeting", "organisations": "2", "people": "3"},
    "Invite": {"person": "hackney-lead, Hackney Council"},
}
"""Tools of the desk that ask, and what is answered."""


@pytest.mark.parametrize("tool", TOOLS)
def test_section_4_whoever_is_coordinator_no_more_sends_no_form_of_the_desk(
    play: Play, tool: str
) -> None:
    stage = play("Hackney", "Brent", cap_on_owed=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    stage.joins("priya", Role.COORDINATOR)
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press(tool)
    person = replace(stage.person("sam"), role=Role.OBSERVER)
    stage.apply(replace(stage.scheme, people=dict(stage.scheme.people) | {person.id: person}))
    before = stage.rows("draft", "data_key")

    asked = {question.name for question in sam.form.questions}
    sam.fill({name: answer for name, answer in TOOLS[tool].items() if name in asked})

    assert "An observer cannot" in sam.text()
    assert stage.rows("draft", "data_key") == before
