"""What is only counted: inquiries, meetings and trainings (D1, R37, R39)."""

import secrets

import orjson
from sqlalchemy import Connection, insert

from bot.domain.inquiry import Inquiry
from bot.domain.meeting import Meeting
from bot.store import tables as t
from bot.store.vault import DataKey

_INQUIRY = insert(t.inquiry)
_MEETING = insert(t.meeting)


class LogbookRows:
    """The logbook of one scheme within one turn. The area of an inquiry is sealed."""

    def __init__(self, connection: Connection, key: DataKey, scheme: str) -> None:
        self._connection = connection
        self._key = key
        self._scheme = scheme

    def inquiry(self, inquiry: Inquiry) -> None:
        inquiry_id = secrets.token_hex(8)
        said = orjson.dumps({"area": inquiry.area})
        self._connection.execute(
            _INQUIRY,
            {
                "scheme_id": self._scheme,
                "inquiry_id": inquiry_id,
                "made_on": inquiry.on,
                "organisation": inquiry.organisation,
                "outcome": inquiry.outcome,
                "key_id": self._key.id,
                "sealed": self._key.seal(said, f"inquiry/{inquiry_id}"),
            },
        )

    def meeting(self, meeting: Meeting) -> None:
        self._connection.execute(
            _MEETING,
            {
                "scheme_id": self._scheme,
                "meeting_id": secrets.token_hex(8),
                "occasion": meeting.occasion,
                "held_on": meeting.on,
                "organisations": meeting.organisations,
                "people": meeting.people,
            },
        )
