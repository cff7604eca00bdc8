"""For the council at a review: what the new version changes in the adopted one."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.comparing import Compared, Fate, facts_changed, measures_compared, problem_words, texts_changed
from hep_desktop.domain.judging import lacks_reason
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.word_difference import Kept, abridged, differing
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Cell, Heading, Paper, Paragraph, Row, Run, TableBlock, Tone
from hep_desktop.report.papers.differences import marked
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.plan_tables import band
from hep_desktop.report.papers.prose import cell, muted, not_typical, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.field_differences import field_differences
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_COLUMNS = ("measure", "fate", "fields", "reason")
_SHARES = (4, 2, 6, 4)
_REWRITTEN = 6000  # letters that went or came


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """Measure by measure, then the headings with another text; figures are counted, not printed."""
    material = Material.of(office, programme, edition)
    then = _then(material)
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
    yield from _measures(material, then)
    yield Heading(2, text("papers.comparison.texts"), "comparison.texts")
    yield from _texts(material, then)
    figures = facts_changed(then, material.programme)
    said = text("papers.comparison.figures", count=figures) if figures else text("papers.comparison.no_figures")
    yield Paragraph((Run(said),))


def _measures(material: Material, then: Programme) -> Iterator[Block]:
    """How many have which fate, and all of them by groups."""
    groups = material.edition.action_plan.groups
    compared = {group: measures_compared(then, material.programme, group.code) for group in groups}
    counts = Counter(one.fate for some in compared.values() for one in some)
    told = ", ".join(text(f"papers.comparison.count.{fate}", count=counts[fate]) for fate in Fate)
    yield Paragraph((Run(text("papers.comparison.counts", told=told)),))
    yield Paragraph((Run(text("papers.comparison.marked")),), Tone.NOTE)
    body: list[Row] = []
    for group, measures in compared.items():
        if measures:
            body.append(band(group, len(_COLUMNS)))
            body += (_row(material, one) for one in measures)
    if body:
        head = Row(tuple(Cell(words(text(f"papers.comparison.{key}"))) for key in _COLUMNS))
        yield TableBlock("comparison.measures", _SHARES, tuple(body), (head,))


def _row(material: Material, one: Compared) -> Row:
    measure = one.now or one.then
    told = field_differences(material.edition.action_plan, _then(material), material.programme, one)
    fields = Cell(tuple(Paragraph((Run(f"{label}: ", bold=True), *marked(words))) for label, words in told))
    title = measure.title if measure is not None else ""
    said = material.programme.reasons.get(one.id)
    if said is None and lacks_reason(material.programme, one):
        reason = muted(text("papers.comparison.no_reason"))
    else:
        reason = cell(said.words if said is not None else "")
    return Row((cell(title), cell(text(f"papers.comparison.fates.{one.fate}")), fields, reason))


def _texts(material: Material, then: Programme) -> Iterator[Block]:
    changed = texts_changed(then, material.programme)
    for node in material.edition.walk():
        if node.id in changed:
            yield Paragraph((Run(node.heading, bold=True),), Tone.LABEL, keeps=True)
            yield _text(_words(then, node.id), _words(material.programme, node.id))
    if not changed:
        yield Paragraph((Run(text("papers.comparison.no_texts")),))


def _text(was: str, now: str) -> Paragraph:
    """The differences of a text; one that was written anew is read in the programme itself."""
    stretches = differing(was, now)
    letters = sum(len(one.words) for one in stretches if one.kept is not Kept.SAME)
    if letters > _REWRITTEN:
        return Paragraph((Run(text("papers.comparison.rewritten")),))
    return Paragraph(marked(abridged(stretches)))


def _words(programme: Programme, node: str) -> str:
    reason = programme.chapter(node).not_typical
    if reason is None:
        return "\n".join(filter(None, (programme.text(node).plain, problem_words(programme, node))))
    return not_typical(reason)


def _then(material: Material) -> Programme:
    return material.office.programmes[material.programme.details.predecessor]
