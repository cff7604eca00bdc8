"""What the importer makes of a file, put shortly, for tests of one trait each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import source_files as made
from builders import hep_2021
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.domain.values import NoData, Number
from hep_desktop.importers.base import look_at
from hep_desktop.importers.feeding import Request, wanted_by
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.importers.strange import Strange
from hep_desktop.services.showing import Shown
from hep_desktop.words import explain

Rows = Sequence[Sequence[str | float]]

EDITION = hep_2021()
OURS = (Known("17376", "Aba"), Known("00000", "Mintafalu"), Known("09566", "Budapest 01. ker."))
BIRTHS, DEATHS, PEOPLE = "Élveszületések száma", "Halálozások száma", "Lakónépesség száma az év végén"
"""Words that a known source uses, so that a table with them needs no showing."""


@dataclass(frozen=True)
class Seen:
    """Figures by settlement, indicator and period; what was doubted; the code of a refusal."""

    figures: Mapping[tuple[str, str, str], Decimal | str] = field(
        default_factory=dict[tuple[str, str, str], Decimal | str]
    )
    kinds: frozenset[DoubtKind] = frozenset()
    refusal: str = ""
    shown: Shown | None = None
    origins: tuple[FileOrigin, ...] = ()
    notes: tuple[str, ...] = ()
    importer: str = ""

    def of(self, name: str, indicator: str = "births") -> dict[str, Decimal | str]:
        """A settlement's figures by period."""
        code = next(one.code for one in OURS if one.name == name)
        return {key[2]: value for key, value in self.figures.items() if key[:2] == (code, indicator)}


def seen(path: Path, ours: Sequence[Known] = OURS) -> Seen:
    """What a file offers these settlements, by itself or after the program's own suggestion."""
    request = Request(tuple(ours), tuple(EDITION.sources.values()), (), wanted_by(EDITION))
    try:
        found = look_at(str(path), request, progress=Silent())
    except UserError as error:
        told = explain(error.code, error.values)
        assert told.what
        assert told.why
        assert told.todo
        return Seen(refusal=error.code)
    shown = None
    importer = ""
    if isinstance(found, Strange):
        shown = Shown.begin(path, found, request)
        read = shown.read()
    else:
        read, importer = found, found.importer
    values = {(one.settlement, one.key.indicator, one.key.period): one.fact.value for one in read.offers}
    figures = {
        key: value.amount if isinstance(value, Number) else str(value.reason) if isinstance(value, NoData) else ""
        for key, value in values.items()
    }
    about = (*read.doubts, *read.stopped, *(one for offer in read.offers for one in offer.doubts))
    return Seen(
        figures,
        frozenset(one.kind for one in about),
        shown=shown,
        origins=tuple(one.fact.origin for one in read.offers if isinstance(one.fact.origin, FileOrigin)),
        notes=tuple(one.fact.note for one in read.offers),
        importer=importer,
    )


def table(folder: Path, rows: Rows, sheet: str = "Munka1", name: str = "adat.xlsx") -> Path:
    """A workbook of one sheet."""
    return made.workbook(folder / name, {sheet: rows})


def lines(folder: Path, rows: Sequence[str], coding: str = "utf-8", end: str = "\r\n", name: str = "adat.csv") -> Path:
    """A text file."""
    path = folder / name
    path.write_bytes(end.join(rows).encode(coding))
    return path
