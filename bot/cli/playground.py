"""`reciprocal playground`: the bot on a practice page, with an example scheme of its own."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Port

Data = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="Where its database, clock and key are kept.")
]
_HOST = "127.0.0.1"


def playground(port: Port = None, data: Data = Path(".playground")) -> None:
    """Practise with invented people on a page of this machine; nothing reaches anybody.

    The page has a clock that can be put forward; it goes on from there when started again.
    """
    from bot import log, settings
    from bot.cli import serving
    from bot.playground.clock import Clock
    from bot.playground.folder import Folder
    from bot.playground.house import House
    from bot.store.opening import opened

    given = settings.read()
    log.configure()
    with ExitStack() as stack:
        wanted = given.reciprocal_port if port is None else port
        listening = stack.enter_context(serving.listener(_HOST, wanted))
        folder = Folder(data)
        store = stack.enter_context(opened(folder.url, folder.key))
        house = House(store, Clock(folder.clock, settings.clock(given)))
        try:
            print(
                f"The playground is at {serving.address(listening)}/ (Ctrl-C ends it)", flush=True
            )
            serving.run(house.app(), listening)
        finally:
            house.bot.close()
