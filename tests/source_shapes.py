"""Writes the other shapes in which public statistics come, for tests of what reads them."""

from collections.abc import Sequence
from pathlib import Path

from source_files import BUDAPEST, HEADINGS, PLACES, Place, workbook


def gazetteer_of_2011(path: Path, places: Sequence[Place] = PLACES) -> Path:
    """KSH's gazetteer as it was: headings in two rows under a row of days, and every county on a sheet of its own."""
    day = "2011. január 1."
    blank = [""] * 4
    rows: list[list[str | float]] = [
        [day, "", "", day, day, "", "", day, "", day, "", "", "", day],
        [
            "Helység",
            "",
            "",
            "Megye megnevezése ",
            "Kistérség ",
            "",
            "",
            "Körjegyzőség",
            "",
            *HEADINGS[9:13],
            "Kisebbség",
        ],
        [
            "megnevezése",
            "KSH kódja",
            "jogállása",
            "",
            "kódja",
            "neve",
            "székhelye",
            "kódja",
            "székhelye",
            *blank,
            HEADINGS[13],
        ],
    ]
    for place in places:
        region = ("3708", "Abai", "Aba", "1", "–")
        population = float(str(place.population))
        rows.append([place.name, place.code, place.kind, place.county, *region, 8805.0, population, 1555.0, "", ""])
    total = sum(float(str(place.population)) for place in places if place.code != BUDAPEST.code)
    unlabelled: list[str | float] = [*[""] * 10, total]
    return workbook(path, {"Ország": [*rows, unlabelled], "Fejér": [*rows[:4], unlabelled]})
