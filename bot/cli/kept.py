"""What the commands share: the database that the environment names, and the scheme they mean."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot import settings
from bot.cli.errors import MISUSE, Wrong
from bot.domain.scheme import Scheme
from bot.store.looking import Look, look
from bot.store.opening import opened
from bot.store.unit_of_work import SqlStore


@contextmanager
def kept() -> Iterator[SqlStore]:
    """The database, migrated. Raises SettingWrong and DatabaseTrouble."""
    given = settings.read()
    with opened(given.database_url, settings.key(given)) as store:
        yield store


@contextmanager
def looking(code: str | None) -> Iterator[tuple[Look, Scheme]]:
    """A look at the database, and the scheme of this code; without one, the only scheme."""
    with kept() as store, look(store) as looked:
        yield looked, chosen(looked.schemes(), code)


def now() -> datetime:
    """The time, by the clock that the environment names."""
    return settings.clock(settings.read())()


def chosen(schemes: Sequence[Scheme], code: str | None) -> Scheme:
    """The scheme of this code; without a code, the only scheme. Raises Wrong."""
    if not schemes:
        raise Wrong("There is no scheme yet. Apply one first: reciprocal scheme apply FILE")
    codes = ", ".join(scheme.code for scheme in schemes)
    if code is None and len(schemes) > 1:
        raise Wrong(f"Several schemes are kept: say which with --scheme ({codes}).", MISUSE)
    for scheme in schemes:
        if code in (None, scheme.code):
            return scheme
    raise Wrong(f"No scheme has the code {code}. Put --scheme with one of: {codes}.", MISUSE)
