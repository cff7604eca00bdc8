"""Shows the program how an unknown table is read: sheet, headings, what each column says, doubtful cells."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hep_desktop.domain.layout import Layout, LayoutColumn
from hep_desktop.domain.values import Number
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import table_number
from hep_desktop.identity import new_id
from hep_desktop.importers.feeding import Request, Wanted
from hep_desktop.importers.headed import MOST_TURNED, Headed, headed, is_unnamed, turned
from hep_desktop.importers.long_form import holds, spread
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer
from hep_desktop.importers.sheets import Sheet
from hep_desktop.importers.strange import Strange
from hep_desktop.importers.suggest import has_figures, suggestion
from hep_desktop.importers.tabular import Answers, Read, Reader
from hep_desktop.importers.wording import Wording

__all__ = ["Column", "Read", "Shown", "Slip", "choices"]

SETTLEMENT, CODE, YEAR, LABEL, VALUE, NOTHING = "@settlement", "@code", "@year", "@label", "@value", ""
"""What a column may be besides an indicator's."""

_ROWS_IN_DOUBT = (DoubtKind.NAME_DIFFERS, DoubtKind.CODE_DIFFERS)
_CELLS_IN_DOUBT = (DoubtKind.NO_NUMBER, DoubtKind.BLANK, DoubtKind.NOT_COMPUTED, DoubtKind.CELL_ERROR)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the clerk sees it: its heading, what stands in it, what it is, and what comes of that."""

    at: int
    heading: str
    sample: str
    use: str
    becomes: str
    of_words: bool = False  # its heading are words of a column


@dataclass(frozen=True, slots=True)
class Slip:
    """A doubtful place: a cell that says no figure, or a row that may be a settlement's."""

    doubt: Doubt
    cell: str = ""
    row: int = -1
    settlement: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown so far; every answer gives the next state."""

    path: Path
    strange: Strange
    request: Request
    sheet: str
    row: int
    turned: bool
    uses: Mapping[str, str]
    answers: Answers
    name: str
    source: str

    @classmethod
    def begin(cls, path: Path, strange: Strange, request: Request) -> "Shown":
        """What the file seems to be."""
        first = strange.suggestion
        name = "".join(one for one in path.stem if not one.isdigit()).replace("_", " ").strip(" -.") or path.stem
        answers = Answers(sheet=first.sheet, row=first.row)
        uses = _uses(first.layout)
        return cls(path, strange, request, first.sheet, first.row, first.layout.turned, uses, answers, name,
                   first.layout.source)  # fmt: skip

    def on_sheet(self, name: str) -> "Shown":
        """Another sheet."""
        found = suggestion(self.strange.sheet(name), None, self.request, Wording(self.request))
        return self._as(name, found.row, found.layout)

    def headed_by(self, row: int) -> "Shown":
        """Another row of headings."""
        wording = Wording(self.request)
        found = suggestion(self.strange.sheet(self.sheet), row, self.request, wording, turn=self.turned)
        return self._as(self.sheet, row, found.layout)

    def turn(self) -> "Shown":
        """Headings on the left instead of above, or back."""
        sheet, wording = self.strange.sheet(self.sheet), Wording(self.request)
        if len(sheet.rows) > MOST_TURNED:
            return self
        found = suggestion(sheet, None, self.request, wording, turn=not self.turned)
        return self._as(self.sheet, found.row, found.layout)

    def using(self, at: int, use: str) -> "Shown":
        """A column means something else; those of the same heading in other years too."""
        shape = self.table.shapes[at]
        alone = use[:1] == "@" and use != LABEL
        uses = {one: said for one, said in self.uses.items() if one != shape and (said != use or not alone)}
        changed = replace(self, uses={**uses, shape: use} if use else uses)
        if use == LABEL and VALUE not in uses.values():
            changed = changed._with_figures()  # noqa: SLF001 – our own
        return changed.with_words() if use in (LABEL, VALUE) else changed

    def _with_figures(self) -> "Shown":
        """With the figures that the words are of, where only one column can hold them."""
        table = self.table
        free = {one for at, one in enumerate(table.shapes) if one not in self.uses and has_figures(table, at)}
        return replace(self, uses={**self.uses, free.pop(): VALUE}) if len(free) == 1 else self

    def with_words(self) -> "Shown":
        """What the words of a long form seem to be, where nobody has said so yet."""
        wording, table = Wording(self.request), self.table
        further = list(zip(table.shapes, table.headings, strict=True))[table.sheet.width or len(table.headings) :]
        found = {one: code for one, said in further if (code := wording.meant(table.title, said))}
        return replace(self, uses={**found, **self.uses})

    def saying(self, **said: object) -> "Shown":
        """An answer about this file alone."""
        return replace(self, answers=replace(self.answers, **said))

    def called(self, name: str, source: str) -> "Shown":
        """The name by which it is remembered, and whose figures they are."""
        return replace(self, name=name, source=source)

    @property
    def seen(self) -> Sheet:
        """The sheet as it is read."""
        sheet = self.strange.sheet(self.sheet)
        return turned(sheet) if self.turned else sheet

    @property
    def table(self) -> Headed:
        """The table with its headings."""
        labels, value = self._long()
        table = headed(self.seen, self.row)
        return spread(table, labels, value) if labels and value else table

    def _long(self) -> tuple[tuple[str, ...], str]:
        """The headings over words that say what figures are, and over these figures."""
        labels = tuple(shape for shape, use in self.uses.items() if use == LABEL)
        return labels, next((shape for shape, use in self.uses.items() if use == VALUE), "")

    def layout(self, key: str = "") -> Layout:
        """How the table is read."""
        by_use = {use: shape for shape, use in self.uses.items()}
        columns = tuple(LayoutColumn(shape, use) for shape, use in self.uses.items() if use[:1] not in ("@", ""))
        labels, value = self._long()
        weak = any(not any(sign.isalpha() for sign in one.heading) for one in columns)
        return Layout(
            id=key or new_id(),
            name=self.name,
            settlement=by_use.get(SETTLEMENT, ""),
            code=by_use.get(CODE, ""),
            year=by_use.get(YEAR, ""),
            title=self._told_apart_by() if weak else "",
            source=self.source,
            turned=self.turned,
            columns=columns,
            labels=labels if labels and value else (),
            value=value if labels else "",
        )

    def _told_apart_by(self) -> str:
        """What else tells this table from others whose headings are years alone."""
        of_sheet = "" if is_unnamed(self.sheet) else self.sheet
        return self.table.title or of_sheet or self.path.stem

    def read(self) -> Read:
        """What comes of it, from the rows at hand."""
        reader = Reader(self.strange.book, self.request, self.layout("-"), self.answers)
        return reader.read() or Read((), ())

    def columns(self, read: Read) -> tuple[Column, ...]:
        """The columns as the clerk sees them."""
        table = self.table
        shapes = table.shapes
        sample = _sample_row(table, read)
        return tuple(
            Column(at, heading, table.sheet.text(_sample_of(table, at, sample), at),
                   self.uses.get(shapes[at], ""), self._becomes(table.sheet, at, read),
                   0 < table.sheet.width <= at)
            for at, heading in enumerate(table.headings)
        )  # fmt: skip

    def _becomes(self, sheet: Sheet, at: int, read: Read) -> str:
        for one in read.offers:
            cell = getattr(one.fact.origin, "cell", "")
            if cell == sheet.address(_row_of(cell, sheet), at):
                return _told(one)
        return ""

    def lacks_year(self, read: Read) -> bool:
        """Whether no cell says of which year figures are."""
        if self.answers.year is not None:
            return True  # it was asked for once; the answer may be changed
        return any(one.kind is DoubtKind.PERIOD_UNKNOWN for one in read.stopped)

    @property
    def lacks_settlement(self) -> bool:
        """Whether no column says whose the figures are."""
        return not {SETTLEMENT, CODE} & set(self.uses.values())

    def slips(self, read: Read) -> tuple[Slip, ...]:
        """The doubtful places that can be put right here, and what was said of others before."""
        found: list[Slip] = []
        for one in read.stopped:
            said = dict(one.args)
            if one.kind in _CELLS_IN_DOUBT:
                found.append(Slip(one, cell=said["cell"]))
            elif one.kind in _ROWS_IN_DOUBT:
                ours = next((k.code for k in self.request.settlements if k.name == said["name"]), "")
                found.append(Slip(one, row=int(said["row"]) - 1, settlement=ours))
            else:
                found.append(Slip(one))
        return tuple(found)

    def put_right(self, cell: str, words: str) -> "Shown":
        """What a cell should say; nothing to leave it out."""
        return self.saying(fixes={**self.answers.fixes, (self.sheet, cell): words})

    def owned(self, row: int, settlement: str) -> "Shown":
        """Whose a row is; nothing for nobody of ours."""
        return self.saying(rows={**self.answers.rows, (self.sheet, row): settlement})

    def _as(self, sheet: str, row: int, layout: Layout) -> "Shown":
        answers = Answers(self.answers.year, self.answers.settlement, sheet=sheet, row=row)
        return replace(self, sheet=sheet, row=row, turned=layout.turned, uses=_uses(layout), answers=answers)


def choices(request: Request, heading: str) -> tuple[Wanted, ...]:
    """All indicators, those first that share words with the heading."""
    ranked = [code for _, code in Wording(request).ranked(heading)]
    rest = [code for code in request.wanted if code not in set(ranked)]
    return tuple(request.wanted[code] for code in (*ranked, *rest))


def _uses(layout: Layout) -> dict[str, str]:
    said = {layout.settlement: SETTLEMENT, layout.code: CODE, layout.year: YEAR}
    long = dict.fromkeys(layout.labels, LABEL) | {layout.value: VALUE}
    roles = {shape: use for shape, use in (said | long).items() if shape}
    return roles | {one.heading: one.indicator for one in layout.columns}


def _sample_of(table: Headed, at: int, row: int) -> int:
    """A row where something stands in a column."""
    if holds(table.sheet, row, at):
        return row
    return next((one for one, column in table.sheet.moved if column == at), row)


def _sample_row(table: Headed, read: Read) -> int:
    cells = (getattr(one.fact.origin, "cell", "") for one in read.offers)
    return next((_row_of(cell, table.sheet) for cell in cells), table.first)


def _row_of(cell: str, sheet: Sheet) -> int:
    letters = cell.rstrip("0123456789")
    if not sheet.is_turned:
        return int(cell[len(letters) :] or 1) - 1
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _told(offer: Offer) -> str:
    value = offer.fact.value
    figure = table_number(value.amount, max(0, -int(value.amount.normalize().as_tuple().exponent))) if isinstance(
        value, Number) else getattr(offer.fact.origin, "original", "")  # fmt: skip
    return f"{offer.key.period}: {figure}"
