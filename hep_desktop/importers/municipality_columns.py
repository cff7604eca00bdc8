"""The columns of a mentor's own list: what each is by the words of its heading, and what its cells say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import date_at_start, fold, parse_date, parse_number
from hep_desktop.importers.sheets import Raw, as_text
from hep_desktop.toml_file import read_toml

FIELDS = (
    *("code", "name", "county", "district", "population", "adopted", "reviewed", "next_review", "expires"),
    *("stage", "nationalities", "clerk", "last_contact", "step", "step_day", "note"),
)
NOTHING = ""
_SHORT = 3  # letters of a word that begins too many others
_DAYS = frozenset({"adopted", "reviewed", "next_review", "expires", "last_contact", "step_day"})
_DAY_ZERO = date(1899, 12, 30)
_DAY_NUMBERS = 36_526, 73_051  # a day of 2000 to 2099 whose cell lost the form of a date


@dataclass(frozen=True, slots=True)
class RawList:
    """One sheet as a list: headings, and the rows below from row `first` of the file on."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Raw, ...], ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Wording:
    """The words by which columns are known, and those that say there is no programme."""

    columns: Mapping[str, tuple[tuple[str, ...], ...]]
    none: frozenset[str]


def read_wording(path: Path) -> Wording:
    """The words as the program brings them."""
    data = read_toml(path)
    columns = {name: tuple(tuple(one.split()) for one in some) for name, some in data["columns"].items()}
    return Wording(columns, frozenset(data["words"]["none"]))


def suggest(
    headings: Sequence[str], wording: Wording, own: Mapping[str, str], remembered: Mapping[str, str]
) -> tuple[str, ...]:
    """What each column is: as remembered, by our own headings (`own`), else by the words of the heading; once each."""
    uses = [NOTHING] * len(headings)
    scored: list[tuple[int, int, str]] = []
    for at, heading in enumerate(headings):
        key = shape_of(heading)
        if key in remembered or key in own:
            uses[at] = remembered.get(key, own.get(key, NOTHING))
        else:
            scored += ((score, -at, use) for use, score in _scores(key, wording))
    taken = {use for use in uses if use}
    for _, place, use in sorted(scored, reverse=True):
        if not uses[-place] and use not in taken:
            uses[-place] = use
            taken.add(use)
    return tuple(uses)


def shape_of(heading: str) -> str:
    """A heading as it is compared from one list to the next."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(heading)).split())


def _scores(key: str, wording: Wording) -> Iterable[tuple[str, int]]:
    tokens = key.split()
    for use, entries in wording.columns.items():
        met = [len(words) * 100 + sum(map(len, words)) for words in entries if _all_met(words, tokens)]
        if met:
            yield use, max(met)


def _all_met(words: Sequence[str], tokens: Sequence[str]) -> bool:
    """Whether each word begins one of the tokens; a short one must be the whole token."""
    return all(
        any(token == word or (len(word) > _SHORT and token.startswith(word)) for token in tokens) for word in words
    )


def values_of(
    raw: RawList, cells: Sequence[Raw], uses: Sequence[str], wording: Wording
) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
    """What the cells of a row say by field, and those that should be days or numbers and are not."""
    values: dict[str, Any] = {}
    unreadable: list[tuple[str, str]] = []
    notes: list[str] = []
    for at, use in enumerate(uses):
        cell = cells[at]
        words = as_text(cell)
        if not words or use in (NOTHING, "code", "name"):
            continue
        if use == "adopted" and fold(words) in wording.none:
            values["unadopted"] = True
        elif use == "note":
            notes.append(words if _is_note(raw.headings[at], wording) else f"{raw.headings[at]}: {words}")
        elif use in _READ:
            found = _READ[use](cell)
            if found is None and use in _DAYS and (found := date_at_start(words)):
                notes.append(f"{raw.headings[at]}: {words}")  # what stands behind the day is not lost
            if found is None:
                unreadable.append((raw.headings[at], words))
            else:
                values[use] = found
        else:
            values[use] = words
    if notes:
        values["note"] = "\n".join(notes)
    return values, tuple(unreadable)


def _is_note(heading: str, wording: Wording) -> bool:
    """Whether a heading says no more than that notes stand under it."""
    return any(_all_met(words, shape_of(heading).split()) for words in wording.columns["note"])


def _day(cell: Raw) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float | int) and _DAY_NUMBERS[0] <= cell < _DAY_NUMBERS[1]:
        return _DAY_ZERO + timedelta(days=int(cell))
    return cell if isinstance(cell, date) else parse_date(as_text(cell))


def _count(cell: Raw) -> int | None:
    number = parse_number(as_text(cell))
    return int(number) if number is not None and number == int(number) and number >= 0 else None


_READ: Mapping[str, Callable[[Raw], Any]] = {**dict.fromkeys(_DAYS, _day), "population": _count}
