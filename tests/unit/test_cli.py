"""The command line: exit codes, one sentence on the error stream, never a traceback."""

import json
from datetime import date
from pathlib import Path

import pytest

from hep_desktop import cli
from hep_desktop.domain.settlement import Settlement
from hep_desktop.export.example_sources import write_gazetteer
from hep_desktop.identity import new_id
from hep_desktop.services import workspaces

VILLAGE = Settlement("", "00000", "Mintafalu", "Példa", "Mintai", "község", 812)
OTHER = Settlement("", "00019", "Másfalu", "Példa", "Mintai", "község", 240)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with drafts for two villages."""
    path = tmp_path / "hep.sqlite"
    editing = workspaces.start_editing(workspaces.create_workspace(path))
    for village in (VILLAGE, OTHER):
        settlement = workspaces.new_settlement(editing, village, new_id)
        workspaces.new_programme(editing, settlement, date(2027, 3, 31))
    editing.flush()
    editing.close()
    return path


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "hnt.xlsx"
    write_gazetteer(path, [VILLAGE, OTHER], 2026)
    return path


def run(*words: str | Path) -> int:
    return cli.main([str(word) for word in words])


def test_an_import_without_yes_is_a_preview_that_writes_nothing(
    store: Path, gazetteer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = store.read_bytes()
    assert run("--store", store, "import", gazetteer) == 0
    assert "812" in capsys.readouterr().out
    assert store.read_bytes() == before


def test_an_import_with_yes_is_taken_over_once(
    store: Path, gazetteer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--store", store, "import", gazetteer, "--yes", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["taken"] == 2
    assert run("--store", store, "import", gazetteer, "--yes", "--json") == 0
    (again,) = json.loads(capsys.readouterr().out)
    assert again["taken"] == 0


def test_an_import_can_be_for_one_settlement(store: Path, gazetteer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--store", store, "import", gazetteer, "--settlement", "00019", "--yes", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["taken"] == 1


def test_errors_found_by_the_check_are_an_exit_code_of_one(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--store", store, "check", "--settlement", "00000", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["error"] == len([f for f in told["findings"] if f["severity"] == "error"])


def test_two_drafts_need_a_choice(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--store", store, "check") == 2
    told = capsys.readouterr().err
    assert "Mintafalu" in told
    assert "Másfalu" in told


@pytest.mark.parametrize(
    "words",
    [
        ["--store", "nincs.sqlite", "check"],
        ["verify", "nincs.asice"],
        ["import", "nincs.xlsx"],
        ["report", "--document", "minutes", "--format", "pdf", "--out", "x.pdf"],
    ],
)
def test_unusable_input_is_one_sentence_and_an_exit_code_of_two(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert "Traceback" not in told.err


def test_a_wrong_command_is_explained_in_hungarian(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("frobnicate")
    assert stopped.value.code == 2
    assert "Hibás parancs" in capsys.readouterr().err


def test_minutes_need_a_meeting(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["report", "--settlement", "00000", "--document", "minutes", "--format", "docx", "--out"]
    assert run("--store", store, *words, tmp_path / "x.docx") == 2
    assert "ülés" in capsys.readouterr().err


def test_a_password_file_that_is_not_there_is_told(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "jegyzo.p12"
    key.write_bytes(b"x")
    words = ["export", "--settlement", "00000", "--allow-errors", "--out", tmp_path / "out", "--key", key]
    assert run("--store", store, *words, "--password-file", tmp_path / "nincs.txt") == 2
    assert "jelszó" in capsys.readouterr().err
