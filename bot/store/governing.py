"""The roster as the coordinator changes it between two scheme files (L13, C10, C11)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, delete, select, update

from bot.chat.address import Address
from bot.domain.ids import PartnerCode, PersonId
from bot.domain.partner import Partner
from bot.domain.person import Person
from bot.store import tables as t


class RosterRows:
    """One scheme's roster within one turn; each change makes every process read it anew."""

    def __init__(self, connection: Connection, scheme: str, at: datetime) -> None:
        self._connection = connection
        self._scheme = scheme
        self._at = at

    def pause(self, *, paused: bool) -> None:
        self._anew(paused_at=self._at if paused else None)

    def revoke(self, person: Person, *, revoked: bool) -> None:
        self._person(person.id, revoked_at=self._at if revoked else None)
        if revoked:
            mine = (t.join_code.c.scheme_id == self._scheme) & (
                t.join_code.c.person_id == person.id
            )
            self._connection.execute(delete(t.join_code).where(mine))
            self.close(person.addresses)
        self._anew()

    def close(self, addresses: Sequence[tuple[str, str]]) -> None:
        for platform, address in addresses:
            withdraw(self._connection, self._scheme, Address(platform, address), self._at)

    def keep_person(self, person: Person) -> None:
        self._person(
            person.id,
            role=person.role,
            stated_role=person.stated_role,
            partner=person.partner,
            cover=person.cover,
            back_on=person.back_on,
        )
        self._anew()

    def stop_channel(self, partner: PartnerCode, *, stopped: bool) -> None:
        self._partner(partner, channel_stopped_at=self._at if stopped else None)
        if stopped:
            row = self._connection.execute(
                select(t.partner.c.channel_platform, t.partner.c.channel_address).where(
                    t.partner.c.scheme_id == self._scheme, t.partner.c.code == partner
                )
            ).one()
            self.close([(row.channel_platform, row.channel_address)])
        self._anew()

    def keep_partner(self, partner: Partner) -> None:
        self._partner(
            partner.code,
            membership=partner.membership,
            successor=partner.successor,
            stock_in=orjson.dumps(sorted(partner.stock_in)).decode(),
        )
        self._anew()

    def _person(self, person: PersonId, **values: Any) -> None:
        self._connection.execute(
            update(t.person)
            .where(t.person.c.scheme_id == self._scheme, t.person.c.person_id == person)
            .values(**values)
        )

    def _partner(self, partner: PartnerCode, **values: Any) -> None:
        self._connection.execute(
            update(t.partner)
            .where(t.partner.c.scheme_id == self._scheme, t.partner.c.code == partner)
            .values(**values)
        )

    def _anew(self, **values: Any) -> None:
        self._connection.execute(
            update(t.scheme)
            .where(t.scheme.c.scheme_id == self._scheme)
            .values(revision=t.scheme.c.revision + 1, **values)
        )


def withdraw(connection: Connection, scheme: str, address: Address, at: datetime) -> None:
    """Take back every card of a scheme that stands at an address (L13, L14)."""
    connection.execute(
        update(t.destination)
        .where(
            t.destination.c.scheme_id == scheme,
            t.destination.c.platform == address.platform,
            t.destination.c.address == address.id,
        )
        .values(withdrawn=True, due_at=at)
    )


class ChoiceRows:
    """Which scheme somebody who works in several has chosen, by the address they write from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def chosen(self, address: Address) -> str | None:
        return self._connection.scalar(select(t.chosen_scheme.c.scheme_id).where(*_at(address)))

    def choose(self, scheme: str, address: Address) -> None:
        self._connection.execute(delete(t.chosen_scheme).where(*_at(address)))
        self._connection.execute(
            t.chosen_scheme.insert().values(
                scheme_id=scheme, platform=address.platform, address=address.id
            )
        )

    def knows(self, scheme: str, subject: str) -> bool:
        """Whether a scheme has a case of this reference, or a draft, note or word of this id."""
        return any(
            self._connection.scalar(
                select(table.c.scheme_id).where(table.c.scheme_id == scheme, column == subject)
            )
            is not None
            for table, column in (
                (t.case, t.case.c.reference),
                (t.draft, t.draft.c.draft_id),
                (t.review, t.review.c.review_id),
                (t.known_word, t.known_word.c.word_id),
            )
        )

    def seen(self, scheme: str, event: str) -> bool:
        """Whether a scheme has answered this event."""
        return (
            self._connection.scalar(
                select(t.inbox.c.scheme_id).where(
                    t.inbox.c.scheme_id == scheme, t.inbox.c.event == event
                )
            )
            is not None
        )


def _at(address: Address) -> tuple[Any, ...]:
    c = t.chosen_scheme.c
    return c.platform == address.platform, c.address == address.id
