"""Files beside a store with a password: each sealed by a key that lies in the store alone, its name telling nothing."""

import hashlib
import hmac
import os
from contextlib import suppress

_NONCE = 12


class Seal:
    """AES-256 in Galois/Counter mode; a file that was changed or renamed does not open."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @property
    def key(self) -> str:
        """As the store keeps it."""
        return self._key.hex()

    def name(self, sha256: str) -> str:
        """What a file is called on the disk: its hash would tell who has the same file."""
        return hmac.new(self._key, sha256.encode("ascii"), hashlib.sha256).hexdigest()

    def close(self, content: bytes, name: str) -> bytes:
        """The file as it lies on the disk."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 – most stores have no password

        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self._key).encrypt(nonce, content, name.encode("ascii"))

    def open(self, sealed: bytes, name: str) -> bytes | None:
        """The file as it was put in; None where it was sealed by another key or changed since."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 – as above
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 – as above

        with suppress(InvalidTag, ValueError):
            return AESGCM(self._key).decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode("ascii"))
        return None


def new_seal() -> Seal:
    """One that nobody has yet."""
    return Seal(os.urandom(32))
