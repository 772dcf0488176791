"""Welsh and Scots words in an English note pass; names among them, and slips of them, do not."""

import pytest

from bot.anonymity.vocabulary import vocabulary
from tests.anonymity.asked import expected, found, read

_LINES = """
mae angen tŷ gyda gardd arni
Siarad Cymraeg adre, dim car
Dim Bangor na Bethesda plîs
28 diwrnod, rent yr wythnos
Diolch am y help, hwyl
cael llety brys i'r plant, mae ofn arni
yn ôl y nyrs mae hi'n iawn
«Nia» yn dod yfory
told «Rhys» am y rhent
called «Haul» by his nain
told «Mlynex» no
«Mae» wasnt in
mae angen mwy
dinnae tell his faither she's feart
she wasnae at the fitba, nae bother
he didna gie her ony keys
wheesht, the weans are sleepin
she's wanting her ain hoose
«Isla» wasnae in
his pal «Nae» rang
called «Dreich» by them all
"""


@pytest.mark.parametrize("line", read(_LINES), ids=ascii)
def test_words_of_wales_and_scotland_are_nobody(line: str) -> None:
    assert found(line) == expected(line)


def test_a_slip_of_a_welsh_word_is_no_word() -> None:
    assert "meddygfa" in vocabulary().tongues
    assert found("told «medygfa» yes") == expected("told «medygfa» yes")


def test_few_of_the_words_are_in_a_register_of_names() -> None:
    told = vocabulary()
    names = told.first | told.last | set(told.either)
    assert len(told.tongues) > 1_800
    assert len(told.tongues & names) < 120
