"""Names told by who or what stands beside them, and their look-alikes."""

import pytest

from tests.anonymity.asked import expected, found, read

_OWNERS = """
«sunnys» mum will bring him
«Melodys» dad is next of kin
«gracies» school rang
«faiths» ex is out
drivers mate needed
clients ex is out
nurses mum is ill
bills address on the form
the score was 21, GP letter coming
it was school that rang
«Rowan»'s dad turned up
"""

_AGES = """
«River» age 3 has a worker
«star» is 4 and needs a gate
«Storm» (3)
star is 4 out of ten
the river is 4 miles off
price is 4 and falling
«hope» aged 6
page 3 is missing
"""

_LISTS = """
«Destiny» + «Miracle», bunk bed ok
kids: «hope» 4, «faith» 2
kids hope to go
twins are «summer» & «river»
«lily», «poppy» and «jade»
«pearl» & «opal» need beds
«hope», «faith» and «charity» are the girls
she has faith and hope
summer and hope need work
«blessing» + 3 kids
«sunny» and his sister
sunny and his is a warm flat
"""

_ROLES = """
«joy» (IDVA) rang
«hope», idva, on leave
hope, joy on the way
«Dean» from repairs
«jack» upstairs plays music
jack up the rent
«blue» is his cousin
blue is his favourite
baby dad «chase» got bail
mum will call back
step dad «mark» on bail
her ex may move
"""

_MESSAGES = """
s/w «hope» re keys
vm left for «mark»
spoke w «hope»
vm left for duty
txt «mark»
ta «will»
thanks will be sent
morning «mark»
morning mark on the wall
thanks love
re bill, she has paid it
ask for «pat»
ask for grant forms
"""

_QUESTIONS = """
can «grace» view thurs
can grace periods be longer
where is «mark» now
who is «grace»
did «hope» say
does hope help
is «will» ok with stairs
the price is ok now
"""

_NICKNAMES = """
everyone calls him «tank»
she calls him names
they call her «ghost» there
street name is «trapper»
street name is missing
calls himself «general»
calls himself trapped
his name by the name of «shadow»
"""

_PLACES = """
Can someone tell «Everton» it is approved
Everton is fine
tell Luton we agree
Barnet said yes
«Paris» 7 and «London» 9 are her girls
Luton 2 bed and Barnet 3 bed
"""

_CAPITALS = """
everybody knows «Ghost» on that landing
the «Bakers» next door
she is a Welder
it was «Ghost»
"Ghost" it is
she asked about the Tenancy
no Pets, no Cats, no Gerbil
Thames Lantern agreed
noted: Lantern broken
tenant was Bothered by it
told him Ghosting is over
"""

_CASES = [
    line
    for table in (
        _OWNERS,
        _AGES,
        _LISTS,
        _ROLES,
        _MESSAGES,
        _QUESTIONS,
        _NICKNAMES,
        _PLACES,
        _CAPITALS,
    )
    for line in read(table)
]


@pytest.mark.parametrize("line", _CASES, ids=ascii)
def test_a_name_is_told_by_what_stands_beside_it(line: str) -> None:
    assert found(line) == expected(line)
