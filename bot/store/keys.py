"""The data keys of the database: made, opened, and destroyed."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.store.tables import data_key
from bot.store.vault import DataKey, Vault, WrongKey

# Statements are built once: building them anew costs more than running them.
_ONE = (data_key.c.scheme_id == bindparam("scheme")) & (data_key.c.key_id == bindparam("one"))
_WRAPPED = select(data_key.c.wrapped).where(_ONE)
_MAKE = insert(data_key)
_DESTROY = delete(data_key).where(_ONE)


class Keys:
    """The data keys, within one transaction."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def make(self, scheme: str) -> DataKey:
        """A new data key, kept wrapped."""
        key, wrapped = self._vault.make()
        self._connection.execute(_MAKE, {"scheme_id": scheme, "key_id": key.id, "wrapped": wrapped})
        return key

    def open(self, scheme: str, key_id: str) -> DataKey:
        """A data key by its id. Raises WrongKey where it was destroyed or does not open."""
        if known := self._vault.known(key_id):
            return known
        wrapped = self._connection.scalar(_WRAPPED, {"scheme": scheme, "one": key_id})
        if wrapped is None:
            raise WrongKey("what this key sealed was deleted")
        return self._vault.unwrap(key_id, wrapped)

    def destroy(self, scheme: str, key_id: str) -> None:
        """Delete a data key; what it sealed can never be read again (L7).

        Another process that opened it before may remember it until it ends.
        """
        self._connection.execute(_DESTROY, {"scheme": scheme, "one": key_id})
        self._vault.forget(key_id)
