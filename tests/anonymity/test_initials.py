"""Letters that stand for a name, beside letters that stand for nothing of the kind."""

import pytest

from tests.anonymity.asked import expected, found, read

_LINES = """
spoke to «K» about it
told «K»
ask «K»
«K» told me
«K»'s ex
«k»'s ex
s's ex
a's ex
k is here
«K» is here
«K». is here
K: is here
and K is here
«N». is still scared
N. Still scared
N, is still scared
«Q» said no
option K
Plan B is ready
grade B
her ex «J»
her ex j
her ex A
tenant «M»
called «T»
goes by «T»
called t
B12 vitamin
12B is hers
spoke to K9
spoke to é
spoke to «Ж»
«d a n a»
«D A N A»
her name is «z e n a»
«Z-E-N-A»
«Z.E.N.A».
«Z» - «E» - «N» - «A»
z, e, n, a
z e n
«S.A». moved
«S. A». moved
S A moved
S.A moved
«s.a». moved
N.B. grant is in
need it at 9 a.m. or 5 p.m. daily
«W.O». turned down two
spoke to «k.o». re the lift
E.G. a flat
P.S. she called
e.g. a flat
n/a
H&M
m&s
X rated
«J Brown» rang
«J. Brown» rang
spoke to «M. Brown» today
«J Okoro»
«J. Okoro»
«T Patel» and «K Patel»
j brown rang
J brown rang
j «okoro»
J table
A Brown envelope
Plan B. Young children
Plan B. «Okoro» rang
saw «D. Okoro» there
«W Brown»
«W Okoro»
E London
E Ham
her U.K. visa
her U.K. visa, N West
N West London
«RM» refused
RM is an area
told «RM» twice
tell RM twice
told «HO» twice
told SW twice
rm refused
TOLD RM TWICE
ALL SAID: RM REFUSED
told RM1 twice
told UK twice
told «JB» twice
UB or RM
told UB or RM
SE or NW
"""
LINES = [("person", line) for line in read(_LINES)]


@pytest.mark.parametrize("line", [line for _, line in LINES], ids=ascii)
def test_letters_are_asked_about_where_somebody_stands(line: str) -> None:
    assert found(line) == expected(line)
