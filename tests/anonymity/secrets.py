"""Makes structured secrets of every kind in many spellings."""

from hypothesis import strategies as st

from bot.anonymity.postcode import AREAS
from bot.anonymity.words import words

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_PLATE = "ABCDEFGHJKLMNOPRSTUVWXYZ"
_GAPS = st.sampled_from(["", " ", "  ", "-", ".", "\u00a0", "\u200b"])


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


@st.composite
def postcodes(draw: st.DrawFn) -> str:
    district = str(draw(st.integers(1, 99)))
    inward = draw(st.sampled_from("0123456789")) + draw(
        st.text(_INWARD, min_size=2, max_size=2).filter(
            # "2ND" and "3YR" are words too, told apart by what surrounds them.
            lambda end: (
                end not in {"ST", "ND", "RD", "TH", "YR", "HR", "BR", "FT", "LB", "PP"}
                and end not in {"PW", "PT", "BD"}
            )
        )
    )
    return draw(st.sampled_from(sorted(AREAS))) + district + draw(_GAPS) + inward


@st.composite
def phones(draw: st.DrawFn) -> str:
    gap = draw(st.sampled_from(["", " ", "-", ".", "\u00a0", " - "]))
    head = draw(st.sampled_from(["0", "+44", "+44 ", "0044 ", "+44 (0)"]))
    number = "7" + draw(st.sampled_from("123456789")) + draw(_digits(8))
    return head + number[:4] + gap + number[4:7] + gap + number[7:]


@st.composite
def spoken_phones(draw: st.DrawFn) -> str:
    number = "07" + draw(st.sampled_from("123456789")) + draw(_digits(8))
    zero = draw(st.sampled_from(["zero", "oh", "nought"]))
    return " ".join(zero if digit == "0" else _WORDS[int(digit)] for digit in number)


@st.composite
def emails(draw: st.DrawFn) -> str:
    at, dot = draw(
        st.sampled_from([("@", "."), (" at ", " dot "), ("(at)", "(dot)"), (" [at] ", " [dot] ")])
    )
    name = draw(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=2, max_size=12))
    return f"q{name}{at}{draw(st.sampled_from(['gmail', 'example', 'mail']))}{dot}com"


@st.composite
def insurance_numbers(draw: st.DrawFn) -> str:
    prefix = draw(st.sampled_from(["AB", "JG", "SR", "CE", "PK", "WM"]))
    gap = draw(_GAPS)
    pairs = [draw(_digits(2)) for _ in range(3)]
    return gap.join([prefix, *pairs, draw(st.sampled_from("ABCD"))])


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    while True:
        nine = draw(st.sampled_from("46")) + draw(_digits(8))
        check = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(nine)) % 11
        if check != 10:
            break
    whole = nine + str(check % 11)
    return draw(_GAPS).join([whole[:3], whole[3:6], whole[6:]])


@st.composite
def cards(draw: st.DrawFn) -> str:
    head = "4" + draw(_digits(14))
    total = sum(
        int(digit) if at % 2 else (2 * int(digit)) // 10 + (2 * int(digit)) % 10
        for at, digit in enumerate(head)
    )
    whole = head + str(-total % 10)
    gap = draw(st.sampled_from(["", " ", "-"]))
    return gap.join(whole[at : at + 4] for at in range(0, 16, 4))


@st.composite
def ibans(draw: st.DrawFn) -> str:
    body = "BUKB" + draw(_digits(14))
    number = int("".join(str(int(character, 36)) for character in body + "GB00"))
    whole = f"GB{98 - number % 97:02}{body}"
    gap = draw(st.sampled_from(["", " "]))
    return gap.join(whole[at : at + 4] for at in range(0, 22, 4))


@st.composite
def plates(draw: st.DrawFn) -> str:
    # No area of the post: "BD51 FLY" reads as a district and a word, and passes.
    area = draw(st.sampled_from(["MV", "LK", "YK", "KX", "GJ", "FJ"]))
    age = draw(st.sampled_from(["02", "12", "19", "25", "51", "68", "74"]))
    tail = draw(st.text(_PLATE, min_size=3, max_size=3)).replace("A", "X").replace("E", "X")
    return area + age + draw(st.sampled_from(["", " "])) + tail.replace("O", "X").replace("U", "X")


def addresses_of_machines() -> st.SearchStrategy[str]:
    return st.ip_addresses(v=4).map(str)


@st.composite
def points(draw: st.DrawFn) -> str:
    north, west = draw(st.integers(500000, 590000)), draw(st.integers(1000, 59999))
    gap = draw(st.sampled_from([", ", ",", " "]))
    return f"{north / 10000:.4f}{gap}-{west / 10000:.4f}"


def handles() -> st.SearchStrategy[str]:
    return st.from_regex(r"\A@q[a-z_]{3,12}[0-9]{1,3}\Z")


@st.composite
def references(draw: st.DrawFn) -> str:
    cue = draw(
        st.sampled_from(
            [
                "crime ref",
                "rent account no",
                "MARAC ref:",
                "court case number",
                "our ref:",
                "HB ref",
            ]
        )
    )
    return f"{cue} Q{draw(_digits(7))}"


_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SIGNALLED = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        words("""
            alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike
            november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray
            yankee zulu
        """),
        strict=True,
    )
)
_DRAWN_LIKE = str.maketrans("ABCEHKMOPTXabceopxy", "АВСЕНКМОРТХаЬсеорху")


def spelled(secret: str) -> dict[str, str]:
    """Ways to write the same letters and digits, by name."""
    bare = [character for character in secret if character.isalnum()]
    return {
        "small": secret.lower(),
        "capital": secret.upper(),
        "wide": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in secret),
        "look-alike": secret.translate(_DRAWN_LIKE),
        "hidden": "\u200d".join(secret),
        "keycaps": "".join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in secret),
        "letter by letter": " ".join(bare),
        "with dashes": "-".join(bare),
        "spoken": " ".join(_WORDS[int(c)] if c.isdigit() else c for c in bare),
        "signalled": " ".join(
            _WORDS[int(c)] if c.isdigit() else _SIGNALLED[c.upper()] for c in bare
        ),
        "in brackets": f"({secret})",
        "before a mark": f"{secret}!!",
    }


@st.composite
def dictated_emails(draw: st.DrawFn) -> str:
    name = draw(st.text("bcdfghjklmnpqrstvwxz", min_size=3, max_size=8))
    sign = draw(st.sampled_from([" underscore ", " dot ", " dash ", ""]))
    tail = draw(_digits(2))
    end = draw(st.sampled_from([" at gmail", " at example dot org", " (at) example (dot) net"]))
    return f"q{name}{sign}{tail}{end}" if sign else f"q{name}{tail}{end}"


@st.composite
def profiles(draw: st.DrawFn) -> str:
    site = draw(
        st.sampled_from(
            [
                "insta",
                "ig",
                "snap",
                "snapchat",
                "tiktok",
                "fb",
                "facebook",
                "twitter",
                "psn",
                "xbox",
                "gamertag",
                "telegram",
                "discord",
                "vinted",
                "ebay",
                "linkedin",
                "roblox",
            ]
        )
    )
    link = draw(st.sampled_from([" ", ": ", " is ", " name ", " name is ", " as ", " user "]))
    name = draw(st.text("bcdfghjklmnpqrstvwxz", min_size=4, max_size=8))
    return site + link + name + draw(st.sampled_from(["_", ".", ""])) + draw(_digits(2))


@st.composite
def links(draw: st.DrawFn) -> str:
    host = draw(
        st.sampled_from(
            ["https://maps.app.goo.gl", "goo.gl/maps", "https://www.google.com/maps", "w3w.co"]
        )
    )
    return f"{host}/Q{draw(_digits(4))}"


@st.composite
def grids(draw: st.DrawFn) -> str:
    square = draw(st.sampled_from(["TQ", "TL", "SJ", "NZ", "ST", "NT"]))
    each = draw(st.integers(3, 5))
    gap = draw(st.sampled_from(["", " "]))
    return gap.join([square, draw(_digits(each)), draw(_digits(each))])


@st.composite
def three_words(draw: st.DrawFn) -> str:
    chosen = draw(
        st.lists(
            st.sampled_from(["table", "lamp", "chair", "spoon", "cabin", "quiz", "river"]),
            min_size=3,
            max_size=3,
        )
    )
    return draw(
        st.sampled_from(
            ["///{}.{}.{}", "w3w {}.{}.{}", "what3words {} dot {} dot {}", "w3w: {}, {}, {}"]
        )
    ).format(*chosen)


@st.composite
def documents(draw: st.DrawFn) -> str:
    cue, shape = draw(
        st.sampled_from(
            [
                ("passport ", "#########"),
                ("passport no ", "### ### ###"),
                ("BRP ", "ZU#######"),
                ("birth certificate number ", "BXCF 1#####"),
                ("death cert ", "DYC 4#####"),
                ("freedom pass ", "6335 #### ####"),
                ("oyster ", "06## #### ####"),
                ("CSCS ", "0#######"),
                ("home office ref ", "A 1## ## ##"),
                ("id card ", "CFT 4#####"),
            ]
        )
    )
    return cue + "".join(draw(st.sampled_from("123456789")) if c == "#" else c for c in shape)


@st.composite
def parts(draw: st.DrawFn) -> str:
    cue = draw(
        st.sampled_from(
            ["passport ends", "card ends in", "his phone ends", "account ending", "NHS no ends in",
             "last four of card", "BRP number starts", "first digits of the account"]
        )
    )  # fmt: skip
    return f"{cue} {draw(_digits(4))}"


@st.composite
def foreign_plates(draw: st.DrawFn) -> str:
    shape = draw(
        st.sampled_from(
            ["irish reg 191-D-#####", "12-KE-####", "polish plate WA ####K", "french reg AB-###-CD",
             "plate ?? 68 WPD", "LR## K??", "plate ends WPD", "reg starts LR#"]
        )
    )  # fmt: skip
    return "".join(draw(st.sampled_from("123456789")) if c == "#" else c for c in shape)


@st.composite
def unexplained(draw: st.DrawFn) -> str:
    """Numbers and codes that no word announces."""
    head = draw(st.sampled_from("46789"))
    kind = draw(st.integers(0, 4))
    match kind:
        case 0:
            return head + draw(_digits(6)) + "1"
        case 1:
            return f"{head}{draw(_digits(3))} 0{draw(_digits(3))} {draw(_digits(2))}7"
        case 2:
            return f"HK/{head}{draw(_digits(5))}/A"
        case 3:
            return f"QX{head}{draw(_digits(5))}"
        case _:
            return f"{head}{draw(_digits(6))}-{draw(_digits(2))}"


def any_secret() -> st.SearchStrategy[tuple[str, str]]:
    """A kind and a secret of that kind."""
    made = {
        "postcode": postcodes(),
        "phone": phones() | spoken_phones(),
        "email": emails() | dictated_emails(),
        "ni_number": insurance_numbers(),
        "nhs_number": nhs_numbers(),
        "bank": cards() | ibans(),
        "vehicle": plates() | foreign_plates(),
        "ip": addresses_of_machines(),
        "geo": points() | links() | grids() | three_words(),
        "social": handles() | profiles(),
        "id_document": documents(),
        "reference": references(),
    }
    return st.one_of([st.tuples(st.just(kind), secret) for kind, secret in made.items()])


def nameless() -> st.SearchStrategy[str]:
    """Secrets that are found for want of an explanation, or beside a word for the whole."""
    return unexplained() | parts()


def compact() -> st.SearchStrategy[tuple[str, str]]:
    """A kind and a secret whose letters and digits alone give it away."""
    made = {
        "postcode": postcodes().map(lambda code: code.replace("\u200b", "")),
        "phone": phones().filter(lambda number: number.startswith("0")),
        "ni_number": insurance_numbers(),
        "nhs_number": nhs_numbers(),
        "bank": cards() | ibans(),
        "vehicle": plates(),
    }
    return st.one_of([st.tuples(st.just(kind), secret) for kind, secret in made.items()])
