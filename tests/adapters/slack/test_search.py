"""A list too long to be sent whole is searched."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.domain.ids import AreaCode
from bot.domain.scheme import Area
from tests.adapters.slack.office import COMMON, Office, opened, small
from tests.adapters.slack.test_modal import onward
from tests.kit.slack import FakeSlack


@pytest.fixture
def office(fake: FakeSlack, sqlite_url: str) -> Iterator[Office]:
    """A scheme of many areas."""
    scheme = small()
    more = {AreaCode(f"Z{n:03}"): Area(AreaCode(f"Z{n:03}"), f"Westshire {n}") for n in range(150)}
    with opened(sqlite_url, replace(scheme, areas=dict(scheme.areas) | more), fake) as office:
        yield office


def test_areas_are_found_by_a_part_of_their_name(office: Office) -> None:
    phone = office.phone("hackney-officer")
    phone.command("/refer")
    phone.until(lambda: phone.stack)
    onward(phone, "Safe areas")

    assert phone.search("safe_areas", "bre") == ["Brent"]
    assert phone.search("safe_areas", "149") == ["Westshire 149"]
    assert len(phone.search("home_area", "westshire")) == 100
    assert phone.search("home_area", "nowhere to be found") == []

    areas = {"home_area": "HAC", "safe_areas": ["Brent", "Westshire 149"]}
    wrong = phone.fill({"home_area": "Hackney", "safe_areas": ["Brent", "Hackney"]})
    assert wrong is not None
    assert phone.error("safe_areas")
    phone.fill({name: value for name, value in areas.items() if name == "safe_areas"})
    phone.press("Back")
    phone.until_shown("Safe areas")
    state = phone.view.payload("T0SCHEME")["state"]["values"]
    chosen = next(value for place, value in state.items() if place.startswith("safe_areas:"))
    assert [one["value"] for one in chosen["safe_areas"]["selected_options"]] == ["BRE", "Z149"]
    assert COMMON["home_area"] == "HAC"


def test_a_stranger_is_suggested_nothing(office: Office) -> None:
    phone = office.phone("hackney-officer")
    phone.command("/refer")
    phone.until(lambda: phone.stack)
    onward(phone, "Safe areas")
    told = office.fake.payloads.sought(
        phone.person, phone.view, phone._seek("home_area")[0], "brent"
    )
    told.payload["user"] |= {"team_id": "T0OTHER"}
    assert office.fake.send(told).answer == {"options": []}
