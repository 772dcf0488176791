"""What is said survives being kept and sent: actions, cards and replies come back as they were."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.chat.action import LONGEST, Action
from bot.chat.cards import Card, Table, dump_card, load_card
from bot.chat.replies import Reply, dump_reply, load_reply
from tests.chat.strategies import ACTIONS, CARDS, REPLIES
from tests.kit.lengths import examples

BIG = settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ANYTHING = st.text(max_size=70) | st.from_regex(r"[a-z:+.\n-]{0,70}", fullmatch=True)


@given(action=ACTIONS)
@example(action=Action("", ""))
@example(action=Action("a" * 30, "b" * 30))
def test_an_action_survives_the_wire(action: Action) -> None:
    wire = action.encode()
    assert Action.decode(wire) == action
    assert len(wire.encode("ascii")) <= LONGEST


@given(flow=ANYTHING, verb=ANYTHING, subject=ANYTHING, detail=ANYTHING, opens=st.booleans())
@example(flow="claim\n", verb="take", subject="", detail="", opens=False)
@example(flow="claim", verb="take", subject="a:b", detail="", opens=False)
@example(flow="claim", verb="take", subject="K" * 60, detail="", opens=False)
@example(flow="claim", verb="take", subject="é", detail="", opens=False)
def test_an_action_that_could_not_travel_cannot_be_made(
    flow: str, verb: str, subject: str, detail: str, *, opens: bool
) -> None:
    try:
        action = Action(flow, verb, subject, detail, opens)
    except ValueError:
        return
    assert Action.decode(action.encode()) == action
    assert len(action.encode().encode("ascii")) <= LONGEST


@given(text=ANYTHING)
def test_reading_any_text_as_an_action_gives_that_text_back_or_is_refused(text: str) -> None:
    try:
        action = Action.decode(text)
    except ValueError:
        return
    assert action.encode() == text


@BIG
@given(card=CARDS)
def test_a_card_is_kept_whole(card: Card) -> None:
    assert load_card(dump_card(card)) == card


@BIG
@given(reply=REPLIES)
def test_a_reply_is_kept_whole(reply: Reply) -> None:
    assert load_reply(dump_reply(reply)) == reply


def test_a_ragged_table_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="as long as its head"):
        Table(("Partner", "Owes"), (("Hackney",),))
    with pytest.raises(ValueError, match="as long as its head"):
        load_card(b'{"title":"t","blocks":[{"kind":"table","head":["a"],"rows":[["b","c"]]}]}')
