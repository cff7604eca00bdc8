"""Remarks from the command line: a draft out, remarks previewed, taken once, written again."""

from datetime import date
from pathlib import Path

import pytest

from hep_desktop import cli
from hep_desktop.domain.remarks import ChapterAnchor
from hep_desktop.domain.settlement import Settlement
from hep_desktop.identity import new_id
from hep_desktop.services import remarking, workspaces

VILLAGE = Settlement("", "00000", "Mintafalu", "Példa", "Mintai", "község", 812)


def run(store: Path, *words: str | Path) -> int:
    return cli.main(["--store", str(store), "remarks", *map(str, words)])


def test_the_loop_without_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clerk, mentor = tmp_path / "hep.sqlite", tmp_path / "mentor.sqlite"
    editing = workspaces.start_editing(workspaces.create_workspace(clerk))
    settlement = workspaces.new_settlement(editing, VILLAGE, new_id)
    programme = workspaces.new_programme(editing, settlement, date(2027, 3, 31))
    editing.close()
    assert run(clerk, "--out", tmp_path / "v.hep") == 0
    workspaces.start_editing(workspaces.create_workspace(mentor)).close()
    assert run(mentor, tmp_path / "v.hep", "--yes") == 0
    editing = workspaces.start_editing(workspaces.open_workspace(mentor))
    remarking.remark(editing, programme, ChapterAnchor("he.3.2"), "Rövid.", "Mária")
    editing.close()
    assert run(mentor, "--out", tmp_path / "m.hepm") == 0
    before = clerk.read_bytes()
    assert run(clerk, tmp_path / "m.hepm") == 0
    assert "1 új megjegyzés" in capsys.readouterr().out
    assert clerk.read_bytes() == before
    assert run(clerk, tmp_path / "m.hepm", "--yes") == 0
    assert run(clerk, tmp_path / "m.hepm") == 0
    assert "Nincs benne új" in capsys.readouterr().out
    assert run(mentor, tmp_path / "x.hepm") == 2
