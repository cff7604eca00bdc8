"""The command line: exit codes, one sentence on the error stream, never a traceback."""

import getpass
import json
import sqlite3
import subprocess
import warnings
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import word_files
from hep_desktop import cli
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.settlement import Settlement
from hep_desktop.export.example_sources import write_gazetteer
from hep_desktop.identity import new_id
from hep_desktop.services import importing, workspaces

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


def test_last_time_s_programme_is_previewed_then_taken_over(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = word_files.saved(word_files.built(word_files.programme()), tmp_path / "last.docx")
    before = store.read_bytes()
    assert run("--store", store, "import", old) == 2
    assert "Mintafalu 2027–2032" in capsys.readouterr().err, "two drafts: which one is asked"
    assert run("--store", store, "import", old, "--settlement", "00000") == 0
    assert "+ 3.1 Jövedelmi és vagyoni helyzet → 3.1 Jövedelmi" in capsys.readouterr().out
    assert store.read_bytes() == before
    assert run("--store", store, "import", old, "--settlement", "00000", "--yes", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told[0]["taken"] > 40
    assert {"found", "state", "target", "remarks"} == told[0]["rows"][0].keys()
    assert run("--store", store, "import", old, "--settlement", "00000", "--yes") == 0
    assert "átvéve" not in capsys.readouterr().out, "nothing new the second time"


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
        ["verify", __file__],
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


@pytest.mark.parametrize("command", [["import", "hnt.xlsx", "--yes"], ["check"]])
def test_a_settlement_that_is_not_in_the_store_is_told(
    command: list[str], store: Path, gazetteer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = store.read_bytes()
    words = [str(gazetteer) if word == gazetteer.name else word for word in command]
    assert run("--store", store, *words, "--settlement", "99999") == 2
    told = capsys.readouterr().err
    assert "99999. Az adattár települései: Mintafalu (00000), Másfalu (00019)." in told
    assert store.read_bytes() == before


def test_a_file_that_cannot_be_read_keeps_those_beside_it_out_too(store: Path, gazetteer: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    (tmp_path / "szoveg.xlsx").write_text("szöveg", encoding="utf-8")
    assert run("--store", store, "import", gazetteer, tmp_path / "szoveg.xlsx", "--yes") == 2
    assert store.read_bytes() == before


def test_a_store_in_use_can_be_checked_but_not_written(
    store: Path, gazetteer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(workspaces.open_workspace(store)):
        assert run("--store", store, "check", "--settlement", "00000") == 1
        capsys.readouterr()
        assert run("--store", store, "import", gazetteer, "--yes") == 2
    assert "már megnyitották" in capsys.readouterr().err


def test_a_store_of_a_newer_program_is_refused(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = store.read_bytes()
    assert run("--store", store, "check") == 2
    assert "újabb változatával" in capsys.readouterr().err
    assert store.read_bytes() == before


def test_text_called_a_store_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hep.sqlite"
    path.write_text("szöveg", encoding="utf-8")
    assert run("--store", path, "check") == 2
    assert f"{path}. Nem ezzel a programmal készült" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "szöveg"


def test_a_command_broken_off_leaves_in_one_sentence(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "chosen", broken_off)
    assert run("--store", store, "check") == 2
    assert "megszakították" in capsys.readouterr().err


@pytest.mark.outside("openssl")
def test_a_key_signs_and_the_package_tells_by_whom(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, password = key_file(tmp_path, "titok")
    words = ["--store", store, "export", "--settlement", "00000", "--allow-errors", "--out", tmp_path / "ki"]
    words += ["--key", key, "--password-file", password]
    assert run(*words) == 0
    (package,) = (tmp_path / "ki").glob("*.asice")
    capsys.readouterr()
    assert run("verify", package) == 0
    assert "„Minta Jegyző”" in capsys.readouterr().out
    password.write_text("rossz", encoding="utf-8")
    assert run(*words) == 2
    assert "nem nyílt ki" in capsys.readouterr().err


def test_a_password_that_cannot_be_hidden_is_not_asked_for(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere(*_: object) -> str:
        warnings.warn("echo", getpass.GetPassWarning, stacklevel=1)
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", nowhere)  # a test has no terminal to take away
    key = tmp_path / "jegyzo.p12"
    key.write_bytes(b"x")
    words = ["export", "--settlement", "00000", "--allow-errors", "--out", tmp_path / "out", "--key", key]
    assert run("--store", store, *words) == 2
    assert "--password-file" in capsys.readouterr().err


def key_file(folder: Path, password: str) -> tuple[Path, Path]:
    """A PKCS#12 as openssl makes one, and a file with its password."""
    key, secret = folder / "jegyzo.p12", folder / "jelszo.txt"
    secret.write_text(password, encoding="utf-8")
    pem, cert = folder / "k.pem", folder / "c.pem"
    said = ("-nodes", "-utf8", "-subj", "/CN=Minta Jegyző", "-days", "30")
    made = ("req", "-x509", "-newkey", "rsa:2048", *said, "-keyout", pem, "-out", cert)
    packed = ("pkcs12", "-export", "-inkey", pem, "-in", cert, "-out", key, "-passout", f"file:{secret}")
    for words in (made, packed):
        subprocess.run(["openssl", *words], check=True, capture_output=True, timeout=60)
    return key, secret


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


def test_the_store_can_be_named_after_the_command_too(store: Path) -> None:
    assert run("check", "--store", store, "--settlement", "00000") == 1


def test_a_settlement_that_is_not_in_the_file_is_told(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hnt_egy.xlsx"
    write_gazetteer(path, [VILLAGE], 2026)
    assert run("--store", store, "import", path, "--settlement", "00019") == 2
    assert "A fájlban nincs adat erről a településről: 00019" in capsys.readouterr().err


def test_one_bad_file_hides_no_other_and_nothing_is_taken_over(
    store: Path, gazetteer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "rossz.xlsx"
    bad.write_bytes(b"nem munkafuzet")
    before = store.read_bytes()
    assert run("--store", store, "import", bad, gazetteer) == 2
    told = capsys.readouterr()
    assert "rossz.xlsx" in told.err
    assert "812" in told.out
    assert run("--store", store, "import", bad, gazetteer, "--yes") == 2
    assert "Egyik fájl adatait sem vettük át" in capsys.readouterr().err
    assert store.read_bytes() == before


def test_a_full_disk_is_told_as_it_is_for_a_command(
    store: Path, gazetteer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise UserError("store.disk_full", file="hep.sqlite")

    monkeypatch.setattr(importing, "take_over", full)
    assert run("--store", store, "import", gazetteer, "--yes") == 2
    told = capsys.readouterr().err
    assert "Betelt a lemez. Szabadítson fel helyet, és adja ki újra a parancsot." in told
    assert "Amit beírt" not in told


def test_one_table_is_saved_by_its_number(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    which = ("--settlement", "00000")
    for ending in ("xlsx", "csv"):
        assert run("--store", store, "table", "3.2.1", *which, "--out", tmp_path / f"t.{ending}") == 0
        assert (tmp_path / f"t.{ending}").stat().st_size > 0
    assert run("--store", store, "table", "99", *which, "--out", tmp_path / "u.xlsx") == 2
    assert "3.2.1" in capsys.readouterr().err, "the numbers are listed"
