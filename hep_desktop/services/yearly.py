"""The yearly summary of a mentor: sums for the page, sheets for a workbook, a paper for Word and PDF."""

from collections.abc import Sequence
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.activity import Activity, activity, taking_part, years_of
from hep_desktop.domain.county_log import whole_log
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.mentor import ContactKind
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export.list_sheet import ListSheet
from hep_desktop.hungarian import MONTHS
from hep_desktop.report.papers import mentor_year
from hep_desktop.report.rendering import Format, render
from hep_desktop.services import desk, desk_files
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put
from hep_desktop.words import text

__all__ = ["MONTHS", "Activity", "ContactKind", "of_year", "save", "taking_part", "years"]

DRAWING = Limits(seconds=120)


def years(editing: Editing) -> tuple[int, ...]:
    """The years that can be summed up, the present one first."""
    return years_of(whole_log(editing.office, editing.today), editing.today)


def of_year(editing: Editing, year: int) -> Activity:
    """The sums of a year."""
    office = editing.office
    names = {one.code: one.name for one in office.settlements.values()}
    return activity(year, whole_log(office, editing.today), office.desk.values(), editing.today, names)


def save(
    editing: Editing,
    year: int,
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Write the summary as what the ending says: Word, PDF, a workbook. Raises UserError, Cancelled."""
    found, ending = of_year(editing, year), target.suffix.casefold()
    if ending in desk_files.ENDINGS:
        return desk_files.save_sheets(sheets(editing, found), target, progress)
    if ending not in (".pdf", ".docx"):
        raise UserError("mentor.paper_ending", file=target.name)
    office = editing.office
    names = {code: desk.name_of(office, code) for contact in found.contacts for code in contact.municipalities}
    paper = mentor_year.compose(found, names, editing.who, editing.today)
    form = Format(ending.removeprefix("."))
    put(target, child.run(render, paper, form, failure=UserError, progress=progress, limits=DRAWING))
    return target


def sheets(editing: Editing, found: Activity) -> Sequence[ListSheet]:
    """The sums and the log as sheets."""
    office = editing.office
    kinds = tuple(ContactKind)
    months = ListSheet(
        text("mentor_year.sheet.months"),
        (text("mentor_year.kind"), *MONTHS, text("mentor_year.total"), text("mentor_year.people")),
        tuple((desk.kind_word(kind), *found.months[kind], found.of(kind), found.people[kind]) for kind in kinds),
    )
    reached = ListSheet(
        text("mentor_year.sheet.reached"),
        (text("mentor_year.village"), *map(desk.kind_word, kinds), text("mentor_year.total"), text("mentor_year.last")),
        tuple((one.name, *one.counts, one.total, one.last) for one in found.reached),
    )
    head = text("mentor_year.village")
    unreached = ListSheet(text("mentor_year.sheet.unreached"), (head,), tuple((name,) for name in found.unreached))
    columns = ("held", "kind", "municipalities", "place", "people", "headcount", "subject", "agreed", "agreed_day")
    log = ListSheet(
        text("mentor_year.sheet.log"),
        tuple(text(f"mentor_log.field.{column}") for column in columns),
        tuple(
            (
                one.held,
                desk.kind_word(one.kind),
                ", ".join(desk.name_of(office, code) for code in one.municipalities),
                one.place,
                one.people,
                taking_part(one),
                one.subject,
                one.agreed,
                one.agreed_day,
            )
            for one in found.contacts
        ),
    )
    return months, reached, unreached, log
