"""Says of every paragraph and table of a Word file where it goes in a programme, or why it goes nowhere."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import inflected
from hep_desktop.identity import NewId
from hep_desktop.importers.picture import ReadPicture, read_picture
from hep_desktop.importers.word.headings import contents, headings
from hep_desktop.importers.word.indicators import Tables
from hep_desktop.importers.word.outline import Matching, spots, takes_text
from hep_desktop.importers.word.parts import Aim, Part, Remark, Why, WordProgramme, remark
from hep_desktop.importers.word.plan import Plan
from hep_desktop.importers.word.programmes import of_another
from hep_desktop.importers.word.sections import Section, Sections
from hep_desktop.importers.word.source import Drawing, Drawn, Grid, Item, Line, Source
from hep_desktop.importers.word.tabling import Tabling, captions_stand_below, is_below, is_caption, is_numbered
from hep_desktop.importers.word.titles import stems
from hep_desktop.importers.word.writing import blocks, too_large
from hep_desktop.template.chart import ChartKind
from hep_desktop.template.model import Edition, Node, NodeKind
from hep_desktop.words import text as say

_DRAWINGS = {
    Drawing.PICTURE: Why.PICTURE,
    Drawing.LINKED: Why.LINKED,
    Drawing.CHART: Why.CHART,
    Drawing.OBJECT: Why.OBJECT,
    Drawing.FOREIGN: Why.FOREIGN,
}
_FRONT = 600  # letters: a part's own text so short is a title page
_FIGURE = re.compile(r"\b(?:ábra|kép|térkép|diagram|fotó)\b", re.IGNORECASE)
_REMARKS = ("optional_empty", "required_empty", "nothing_written", "no_problems")
_HOLE = "\x00"


def place(
    source: Source,
    edition: Edition,
    village: str,
    new_id: NewId,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> WordProgramme:
    """All parts of a file, in its order."""
    known = spots(edition)
    index = contents(source.items)
    groups = [stems(group.title) for group in edition.action_plan.groups]
    said = frozenset(chain.from_iterable(one.said for one in known))
    placed = Matching(known, groups).placed(tuple(headings(source.items, index, village, said)))
    index |= {one.heading.line.at for one in placed if one.spot is None and one.heading.line.at + 1 in index}
    others = of_another(source.items, placed, village)
    placed = tuple(one for one in placed if one.heading.place not in others)
    index -= {*others}
    found = _Placing(edition, new_id, progress, below=captions_stand_below(source.items))
    parts = list(found.parts(Sections(known, new_id).of(source.items, placed, index | {*others})))
    parts += found.beside(source, index, others)
    named = not village or bool(re.search(inflected(village), _words(source.items), re.IGNORECASE))
    return WordProgramme(
        source.file, source.sha256, tuple(parts), source.lost, len(source.items), named, found.contents()
    )


def _words(items: Iterable[Item]) -> str:
    lines = (item.plain if isinstance(item, Line) else " ".join(chain(*_texts(item))) for item in items)
    return "\n".join(lines)


def _texts(item: Item) -> Sequence[Sequence[str]]:
    return item.texts if isinstance(item, Grid) else ()


@dataclass(frozen=True, slots=True)
class _Home:
    """Where the text of a section goes."""

    aim: Aim
    node: str
    remarks: tuple[Remark, ...] = ()


class _Placing:
    def __init__(self, edition: Edition, new_id: NewId, progress: Progress, *, below: bool) -> None:
        """`below` – whether the names of tables follow them."""
        self._progress = progress
        self._pictures: dict[int, ReadPicture] = {}
        self._charts = tuple(say(f"charts.kinds.{kind}") for kind in ChartKind)
        self._edition = edition
        self._new_id = new_id
        self._tabling = Tabling(Tables(edition), Plan.of(edition), new_id)
        self._below = below
        self._own_remarks: list[int] = []
        self._remarks = _own_remarks()

    def parts(self, sections: Iterable[Section]) -> Iterator[Part]:
        """The parts of all sections."""
        for section in sections:
            yield from self._section(section)

    def beside(self, source: Source, index: frozenset[int], others: range) -> Iterator[Part]:
        """What has no place in a programme: another one's, the contents, heads and feet of pages, comments."""
        if others:
            yield self._aside(Why.ANOTHER, others, _words(source.items[others.start : others.stop]))
        if index:
            yield self._aside(Why.CONTENTS, sorted(index), "")
        if self._own_remarks:
            yield self._aside(Why.OWN_REMARK, self._own_remarks, "")
        for why, said in ((Why.MARGINS, source.margins), (Why.COMMENTS, source.comments)):
            if said:
                yield self._aside(why, (), "\n".join(said))

    def _aside(self, why: Why, items: Iterable[int], said: str) -> Part:
        return Part(why.value, say(f"word.aside.{why}"), tuple(items), Aim.NOWHERE, remarks=(remark(why),), said=said)

    def _section(self, section: Section) -> Iterator[Part]:
        self._tabling.enter(section)
        home = self._home(section)
        written: list[Item] = []
        others: list[Part] = []
        waiting = [item for item in section.items if not self._is_ours(item)]
        while waiting:
            part, used = self._part(waiting, written, section, home)
            if part is not None:
                others.append(part)
            del waiting[:used]
        text = self._text(section, home, written)
        yield from (text, *others) if text else others

    def _is_ours(self, item: Item) -> bool:
        """Whether a line is what our own drafts say where nothing is written."""
        ours = isinstance(item, Line) and any(
            item.plain.startswith(before) and item.plain.endswith(after) for before, after in self._remarks
        )
        if ours:
            self._own_remarks.append(item.at)
        return ours

    def _part(self, waiting: list[Item], written: list[Item], section: Section, home: _Home) -> tuple[Part | None, int]:
        """The part that begins the items waiting, and how many it takes; ordinary ones join the written text."""
        first = waiting[0]
        if isinstance(first, Drawn):
            used = 1 + _count(waiting[1:], _is_figure_line)
            if home.aim is Aim.TEXT and self._takes(first):
                written += waiting[:used]
                return None, used
            return self._drawn(first, waiting[:used], section, home), used
        before = 0 if self._below else _count(waiting, lambda item: _is_caption(item, section))
        if before < len(waiting) and isinstance(waiting[before], Grid) and before <= 2:  # noqa: PLR2004 – title, unit
            used = before + 1 + (self._below and _count(waiting[before + 1 : before + 2], is_numbered))
            used += _count(waiting[used:], is_below)
            part = self._tabling.part(waiting[:used], section)
            if part is None and home.aim is Aim.NOWHERE:
                part = replace(self._tabling.plain(waiting[:used], section), remarks=home.remarks)
            if part is not None:
                return part, used
            written += waiting[: before + 1]
            return None, before + 1
        written.append(first)
        if isinstance(first, Line):
            self._tabling.passed(first)
        return None, 1

    def _takes(self, drawn: Drawn) -> bool:
        """Whether a picture can be kept in its text; those that we have drawn ourselves are drawn anew."""
        if not drawn.content or drawn.alt.startswith(self._charts):
            return False
        try:
            self._pictures[drawn.at] = read_picture(drawn.content, progress=self._progress)
        except UserError:  # of a kind that no paper prints, or damaged: it is listed
            return False
        return True

    def contents(self) -> Mapping[str, bytes]:
        """The pictures of the texts, by the hash that names them."""
        read = self._pictures.values()
        return {hashlib.sha256(one.content).hexdigest(): one.content for one in read}

    def _drawn(self, drawn: Drawn, used: Sequence[Item], section: Section, home: _Home) -> Part:
        lines = [item.plain for item in used[1:] if isinstance(item, Line)]
        said = "\n".join(one for one in (drawn.alt, *lines) if one)
        title = lines[0] if lines else drawn.alt or say("word.aside.picture", heading=section.title)
        items = tuple(item.at for item in used)
        words = blocks(used[1:], frozenset(), self._new_id)
        why = remark(_DRAWINGS[drawn.kind])
        return Part(str(drawn.at), title, items, Aim.NOWHERE, home.node, words, remarks=(why,), said=said)

    def _text(self, section: Section, home: _Home, written: Sequence[Item]) -> Part | None:
        items = tuple(item.at for item in written)
        if section.line is not None:
            items = (section.line.at, *items)
        if not items:
            return None
        made = blocks(written, frozenset(section.headings), self._new_id, self._pictures)
        wide = any(isinstance(item, Grid) and too_large(item) for item in written)
        remarks = (*home.remarks, *((remark(Why.WIDE_TABLE),) if wide else ()))
        if not written and home.aim is Aim.NOWHERE:
            remarks = (remark(Why.HEADING_ONLY),)
        title = section.title or say("word.aside.front")
        return Part(str(items[0]), title, items, home.aim, home.node, made, section.own, remarks=remarks)

    def _home(self, section: Section) -> _Home:
        if section.own is not None:
            return _Home(Aim.TEXT, section.own.id, (remark(Why.OWN_HEADING),))
        node = section.node
        if node is None:
            return _Home(Aim.NOWHERE, "", (remark(Why.FRONT),))
        by_number = section.placed is not None and section.placed.by_number
        if takes_text(node):
            return _Home(Aim.TEXT, node.id, (remark(Why.BY_NUMBER),) if by_number else ())
        if node.kind is NodeKind.FORM:
            return _Home(Aim.NOWHERE, "", (remark(Why.COMPOSED),))
        return self._of_part(node, section)

    def _of_part(self, node: Node, section: Section) -> _Home:
        """Text right under the name of a part: its title page, or an introduction that the first chapter takes."""
        length = sum(len(item.plain) for item in section.items if isinstance(item, Line))
        if not length:
            return _Home(Aim.NOWHERE, "")
        first = next((one for one in node.walk() if takes_text(one)), None)
        if length < _FRONT or first is None:
            return _Home(Aim.NOWHERE, "", (remark(Why.FRONT),))
        return _Home(Aim.TEXT, first.id, (remark(Why.MOVED_UP),))


def _count(items: Sequence[Item], wanted: Callable[[Item], bool]) -> int:
    """How many of the first items are wanted."""
    return next((at for at, item in enumerate(items) if not wanted(item)), len(items))


def _is_caption(item: Item, section: Section) -> bool:
    return isinstance(item, Line) and is_caption(item, section.headings)


def _is_figure_line(item: Item) -> bool:
    """Whether a line belongs to the picture above it."""
    return isinstance(item, Line) and (
        is_below(item)
        or (item.caption and bool(_FIGURE.search(item.plain)))
        or bool(re.match(r"\d+(?:\.\d+)*\.?\s*(?:számú|sz\.)?\s*(?:ábra|kép)\b", item.plain))
    )


def _own_remarks() -> tuple[tuple[str, str], ...]:
    """How our own drafts say that nothing stands here: what such lines begin and end with."""
    told = [say(f"papers.programme.{key}") for key in _REMARKS]
    tables = [say(f"papers.programme.{key}", caption=_HOLE) for key in ("table_empty", "table_not_here")]
    return tuple((one.partition(_HOLE)[0], one.partition(_HOLE)[2]) for one in (*told, *tables))
