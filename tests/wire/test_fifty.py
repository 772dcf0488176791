"""Fifty people press Claim at once: one landlord holds it, whatever carries it and keeps it."""

from pathlib import Path

import pytest

from tests.wire.crowd import gathered, one_holds_it
from tests.wire.served import served


@pytest.mark.parametrize(
    ("transports", "database"),
    [
        (("slack-http", "telegram-webhook"), "sqlite_url"),
        (("slack-socket", "telegram-polling"), "postgres_url"),
    ],
)
def test_fifty_people_press_claim_together_and_one_landlord_holds_it(
    tmp_path: Path, transports: tuple[str, str], database: str, request: pytest.FixtureRequest
) -> None:
    with served(tmp_path, *transports, url=request.getfixturevalue(database)) as bot:
        hands, reference = gathered(bot)

        one_holds_it(bot, hands, reference)

        bot.stop()
        bot.assert_whole()
