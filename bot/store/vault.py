"""What is sealed: one data key a case, a draft or a scheme, wrapped by the operator's key (L8)."""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12
_KEPT = 4096


class WrongKey(Exception):
    """The operator's key does not open what was sealed, or it was tampered with."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key that seals the rows of one case, draft or scheme. It is never stored unwrapped."""

    id: str
    secret: bytes = field(repr=False)
    cipher: AESGCM = field(repr=False)
    audit_key: bytes = field(repr=False)

    def seal(self, clear: bytes, place: str) -> bytes:
        """Encrypt for one place (such as ``case_file/K7QX-3F``); it opens nowhere else."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self.cipher.encrypt(nonce, clear, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt what was sealed for this place. Raises WrongKey."""
        try:
            return self.cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
        except (InvalidTag, ValueError) as wrong:  # ValueError: cut short
            raise WrongKey(f"{place} does not open with this RECIPROCAL_KEY") from wrong

    def fingerprint(self, clear: bytes) -> bytes:
        """Sixteen bytes that tell whether something changed, and nothing else."""
        return hashlib.blake2b(clear, key=self.secret, digest_size=16).digest()

    def mac(self, message: bytes) -> bytes:
        """An HMAC-SHA256 of the message under a key derived for the audit chain (L9)."""
        return hmac.digest(self.audit_key, message, "sha256")


class Vault:
    """The operator's key, and the data keys that it wraps.

    ``master`` is 32 bytes. Data keys once opened are remembered, the latest 4,096 of them.
    """

    def __init__(self, master: bytes) -> None:
        derived = HKDF(SHA256(), 32, salt=None, info=b"reciprocal data keys").derive(master)
        self._wrapping = AESGCM(derived)
        self._opened: OrderedDict[str, DataKey] = OrderedDict()

    def make(self) -> tuple[DataKey, bytes]:
        """A new data key, and the same wrapped for keeping."""
        key_id, secret = secrets.token_hex(8), secrets.token_bytes(32)
        nonce = secrets.token_bytes(_NONCE)
        wrapped = nonce + self._wrapping.encrypt(nonce, secret, key_id.encode())
        return self._remember(key_id, secret), wrapped

    def known(self, key_id: str) -> DataKey | None:
        """The data key, where this process opened it before."""
        return self._opened.get(key_id)

    def forget(self, key_id: str) -> None:
        """Remember a data key no longer."""
        self._opened.pop(key_id, None)

    def unwrap(self, key_id: str, wrapped: bytes) -> DataKey:
        """Open a wrapped data key. Raises WrongKey where the operator's key is another."""
        try:
            secret = self._wrapping.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], key_id.encode())
        except (InvalidTag, ValueError) as wrong:
            raise WrongKey("This database was made with another RECIPROCAL_KEY") from (wrong)
        return self._remember(key_id, secret)

    def _remember(self, key_id: str, secret: bytes) -> DataKey:
        audit_key = hashlib.blake2b(b"audit chain", key=secret, digest_size=32).digest()
        key = self._opened[key_id] = DataKey(key_id, secret, AESGCM(secret), audit_key)
        while len(self._opened) > _KEPT:
            self._opened.popitem(last=False)
        return key
