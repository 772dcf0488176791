"""Finds a word that is a name as well where it is used as one, by the words around it."""

import re
from collections.abc import Iterator, Sequence

from bot.anonymity.tokens import Token
from bot.anonymity.words import words

_NAMED = frozenset(words("named called nicknamed aka alias surname forename firstname nickname"))
_KNOWN_AS = frozenset(
    """goes by|go by|known as|answers to|name is|names is|names are|name was|real name|first name
    |last name|middle name|calls herself|calls himself|call her|call him|call me|i am|surname is
    |surname was|forename is""".replace("\n    ", "").split("|")
)
_TOLD = frozenset(
    words("""
    asked told rang phoned emailed texted messaged contacted met informed thanked chased-up
    advised visited assessed interviewed helped supported removed saw
""")
)
_TELL = frozenset(
    words("""
    ask tell ring phone email text message contact meet inform thank thanks cc call ta cheers hi
    hello dear hey regards love visit help support advise see attn fao
""")
)
_TO = frozenset(
    words("""
    spoke spoken speak speaking speaks talk talked talking talks met meeting meet write wrote
    written reply replied emailed email sent send gave given handed moved refer referred listen
    listening married engaged related introduced lives living live stays staying chat chatted due
    back

""")
)
_RELATION = frozenset(
    words("""
    son sons daughter daughters dtr ex partner husband hubby wife boyfriend girlfriend bf gf
    brother bro sister sis mum mam mom mother mummy dad daddy father uncle aunt auntie aunty nan
    nana gran grandma granny grandad grandpa grandson granddaughter cousin friend mate neighbour
    nephew niece stepson stepdaughter stepdad stepmum baby toddler newborn infant twin twins
    colleague pal perp perpetrator abuser fiance fiancee

""")
)
_ROLE = frozenset(
    words("""
    child tenant client worker officer manager idva isva victim survivor applicant lady girl boy
    kid youngest eldest middle oldest landlord surveyor caretaker nurse midwife teacher solicitor
    social sw hv hw ho tm advocate counsellor therapist supporter guy man woman bloke lad
""")
)
_SAID = frozenset(
    words("""
    says said rang phoned texted emailed wants wanted lives lived thinks knows asked asks told
    reports reported confirms confirmed attends attended sleeps refuses refused agrees agreed cries
    cried hates likes loves stays stayed disclosed discloses messaged replied found goes hopes
    turned threatened attacked assaulted hit punched stalked knew followed
""")
)
_IS = frozenset(words("is was has had will would needs can cant could does isnt wasnt hasnt wont"))
_OFFICES = frozenset(
    words("""
    judge mayor king queen prince princess lady dean saint guy elder bishop nurse warden doctor hero
    sergeant cardinal vicar pope
""")
)
_CALENDAR = frozenset(
    words("""
    in by since until till from early mid late of end this next last before after during for to
    between on and or st nd rd th due mon tue wed thu fri sat sun every week beginning start through
""")
)
MONTHS = frozenset(words("jan may april june august march summer autumn winter spring"))
_INITIALS = frozenset("bcdefghjklmnopqrstuvwxyz")
_COMPASS = frozenset("nesw")
_LISTED = re.compile(r",? [B-HJ-Z](?![A-Za-z])|, \d")
_PERSONAL = frozenset(
    words("""
    cant cannot wont doesnt didnt hasnt got says said kicked rang phoned texted knows thinks wants
    accepted refused asked told called n
""")
)
_THINGS = frozenset(
    words("""
    bill case price page lane love art chance hope cash grant tag trace wing max summer winter
    spring autumn star rain storm success progress peace cliff field gale gift justice
    comfort fortune journey victory shell ice key rock river sparkle sunshine may april june august
    dell ledger trinity unity treasure promise charity testimony echo meadow forest sunday tiger
""")
)
_SPELT = (" ", ".", ". ", "-", " - ")
_POINTED = frozenset(words("ie eg am pm uk us nhs eu po asap na ps gp tv id ok dv da ai"))
_HIS = frozenset(words("her his their the"))
_THEN = frozenset(
    words("""
    only also still now cannot didn't doesnt didnt never always at who to might may must should just
    and left got went came says said told sent kept lost saw heard knew met ran feels gave took made
    does do did keeps wont wouldnt couldnt isnt wasnt really currently already then
""")
)


class Around:
    """The words of one text, asked for by their place."""

    def __init__(self, tokens: Sequence[Token], cased: bool) -> None:
        self.tokens = tokens
        self.cased = cased

    def before(self, at: int, steps: int = 1) -> str:
        """A word before, in the same sentence; empty where there is none."""
        for step in range(steps):
            if self.tokens[at - step].opens:
                return ""
        return self.tokens[at - steps].key

    def after(self, at: int) -> str:
        """The word after, in the same sentence."""
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].opens:
            return ""
        return self.tokens[at + 1].key

    def is_named(self, at: int) -> bool:
        """After words that give a name: "called", "goes by", "her name is"."""
        one, two = self.before(at), self.before(at, 2) if self.before(at) else ""
        return one in _NAMED or f"{two} {one}" in _KNOWN_AS

    def is_addressed(self, at: int, *, present: bool) -> bool:
        """After words that are followed by whom they were said to."""
        one = self.before(at)
        if one in _TOLD or (present and one in _TELL):
            return True
        return one in ("to", "with") and self.before(at, 2) in _TO

    def is_alias(self, at: int) -> bool:
        """Written with a capital after words that give a name, whatever word it is."""
        token = self.tokens[at]
        return self.cased and token.capital and not token.opens and self.is_named(at)

    def is_related(self, at: int) -> bool:
        """After what somebody is to somebody: "her son", "ex"."""
        return self.before(at) in _RELATION

    def has_role(self, at: int) -> bool:
        """After what somebody is: "tenant", "her worker"."""
        return self.before(at) in _RELATION or self.before(at) in _ROLE

    def is_subject(self, at: int) -> bool:
        """Before what only people do: "says", "lives"."""
        return self.after(at) in _SAID

    def is_dated(self, at: int) -> bool:
        """Where a month or a season stands: "in May", "May half term" after a figure."""
        token = self.tokens[at]
        return token.joined or self.before(at) in _CALENDAR or not self.before(at)


def is_name(at: int, kind: str, around: Around, text: str) -> bool:
    """Whether the word at a place, which is a name as well, is used as one."""
    token = around.tokens[at]
    month = token.base in MONTHS
    shown = around.cased and token.capital
    if around.is_named(at):
        return not month or not around.is_dated(at)
    if token.possessive and around.after(at) in _RELATION and token.base not in _OFFICES:
        return True
    if shown and token.opens and _is_listed(token, text):
        return True
    if kind == "surname":
        return shown and _is_surname(at, around, text)
    if around.is_subject(at) and token.base not in _OFFICES:
        return True
    if token.possessive and not month and token.base not in _OFFICES and kind in ("given", "verb"):
        return True
    if around.is_addressed(at, present=shown or kind == "given"):
        return shown or kind in ("given", "verb", "noun")
    if around.is_related(at) and (shown or kind == "given"):
        return True
    if not shown:
        return token.opens and not token.capital and _opens_in_lower_case(at, kind, around)
    if token.possessive and not month and kind in ("noun", "adjective"):
        return token.base not in _OFFICES
    if token.opens:
        return kind != "adjective" and _opens_as_name(at, kind, around, text)
    if month:
        return around.after(at) in _IS and not around.is_dated(at)
    if around.has_role(at):
        return True
    if kind in ("given", "noun", "verb"):
        return not (at and around.tokens[at - 1].capital and not around.tokens[at - 1].opens)
    return False


def _is_surname(at: int, around: Around, text: str) -> bool:
    """A trade, a colour or a landscape with a capital, where a surname stands."""
    token = around.tokens[at]
    if around.is_addressed(at, present=True) or around.has_role(at):
        return True
    if around.is_subject(at) and token.base not in _OFFICES:
        return True
    if around.after(at) in ("family", "household", "v", "vs") or around.before(at, 1) == "v":
        return True
    return around.before(at) == "of" and around.before(at, 2) in ("case", "file", "referral")


def _is_listed(token: Token, text: str) -> bool:
    """As in a register: "Price, L", "Banks J", "Black, 1 bed"."""
    return _LISTED.match(text, token.end) is not None


def _opens_in_lower_case(at: int, kind: str, around: Around) -> bool:
    """A hurried sentence that begins with somebody: "rose cant", "mark has been"."""
    token, after = around.tokens[at], around.after(at)
    if after in _PERSONAL:
        return True
    if kind == "adjective" or token.base in _THINGS:
        return False
    return after in _IS or (kind == "given" and (after in _THEN or after.endswith("ed")))


def _opens_as_name(at: int, kind: str, around: Around, text: str) -> bool:
    """A sentence that begins with somebody: "Hope is", "Ruby and Amber", "Storm (3)"."""
    after = around.after(at)
    beside = text[around.tokens[at].end : around.tokens[at].end + 2]
    if after in _IS or after in _PERSONAL or beside == " (":
        return True
    if after == "and" and at + 2 < len(around.tokens):
        return around.tokens[at + 2].capital or around.tokens[at + 2].key in _HIS | _RELATION
    if kind != "given" or not beside.startswith(" "):
        return False
    return after in _THEN or after.endswith(("ed", "s"))


def initials(around: Around, text: str) -> Iterator[int]:
    """Places of single letters that stand for a name: "spoke to K", "j's ex", "D a n"."""
    spelt = _spelt(around, text)
    for at, token in enumerate(around.tokens):
        if len(token.base) > 1 or token.joined or not token.base.isascii():
            continue
        if at in spelt:
            yield at
        elif token.base not in _INITIALS:
            continue
        elif token.possessive and token.base != "s":
            yield at
        elif not token.capital:
            continue
        elif (
            around.is_named(at)
            or around.is_addressed(at, present=True)
            or around.has_role(at)
            or around.is_subject(at)
            or (token.opens and around.after(at) in _IS and text[token.end : token.end + 1] in ". ")
        ):
            yield at


def _spelt(around: Around, text: str) -> set[int]:
    """Four single letters and more in a row, or two capitals with points: "D a n a", "S.A."."""
    near = around.tokens
    found: set[int] = set()
    first = 0
    while first < len(near):
        last = first
        while (
            len(near[first].base) == 1
            and last + 1 < len(near)
            and len(near[last + 1].base) == 1
            and _gap(near, last, text) in _SPELT
        ):
            last += 1
        if last - first >= 3 or (last > first and _are_initials(first, last, around, text)):
            found.update(range(first, last + 1))
        first = last + 1
    return found


def _are_initials(first: int, last: int, around: Around, text: str) -> bool:
    near = around.tokens
    letters = near[first : last + 1]
    return (
        around.cased
        and all(letter.raw.isupper() for letter in letters)
        and all(_gap(near, at, text)[0] == "." for at in range(first, last))
        and text[near[last].end : near[last].end + 1] == "."
        and "".join(letter.base for letter in letters) not in _POINTED
    )


def _gap(near: Sequence[Token], at: int, text: str) -> str:
    return text[near[at].end : near[at + 1].start]


def is_initial_of(at: int, around: Around) -> bool:
    """A single capital before a name: "J Brown"; not "E London"."""
    token = around.tokens[at]
    return (
        len(token.raw) == 1
        and token.capital
        and not token.joined
        and token.base not in "ai"
        and token.base not in _COMPASS
    )
