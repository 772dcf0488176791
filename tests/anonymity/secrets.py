"""Makes structured secrets of every kind in many spellings."""

from hypothesis import strategies as st

from bot.anonymity.postcode import AREAS

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
    return draw(st.sampled_from(AREAS)) + district + draw(_GAPS) + inward


@st.composite
def phones(draw: st.DrawFn) -> str:
    gap = draw(st.sampled_from(["", " ", "-", ".", "\u00a0", " - "]))
    head = draw(st.sampled_from(["0", "+44", "+44 ", "0044 ", "+44 (0)"]))
    number = "7" + draw(st.sampled_from("123456789")) + draw(_digits(8))
    return head + number[:4] + gap + number[4:7] + gap + number[7:]


@st.composite
def spoken_phones(draw: st.DrawFn) -> str:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    number = "07" + draw(st.sampled_from("123456789")) + draw(_digits(8))
    zero = draw(st.sampled_from(["zero", "oh", "nought"]))
    return " ".join(zero if digit == "0" else words[int(digit)] for digit in number)


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


def any_secret() -> st.SearchStrategy[tuple[str, str]]:
    """A kind and a secret of that kind."""
    made = {
        "postcode": postcodes(),
        "phone": phones() | spoken_phones(),
        "email": emails(),
        "ni_number": insurance_numbers(),
        "nhs_number": nhs_numbers(),
        "bank": cards() | ibans(),
        "vehicle": plates(),
        "ip": addresses_of_machines(),
        "geo": points(),
        "social": handles(),
        "reference": references(),
    }
    return st.one_of([st.tuples(st.just(kind), secret) for kind, secret in made.items()])
