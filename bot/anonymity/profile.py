"""Finds the names that people go by online, beside the word for a platform."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.typos import is_derived, is_slip
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import words

_PLATFORM = (
    r"f?insta(?:gram|s)?|i[ .]?g|snap(?:chat|\s?chat)?|sc|tik\s?tok|tt|twitter|x|face\s?book|fb|"
    r"telegram|tele|"
    r"whats\s?app|wa|discord|kik|x\s?box(?:\s+live)?|playstation|psn?|ps[2345]|switch|nintendo|"
    r"skype|linked\s?in|"
    r"reddit|tinder|bumble|hinge|grindr|badoo|pof|plenty\s+of\s+fish|muzz(?:match)?|"
    r"only\s?fans|of|threads|vinted|depop|"
    r"ebay|etsy|gumtree|roblox|fortnite|minecraft|steam|twitch|you\s?tube|yt|bluesky|bsky|"
    r"mastodon|messenger|"
    r"signal|viber|imo|wechat|line|vk|pinterest|tumblr|strava|spotify|sound\s?cloud|bereal|"
    r"yubo|monkey|"
    r"omegle|clubhouse|nextdoor|paypal|cash\s?app|duolingo|life360|only\s?fans|youtube|"
    r"be\s?real|wizz|hoop|"
    r"bigo(?:\s+live)?|epic(?:\s+games)?|likee|happn|feeld|okcupid|shaadi|peanut|vrchat|kick|"
    r"lemon8|pubg|warzone|fifa|valorant|apex|rocket\s+league|among\s+us|clash\s+of\s+clans|gta|zoom|teams|google|gmail|outlook|hotmail|yahoo|icloud|apple\s?id"
)
ON_PLATFORM = Hinted(rf"(?<![\w.@/])(?:{_PLATFORM})(?!\w)", re.IGNORECASE)
_SAID = (
    r"user\s?names?|user\s?id|user|handles?|gamer\s?tags?|screen\s?names?|nick\s?names?|names?|"
    r"tag|profiles?|accounts?|acct?|acc|"
    r"id|page|channel|login|call\s?sign|alias|@"
)
_LINK = (
    r"is|was|as|are|called|under|named|by|goes|it'?s|its|now|still|her|his|their|the|"
    r"mum'?s|ex'?s|new|old|fake|second|spare|other|private|a|at|with"
)
_NAME = (
    r"(?P<name>[A-Za-z0-9_](?:[\w.-]{1,38}[\w])"
    r"(?:[ ](?-i:(?:[A-Z]\w{0,20})))?(?:[ ](?-i:(?:[A-Z]\w{0,20})))?)"
)
_MORE = (
    r"market\s?place|pic|status|story|stories|bio|info|display|messenger|seller|shop|game|gaming|messages?|"
    r"dms?|from|s?he'?s|posts|uses|"
    r"used|using|streak|person|friend|contact|user|"
    r"with|nickname|there|goes|signed|up|set|who|that|it|i|think"
)
_NAMED = Hinted(
    rf"(?<![\w.@/])(?P<platform>{_PLATFORM})(?:'s)?(?P<link>(?:[ ,]{{1,"
    rf"2}}(?:{_SAID}|{_LINK}|{_MORE})(?![\w.-]))*)"
    rf"(?P<mark>[ ]{{0,2}}[:=-]|\s?\(|\s?/)?[\s\"'~]{{0,3}}(?<!\w)@?{_NAME}",
    re.IGNORECASE,
)
_CALLED = Hinted(
    rf"\b(?:{_SAID}|as|called|under|named|by)(?!\w)",
    re.IGNORECASE,
)
_NAMING = Hinted(
    rf"\b(?:{_SAID})(?!\w)",
    re.IGNORECASE,
)
_AS = re.compile(r"\b(?:as|called|named|under)\s*\Z", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was|it'?s|its|s?he'?s)\b", re.IGNORECASE)
_THEN_PLAIN = Hinted(
    rf"(?<![\w@/.'-])(?P<name>(?:u/)?[a-z]\w{{4,29}})\s+(?:is\s+|was\s+)?(?:his|her|their|on)"
    rf"\s+(?:the\s+)?(?P<platform>{_PLATFORM})(?![\w.-])",
)
_GOES = Hinted(
    rf"(?:(?<!\w)@\s+(?:is|was|=|:)\s|\bgoes\s+by|calls\s+(?:him|her)self|posts?\s+as|posting\s+as|listed\s+as|is\s+on"
    rf"\s+(?:there\s+)?as|plays\s+as|logged\s+in\s+as|"
    rf"\b(?:(?:user|screen|login|display|account|profile|online)\s?name|handle|gamer\s?tag|user\s?id|"
    rf"alias|login)s?(?:\s*[:=]|"
    rf"\s+(?:is|was|s|at)\b){{0,2}})\s*[\"'@]?{_NAME}",
    re.IGNORECASE,
    hints=words("@ goes calls post list is play log user handle gamer screen alias name"),
)
_THEN = Hinted(
    rf"(?<![\w@/.])(?P<name>(?=[\w.-]{{0,30}}[\d_.-])[A-Za-z0-9_][\w.-]{{1,30}}\w)[,)\"']{{0,"
    rf"2}}\s+(?:is\s+)?(?:on|via|thru|through|from|in)\s+"
    rf"(?:his\s+|her\s+|their\s+|the\s+)?(?P<platform>{_PLATFORM})(?![\w.-])",
    re.IGNORECASE,
)
_LINKED = Hinted(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?(?:my|the|fb|m)?-?(?:facebook|fb|insta(?:gram)?|linktr|tiktok|snap(?:chat)?|twitter|"
    r"linkedin|strava|youtube|reddit|discord|telegram|vinted|depop|pinterest|twitch|steam|bsky|tinder)"
    r"(?:-[a-z]{2,12})?\.[a-z]{2,10}(?:\.[a-z]{2,10})?/[@\w][\w./@?=%-]{1,200}"
    r"|(?<![\w/])/in/[\w-]{3,60}|(?<=linkedin )in/[\w-]{3,60}"
    r"|(?<![\w@.-])(?:https?://)?[a-z0-9][a-z0-9-]{0,30}(?:\.[a-z0-9-]{2,30}){1,4}/(?:@[a-z_][\w.-]{1,40}"
    r"|(?:u|users?|profiles?|people|members?)/(?P<page>[\w.-]{2,60}))",
    re.IGNORECASE,
    hints=words("/"),
)
"""A page on a host that is called after its platform, wherever it is; or a path of one."""
_PATH = Hinted(
    r"(?<![\w/.])/(?:groups|c|user|channel|people|pages|profile|add)/[\w.-]{3,60}", hints=("/",)
)
_READ_OUT = Hinted(
    rf"(?<![\w.@/])(?:{_PLATFORM})(?:'s)?(?:[ ,:-]{{1,2}}(?:{_SAID}|{_LINK})(?![\w.-]))*"
    r"[ ,:-]{1,2}(?P<name>\w{1,20}"
    r"(?:\s(?:dash|hyphen|under\s?score|dot|full\s?stop|slash)\s\w{1,20}){1,4})(?!\w)"
    r"|(?<!\w)[ur]\s?(?:slash|/)\s?(?P<page>[a-z]\w{2,20}(?:\s[a-z]{2,12})?)(?!\w)",
    re.IGNORECASE,
    hints=words("dash hyphen score dot stop slash /"),
)
"""A name with a sign in it that was read out: "snap is dotty dash thirteen"."""
_PART = Hinted(
    r"\b(?:handle|user\s?name|insta(?:gram)?|snap(?:chat)?|tik\s?tok|gamer\s?tag)\s+(?:starts?|begins?|ends?|"
    r"starting|ending)\s+(?:with\s+|in\s+)?(?P<part>[\w.]{3,30})",
    re.IGNORECASE,
    hints=words("start begin end"),
)
_ODD = Hinted(
    r"[A-Za-z]\w*[_.-]+\w|\w*_\w*|[A-Za-z_]{2,}\d{1,}\w*\Z|\d+[A-Za-z_]{3,}|\w*[a-z][A-Z]|"
    r"[A-Za-z]\d[A-Za-z]"
)
_TIME = Hinted(
    r"\d{1,4}(?:am|pm|ish|hrs?|h|bed\w*|pcm|pw|per\w*|each|x\w*|st|nd|rd|th|k|yrs?|mins?|days?|"
    r"weeks?|wks?|"
    r"months?|mths?|times?|year\w*|kids?|homes?)\Z|\d[\d.,:/-]*\Z",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)+\Z")
_LOOSE = frozenset(
    words("""
    x of line imo sc tt wa switch teams zoom google steam signal tele threads ps monkey hoop wizz
    hinge apple id
""")
)
_MAILS = frozenset(words("gmail outlook hotmail yahoo icloud"))
_NOT_NAME = frozenset(
    words("""
    not no the unknown known deleted changed same different private her his a blocked hacked and or
    only but off on to in at by for from so too also if when where who which that this these then
    account page group groups message messages messaging post posts posted posting link links story
    stories status video videos call calls live online via app apps password passwords request
    requests friend friends location maps map pics pic photos photo name names user users username
    handle profile profiles picture pictures chat chats mutuals mutual friend's followers follower
    none nope n/a tbc unsure fake old new public closed open safe unsafe off-limits offline
    """)
)


def find(text: str) -> Iterator[Hit]:
    """Names on a platform, with or without @."""
    if ON_PLATFORM.search(text):
        yield from _beside(text)
        for path in _PATH.finditer(text):
            yield Hit(*path.span(), "social")
        for read in _READ_OUT.finditer(text):
            yield Hit(*read.span(read.lastgroup or 0), "social")
    for page in _LINKED.finditer(text):
        if not page["page"] or not all(is_word(one) for one in re.split(r"[._-]", page["page"])):
            yield Hit(*page.span(), "social")
    for part in _PART.finditer(text):
        if not is_word(part["part"]) and not _TIME.match(part["part"]):
            yield Hit(*part.span("part"), "social")
    for named in _GOES.finditer(text):
        first = named["name"].split(" ")[0]
        called = not named[0].lower().startswith("login") and first.lower() not in _NOT_NAME
        if _is_odd(first) or (called and not _TIME.match(first) and not is_word(first)):
            yield Hit(*_span(named, first), "social")


def _beside(text: str) -> Iterator[Hit]:
    """A name before or after its platform."""
    for named in _NAMED.finditer(text):
        link = named["link"]
        said = bool(_NAMING.search(link))
        pointed = bool(_CALLED.search(link)) or bool(named["mark"])
        yield from _name(named, pointed, bool(_IS.search(link)), said)
    for named in _THEN_PLAIN.finditer(text):
        if named["platform"].lower() not in _LOOSE and not is_word(named["name"]):
            yield Hit(*named.span("name"), "social")
    for named in _THEN.finditer(text):
        if _is_odd(named["name"]) and named["platform"].lower() not in _LOOSE:
            yield Hit(*named.span("name"), "social")


def _name(named: re.Match[str], pointed: bool, linked: bool, said: bool) -> Iterator[Hit]:
    whole = named["name"]
    first = whole.split(" ")[0]
    platform = named["platform"].lower()
    if first.lower() in _NOT_NAME or ON_PLATFORM.pattern.fullmatch(first):
        return
    kind = "email" if platform in _MAILS else "social"
    if _is_odd(first):
        if platform not in _LOOSE or pointed:
            yield Hit(*_span(named, whole if first[0].isupper() else first), kind)
        return
    loose = platform in _LOOSE and not (
        pointed and (first[0].isupper() or _AS.search(named["link"]) is not None)
    )
    if platform in _MAILS and linked and len(first) > 5 and first.isalpha() and first.islower():
        if not is_word(first):
            yield Hit(*_span(named, first), kind)
        return
    if _TIME.match(first) or platform in _MAILS or loose:
        return
    if (
        ((pointed or linked or first.islower()) and not is_word(first))
        or (first[0].isupper() and not named.string.isupper() and not is_word(first))
        or (pointed and first[0].isupper() and (" " in whole) and not named.string.isupper())
    ):
        yield Hit(*_span(named, whole), kind)


def _span(named: re.Match[str], name: str) -> tuple[int, int]:
    return named.start("name"), named.start("name") + len(name)


def _is_odd(name: str) -> bool:
    """Whether a name is written as nobody writes a word."""
    if ON_PLATFORM.pattern.fullmatch(name):
        return False
    if _TIME.match(name) or not _ODD.match(name) or name.lower() in _NOT_NAME:
        return False
    if _HYPHENED.match(name):
        return not all(is_word(piece) for piece in name.split("-"))
    if re.fullmatch(r"[a-z]+\.[A-Za-z]+", name):
        # "on insta.he found her": two words and a full stop without its gap.
        return not all(is_word(piece) for piece in name.split("."))
    return name.lower() not in ("covid19", "ps5", "ps4", "3g", "4g", "5g", "24h", "e-mail", "wi-fi")


def is_word(word: str) -> bool:
    """Whether somebody would write it without meaning a name: a word, a place, or a slip of one."""
    known = vocabulary()
    low = word.lower()
    return (
        len(low) < 3
        or is_slip(low, known)
        or low in known.words
        or low in known.places
        or low in known.either
        or is_derived(low, known.words)
    )
