"""The chapters of a programme, node by node of its edition: heading, text, tables, forms."""

from collections.abc import Callable, Iterator

from hep_desktop.report.document import LEVELS, Block, Heading, PageBreak, Paragraph, Run, Section, Tone
from hep_desktop.report.papers import closing, plan_tables
from hep_desktop.report.papers.charts import chart
from hep_desktop.report.papers.data_gaps import data_gaps
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.prose import not_typical, words, written
from hep_desktop.report.papers.statistics import Statistics
from hep_desktop.report.papers.tables import statistical_table
from hep_desktop.template.gaps import DATA_GAPS
from hep_desktop.template.model import Node, NodeKind
from hep_desktop.words import text

_WIDE = "action_plan_table"  # columns A–K need a page on its side
_ON_A_PAGE = {"adoption", "preparation_register"}  # are signed: all that the signature stands for on one sheet

Form = Callable[[Material, Node, int], Iterator[Block]]


def chapter(material: Material, node: Node, level: int = 1) -> Iterator[Block]:
    """A node with all below it."""
    wide = node.form == _WIDE
    if wide:
        yield Section(landscape=True)
    elif node.kind is NodeKind.PART or node.form in _ON_A_PAGE:
        yield PageBreak()
    yield Heading(level, _title(node), node.id, "" if node.kind is NodeKind.PART else node.number)
    yield from _content(material, node, level)
    if wide:
        yield Section(landscape=False)
    for child in node.children:
        yield from chapter(material, child, min(level + 1, LEVELS))


def single(material: Material, node: Node) -> Iterator[Block]:
    """A node without those below it, on a paper of some chapters."""
    wide = node.form == _WIDE
    if wide:
        yield Section(landscape=True)
    yield Heading(2, node.heading, node.id)
    yield from _content(material, node, 2)
    if wide:
        yield Section(landscape=False)


def _title(node: Node) -> str:
    """A part's short name stands behind its title: "… Intézkedési Terve (HEP IT)"."""
    if node.kind is NodeKind.PART and node.number:
        return text("papers.programme.part", title=node.title, number=node.number)
    return node.title


def _content(material: Material, node: Node, level: int) -> Iterator[Block]:
    blank = True
    reason = material.programme.chapter(node.id).not_typical
    parts = [
        written(material.programme.text(node.id), node.id, level) if reason is None else words(not_typical(reason)),
        _tables(material, node),
        _FORMS[node.form](material, node, level) if node.form in _FORMS else iter(()),
        _conclusions(material, node) if node.kind is NodeKind.CONCLUSIONS else iter(()),
    ]
    for part in parts:
        for block in part:
            blank = False
            yield block
    if blank and not node.children and node.kind is not NodeKind.PART:
        yield _remark(material, node)


def _remark(material: Material, node: Node) -> Paragraph:
    """What stands where nothing was written; numbers of chapters are the law's, so none is left out."""
    if not material.draft:
        return Paragraph((Run(text("papers.programme.nothing_written")),))
    key = "required_empty" if node.required else "optional_empty"
    return Paragraph((Run(text(f"papers.programme.{key}")),), Tone.MUTED)


def _tables(material: Material, node: Node) -> Iterator[Block]:
    for key in node.tables:
        statistics = Statistics(material, material.edition.tables[key])
        if statistics.not_here:
            yield Paragraph((Run(text("papers.programme.table_not_here", caption=statistics.caption)),))
        elif not statistics.empty:
            yield statistical_table(statistics)
            yield from chart(material, statistics.table)
        elif material.draft and material.programme.chapter(node.id).not_typical is None:
            told = text("papers.programme.table_empty", caption=statistics.caption)
            yield Paragraph((Run(told),), Tone.MUTED)


def _conclusions(material: Material, node: Node) -> Iterator[Block]:
    table = plan_tables.conclusions(material, node.id)
    if table is not None:
        yield table
    elif not material.draft and material.programme.chapter(node.id).not_typical is None:
        yield Paragraph((Run(text("papers.programme.no_problems")),))


def _measure_sheets(material: Material, node: Node, level: int) -> Iterator[Block]:
    for group, measures in plan_tables.groups(material):
        if not measures:
            continue
        title = text("papers.plan.group", number=group.number, title=group.title)
        below = min(level + 1, LEVELS)
        yield Heading(below, title, f"{node.id}.{group.code}")
        for place, one in enumerate(measures, start=1):
            key = f"{node.id}.{group.code}.{place}"
            yield Heading(min(below + 1, LEVELS), one.measure.title or "…", key, one.number)
            yield plan_tables.measure_sheet(material, one, f"{key}.sheet")


def _findings_summary(material: Material, node: Node, _level: int) -> Iterator[Block]:
    yield plan_tables.findings_summary(material, f"{node.id}.table")


def _implementers(material: Material, node: Node, _level: int) -> Iterator[Block]:
    yield plan_tables.implementers(material, f"{node.id}.table")


def _summary_table(material: Material, node: Node, _level: int) -> Iterator[Block]:
    yield plan_tables.summary_table(material, f"{node.id}.table")


def _adoption(material: Material, node: Node, _level: int) -> Iterator[Block]:
    yield from closing.adoption(material, node.id)


def _register(_material: Material, node: Node, _level: int) -> Iterator[Block]:
    yield closing.register(node.id)


def _data_gaps(material: Material, node: Node, _level: int) -> Iterator[Block]:
    yield from data_gaps(material, f"{node.id}.gaps")


_FORMS: dict[str, Form] = {
    DATA_GAPS: _data_gaps,
    "findings_summary": _findings_summary,
    "implementers": _implementers,
    "measure_sheet": _measure_sheets,
    "action_plan_table": _summary_table,
    "adoption": _adoption,
    "preparation_register": _register,
}
