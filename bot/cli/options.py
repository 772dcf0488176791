"""Options that several commands take."""

from typing import Annotated

from typer import Option

SchemeCode = Annotated[
    str | None,
    Option("--scheme", metavar="CODE", help="The scheme meant, where several are kept."),
]
AsJson = Annotated[bool, Option("--json", help="Write JSON.")]
