"""A second scheme in the database of a first: the same bot, the same platforms, other people."""

from dataclasses import replace

from bot.domain.ids import SchemeCode
from bot.domain.scheme import Scheme
from tests.kit.phone import Phone
from tests.kit.stage import Stage


class Beside(Stage):
    """A scheme that is played on another's stage; its clock and its messages are the other's."""

    def __init__(self, first: Stage, scheme: Scheme) -> None:
        self.code = scheme.code
        self.database, self.store, self.engine = first.database, first.store, first.engine
        self.deliveries, self.relay, self.platforms = (
            first.deliveries,
            first.relay,
            first.platforms,
        )
        self.now = first.now
        self._phones: dict[str, Phone] = {}
        self._quiet = None
        self.apply(scheme)

    def settle(self) -> None:
        """Let the relay send all that is due: the other keeps things too."""
        self.deliver()


def another(scheme: Scheme, *shared: str) -> Scheme:
    """A scheme of the same landlords, areas and names, but for its own people and channels.

    Those ``shared`` work in both, reached where they are in the first.
    """
    people = {
        person.id: person
        if person.name in shared
        else replace(
            person,
            addresses=tuple((on, f"{address}-2") for on, address in person.addresses),
        )
        for person in scheme.people.values()
    }
    partners = {
        code: replace(partner, channel=(partner.channel[0], f"{partner.channel[1]}-2"))
        if partner.channel
        else partner
        for code, partner in scheme.partners.items()
    }
    return replace(
        scheme,
        code=SchemeCode("other"),
        name="Other Reciprocal",
        people=people,
        partners=partners,
    )
