"""A mentor's own list of municipalities: which column says what, which row is whose; nothing guessed, nothing lost."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold
from hep_desktop.importers.headings import grouped
from hep_desktop.importers.matching import ksh_codes, normal_name
from hep_desktop.importers.municipality_columns import RawList, Wording, shape_of, suggest, values_of
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Raw, Sheet, as_text
from hep_desktop.importers.workbook import open_book

_DEEPEST = 20  # rows of titles that may stand above the headings
_KNOWN = ("county", "district")
_COUNTY_WORDS = frozenset({"megye", "varmegye", "m", "vm"})
_GROUPS = 2  # a lone cell above the headings is a title
_MOST_ROWS = 20_000
_NEAR, _LIKENESS, _ASKED = 3, 0.75, 300  # names offered; so like they must be; rows for which that is looked up


class Trouble(StrEnum):
    """Why a row cannot be taken in."""

    NO_NAME = "no_name"
    UNKNOWN = "unknown"
    UNKNOWN_CODE = "unknown_code"
    TWO_NAMES = "two_names"
    OTHER_COUNTY = "other_county"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: whose it is (`place`), or why that is not known and which names are near; what it says.

    `unreadable` are cells that should be days or numbers and are not: heading and words.
    """

    row: int
    name: str
    code: str = ""
    place: GazetteerEntry | None = None
    trouble: Trouble | None = None
    near: tuple[GazetteerEntry, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    unreadable: tuple[tuple[str, str], ...] = ()
    repeated: bool = False
    by_mentor: bool = False  # the mentor said whose it is


def read_lists(path: str, wording: Wording, *, progress: Progress) -> tuple[RawList, ...]:
    """The sheets of a file as lists; a job for a child process. Raises UserError."""
    progress.step(0, 2, "mentor_list.reading")
    try:
        found = tuple(one for sheet in open_book(Path(path)) if (one := raw_list(sheet, wording)) is not None)
    except Refused as refused:
        raise UserError(refused.code, file=Path(path).name, **refused.values) from refused
    progress.step(1, 2, "mentor_list.reading")
    if not found:
        raise UserError("mentor.list_empty", file=Path(path).name)
    return found


def raw_list(sheet: Sheet, wording: Wording) -> RawList | None:
    """A sheet as a list; None where nothing stands on it. The row that names most columns is that of the headings."""
    filled = [at for at, row in enumerate(sheet.rows) if any(as_text(cell) for cell in row)]
    if len(filled) < 2:  # noqa: PLR2004 – headings and a row
        return None
    wide = max(len(sheet.rows[at]) for at in filled)
    headed = {at: _headings(sheet, at, wide, wording) for at in filled[:_DEEPEST]}
    head = max(headed, key=lambda at: (_known(headed[at], wording), -at))
    below = [at for at in filled if at > head]
    if not below or len(below) > _MOST_ROWS:
        return None
    rows = tuple(tuple(sheet.raw(at, column) for column in range(wide)) for at in range(head + 1, below[-1] + 1))
    return RawList(sheet.name, headed[head], rows, head + 2)


def _headings(sheet: Sheet, row: int, wide: int, wording: Wording) -> tuple[str, ...]:
    """What a row says as headings; what says nothing by itself (`utolsó`) with the merged cell above (`Kapcsolat`)."""
    own = [sheet.text(row, column) for column in range(wide)]
    above = [sheet.text(row - 1, column) if row else "" for column in range(wide)]
    is_under = any(one and not over for one, over in zip(own, above, strict=True))
    if sum(map(bool, above)) < _GROUPS or not is_under or any(sign.isdigit() for one in own for sign in one):
        return tuple(own)
    known = suggest(own, wording, {}, {})
    return tuple(one if use else group for one, use, group in zip(own, known, grouped(above, own), strict=True))


def _known(headings: Sequence[str], wording: Wording) -> int:
    return sum(map(bool, suggest(headings, wording, {}, {})))


class Places:
    """All municipalities that are known, by code and by exact name."""

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        self.by_code = {one.code: one for one in entries}
        self._by_name: dict[str, list[GazetteerEntry]] = {}
        for one in self.by_code.values():
            self._by_name.setdefault(normal_name(one.name), []).append(one)

    def named(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Those of exactly this name."""
        return tuple(self._by_name.get(normal_name(name), ()))

    def near(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Those whose name is like this one, the likest first."""
        names = self._folded
        wanted = fold(normal_name(name))
        found = difflib.get_close_matches(wanted, names, _NEAR, _LIKENESS)
        return tuple(one for key in found for one in names[key])[:_NEAR]

    def is_elsewhere(self, place: GazetteerEntry, said: str) -> bool:
        """Whether a county that is said of a place is another one that is known; `BAZ` says nothing."""
        return bool(place.county) and _county(said) in self._counties - {_county(place.county)}

    @cached_property
    def _counties(self) -> frozenset[str]:
        return frozenset(_county(one.county) for one in self.by_code.values() if one.county)

    @cached_property
    def _folded(self) -> dict[str, list[GazetteerEntry]]:
        folded: dict[str, list[GazetteerEntry]] = {}
        for name, some in self._by_name.items():
            folded.setdefault(fold(name), []).extend(some)
        return folded


def _county(said: str) -> str:
    return " ".join(word for word in shape_of(said).split() if word not in _COUNTY_WORDS)


def lines_of(
    raw: RawList, uses: Sequence[str], places: Places, wording: Wording, chosen: Mapping[int, str]
) -> tuple[Line, ...]:
    """Every row that says something. `chosen` is what the mentor said of rows: the code of whose they are."""
    columns = {use: at for at, use in enumerate(uses) if use}
    codes = ksh_codes(_cell(row, columns.get("code")) for row in raw.rows)
    found: list[Line] = []
    for at, (cells, code) in enumerate(zip(raw.rows, codes, strict=True)):
        if any(as_text(cell) for cell in cells):
            values, unreadable = values_of(raw, cells, uses, wording)
            name = as_text(_cell(cells, columns.get("name")))
            line = Line(raw.first + at, name, code, values=values, unreadable=unreadable)
            said = as_text(_cell(cells, columns.get("code")))
            found.append(_as_known(_placed(line, places, chosen.get(line.row, ""), said)))
    asked = 0
    for at, line in enumerate(found := _once(found, chosen)):
        if line.trouble in (Trouble.UNKNOWN, Trouble.UNKNOWN_CODE) and line.name and asked < _ASKED:
            asked += 1
            found[at] = replace(line, near=places.near(line.name))
    return tuple(found)


def _cell(cells: Sequence[Raw], column: int | None) -> Raw:
    return cells[column] if column is not None and column < len(cells) else ""


def _placed(line: Line, places: Places, chosen: str, said: str) -> Line:
    if chosen in places.by_code:
        place = places.by_code[chosen]
        near = dict.fromkeys((place, *places.near(line.name)))  # another may still be said
        return replace(line, place=place, code=chosen, near=tuple(near), by_mentor=True)
    if line.code:
        return _by_code(line, places)
    named = places.named(line.name) if line.name else ()
    if any(sign.isdigit() for sign in said):
        return replace(line, code=said, trouble=Trouble.UNKNOWN_CODE, near=named)
    if len(named) == 1:
        if places.is_elsewhere(named[0], line.values.get("county", "")):
            return replace(line, trouble=Trouble.OTHER_COUNTY, near=named)
        return replace(line, place=named[0], code=named[0].code)
    return replace(line, trouble=Trouble.UNKNOWN if line.name else Trouble.NO_NAME, near=named)


def _as_known(line: Line) -> Line:
    """Without another spelling of the county and district that are known of its place."""
    values = {name: one for name, one in line.values.items() if not (name in _KNOWN and getattr(line.place, name, ""))}
    return replace(line, values=values)


def _by_code(line: Line, places: Places) -> Line:
    """Whose a row is by a code whose check digit is right, confirmed by the name."""
    named = places.named(line.name) if line.name else ()
    known = places.by_code.get(line.code)
    if known is not None and (not line.name or known in named):
        return replace(line, place=known)
    if known is not None or named:
        return replace(line, trouble=Trouble.TWO_NAMES, near=tuple(filter(None, (known, *named))))
    if not line.name:
        return replace(line, trouble=Trouble.UNKNOWN_CODE)
    if places.near(line.name):
        return replace(line, trouble=Trouble.UNKNOWN)
    return replace(line, place=_told(line))  # no list here knows it: the row's own word holds


def _told(line: Line) -> GazetteerEntry:
    county, district = line.values.get("county", ""), line.values.get("district", "")
    return GazetteerEntry(line.code, line.name, county, district, "", line.values.get("population"))


def _once(lines: list[Line], chosen: Mapping[int, str]) -> list[Line]:
    """Of several rows of one place none is taken, unless the mentor chose one or they say the same."""
    of: dict[str, list[Line]] = {}
    for line in lines:
        if line.place is not None:
            of.setdefault(line.place.code, []).append(line)
    picked = {code: _picked(some, chosen) for code, some in of.items() if len(some) > 1}
    result: list[Line] = []
    for line in lines:
        code = line.place.code if line.place else ""
        if line.place is None or code not in picked:
            result.append(line)
            continue
        same = all(dict(one.values) == dict(line.values) for one in of[code])
        if picked[code] == line.row:
            result.append(line)
        elif same:
            result.append(replace(line, repeated=True))
        else:
            result.append(replace(line, place=None, trouble=Trouble.DOUBLED, near=(line.place,)))
    return result


def _picked(lines: Sequence[Line], chosen: Mapping[int, str]) -> int:
    by_mentor = [line.row for line in lines if chosen.get(line.row)]
    if len(by_mentor) == 1:
        return by_mentor[0]
    same = all(dict(one.values) == dict(lines[0].values) for one in lines)
    return lines[0].row if same else 0
