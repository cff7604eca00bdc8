"""A new line of the mentor's log, and the checklist of a visit as the state of the municipality asks for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from functools import partial

from hep_desktop import paths
from hep_desktop.domain.commands import ChangeContact, ChangeCountyMeeting, ChangeMunicipality, Command
from hep_desktop.domain.county_log import whole_log
from hep_desktop.domain.desk import DeskRow, DeskState, NextStep, Received
from hep_desktop.domain.mentor import Checked, Contact, ContactKind, Point, When
from hep_desktop.domain.office import Office
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold
from hep_desktop.identity import NewId
from hep_desktop.services import desk
from hep_desktop.toml_file import read_toml

VISIT = "visit"
_LONG_AGO = timedelta(days=365)

__all__ = [
    "Asked",
    "Checked",
    "Contact",
    "ContactKind",
    "Point",
    "Sought",
    "When",
    "begun",
    "finished",
    "found",
    "points",
    "prepared",
]


@dataclass(frozen=True, slots=True)
class Sought:
    """Which lines of the log are shown: words, a kind, a year, a municipality by its code."""

    words: str = ""
    kind: str = ""
    year: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a checklist is prepared from besides the desk, by KSH code.

    Open remarks and missing parts in words, and what received programmes say.
    """

    remarks: Mapping[str, str] = field(default_factory=dict[str, str])
    missing: Mapping[str, str] = field(default_factory=dict[str, str])
    received: Mapping[str, Received] = field(default_factory=dict[str, Received])


NOTHING_MORE = Asked()


def found(office: Office, sought: Sought, today: date) -> tuple[Contact, ...]:
    """The lines that are looked for, the newest first."""
    words = fold(sought.words).split()
    chosen = (one for one in whole_log(office, today) if _is_sought(office, one, sought, words))
    return tuple(sorted(chosen, key=lambda one: (one.held or date.max, one.id), reverse=True))


def _is_sought(office: Office, one: Contact, sought: Sought, words: list[str]) -> bool:
    if sought.kind not in ("", one.kind) or (sought.code and sought.code not in one.municipalities):
        return False
    if sought.year and (one.held is None or one.held.year != sought.year):
        return False
    if not words:
        return True
    names = (desk.name_of(office, code) for code in one.municipalities)
    kept = (one.place, one.people, one.subject, one.agreed, one.note, desk.kind_word(one.kind))
    told = fold(" ".join((*names, *kept)))
    return all(word in told for word in words)


def begun(office: Office, codes: tuple[str, ...], today: date, new_id: NewId, asked: Asked = NOTHING_MORE) -> Contact:
    """A visit of today, with its checklist prepared."""
    place = office.desk[codes[0]].name if len(codes) == 1 and codes[0] in office.desk else ""
    checklist = prepared(office, codes, today, new_id, asked)
    return Contact(new_id(), ContactKind.VISIT, today, codes, place, checklist=checklist)


def finished(office: Office, code: str, step: NextStep) -> Command:
    """A step is done: its contact or the decision keeps it, the row's own words go."""
    if not step.contact:
        return ChangeMunicipality(code, {"next_step": "", "next_day": None})
    if not step.decision:
        return ChangeContact(step.contact, {"done": True})
    decisions = office.county_meetings[step.contact].decisions
    ticked = tuple(replace(one, done=True) if one.id == step.decision else one for one in decisions)
    return ChangeCountyMeeting(step.contact, {"decisions": ticked})


def points(office: Office) -> tuple[Point, ...]:
    """The mentor's own template, else the starter one."""
    own = office.checklists.get(VISIT)
    if own is not None:
        return own.points
    data = read_toml(paths.resources() / "mentor" / "checklist.toml")
    return tuple(Point(f"starter-{at}", one["words"], When(one["when"])) for at, one in enumerate(data["points"], 1))


def prepared(
    office: Office, codes: Iterable[str], today: date, new_id: NewId, asked: Asked = NOTHING_MORE
) -> tuple[Checked, ...]:
    """The points that the state of these municipalities calls for; what is known is said behind them."""
    wanted = set(codes)
    rows = [row for row in desk.rows_of(office, today, asked.received) if row.code in wanted]
    told = partial(_because, rows=rows, today=today, asked=asked)
    because = ((point, told(point.when)) for point in points(office) if point.words.strip())
    return tuple(
        Checked(new_id(), f"{point.words} – {why}" if why else point.words) for point, why in because if why is not None
    )


def _because(when: When, rows: list[DeskRow], today: date, asked: Asked) -> str | None:
    """What makes a point be asked, in words or without any; None where nothing does."""
    if when in _WORDS:
        return "; ".join(filter(None, (_WORDS[when](row, asked) for row in rows))) or None
    is_so = when is When.ALWAYS or any(
        _is_unseen(row, today) if when is When.UNSEEN else row.state in _STATES[when] for row in rows
    )
    return "" if is_so else None


_WORDS: Mapping[When, Callable[[DeskRow, Asked], str]] = {
    When.STEP_OPEN: lambda row, _: "; ".join(step.words.strip() for step in row.steps if step.words.strip()),
    When.NATIONALITY: lambda row, _: row.municipality.nationalities,
    When.REMARKS_OPEN: lambda row, asked: asked.remarks.get(row.code, ""),
    When.PARTS_MISSING: lambda row, asked: asked.missing.get(row.code, ""),
}

_STATES = {
    When.NEVER_ADOPTED: (DeskState.NOT_ADOPTED, DeskState.UNKNOWN),
    When.REVIEW_DUE: (DeskState.REVIEW_SOON, DeskState.REVIEW_LATE),
    When.EXPIRED: (DeskState.EXPIRED,),
}


def _is_unseen(row: DeskRow, today: date) -> bool:
    return row.last_contact is None or row.last_contact < today - _LONG_AGO
