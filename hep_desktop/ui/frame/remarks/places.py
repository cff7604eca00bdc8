"""The place a remark would be made on, from what the page shows; and how such a place is named."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import (
    Anchor,
    CellAnchor,
    ChapterAnchor,
    MeasureAnchor,
    ProblemAnchor,
    WordsAnchor,
)
from hep_desktop.frozen import dataclass
from hep_desktop.template.cell_text import shown
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition, Indicator
from hep_desktop.ui.models.cells import takes_values
from hep_desktop.ui.models.document_blocks import id_of
from hep_desktop.ui.models.grid_lines import is_new
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.problems import ProblemsPage
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import table_name, text

NEAR = 40
"""So many letters beside a quote tell which of several it is."""

_BREAKS = {0x2028: "\n"}
_PICTURE = "\ufffc"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a remark is written on; `suggests` – another wording can be proposed, for a cell a value of `indicator`."""

    anchor: Anchor
    place: str
    quote: str
    suggests: bool
    indicator: Indicator | None = None

    @property
    def kind(self) -> str:
        """What sort of whole it is."""
        match self.anchor:
            case MeasureAnchor():
                return "measure"
            case ProblemAnchor():
                return "problem"
            case _:
                return "chapter"


def asked(anchor: Anchor, session: Session) -> Asked:
    """What is asked of somebody who remarks on a place."""
    edition = session.edition
    return Asked(
        anchor,
        place_words(anchor, session.programme, edition),
        quote_of(anchor),
        may_suggest(anchor, session.figures),
        edition.indicators[anchor.fact.indicator] if isinstance(anchor, CellAnchor) else None,
    )


def whole_of(anchor: Anchor) -> Anchor | None:
    """What a place is a part of: its chapter, measure or problem; None for what is whole."""
    match anchor:
        case WordsAnchor(node=node) | CellAnchor(node=node):
            return ChapterAnchor(node)
        case ProblemAnchor(field=field) | MeasureAnchor(field=field) if field:
            return replace(anchor, field="", quote="")
        case _:
            return None


def anchor_of(page: Page | None) -> Anchor:
    """The place that is chosen on a page; the whole programme where it has none."""
    match page:
        case ChapterPage():
            return _of_chapter(page)
        case ProblemsPage():
            return _of_problem(page)
        case PlanPage():
            return _of_measure(page)
        case _:
            return ChapterAnchor()


def _of_chapter(page: ChapterPage) -> Anchor:
    node = page.node
    if node is None:
        return ChapterAnchor()
    if page.stack.currentWidget() is page.tabs:
        front = page.tabs.currentWidget()
        if front is page.tables:
            return _of_cell(page, node.id)
        if front is page.typical and page.text_panel.isVisible():
            page.text_panel.commit()  # so that what was just typed has an id that is known
            return _of_words(page.text_panel.edit, node.id)
    return ChapterAnchor(node.id)


def _of_cell(page: ChapterPage, node: str) -> Anchor:
    grid, table = page.tables.grid, page.tables.table
    key = grid.current_key()
    if key is None or table is None or is_new(key.member):
        return ChapterAnchor(node)
    value = shown(page.session.figures.shown(key), grid.facts.indicator(key))
    return CellAnchor(node, table.id, key, value, grid.facts.cell_name(key))


def _of_words(edit: RichEdit, node: str) -> Anchor:
    cursor = edit.textCursor()
    block = edit.document().findBlock(cursor.selectionStart())
    key, words = id_of(block), block.text().translate(_BREAKS)
    if not key or not words.strip() or _PICTURE in words:
        return ChapterAnchor(node)
    start = cursor.selectionStart() - block.position() if cursor.hasSelection() else 0
    end = min(cursor.selectionEnd() - block.position(), len(words)) if cursor.hasSelection() else len(words)
    if not words[start:end].strip():
        start, end = 0, len(words)
    return WordsAnchor(node, key, words[start:end], words[max(0, start - NEAR) : start], words[end : end + NEAR])


def _of_problem(page: ProblemsPage) -> Anchor:
    problem = page.session.programme.problems.get(page.list.current_id())
    if problem is None:
        return ChapterAnchor()
    page.leave()
    field = page.form.focused
    return ProblemAnchor(
        problem.node, problem.id, problem.title, field, _quoted(page.form.fields.get(field), problem, field)
    )


def _of_measure(page: PlanPage) -> Anchor:
    measure = page.session.programme.measures.get(page.list.current_id())
    if measure is None:
        return ChapterAnchor()
    page.leave()
    field = page.sheet.focused
    return MeasureAnchor(measure.id, measure.title, field, _quoted(page.sheet.fields.get(field), measure, field))


def _quoted(widget: QWidget | None, record: object, field: str) -> str:
    """What is selected in a field, else all of it."""
    whole = getattr(record, field, "") if field else ""
    if not isinstance(whole, str):
        return ""
    match widget:
        case QPlainTextEdit():
            chosen = widget.textCursor().selectedText().replace("\u2029", "\n")
        case QLineEdit():
            chosen = widget.selectedText()
        case _:
            chosen = ""
    return chosen if chosen.strip() and chosen in whole else whole


def quote_of(anchor: Anchor) -> str:
    """The words a remark is about."""
    return "" if isinstance(anchor, ChapterAnchor) else anchor.quote


def may_suggest(anchor: Anchor, figures: Figures) -> bool:
    """Whether a wording can be suggested for a place, or a value for a cell."""
    match anchor:
        case ChapterAnchor(node):
            return bool(node)
        case WordsAnchor():
            return True
        case ProblemAnchor(field=field) | MeasureAnchor(field=field):
            return bool(field)
        case CellAnchor(fact=key):
            return takes_values(figures, key)


def chapter_name(edition: Edition, node: str) -> str:
    """The heading of a chapter."""
    return next((one.heading for one in edition.walk() if one.id == node), "")


def place_words(anchor: Anchor, programme: Programme, edition: Edition) -> str:
    """How a place is named in a line."""
    match anchor:
        case ChapterAnchor(""):
            return text("remarks.place.programme")
        case ChapterAnchor(node) | WordsAnchor(node=node):
            return chapter_name(edition, node) or text("remarks.place.gone")
        case CellAnchor(_, table, fact, _, label):
            found = edition.tables.get(table)
            named = table_name(found) if found is not None else text("remarks.place.table")
            return ", ".join(part for part in (named, label or fact.period) if part)
        case ProblemAnchor(_, key, title, field):
            problem = programme.problems.get(key)
            return _titled("problem", problem.title if problem is not None else title, _problem_field(field))
        case MeasureAnchor(key, title, field):
            measure = programme.measures.get(key)
            label = next((one.label for one in edition.action_plan.fields if one.name == field), "")
            return _titled("measure", measure.title if measure is not None else title, label)


def _titled(kind: str, title: str, field: str) -> str:
    named = text(f"remarks.place.{kind}", title=title.strip() or text("remarks.place.untitled"))
    return f"{named} – {field}" if field else named


def _problem_field(field: str) -> str:
    return text(f"problems.field.{field}") if field in ("title", "description", "opportunity", "sentences") else ""
