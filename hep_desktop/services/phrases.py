"""Sentences a mentor writes again and again: kept in the user's profile, shared as a file, begun with a few."""

import json
from pathlib import Path
from typing import cast

from hep_desktop import paths
from hep_desktop.canonical import dumps
from hep_desktop.domain.errors import UserError
from hep_desktop.services.outfiles import put
from hep_desktop.words import text

FILE = "mondatok.json"
_SCHEMA, _MOST, _LONGEST = "hep-desktop/phrases", 200, 2000


def starters() -> tuple[str, ...]:
    """The sentences everybody begins with."""
    return tuple(line.strip() for line in text("remarks.phrases.starters").splitlines() if line.strip())


def phrases(path: Path | None = None) -> tuple[str, ...]:
    """The user's own sentences; the first ones where nothing was kept, or what was cannot be read."""
    path = path or _path()
    try:
        return read(path)
    except UserError:
        return starters()


def keep(said: tuple[str, ...], path: Path | None = None) -> None:
    """Keep sentences, each once. Raises UserError where they cannot be written."""
    path = path or _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    each = tuple(dict.fromkeys(one.strip() for one in said if one.strip()))[:_MOST]
    put(path, dumps({"schema": _SCHEMA, "version": 1, "phrases": each}).encode("utf-8"))


def read(path: Path) -> tuple[str, ...]:
    """The sentences of a file. Raises UserError."""
    try:
        data = json.loads(path.read_bytes())
        said = cast("list[object]", data["phrases"]) if data["schema"] == _SCHEMA else [None]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("remarks.not_phrases", file=path.name) from error
    found = tuple(one for one in said if isinstance(one, str) and len(one) <= _LONGEST)
    if len(found) != len(said):
        raise UserError("remarks.not_phrases", file=path.name)
    return found[:_MOST]


def _path() -> Path:
    return paths.user_data() / FILE
