"""Loading an old programme of more than eighty pages from Word, until the page shows what goes where."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, timed
from full_programme import full_programme

from hep_desktop.identity import new_id
from hep_desktop.services import reporting, word_programme, word_taking, workspaces

ROUNDS = 5
MOST_MS = 5000


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        editing, full = full_programme(Path(folder) / "hep.sqlite")
        try:
            old = reporting.build(editing, "hep", "docx", Path(folder) / "HEP.docx", programme=full)
            settlement = editing.office.programmes[full].details.settlement
            draft = workspaces.new_programme(editing, settlement, date(2027, 3, 31), new_id)

            def look() -> None:
                word = word_programme.read(old, editing, draft)
                assert len(word_programme.preview(word, editing, draft)) > 100

            def take() -> None:
                assert word_taking.take_over(editing, word, draft, rows, chosen, new_id).texts > 50
                editing.undo(draft)

            looking = [timed(look) for _ in range(ROUNDS)]
            word = word_programme.read(old, editing, draft)
            rows = word_programme.preview(word, editing, draft)
            chosen = {row.part.key: row.choice for row in rows}
            yield Figure("Word file of 100 pages → preview", "ms", looking, MOST_MS)
            yield Figure("taking it over, and back", "ms", [timed(take) for _ in range(ROUNDS)], 1000)
        finally:
            editing.close()
