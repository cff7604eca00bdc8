"""The mentor's own list onto the desk: read, matched, shown as old and new, taken over in one step."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from hep_desktop import child, paths
from hep_desktop.child import Limits
from hep_desktop.domain.commands import PutMunicipalities
from hep_desktop.domain.desk import DeskRow, Received, desk_rows
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.mentor import Municipality
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.export.list_sheet import ListSheet
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import short_date
from hep_desktop.importers.municipality_columns import (
    FIELDS,
    NOTHING,
    RawList,
    Wording,
    read_wording,
    shape_of,
    suggest,
)
from hep_desktop.importers.municipality_list import Line, Places, Trouble, lines_of, raw_list, read_lists
from hep_desktop.importers.sheets import Raw, Sheet, as_text
from hep_desktop.importers.text_table import rows_of
from hep_desktop.services import desk, desk_files, desk_received
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import beside
from hep_desktop.words import text

__all__ = [
    "FIELDS",
    "NOTHING",
    "Line",
    "ListRow",
    "OwnList",
    "RawList",
    "Trouble",
    "begin",
    "compare",
    "left",
    "load",
    "pasted",
    "remembered_columns",
    "sample",
    "save_left",
    "take",
    "trouble_words",
]

_SAMPLES = 3
READING = Limits(seconds=60)
_OWN_NAME = {"last_contact": "seen", "step": "next_step", "step_day": "next_day"}
_FROM_PLACE = ("county", "district", "population")


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that a row would change, in words."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row that found its municipality: what stands on the desk after it; nothing changed means the same again."""

    line: Line
    after: Municipality
    is_new: bool
    changes: tuple[Changed, ...]

    @property
    def changes_something(self) -> bool:
        """Whether the desk is another one after it."""
        return self.is_new or bool(self.changes)


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list as it is understood now: `uses` say what each column is, `chosen` whose a doubtful row is."""

    source: str
    raw: RawList
    uses: tuple[str, ...]
    places: Places
    wording: Wording
    received: Mapping[str, Received] = field(default_factory=dict[str, Received])
    chosen: Mapping[int, str] = field(default_factory=dict[int, str])

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every row that says something."""
        return lines_of(self.raw, self.uses, self.places, self.wording, self.chosen)

    def using(self, column: int, use: str) -> "OwnList":
        """With another meaning of a column; what another column had is taken from it, but for notes."""
        uses = [NOTHING if one == use and use != "note" else one for one in self.uses]
        uses[column] = use
        return replace(self, uses=tuple(uses))

    def saying(self, row: int, code: str) -> "OwnList":
        """With the mentor's word whose a row is; none takes it back."""
        rest = {at: one for at, one in self.chosen.items() if at != row}
        return replace(self, chosen={**rest, row: code} if code else rest)


def load(path: Path, progress: Progress = Silent()) -> tuple[RawList, ...]:  # noqa: B008 – has no state
    """The sheets of a file as lists. Raises UserError, Cancelled."""

    def failure(code: str) -> UserError:
        slow = code == child.TOO_LONG
        return UserError("import.reader_slow" if slow else "import.reader_died", file=path.name)

    return child.run(read_lists, str(path), _wording(), failure=failure, progress=progress, limits=READING)


def pasted(words: str) -> RawList:
    """Cells from the clipboard as a list. Raises UserError where they are none."""
    from hep_desktop.importers.refusal import Refused  # noqa: PLC0415 – read where it is caught

    try:
        found = raw_list(Sheet("", rows_of(words)), _wording())
    except Refused as refused:
        raise UserError("mentor.not_a_list") from refused
    if found is None:
        raise UserError("mentor.not_a_list")
    return found


def begin(editing: Editing, raw: RawList, source: str, remembered: Mapping[str, str]) -> OwnList:
    """A list as the program understands it by itself."""
    wording = _wording()
    own = {shape_of(text(f"mentor_desk.column.{one}")): one if one in FIELDS else NOTHING for one in desk.COLUMNS}
    own[shape_of(text("mentor_desk.state_head"))] = NOTHING
    uses = suggest(raw.headings, wording, own, remembered)
    files = desk_received.received(desk_received.held(beside(editing.workspace)))
    return OwnList(source, raw, uses, _places(editing), wording, files)


def remembered_columns(shown: OwnList) -> dict[str, str]:
    """What the headings of a list mean, for the next one; one that nobody understood may be understood then."""
    known = suggest(shown.raw.headings, shown.wording, {}, {})
    told = zip(map(shape_of, shown.raw.headings), shown.uses, known, strict=True)
    return {head: use for head, use, by_itself in told if head and (use or by_itself)}


def compare(editing: Editing, shown: OwnList, lines: Iterable[Line]) -> tuple[ListRow, ...]:
    """What each row that found its municipality would change; a blank cell changes nothing."""
    office, today = editing.office, editing.today
    known = {row.code: row for row in desk.rows_of(office, today, shown.received)}
    found = ((line, line.place) for line in lines if not line.repeated)
    return tuple(_row(line, place, known.get(place.code), today) for line, place in found if place is not None)


def take(editing: Editing, rows: Iterable[ListRow], source: str) -> Outcome:
    """Put what changes onto the desk, in one step. Raises UserError."""
    return editing.do(PutMunicipalities(tuple(row.after for row in rows if row.changes_something), source))


def trouble_words(line: Line) -> str:
    """Why a row stays out, whose the mentor says it is, or what of it could not be read."""
    if line.trouble is None:
        said = [text("mentor_list.by_mentor", name=line.place.name)] if line.by_mentor and line.place else []
        unread = "; ".join(text("mentor_list.unreadable", heading=head, words=words) for head, words in line.unreadable)
        return " ".join(filter(None, (*said, unread)))
    words = text(f"mentor_list.trouble.{line.trouble}", name=line.name, code=line.code)
    if line.trouble is Trouble.DOUBLED:
        return f"{words} {text('mentor_list.says', words=_told(line))}" if line.values else words
    near = ", ".join(f"{one.name} ({one.code})" for one in line.near if line.trouble is not Trouble.OTHER_COUNTY)
    return f"{words} {text('mentor_list.near', names=near)}" if near else words


def _told(line: Line) -> str:
    told = ((text(f"mentor_list.fields.{_OWN_NAME.get(name, name)}"), _said(one)) for name, one in line.values.items())
    return "; ".join(f"{field}: {words}" for field, words in told)


def save_left(
    shown: OwnList,
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Write the rows that stay out, whole or in part, as they were, with the reason before them. Raises UserError."""
    rows = [
        (
            line.row,
            trouble_words(replace(line, by_mentor=False)),
            *map(_cell_words, shown.raw.rows[line.row - shown.raw.first]),
        )
        for line in shown.lines
        if line.trouble is not None or line.unreadable
    ]
    heads = (text("mentor_list.row"), text("mentor_list.why"), *shown.raw.headings)
    return desk_files.save_sheets((ListSheet(text("mentor_list.left_sheet"), heads, tuple(rows)),), target, progress)


def of_county(editing: Editing, county: str) -> tuple[Municipality, ...]:
    """All municipalities of a county by the gazetteer."""
    found = (one for one in editing.workspace.gazetteer() if county and one.county == county)
    return tuple(Municipality(one.code, one.name, county, one.district, one.population) for one in found)


def _wording() -> Wording:
    return read_wording(paths.resources() / "mentor" / "list_headings.toml")


def _places(editing: Editing) -> Places:
    """The gazetteer, then what stands on the desk and in the store already: a name the mentor gave wins."""
    own = (GazetteerEntry(s.code, s.name, s.county, s.district, s.kind) for s in editing.office.settlements.values())
    on_desk = (GazetteerEntry(m.code, m.name, m.county, m.district, "") for m in editing.office.desk.values())
    return Places((*own, *on_desk, *editing.workspace.gazetteer()))


def _row(line: Line, place: GazetteerEntry, known: DeskRow | None, today: date) -> ListRow:
    before = known.municipality if known else Municipality(place.code, place.name)
    facts: dict[str, Any] = {name: getattr(place, name) for name in _FROM_PLACE}
    facts = {name: fact for name, fact in facts.items() if fact not in ("", None) and not getattr(before, name)}
    said = {_OWN_NAME.get(name, name): one for name, one in line.values.items()}
    if "adopted" in said and before.unadopted:
        said["unadopted"] = False
    # what the desk shows already, by the clock or from the log, need not be typed again
    shown = replace(before, **facts)
    wanted = {name: one for name, one in said.items() if one not in (getattr(shown, name), _effective(known, name))}
    after = replace(shown, **wanted)
    after = _without_computed(after, wanted, today)
    names = [name for name in said if getattr(after, name) != getattr(before, name)]
    changes = tuple(Changed(name, _said(getattr(before, name)), _said(getattr(after, name))) for name in names)
    filled = tuple(Changed(name, "", _said(fact)) for name, fact in facts.items() if known and name not in said)
    return ListRow(line, after, known is None, (*changes, *filled))


def _effective(known: DeskRow | None, name: str) -> Any:  # noqa: ANN401 – the type of the field
    if known is None:
        return None
    step = known.step
    found = {
        "adopted": known.adopted,
        "nationalities": desk.value(known, "nationalities"),
        "next_review": known.next_review,
        "expires": known.expires,
        "seen": known.last_contact,
        "next_step": step.words if step else None,
        "next_day": step.day if step else None,
    }
    return found.get(name)


def _without_computed(after: Municipality, wanted: Mapping[str, Any], today: date) -> Municipality:
    """Without days that the clock gives by itself from the adoption that came with them."""
    days = {name for name in ("next_review", "expires") if name in wanted}
    if not days or after.adopted is None:
        return after
    computed = desk_rows([replace(after, **dict.fromkeys(days))], (), {}, today)[0]
    return replace(after, **{name: None for name in days if wanted[name] == getattr(computed, name)})


def _said(value: Any) -> str:  # noqa: ANN401 – the type of the field
    if value is None:
        return ""
    if isinstance(value, bool):
        return text("mentor_desk.unadopted_words") if value else ""
    return short_date(value) if isinstance(value, date) else str(value)


def left(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The rows that stay out, and those of which the mentor said whose they are."""
    return tuple(line for line in lines if line.trouble is not None or line.by_mentor)


def _cell_words(cell: Raw) -> str:
    day = cell.date() if isinstance(cell, datetime) else cell
    return short_date(day) if isinstance(day, date) else as_text(cell)


def sample(raw: RawList, column: int) -> str:
    """What the first filled cells of a column say."""
    said = (words for row in raw.rows if (words := _cell_words(row[column])))
    return ", ".join(islice(dict.fromkeys(said), _SAMPLES))
