"""Finds three-word addresses of a spot on a map."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import NOT_STREET, words

_WORDS = Hinted(
    r"///\s?(?P<spaced>[a-z]{3,20} [a-z]{3,20} [a-z]{3,20})(?!\w)"
    r"|(?<![:/])/{2,3}\s?(?P<bare>(?!www\.)[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30})(?!\w|/\w)"
    r"|\b(?:what\s?3\s?words|what\s?three\s?words|w3w)\s+(?:for|to|of|at|near|from)\b[^.\n]{1,30}?[\s:=]{1,2}"
    r"(?P<far>(?!www\.)[a-z]{3,20}\.[a-z]{3,20}\.(?!com|co|org)[a-z]{3,20})(?![\w.])"
    r"|\b(?:what\s?3\s?words|what\s?three\s?words|w3w)\b(?:\s+(?:is|was|address|location|code)"
    r"\b){0,2}[\s:=/]{0,5}"
    r"(?P<named>[^\W\d_]{2,30}(?:[./ ]|, | [-/] )[^\W\d_]{2,30}(?:[./ ]|, | [-/] )[^\W\d_]{2,30})"
    r"(?!\w)",
    re.IGNORECASE,
    hints=words("// word w3w"),
)
_THREE_CUE = Hinted(
    r"\b(?:(?:the\s+|her\s+|their\s+)?(?:three|3)\s+words?(?:\s+(?:for|to|of|at)\s+(?:the\s+)?\w+(?:\s\w+)?)?"
    r"(?:\s+(?:are|is|were|was)|\s?[:=]|(?=\s+[a-z]+(?:\.| / )[a-z]))[\s\"'/]{1,3}|"
    r"words?\s+(?:for|of|to)\s+(?:the\s+)?\w+\s?(?:=|:|is|are)\s+|"
    r"words?\s+(?:app|location|address)\W{1,3}(?:\w+\W{1,2}){0,2}?)"
    r"(?P<after>[a-z]{3,20}(?P<sign>\.|, | ?/ ?)[a-z]{3,20}(?P=sign)[a-z]{3,20})(?!\w)"
    r"|\b(?:three|3)\s+words\b[^.\d\n]{1,30}?[\s:=]{1,2}(?P<slashed>[a-z]{3,20}/[a-z]{3,20}/[a-z]{3,20})(?![\w/])"
    r"|(?<![\w.])(?P<before>[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20})\W{1,3}(?:\w+\W{1,2}){0,4}?words?\b",
    re.IGNORECASE,
    hints=("word",),
)
_PLACES = ("after", "before", "slashed")
_SPOT = Hinted(
    r"\b(?:caravan|tent|pin|w3w|location|spot|gate|map|field|lay-?by|car\s?park|parked|parks|"
    r"hid\w*|tracker)\b",
    re.IGNORECASE,
)
"""Three words in a list are a place where the text speaks of one."""
_BARE_WORDS = Hinted(
    r"(?:\A(?=\S+\Z)|\b(?:at|is|to|was|pin|location|loc|gate|entrance|meet|use|using|spot|dropped|sent|for)[\s:=]{1,2})"
    r"(?P<words>(?!www\.|http)[a-z]{4,20}\.[a-z]{4,20}\.(?!(?:example|info|live|online|shop|test|site)\b)[a-z]{4,20})"
    r"(?=\s|,|\Z)",
    hints=(".",),
)
"""Three dotted words in lower case with nothing else run together in the text."""

_SPOKEN_WORDS = Hinted(
    r"(?<![\w.@])(?!www)[a-z]{3,20}\.[a-z]{3,20}\.(?!(?:com|org|net|gov|nhs|info|live|co|ac|"
    r"uk)\b)[a-z]{3,20}"
    r"(?![\w.@])",
    re.IGNORECASE,
    hints=words("."),
)
_WORDS_THEN = Hinted(
    r"(?<![\w.])"
    r"(?P<words>[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30})[\s,()]{1,3}(?:\w{1,9}\s){0,3}?"
    r"(?:what\s?3\s?words|what\s?three\s?words|w3w)\b",
    re.IGNORECASE,
    hints=words("word w3w"),
)
_NO_WORDS = frozenset(
    words("""
    is not no the a an to on in of for and or app known unknown
    given sent address location code yet used use using from link she he they him her
    it was at by with if but we has have had please pls needed need works
    work shared would will can could
    """)
)


_OF_HOMES = NOT_STREET | frozenset(
    words("""
    lift ground garden stairs heating kitchen shower bathroom please thanks sorry call text ring
    online form forms post code missing broken email phone page login number access repairs rent
    mon tues weds thurs friday monday tuesday wednesday thursday sunday saturday pets cats
    """)
)
"""Words that somebody runs together for want of a space rather than finds on a map."""
_SPOT_WORDS = Hinted(
    r"\b(?:w3w|what\s?(?:3|three)\s?words?|(?:three|3)\s+words?)\b",
    re.IGNORECASE,
    hints=words("w3w word"),
)
_DOTTED = Hinted(
    r"(?<![\w.@/])(?!www\.)[^\W\d_]{3,20}\.[^\W\d_]{3,20}\."
    r"(?!(?:com|org|net|gov|nhs|info|live|example)\b)[^\W\d_]{3,20}(?![\w@/]|\.\w)",
    re.IGNORECASE,
    hints=(".",),
)
"""Three words with points between them, in a text that speaks of such."""

_RUN_ON = re.compile(r"(?<=[a-z])\.(?=[a-z])")


def find(text: str, *, spoken: bool = False) -> Iterator[Hit]:
    """Three words that are a place."""
    if spoken:
        for words_only in _SPOKEN_WORDS.finditer(text):
            yield Hit(*words_only.span(), "geo")
    for three in _THREE_CUE.finditer(text):
        listed = (three["sign"] or ".") != "." and not re.search(r"(?i)\b(?:is|are)\b", three[0])
        if not (listed and not _SPOT.search(text)) and not three[0].lower().endswith(
            ("password", "passwords")
        ):
            yield Hit(*three.span(next(g for g in _PLACES if three[g])), "geo")
    for lone in _BARE_WORDS.finditer(text):
        plain = set(lone["words"].lower().split(".")) & _OF_HOMES
        if len(_RUN_ON.findall(text)) == 2 and not plain:
            yield Hit(*lone.span("words"), "geo")
    if _SPOT_WORDS.search(text):
        for dotted in _DOTTED.finditer(text):
            if not set(dotted[0].lower().split(".")) & _NO_WORDS:
                yield Hit(*dotted.span(), "geo")
    for then in _WORDS_THEN.finditer(text):
        yield Hit(*then.span("words"), "geo")
    for three in _WORDS.finditer(text):
        named = three["named"]
        if (
            not named
            or " " not in named
            or not set(named.lower().replace(",", "").split()) & _NO_WORDS
        ):
            yield Hit(*three.span("far" if three["far"] else 0), "geo")
