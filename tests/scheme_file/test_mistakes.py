"""Every mistake in a scheme file is reported with its line, its key and what to put."""

from itertools import pairwise

import pytest

from bot.scheme_file import Mistake, SchemeFileWrong, read

FILE = """\
[scheme]
code = "london"
name = "A scheme"
time_zone = "Europe/London"
areas = { region = "London" }

[scheme.policy]
cap_on_owed = 2
cap_counts = "owed"
ask_between = ["09:30", "16:30"]

[[coordinators]]
name = "Sam Okafor"
email = "sam@reciprocal.example"
slack = "T0SCHEME/U0COORD1"
telegram = 700001

[[observers]]
name = "Grants team"
email = "grants@observer.example"

[[partners]]
code = "HCK"
name = "Hackney Council"
kind = "local_authority"
stock_in = ["HCK"]
agreement_signed = 2017-09-01
slack_channel = "T0SCHEME/C0HCK"
people = [
  { name = "Ruth Adeyemi", role = "housing_manager", email = "ruth@hackney.example" },
  { name = "Femi Cole", role = "housing_officer", email = "femi@hackney.example" },
]

[[partners]]
code = "BEN"
name = "Brent Council"
kind = "local_authority"
stock_in = [
  "BEN",
  "HRW",
]
telegram_chat = -1007000041

[[partners.people]]
name = "Nadia Rahman"
role = "lettings_manager"
email = "nadia@brent.example"
slack = "T0SCHEME/U0BEN1"
telegram = 700021

[[support_services]]
code = "HAVEN"
name = "Haven Support Service"
people = [ { name = "Leah Stone", role = "support_worker", email = "leah@haven.example" } ]
"""

CAP, COUNTS, ASK = (
    "cap_on_owed = 2",
    'cap_counts = "owed"',
    'ask_between = ["09:30", "16:30"]',
)
POLICY = "scheme · policy · "
HACKNEY, BRENT, HAVEN = "partners[1] HCK", "partners[2] BEN", "support_services[1] HAVEN"
RUTH, FEMI, NADIA = (
    f"{HACKNEY} · people[1]",
    f"{HACKNEY} · people[2]",
    f"{BRENT} · people[1]",
)
LEAH = f"{HAVEN} · people[1]"
LEAH_IS = 'role = "support_worker"'
REGION = 'areas = { region = "London" }'

# What stands in the file, what is put there instead, and what is said of it.
ROWS = [
    # The scheme
    ('code = "london"', 'code = "London Town"', 2, "scheme · code", 'such as "london"'),
    ('code = "london"\n', "", 1, "scheme · code", 'code is missing; put code = "london".'),
    ('"A scheme"', '" "', 3, "scheme · name", "1 to 60 characters"),
    ('"A scheme"', f'"{"n" * 61}"', 3, "scheme · name", "1 to 60 characters"),
    ('"A scheme"', '"A\\nscheme"', 3, "scheme · name", "one line"),
    ('name = "A scheme"', "name = 7", 3, "scheme · name", "be text in quotes"),
    ("Europe/London", "europe/londn", 4, "scheme · time_zone", 'mean "Europe/London"?'),
    ("Europe/London", "../London", 4, "scheme · time_zone", "not a time zone"),
    ("time_zone", "zone_of_clock", 1, "scheme · time_zone", "time_zone is missing"),
    ("time_zone", "timezone", 4, "scheme · timezone", 'Did you mean "time_zone"?'),
    ("[scheme]\n", "[shceme]\n", 1, "shceme", 'Did you mean "scheme"?'),
    # Areas
    ('"London" }', '"Londom" }', 5, "scheme · areas · region", 'Did you mean "London"?'),
    ('"London" }', "5 }", 5, "scheme · areas · region", "text in quotes"),
    ('"London" }', '"London", kind = 1 }', 5, "scheme · areas · kind", "leave it out"),
    (REGION, "areas = []", 5, "scheme · areas", 'or a list of codes such as ["CAB", "ECA"]'),
    (REGION, 'areas = [["HCK"]]', 5, "scheme · areas[1]", '["HCK"] is not an area'),
    (REGION, 'areas = "London"', 5, "scheme · areas", 'Put { region = "London" }'),
    (f"{REGION}\n", "", 1, "scheme · areas", "areas is missing"),
    (
        REGION,
        'areas = ["HCK", "BEN", "HRW",\n "Camden"]',
        6,
        "scheme · areas[4]",
        'Did you mean "CMD"?',
    ),
    (REGION, 'areas = ["HCK", "BEN"]', 40, f"{BRENT} · stock_in[2]", "Harrow lies outside"),
    ('"HRW"', '"HRWX"', 40, f"{BRENT} · stock_in[2]", 'Did you mean "HRW"?'),
    ('"HRW"', '"LEEDS"', 40, f"{BRENT} · stock_in[2]", "is not an area's code"),
    ('"HRW"', '"CAB"', 40, f"{BRENT} · stock_in[2]", "Cambridge lies outside"),
    ('"HRW"', "7", 40, f"{BRENT} · stock_in[2]", "text in quotes"),
    ('["HCK"]', "[]", 26, f"{HACKNEY} · stock_in", "one area or more"),
    ('["HCK"]', '"HCK"', 26, f"{HACKNEY} · stock_in", 'brackets, as stock_in = ["HCK"].'),
    # Policy
    (CAP, "cap_on_owed = -1", 8, f"{POLICY}cap_on_owed", "-1 is too small; put 0 or more."),
    (CAP, "cap_on_owed = 9999", 8, f"{POLICY}cap_on_owed", "put 1000 or less."),
    (CAP, 'cap_on_owed = "2"', 8, f"{POLICY}cap_on_owed", "a whole number without quotes"),
    (CAP, "cap_on_owed = true", 8, f"{POLICY}cap_on_owed", "a whole number"),
    (CAP, "cap_on_owd = 2", 8, f"{POLICY}cap_on_owd", 'Did you mean "cap_on_owed"?'),
    (CAP, "minimum_safe_areas = 0", 8, f"{POLICY}minimum_safe_areas", "put 1 or more"),
    (CAP, "minimum_safe_areas = 34", 8, f"{POLICY}minimum_safe_areas", "has 33 areas"),
    (COUNTS, 'cap_counts = "al"', 9, f"{POLICY}cap_counts", 'put "owed" or "owed_and_accepted".'),
    (COUNTS, "suppress_below = 5", 9, f"{POLICY}suppress_below", "leave it out or put 11."),
    (COUNTS, 'equal_sizes = [["studio", "6"]]', 9, f"{POLICY}equal_sizes", '"6" is not a size'),
    (COUNTS, 'equal_sizes = [["1"]]', 9, f"{POLICY}equal_sizes", "two sizes or more"),
    (COUNTS, 'equal_sizes = [["1", 2]]', 9, f"{POLICY}equal_sizes[1][2]", "text in quotes"),
    (COUNTS, 'participation = "free"', 9, f"{POLICY}participation", '"voluntary" or "mandatory".'),
    (COUNTS, "tenancy_conditions = true", 9, f"{POLICY}tenancy_conditions", "in square brackets"),
    (
        COUNTS,
        'tenancy_conditions = ["rent_cleer"]',
        9,
        f"{POLICY}tenancy_conditions",
        'not a condition of a tenancy; put "rent_clear"',
    ),
    (
        COUNTS,
        'property_conditions = ["social_rents"]',
        9,
        f"{POLICY}property_conditions",
        'Did you mean "social_rent"?',
    ),
    (
        COUNTS,
        'property_conditions = ["social_rent", "no_end_date", "social_rent"]',
        9,
        f"{POLICY}property_conditions",
        "stands twice",
    ),
    (COUNTS, "property_conditions = [1]", 9, f"{POLICY}property_conditions[1]", "text in quotes"),
    (COUNTS, "telegram_details = 1", 9, f"{POLICY}telegram_details", "be true or false"),
    (COUNTS, 'activity_table = "daily"', 9, f"{POLICY}activity_table", '"weekly" or "never"'),
    (COUNTS, "keep_details_months = 0", 9, f"{POLICY}keep_details_months", "put 1 or more"),
    (ASK, "suppress_below = 6", 10, f"{POLICY}suppress_below", "is not enforced"),
    (ASK, 'nudge_after = [["approvals", 1, 2]]', 10, f"{POLICY}nudge_after", "nothing that waits"),
    (ASK, 'nudge_after = [["claim", 0, 2]]', 10, f"{POLICY}nudge_after", "two numbers of days"),
    (ASK, 'nudge_after = [["claim", 1, 2], ["claim", 1, 1]]', 10, f"{POLICY}nudge_after", "twice"),
    (ASK, 'ask_between = ["16:30", "09:30"]', 10, f"{POLICY}ask_between", "the earlier one first"),
    (ASK, 'ask_between = ["9:30", "16:30"]', 10, f"{POLICY}ask_between", "two times of the day"),
    (ASK, 'ask_between = ["09:30"]', 10, f"{POLICY}ask_between", "two times of the day"),
    # Coordinators and observers
    ("[[coordinators]]", "[[observers]]", 1, "coordinators", "no coordinator"),
    ("[[coordinators]]", "[coordinators]", 12, "coordinators", "headed [[coordinators]]"),
    ("telegram = 700001", 'role = "deputy"', 16, "coordinators[1] · role", "leave the role out"),
    ("telegram = 700001", "telegram = -5", 16, "coordinators[1] · telegram", "telegram = 700011"),
    ("telegram = 700001", "slak = 1", 16, "coordinators[1] · slak", 'Did you mean "slack"?'),
    ("T0SCHEME/U0COORD1", "U0COORD1", 15, "coordinators[1] · slack", '"T0SCHEME/U0HCK1"'),
    ("T0SCHEME/U0COORD1", "T0SCHEME/C01", 15, "coordinators[1] · slack", "the member"),
    ("grants@observer.example", "grants team", 20, "observers[1] · email", "an email address"),
    ('email = "grants@observer.example"\n', "", 18, "observers[1] · email", "email is missing"),
    # Partners
    ('"HCK"\nname', '"hackney"\nname', 23, "partners[1] hackney · code", "capital letters"),
    ('"HCK"\nname', '"H"\nname', 23, "partners[1] H · code", "2 to 12"),
    ('"BEN"\nname', '"HCK"\nname', 35, "partners[2] HCK · code", "also on line 23"),
    ('"HAVEN"\nname', '"BEN"\nname', 52, "support_services[1] BEN · code", "also on line 35"),
    (
        '"local_authority"\nstock_in = ["',
        '"council"\nstock_in = ["',
        25,
        f"{HACKNEY} · kind",
        "put",
    ),
    ('kind = "local_authority"\nstock_in = ["', 'stock_in = ["', 22, f"{HACKNEY} · kind", "put"),
    ("2017-09-01", '"2017-09-01"', 27, f"{HACKNEY} · agreement_signed", "without quotes"),
    ("2017-09-01", "2017-09-01T10:00:00", 27, f"{HACKNEY} · agreement_signed", "be a date"),
    ("T0SCHEME/C0HCK", "T0SCHEME/U0HCK", 28, f"{HACKNEY} · slack_channel", "the channel"),
    ("-1007000041", "1007000041", 42, f"{BRENT} · telegram_chat", "telegram_chat = -1007000041"),
    (
        "telegram_chat",
        'slack_channel = "T0SCHEME/C1"\ntelegram_chat',
        43,
        f"{BRENT} · telegram_chat",
        "one channel",
    ),
    (
        "telegram_chat = -1007000041",
        'slack_channel = "T0SCHEME/C0HCK"',
        42,
        f"{BRENT} · slack_channel",
        "also on line 28",
    ),
    ("agreement_signed", "signed", 27, f"{HACKNEY} · signed", "leave it out"),
    # People of partners and services
    ("housing_manager", "housing_officer", 29, f"{HACKNEY} · people", "no named lead"),
    ("housing_manager", "huosing_manager", 30, f"{RUTH} · role", 'Did you mean "housing_manager"'),
    ('"housing_officer"', "3", 31, f"{FEMI} · role", "3 is not a role"),
    ('role = "housing_officer", ', "", 31, f"{FEMI} · role", "role is missing"),
    ("housing_officer", "support_worker", 31, f"{FEMI} · role", "under [[support_services]]"),
    ("housing_officer", "coordinator", 31, f"{FEMI} · role", "under [[coordinators]]"),
    ("housing_officer", "observer", 31, f"{FEMI} · role", "under [[observers]]"),
    ("support_worker", "housing_officer", 54, f"{LEAH} · role", "under [[partners]]"),
    (f"{LEAH_IS}, ", "", 54, f"{LEAH} · role", 'put role = "support_worker"'),
    (LEAH_IS, f'{LEAH_IS}, fone = "1"', 54, f"{LEAH} · fone", 'Did you mean "phone"?'),
    (LEAH_IS, f'{LEAH_IS}, phone = "ask"', 54, f"{LEAH} · phone", '"020 7946 0000"'),
    ("nadia@brent.example", "Ruth@Hackney.example", 47, f"{NADIA} · email", "on line 30"),
    ("T0SCHEME/U0BEN1", "T0SCHEME/U0COORD1", 48, f"{NADIA} · slack", "also on line 15"),
    ("700021", "700001", 49, f"{NADIA} · telegram", "also on line 16"),
    ("700021", '"700021"', 49, f"{NADIA} · telegram", "a whole number without quotes"),
    ("leah@haven.example", "leah@haven", 54, f"{LEAH} · email", "an email address"),
    # TOML itself
    ("cap_on_owed = 2", "cap_on_owed 2", 8, "", "Expected '='"),
    ("cap_on_owed = 2", "cap_on_owed = two", 8, "", "text in quotes"),
    ("cap_on_owed = 2", "cap_on_owed = 2\ncap_on_owed = 3", 9, "", "stands twice"),
    ('leah@haven.example" } ]', 'leah@haven.example" }', 54, "", "Unclosed array"),
    ("2017-09-01", "2017-02-30", 27, "", "Invalid date"),
]


def mistakes(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(SchemeFileWrong) as caught:
        read(text)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return caught.value.problems


def test_the_file_that_is_spoilt_here_is_sound() -> None:
    assert len(read(FILE).people) == 6


@pytest.mark.parametrize(("old", "new", "line", "key", "sentence"), ROWS)
def test_a_mistake_is_reported_where_it_stands(
    old: str, new: str, line: int, key: str, sentence: str
) -> None:
    assert old in FILE
    problems = mistakes(FILE.replace(old, new, 1))
    found = [problem for problem in problems if (problem.line, problem.key) == (line, key)]
    assert len(found) == 1, problems
    assert sentence in found[0].sentence
    assert found[0].sentence[-1] in ".?"


def test_one_mistake_is_reported_once() -> None:
    """But for what follows from it: a key of another name is also a key missing."""
    several = {(old, new) for old, new, *_ in ROWS if len(mistakes(FILE.replace(old, new, 1))) > 1}
    assert several == {("[scheme]\n", "[shceme]\n"), ("time_zone", "zone_of_clock")}


def test_all_mistakes_are_reported_at_once_from_the_top() -> None:
    text = FILE
    for old, new in (
        ("700021", "700001"),
        ("support_worker", "boss"),
        (COUNTS, 'cap_counts = "al"'),
        ('"HRW"', '"XXX"'),
        ("Europe/London", "London"),
        ("housing_manager", "housing_officer"),
    ):
        text = text.replace(old, new, 1)
    problems = mistakes(text)
    assert [problem.line for problem in problems] == [4, 9, 29, 40, 49, 54]
    assert all(one.line < other.line for one, other in pairwise(problems))


def test_a_mistake_reads_as_one_line() -> None:
    (problem,) = mistakes(FILE.replace('"housing_officer"', '"housing_oficer"'))
    assert str(problem) == (
        'line 31, partners[1] HCK · people[2] · role: "housing_oficer" is not a role; put '
        '"housing_manager", "lettings_manager" or "housing_officer". '
        'Did you mean "housing_officer"?'
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("\n\n# nothing\n", 1),
        ('[scheme]\nname = """never\nended\n', 3),
        ("x = " + "[" * 3000 + "]" * 3000, 1),
        ("x = " + "9" * 5000, 1),
        ("[[partners]]\nstock_in = [0x" + "f" * 5000 + "]\nkind = 0x" + "f" * 5000, 1),
        ("x = 'a\x00b'", 1),
        ("scheme = 3\npartners = 3\ncoordinators = [3]", 1),
        ("scheme = []\npartners = [[]]\n[[coordinators]]\nname = {}", 1),
        ("[scheme]\npolicy = 3\nareas = 3", 1),
        ("partners = [{people = 3, code = []}, {people = [3], stock_in = {}}]", 1),
    ],
)
def test_a_file_that_is_quite_another_thing_is_refused(text: str, line: int) -> None:
    assert mistakes(text)[0].line == line


def test_what_a_windows_editor_writes_is_read() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    assert read(text) == read(FILE)
    (problem,) = mistakes(text.replace("housing_officer", "officer"))
    assert problem.line == 31


def test_a_value_that_is_not_its_reader_s_is_not_repeated() -> None:
    (problem,) = mistakes(FILE.replace("ruth@hackney.example", "Ruth at home"))
    assert "Ruth" not in str(problem)
