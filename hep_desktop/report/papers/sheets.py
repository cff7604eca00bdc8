"""Sheets to work with: only the chapters that a new version changes, and blank chapters to be filled in by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from hep_desktop.domain.comparing import measures_compared, texts_changed
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Words
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import (
    Block,
    Cell,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    TableBlock,
    Toc,
    Tone,
)
from hep_desktop.report.papers.chapters import single
from hep_desktop.report.papers.handwriting import blank_rows, by_hand
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import words
from hep_desktop.report.papers.statistics import Statistics
from hep_desktop.report.papers.tables import statistical_table
from hep_desktop.template.model import Edition, Node, NodeKind
from hep_desktop.words import text

_LINES = 14  # to write on: half a page
_ENTRIES, _SHEETS = 6, 2  # of a list; of a list whose entries are sheets
_WRITTEN = frozenset({NodeKind.SECTION, NodeKind.CONCLUSIONS})
_OF_MEASURES = frozenset({"measure_sheet", "action_plan_table", "implementers"})


def changed(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The chapters whose text, figures, problems or measures are not those of the version before."""
    material = Material.of(office, programme, edition)
    then = office.programmes[material.programme.details.predecessor]
    nodes = _changed(material, then)
    title = text("papers.sheets.changed")
    blocks: list[Block] = [Heading(1, title, "changed"), *_since(then)]
    for node in edition.walk():
        if node.id in nodes:
            blocks += single(material, node)
    if not nodes:
        blocks.append(Paragraph((Run(text("papers.sheets.nothing_changed")),)))
    return _paper(material, title, tuple(blocks), as_of)


def blank(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """Every chapter with lines to write on and its tables without figures."""
    material = Material.of(office, programme, edition)
    empty = Material.of(replace(office, programmes={programme: _empty(material)}), programme, edition)
    title = text("papers.sheets.blank")
    blocks: list[Block] = [Heading(1, title, "blank"), Paragraph((Run(text("papers.sheets.how")),))]
    blocks.append(Toc(text("papers.sheets.chapters"), turns=False))
    for node in edition.walk():
        if node.kind in _WRITTEN:
            blocks += _blank(empty, node)
    return replace(_paper(material, title, tuple(blocks), as_of), draft=False)


def _empty(material: Material) -> Programme:
    """A programme without figures, whose lists have entries that say nothing."""
    facts: dict[FactKey, Fact] = {}
    rows: dict[str, ListRow] = {}
    lists = (one for one in map(partial(Statistics, material), material.edition.tables.values()) if one.listed)
    for listed in lists:
        table = listed.table
        for place in range(_SHEETS if listed.as_sheets else _ENTRIES):
            row = ListRow(f"{table.id}.{place}", table.id, place)
            rows[row.id] = row
            facts[FactKey(table.columns[0], "", row.id)] = Fact(Words(""))
    return Programme(material.programme.details, facts=facts, rows=rows)


def _paper(material: Material, title: str, blocks: tuple[Block, ...], as_of: date) -> Paper:
    running = text("papers.running", settlement=material.settlement.name, title=title)
    return Paper(running, municipality(material.settlement), running, as_of, blocks, draft=material.draft)


def _since(then: Programme) -> Iterator[Block]:
    day = long_date(then.details.adopted) if then.details.adopted else ""
    told = text("papers.sheets.since", day=day, number=then.council.number)
    yield Paragraph((Run(told),), Tone.NOTE)


def _changed(material: Material, then: Programme) -> frozenset[str]:
    now, groups = material.programme, material.edition.action_plan.groups
    keys = {*then.facts, *now.facts}
    codes = {key.indicator for key in keys if then.facts.get(key) != now.facts.get(key)}
    plan = any(one.fields or not (one.then and one.now) for g in groups for one in measures_compared(then, now, g.code))

    def is_changed(node: Node) -> bool:
        tables = (material.edition.tables[table] for table in node.tables)
        figures = any(codes & set(table.columns) for table in tables)
        problems = then.problems_in(node.id) != now.problems_in(node.id)
        return figures or problems or (plan and node.form in _OF_MEASURES)

    found = {node.id for node in material.edition.walk() if is_changed(node)}
    return frozenset(found | texts_changed(then, now))


def _blank(material: Material, node: Node) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(2, node.heading, node.id)
    head = Row((Cell(words(text("papers.sheets.write"))),))
    yield TableBlock(f"{node.id}.lines", (1,), blank_rows(_LINES), (head,), row_headers=False)
    for key in node.tables:
        yield replace(by_hand(statistical_table(Statistics(material, material.edition.tables[key]))), notes=())
