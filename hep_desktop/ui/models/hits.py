"""What a search found, as rows: the chapters, and under each the words around every hit."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import short_date
from hep_desktop.seeking.index import Hit
from hep_desktop.seeking.passages import FORUM, PLAN, PROBLEMS, What
from hep_desktop.template.model import Edition
from hep_desktop.ui.strings import table_name, text

ROW = int(Qt.ItemDataRole.UserRole)
LISTED = 300  # rows: nobody reads more of them
_BEFORE, _AFTER = 20, 70  # signs around a hit, which stands in the first two lines of a narrow list

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of a chapter, with how many were found in it."""

    title: str
    count: str = ""

    @property
    def words(self) -> str:
        """Both."""
        return f"{self.title} {self.count}".strip()


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the words around it, and what it stands in where that is no text."""

    hit: Hit
    before: str
    words: str
    after: str
    where: str


Row = Title | Found


class HitsModel(QAbstractListModel):
    """The rows of one search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show(self, hits: tuple[Hit, ...], edition: Edition) -> None:
        """List other hits."""
        self.beginResetModel()
        self._rows = tuple(_rows(hits[:LISTED], hits, edition))
        if len(hits) > LISTED:
            self._rows += (Title(text("seeking.not_listed", count=len(hits) - LISTED)),)
        self.endResetModel()

    def clear(self) -> None:
        """List nothing."""
        self.beginResetModel()
        self._rows = ()
        self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """The hit of a row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row.hit if isinstance(row, Found) else None

    def step(self, index: Index, by: int) -> QModelIndex:
        """The next or previous row with a hit; round at the ends."""
        places = [at for at, row in enumerate(self._rows) if isinstance(row, Found)]
        if not places:
            return QModelIndex()
        now = index.row() if index.isValid() else (-1 if by > 0 else len(self._rows))
        beyond = [at for at in places if (at > now if by > 0 else at < now)]
        return self.index((beyond or places)[0 if by > 0 else -1])

    def place(self, hit: Hit | None) -> QModelIndex:
        """Where a hit is listed: the very one, else the first behind it in the same passage."""
        if hit is not None:
            for at, row in enumerate(self._rows):
                if isinstance(row, Found) and _follows(row.hit, hit):
                    return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Title):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words if isinstance(row, Title) else f"{row.before}{row.words}{row.after}\n{row.where}".strip()
        return None


def _follows(hit: Hit, earlier: Hit) -> bool:
    one, other = hit.passage, earlier.passage
    same = (one.page, one.what, one.place, one.field) == (other.page, other.what, other.place, other.field)
    return same and hit.start >= earlier.start


def _rows(listed: tuple[Hit, ...], hits: tuple[Hit, ...], edition: Edition) -> Iterator[Row]:
    titles = _titles(edition)
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.passage.page] = counts.get(hit.passage.page, 0) + 1
    for page, found in groupby(listed, lambda hit: hit.passage.page):
        yield Title(titles.get(page, page), f"({counts[page]})")
        yield from (_found(hit, edition) for hit in found)


def _titles(edition: Edition) -> Mapping[str, str]:
    steps = {step: text(f"frame.steps_of_walk.{step}") for step in (PROBLEMS, PLAN, FORUM)}
    return steps | {node.id: node.heading for node in edition.walk()}


def _found(hit: Hit, edition: Edition) -> Found:
    words = hit.passage.words.replace("\n", " ")
    start, end = hit.start, hit.end
    before, after = words[max(0, start - _BEFORE) : start], words[end : end + _AFTER]
    if start > _BEFORE:
        before = "… " + before.partition(" ")[2]
    if end + _AFTER < len(words):
        after = after.rpartition(" ")[0] + " …"
    return Found(hit, before, words[start:end], after, where_it_stands(hit, edition))


def where_it_stands(hit: Hit, edition: Edition) -> str:
    """What a hit stands in; nothing for a chapter's text."""
    passage = hit.passage
    name = passage.name
    if passage.what is What.TEXT:
        return ""
    if passage.what is What.MEETING:
        name = short_date(date.fromisoformat(name)) if name else text("forum.undated")
    if passage.what in (What.PROBLEM, What.MEASURE) and not name.strip():
        name = text("problems.untitled" if passage.what is What.PROBLEM else "plan.untitled")
    table = edition.tables.get(passage.table)
    return text(f"seeking.where.{passage.what}", name=name, table=table_name(table) if table else "")
