"""The command `reciprocal`: its groups, and the one place where an error becomes a sentence."""

import sys
from typing import NoReturn

import typer

from bot.cli import activity, audit, doctor, due, invite, owed, playground, scheme, serve, tick
from bot.cli.errors import explain

app = typer.Typer(
    name="reciprocal",
    help="A bot for a housing reciprocal: refer, claim, offer a home, and see who owes what.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("serve")(serve.serve)
app.command("playground")(playground.playground)
app.add_typer(scheme.app, name="scheme")
app.command("invite")(invite.invite)
app.command("owed")(owed.owed)
app.command("activity")(activity.activity)
app.command("due")(due.due)
app.command("tick")(tick.tick)
app.command("doctor")(doctor.doctor)
app.add_typer(audit.app, name="audit")


@app.command("screen")
def _screen() -> None:
    """Find in JSON lines of text what could identify somebody: text in, findings out."""
    from bot.cli.screen import screen_lines

    screen_lines(sys.stdin, sys.stdout)


def main() -> NoReturn:
    """Run a command and exit: 0 well, 1 refused or found wanting, 2 misuse."""
    try:
        code = app(prog_name="reciprocal", standalone_mode=False)
    except Exception as error:
        sys.exit(explain(error))
    sys.exit(code or 0)
