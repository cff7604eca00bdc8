"""Blocks and runs survive the way through a Qt document, whatever they hold."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hep_desktop.domain.situation import Block, BlockKind, FactKey, Run, SimpleTable, Text, TextBlock
from hep_desktop.ui.models.document import fill, text_of
from hep_desktop.ui.rich_edit import RichEdit
from qt import type_text
from stores import ids

pytestmark = pytest.mark.usefixtures("qapp")

LETTERS = st.text(alphabet="aáőűŐz 1,\n–", min_size=1, max_size=12)
RUNS = st.builds(
    Run,
    LETTERS,
    bold=st.booleans(),
    italic=st.booleans(),
    tied=st.none() | st.just(FactKey("pop_res", "2023")) | st.just(FactKey("pop_res", "2023", "óvoda")),
)


def merged(runs: tuple[Run, ...], kind: BlockKind) -> tuple[Run, ...]:
    """Runs as a document holds them: neighbours of one look are one; a heading is bold by its kind."""
    held: list[Run] = []
    for run in runs:
        look = (run.bold and kind is not BlockKind.HEADING, run.italic, run.tied)
        if held and (held[-1].bold, held[-1].italic, held[-1].tied) == look:
            held[-1] = Run(held[-1].text + run.text, *look)
        else:
            held.append(Run(run.text, *look))
    return tuple(held)


def paragraph(draw: st.DrawFn, key: str, kind: BlockKind) -> Block:
    return Block(key, kind, merged(tuple(draw(st.lists(RUNS, max_size=4))), kind))


def table(draw: st.DrawFn, key: str) -> SimpleTable:
    height, width = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    numbers = count(1)

    def cell() -> tuple[Block, ...]:
        drawn = (paragraph(draw, f"{key}-{next(numbers)}", BlockKind.PARAGRAPH) for _ in range(draw(st.integers(0, 2))))
        return tuple(block for block in drawn if block.plain)

    rows = tuple(tuple(cell() for _ in range(width)) for _ in range(height))
    return SimpleTable(key, rows, draw(st.booleans()))


@st.composite
def texts(draw: st.DrawFn) -> Text:
    blocks: list[TextBlock] = []
    for place in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from([*BlockKind, None]))
        key = f"b{place}"
        blocks.append(table(draw, key) if kind is None else paragraph(draw, key, kind))
    while blocks and isinstance(blocks[-1], Block) and blocks[-1].is_blank:
        blocks.pop()
    return Text(tuple(blocks))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts())
def test_a_text_comes_back_as_it_went_in(text: Text) -> None:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    fill(document, text)
    assert text_of(document, ids()) == text
    assert not document.isUndoAvailable()


def test_a_split_block_keeps_one_id_and_gets_one(qapp: QApplication) -> None:
    del qapp
    document = QTextDocument()
    fill(document, Text((Block("a", runs=(Run("egykettő"),)),)))
    cursor = QTextCursor(document)
    cursor.setPosition(3)
    cursor.insertBlock()
    first = text_of(document, ids())
    assert [(block.id, block.plain) for block in first.blocks] == [("a", "egy"), ("id-000001", "kettő")]
    assert text_of(document, ids("other")) == first


def test_empty_lines_at_the_end_are_no_text() -> None:
    document = QTextDocument()
    fill(document, Text())
    assert text_of(document, ids()) == Text()


def test_an_empty_text_is_written_like_any_other(qtbot: QtBot) -> None:
    editor = RichEdit(ids())
    qtbot.addWidget(editor)
    editor.put(Text((Block("b", BlockKind.PARAGRAPH, (Run("félkövér", bold=True),)),)))
    shown = editor.document().firstBlock().blockFormat()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.put(Text(()))
    type_text(editor, "a")
    (block,) = editor.value().blocks
    assert isinstance(block, Block)
    assert block.runs == (Run("a"),)
    fresh = editor.document().firstBlock().blockFormat()
    assert (fresh.lineHeight(), fresh.bottomMargin()) == (shown.lineHeight(), shown.bottomMargin())
