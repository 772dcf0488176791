"""A landlord's channel that cannot be written to: the coordinator is told, and it is made good."""

from dataclasses import dataclass, field

from bot.chat.address import Address
from bot.chat.cards import Card
from bot.chat.incoming import Reached
from bot.chat.platform import Unreachable
from bot.domain import partnership
from bot.domain.ids import PartnerCode
from tests.kit.phone import Platform, card_text
from tests.kit.stage import Stage, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_govern import does

CHANNEL = Address("slack", "CBRE")


@dataclass
class Removed(Platform):
    """A platform on which the bot is removed from some channels."""

    removed: set[Address] = field(default_factory=set)

    async def post(self, to: Address, card: Card) -> str:
        if to in self.removed:
            raise Unreachable("not_in_channel")
        return await super().post(to, card)


def removed_from(stage: Stage, channel: Address) -> Removed:
    """The bot is removed from this channel."""
    platform = stage.platforms["slack"] = Removed("slack", removed={channel})
    return platform


def in_channel(platform: Platform) -> list[str]:
    """The references of the cards in Brent's channel."""
    return [card.reference for card in platform.messages.get(CHANNEL, {}).values()]


def test_what_failed_in_a_channel_comes_once_the_bot_is_back_in_it(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    platform = removed_from(stage, CHANNEL)
    reference = circulated(stage, stage.partner("Hackney"))
    assert "The channel of Brent Council cannot be reached" in stage.phone("sam").text()
    assert in_channel(platform) == []

    platform.removed.clear()
    stage.deliver()
    assert in_channel(platform) == []

    assert stage.engine.handle(Reached("back", CHANNEL, stage.now)) is None
    stage.deliver()
    assert in_channel(platform) == [reference]
    assert "cannot be reached" not in stage.phone("sam").text()


def test_L14_nobody_hears_any_more_that_a_landlord_that_has_left_cannot_be_reached(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent")
    platform = removed_from(stage, CHANNEL)
    platform.removed.add(stage.phone("brent-lead").address)
    withdrawn = circulated(stage, stage.partner("Hackney"))
    sam = stage.phone("sam")
    assert "The channel of Brent Council cannot be reached" in sam.text()
    assert "brent-lead, Brent Council, cannot be reached" in sam.text()
    press(stage, stage.partner("Hackney").officer, "Withdraw", withdrawn)
    stage.partner("Hackney").officer.fill({"why": "not_needed"})
    does(stage, "BRE", "It leaves", "Yes, it leaves")
    before = stage.looked()

    assert "Brent Council has left" in does(stage, "BRE", "Let it go", "Yes, settled")

    assert not [card for card in sam.cards() if "cannot be reached" in card_text(card)]
    gone = stage.looked().partners[PartnerCode("BRE")]
    assert partnership.without(before, gone)[0] == stage.looked()


def test_a_channel_that_was_never_lost_or_is_nobodys_changes_nothing(play: Play) -> None:
    stage = play("Hackney", "Brent")
    circulated(stage, stage.partner("Hackney"))
    before = stage.rows()
    for channel in (CHANNEL, Address("slack", "CNOBODY"), Address("telegram", "CBRE")):
        stage.engine.handle(Reached("back", channel, stage.now))
    assert stage.rows() == before
    assert stage.deliver() == 0
