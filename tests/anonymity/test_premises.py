"""Schools, surgeries, places of worship, branches: by a name, or by what stands before it."""

import pytest

from tests.anonymity.asked import expected, found, read

_NAMED = """
goes to «Northwold Primary»
goes to «northwold primary»
goes to «hill top nursery»
goes to very hill top nursery
goes to a primary
goes to primary
to the local primary
to another hill top nursery
likes hill top nursery
«Hill Top Nursery School»
the «Hill Top Nursery School»
the Primary School
the Old School
her «Larkspur Medical Centre»
«Hackney Mosque»
hackney mosque
Hackney hospital
Hackney clinic
«Hackney Clinic»
«Hackney leisure centre»
Hackney sports
«Hackney library»
«Barnet General Hospital»
The «Lion pub»
near «lion pub»
near lion, pub
near lion-pub
«King's Head Inn»
Children's Centre
drop-in centre
Womens Centre
«Northwold surgery»
Quick practice
a «Quick practice»
Practice makes it
college in Leeds
«Leeds College»
her school
old school
K School
K9 School
Larkspur, School
they like «Four Long Names North School» and its head and all
Clare's Law hall
"""

_FOLDED = """
at «St Saviour's»
in «ST PETERS PRIMARY»
«st peters primary»
«st. peters school»
«Saint Saviour's Church Hall» is near
near «st saviour»
on the St. She said
st, hill school
St George's Day
St John Ambulance
1st hill school
«Our Lady» of sorrows
«holy trinity»
at «Sacred Heart»
«sacred heart»'s hall
sacred to the heart
"""

_CALLED = """
School «Northwold» is full
school: «Northwold»
nursery is «Little Acorns»
nursery was Open
GP is «Denholm»
church at «Denholm»
school, «Northwold»
school⏎Denholm Northwold
school Monday
school in Monday
left nursery March
school IDVA
hostel called «The Lodge»
school of Law
GP in Hackney
GP Hackney
gp northwold
surgery Hackney is full
school
at «Little Stars»
at «Little». Stars
at «Timber Twine Acorns» larkspur
works at «Timber» and more
at Council offices
at Crown Court
at the Housing Panel
at the «Winch»
near the «Winch»
on the Market
nursery called «busy bees»
nursery called «busy» beans
nursery called about it
the block is called «sandpiper»
he is called about it
porter at the «Royal Free»
under the Royal Free for kidneys
cleans at «Whipps Cross»
lives at Whipps Cross
need SEN school in a new area
to stop school change
goes to «hilltop school» now
in the Estate Office
by the «bp garage on Larkspur», somewhere
the Market
at the Home Office
at the Surgery
in the Hotel
at the «Hotel Larkspur»
at the IDVA
at NHS
at Hackney
at Canary Wharf
at «little stars»
at little stairs
enrolled «northgate» sixth form
enrolled year sixth form
«Busy Bees» (nursery) rang
«Hill Top» (nursery) rang
Worker (nursery) rang
in «haven house refuge»
in dispersed refuge
drinks in «the white hart»
drinks in the white hall
stays over «the fox and hounds»
owns a fox and hounds
AT THE WINCH
at Peabody
at the «Peabody»
at Monday
at Easter
"""

_BRANCHES = """
«Lidl Barking»
lidl barking
«lidl camden»
lidl in barking
«lidl in Barking»
«Boots on the Broadway»
«boots on the broadway»
boots on the floor
Boots is open
Lidl
lidl in
Tesco, larkspur
«Tesco, Denholm»
Tesco. Denholm
Tesco - Denholm
«Tesco near Northwold»
«Costa at Leeds»
«Burger King Barking»
«burger king in Barking»
burger king
«Premier Inn Ealing Broadway»
sainsburys near work
tesco in the whole of the Barking area
Iceland has one
«Iceland Barking»
«lidl canary wharf»
at «Premier Inn by the bridge»
at a stop by the bridge
«Morecambe Bay Tyres» rang
under «Homerton» midwives
under Hackney borough
scouts at «4th Ilford»
meeting at 4th Ilford
dentist is «Smile Studio»
«st marys cofe» is full
"""

LINES = [("place", line) for table in (_NAMED, _FOLDED, _CALLED, _BRANCHES) for line in read(table)]


@pytest.mark.parametrize("line", [line for _, line in LINES], ids=ascii)
def test_premises_are_asked_about_by_their_name_or_by_what_comes_before(line: str) -> None:
    assert found(line) == expected(line, "place")
