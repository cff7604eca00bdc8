"""Strict reading of one TOML section: every key is known, every value of its type, or it is an EditionError."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import TracebackType
from typing import Any, NoReturn, Self, TypeVar, cast

from hep_desktop.domain.errors import UserError
from hep_desktop.words import text as words

E = TypeVar("E", bound=StrEnum)

_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*|[A-Z][A-Z0-9_]*")


class EditionError(UserError):
    """A file under `forms/` cannot be used; names the file, the key, and what is wrong in one sentence."""

    def __init__(self, file: str, key: str, sentence: str) -> None:
        super().__init__("edition.faulty", place=f"{file}: {key}" if key else file, sentence=sentence)
        self.file = file
        self.key = key
        self.sentence = sentence

    def __str__(self) -> str:
        return f"{self.values['place']}: {self.sentence}"


class Section:
    """The keys of one table of a TOML file; on leaving a `with`, a key that nobody asked for is refused."""

    def __init__(self, file: str, key: str, data: object) -> None:
        self.file = file
        self.key = key
        if not isinstance(data, dict):
            self.refuse("", words("editions.a_section"))
        self._data = cast("dict[str, Any]", data)
        self._asked: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None and not self._asked.issuperset(self._data):
            self.refuse(min(set(self._data) - self._asked), words("editions.unknown_key"))

    def refuse(self, key: str, sentence: str) -> NoReturn:
        """Raise the EditionError of a key of this section."""
        raise EditionError(self.file, ".".join(part for part in (self.key, key) if part), sentence)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def _take(self, key: str) -> Any:  # noqa: ANN401 – what a file holds is unknown until it is asked
        self._asked.add(key)
        if key not in self._data:
            self.refuse(key, words("editions.missing"))
        return self._data[key]

    def text(self, key: str) -> str:
        """A text that is not blank."""
        found = self._take(key)
        if not isinstance(found, str) or not found.strip():
            self.refuse(key, words("editions.a_text"))
        return found

    def optional_text(self, key: str) -> str:
        """A text, or "" where the key is left out."""
        return self.text(key) if key in self else ""

    def code(self, key: str) -> str:
        """An id or code: ASCII letters, digits, underscores and dots."""
        return self.as_code(key, self.text(key))

    def as_code(self, key: str, found: str) -> str:
        """`found` itself, refused where it is no code."""
        if not _CODE.fullmatch(found):
            self.refuse(key, words("editions.no_code", found=found))
        return found

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        if key not in self:
            return default
        found = self._take(key)
        if not isinstance(found, bool):
            self.refuse(key, words("editions.a_flag"))
        return found

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative."""
        if default is not None and key not in self:
            return default
        found = self._take(key)
        if type(found) is not int or found < 0:
            self.refuse(key, words("editions.a_whole"))
        return found

    def number(self, key: str) -> Decimal:
        """A number."""
        found = self._take(key)
        if type(found) not in (int, Decimal) or not Decimal(found).is_finite():
            self.refuse(key, words("editions.a_number"))
        return Decimal(found)

    def day(self, key: str) -> date:
        """A day."""
        found = self._take(key)
        if not isinstance(found, date) or isinstance(found, datetime):
            self.refuse(key, words("editions.a_day"))
        return found

    def optional_day(self, key: str) -> date | None:
        """A day, or None where the key is left out."""
        return self.day(key) if key in self else None

    def texts(self, key: str, at_least: int = 0) -> tuple[str, ...]:
        """A list of texts that are not blank, each once; where the key is left out, none."""
        if key not in self and at_least == 0:
            return ()
        found = self._take(key)
        if not isinstance(found, list):
            self.refuse(key, words("editions.texts"))
        members = cast("list[Any]", found)
        if not all(isinstance(one, str) and one.strip() for one in members):
            self.refuse(key, words("editions.texts"))
        if len(members) < at_least:
            self.refuse(key, words("editions.not_empty"))
        if len(set(members)) < len(members):
            self.refuse(key, words("editions.twice"))
        return tuple(members)

    def choice(self, key: str, kinds: type[E]) -> E:
        """One word of a closed list."""
        found = self.text(key)
        try:
            return kinds(found)
        except ValueError:
            self.refuse(key, words("editions.none_of", found=found, kinds=", ".join(kinds)))

    def section(self, key: str) -> "Section":
        """The table under a key."""
        return Section(self.file, f"{self.key}.{key}" if self.key else key, self._take(key))

    def sections(self, key: str) -> "Iterator[Section]":
        """The tables of a list of tables; where the key is left out, none."""
        if key not in self:
            return
        found = self._take(key)
        if not isinstance(found, list):
            self.refuse(key, words("editions.sections"))
        for position, one in enumerate(cast("list[Any]", found), start=1):
            yield Section(self.file, f"{self.key}.{key}[{position}]" if self.key else f"{key}[{position}]", one)

    def members(self) -> "Iterator[tuple[str, Section]]":
        """Every key of this section with the table under it."""
        for key in self._data:
            yield self.as_code(key, key), self.section(key)

    def rest(self) -> Mapping[str, str | tuple[str, ...] | Decimal]:
        """All keys nobody asked for yet, as settings: texts, lists of texts, numbers."""
        settings: dict[str, str | tuple[str, ...] | Decimal] = {}
        for key in sorted(set(self._data) - self._asked):
            match self._data[key]:
                case str():
                    settings[key] = self.text(key)
                case list():
                    settings[key] = self.texts(key)
                case _:
                    settings[key] = self.number(key)
        return settings
