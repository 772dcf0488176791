"""Words that are names as well: asked about where they are used as one, on both sides."""

import pytest

from tests.anonymity.asked import expected, found, read

_GIVEN = """
ask «rose» if the flat is free
a single rose
the rose garden
prices rose again
«Rose» said no
«rose» cant make it
spoke to «Rose»
her daughter «Amber»
amber warning
«amber» said yes
«amber» refused
«amber» moved out
«grace»'s mum
days of grace
give «grace» a ring
give grace a rest
its «dawn» from the refuge
its dawn over the park
«Joy» and her sister
«Joy» and her mum
Joy and relief
Joy of a garden
«Ruby» moved out
«Ruby» wants a garden
«Faith» (4)
Faith, hope and charity
«Hunter» and his sister
we met the «Amber» we know
the Big Ruby sale
son «ruby» is four
the ruby wedding
«Holly» is here
holly bush in front
"""

_NOUN = """
spoke to «Charity»
charity shop
a charity helped
told «charity» to wait
«Storm» (3) and «Ruby»
storm damage
her ex «Bear»
her ex «bear»
bear with us
nicknamed «Bear»
«bear»'s brother
a bear's claw
a «Bear»'s claw
«King» rang
king size bed
told «King»
her tenant «Joy»
«pat» next door
pat the dog
«Legend» could come
«legend» came
«Legend» and the boys
«legend» is here
story is here
spoke to her «Charity»
success is near
Universal «Charity»
the Universal Charity
"""

_VERB = """
we hope to hear
«Hope» is moving
«hope» lives there
hope is all she has
«Hope», 4 and a baby
lives with «Hope»
«Will» rang
«will» rang
she will call
told «will» to wait
«Mark»'s mum
mark the form
«mark» has been in touch
«mark» was told
mark it urgent
her son «Chase» has asthma
chase the landlord
told «chase» to wait
told «Grant» about it
grant application
«Grant»'s visit
«sue» is here
she will sue
the case is closed
goes by «Ace»
goes by bus
"""

_ADJECTIVE = """
told «Young» about it
told young mums
young family
«young» says no
her son «Young»
her son young
asked «Happy» to wait
asked happy people
happy to wait
Happy to wait
called «Sterling»
sterling work
«Sterling»'s mum
sterling's value
the «Sterling»'s value
Noble is here
noble is here
R v Young
golden «Golden»'s mum
tenant «Happy» moved
"""

_SURNAME = """
the «Baker» family
the «Potter» household
the baker family
«Baker» v the council
R v «Baker»
Re «Baker» vs council
spoke to «Baker»
spoke to baker
ask «Baker» to call
asked «Baker» to call
baker in town
the «Baker» on the corner
case of «Potter»
file of «Potter»
referral of «Potter»
box of «Potter»
potter around
«Cook» says she is fine
cook says she is fine
tenant «Cook»
tenant cook
«Price», L
price, low
«Black», 1 bed
Black, one bed
the «Church» family
church hall
«cook»'s mum
cook's knife
called «Cook»
"""

_MONTHS = """
in June
June 2026
12 June
12June
since May
«June» said hi
«june» said hi
moved in june
called in June
called «June»
«April»'s mum
April's rent
april's rent
spoke to «April» on Monday
due to «April»
«May» (5) and her brother
May be late
may be late
it may is
«August» is here
she saw «August» is booked
«June» told us
until June it waits
"""

_OFFICES = """
the Judge's order
Judge rang
judge says no
the Judge said no
the Judge's son
«Mayor» is moving
Queen's speech
Nurse says no
"""

_PLACES = """
«Victoria» rang
near Victoria
Victoria station
Angel station
in York
York station
«York» family
«Angel» rang
«angel» rang
Camden or Victoria
«Leyla» and «Victoria»
Victoria or Camden
Victoria, Camden
Camden, Victoria
«Victoria» and her mum
met «Victoria»
her son «Kent»
"""

TABLES = {
    "given": _GIVEN,
    "noun": _NOUN,
    "verb": _VERB,
    "adjective": _ADJECTIVE,
    "surname": _SURNAME,
    "months": _MONTHS,
    "offices": _OFFICES,
    "places": _PLACES,
}
LINES = [(kind, line) for kind, table in TABLES.items() for line in read(table)]


@pytest.mark.parametrize(("kind", "line"), LINES, ids=ascii)
def test_a_word_that_is_a_name_is_asked_about_where_it_is_used_as_one(kind: str, line: str) -> None:
    assert found(line) == expected(line)
