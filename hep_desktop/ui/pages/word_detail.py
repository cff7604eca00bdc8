"""One part of a Word file: the original at the left, where it goes at the right."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QTextBrowser, QVBoxLayout, QWidget

from hep_desktop.domain.situation import Block, BlockKind, SimpleTable, TextBlock
from hep_desktop.services.word_programme import Aim, Choice, Row, State, sentence
from hep_desktop.services.word_telling import named
from hep_desktop.template.cell_text import shown
from hep_desktop.template.model import Edition, NodeKind
from hep_desktop.ui import look
from hep_desktop.ui.models.word_rows import WordRowsModel
from hep_desktop.ui.page_parts import SideBySide, subheading
from hep_desktop.ui.page_parts import sentence as words
from hep_desktop.ui.strings import text

_LINES = 10  # letters: the least height of what is read
_SHOWN = 14  # chapters in the list at once
_MOST = 400  # lines of figures that are worth reading here
_FLAGS = Qt.ItemDataRole.UserRole - 1  # where QStandardItemModel keeps whether an item can be chosen
_TAGS = {BlockKind.HEADING: "h4", BlockKind.PARAGRAPH: "p", BlockKind.BULLET: "li", BlockKind.NUMBERED: "li"}


class WordDetail(SideBySide):
    """Shows a row and lets the clerk choose its place."""

    chosen = Signal(Choice)

    def __init__(self, model: WordRowsModel, parent: QWidget | None = None) -> None:
        self._model = model
        self.original = QTextBrowser()
        self.original.setAccessibleName(text("word.original"))
        self.original.setOpenLinks(False)
        self.target = QComboBox()
        self.target.setAccessibleName(text("word.where"))
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(12)
        self.target.setMaxVisibleItems(_SHOWN)
        self.target.setStyleSheet("QComboBox { combobox-popup: 0; }")  # else Qt fills the whole screen
        self.replaces = QCheckBox()
        self.told = QTextBrowser()
        self.told.setAccessibleName(text("word.told"))
        super().__init__(_column(subheading(text("word.original")), self.original), self._right(), (1, 1), parent)
        self._row: Row | None = None
        self._edition: Edition | None = None
        self.target.activated.connect(self._choose)
        self.replaces.clicked.connect(self._choose)

    def _right(self) -> QWidget:
        self._where = subheading(text("word.where"))
        self._nothing = words()
        return _column(self._where, self._nothing, self.target, self.replaces, self.told)

    def show_row(self, at: int, edition: Edition) -> None:
        """Show one row of the model; none where it has none."""
        self._edition = edition
        self._row = self._model.row(at) if 0 <= at < self._model.rowCount() else None
        row = self._row
        self.setEnabled(row is not None)
        if row is None:
            self.original.clear()
            self.told.clear()
            return
        self.original.setHtml(_html(row))
        can = self._model.can_be_taken(at)
        self._nothing.setVisible(not can)
        key = "already" if row.state is State.ALREADY else "nothing_to_place"
        self._nothing.setText(text(f"word.target.{key}"))
        self.target.setVisible(can)
        if can:
            self._offer(row, edition, self._model.choice(at))
        self._show_replaces(row, self._model.choice(at), can)
        self.told.setPlainText("\n".join(self._tells(row, edition)))
        self.told.setVisible(bool(self.told.toPlainText()))

    def ask_target(self) -> None:
        """Let the clerk say where the row goes."""
        self.target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.target.showPopup()

    def _offer(self, row: Row, edition: Edition, choice: Choice) -> None:
        with QSignalBlocker(self.target):
            self.target.clear()
            self.target.addItem(text("word.target.nowhere"), Choice(False, choice.aim, choice.node, choice.replaces))
            if row.part.aim not in (Aim.TEXT, Aim.NOWHERE):
                own = Choice(True, row.part.aim, row.part.node)
                self.target.addItem(named(row, own, edition), own)
            if row.part.heading is not None:
                own = Choice(True, Aim.TEXT, row.part.heading.id)
                self.target.addItem(named(row, own, edition), own)
            self._offer_chapters(edition)
            self.target.setCurrentIndex(self._place_of(choice) if choice.taken else 0)

    def _offer_chapters(self, edition: Edition) -> None:
        """The chapters, under a line that says that they take it as text; by their names alone: typing finds them."""
        self.target.addItem(text("word.target.as_text"), Choice(False, Aim.NOWHERE))
        model = self.target.model()
        model.setData(model.index(self.target.count() - 1, 0), Qt.ItemFlag.NoItemFlags.value, _FLAGS)
        for node in edition.walk():
            if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
                self.target.addItem(node.heading, Choice(True, Aim.TEXT, node.id))

    def _place_of(self, choice: Choice) -> int:
        wanted = (choice.aim, choice.node)
        offered = (self.target.itemData(at) for at in range(self.target.count()))
        return next((at for at, one in enumerate(offered) if one.taken and (one.aim, one.node) == wanted), 0)

    def _show_replaces(self, row: Row, choice: Choice, can: bool) -> None:
        """Where something stands already, it may be replaced."""
        with QSignalBlocker(self.replaces):
            self.replaces.setChecked(choice.replaces)
        facts = choice.aim is Aim.FACTS
        self.replaces.setText(text("word.replace_facts" if facts else "word.replace_text"))
        self.replaces.setVisible(can and choice.taken and choice.aim in (Aim.TEXT, Aim.FACTS) and self._filled(row))

    def _filled(self, row: Row) -> bool:
        return any(one.why in ("filled", "figures_differ") for one in row.remarks)

    def _choose(self) -> None:
        choice = self.target.currentData()
        self.chosen.emit(replace(choice, replaces=choice.taken and self.replaces.isChecked()))

    def _tells(self, row: Row, edition: Edition) -> Iterator[str]:
        """What to know, then what would be written."""
        for one in row.remarks:
            yield f"{look.WARNING[0] if row.state is State.LOOK else look.TIP[0]} {sentence(one)}"
        if row.there:
            yield text("word.there", text=row.there)
        for key, fact in (*row.facts, *row.older)[:_MOST]:
            indicator = edition.indicators[key.indicator]
            period = f", {key.period}" if key.period else ""
            yield f"{indicator.label}{period}: {shown(fact.value, indicator)}"
        for problem in row.part.problems:
            yield f"• {problem.title} → {problem.opportunity}" if problem.opportunity else f"• {problem.title}"
        for found in row.part.measures:
            yield f"• {found.number} {found.measure.title}".replace("•  ", "• ")


def _column(*widgets: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.GRID // 2)
    for widget in widgets:
        reads = isinstance(widget, QTextBrowser)
        if reads:
            widget.setMinimumHeight(look.letters(widget, _LINES))
        column.addWidget(widget, int(reads))
    return part


def _html(row: Row) -> str:
    """The original as it reads: headings, lists and tables, without its looks."""
    title = f"<h3>{escape(row.part.title)}</h3>"
    said = "".join(f"<p>{escape(line)}</p>" for line in row.part.said.split("\n") if line)
    return title + "".join(_block(block, row) for block in row.part.blocks) + (said if not row.part.blocks else "")


def _block(block: TextBlock, row: Row) -> str:
    if isinstance(block, Block):
        if block.plain.strip() == row.part.title.strip():
            return ""
        inner = "".join(_run(run.text, run.bold, run.italic) for run in block.runs)
        tag = _TAGS[block.kind]
        return f"<ul><li>{inner}</li></ul>" if tag == "li" else f"<{tag}>{inner}</{tag}>"
    if isinstance(block, SimpleTable):
        rows = (
            "".join(f"<td>{escape(' '.join(one.plain for one in cell))}</td>" for cell in cells) for cells in block.rows
        )
        lines = "".join(f"<tr>{cells}</tr>" for cells in rows)
        return f'<table border="1" cellspacing="0" cellpadding="3">{lines}</table>'
    return f"<p>[{escape(text('word.a_picture'))}]</p>"


def _run(words_: str, bold: bool, italic: bool) -> str:
    said = escape(words_).replace("\n", "<br>")
    said = f"<b>{said}</b>" if bold else said
    return f"<i>{said}</i>" if italic else said
