"""Loading a workbook of the gazetteer's size, beside calamine alone reading it in the same kind of child."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bare_reading import read_barely
from figures import Figure, interleaved
from full_programme import full_programme

from hep_desktop import child
from hep_desktop.services import importing
from source_files import MINTAFALU, gazetteer, many_places

ROUNDS = 15
SETTLEMENTS = 3177  # with Mintafalu as many as KSH's list has
PARTS = 4  # so many rows the second sheet has for each settlement


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        places = (*many_places(SETTLEMENTS), MINTAFALU)
        workbook = gazetteer(Path(folder) / "hnt_letoltes_2024.xlsx", places, parts=PARTS)
        editing, _ = full_programme(Path(folder) / "hep.sqlite")

        def ours() -> None:
            proposal = importing.read(workbook, editing)
            assert len(proposal.gazetteer) == len(places)
            assert importing.preview(proposal, editing)

        def bare() -> None:
            assert child.run(read_barely, str(workbook)) > len(places)

        try:
            times = interleaved(ours, bare, ROUNDS)
        finally:
            editing.close()
        yield Figure("gazetteer → preview, against a bare read of the workbook", "ms", times[0], 1.5, times[1])
