"""Drafts made of many programmes: the district's programme, the map of its services, the basis of the county's pact.

Every statement names the villages it comes from; what people have to agree on is left open and marked so.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.holdings import together
from hep_desktop.holdings.held import Part
from hep_desktop.hungarian import long_date, short_date
from hep_desktop.report.document import (
    Block,
    ChartBlock,
    Cover,
    Density,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    Section,
    TableBlock,
    Toc,
    Tone,
)
from hep_desktop.report.papers.prose import cell
from hep_desktop.report.rendering import Format, render
from hep_desktop.services import together_sheets as sheets
from hep_desktop.services.outfiles import put, safe_name
from hep_desktop.services.together import Look, Sheet, SheetCell
from hep_desktop.services.together_map import in_words, service_map, services_of
from hep_desktop.words import text

FORMATS = (Format.DOCX.value, Format.PDF.value)
_DRAWING = Limits(seconds=600)
_SHOWN = 40  # villages that are named in one sentence; the table of villages has them all


def file_name(view: Look, key: str) -> str:
    """What the file of a paper is best called."""
    return safe_name(text(f"holdings.papers.{key}.file", area=view.title))


def build(view: Look, key: str, form: str, target: Path, today: date, *, progress: Progress) -> Path:
    """Write one paper. Raises UserError, or Cancelled; then nothing was written."""
    paper = compose(view, key, today)
    put(target, child.run(render, paper, Format(form), failure=UserError, progress=progress, limits=_DRAWING))
    return target


def compose(view: Look, key: str, today: date) -> Paper:
    """One of the papers of an area, on a day."""
    title = text(f"holdings.papers.{key}.title")
    running = text("holdings.papers.running", title=title, area=view.title)
    basis = text("holdings.papers.basis_line", count=len(view.members))
    cover = Cover(view.title, title, basis, (), long_date(today))
    blocks = (cover, Toc(text("holdings.papers.toc"), 2), *_basis(view), *PAPERS[key](view))
    return Paper(running, view.title, running, today, blocks, draft=True)


# what stands in all of them --------------------------------------------------------------------------------------


def _basis(view: Look) -> Iterator[Block]:
    yield Section()
    yield _heading("basis")
    yield _says("basis", count=len(view.members))
    rows = tuple(
        Row(
            (
                cell(one.name),
                cell(short_date(one.holding.adopted) if one.holding.adopted else text("holdings.papers.not_adopted")),
                cell(short_date(one.holding.expires) if one.holding.expires else ""),
                cell(text(f"holdings.state.{one.holding.state}")),
                cell(one.holding.fingerprint[:16]),
            )
        )
        for one in view.members
    )
    head = Row(
        tuple(
            cell(text(f"holdings.papers.basis_head.{key}"))
            for key in ("village", "adopted", "expires", "state", "print")
        )
    )
    yield TableBlock("basis", (4, 3, 3, 4, 5), rows, (head,), notes=(_note("basis_note"),))
    standing = sheets.standing(view)
    if standing.rows:
        yield _heading("lacking")
        yield _table(replace(standing, notes=()), (4, 4, 4))


def _problems(view: Look) -> Iterator[Block]:
    yield _heading("problems")
    yield _says("problems")
    shared = together.shared_problems(view.members)
    for group in view.edition.action_plan.groups:
        own = [one for one in shared if one.group == group.code]
        yield Heading(2, group.title, f"shared-{group.code}")
        if not own:
            yield _open("no_shared")
        for one in own:
            whom = together.villages(one.refs)
            names = text("holdings.papers.by", count=len(whom), names=_names([each.name for each in whom]))
            yield Paragraph((Run(one.title, bold=True), Run(f" {names}")))


def _measures(view: Look) -> Iterator[Block]:
    yield _heading("measures")
    yield _table(sheets.measures(view), (6, 3, 3, 3, 3, 3, 3, 3))
    found = together.refs(view.members, Part.MEASURE)
    for group in view.edition.action_plan.groups:
        own: dict[str, list[together.Ref]] = {}
        for ref in found:
            if ref.passage.group == group.code:
                own.setdefault(" ".join(ref.passage.title.split()).casefold(), []).append(ref)
        if not own:
            continue
        yield Heading(2, group.title, f"planned-{group.code}")
        head = Row(tuple(cell(text(f"holdings.papers.measure_head.{key}")) for key in ("title", "who", "due")))
        often = sorted(own.values(), key=lambda some: -len(some))
        rows = tuple(Row((cell(some[0].passage.title), cell(_whose(some)), cell(_until(some)))) for some in often)
        yield TableBlock(f"planned-{group.code}.list", (6, 6, 3), rows, (head,))


def _years(view: Look) -> Iterator[Block]:
    yield _heading("years")
    sheet = sheets.years(view)
    rows = tuple((*row[:-1], _whose_row(row)) for row in sheet.rows)
    head = (*sheet.head[:-1], text("holdings.head.who"))
    yield _table(replace(sheet, head=head, rows=rows), (2, 2, 3, 8))


def _gaps(view: Look) -> Iterator[Block]:
    yield _heading("gaps")
    yield _says("gaps")
    found = sheets.lacking_services(view)
    if found.rows:
        yield _table(found, (4, 6, 5))
    else:
        yield _open("no_gaps")


def _services(view: Look) -> Iterator[Block]:
    yield _heading("services")
    yield _says("services")
    for service in services_of(view):
        yield Heading(2, service.label, f"service-{service.id}")
        for district in sorted({one.holding.district for one in view.members}):
            members = tuple(one for one in view.members if one.holding.district == district)
            what = service_map(view, service, members)
            caption = text("holdings.papers.map_caption", service=service.label, district=district or view.title)
            yield ChartBlock(what, in_words(what), caption)
            yield Paragraph((Run(in_words(what)),), Tone.NOTE)


def _to_agree(*keys: str) -> Iterator[Block]:
    """What no programme can say: left open, with a hint of who has to fill it in."""
    for key in keys:
        yield _heading(key)
        yield _open(f"open.{key}")


def _district(view: Look) -> Iterator[Block]:
    yield from _problems(view)
    yield from _measures(view)
    yield from _years(view)
    yield from _gaps(view)
    yield from _to_agree("goals", "partners", "follow")


def _routes(view: Look) -> Iterator[Block]:
    yield from _services(view)
    yield from _gaps(view)
    yield from _to_agree("routes", "agreements")


def _pact(view: Look) -> Iterator[Block]:
    yield from _problems(view)
    yield from _measures(view)
    yield from _years(view)
    yield from _gaps(view)
    yield from _to_agree("commitments", "signers")


PAPERS: dict[str, Callable[[Look], Iterator[Block]]] = {"district": _district, "routes": _routes, "pact": _pact}
"""The papers by their names, with what follows the basis."""


# parts -----------------------------------------------------------------------------------------------------------


def _heading(key: str) -> Heading:
    return Heading(1, text(f"holdings.papers.heads.{key}"), f"together-{key}")


def _says(key: str, **args: object) -> Paragraph:
    return Paragraph((Run(text(f"holdings.papers.says.{key}", **args)),))


def _open(key: str) -> Paragraph:
    return Paragraph((Run(text(f"holdings.papers.{key}"), italic=True),), Tone.MUTED)


def _note(key: str) -> tuple[Run, ...]:
    return (Run(text(f"holdings.papers.{key}")),)


def _table(sheet: Sheet, widths: tuple[int, ...]) -> TableBlock:
    rows = tuple(
        Row(tuple(cell(one.words) for one in row)) for row in (*sheet.rows, *((sheet.foot,) if sheet.foot else ()))
    )
    head = Row(tuple(cell(words) for words in sheet.head))
    notes = tuple((Run(note),) for note in sheet.notes)
    density = Density.DENSE if len(widths) > 5 else Density.NORMAL  # noqa: PLR2004 – columns that a page holds in usual type
    return TableBlock(f"sheet-{sheet.key}", widths, rows, (head,), sheet.title, notes=notes, density=density)


def _names(names: list[str]) -> str:
    said = ", ".join(names[:_SHOWN])
    return said if len(names) <= _SHOWN else text("holdings.papers.and_more", names=said, count=len(names) - _SHOWN)


def _whose_row(row: tuple[SheetCell, ...]) -> SheetCell:
    """The villages behind the numbers of a row."""
    return SheetCell(_names(list(dict.fromkeys(one.village for cell in row for one in cell.named))))


def _whose(some: list[together.Ref]) -> str:
    return _names([one.name for one in together.villages(some)])


def _until(some: list[together.Ref]) -> str:
    days = sorted({ref.passage.due.year for ref in some if ref.passage.due})
    if not days:
        return some[0].passage.deadline
    return str(days[0]) if days[0] == days[-1] else f"{days[0]}–{days[-1]}"
