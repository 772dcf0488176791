"""`reciprocal invite`: a single-use code by which somebody enrolled joins on their phone."""

from typing import Annotated

import typer

from bot.cli.errors import Wrong


def invite(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Their e-mail in the scheme file.")],
) -> None:
    """Print a code that enrols EMAIL where it is opened: once, within seven days."""
    from bot.cli.kept import kept, now
    from bot.flows.engine import Engine

    with kept() as store:
        code = Engine(store, now).invite(email)
    if code is None:
        raise Wrong(
            "Nobody in the scheme has that e-mail. Put one that is in the scheme file; "
            "reciprocal scheme show lists them."
        )
    print(f"They write to the bot: /start {code}")
