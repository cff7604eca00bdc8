"""Nothing of what anybody wrote gets into logs and reports: seeded canaries are looked for everywhere."""

import logging
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from builders import text, value
from guards.logs import LogGuard
from hep_desktop import logs
from hep_desktop.domain.commands import AddMeasure, AddMeeting, AddSettlement, SetFacts, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import read_parcel
from hep_desktop.services.help_report import report
from hep_desktop.store.journal import Step
from stores import WOMEN, catalogue, editing

CANARY = "Kanári Kálmánné"


@pytest.fixture
def seeded(tmp_path: Path) -> Iterator[Editing]:
    """A store with a canary in every kind of field that words can be written into."""
    with editing(tmp_path / f"{CANARY}.sqlite", catalogue(tmp_path / "forms")) as one:
        one.do(AddSettlement(Settlement("z", "11110", CANARY)))
        one.do(SetFacts("p", ((WOMEN, Fact(value(CANARY), note=CANARY)),)))
        one.do(SetText("p", "he.1", text(CANARY)))
        blank = Measure("m", "MR", 1)
        words = {f.name: CANARY for f in fields(blank) if getattr(blank, f.name) == "" and f.name != "id"}
        one.do(AddMeasure("p", replace(blank, **words)))
        one.do(AddMeeting(Meeting("u", ("p",), place=CANARY, chair=CANARY)))
        yield one


def test_logs_and_reports_hold_no_content(seeded: Editing, tmp_path: Path, logged: LogGuard) -> None:
    logged.expect("a step could not be written")
    logged.expect("a listener failed")
    opened = logs.start(tmp_path / "logs")
    assert opened is not None
    workspace = seeded.workspace
    sound = workspace._writer._save

    def broken(_steps: tuple[Step, ...]) -> None:
        raise ValueError(CANARY)

    def deaf(_state: object) -> None:
        raise RuntimeError(CANARY)

    workspace._writer._save = broken
    workspace.on_saving = deaf
    seeded.do(SetText("p", "he.1", text(f"{CANARY} még egyszer")))
    with pytest.raises(UserError):
        seeded.flush()
    workspace._writer._save = sound
    (tmp_path / f"{CANARY}.hep").write_bytes(CANARY.encode())
    with pytest.raises(UserError):
        read_parcel(tmp_path / f"{CANARY}.hep")
    told = report(seeded, tmp_path / "logs")
    opened.close()
    written = [file.read_text(encoding="utf-8") for file in (tmp_path / "logs").iterdir()]
    for words in (told, *written):
        for canary in (*CANARY.split(), "Mintafalu", "Minta Mária", str(tmp_path)):
            assert canary not in words
    assert "ValueError" in told  # what went wrong and where is there all the same
    assert "writer.py" in told
    assert "programmes: 1" in told
    logging.getLogger().removeHandler(opened.handler)
