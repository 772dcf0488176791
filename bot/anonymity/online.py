"""Finds email and network addresses, social handles and links to a profile."""

import ipaddress
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
    r"(?:gmail|g\s?mail|googlemail|hotmail|outlook|yahoo|ymail|icloud|aol|btinternet|"
    r"proton(?:mail)?|"
    r"virginmedia|talktalk|msn|rocketmail|mail|gmx|tutanota|zoho|yandex|live|sky)"
)
_DOT = r"(?:\.{1,2}|[\"*~]dot[\"*~]|\s\.\s|\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s+dot\s+|_dot_)"
_AT = r"(?:\s?@{1,3}\s?|\s?[\"*~|/']at[\"*~|/']\s?|\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?|_at_)"
_LOCAL = r"(?<![\w.+'-])\w[\w.+'-]{0,63}(?:\s(?:dot|underscore|dash|hyphen|plus)\s\w{1,30}){0,4}"
# A full stop and a space end a sentence far oftener than they stand inside an address.
_DOMAIN = (
    rf"(?:[a-z0-9][a-z0-9-]{{0,62}}(?:{_DOT}[a-z][a-z0-9-]{{1,62}}){{1,5}}"
    r"|[a-z][a-z0-9-]{2,62}\s?\.\s?(?:com|co|org|net|gov|nhs|ac)(?:\s?\.\s?uk)?)"
)

_EMAIL = Hinted(
    # "insta @jane.doe": a gap before the sign alone makes it a handle, but for a real ending.
    rf"{_LOCAL}(?:{_AT}(?<!\s@)(?:{_DOMAIN}|{_PROVIDER})|"
    rf"\s@[a-z0-9][a-z0-9-]{{0,62}}(?:{_DOT}[a-z0-9-]{{2,62}}){{0,3}}{_DOT}{_TLD})(?!\w)",
    re.IGNORECASE,
    hints=words("@ [ ( { < _at_ \"at\" *at* ~at~ |at| /at/ 'at'"),
)
_SPOKEN = Hinted(
    rf"{_LOCAL}\s+at\s+(?:{_PROVIDER}\b(?:{_DOT}[a-z]{{2,24}})*"
    rf"|[a-z0-9][a-z0-9-]{{0,62}}(?:{_DOT}[a-z0-9-]{{2,62}}){{0,3}}{_DOT}{_TLD}\b)",
    re.IGNORECASE,
    hints=(" at ", " at\n", "\nat ", "\nat\n"),
)
_SPELT = Hinted(
    rf"{_LOCAL}\s+at\s+(?!(?:polka|red|black|blue|green|white|micro)\b)[a-z0-9][a-z0-9-]{{1,62}}"
    rf"(?:\s+(?:hyphen|dash)\s+[a-z0-9]{{1,30}}){{0,3}}(?:\s+dot\s+[a-z]{{2,24}}){{1,3}}(?!\w)",
    re.IGNORECASE,
    hints=(" dot ",),
)
"""Read out, whatever it ends in: nobody else says "at", a word and "dot"."""

_SIGNLESS = re.compile(
    r"(?<![\w@/.-])(?!(?:www|mail|login|accounts?|my)[. ])[a-z0-9][\w+-]{2,30}[. ](?:gmail|hotmail|outlook|yahoo|"
    r"icloud|googlemail|live|aol)[. ](?:com|co[. ]uk)(?!\w)",
    re.IGNORECASE,
)
_NAMED_MAIL = Hinted(
    r"\be-?mail(?:'?s)?(?:\s+addr(?:ess|y)?)?(?:\s*[:=-]|\s+(?:is|was|now|under|as))+\s*"
    r"(?P<part>(?=[a-z]*[\d_.])[a-z][\w.+-]{3,40})(?![@\w])",
    re.IGNORECASE,
    hints=("mail",),
)
_OWN_MAIL = Hinted(
    rf"(?<!\w)@\s?{_PROVIDER}(?:{_DOT}[a-z]{{2,24}}){{0,2}}(?!\w)"
    r"|\be-?mail\w*(?:\s+addr(?:ess|y)?)?(?:\s+(?:starts?|starting|begins?|beginning|ends?|ending)"
    r"(?:\s+(?:with|in))?)\s+(?P<part>[\w.+@-]{2,40})",
    re.IGNORECASE,
    hints=words("@ mail"),
)
_BARE = Hinted(
    r"(?<![\w.+'-])(?P<local>[a-z0-9][\w.+'-]{1,63})@(?P<domain>[a-z][a-z0-9-]{1,40}(?:,(?:com|"
    r"co|org|net|uk))?)?(?![\w@.])",
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

_SITES = (
    r"(?:facebook|fb|instagram|insta|ig|snap|tiktok|twitter|x|snapchat|linkedin|youtube|threads|pinterest|"
    r"onlyfans|reddit|tinder|bumble|hinge|discord|twitch|soundcloud|vinted|depop|gofundme|strava|"
    r"nextdoor|linktr|bsky|mastodon|telegram|whatsapp|skype|signal|messenger|vk|badoo|tumblr)"
)
_LINK = Hinted(
    rf"\b(?:https?://)?(?:[a-z0-9-]{{1,20}}\.){{0,3}}(?:{_SITES}\.(?:com|net|me|gg|tv|app|org|"
    rf"co\.uk|ee|"
    rf"social|link)|t\.me|wa\.me|youtu\.be|fb\.me|m\.me|snapchat\.com/add|bsky\.app/profile|pa"
    rf"ypal\.me|monzo\.me|revolut\.me|cash\.app|"
    rf"discord\.gg|steamcommunity\.com|etsy\.com/shop|ebay\.co(?:m|\.uk)/usr|justgiving\.com|"
    rf"wattpad\.com/user|goo\.gl/profiles|ask\.fm|about\.me)"
    rf"/[^\s<>\"']{{1,200}}",
    re.IGNORECASE,
    hints=words("/"),
)
_HANDLE = Hinted(
    r"(?<![\w.@/])@(?P<name>[a-z_][\w.]{0,28}\w|\d{2,}[a-z_]\w{2,28})",
    re.IGNORECASE,
    hints=words("@"),
)
_NOT_HANDLE = frozenset(
    words("""
    here channel everyone all home work school court noon midnight station lunch midday hospital
    council college nursery present least once last the a an my her his their our once first
    reciprocal property viewing refuge office gmail hotmail outlook yahoo am pm
""")
)
_NEAR_SITE = Hinted(
    rf"\b(?:insta|ig|snap|tik\s?tok|fb|tag|tags|tagged|handle|profile|dm|dms|posts?|{_SITES})\b",
    re.IGNORECASE,
)
_OUTWARD = re.compile(r"(?P<area>[A-Z]{1,2})\d{1,2}[A-Z]?\Z", re.IGNORECASE)
_TIME = re.compile(r"\d{1,4}(?:am|pm|ish|hrs?|h|bed\w*|pcm|pw|per\w*|each|x\w*)\Z", re.IGNORECASE)
_NAMED = Hinted(
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tik\s?tok|twitter|facebook|fb|telegram|whats\s?app|"
    r"discord|kik|xbox(?:\s+live)?|gamer\s?tag|psn|skype|linkedin|reddit|tinder|onlyfans|threads|"
    r"vinted|roblox|fortnite|steam|bluesky|messenger)"
    r"(?P<said>(?:[\s:=-]+(?:user\s?name|user|handle|name|profile|account|acct|id|tag|page))?"
    r"(?:\s+(?:is|was|as|called|under|under\s+the\s+name)\b)?)(?P<mark>[\s:=-]{1,4})"
    r"(?P<name>[\w.]{3,30})",
    re.IGNORECASE,
    hints=words("""
        insta ig snap sc tik twitter facebook fb telegram whats discord kik xbox gamer psn skype
        linkedin reddit tinder onlyfans threads vinted roblox fortnite steam bluesky messenger
    """),
)
_USERNAME = Hinted(
    r"\b(?:user\s?name|handle|gamer\s?tag|screen\s?name)(?:\s*[:=]|\s+(?:is|was))"
    r"\s*(?P<name>[\w.-]{3,30})",
    re.IGNORECASE,
    hints=words("user handle gamer screen"),
)
_ODD = re.compile(r"[a-z]\w*[_.]\w|[a-z_]{2,}\d+\w*\Z|\d+[a-z_]{3,}", re.IGNORECASE)
_NOT_NAME = frozenset(
    words("""
    not no the unknown known deleted changed same different private her his a
""")
)

_SEGMENT = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPV4 = Hinted(
    rf"(?<![\w.])(?P<says>(?:section|para|paragraph|clause|version|chapter|part)\s)?"
    rf"(?P<address>{_SEGMENT}(?:{_DOT}{_SEGMENT}){{3}})(?!\w|\.\d)",
    re.IGNORECASE,
    hints=words(". dot"),
)
_COLONS = Hinted(
    r"(?<![\w:.])(?:[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})"
    r"(?![\w:])",
    re.IGNORECASE,
    hints=words(": -"),
)


_PART_OF = rf"{_SEGMENT}(?:\.{_SEGMENT}){{1,2}}"
_IP_PART = Hinted(
    rf"(?<![\w.])(?P<masked>{_SEGMENT}(?:\.{_SEGMENT}){{1,2}}(?:\.(?:x{{1,3}}|\*{{1,3}}|\?{{1,3}})){{1,2}})"
    rf"(?!\w)|\bip\b(?:\s+(?:address|addr|no))?(?:\s+(?:starts?|starting|begins?|beginning|ends?|"
    rf"ending|range|like)(?:\s+(?:with|in|at|is))?)\s+(?P<part>\.?{_PART_OF})(?!\w|\.\d)",
    re.IGNORECASE,
    hints=words(".x .* .? ip"),
)
_IP_CUE = Hinted(
    rf"\bip\b[^\d\n]{{0,20}}(?P<after>{_SEGMENT}(?:(?:, ?| ){_SEGMENT}){{3}})(?![\w.,]\d)"
    rf"|(?<![\w.,])(?P<before>{_SEGMENT}(?:(?:, ?| ){_SEGMENT}){{3}})[ ,(-]{{1,3}}(?:\w{{1,"
    rf"6}}\s){{0,3}}?ip\b",
    re.IGNORECASE,
    hints=words("ip"),
)


def find(text: str) -> Iterator[Hit]:
    """Emails, handles, profile links and network addresses."""
    yield from _emails(text)
    for address in _IPV4.finditer(text):
        # "Section 1.2.3.4" numbers a paragraph; no device is numbered so low.
        if not (address["says"] and len(address["address"]) == len("1.2.3.4")):
            yield Hit(*address.span("address"), "ip")
    for address in _IP_PART.finditer(text):
        yield Hit(*address.span(address.lastgroup or 0), "ip")
    for address in _IP_CUE.finditer(text):
        yield Hit(*address.span(address.lastgroup or 0), "ip")
    for address in _COLONS.finditer(text):
        if _is_network_address(address[0]):
            yield Hit(*address.span(), "ip")
    yield from _social(text)


def _emails(text: str) -> Iterator[Hit]:
    for email in _EMAIL.finditer(text):
        yield Hit(*email.span(), "email")
    for email in accepted(_BARE, text, _is_bare):
        yield Hit(*email.span(), "email")
    for email in accepted(_SPOKEN, text, _is_local):
        yield Hit(*email.span(), "email")
    for email in accepted(_SPELT, text, _is_local):
        yield Hit(*email.span(), "email")
    for email in _SIGNLESS.finditer(text):
        if re.search(r"[\d_.]\w*[. ]\w+[. ]co", email[0]):
            yield Hit(*email.span(), "email")
    for email in _NAMED_MAIL.finditer(text):
        pieces = re.split(r"[^a-z]+", email["part"].lower())
        if any(len(piece) > 2 and _is_strange(piece) for piece in pieces):
            yield Hit(*email.span("part"), "email")
    for email in _OWN_MAIL.finditer(text):
        if email["part"] is None or not email["part"].isalpha() or len(email["part"]) > 3:
            yield Hit(*(email.span("part") if email["part"] else email.span()), "email")


def _is_local(email: re.Match[str]) -> bool:
    return email[0].split(None, 1)[0].lower() not in _NOT_LOCAL


def _is_strange(name: str) -> bool:
    known = vocabulary()
    return name.lower() not in known.words and name.lower() not in known.places


def _is_outward(name: str) -> bool:
    district = _OUTWARD.match(name)
    return district is not None and district["area"].upper() in AREAS


def _is_bare(email: re.Match[str]) -> bool:
    """An address whose end is missing: no two words with the sign for "at" between them."""
    local, domain = email["local"], email["domain"] or ""
    if "," in domain:
        return True
    odd = bool(re.search(r"[._]\w|[a-z]\d", local, re.IGNORECASE)) and not _TIME.match(local)
    if not domain:
        return odd
    known = vocabulary()
    plain = [*re.split(r"[^a-z]+", local.lower()), *re.split(r"[^a-z]+", domain.lower())]
    strange = any(
        len(word) > 2 and word not in known.words and word not in known.places for word in plain
    )
    return (odd or (strange and local.isalpha())) and not _is_outward(domain)


def _social(text: str) -> Iterator[Hit]:
    for link in _LINK.finditer(text):
        yield Hit(*link.span(), "social")
    for handle in _HANDLE.finditer(text):
        name = handle["name"]
        if name.isalpha() and not _is_strange(name) and not _NEAR_SITE.search(text):
            continue  # "meet @library"
        if not (name.lower() in _NOT_HANDLE or _is_outward(name) or _TIME.match(name)):
            yield Hit(*handle.span(), "social")
    for pattern in (_NAMED, _USERNAME):
        for named in pattern.finditer(text):
            name = named["name"].rstrip(".")
            if name.lower() in _NOT_NAME:
                continue
            said = pattern is _USERNAME or re.search(r"(?i)name|handle|tag", named["said"])
            if said or (_ODD.match(name) and not _TIME.match(name)):
                yield Hit(named.start("name"), named.start("name") + len(name), "social")


def _is_network_address(text: str) -> bool:
    if re.fullmatch(r"(?i)[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}", text):
        # Twelve digits with dashes are more likely a long reference than a network card.
        return ":" in text or bool(re.search(r"(?i)[a-f]", text))
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return len(re.findall(r"[0-9a-fA-F]+", text)) >= 2 and any(c.isdigit() for c in text)
