"""Options that several commands take."""

from typing import Annotated

from typer import Option

SchemeCode = Annotated[
    str | None,
    Option("--scheme", metavar="CODE", help="The scheme meant, where several are kept."),
]
Port = Annotated[
    int | None, Option("--port", min=0, max=65535, help="RECIPROCAL_PORT, unless given.")
]
AsJson = Annotated[bool, Option("--json", help="Write JSON.")]
