"""A bot with a webhook: retries, order, answers in the response, and hostile posts."""

import pytest

from tests.adapters.telegram_fake.counter import SECRET, Counter
from tests.kit.telegram.params import Params
from tests.kit.telegram.server import FakeTelegram


@pytest.fixture
def fake(fake: FakeTelegram) -> FakeTelegram:
    fake.delivery.pace = 0.01
    return fake


def test_what_fails_comes_again_in_its_order(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    with Counter(fake, webhook=True) as bot:
        bot.refuse = 3
        ann.start()
        ann.says("one")
        ann.says("two")
        ann.settle()

    texts = [update.message.text for update in bot.seen if update.message]
    assert texts == ["/start", "one", "two"]
    statuses = [status for update, status in fake.delivery.responses]
    assert statuses == [500, 500, 500, 200, 200, 200]
    assert [update.tries for update in ann.updates] == [3, 0, 0]


def test_a_webhook_that_does_not_answer_is_asked_again(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    with Counter(fake, webhook=True) as bot:
        fake.delivery.timeout = 0.2
        fake.fail("sendMessage", stall=2)
        ann.start()
        fake.wait(lambda: (ann.updates[0].id, 0) in fake.delivery.responses, "it timed out")
        ann.settle()

    assert len(bot.seen) >= 2
    assert fake.delivery.responses[-1] == (ann.updates[0].id, 200)


def test_no_more_posts_at_once_than_the_bot_asked_for(fake: FakeTelegram) -> None:
    phones = [fake.person(100 + number) for number in range(10)]
    bot = Counter(fake, webhook=True)
    bot.connections = 2
    with bot:
        fake.fail("sendMessage", stall=0.02, times=10)
        with fake.held():
            for phone in phones:
                phone.start()
        fake.settle()
    assert len(bot.seen) == 10
    assert bot.busiest <= 2


def test_an_answer_may_call_a_method(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    with Counter(fake, webhook=True):
        ann.start()
        ann.command("/direct")
        ann.settle(until=lambda: "At once." in ann.text())
    assert fake.called("sendMessage")[0].params["text"].startswith("<b>")
    assert len(fake.called("sendMessage")) == 1, "no call was made for it"


def test_hostile_posts(fake: FakeTelegram) -> None:
    with Counter(fake, webhook=True) as bot:
        nested = b'{"update_id":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
        assert fake.posts([b"{}"], secret="wrong") == [(401, "")]
        assert fake.posts([b"{}"], secret=None)[0][0] == 401
        assert fake.posts([b"{"])[0][0] == 400
        assert fake.posts([b" " * 2**21])[0][0] == 413
        assert fake.posts([nested])[0][0] == 400
        assert fake.posts([b"{}"])[0][0] == 400
        assert fake.posts([b"{}"], secret="é")[0][0] == 401
        assert bot.seen == []


def test_the_same_update_several_times_at_once(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    with Counter(fake, webhook=True) as bot:
        ann.start()
        ann.settle()
        answers = fake.again(ann.updates[0], times=5)
    assert [status for status, _ in answers] == [200] * 5
    assert {update.update_id for update in bot.seen} == {ann.updates[0].id}
    assert len(bot.seen) == 6
    assert fake.delivery.webhook.url == ""
    assert fake.called("setWebhook")[0].params["secret_token"] == SECRET


def test_what_came_before_the_webhook_is_delivered_and_errors_are_told(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    ann.start()
    with Counter(fake, webhook=True) as bot:
        ann.settle()
        bot.refuse = 1
        ann.says("one")
        ann.settle()
        info = fake.run(fake.methods.call("getWebhookInfo", params()))
    assert isinstance(info, dict)
    assert (
        info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    )
    assert info["pending_update_count"] == 0
    assert info["max_connections"] == 30


def test_a_webhook_may_be_set_by_hand_and_lead_nowhere(fake: FakeTelegram) -> None:
    fake.set_webhook("http://127.0.0.1:9/telegram/webhook", SECRET, connections=1)
    assert fake.posts([b"{}"])[0][0] == 0
    ann = fake.person(41)
    ann.start()
    fake.wait(lambda: ann.updates[0].tries > 2, "it was tried again")
    fake.set_webhook("")
    with Counter(fake):
        ann.settle(until=lambda: ann.sees("More"))


def params() -> Params:
    return Params({})
