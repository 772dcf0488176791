"""Streets and buildings by their names, beside words that only sound like one."""

import pytest

from tests.anonymity.asked import expected, found, read

_ADDRESS = """
lives on «Larkspur Road»
lives on «larkspur road»
lives in «denholm house»
«denholm road» is quiet
larkspur rd
«denholm rd»
denholm st is quiet
«Larkspur Rd» near the park
in «Larkspur St»
near larkspur st
in larkspur
he parks «outside 42» every night
outside 42 homes
«next door to 17» is his cousin
next to 3 schools
«12A» is the one with the red door
12 is too many
two from the «Aylesbury» have moved
the Luton one is fine
from the Hackney, Newham end
lives on «tollgate»
lives on benefits
stays on tollgate
stays on «willow way»
stays on her way
on «elm park avenue»
«the old bakery» yard
the old kitchen
«blk C» is noisy
off larkspur and «Denholm Close»
on «cherry lane»
a cherry lane
behind «cherry lane»
near cherry hill
near «Cherry Hill»
the main road
a busy Road
Main Road
High Street
high street shops
on High «Cross Lane»
on the «Larkspur Estate»
larkspur estate
council estate
«Larkspur House»
«LARKSPUR HOUSE»
LARKSPUR ROAD
near larkspur house
HALF WAY HOUSE
Safe House
a safe house
Manor House
«Denholm Old Mill Lane»
from Upper Old «Kings Mill Lane» to her own place of work
the Upper «Mill Lane»
bus lane
«Kings Cross Road»
«Larkspur-Denholm Road»
Larkspur, Road
Larkspur. Road
larkspur  road
the A10 road
4 road
Q Road
Tower block
«denholm tower»
«denholm heights»
a good tower
Westminster is a bridge
«Westminster Bridge»
Big Hill
Larkspur hill
on «Larkspur hill»
hill walks
ON «ELM ROAD»
CHEAP ROAD
near willow court
near «Willow court»
NEAR «WILLOW COURT»
near «willow lane» shops
NEAR WILLOW HILL
Nice Road
Road closed
Her Road
Clear Road
the «Clear Road» shops
the Day Road
On «Denholm Road» he waits
«Denholm's road»
Canary Wharf
Ealing Broadway
«Canary Wharf Road»
down memory lane
she took that road
in a new close
We close
Shops close
the Shops close
on Denholm⏎Road
«at number 12»
«At No. 4a» she waits
«next to number 9»

number 12 on the list
at «number twelve»
looked at number twelves
looking at number twelve
«flat 2/1» is cold
half 2/1 is cold
nan in «clos derwen»
narrowboat «Morning Tide» at the lock
a bus called Morning Tide
«Rose Cottage» on the green
Empty Cottage on the green
«the old smithy»
near the shop on «Canning»
near the shop on Monday
a talk on Canning
on the «peabody estate»
on the roughest estate
on the quiet estate
on the mutual scheme
Viewings: 2 0 8 6, stiff
was on «Dyers Field» then
was on Playing Field then
nan is in «pendle cresent»
«opposite num 7»
at number 12345
«12b» above the chippy
12b 4p
«Top flat, 22» has a buzzer
Top flat, 22 steps
«block K» of the estate
in «Ty Gwyn» by the chapel
on «Larkspur Banks»
«Denholm Wynd» is cold
near Food Banks
near Crown court
near willow. Court is at ten
at no 10th
"""
LINES = [("address", line) for line in read(_ADDRESS)]


@pytest.mark.parametrize("line", [line for _, line in LINES], ids=ascii)
def test_a_named_street_or_building_is_asked_about(line: str) -> None:
    assert found(line) == expected(line, "address")


@pytest.mark.parametrize(
    ("text", "kind"), [("on Cherry Ct with him", "address"), ("on Cherry ct with him", "person")]
)
def test_a_short_form_wants_a_capital_to_be_a_street(text: str, kind: str) -> None:
    assert [one.kind for one in found(text)] == [kind]
