"""Finding options by what somebody typed: a name, a part of one, or several at once."""

from hypothesis import given
from hypothesis import strategies as st

from bot import areas
from bot.chat.find import find, find_each, is_several
from bot.chat.forms import Option

AREAS = tuple(Option(area.code, area.name) for area in areas.load().values())
LONDON = tuple(
    Option(area.code, area.name) for area in areas.load().values() if area.region == "London"
)


def found(text: str, options: tuple[Option, ...] = LONDON) -> list[str]:
    return [option.label for option in find(options, text)]


def found_each(text: str, options: tuple[Option, ...] = LONDON) -> tuple[list[str], int]:
    sure, lost = find_each(options, text)
    return [option.label for option in sure], lost


@given(area=st.sampled_from(AREAS))
def test_every_area_of_the_country_is_found_by_its_name(area: Option) -> None:
    assert find(AREAS, area.label) == (area,)
    assert find(AREAS, f"  {area.label.upper()} ") == (area,)
    assert find_each(AREAS, area.label) == ((area,), 0)


@given(some=st.lists(st.sampled_from(LONDON), min_size=2, unique=True), data=st.data())
def test_any_areas_of_london_are_found_at_once(some: list[Option], data: st.DataObject) -> None:
    between = data.draw(st.sampled_from([", ", ",", "; ", "\n", " ,\n"]))
    *most, last = [option.label for option in some]
    for text in (between.join([*most, last]), f"{between.join(most)} and {last}"):
        assert is_several(text)
        assert find_each(LONDON, text) == (tuple(some), 0)


def test_a_part_of_a_name_finds_those_that_begin_with_it_first() -> None:
    assert found("hack") == ["Hackney"]
    first, second, *others = found("ham")
    assert (first, second) == ("Hammersmith and Fulham", "Tower Hamlets")
    assert {"Lewisham", "Newham"} < set(others)
    assert found("dagenham") == ["Barking and Dagenham"]


def test_a_whole_name_is_meant_alone_though_others_contain_it() -> None:
    options = (Option("1", "Sutton"), Option("2", "Sutton Coldfield"), Option("3", "Ward"))
    assert found("sutton", options) == ["Sutton"]


def test_accents_capitals_and_the_sign_for_and_do_not_matter() -> None:
    options = (Option("1", "Ynys Môn"), Option("2", "Barking and Dagenham"))
    assert found("YNYS MON", options) == ["Ynys Môn"]
    assert found("barking & dagenham", options) == ["Barking and Dagenham"]


def test_what_is_on_no_list_finds_nothing() -> None:
    assert found("Atlantis") == []
    assert found("") == []
    assert found(" ,; ") == []


def test_one_area_with_and_in_its_name_is_one_area() -> None:
    assert found_each("Kensington and Chelsea") == (["Kensington and Chelsea"], 0)
    assert found_each("Barking and Dagenham and Brent") == (["Barking and Dagenham", "Brent"], 0)
    assert found_each("Barking & Dagenham") == (["Barking and Dagenham"], 0)
    assert found_each("Armagh City, Banbridge and Craigavon", AREAS) == (
        ["Armagh City, Banbridge and Craigavon"],
        0,
    )


def test_names_that_are_not_clear_are_counted() -> None:
    assert found_each("Hackney, Atlantis, ham") == (["Hackney"], 2)
    assert found_each("Hackney,, hackney,") == (["Hackney"], 0)


def test_a_comma_at_the_end_makes_no_list() -> None:
    assert not is_several("Hackney, ")
    assert not is_several("Hackney")
    assert is_several("Hackney and Brent")
    assert is_several("Hackney & Brent")
    assert found_each("Hackney & Brent") == (["Hackney", "Brent"], 0)


@given(text=st.text(max_size=200))
def test_any_text_finds_options_that_are_there(text: str) -> None:
    assert set(find(AREAS, text)) <= set(AREAS)
    sure, lost = find_each(AREAS, text)
    assert set(sure) <= set(AREAS)
    assert lost >= 0
