"""Sheets to work with: what a new version changes and no more; room to write, and no figure already in it."""

from dataclasses import replace

from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.situation import Block, BlockKind, Run, Text
from hep_desktop.report.document import Paper, Paragraph, TableBlock, plain
from hep_desktop.report.papers import sheets
from papers_sample import DAY, PROGRAMME, sample


def changed(now: Programme) -> Paper:
    """The changed chapters of a version that came from the sample."""
    office, edition = sample(paragraphs=1)
    then = office.programmes[PROGRAMME]
    then = replace(then, details=replace(then.details, status=Status.ADOPTED, adopted=DAY))
    later = replace(now, details=replace(now.details, id="later", predecessor=PROGRAMME))
    versions = Office(office.settlements, {}, {PROGRAMME: then, "later": later})
    return sheets.changed(versions, "later", edition, DAY)


def headings(paper: Paper) -> list[str]:
    """The headings below the title."""
    return [one.id for one in paper.headings() if one.level == 2]


def test_only_what_changed_is_printed() -> None:
    office, _ = sample(paragraphs=1)
    now = office.programmes[PROGRAMME]
    assert headings(changed(now)) == []
    other = Text((Block("x", BlockKind.PARAGRAPH, (Run("Más szöveg."),)),))
    assert headings(changed(replace(now, texts={**now.texts, "he.3.2": other}))) == ["he.3.2"]
    fewer = {key: fact for key, fact in now.facts.items() if key.indicator != "pop_res"}
    assert headings(changed(replace(now, facts=fewer))) == ["hep.intro.settlement"]


def test_other_measures_change_the_plan() -> None:
    office, edition = sample(paragraphs=1)
    now = office.programmes[PROGRAMME]
    measures = dict(list(now.measures.items())[1:])
    forms = {node.id: node.form for node in edition.walk()}
    found = {forms[one] for one in headings(changed(replace(now, measures=measures))) if one in forms}
    assert found == {"measure_sheet", "action_plan_table", "implementers"}


def test_blank_chapters_have_lines_and_no_figures() -> None:
    office, edition = sample(paragraphs=1)
    paper = sheets.blank(office, PROGRAMME, edition, DAY)
    tables = [block for block in paper.blocks if isinstance(block, TableBlock)]
    said = {
        plain(one.runs).strip()
        for table in tables
        if table.caption
        for row in table.body
        for cell in row.cells[1:]
        for one in cell.blocks
        if isinstance(one, Paragraph)
    }
    assert len([table for table in tables if not table.caption]) > 30
    assert {table.id for table in tables if table.caption} >= {f"table.{key}" for key in edition.tables}
    assert all(any(cell.blank for cell in row.cells) for table in tables for row in table.body if not row.band)
    assert not any(words.isdigit() for words in said)
