"""Writes workbooks in the shape of public sources, so that the worked example can be imported like real data.

Shapes: KSH's gazetteer download of 2024 (first sheet: title, group heading, headings, settlements, total) and
the population list of the ministry's registry (text file, `;`, UTF-8 with BOM, thousands by a space).
"""

from collections.abc import Sequence
from pathlib import Path

from hep_desktop.domain.settlement import Settlement
from hep_desktop.frozen import dataclass

_GAZETTEER_HEADINGS = (
    "Helység megnevezése",
    "Helység KSH kódja",
    "Helység jogállása",
    "Vármegye megnevezése",
    "Járás kódja",
    "Járás neve",
    "Járás székhelye",
    "Polgármesteri hivatal, közös önkormányzati hivatal kódja",
    "Polgármesteri hivatal, közös önkormányzati hivatal székhelye",
    "Terület  (hektár)",
    "Lakó-népesség",
    "Lakások száma",
)
_REGISTRY_HEADINGS = (
    "Megye kód",
    "KSH kód",
    "Megye",
    "Település",
    "Település típusa",
    "Állandó férfi lakosság összesen",
    "Állandó női lakosság összesen",
)


@dataclass(frozen=True, slots=True)
class RegisteredPopulation:
    """A settlement's registered population by sex."""

    settlement: Settlement
    male: int
    female: int


def write_gazetteer(target: Path, settlements: Sequence[Settlement], year: int) -> None:
    """Write a workbook of the settlements' data of 1 January `year`."""
    from openpyxl import Workbook  # noqa: PLC0415 – heavy, never at start-up

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None  # noqa: S101 – a new workbook has a sheet
    sheet.title = f"Helységek {year}.01.01."
    sheet.append([f"A helységek részletes adatai {year}. január 1. állapot szerint"])
    sheet.append([])
    sheet.append(list(_GAZETTEER_HEADINGS))
    for one in settlements:
        row = [one.name, one.code, one.kind, one.county, "", one.district, "", 5, "", 1432, one.population, 389]
        sheet.append(row)
    total = sum(one.population or 0 for one in settlements)
    sheet.append(["Összesen", *[""] * 9, total])
    workbook.save(target)


def write_registered_population(target: Path, rows: Sequence[RegisteredPopulation]) -> None:
    """Write the registry's list of permanent population by sex."""
    lines = [";".join(f'"{heading}"' for heading in _REGISTRY_HEADINGS)]
    for row in rows:
        one = row.settlement
        lines.append(f"20;{one.code};PEL;{one.name};{one.kind};{_spaced(row.male)};{_spaced(row.female)}")
    target.write_text("\r\n".join(lines), encoding="utf-8-sig", newline="")


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
