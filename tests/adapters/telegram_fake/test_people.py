"""People use a bot through the fake, whether it polls or has a webhook."""

from collections.abc import Generator

import pytest

from tests.adapters.telegram_fake.counter import Counter
from tests.kit.phone import NotShown
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
