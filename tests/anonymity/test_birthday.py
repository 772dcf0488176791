"""Days that may be a birthday: asked about by what is told near them, and left alone elsewhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.date import MONTH, may_be_dated
from bot.anonymity.fold import fold
from tests.anonymity.asked import expected, found, read

_BIRTHDAYS = """
daughter's 18th is on «21 January» so a claim then
little man is one on «30/5», party then
pension age from «9 July», or so
she gets there on «19 February», age rule is 55
twins are 3 on «1 May»
sweet sixteen is «14 aug»
cake for the 7 yr old on «19 oct»
born the «day after boxing day»
she was born on «bonfire night»
the tenancy starts 3 March, she will be 34 weeks
her 3rd viewing is on 4 March
she is 8 months on 3 Dec
she turned 18. Viewing 4 March
he turned 18 in custody, trial 4 March
birthday party ok, viewing 6 june instead
she was born here and likes it a lot, they have a sofa and beds on 3 May
his hearing is on 12 May
turns 4⏎boiler 3 May
on the «sixth of june», it's his daughter's birthday
on the sixth of june, it's his daughter's viewing
her birthday falls on «the 12th»
her viewing falls on the 12th
applicant («17-Sept-1962») has COPD
applicant (17-Sept-2022) has COPD
twins both «30th June 2021»
twins both here 30th June 2021
mum says hes «30th April»
mum says here 30th April
client is a «29 Feb» baby
client is a 29 Feb mover
«2nd of May» he becomes 16
child 2: «12 June 2017»
block 2: 12 June 2017
b. «12-Sep-2003», care leaver
c. 12-Sep-2003, care leaver
Baby arrived three weeks early on «the 11th of September», well
Baby arrived from the ward on the 11th of September, well
birth cert shows «8 Sept», the only copy
tenancy cert shows 8 Sept, the only copy
18 on «9 Sept» so joint tenancy then
room 18 on 9 Sept so joint tenancy then
celebrates 40th on «8 dec»
attends 40th on 8 dec
he becomes an adult on «19 Nov»
he becomes a lodger on 19 Nov
c-section was on «14 March», boy
an injection was on 14 March, here
state pension from «4 Oct», then HB
housing benefit from 4 Oct, then HB
she was a «Christmas day» baby
she was a Christmas day visitor
gave birth to a girl on «Tues 4th»
gave a lift to a girl on Tues 4th
"""


@pytest.mark.parametrize("line", read(_BIRTHDAYS), ids=ascii)
def test_a_day_that_may_be_a_birthday_is_asked_about(line: str) -> None:
    assert found(line) == expected(line, "dob")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Safiyya 2 Sept 2018", ["2 Sept 2018"]),
        ("Safiyya (2/9/2018)", ["2/9/2018"]),
        ("Safiyya 2 Sept", []),
        ("Safiyya rang 2 Sept 2018", []),
        ("fitted 2 Sept 2018", []),
    ],
)
def test_a_date_right_behind_a_name_is_taken_for_a_birth(text: str, dates: list[str]) -> None:
    told = [text[one.start : one.end] for one in found(text) if one.kind == "dob"]
    assert told == dates


@given(st.from_regex(re.compile(MONTH, re.IGNORECASE), fullmatch=True))
def test_a_text_with_any_month_may_be_dated(month: str) -> None:
    assert may_be_dated(fold(f"on the 4th of {month} then").text)
