"""Finds email addresses, whole, cut short, disguised or read out."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import words

_TLD = (
    r"(?:com|co|org|net|uk|gov|nhs|ac|info|me|io|eu|us|biz|pl|ro|fr|de|es|it|ie|pk|in|so|ng|live|"
    r"example|test|invalid)"
)

_PROVIDER = (
    r"(?:gmail|g\s?mail|(?:hush|fast)\s?mail|googlemail|hotmail|outlook|yahoo|ymail|icloud|aol|btinternet|"
    r"proton(?:mail)?|"
    r"virginmedia|talktalk|msn|rocketmail|mail|gmx|tutanota|zoho|yandex|live|sky)"
)

DOT = (
    rf"(?:\s\.(?={_TLD}\b)|\.\s(?=(?:com|co\.uk|org|net)\b)|\.{{1,2}}|[\"*~]dot[\"*~]|\s\.\s|"
    r"\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|,?\s+dot,?\s+|_dot_|\s?-\s?dot\s?-\s?)"
)

_AT = (
    r"(?:\s?@{1,3}\s?|\s?[\"*~|/']at[\"*~|/']\s?|\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?|"
    r"_at_|%40|&#64;|\s?-\s?at\s?-\s?)"
)

_LOCAL = (
    r"(?:(?<![\w.+'-])|(?<=\.\.))\w[\w.+'-]{0,63}"
    r"(?:\s(?:dot|underscore|dash|hyphen|plus)\s\w{1,30}){0,4}"
)

# A full stop and a space end a sentence far oftener than they stand inside an address.
_DOMAIN = (
    rf"(?:[a-z0-9][a-z0-9-]{{0,62}}(?:{DOT}[a-z0][a-z0-9-]{{1,62}}){{1,5}}"
    r"|[a-z][a-z0-9-]{2,62}\s?\.\s?(?:com|co|org|net|gov|nhs|ac)(?:\s?\.\s?uk)?)"
)

_EMAIL = Hinted(
    # "insta @jane.doe": a gap before the sign alone makes it a handle, but for a real ending.
    rf"{_LOCAL}(?:{_AT}(?<!\s@)(?:{_DOMAIN}|{_PROVIDER})|"
    rf"\s@[a-z0-9][a-z0-9-]{{0,62}}(?:{DOT}[a-z0-9-]{{2,62}}){{0,3}}{DOT}{_TLD})(?!\w)",
    re.IGNORECASE,
    hints=(*words("@ [ ( { < %40 &#64; _at_ \"at *at ~at |at /at 'at -at"), "- at", "-\nat"),
)

_SPOKEN = Hinted(
    rf"{_LOCAL},?\s+at,?\s+(?:{_PROVIDER}\b(?:{DOT}[a-z]{{2,24}})*"
    rf"|[a-z0-9][a-z0-9-]{{0,62}}(?:{DOT}[a-z0-9-]{{2,62}}){{0,3}}{DOT}{_TLD}\b)",
    re.IGNORECASE,
    hints=(" at ", " at,", " at\n", "\nat ", "\nat,", "\nat\n"),
)

_SPELT = Hinted(
    rf"{_LOCAL}\s+at\s+(?!(?:dot|polka|red|black|blue|green|white|micro)\b)[a-z0-9][a-z0-9-]{{0,62}}"
    rf"(?:\s+(?!dot\b)[a-z]{{2,20}})?(?:\s+(?:hyphen|dash)\s+[a-z0-9]{{1,30}}){{0,3}}(?:\s+dot\s+(?!dot\b)[a-z]{{2,24}}){{1,3}}(?!\w)",
    re.IGNORECASE,
    hints=("dot",),
)
"""Read out, whatever it ends in: nobody else says "at", a word and "dot"."""

_PERIOD = Hinted(
    rf"(?<![\w.+'-])\w[\w.+'-]{{0,40}}(?:\s(?:period|dot|point|underscore|dash|hyphen)\s\w{{1,30}}(?:\s\w(?=\s))?"
    rf"(?:\s\w{{1,20}}(?=\sat\s))?){{0,4}}\s+at\s+[a-z0-9][a-z0-9-]{{0,40}}(?:\s+[a-z]{{2,20}})?"
    rf"(?:\s+(?:period|point|full\s?stop)\s+{_TLD}){{1,2}}(?!\w)",
    re.IGNORECASE,
    hints=words("period point stop"),
)
"""Read out with another word for the dot."""

_AT_THE = Hinted(
    r"(?<![\w.+'-])(?P<local>[a-z]{2,20}[._][a-z]{2,20}\d{0,3})\s@\s(?:the|her|his|their|work)\b",
    re.IGNORECASE,
    hints=("@",),
)
_DOTLESS = Hinted(
    r"(?<![\w.+'-])\w{1,30}[._]\w{1,30}\s+at\s+[a-z0-9-]{3,40}\s(?:com|co\s?uk|org(?:\suk)?|net|nhs\s(?:uk|net)|gov\suk)\b",
    re.IGNORECASE,
    hints=(" at ", " at\n", "\nat ", "\nat\n"),
)
_SWAPPED = Hinted(
    r"(?<![\w.+'-])\w[\w.+-]{1,40}[\"#][a-z0-9][a-z0-9-]{1,40}\.(?:com|co\.uk|org|net|gov\.uk|nhs\.uk|example)\b",
    re.IGNORECASE,
    hints=('"', "#"),
)
"""With the sign that another keyboard has in the place of @."""
_SIGNLESS = Hinted(
    r"(?<![\w@/.-])(?!(?:www|mail|login|accounts?|my)[. ])(?P<local>[a-z0-9][\w.+-]{2,30}?)[. ]?"
    r"(?:gmail|hotmail|outlook|yahoo|icloud|googlemail)[. ](?:com|co[. ]uk)(?!\w)",
    re.IGNORECASE,
)

_NAMED_MAIL = Hinted(
    r"\be-?mail(?:'?s)?(?:\s+addr(?:ess|y)?)?(?:\s*[:=-]|\s+(?:is|was|now|under|as))+\s*"
    r"(?P<part>(?=[a-z]*[\d_.])[a-z][\w.+-]{3,40})(?![@\w])",
    re.IGNORECASE,
    hints=("mail",),
)

_OWN_MAIL = Hinted(
    r"(?<![\w@.])(?P<said>(?=\w{0,30}[\d._])[a-z][\w.+-]{2,30})\s+(?:is|was)\s+(?:the\s+)?(?:bit|part|half|name|one)\s+before\s+the\s+(?:at\b|@)"
    r"|\b(?:starts?|begins?)(?:\s+(?:with|in))?\s+(?P<begun>[a-z][\w.+-]{1,30}@)(?=\s|\Z)"
    r"|\be-?mail\w*[\s,:-]{1,3}(?:it\s+|which\s+|that\s+)?(?:starts?|begins?)(?:\s+(?:with|in))?\s+(?P<dotted>[a-z]\w{2,20}\.)(?=\s[a-z])"
    rf"|(?<!\w)@\s?{_PROVIDER}(?:{DOT}[a-z]{{2,24}}){{0,2}}(?!\w)"
    r"|\be-?mail\w*(?:\s+addr(?:ess|y)?)?(?:\s+(?:starts?|starting|begins?|beginning|ends?|ending)"
    r"(?:\s+(?:with|in))?)\s+(?P<part>[\w.+@-]{2,40})"
    r"|\bbefore\s+the\s+(?:@|at\b)(?:\s+(?:sign|symbol|bit))?[\s,]+(?:(?:is|was|it'?s|just|=)\s+){0,2}"
    r"(?P<local>(?=\w*[\d._+-]\w)[A-Z][\w.+-]{2,40})(?![\w@])"
    r"|\b(?:starts?|begins?|ends?)(?:\s+(?:with|in))?\s+(?P<cut>\w{2,30}_|_\w{2,30}|\w{2,20}_\w{1,20})(?!\w)",
    re.IGNORECASE,
    hints=words("@ mail _ before"),
)

_BARE = Hinted(
    r"(?<![\w.+'-])(?P<local>[a-z0-9][\w.+'-]{1,63})@(?P<domain>[a-z][a-z0-9-]{0,40}(?:,(?:com|"
    r"co|org|net|uk))?)?(?![\w@]|\.\w)",
    re.IGNORECASE,
    hints=words("@"),
)

_NOT_LOCAL = frozenset(
    words("""
    us me look looking online visit website apply page available here found them team register
    site now see info details out is are read more info information up it live and or form arrive
    viewing meeting anything staff people everyone someone working work based emails email mail
""")
)

_ANNOUNCED = re.compile(r"\be-?mails?\W{1,3}(?:(?:is|to|at|was)\W)?\Z", re.IGNORECASE)
_COURTESIES = frozenset(words("thanks regards hello sorry apologies please wishes"))

_OUTWARD = re.compile(r"(?P<area>[A-Z]{1,2})\d{1,2}[A-Z]?\Z", re.IGNORECASE)

TIME = Hinted(r"\d{1,4}(?:am|pm|ish|hrs?|h|bed\w*|pcm|pw|per\w*|each|x\w*)\Z", re.IGNORECASE)


def find(text: str) -> Iterator[Hit]:
    """Email addresses."""
    for email in _EMAIL.finditer(text):
        yield Hit(*email.span(), "email")
    for email in accepted(_BARE, text, _is_bare):
        yield Hit(*email.span(), "email")
    for email in accepted(_SPOKEN, text, _is_local):
        yield Hit(*email.span(), "email")
    for email in accepted(_SPELT, text, _is_local):
        yield Hit(*email.span(), "email")
    for pattern in (_SWAPPED, _DOTLESS, _PERIOD):
        for email in pattern.finditer(text):
            yield Hit(*email.span(), "email")
    for email in _AT_THE.finditer(text):
        if any(is_strange(piece) for piece in re.split(r"[._\d]+", email["local"]) if piece):
            yield Hit(*email.span("local"), "email")
    for email in _SIGNLESS.finditer(text):
        if re.search(r"[\d_.]", email["local"].rstrip(".")):
            yield Hit(*email.span(), "email")
    for email in _NAMED_MAIL.finditer(text):
        pieces = re.split(r"[^a-z]+", email["part"].lower())
        if any(len(piece) > 2 and is_strange(piece) for piece in pieces):
            yield Hit(*email.span("part"), "email")
    for email in _OWN_MAIL.finditer(text):
        part = email["part"]
        if part and TIME.match(part):
            continue
        if part is None or not part.isalpha() or (len(part) > 3 and _is_begun(email)):
            yield Hit(*email.span(email.lastgroup or 0), "email")


def _is_local(email: re.Match[str]) -> bool:
    if email[0].split(None, 1)[0].lower() not in _NOT_LOCAL:
        return True
    before = email.string[max(0, email.start() - 12) : email.start()]
    return email.re is _SPELT.pattern and _ANNOUNCED.search(before) is not None


def _is_begun(email: re.Match[str]) -> bool:
    """Whether letters are an address's beginning or end: "starts with sunny", no "starts today"."""
    part, text, end = email["part"], email.string, email.end()
    if is_strange(part) or re.match(r"[ ](?:and|then|at|@)\b", text[end : end + 6]):
        return True
    said = re.search(r"\b(?:with|in)\s+\Z", email[0][: -len(part)])
    closed = not text[end : end + 1].strip() and not text[end : end + 2].strip()
    return bool(said and part.islower() and closed) and part not in _COURTESIES


def is_strange(name: str) -> bool:
    """Whether a name is neither a word nor a place."""
    known = vocabulary()
    return name.lower() not in known.words and name.lower() not in known.places


def is_district(name: str) -> bool:
    """Whether what stands behind an @ is a postal district."""
    district = _OUTWARD.match(name)
    return district is not None and district["area"].upper() in AREAS


def _is_bare(email: re.Match[str]) -> bool:
    """An address whose end is missing: no two words with the sign for "at" between them."""
    local, domain = email["local"], email["domain"] or ""
    if "," in domain:
        return True
    odd = bool(re.search(r"[._]\w|[a-z]\d", local, re.IGNORECASE)) and not TIME.match(local)
    if not domain:
        cut = re.match(r"(?:\Z| (?!\d|£))", email.string[email.end() : email.end() + 2])
        return odd or bool(cut and local.isalpha() and len(local) > 3 and is_strange(local))
    known = vocabulary()
    plain = [*re.split(r"[^a-z]+", local.lower()), *re.split(r"[^a-z]+", domain.lower())]
    strange = any(
        len(word) > 2 and word not in known.words and word not in known.places for word in plain
    )
    return (odd or (strange and local.isalpha())) and not is_district(domain)
