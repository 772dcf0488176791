"""The whole thin path by wire, on each platform and over each of its transports, to the cap.

Each platform is played once on each kind of database.
"""

from pathlib import Path

import orjson
import pytest

from tests.cli.command import reciprocal
from tests.wire.acts import circulated, moved
from tests.wire.scheme import two_landlords
from tests.wire.served import Served, served


@pytest.mark.parametrize(
    ("transport", "database"),
    [
        ("slack-http", "sqlite_url"),
        ("slack-socket", "postgres_url"),
        ("telegram-polling", "postgres_url"),
        ("telegram-webhook", "sqlite_url"),
    ],
)
def test_two_households_move_and_the_third_referral_meets_the_cap(
    tmp_path: Path, transport: str, database: str, request: pytest.FixtureRequest
) -> None:
    platform = transport.partition("-")[0]
    with served(tmp_path, transport, url=request.getfixturevalue(database)) as bot:
        bot.apply(two_landlords(platform), platform)
        bot.start()
        assert bot.platforms() == {platform: "ok"}
        first, second = moved(bot, platform), moved(bot, platform)

        _meets_the_cap(bot, platform)
        _is_told_to_whom_it_may_concern(bot, platform, first, second)
        bot.stop()
        bot.assert_whole()


def _meets_the_cap(bot: Served, platform: str) -> None:
    """R33, and what is owed where it is asked for."""
    femi, joe = bot.hand("femi", platform), bot.hand("joe", platform)
    femi.open("refer")
    femi.fill(
        {
            "Has the tenant chosen to move, and agreed to this referral?": "Yes",
            "Which landlord is on the tenancy?": "Hackney Council",
            "What kind of organisation refers?": "Housing",
            "Which tenancy do they hold?": "Secure",
            "How many bedrooms do they have now?": "2",
            "Where do they stay meanwhile?": "Refuge",
            "Rent arrears?": "None",
        },
        stop_at="owes 2 two-bedroom homes",
    )
    femi.until_shown("owes 2 two-bedroom homes")
    owed = orjson.loads(reciprocal("owed", "--json", env=bot.env).is_well().out)
    by_code = {row["code"]: row for row in owed["partners"]}
    assert by_code["HCK"]["owes"] == {"2": 2}
    assert by_code["HCK"]["may_refer"] is False
    assert by_code["BEN"]["is_owed"] == {"2": 2}
    joe.open("owed")
    joe.until_shown("2 two-bedroom homes")


def _is_told_to_whom_it_may_concern(bot: Served, platform: str, first: str, second: str) -> None:
    """D4, D12: Ruth learns that they moved, and never by whom or where; no Claim stays anywhere."""
    for name in ("ruth", "tom", "joe", "nadia"):
        hand = bot.hand(name, platform)
        for reference in (first, second):
            assert not hand.sees("Claim", reference), name
    ruth = bot.hand("ruth", platform).ever_saw()
    assert "Brent" not in ruth
    joe = bot.hand("joe", platform).ever_saw()
    assert "Hackney Council" not in joe


@pytest.mark.parametrize("transport", ["slack-http", "telegram-webhook"])
def test_a_message_in_a_channel_is_the_smallest_card_and_changes_with_the_case(
    tmp_path: Path, transport: str
) -> None:
    platform = transport.partition("-")[0]
    with served(tmp_path, transport) as bot:
        bot.apply(two_landlords(platform), platform)
        bot.start()
        reference = circulated(bot, platform)
        nadia, joe = bot.hand("nadia", platform), bot.hand("joe", platform)
        joe.until_sees("Claim", reference)
        joe.press("Claim", reference)
        joe.until_shown(f"You hold {reference}")
        nadia.until_shown("Your landlord holds it")
        bot.stop()
        bot.assert_whole()
