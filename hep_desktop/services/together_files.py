"""What programmes say together as a workbook: the tables of the page, and what their counts come from."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from hep_desktop.domain.progress import Progress
from hep_desktop.export.list_sheet import ListSheet, Value
from hep_desktop.holdings import together
from hep_desktop.holdings.held import Part
from hep_desktop.services import together_sheets as sheets
from hep_desktop.services.desk_files import save_sheets
from hep_desktop.services.outfiles import safe_name
from hep_desktop.services.together import Look, Sheet, SheetCell
from hep_desktop.words import text

FORMAT = "xlsx"


def file_name(view: Look) -> str:
    """What the workbook is best called."""
    return safe_name(text("holdings.workbook.file", area=view.title))


def save(view: Look, target: Path, *, progress: Progress) -> Path:
    """Write the workbook. Raises UserError where it cannot be written."""
    return save_sheets(tuple(_sheets(view)), target, progress)


def _sheets(view: Look) -> Iterator[ListSheet]:
    for made in (sheets.measures, sheets.problems, sheets.years, sheets.standing, sheets.services):
        yield _plain(made(view))
    yield _plain(sheets.lacking_services(view))
    yield _plain(sheets.indicators_named(view))
    yield _passages(view, Part.MEASURE)
    yield _passages(view, Part.PROBLEM)
    yield _figures(view)


def _plain(sheet: Sheet) -> ListSheet:
    rows = [tuple(map(_value, row)) for row in (*sheet.rows, sheet.foot) if row]
    notes = [(note, *("" for _ in sheet.head[1:])) for note in sheet.notes]
    return ListSheet(text(f"holdings.workbook.{sheet.key}"), sheet.head, (*rows, *notes))


def _value(cell: SheetCell) -> Value:
    """A number as a number, so that it can be reckoned with; what is withheld or not told stays its sign."""
    match cell.order:
        case int() | Decimal() as number if any(one.isdigit() for one in cell.words):
            return number
        case date() as day if cell.words:
            return day
        case _:
            return cell.words


def _passages(view: Look, part: Part) -> ListSheet:
    """Every measure or problem with its village: what the counts of the other sheets come from."""
    heads = ("village", "group", "fields", "title", "due", "responsible")
    rows = tuple(
        (
            ref.member.name,
            view.group(ref.passage.group),
            ", ".join(map(view.field, ref.passage.fields)),
            ref.passage.title,
            ref.passage.due or ref.passage.deadline,
            ref.passage.responsible,
        )
        for ref in together.refs(view.members, part)
    )
    kept = len(heads) if part is Part.MEASURE else 4  # a problem has no deadline
    told = tuple(text(f"holdings.workbook.head.{key}") for key in heads)
    return ListSheet(text(f"holdings.workbook.every.{part}"), told[:kept], tuple(row[:kept] for row in rows))


def _figures(view: Look) -> ListSheet:
    """Every indicator of every village by period, small counts withheld."""
    periods = sorted({period for one in view.members for told in one.numbers.values() for period in told})
    rows = tuple(
        (view.indicator(code), one.name, *(_figure(one.numbers[code], period) for period in periods))
        for code, _ in sheets.indicators(view)
        for one in view.members
        if one.numbers.get(code)
    )
    heads = (text("holdings.head.indicator"), text("holdings.head.village"), *periods)
    return ListSheet(text("holdings.workbook.figures"), heads, rows)


def _figure(told: Mapping[str, Decimal | None], period: str) -> Value:
    if period not in told:
        return sheets.UNTOLD
    return told[period] if told[period] is not None else sheets.WITHHELD
