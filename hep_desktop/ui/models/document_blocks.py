"""One block of a text ↔ one block of a Qt document; its id travels in its format and survives editing."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from hep_desktop.domain.situation import Block, BlockKind, FactKey, Run

FreshId = Callable[[object], str]
"""Gives an id back where it is one and was not met before, else a new one."""

_ID = int(QTextFormat.Property.UserProperty) + 1
_TIED = int(QTextFormat.Property.UserProperty) + 2
_FILLER = int(QTextFormat.Property.UserProperty) + 3
_STATED = int(QTextFormat.Property.UserProperty) + 4  # the number as it was when it was tied
_HEADING_LEVEL = 3
_BOLD = int(QFont.Weight.Bold)
_LISTS = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBERED: QTextListFormat.Style.ListDecimal,
}
_SPACE_BELOW = 6  # pixels
_LINE_HEIGHT = 125.0  # per cent


def insert_block(cursor: QTextCursor, block: Block, *, new: bool) -> None:
    """Write a block at the cursor, after a break where `new`."""
    if new:
        cursor.insertBlock()
    set_kind(cursor, block.kind)
    form = cursor.blockFormat()
    form.setProperty(_ID, block.id)
    cursor.setBlockFormat(form)
    for run in block.runs:
        cursor.insertText(_in_document(run.text), char_format(run, block.kind))


def char_format(run: Run, kind: BlockKind = BlockKind.PARAGRAPH) -> QTextCharFormat:
    """How a run looks."""
    form = QTextCharFormat()
    if run.bold or kind is BlockKind.HEADING:
        form.setFontWeight(QFont.Weight.Bold)
    form.setFontItalic(run.italic)
    if run.tied is not None:
        form.setProperty(_TIED, f"{run.tied.indicator}\t{run.tied.period}\t{run.tied.member}")
        form.setProperty(_STATED, _in_document(run.text))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    if kind is BlockKind.HEADING:
        form.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
    form.setForeground(QBrush())
    return form


def kind_of(block: QTextBlock) -> BlockKind:
    """What a block of the document is."""
    if block.blockFormat().headingLevel():
        return BlockKind.HEADING
    listed = block.textList()
    if listed is None:  # pyright: ignore[reportUnnecessaryComparison] – None outside lists, whatever the stubs say
        return BlockKind.PARAGRAPH
    numbered = listed.format().style() == QTextListFormat.Style.ListDecimal
    return BlockKind.NUMBERED if numbered else BlockKind.BULLET


def set_kind(cursor: QTextCursor, kind: BlockKind) -> None:
    """Make the cursor's block a paragraph, a heading or a list item; neighbours of one kind share a list."""
    block = cursor.block()
    listed = block.textList()
    if listed is not None:  # pyright: ignore[reportUnnecessaryComparison] – as above
        listed.remove(block)
    form = QTextBlockFormat()
    form.setProperty(_ID, block.blockFormat().property(_ID))
    form.setBottomMargin(_SPACE_BELOW)
    form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if kind is BlockKind.HEADING:
        form.setHeadingLevel(_HEADING_LEVEL)
        form.setTopMargin(_SPACE_BELOW)
    cursor.setBlockFormat(form)
    if kind in _LISTS:
        before = block.previous()
        if before.isValid() and kind_of(before) is kind:
            before.textList().add(block)
            return
        style = QTextListFormat()
        style.setStyle(_LISTS[kind])
        cursor.createList(style)


def block_of(block: QTextBlock, fresh_id: FreshId) -> Block:
    """What a block of the document holds; one that Enter or a paste made gets an id, in the document too."""
    known = block.blockFormat().property(_ID)
    key = fresh_id(known)
    if key != known:
        _write_id(block, key)
    kind = kind_of(block)
    for start, end in tuple(_broken(block)):
        _untie(block, start, end)
    return Block(key, kind, tuple(_runs(block, kind)))


def _in_document(words: str) -> str:
    """Words as a document holds them."""
    return words.replace("\n", "\u2028")


def _broken(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Places of what is tied no longer: a number that was changed, and what was typed on right beside one."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        words, stated = fragment.text(), fragment.charFormat().property(_STATED)
        if isinstance(stated, str) and words != stated:
            start, end = fragment.position(), fragment.position() + fragment.length()
            if words.startswith(stated) and not words[len(stated)].isdigit():
                yield start + len(stated), end
            elif words.endswith(stated) and not words[-len(stated) - 1].isdigit():
                yield start, end - len(stated)
            else:
                yield start, end
        iterator += 1


def _untie(block: QTextBlock, start: int, end: int) -> None:
    cursor = QTextCursor(block)
    cursor.setPosition(start + 1)  # the format of what stands before
    form = cursor.charFormat()
    form.clearProperty(_TIED)
    form.clearProperty(_STATED)
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(form)


def id_of(block: QTextBlock) -> str:
    """The id of a block; nothing for one that has none yet."""
    known = block.blockFormat().property(_ID)
    return known if isinstance(known, str) else ""


def block_with(document: QTextDocument, key: str) -> QTextBlock | None:
    """The block of the document with an id, also inside a table."""
    block = document.begin()
    while key and block.isValid():
        if block.blockFormat().property(_ID) == key:
            return block
        block = block.next()
    return None


def fill_in(cursor: QTextCursor) -> None:
    """Mark the cursor's empty block as one that Qt needs around a table, and nobody wrote."""
    set_kind(cursor, BlockKind.PARAGRAPH)
    form = cursor.blockFormat()
    form.setProperty(_FILLER, True)
    form.clearProperty(_ID)
    cursor.setBlockFormat(form)


def is_filler(block: QTextBlock) -> bool:
    """Whether nobody wrote this block: it is empty and stands beside a table."""
    return bool(block.blockFormat().property(_FILLER)) and not block.text()


def _write_id(block: QTextBlock, key: str) -> None:
    cursor = QTextCursor(block)
    form = QTextBlockFormat()
    form.setProperty(_ID, key)
    cursor.mergeBlockFormat(form)


def _runs(block: QTextBlock, kind: BlockKind) -> Iterator[Run]:
    pending: Run | None = None
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.charFormat().isImageFormat():  # a part of the text of its own
            iterator += 1
            continue
        run = _run(fragment.text(), fragment.charFormat(), kind)
        if pending is not None and (pending.bold, pending.italic, pending.tied) == (run.bold, run.italic, run.tied):
            pending = Run(pending.text + run.text, run.bold, run.italic, run.tied)
        else:
            if pending is not None:
                yield pending
            pending = run
        iterator += 1
    if pending is not None:
        yield pending


def tie_at(cursor: QTextCursor) -> FactKey | None:
    """What the words at a cursor are tied to."""
    ahead = QTextCursor(cursor)
    ahead.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return _tie(cursor.charFormat()) or _tie(ahead.charFormat())


def _tie(form: QTextCharFormat) -> FactKey | None:
    tied = form.property(_TIED)
    return FactKey(*tied.split("\t")) if isinstance(tied, str) and tied else None


def _run(words: str, form: QTextCharFormat, kind: BlockKind) -> Run:
    heading = kind is BlockKind.HEADING  # bold by its kind, not by its runs
    key = _tie(form)
    return Run(words.replace("\u2028", "\n"), form.fontWeight() >= _BOLD and not heading, form.fontItalic(), key)
