"""The TOML files of one edition, each read once; their digest, and those that nobody asked for."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from hep_desktop import canonical
from hep_desktop.template.section import EditionError, Section
from hep_desktop.toml_file import read_toml
from hep_desktop.words import text as words

_TOP, _BASED_ON = "edition.toml", "based_on"


class EditionFiles:
    """The TOML files of one edition, each read once; what one that is based on another does not say, that one says."""

    def __init__(self, folder: Path) -> None:
        self._asked: set[str] = set()
        self._content = _read(folder)
        based_on = self._content.get(_TOP, {}).pop(_BASED_ON, None)
        if based_on is not None:
            below = _read(folder.parent / str(based_on))
            top = {**below.get(_TOP, {}), **self._content[_TOP]}
            if not below or _BASED_ON in below[_TOP]:
                raise EditionError(_TOP, _BASED_ON, words("editions.no_base", name=based_on))
            self._content = {**below, **self._content, _TOP: top}

    def section(self, name: str) -> Section:
        """The whole of one file."""
        file = f"{name}.toml"
        if file not in self._content:
            raise EditionError(file, "", words("editions.no_file"))
        self._asked.add(file)
        return Section(file, "", self._content[file])

    def __contains__(self, name: str) -> bool:
        return f"{name}.toml" in self._content

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder of the edition, without their ending."""
        return [name.removesuffix(".toml") for name in self._content if name.startswith(f"{folder}/")]

    def home(self, folder: str, key: str) -> str:
        """The file of a folder that defines what a key begins with."""
        held = [name for name in self._content if name.startswith(f"{folder}/")]
        return max(held, key=lambda name: len(_defines(self._content[name], key)), default=folder)

    @property
    def unread(self) -> list[str]:
        """The files that nobody asked for."""
        return sorted(set(self._content) - self._asked)

    @property
    def digest(self) -> str:
        """SHA-256 of what the files say; comments and order of keys do not count."""
        return hashlib.sha256(canonical.dumps(_plain(self._content)).encode()).hexdigest()


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        try:
            content[name] = read_toml(path)
        except (ValueError, RecursionError) as error:
            raise unreadable(name, error) from error
    return content


_LINE, _TWICE = re.compile(r"\(at line (\d+)"), re.compile("twice|overwrite|[Dd]uplicate")


def unreadable(file: str, error: Exception) -> EditionError:
    """A file that is no TOML: the reader's English tells only where, and whether something stands there twice."""
    if isinstance(error, UnicodeDecodeError):
        return EditionError(file, "", words("editions.no_text_file"))
    line = _LINE.search(str(error))
    sentence = words("editions.toml_twice") if _TWICE.search(str(error)) else words("editions.no_toml")
    return EditionError(file, words("editions.line", line=line[1]) if line else "", sentence)


def _defines(content: Mapping[str, Any], key: str) -> str:
    """The longest id that begins `key` and is a section, or an entry of a list, of a file."""
    lists: list[list[Any]] = [member for member in content.values() if isinstance(member, list)]
    entries: list[dict[str, Any]] = [one for held in lists for one in held if isinstance(one, dict)]
    ids = [*content, *(str(one.get("id", "")) for one in entries)]
    return max((one for one in ids if one and f"{key}.".startswith(f"{one}.")), key=len, default="")


def _plain(value: Any) -> Any:  # noqa: ANN401 – whatever TOML holds
    match value:
        case dict():
            return {key: _plain(member) for key, member in cast("dict[str, Any]", value).items()}
        case list():
            return [_plain(member) for member in cast("list[Any]", value)]
        case Decimal():
            return {"decimal": canonical.plain_decimal(value)}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value
