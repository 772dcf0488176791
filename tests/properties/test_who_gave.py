"""Nothing that comes to the home landlord's people would be otherwise if another had given (D12).

Each household is housed twice over, once by either of two landlords that could, in two copies of
one scheme; everybody who works for the landlord that was left looks at everything, again and
again. The officer who leads the case is not among them: that person may know (D12).
"""

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.chat.cards import Button
from bot.domain.ids import AreaCode, PartnerCode
from bot.domain.scheme import Scheme
from tests.kit.lengths import examples
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.stage import Landlord, Stage, Told, press, refers
from tests.properties.schemes import schemes

OPENED = ("home", "help", "owed", "requests", "activity", "move")


@dataclass(frozen=True)
class Housing:
    """A household of one landlord, and two that could give it a home."""

    scheme: Scheme
    home: PartnerCode
    home_area: AreaCode
    givers: tuple[PartnerCode, PartnerCode]
    before: Sequence[tuple[PartnerCode, PartnerCode, str]]
    size: str


@st.composite
def housings(draw: st.DrawFn) -> Housing:
    """Some moves come before, so that everybody owes something or is owed it; two at the most, so
    that none of it can be published yet."""
    scheme = draw(schemes())
    policy = replace(
        scheme.policy,
        cap_on_owed=0,
        publish_after_moves=3,
        referrers="any",
        perpetrator_moves=False,
    )
    codes = sorted(scheme.partners)
    sizes = st.sampled_from(["1", "2", "3"])
    home = draw(st.sampled_from(codes))
    home_area = draw(st.sampled_from(sorted(scheme.areas)))
    able = [c for c in codes if c != home and scheme.partners[c].stock_in - {home_area}]
    assume(len(able) > 1)
    pairs = st.permutations(codes).map(lambda order: (order[0], order[1]))
    return Housing(
        replace(scheme, policy=policy),
        home,
        home_area,
        draw(st.sampled_from(sorted(combinations(able, 2)))),
        [(*draw(pairs), draw(sizes)) for _ in range(draw(st.integers(0, 2)))],
        draw(sizes),
    )


@settings(max_examples=examples(8))
@given(housings())
def test_D12_whoever_gave_the_home_landlords_people_are_shown_the_same(housing: Housing) -> None:
    with TemporaryDirectory() as folder:
        before, reference = begun(housing, Path(folder, "before.db"))
        told = [
            seen(fork(before, Path(folder, f"{giver}.db")), giver, housing, reference)
            for giver in housing.givers
        ]
    for number, (one, other) in enumerate(zip(*told, strict=True)):
        assert one == other, number


def begun(housing: Housing, path: Path) -> tuple[Stage, str]:
    """A request of the home landlord is circulated, led by a support worker."""
    stage = Stage(f"sqlite:///{path}", housing.scheme)
    for taker, giver, size in housing.before:
        if area := offered(stage.scheme, giver, housing.home_area):
            earlier = requested(stage, taker, housing.home_area, size)
            for step in steps(stage, giver, area, size, earlier):
                step().is_done()
    reference = requested(stage, housing.home, housing.home_area, housing.size)
    stage.close()
    return stage, reference


def seen(
    stage: Stage, giver: PartnerCode, housing: Housing, reference: str
) -> list[list[tuple[str, str]]]:
    """What the home landlord's people see after each step of a landlord that houses the case."""
    area = offered(stage.scheme, giver, housing.home_area)
    found = [[*looks(stage, housing.home, reference)]]
    for step in steps(stage, giver, area, housing.size, reference):
        step().is_done()
        found.append([*looks(stage, housing.home, reference)])
    stage.close()
    return found


def requested(stage: Stage, home: PartnerCode, home_area: AreaCode, size: str) -> str:
    safe = [area for area in stage.scheme.areas if area != home_area]
    asked = {"home_area": home_area, "safe_areas": safe, "size": size}
    reference = refers(stage, stage.phone("leah"), home, **asked).is_done().reference
    press(stage, landlord(stage, home).lead, "Approve", reference).is_done()
    if stage.case(reference).state.value == "approved":
        press(stage, stage.phone("sam"), "Circulate", reference).is_done()
    stage.deliver()
    return reference


def steps(
    stage: Stage, giver: PartnerCode, area: str, size: str, reference: str
) -> Sequence[Callable[[], Told]]:
    """What a landlord does to house a household, and its officer with it, one after another."""
    gives, leah = landlord(stage, giver), stage.phone("leah")
    return (
        lambda: gives.claims(reference),
        lambda: gives.offers(reference, area=area, size=size),
        lambda: press(stage, leah, "Viewing arranged", reference),
        lambda: press(stage, leah, "Tenant accepts", reference),
        lambda: gives.starts(reference),
        lambda: press(stage, leah, "Confirm", reference),
    )


def offered(scheme: Scheme, giver: PartnerCode, home_area: AreaCode) -> str:
    """Where a landlord has a home for a household of that area, empty where it has none."""
    return min(scheme.partners[giver].stock_in - {home_area}, default="")


def looks(stage: Stage, home: PartnerCode, reference: str) -> Iterator[tuple[str, str]]:
    """Everything that everybody of a landlord can see, in their messages and by pressing."""
    stage.wait(hours=1)
    stage.deliver()
    slack = stage.platforms["slack"]
    for person in sorted(stage.scheme.people.values(), key=lambda person: person.name):
        if person.partner != home:
            continue
        phone = stage.phone(person.name)
        for address, card in slack.ever:
            if address in (phone.address, phone.channel):
                yield person.name, card_text(card)
        for what in OPENED:
            yield person.name, reply_text(phone.open(what))
            yield from presses(phone, reference)


def presses(phone: Phone, reference: str) -> Iterator[tuple[str, str]]:
    """Whatever is in front of somebody about the case, and what only looks at others."""
    for button in looked_at(phone, reference):
        before = phone.reply
        yield button.label, reply_text(phone.tap(button))
        phone.reply = before


def looked_at(phone: Phone, reference: str) -> list[Button]:
    return [
        button
        for button in phone.buttons()
        if not button.action.opens
        and (
            button.action.subject == reference
            or (button.action.flow, button.action.verb) in (("case", "show"), ("case", "more"))
        )
    ]


def landlord(stage: Stage, code: PartnerCode) -> Landlord:
    name = stage.scheme.partners[code].name.split()[0]
    return stage.partner(name)


def fork(stage: Stage, path: Path) -> Stage:
    """A copy of a scheme as it stood, with all that was on everybody's phone."""
    path.write_bytes(Path(str(stage.database.url.database)).read_bytes())
    forked = Stage(f"sqlite:///{path}", stage.scheme)
    forked.now = stage.now
    for name, platform in stage.platforms.items():
        kept = forked.platforms[name]
        kept.messages = copy.deepcopy(platform.messages)
        kept.ever, kept.sent = [*platform.ever], platform.sent
    forked.deliver()
    return forked
