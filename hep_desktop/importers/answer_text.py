"""Text forms of ours that were filled: saved, forwarded, quoted or wrapped by a mail program."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.frozen import dataclass
from hep_desktop.importers.answered_lists import said_in
from hep_desktop.importers.cell_figures import CellReader, Said
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.marks import Notes
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer
from hep_desktop.importers.sheets import Book, Sheet
from hep_desktop.template import asking

_MARK = re.compile(r"\[(" + r"\s*".join(asking.MARK) + r"[^\[\]]+)\]")  # programs break lines at hyphens
_QUOTED = re.compile(r"^(?:\s*>)+ ?")
_FIELD = re.compile(r"\s*\[(?P<key>[^\[\]]+)\](?P<rest>.*)")


def is_form(text: str) -> bool:
    """Whether a text is a form of ours."""
    return "[hep" in text and _mark(row[0] for row in lines_of(text)) is not None


def lines_of(text: str) -> list[list[str]]:
    """The lines of a form as rows of one cell, without the signs of quoting."""
    return [[_QUOTED.sub("", line)] for line in text.splitlines()]


@dataclass(frozen=True, slots=True)
class Letter:
    """A filled form: its mark, and by line number the field there with what was written."""

    mark: tuple[str, str, str]
    said: Mapping[int, tuple[str, str]]

    def fields(self) -> dict[str, str]:
        """What was written beside the figures."""
        return {key: words for key, words in self.said.values() if "|" not in key and words}

    def figures(self, book: Book, request: Request) -> Iterator[Offer | Doubt]:
        """The figures and rows of lists."""
        values = [[" ".join(self.said[at][1].split())] if at in self.said else [""] for at in range(max(self.said) + 1)]
        sheet = Sheet("", values)
        for at, (field, words) in self.said.items():
            code, parted, rest = field.partition("|")
            if not parted or not words:
                continue
            period, _, member = rest.partition("|")
            said = _value(sheet, at, code, member, request)
            if isinstance(said, Said):
                origin = FileOrigin(book.file, book.sha256, "", sheet.address(at, 0), original=said.original)
                yield Offer(self.mark[1], FactKey(code, period, member), Fact(said.value, origin), said.doubts)
            elif said is not None and said.kind is not DoubtKind.BLANK:
                yield said


def found(book: Book) -> Letter | None:
    """The form in a text file; None for any other file."""
    if book.names != ("",):
        return None
    lines = [str(row[0]) if row else "" for row in book.load(0).rows]
    mark = _mark(lines)
    return Letter(mark, _answers(lines)) if mark else None


def _mark(lines: Iterable[str]) -> tuple[str, str, str] | None:
    told = _MARK.search("\n".join(lines))
    return asking.from_mark(" ".join(re.sub(r"-\s+", "-", told[1]).split())) if told else None


def _answers(lines: list[str]) -> dict[int, tuple[str, str]]:
    """What was written into the fields: behind the colon, or in the lines below up to the next field."""
    written: dict[int, tuple[str, list[str]]] = {}
    current: list[str] = []
    for at, line in enumerate(lines):
        field = _FIELD.match(line)
        if field:
            current = [field["rest"]]
            written[at] = (field["key"], current)
        elif line.lstrip().startswith(asking.SECTION):
            current = []
        else:
            current.append(line)
    return {at: (key, _behind_colon(said)) for at, (key, said) in written.items()}


def _behind_colon(lines: list[str]) -> str:
    said = "\n".join(lines).partition(":")[2]
    return "\n".join(line for line in (" ".join(one.split()) for one in said.splitlines()) if line)


def _value(sheet: Sheet, at: int, code: str, member: str, request: Request) -> Said | Doubt | None:
    if member:
        listed = request.listed.get(code)
        return said_in(sheet, at, 0, listed) if listed else None
    wanted = request.wanted.get(code)
    unit = wanted.indicator.unit if wanted else ""
    return CellReader(sheet, {}, Notes({}, {})).figure(at, 0, Decimal(1), unit)
