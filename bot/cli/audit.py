"""`reciprocal audit`: whether the audit trail is as it was written."""

import typer

from bot.cli.errors import Wrong
from bot.cli.options import SchemeCode

app = typer.Typer(help="Check the audit trail.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Check the audit trail."""


@app.command()
def verify(scheme: SchemeCode = None) -> None:
    """Check that no link of the audit chain was changed, cut or added."""
    from bot.cli.kept import looking

    with looking(scheme) as (look, kept):
        links, wrong = look.verify(kept)
    if wrong:
        raise Wrong(
            f"The audit chain of {kept.code} is broken after {links} links: {wrong}. Find out who "
            "could write to the database, and restore a backup."
        )
    print(f"The audit chain of {kept.code} is whole: {links} links.")
