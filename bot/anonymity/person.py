"""Finds a title with a name."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_TITLE = (
    r"(?:M(?:rs|r|iss|s|x|RS|R|ISS|S|X)|Dr|DR|Prof(?:essor)?|Rev(?:d|erend)?|Sir|Dame|Cllr|"
    r"Councillor|PC|WPC|DC|DS|"
    r"DI|PCSO|Sgt|Sergeant|Judge|Imam|Rabbi|Sheikh|Pastor|Nurse|Madam|Aunt(?:ie|y)?|Uncle)"
)
_NAME = r"(?:(?:O|D|Mc|Mac|Al|El)['-]?)?[A-Z][A-Za-z]*(?:['-][A-Z]?[A-Za-z]+)*"
_ALWAYS = frozenset(words("Mr Mrs Ms Mx MR MRS"))
"""Titles that are never anything else."""
_TERMS = frozenset(
    words("""
    support prescriber practitioner planner associate consultant manager specialist advocate liaison
    led line station laptop laptops monitor monitors tower towers repair repairs screen screens
    login logins users software hardware peripherals lists authenticator exchange office outlook
    bookings defender copilot assessment assessments triage call calls appointments visit visits
    clinic ordered orders review reviews hearing order proof secure secured
    """)
)
"""What follows letters that are then no title."""
_OF = r"(?:(?:van|von|de|der|den|da|dos|del|di|la|le|ter|al|el|bin|ibn|abu)[ ]){0,2}"
_TITLED = Hinted(
    rf"(?<![\w'-]){_TITLE}\.?[ ]{{1,2}}(?P<name>{_OF}{_NAME})"
    rf"(?P<more>\.?(?:[ ]{_OF}{_NAME}(?:\.(?=[ ][A-Z]))?){{0,2}})"
)
_SMALL = Hinted(r"(?<![\w'-])(?:mr|mrs|ms|mx)\.? (?P<name>[a-z][a-z'-]{1,30})(?![\w@])")
_NOT_NAMES = frozenset(
    words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december teams word office excel outlook society nurse
    nurses trust clinic forms support world plod martens bessie kipling muscle bean selfridge hinch
    appointment appointments surgery and or is in on at the a i not no who of for to will was has
    said says out your my her his this that if diagnosis patient symptoms specialist therapy
    relapse sufferer x y z right windows sharepoint onedrive access project form advocates letter
    letters report reports notes sheen whippy oetker pepper men tumble motivator potato freeze porky
    bens blobby clean bates doubtfire claus tickle maker
""")
)


def find(text: str) -> Iterator[Hit]:
    """Titled names."""
    for titled in _TITLED.finditer(text):
        if titled["name"].lower() in _NOT_NAMES or _is_of_work(titled):
            continue
        shouted = titled["name"].isupper() and len(titled["name"]) > 1
        yield Hit(titled.start(), titled.end("name" if shouted else "more"), "person")
    for small in _SMALL.finditer(text):
        if small["name"].lower() not in _NOT_NAMES:
            yield Hit(*small.span(), "person")


def _is_of_work(titled: re.Match[str]) -> bool:
    """Whether what may be a title begins a term: "PC Support", "Nurse Prescriber", "MS Planner"."""
    title, *told = titled[0].split()
    return title.rstrip(".") not in _ALWAYS and told[0].lower() in _TERMS
