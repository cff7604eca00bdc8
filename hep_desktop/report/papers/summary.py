"""The plain-language summary (közérthető összefoglaló): two pages with charts, for the notice board and the website."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from hep_desktop.charts import telling
from hep_desktop.charts.plot import Plot, within
from hep_desktop.domain.office import Office
from hep_desktop.report.document import (
    Block,
    Cell,
    ChartBlock,
    Heading,
    ListBlock,
    Paper,
    Paragraph,
    Row,
    Run,
    TableBlock,
    Tone,
)
from hep_desktop.report.papers.charts import chart
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.plan_tables import groups
from hep_desktop.report.papers.prose import words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition, Node
from hep_desktop.words import text

_CHARTS, _PROBLEMS, _MEASURES = 3, 5, 6
_LONGEST = 90  # letters of a title: what a passer-by reads at a glance
_COLUMNS = ("measure", "responsible", "deadline")


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The summary, told from the programme's own figures, problems and measures."""
    material = Material.of(office, programme, edition)
    title = text("papers.summary.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "summary"), *_told(material))
    return Paper(running, municipality(material.settlement), running, as_of, blocks, draft=material.draft)


def _told(material: Material) -> Iterator[Block]:
    programme = {"settlement": material.settlement.name, "period": material.period}
    yield Paragraph((Run(text("papers.summary.subject", **programme), bold=True),))
    yield from _said(material, "summary_intro")
    charts = list(islice(_charts(material), _CHARTS))
    yield from _people(material, charts[:2])
    yield from _problems(material)
    yield from charts[2:]
    yield from _measures(material)
    yield Heading(2, text("papers.summary.where"), "summary.where")
    yield from _said(material, "summary_where")
    if material.programme.council.published:
        yield Paragraph((Run(text("papers.summary.published", place=material.programme.council.published)),))


def _said(material: Material, key: str) -> Iterator[Paragraph]:
    yield from Wording.of(material).paragraphs(key)


def _people(material: Material, charts: list[ChartBlock]) -> Iterator[Block]:
    said = tuple(_said(material, "summary_people"))
    if said or charts:
        yield Heading(2, text("papers.summary.people"), "summary.people")
        yield from said
        yield from charts


def _charts(material: Material) -> Iterator[ChartBlock]:
    """The first chart of each chapter, then the other ones; without numbers, small print and empty ends."""
    found = [list(_of_chapter(material, node)) for part in material.edition.nodes for node in part.children]
    firsts = [charts[0] for charts in found if charts]
    others = [one for charts in found for one in charts[1:]]
    return (_plain(one) for one in (*firsts, *others))


def _plain(one: ChartBlock) -> ChartBlock:
    if not isinstance(one.plot, Plot):
        return replace(one, notes=())
    plot = within(one.plot)
    return replace(one, plot=plot, alt=telling.alternative(plot), caption=telling.title(plot), notes=())


def _of_chapter(material: Material, chapter: Node) -> Iterator[ChartBlock]:
    for node in chapter.walk():
        if material.programme.chapter(node.id).not_typical is None:
            for table in node.tables:
                yield from chart(material, material.edition.tables[table])


def _problems(material: Material) -> Iterator[Block]:
    """The first problem of each group, then the other ones, as many as a board has room for."""
    plan = material.edition.action_plan
    ranks = [material.programme.problems_in(group.conclusions) for group in plan.groups]
    deepest = max((len(some) for some in ranks), default=0)
    titles = [some[place].title for place in range(deepest) for some in ranks if place < len(some)]
    titles = [one for one in titles if one.strip()]
    if titles:
        yield Heading(2, text("papers.summary.problems"), "summary.problems")
        yield from _said(material, "summary_problems")
        yield ListBlock(tuple((Run(_short(title)),) for title in titles[:_PROBLEMS]))
        yield from _more(len(titles) - _PROBLEMS, "problems")


def _measures(material: Material) -> Iterator[Block]:
    measures = [one.measure for _, some in groups(material) for one in some if one.measure.title.strip()]
    if not measures:
        return
    yield Heading(2, text("papers.summary.measures"), "summary.measures")
    yield from _said(material, "summary_measures")
    head = Row(tuple(Cell(words(text(f"papers.summary.{key}"))) for key in _COLUMNS))
    body = tuple(
        Row(tuple(Cell(words(_short(told))) if told else Cell() for told in (one.title, one.responsible, one.deadline)))
        for one in measures[:_MEASURES]
    )
    yield TableBlock("summary.table", (6, 3, 3), body, (head,))
    yield from _more(len(measures) - _MEASURES, "measures")


def _more(count: int, what: str) -> Iterator[Paragraph]:
    if count > 0:
        yield Paragraph((Run(text(f"papers.summary.more.{what}", count=count)),), Tone.NOTE)


def _short(title: str) -> str:
    """The words of a line; a long title ends where a word does."""
    lines = (" ".join(line.split()) for line in title.splitlines())
    said = text("papers.separator").join(line for line in lines if line)
    return said if len(said) <= _LONGEST else said[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + "…"
