"""`reciprocal scheme`: apply a scheme file, and show the scheme that is kept."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.errors import Wrong
from bot.cli.options import SchemeCode

app = typer.Typer(
    help="Apply a scheme file, or show the scheme that is kept.", no_args_is_help=True
)


@app.command()
def apply(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The scheme file, in TOML.")],
) -> None:
    """Make the kept scheme what FILE says, and tell each change; a mistake applies nothing."""
    from bot import scheme_file
    from bot.cli.kept import kept, now
    from bot.flows.engine import Engine
    from bot.store import applying

    wanted = scheme_file.read(_text(file))
    with kept() as store:
        changes = applying.apply(store, wanted, now())
        Engine(store, now).settle_in()
    for change in changes or ["Nothing changed."]:
        print(change)


@app.command()
def show(scheme: SchemeCode = None) -> None:
    """Write the scheme as it is kept, as a scheme file."""
    from bot import scheme_file
    from bot.cli.kept import looking

    with looking(scheme) as (_, kept):
        print(scheme_file.write(kept), end="")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Wrong(f"There is no file {file}. Put the path of a scheme file.") from None
    except UnicodeDecodeError:
        raise Wrong(f"{file} is not text in UTF-8. Save it as UTF-8 and apply it again.") from None
    except OSError as error:
        raise Wrong(f"{file} cannot be read: {error.strerror}. Put a scheme file.") from None
