"""A grid of records: how keys lead through it, and that it comes to rest (its bar once hung the window)."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hep_desktop.domain.forum import Decision
from hep_desktop.ui.grids import RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from qt import copy_text, press, press_here, type_here

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


def test_after_tab_enter_begins_the_next_line(qtbot: QtBot) -> None:
    grid = RecordGrid([Column("number", "Száma"), Column("text", "A döntés szövege")], lambda: Decision("n"))
    qtbot.addWidget(grid)
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    grid.setFocus()
    for number, words in (("1/2026.", "Elfogadja."), ("2/2026.", "Nem fogadja el.")):
        type_here(number)
        press_here(Qt.Key.Key_Tab)
        type_here(words)
        press_here(Qt.Key.Key_Return)
    assert [(one.number, one.text) for one in grid.value()] == [
        ("1/2026.", "Elfogadja."),
        ("2/2026.", "Nem fogadja el."),
    ]


def test_enter_goes_down_from_a_title_and_breaks_the_line_of_a_text(qtbot: QtBot) -> None:
    columns = [Column("number", "Pont", ColumnKind.TITLE), Column("text", "Szöveg", ColumnKind.TEXT)]
    grid = RecordGrid(columns, lambda: Decision("n"))
    qtbot.addWidget(grid)
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    grid.setFocus()
    for words in ("Elso", "Masodik"):
        type_here(words)
        press_here(Qt.Key.Key_Return)
    grid.setCurrentIndex(grid.model().index(0, 1))
    type_here("egy")
    press_here(Qt.Key.Key_Return)
    type_here("ketto")
    assert [(one.number, one.text) for one in grid.value()] == [("Elso", "egy\nketto"), ("Masodik", "")]


def test_a_choice_opens_at_the_first_click_and_closes_when_chosen(qtbot: QtBot) -> None:
    voices = tuple((voice, words) for voice, words in ((0, "senki"), (1, "egy"), (2, "kettő")))
    columns = [Column("number", "Száma"), Column("votes_for", "Igen", ColumnKind.CHOICE, choices=voices)]
    grid = RecordGrid(columns, lambda: Decision("n"))
    qtbot.addWidget(grid)
    grid.put((Decision("a"), Decision("b")))
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    cell = grid.model().index(0, 1)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(cell).center())
    choices = grid.indexWidget(cell)
    assert isinstance(choices, QComboBox)
    assert choices.view().isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(choices.view(), key)
    qtbot.waitUntil(lambda: not grid.indexWidget(cell))
    assert [one.votes_for for one in grid.value()] == [2, 0]


def test_what_stands_first_among_choices_begins_a_record_and_a_look_does_not(qtbot: QtBot) -> None:
    grid = RecordGrid([Column("votes_for", "Igen", ColumnKind.CHOICE, choices=((0, "senki"),))], lambda: Decision("n"))
    qtbot.addWidget(grid)
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    for key, records in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 1)):
        QTest.mouseClick(
            grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.model().index(0, 0)).center()
        )
        choices = grid.indexWidget(grid.model().index(0, 0))
        assert isinstance(choices, QComboBox)
        QTest.keyClick(choices.view(), key)
        grid.setFocus()
        assert len(grid.value()) == records


def test_pasted_words_that_are_no_choice_are_told(qtbot: QtBot) -> None:
    columns = [
        Column("number", "Száma"),
        Column("votes_for", "Igen", ColumnKind.COUNT),
        Column("votes_against", "Nem", ColumnKind.CHOICE, choices=((0, "senki"), (1, "egy"))),
    ]
    grid = RecordGrid(columns, lambda: Decision("n"))
    qtbot.addWidget(grid)
    grid.setCurrentIndex(grid.model().index(0, 0))
    copy_text("1/2026.\t4\tegy\n2/2026.\tmind\tkettő\n3/2026.\tmind\t")
    told: list[str] = []
    grid.unread.connect(told.append)
    press(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(one.number, one.votes_for, one.votes_against) for one in grid.value()] == [
        ("1/2026.", 4, 1),
        ("2/2026.", 0, 0),
        ("3/2026.", 0, 0),
    ]
    (words,) = told
    assert words.endswith("Igen: mind; Nem: kettő")
