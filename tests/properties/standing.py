"""What stands on everybody's phone once messages have come, held against who may see what."""

from collections.abc import Iterator, Mapping

from bot.chat.address import Address
from bot.chat.cards import Card
from tests.kit.phone import Platform, buttons_of, card_text
from tests.kit.retelling import Retold
from tests.properties.secrecy import Asked, Secrecy


def assert_nobody_is_left_with(
    secrecy: Secrecy, platforms: Mapping[str, Platform], told: Mapping[str, Retold]
) -> None:
    """Whoever D3 bars has no button about a case and none of its needs; nor has anybody but the
    coordinator a button about one that is over. ``told`` are the cases that have changed."""
    for address, card in _messages(platforms):
        if card.reference not in told:
            continue
        asked, case = secrecy.asked[card.reference], told[card.reference]
        person = secrecy.scheme.at(address.platform, address.id)
        if person is None:
            partner = secrecy.whose(address).code
            barred = not case.is_out or not secrecy.channel_may_see(asked, partner, case)
        else:
            barred = not secrecy.parts(asked, person, case)
        if barred:
            _says_nothing(address, card, asked)
        elif case.is_over and not (person and person.is_coordinator):
            assert not _about(card, asked), f"{address.id} can press what is over: {card}"


def _messages(platforms: Mapping[str, Platform]) -> Iterator[tuple[Address, Card]]:
    for platform in platforms.values():
        for address, messages in platform.messages.items():
            for card in messages.values():
                yield address, card


def _says_nothing(address: Address, card: Card, asked: Asked) -> None:
    assert not _about(card, asked), f"{address.id} is barred, and can press: {card}"
    lines = card_text(card).split("\n")
    closed = lines == [f"{asked.reference} Closed", "There is nothing to do here."]
    superseded = lines[1:] == ["There is a newer message about this below."]
    assert closed or superseded, f"{address.id} is barred, and still reads: {card}"


def _about(card: Card, asked: Asked) -> list[str]:
    return [b.label for b in buttons_of(card) if b.action.subject == asked.reference]
