"""Finds social handles and links to a profile."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.mail import TIME, is_district, is_strange
from bot.anonymity.words import words

_SITES = (
    r"(?:facebook|fb|instagram|insta|ig|snap|tiktok|twitter|x|snapchat|linkedin|youtube|threads|pinterest|"
    r"onlyfans|reddit|tinder|bumble|hinge|discord|twitch|soundcloud|vinted|depop|gofundme|strava|"
    r"nextdoor|linktr|bsky|mastodon|telegram|whatsapp|skype|signal|messenger|vk|badoo|tumblr)"
)
_LINK = Hinted(
    rf"\b(?:https?://)?(?:(?:[a-z0-9-]{{1,20}}\.){{0,3}}(?:{_SITES}\.(?:com|net|me|gg|tv|app|org|"
    rf"co\.uk|ee|"
    rf"social|link)|t\.me|wa\.me|youtu\.be|fb\.me|m\.me|snapchat\.com/add|bsky\.app/profile|pa"
    rf"ypal\.me|monzo\.me|revolut\.me|cash\.app|"
    rf"discord\.gg|steamcommunity\.com|etsy\.com/shop|ebay\.co(?:m|\.uk)/usr|justgiving\.com|"
    rf"wattpad\.com/user|goo\.gl/profiles|ask\.fm|about\.me|myspace\.com|vsco\.co|patreon\.com|"
    rf"ko-fi\.com|onlyfans\.com|poshmark\.com/closet)/[^\s<>\"']{{1,200}}"
    rf"|[a-z0-9-]{{3,40}}\.(?:tumblr|blogspot|wordpress|substack|carrd|weebly|livejournal)\.(?:com|co|co\.uk)\b"
    rf"|share/p/\w{{6,20}})",
    re.IGNORECASE,
    hints=words("/ tumblr blogspot wordpress substack carrd weebly livejournal"),
)
_HANDLE = Hinted(
    r"(?<![\w.@/])@\.?(?P<name>[a-z_][\w.]{0,28}\w|\d{2,}[a-z_]\w{2,28})",
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
_CASHTAG = Hinted(
    r"\b(?:cash\s?tag|cash\s?app|venmo)\b[^£$\n]{0,20}(?P<name>[£$][a-z]\w{4,25})",
    re.IGNORECASE,
    hints=words("cash venmo"),
)
_ODD = re.compile(r"[a-z]\w*[_.]\w|[a-z_]{2,}\d+\w*\Z|\d+[a-z_]{3,}", re.IGNORECASE)
_NOT_NAME = frozenset(
    words("""
    not no the unknown known deleted changed same different private her his a
""")
)


def find(text: str) -> Iterator[Hit]:
    """Handles and links to a profile."""
    for link in _LINK.finditer(text):
        yield Hit(*link.span(), "social")
    for handle in _HANDLE.finditer(text):
        name = handle["name"]
        if name.isalpha() and not is_strange(name) and not _NEAR_SITE.search(text):
            continue  # "meet @library"
        if not (name.lower() in _NOT_HANDLE or is_district(name) or TIME.match(name)):
            yield Hit(*handle.span(), "social")
    for tag in _CASHTAG.finditer(text):
        yield Hit(*tag.span("name"), "social")
    for pattern in (_NAMED, _USERNAME):
        for named in pattern.finditer(text):
            name = named["name"].rstrip(".")
            if name.lower() in _NOT_NAME:
                continue
            if named[0].lower().startswith("handle is") and not is_strange(name):
                continue  # of a door
            said = pattern is _USERNAME or re.search(r"(?i)name|handle|tag", named["said"])
            if said or (_ODD.match(name) and not TIME.match(name)):
                yield Hit(named.start("name"), named.start("name") + len(name), "social")
