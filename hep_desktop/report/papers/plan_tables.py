"""The forms of the HEP IT as tables: findings, implementers, measure sheets, and the summary table A–K."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from math import sqrt

from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import EMPTY, Empty, NoData, Number, Words
from hep_desktop.hungarian import long_date, table_number
from hep_desktop.report.document import Align, Cell, Density, ListBlock, Paragraph, Row, Run, TableBlock, plain
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.prose import cell, muted, words
from hep_desktop.template.model import Indicator, PlanField, PlanGroup
from hep_desktop.template.numbering import Numbered, numbered
from hep_desktop.words import text

_PLAIN_SHARE, _LEAST, _MOST = 10.0, 7.5, 17.0  # of the page's width, in per cent: columns A–K
_NUMBER_SHARE = 4.5


def groups(material: Material) -> Iterator[tuple[PlanGroup, tuple[Numbered, ...]]]:
    """The groups I–V with their numbered measures."""
    return numbered(material.edition.action_plan, material.programme)


def band(group: PlanGroup, columns: int) -> Row:
    """The row that names a group."""
    title = text("papers.plan.group", number=group.number, title=group.title)
    return Row((Cell(words(title, bold=True), columns=columns),), band=True)


def findings_summary(material: Material, block_id: str) -> TableBlock:
    """Problems and possibilities of all target groups."""
    body: list[Row] = []
    for group in material.edition.action_plan.groups:
        body.append(band(group, 2))
        problems = material.programme.problems_in(group.conclusions)
        body += (Row((cell(problem.title), cell(problem.opportunity))) for problem in problems)
        if not problems:
            body.append(Row((Cell(muted(text("papers.plan.no_findings")).blocks, columns=2),)))
    head = _head("papers.plan.findings_problem", "papers.plan.findings_opportunity")
    return TableBlock(block_id, (1, 1), tuple(body), (head,), row_headers=False)


def conclusions(material: Material, node: str) -> TableBlock | None:
    """The problems of one target group under its conclusions, with what they rest on; None where there is none."""
    problems = material.programme.problems_in(node)
    if not problems:
        return None
    body = tuple(
        Row((Cell((*_bold(problem.title), *_shown_by(material, problem))), cell(problem.opportunity)))
        for problem in problems
    )
    head = _head("papers.programme.problem", "papers.programme.opportunity")
    return TableBlock(f"{node}.problems", (1, 1), body, (head,), row_headers=False)


def _shown_by(material: Material, problem: Problem) -> Iterator[Paragraph | ListBlock]:
    """Whom it concerns, then the figures and the sentences of the analysis it rests on."""
    yield from cell(problem.description).blocks
    figures = text("papers.separator").join(_figures(material, problem.rests_on))
    basis = [line for line in (figures, *map(str.strip, problem.sentences.splitlines())) if line]
    for place, line in enumerate(basis):
        yield Paragraph((Run(line if place else text("papers.programme.basis", basis=line), italic=True),))


def _figures(material: Material, keys: tuple[FactKey, ...]) -> Iterator[str]:
    """Each figure with its year and table; one that is gone is left out, which a finding tells the clerk."""
    for key in keys:
        indicator = material.edition.indicators.get(key.indicator)
        value = material.figures.shown(key) if indicator else EMPTY
        if indicator is None or isinstance(value, Empty):
            continue
        table = next((one.number for one in material.edition.tables.values() if key.indicator in one.columns), "")
        told = {"label": indicator.label, "value": _told(value, indicator), "period": key.period, "table": table}
        yield text("papers.programme.basis_figure", **told)


def _told(value: Number | Words | NoData, indicator: Indicator) -> str:
    match value:
        case Number(amount):
            return " ".join(filter(None, (table_number(amount, indicator.decimals), indicator.unit)))
        case Words(said):
            return said
        case NoData(reason):
            return text(f"papers.no_data.{reason}")


def implementers(material: Material, block_id: str) -> TableBlock:
    """Who is responsible for each measure and who takes part."""
    body: list[Row] = []
    for group, measures in groups(material):
        body.append(band(group, 2))
        for one in measures:
            actors = Cell((*_bold(one.measure.responsible), *cell(one.measure.partners).blocks))
            body.append(Row((cell(f"{one.number} {one.measure.title}"), actors)))
        if not measures:
            body.append(_nothing(2))
    head = _head("papers.plan.implementers_measure", "papers.plan.implementers_actors")
    return TableBlock(block_id, (1, 1), tuple(body), (head,), row_headers=False)


def measure_sheet(material: Material, one: Numbered, block_id: str) -> TableBlock:
    """All fields of one measure, label and value; number and title stand in its heading."""
    body = tuple(
        Row((Cell(words(field.label, bold=True)), field_cell(material, one, field)))
        for field in material.edition.action_plan.fields
        if field.name not in {"position", "title"}
    )
    if one.measure.money:
        body += (Row((Cell(words(text("papers.plan.money"), bold=True)), _money(one.measure))),)
    return TableBlock(block_id, (3, 7), body)


def summary_table(material: Material, block_id: str) -> TableBlock:
    """The summary table A–K by groups."""
    columns = material.edition.action_plan.columns
    letters = Row(tuple(Cell(words(field.column), Align.CENTRE) for field in columns))
    labels = Row(tuple(Cell(words(field.column_label)) for field in columns))
    body: list[Row] = []
    for group, measures in groups(material):
        body.append(band(group, len(columns)))
        body += (Row(tuple(field_cell(material, one, field) for field in columns)) for one in measures)
        if not measures:
            body.append(_nothing(len(columns)))
    return TableBlock(block_id, _shares(columns, body), tuple(body), (letters, labels), density=Density.DENSE)


def _shares(columns: tuple[PlanField, ...], body: list[Row]) -> tuple[int, ...]:
    """Widths that follow the longest cells: twice the width for four times the text."""
    rows = [row for row in body if len(row.cells) == len(columns)]
    longest = [max((_length(row.cells[place]) for row in rows), default=1) for place in range(len(columns))]
    middle = sorted(longest)[len(longest) // 2] or 1
    fitting = (min(max(_PLAIN_SHARE * sqrt(length / middle), _LEAST), _MOST) for length in longest)
    shares = (
        _NUMBER_SHARE if column.name == "position" else share for column, share in zip(columns, fitting, strict=True)
    )
    return tuple(round(10 * share) for share in shares)


def _length(cell_: Cell) -> int:
    """How many letters a cell holds."""
    runs = (block.items if isinstance(block, ListBlock) else (block.runs,) for block in cell_.blocks)
    return sum(len(plain(one)) for items in runs for one in items)


def field_cell(material: Material, one: Numbered, field: PlanField) -> Cell:
    """What stands in a field of a measure; a draft says where nothing does."""
    composed: dict[str, Callable[[], Cell]] = {
        "position": lambda: cell(one.number),
        "problems": lambda: _problems(material, one.measure),
        "indicators": lambda: _indicators(material, one.measure),
        "deadline": lambda: cell(one.measure.deadline or (long_date(one.measure.due) if one.measure.due else "")),
    }
    written = composed[field.name]() if field.name in composed else cell(getattr(one.measure, field.name))
    if written.blocks:
        return written
    return muted(text("papers.plan.unfilled")) if material.draft else cell(text("papers.plan.none"))


def _money(measure: Measure) -> Cell:
    """What it costs, a year a line."""
    lines = (
        text("papers.plan.money_year", year=one.year or "–", amount=table_number(Decimal(one.thousands)))
        + (f" – {one.source}" if one.source else "")
        for one in sorted(measure.money, key=lambda one: one.year)
    )
    return cell(*lines)


def _problems(material: Material, measure: Measure) -> Cell:
    found = (material.programme.problems.get(problem) for problem in measure.problems)
    return cell(*(problem.title for problem in found if problem))


def _indicators(material: Material, measure: Measure) -> Cell:
    return Cell(tuple(_indicator(material, one) for one in measure.indicators if one.name))


def _indicator(material: Material, one: ResultIndicator) -> Paragraph:
    name = text("papers.plan.indicator_unit", name=one.name, unit=one.unit) if one.unit else one.name
    told = {"baseline": _baseline(material, one), "target": one.target, "yearly": one.yearly, "source": one.source}
    details = "; ".join(text(f"papers.plan.{key}", value=value) for key, value in told.items() if value)
    return Paragraph((Run(f"{name} – {details}" if details else name),))


def _baseline(material: Material, one: ResultIndicator) -> str:
    """The baseline as written, else the figure it is tied to."""
    if one.baseline or one.baseline_fact is None:
        return one.baseline
    indicator = material.edition.indicators.get(one.baseline_fact.indicator)
    value = material.figures.figure(one.baseline_fact).value if indicator else None
    return table_number(value.amount, indicator.decimals) if indicator and isinstance(value, Number) else ""


def _bold(text_: str) -> tuple[Paragraph, ...]:
    return words(text_, bold=True) if text_ else ()


def _head(*keys: str) -> Row:
    return Row(tuple(Cell(words(text(key))) for key in keys))


def _nothing(columns: int) -> Row:
    return Row((Cell(muted(text("papers.plan.no_measures")).blocks, columns=columns),))
