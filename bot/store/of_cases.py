"""The rows of a table that belong to cases, of one case or of many, read in their order."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, bindparam, select


class OfCases:
    """A table whose rows belong to cases, and the order in which they are read."""

    # Statements are built once: building them anew costs more than running them.
    def __init__(self, table: Table, *order: Column[Any]) -> None:
        of_it = select(table).where(table.c.scheme_id == bindparam("scheme")).order_by(*order)
        self._one = of_it.where(table.c.reference == bindparam("one"))
        self._many = of_it.where(table.c.reference.in_(bindparam("many", expanding=True)))

    def read(
        self, connection: Connection, scheme: str, references: Collection[str]
    ) -> Sequence[Row[Any]]:
        """The rows of these cases; of none without a word to the database."""
        match [*references]:
            case []:
                return []
            case [one]:
                return connection.execute(self._one, {"scheme": scheme, "one": one}).all()
            case many:
                return connection.execute(self._many, {"scheme": scheme, "many": many}).all()
