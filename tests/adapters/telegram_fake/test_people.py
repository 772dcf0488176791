"""People use a bot through the fake, whether it polls or has a webhook."""

from collections.abc import Generator
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.adapters.telegram_fake.counter import Counter, ask, counted
from tests.kit.phone import NotShown
from tests.kit.telegram import html
from tests.kit.telegram.limits import units
from tests.kit.telegram.server import FakeTelegram


@pytest.fixture(params=["polling", "webhook"])
def bot(request: pytest.FixtureRequest, fake: FakeTelegram) -> Generator[Counter]:
    with Counter(fake, webhook=request.param == "webhook") as counter:
        yield counter


def test_a_person_starts_and_presses_what_is_shown(fake: FakeTelegram, bot: Counter) -> None:
    ann = fake.person(41, "Ann", "ann")
    ann.start("K7QX-3F")
    ann.settle(until=lambda: ann.sees("More", about="K7QX-3F"))
    assert ann.private[0].text == "/start K7QX-3F"
    ann.press("More", about="K7QX-3F")
    ann.settle(until=lambda: "1 < 100" in ann.text())
    ann.press("☐ More")
    ann.settle(until=lambda: "2 < 100" in ann.text())

    assert ann.alerts == ["Counted 1", "Counted 2"]
    assert [query.alert for query in ann.queries] == [False, True]
    assert len(ann.answer_times) == ann.taps == 2
    assert ann.typed == 0
    assert len(ann.messages) == 2
    assert "0 < 100" not in ann.text()
    assert "0 < 100" in ann.ever_saw()
    assert ann.message().entities == [{"offset": 0, "length": 7, "type": "bold"}]
    assert fake.violations == []


def test_what_is_not_shown_cannot_be_pressed(fake: FakeTelegram, bot: Counter) -> None:
    ann = fake.person(41, "Ann")
    ann.start()
    ann.settle(until=lambda: ann.sees("More"))

    with pytest.raises(NotShown, match="Less"):
        ann.press("Less")
    with pytest.raises(NotShown, match="Z9"):
        ann.press("More", about="Z9")
    with pytest.raises(NotShown, match="a message"):
        ann.message("Z9")
    assert ann.taps == 0


def test_25_people_press_at_once(fake: FakeTelegram, bot: Counter) -> None:
    phones = [fake.person(100 + number) for number in range(25)]
    for phone in phones:
        phone.start()
    fake.settle(until=lambda: all(phone.sees("More") for phone in phones))

    with fake.held():
        for phone in phones:
            phone.press("More")
        assert all(query.answered is None for phone in phones for query in phone.queries)
    fake.settle(until=lambda: all("1 < 100" in phone.text() for phone in phones))

    assert [phone.alerts for phone in phones] == [["Counted 1"]] * 25
    ids = [update.update_id for update in bot.seen]
    assert len(set(ids)) == 50
    assert fake.violations == []


def test_a_link_to_the_bot_starts_it_and_any_other_leaves_telegram(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    fake.group(-1_007_000_041, members=[ann])
    links = {"Refer": "https://t.me/reciprocal_bot?start=refer-K7", "Help": "https://example.org/"}
    rows = [[InlineKeyboardButton(text, url=url)] for text, url in links.items()]
    markup = InlineKeyboardMarkup(rows)
    ask(fake, lambda bot: bot.send_message(-1_007_000_041, "Hello", reply_markup=markup))

    assert ann.press("Refer") is None
    assert ann.private[0].text == "/start refer-K7"
    ann.press("Help")
    assert ann.opened == ["https://example.org/"]


def test_waiting_in_vain_says_for_what(fake: FakeTelegram) -> None:
    ann = fake.person(41, "Ann")
    ann.start()
    ask(fake, lambda bot: bot.send_message(41, **counted(0)))
    ann.press("More")
    with pytest.raises(AssertionError, match="Ann's presses are answered"):
        ann.settle(patience=0.1)
    ask(fake, lambda bot: bot.answer_callback_query(ann.queries[0].id))
    with pytest.raises(AssertionError, match="the bot took what Ann did"):
        ann.settle(patience=0.1)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_through_unchanged(text: str) -> None:
    assert html.parse(escape(text)) == (text.strip(), [])
    bold = html.parse(f"<b>{escape(text)}</b>")
    assert bold[0] == text.strip()
    assert sum(entity["length"] for entity in bold[1]) == units(text.strip())
