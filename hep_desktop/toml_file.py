"""The program's own TOML files as data: parsed once, and kept beside them as Python keeps its compiled modules.

Parsing was a tenth of a start, and half of opening a chapter. What is kept holds the text it was made from, so it is
never older than its file.
"""

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_PLACE = "__pycache__"


def read_toml(path: Path) -> dict[str, Any]:
    """What a file says, its fractions as Decimal. Raises OSError, ValueError, or RecursionError."""
    text, kept = path.read_bytes(), path.parent / _PLACE / f"{path.stem}.{sys.implementation.cache_tag}.toml-data"
    try:
        made_from, data = marshal.loads(kept.read_bytes())  # noqa: S302 – written by ourselves, among the program's files
        if made_from == text:
            return data
    except (OSError, EOFError, ValueError, TypeError):  # not there yet, or cut off
        pass
    return _parsed(text, kept)


def _parsed(text: bytes, kept: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 – most starts parse nothing
    from decimal import Decimal  # noqa: PLC0415 – as above

    data = tomllib.loads(text.decode(), parse_float=Decimal)
    if not sys.dont_write_bytecode:
        _keep(text, data, kept)
    return data


def _keep(text: bytes, data: dict[str, Any], kept: Path) -> None:
    making = kept.with_suffix(f".{os.getpid()}")
    try:
        whole = marshal.dumps((text, data))
        kept.parent.mkdir(exist_ok=True)
        making.write_bytes(whole)
        making.replace(kept)
    except (OSError, ValueError):  # where nothing may be written; dates and fractions, which few files hold
        with suppress(OSError):
            making.unlink()
