"""Cards on their way: leased, fenced, redrawn when they change, retried, and given up."""

import asyncio
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from threading import Event

import pytest

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Button, Card, Text, closed_card
from bot.chat.incoming import Reached
from bot.chat.platform import SendFailed, TooFast, Unreachable
from bot.domain.ids import Reference
from bot.flows.ports import Drawn, Parcel, Sent
from bot.relay import Pace
from bot.store.deliveries import DeliveryRows
from bot.store.leasing import LEASE
from bot.store.looking import look
from tests.kit.phone import Platform, card_text
from tests.kit.stage import Stage, refers, scheme_of

ANN, BEN = Address("slack", "U-ann"), Address("slack", "U-ben")
CLAIM = Button("Claim", Action("claim", "take", "2222-22"), "primary")


class Fallible(Platform):
    """A platform on which the next sendings fail as they are told to, in their order."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.fails: list[float | None] = []
        self.lost: set[str] = set()

    async def post(self, to: Address, card: Card) -> str:
        self._may_fail()
        return await super().post(to, card)

    async def redraw(self, to: Address, message: str, card: Card) -> None:
        self._may_fail()
        if message in self.lost:
            raise SendFailed("message not found", retry=None)
        await super().redraw(to, message, card)

    def _may_fail(self) -> None:
        if self.fails:
            raise SendFailed("as told", retry=self.fails.pop(0))


class Post:
    """One case whose only card is drawn by the test."""

    def __init__(self, url: str) -> None:
        self.stage = Stage(url, scheme_of("Hackney", "Brent"))
        self.platform = Fallible("slack")
        self.stage.platforms["slack"] = self.platform
        hackney = self.stage.partner("Hackney")
        told = refers(self.stage, hackney.officer, hackney.code)
        self.reference = Reference(told.reference)
        self.draw("nothing", to=())
        self.stage.deliver()
        self.platform.ever.clear()

    @property
    def deliveries(self) -> DeliveryRows:
        return self.stage.deliveries

    def draw(self, text: str, to: tuple[Address, ...] = (ANN,), ring: bool = False) -> None:
        with ExitStack() as stack:
            self.drawing(stack, text, to, ring)

    def drawing(
        self, stack: ExitStack, text: str, to: tuple[Address, ...] = (ANN,), ring: bool = False
    ) -> None:
        """Draw within a turn that ends when the stack is closed."""
        transaction = stack.enter_context(self.stage.store.begin())
        (scheme,) = transaction.schemes()
        books = stack.enter_context(transaction.books(scheme, self.stage.now))
        assert books.cases.get(self.reference)
        card = Card("A home", (Text(text),), (CLAIM,), self.reference)
        gone = closed_card(self.reference)
        rung = frozenset({"test"} if ring else ())
        books.outbox.draw(self.reference, {"test": Drawn(card, to)}, gone, rung)

    def lease(
        self, on: str = "slack", limit: int = 50, resting: Collection[Address] = ()
    ) -> list[Parcel]:
        now = self.stage.now
        _, leased = self.deliveries.exchange(
            [], self.deliveries.due([on], now, limit, resting), now
        )
        return leased

    def settle(self, *sent: Sent) -> None:
        self.deliveries.exchange(sent, [], self.stage.now)

    def shown(self, to: Address = ANN) -> list[str]:
        """The texts that stand on somebody's phone, the oldest first."""
        return [_text(card) for card in self.platform.messages.get(to, {}).values()]

    def round(self) -> int:
        return asyncio.run(self.stage.relay.round())

    def rounds(self) -> int:
        """Rounds until nothing is due; how many they were."""
        count = 0
        while self.round():
            count += 1
            assert count < 20, "the relay sends for ever"
        return count


@pytest.fixture
def post(database_url: str) -> Iterator[Post]:
    ready = Post(database_url)
    yield ready
    ready.stage.close()


def test_a_parcel_is_leased_to_one_relay_at_a_time(post: Post) -> None:
    post.draw("first", to=(ANN, BEN))
    assert [parcel.to for parcel in post.lease()] in ([ANN, BEN], [BEN, ANN])
    assert post.lease() == []


def test_relays_that_lease_at_once_share_what_is_due_and_none_has_what_another_has(
    post: Post,
) -> None:
    many = tuple(Address("slack", f"U-{number}") for number in range(60))
    post.draw("first", to=many)

    def lease(_: int) -> list[Parcel]:
        return post.lease(limit=20)

    with ThreadPoolExecutor(4) as threads:
        leased = [parcel.to for batch in threads.map(lease, range(8)) for parcel in batch]
    rest = [parcel.to for parcel in post.lease(limit=60)]
    assert sorted(leased + rest, key=str) == sorted(many, key=str)


def test_a_lease_that_ran_out_is_taken_over_and_the_late_relay_changes_nothing(post: Post) -> None:
    post.draw("first")
    (late,) = post.lease()
    post.stage.now += LEASE
    assert post.lease() == []
    post.stage.wait(seconds=1)
    (taken,) = post.lease()
    assert taken.fence > late.fence

    before = post.stage.rows()
    post.settle(Sent(late, "posted late"))
    post.settle(Sent(late, failed=True))
    post.settle(Sent(late, retry_at=post.stage.now))
    assert post.stage.rows() == before

    post.settle(Sent(taken, "posted"))
    (posted,) = post.deliveries.thread(ANN)
    assert posted.message == "posted"
    post.stage.wait(hours=2)
    assert post.lease() == []


def test_a_card_that_changes_while_in_flight_is_redrawn(post: Post) -> None:
    post.draw("first")
    (parcel,) = post.lease()
    post.draw("second")
    assert post.lease() == []  # in flight
    post.settle(Sent(parcel, "1"))
    (again,) = post.lease()
    assert (_text(again.card), again.message) == ("second", "1")
    post.settle(Sent(again, "1"))
    post.stage.wait(hours=2)
    assert post.lease() == []


def test_a_card_that_changes_in_the_moment_of_settling_is_redrawn(post: Post) -> None:
    post.draw("first")
    (parcel,) = post.lease()
    begun = Event()

    def settle() -> None:
        begun.set()
        post.settle(Sent(parcel, "1"))

    with ThreadPoolExecutor(1) as threads:
        with ExitStack() as turn:
            post.drawing(turn, "second")
            settling = threads.submit(settle)
            begun.wait()
            with pytest.raises(TimeoutError):
                settling.result(0.2)  # it waits for the turn to end
        settling.result(30)
    (again,) = post.lease()
    assert (_text(again.card), again.message) == ("second", "1")


def test_a_card_that_is_taken_back_while_in_flight_is_closed(post: Post) -> None:
    post.draw("first", to=(ANN,))
    (parcel,) = post.lease()
    post.draw("first", to=())
    message = asyncio.run(post.platform.post(ANN, parcel.card))
    post.settle(Sent(parcel, message))
    post.rounds()
    assert post.shown() == [_text(closed_card(post.reference))]


def test_a_card_that_is_given_back_while_its_closing_is_in_flight_is_drawn(post: Post) -> None:
    post.draw("first", to=(ANN,))
    post.rounds()
    post.draw("first", to=())
    (parcel,) = post.lease()
    post.draw("first", to=(ANN,))
    assert parcel.message
    asyncio.run(post.platform.redraw(ANN, parcel.message, parcel.card))
    post.settle(Sent(parcel, parcel.message))
    post.rounds()
    assert post.shown() == ["first"]


def test_a_card_taken_back_before_it_was_posted_is_never_posted(post: Post) -> None:
    post.draw("first", to=(ANN, BEN))
    post.draw("second", to=(BEN,))
    post.rounds()
    assert (post.shown(ANN), post.shown(BEN)) == ([], ["second"])


def test_a_redrawn_card_keeps_its_message(post: Post) -> None:
    post.draw("first")
    post.rounds()
    post.draw("second")
    post.rounds()
    assert post.shown() == ["second"]


def test_a_card_that_stays_the_same_is_not_sent_again(post: Post) -> None:
    post.draw("first")
    post.rounds()
    post.draw("first")
    assert post.rounds() == 0


def test_a_ring_posts_anew_and_leaves_a_pointer_without_buttons(post: Post) -> None:
    post.draw("first")
    post.rounds()
    post.draw("second", ring=True)
    post.rounds()
    pointer, newest = post.platform.messages[ANN].values()
    assert pointer.buttons == ()
    assert "first" not in _text(pointer)
    assert (_text(newest), newest.buttons) == ("second", (CLAIM,))


def test_a_ring_that_comes_before_the_last_one_left_its_pointer_leaves_none_behind(
    post: Post,
) -> None:
    post.draw("first")
    post.rounds()
    post.draw("second", ring=True)
    assert post.round() == 1  # posted, its pointer still to come
    post.draw("third", ring=True)
    post.rounds()
    *pointers, newest = post.platform.messages[ANN].values()
    assert _text(newest) == "third"
    assert len(pointers) == 2
    assert all(pointer.buttons == () for pointer in pointers)


def test_an_old_message_that_is_gone_does_not_keep_the_new_one_from_changing(post: Post) -> None:
    post.draw("first")
    post.rounds()
    post.platform.lost.update(post.platform.messages[ANN])
    post.draw("second", ring=True)
    post.rounds()
    post.draw("third")
    post.rounds()
    assert post.shown() == ["first", "third"]


def test_a_temporary_failure_is_tried_again_later_and_later(post: Post) -> None:
    post.platform.fails = [0.0, 0.0, 0.0, 90.0]
    post.draw("first")
    for wait in (1, 2, 4, 90):
        assert post.round() == 1
        post.stage.wait(seconds=wait - 0.5)
        assert post.round() == 0
        post.stage.wait(seconds=0.5)
    assert post.round() == 1
    assert post.shown() == ["first"]


def test_a_card_that_changed_is_tried_at_once_in_its_newest_form(post: Post) -> None:
    post.platform.fails = [3000.0]
    post.draw("first")
    post.rounds()
    post.draw("second")
    post.rounds()
    assert post.shown() == ["second"]


def test_a_permanent_failure_is_marked_and_not_tried_again_until_the_card_changes(
    post: Post,
) -> None:
    post.platform.fails = [None]
    post.draw("first")
    post.rounds()
    assert undelivered(post) == 1
    post.stage.wait(hours=30)
    assert post.rounds() == 0
    post.draw("second")
    post.rounds()
    assert post.shown() == ["second"]
    assert undelivered(post) == 0


def test_a_card_that_changes_while_it_fails_for_good_is_tried_again(post: Post) -> None:
    post.draw("first")
    (parcel,) = post.lease()
    post.draw("second")
    post.settle(Sent(parcel, failed=True))
    post.rounds()
    assert post.shown() == ["second"]


def test_the_twelfth_failure_is_the_last(post: Post) -> None:
    post.platform.fails = [0.0] * 20
    post.draw("first")
    for _ in range(12):
        assert post.round() == 1
        post.stage.wait(hours=2)
    assert post.rounds() == 0
    assert undelivered(post) == 1


def test_a_destination_is_sent_one_message_at_a_time_and_none_while_it_rests(post: Post) -> None:
    post.draw("first", to=(ANN, BEN))
    with post.stage.store.begin() as transaction:
        (scheme,) = transaction.schemes()
        with transaction.books(scheme, post.stage.now) as books:
            books.outbox.draw(Reference(""), {"notice": Drawn(Card("x"), (ANN,))}, Card("gone"))
    first = post.lease()
    assert sorted(parcel.to.id for parcel in first) == ["U-ann", "U-ben"]
    assert post.lease() == []  # another for Ann is due, but one is on its way to her
    post.settle(*(Sent(parcel, "1") for parcel in first))
    assert post.lease(resting=[ANN]) == []
    assert [parcel.to for parcel in post.lease()] == [ANN]


def test_a_pace_lets_each_destination_rest_and_the_whole_platform_go_on_evenly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, waits = 100.0, []

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds, 3))

    monkeypatch.setattr(asyncio, "sleep", sleep)

    class Paced(Platform):
        def gap(self, to: Address) -> float:
            return 3.0 if to == BEN else 1.0

    pace = Pace({"slack": Paced("slack", most=10.0)}, lambda: now)
    asyncio.run(pace.turn(ANN))
    asyncio.run(pace.turn(BEN))
    assert waits == [0.1]  # the platform as a whole takes ten a second
    pace.rest(ANN)
    pace.rest(BEN)
    assert pace.resting() == [ANN, BEN]
    assert round(pace.first_rest(), 2) == 0.9  # leased a little before it may be sent to
    now = 100.95
    assert pace.resting() == [BEN]
    asyncio.run(pace.turn(ANN))
    assert waits[1:] == [0.05]  # and sent no sooner than it may be
    pace.rest(BEN, 30.0)  # as the platform asked for
    now = 130.0
    assert pace.resting() == [BEN]
    now = 131.0
    assert pace.resting() == []


def test_a_platform_that_asks_for_patience_is_tried_again_then_and_no_try_is_counted(
    post: Post,
) -> None:
    class Hurried(Fallible):
        times = 30

        async def post(self, to: Address, card: Card) -> str:
            if self.times:
                self.times -= 1
                raise TooFast(0.001)
            return await super().post(to, card)  # which fails once, and is then tried again

    post.stage.platforms["slack"] = post.platform = Hurried("slack")
    post.platform.fails = [1.0]
    post.draw("first")
    for _ in range(32):
        assert post.round() == 1
        post.stage.wait(seconds=5)
    assert len(post.shown()) == 1


def test_who_cannot_be_reached_is_told_to_the_coordinator_once_and_when_they_can_be_again(
    post: Post,
) -> None:
    stage, lead = post.stage, post.stage.phone("hackney-lead")

    class Blocked(Platform):
        blocked = True

        async def post(self, to: Address, card: Card) -> str:
            if self.blocked and to == lead.address:
                raise Unreachable("blocked")
            return await super().post(to, card)

    platform = stage.platforms["slack"] = Blocked("slack")
    sam = Address("slack", "U-sam")

    def told() -> list[str]:
        return [card_text(c) for c in platform.messages.get(sam, {}).values() if not c.reference]

    for text in ("first", "second", "third"):
        post.draw(text, to=(lead.address,))
        stage.deliver()
    assert len(told()) == 1
    assert "hackney-lead" in told()[0]
    assert "cannot be reached on Slack" in told()[0]
    platform.blocked = False
    stage.engine.handle(Reached("again", lead.address, stage.now))
    stage.deliver()
    assert [text.splitlines()[0] for text in told()] == ["Closed"]
    assert [card_text(c) for c in platform.messages[lead.address].values()]


def test_the_longest_due_goes_first_and_each_platform_is_asked_for_its_own(post: Post) -> None:
    web = Address("web", "ann@example.org")
    post.draw("first", to=(BEN,))
    post.stage.now += timedelta(seconds=5)
    post.draw("first", to=(BEN, ANN, web))
    first = post.lease(limit=1)
    rest = post.lease()
    assert [parcel.to for parcel in (*first, *rest)] == [BEN, ANN]
    assert [p.to for p in post.lease("web")] == [web]


def undelivered(post: Post) -> int:
    with look(post.stage.store) as looking:
        return looking.undelivered()


def _text(card: Card) -> str:
    return " ".join(block.text for block in card.blocks if isinstance(block, Text))
