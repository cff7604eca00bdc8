"""A grid of records comes to rest: a bar that came and went with the lines of its heads once hung the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hep_desktop.domain.forum import Decision
from hep_desktop.ui.grids import RecordGrid
from hep_desktop.ui.models.rows import Column

SHOWN = 4


def test_its_bar_depends_on_its_rows_alone_and_never_on_its_size(qtbot: QtBot, qapp: QApplication) -> None:
    columns = [Column("number", "Száma"), Column("text", "A döntés szövege", share=3)]
    grid = RecordGrid(columns, lambda: Decision("n"), rows_shown=SHOWN)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(grid)
    column.addStretch(1)
    page.show()
    for width in (160, 230, 400):
        page.resize(width, 300)
        for count in (0, 1, SHOWN - 1, SHOWN, SHOWN + 2, 1):
            grid.put(tuple(Decision(str(one)) for one in range(count)))
            qapp.processEvents()
            longer = count + 1 > SHOWN  # one more to write in
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if longer else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            assert grid.verticalScrollBarPolicy() is policy
            assert longer or grid.verticalScrollBar().maximum() == 0
