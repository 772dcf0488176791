"""Finds postcodes that were copied wrongly, run into a word, or told in two breaths."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS, BED_TAIL, END, ORDINAL, UNIT
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import THREE, words

_MISREAD = Hinted(
    rf"(?<![A-Z0-9'])(?P<area>[A-Z]{{1,2}})\d{{1,2}}[A-Z]? "
    rf"\d(?:[568]{END}|{END}[568])(?![A-Za-z0-9'])",
    digits=3,
)
"""With a digit read for one of the last letters: "LS6 38N"."""
_STUCK = Hinted(
    rf"(?<=[a-z])(?P<area>[A-Z]{{1,2}})\d[A-Z\d]? ?\d{END}{{2}}(?![A-Z0-9])"
    rf"|(?<![A-Za-z0-9'])(?P<before>[A-Z]{{1,2}})\d[A-Z\d]? ?\d{END}{{2}}(?=[A-Z]?[a-z])",
    digits=2,
)
"""Without a gap to the next word: "postcodeHU6 9ZPwas"."""
_THEN = Hinted(
    rf"(?<![A-Z0-9'])(?P<area>[A-Z]{{1,2}})\d{{1,2}}[A-Z]?"
    rf"[\s,]{{1,3}}(?:(?:and|then|a|space|gap|new|word)[ ,]{{1,2}}){{1,4}}"
    rf"\d ?{END} ?{END}(?![A-Z0-9'])",
    re.IGNORECASE,
    digits=2,
)
"""Told in two breaths: "wa8 then a gap then 6 p f"."""
_FORGOTTEN = Hinted(
    rf"(?<![A-Z0-9'])(?P<area>[A-Z]{{1,2}})\d{{1,2}}[A-Z]?[ ,]{{1,2}}"
    rf"(?:(?:something|smth|summat|blah|dunno|maybe|then)[ ,]{{1,2}}){{1,3}}"
    rf"(?:\d ?{END} ?{END}|(?-i:{END} ?{END}))(?![A-Z0-9'])"
    rf"|(?<![A-Z0-9'])(?P<then>[A-Z]{{1,2}})\d{{1,2}}[A-Z]?[ ,]{{1,2}}then[ ](?:a[ ])?"
    r"\d(?=[ ](?:and|or|something|then|i think)\b)"
    rf"|(?<![A-Z0-9'])(?P<one>[A-Z]{{1,2}})\d{{1,2}}[A-Z]?[ ,]{{1,2}}(?:and[ ])?then[ ](?:a[ ])?\d"
    rf" ?(?-i:{END})(?![A-Za-z0-9])"
    rf"|(?<![A-Z0-9'])(?P<far>[A-Z]{{1,2}}) something,?[ ]then[ ]\d{{1,2}} ?\d{END}{{2}}(?!\w)"
    rf"|(?<![A-Z0-9'])(?P<begun>[A-Z]{{1,2}})\d{{1,2}}[A-Z]?[ ,]{{1,2}}\d ?(?:(?-i:{END}) ?)?"
    r"(?:something|smth|summat|blah|dunno)\b",
    re.IGNORECASE,
    hints=words("something smth summat blah dunno maybe then"),
)
"""With what nobody remembers: "CF11 something 9XJ", "BT48 7 P something"."""
_PART = Hinted(
    r"(?<![A-Za-z0-9'])(?P<area>[A-Za-z]{1,2})\d{1,2} O\d[A-Z](?![A-Za-z0-9'])"
    r"|(?<![A-Za-z0-9'])(?P<begun>[A-Z]{1,2})\d{1,2} \d[ACDEJLNQRTUWYZ](?![A-Za-z0-9'])",
    digits=2,
)
"""With a letter for its third digit, or its last letter cut off: "N1 O7Q", "WF1 7E"."""
_COPIED = Hinted(
    rf"(?<![A-Z0-9'])(?P<area>[A-Z]{{1,2}})\d{{1,2}} (?P<tail>[GSBZ]{END}{{2}})(?![A-Za-z0-9'])"
)
_READ_SO = Hinted(
    rf"(?<![A-Za-z0-9'])(?P<area>[A-Z]{{2}})[SOIZ] (?P<inner>\d{END}{{2}})(?![A-Za-z0-9'])"
)
"""With a letter read for the district's digit: "DLS 6QU"."""
_COPY = Hinted(
    r"\b(?:post\s?code|pc|scan\w*|photocop\w+|copy|copied|fax\w*|ocr|print\w*|blurr\w*|smudge\w*|faded)\b",
    re.IGNORECASE,
)
_FLAT = re.compile(r"\d{1,2}[BPKMHX]\Z")


def find(text: str) -> Iterator[Hit]:
    """Postcodes that are none as they stand, in a text that has digits."""
    for code in _MISREAD.finditer(text):
        if code["area"] in AREAS and not _FLAT.search(code[0]):
            yield Hit(*code.span(), "postcode")
    for code in _THEN.finditer(text):
        if code["area"].upper() in AREAS and not ORDINAL.search(code[0]):
            yield Hit(*code.span(), "postcode")
    for code in _FORGOTTEN.finditer(text):
        if code[code.lastgroup or 0].upper() in AREAS:
            yield Hit(*code.span(), "postcode")
    for code in _PART.finditer(text):
        if (code["area"] or code["begun"]).upper() in AREAS:
            yield Hit(*code.span(), "postcode")
    copied = _COPY.search(text) is not None
    for code in _COPIED.finditer(text):
        strange = code["tail"].lower() not in vocabulary().words
        if code["area"] in AREAS and strange and copied:
            yield Hit(*code.span(), "postcode")
    for code in _READ_SO.finditer(text):
        word = code[0][:3].lower() in vocabulary().words or code[0][:3].lower() in THREE
        inner = code["inner"]
        unit = ORDINAL.search(inner) or UNIT.search(inner) or BED_TAIL.search(inner)
        if code["area"] in AREAS and not (word or unit):
            yield Hit(*code.span(), "postcode")
    for code in _STUCK.finditer(text):
        if (code["area"] or code["before"]) in AREAS:
            yield Hit(*code.span(), "postcode")
