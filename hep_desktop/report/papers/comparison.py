"""For the council at a review: what the new version changes in the adopted one."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.comparing import Compared, Fate, facts_changed, measures_compared, texts_changed
from hep_desktop.domain.judging import lacks_reason
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Cell, Heading, ListBlock, Paper, Paragraph, Row, Run, TableBlock
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.plan_tables import band
from hep_desktop.report.papers.prose import cell, muted, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_COLUMNS = ("measure", "fate", "fields", "reason")
_SHARES = (5, 2, 4, 5)


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """Measure by measure, then the headings with another text; figures are counted, not printed."""
    material = Material.of(office, programme, edition)
    then = office.programmes[material.programme.details.predecessor]
    title = text("papers.comparison.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "comparison"), *_told(material, then))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def has_earlier(office: Office, programme: str) -> bool:
    """Whether there is a version to compare with."""
    return office.programmes[programme].details.predecessor in office.programmes


def _told(material: Material, then: Programme) -> Iterator[Block]:
    adopted = then.details.adopted
    more = {"number": then.council.number, "day": long_date(adopted) if adopted else ""}
    yield from Wording.of(material).paragraphs("comparison_intro", more)
    review = material.programme.review
    for key, said in (("progress", review.progress), ("situation", review.situation)):
        if said.strip():
            yield Heading(2, text(f"papers.review.{key}"), f"comparison.{key}")
            yield Paragraph((Run(said),))
    yield Heading(2, text("papers.comparison.measures"), "comparison.plan")
    plan = material.edition.action_plan
    compared = {group: measures_compared(then, material.programme, group.code) for group in plan.groups}
    counts = Counter(one.fate for some in compared.values() for one in some)
    told = ", ".join(text(f"papers.comparison.count.{fate}", count=counts[fate]) for fate in Fate)
    yield Paragraph((Run(text("papers.comparison.counts", told=told)),))
    head = Row(tuple(Cell(words(text(f"papers.comparison.{key}"))) for key in _COLUMNS))
    body: list[Row] = []
    for group, measures in compared.items():
        if measures:
            body.append(band(group, len(_COLUMNS)))
            body += (_row(material, one) for one in measures)
    if body:
        yield TableBlock("comparison.measures", _SHARES, tuple(body), (head,))
    yield Heading(2, text("papers.comparison.texts"), "comparison.texts")
    yield from _texts(material, then)
    figures = facts_changed(then, material.programme)
    yield Paragraph((Run(text("papers.comparison.figures", count=figures)),))


def _row(material: Material, one: Compared) -> Row:
    measure = one.now or one.then
    labels = {field.name: field.label for field in material.edition.action_plan.fields}
    fields = ", ".join(dict.fromkeys(labels.get(name, labels.get("deadline", name)) for name in one.fields))
    title = measure.title if measure is not None else ""
    said = material.programme.reasons.get(one.id)
    if said is None and lacks_reason(material.programme, one):
        reason = muted(text("papers.comparison.no_reason"))
    else:
        reason = cell(said.words if said is not None else "")
    return Row((cell(title), cell(text(f"papers.comparison.fates.{one.fate}")), cell(fields), reason))


def _texts(material: Material, then: Programme) -> Iterator[Block]:
    changed = texts_changed(then, material.programme)
    headings = tuple((Run(node.heading),) for node in material.edition.walk() if node.id in changed)
    if headings:
        yield ListBlock(headings, ordered=False)
    else:
        yield Paragraph((Run(text("papers.comparison.no_texts")),))
