"""A store with a password and what lies beside it, by name; how a store gets another password, or none."""

import unicodedata
from pathlib import Path

PLAIN, LOCKED = ".sqlite", ".sqlite-enc"


def normal(password: str) -> str:
    """A password as it is meant: letters with accents are the same however a keyboard composed them."""
    return unicodedata.normalize("NFC", password)


def is_locked(path: Path) -> bool:
    """Whether a store or a copy asks for a password: told by its name, since its bytes tell nothing."""
    return path.suffix == LOCKED


def named_for(path: Path, password: str) -> Path:
    """The name a store or a copy has with a password, or with none."""
    return path.with_suffix(LOCKED if password else PLAIN)
