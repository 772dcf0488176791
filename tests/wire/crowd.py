"""Fifty lettings managers of fifty landlords who press Claim at once, half on each platform."""

import time

from tests.kit.phone import NotShown
from tests.kit.slack import SlackPhone
from tests.kit.telegram.phone import TelegramPhone
from tests.wire.acts import circulated
from tests.wire.hands import Hand, SlackHand, TelegramHand
from tests.wire.scheme import Landlord, two_landlords
from tests.wire.served import Served

MANY = 25
"""Landlords on each platform."""

OTHER = "Another landlord was first"


def landlords() -> list[Landlord]:
    """Fifty landlords with homes in Brent, a lettings manager each."""
    return [
        Landlord(
            f"{platform[0].upper()}{number:02}",
            f"{platform.capitalize()} Homes {number}",
            ("BEN",),
            platform,
            ((f"{platform}-lead-{number}", "lettings_manager"),),
        )
        for platform in ("slack", "telegram")
        for number in range(MANY)
    ]


def gathered(bot: Served) -> tuple[list[Hand], str]:
    """Their hands, each with a Claim button before it, and the reference that it is about."""
    bot.telegram.sending.lifetime = 60
    hackney, _ = two_landlords("slack")
    crowd = landlords()
    bot.apply([hackney, *crowd], "slack")
    bot.start()
    reference = circulated(bot, "slack")
    hands = [bot.hand(one.people[0][0], one.platform) for one in crowd]
    for hand in hands:
        hand.until_sees("Claim", reference)
    return hands, reference


def one_holds_it(bot: Served, hands: list[Hand], reference: str) -> None:
    """All press: one is told that they hold it, the others their places in line, and no more.

    Afterwards the one can go on, and no copy of the card has a Claim button left.
    """
    spread = _press_together(bot, hands, reference)

    winners = [hand for hand in hands if _heard(hand, f"You hold {reference}")]
    assert len(winners) == 1
    losers = [hand for hand in hands if hand not in winners]
    places = sorted(_place(hand, reference) for hand in losers)
    assert places == [*range(1, 2 * MANY)]
    (winner,) = winners
    winner.until_sees("Offer a home", reference)
    for hand in hands:
        _no_claim_is_left(hand, reference)
    told = f"1 holder, {len(losers)} private answers"
    print(f"50 presses went out within {spread * 1000:.0f} ms: {told}")


def _press_together(bot: Served, hands: list[Hand], reference: str) -> float:
    """Let everybody press at once; seconds from the first press to the last."""
    slack = [hand.phone for hand in hands if isinstance(hand, SlackHand)]
    telegram = [hand.phone for hand in hands if isinstance(hand, TelegramHand)]
    pressed: list[float] = []

    async def press(phone: SlackPhone) -> None:
        pressed.append(time.monotonic())
        delivery = await phone.apress("Claim", reference)
        assert delivery is not None
        assert delivery.ok, delivery

    with bot.telegram.held():
        for phone in telegram:
            phone.press("Claim", reference)
    bot.slack.at_once(*(press(phone) for phone in slack))
    for other in telegram:
        other.settle()
    pressed += [query.pressed for other in telegram for query in other.queries[-1:]]
    return max(pressed) - min(pressed)


def _heard(hand: Hand, text: str) -> bool:
    """Whether somebody was told this; one of the two answers must come."""
    phone = hand.phone if isinstance(hand, SlackHand | TelegramHand) else None
    assert isinstance(phone, SlackPhone | TelegramPhone)

    def answered() -> bool:
        return text in hand.text() or OTHER in hand.text()

    if isinstance(phone, SlackPhone):
        phone.until(answered)
    else:
        phone.settle(answered)
    return text in hand.text()


def _place(hand: Hand, reference: str) -> int:
    text = hand.text()
    said = text[text.index(f"{OTHER} for {reference}. You are number ") :]
    return int(said.split("You are number ")[1].split(" ")[0])


def _no_claim_is_left(hand: Hand, reference: str) -> None:
    """In the channel and in private, every copy was drawn again without the button."""

    def gone() -> bool:
        try:
            return not hand.sees("Claim", reference)
        except NotShown:
            return True

    if isinstance(hand, SlackHand):
        hand.phone.until(gone)
    elif isinstance(hand, TelegramHand):
        hand.phone.settle(gone)
