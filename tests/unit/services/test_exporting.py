"""The files that are handed on: made in one go, checked as a stranger would, or not made at all."""

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12

import stores
from forged_signature import certificate
from hep_desktop import paths
from hep_desktop.domain.commands import AddMeasure, AddMeeting, AddProblem, SetFacts, SetText
from hep_desktop.domain.errors import Cancelled, UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.places import MeasurePlace, ProblemPlace, SettlementPlace, TextPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.situation import Block, BlockKind, Fact, FactKey, Run, Text
from hep_desktop.domain.values import Number
from hep_desktop.services import exporting
from hep_desktop.services.editing import Editing
from hep_desktop.services.exporting import DeviceKey, Exported, Pkcs12File, State, Unsigned, Who
from pdf_rules import breaches

SPOKEN = "őrizd meg"
PACKAGE = "00000_Mintafalu_2027-2032_v1_tervezet.asice"


WOMEN = FactKey("women", "2025")


def _fill(editing: Editing) -> None:
    """What the small edition asks for, so that its checks find no error."""
    problem = Problem("pr", "he.2", 1, "Kevés a munkahely", "Messze van.", "Járat indul.")
    written = (
        Block("b1", runs=(Run("Az első."),)),
        Block("b2", BlockKind.BULLET, (Run("pont"),)),
        Block("b3", BlockKind.NUMBERED, (Run("egy"),)),
        Block("b4", BlockKind.NUMBERED, (Run("kettő"),)),
    )
    for command in (
        SetText("p", "he.1", Text(written)),
        SetFacts("p", ((WOMEN, Fact(Number(Decimal(40)))), (FactKey("men", "2025"), Fact(Number(Decimal(38)))))),
        AddProblem("p", problem),
        AddMeasure("p", Measure("m", "MR", 1, ("pr",), "Járat", goal="Bejárás", deadline="évente")),
        AddMeeting(Meeting("mt", ("p",), held=date(2026, 11, 20))),
        AddMeeting(Meeting("mt2", ("p",), held=date(2026, 11, 20))),
    ):
        editing.do(command)


def _opened(folder: Path) -> AbstractContextManager[Editing]:
    return stores.editing(folder / "hep.sqlite", stores.catalogue(folder / "forms"))


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    with _opened(tmp_path) as opened:
        _fill(opened)
        yield opened


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Exported, Exported]]:
    """The same programme exported twice: with the device key and unsigned; made once for all tests here."""
    folder = tmp_path_factory.mktemp("exported")
    with pytest.MonkeyPatch.context() as patch, _opened(folder) as opened:
        for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(folder / "profile"))
        _fill(opened)
        signed = exporting.export(opened, "p", folder / "signed")
        yield signed, exporting.export(opened, "p", folder / "unsigned", Unsigned())


def _entries(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as container:
        return {name: container.read(name) for name in container.namelist()}


def test_what_is_made(exported: tuple[Exported, Exported]) -> None:
    made, _ = exported
    assert made.package.name == PACKAGE
    assert made.folder.name == "Kész fájlok"
    assert sorted(path.name for path in made.folder.iterdir()) == sorted(path.name for path in made.files)
    assert sorted(path.name for path in made.files) == [
        "Mintafalu HEP 2027-2032.docx", "Mintafalu HEP 2027-2032.html", "Mintafalu HEP 2027-2032.pdf",
        "Mintafalu HEP Fórum 2026-11-20-2.docx", "Mintafalu HEP Fórum 2026-11-20-2.pdf",
        "Mintafalu HEP Fórum 2026-11-20.docx", "Mintafalu HEP Fórum 2026-11-20.pdf",
        "Mintafalu HEP IT 2027-2032.docx", "Mintafalu HEP IT 2027-2032.pdf",
        "Mintafalu HEP előterjesztés 2027-2032.docx", "Mintafalu HEP előterjesztés 2027-2032.pdf",
        "Mintafalu HEP közérthető összefoglaló 2027-2032.docx",
        "Mintafalu HEP közérthető összefoglaló 2027-2032.html",
        "Mintafalu HEP közérthető összefoglaló 2027-2032.pdf",
        "Mintafalu HEP táblázatok 2027-2032.xlsx",
    ]  # fmt: skip
    assert sorted(path.name for path in made.package.parent.iterdir()) == [PACKAGE, "Kész fájlok"]


def test_what_is_handed_on_is_the_same_in_folder_and_package(exported: tuple[Exported, Exported]) -> None:
    made, _ = exported
    documents = {n: c for n, c in _entries(made.package).items() if n.startswith("documents/")}
    assert sorted(documents) == [
        "documents/hep-it.docx", "documents/hep-it.pdf", "documents/hep.docx", "documents/hep.pdf",
        "documents/minutes-2026-11-20-2.docx", "documents/minutes-2026-11-20-2.pdf",
        "documents/minutes-2026-11-20.docx", "documents/minutes-2026-11-20.pdf",
        "documents/proposal.docx", "documents/proposal.pdf", "documents/tables.xlsx",
    ]  # fmt: skip
    handed_on = (path for path in made.files if "összefoglaló" not in path.name and path.suffix != ".html")
    assert sorted(documents.values()) == sorted(path.read_bytes() for path in handed_on)


def test_what_the_check_proved_and_what_not(exported: tuple[Exported, Exported]) -> None:
    made, bare = exported
    assert made.verdict.state is State.WHOLE
    assert [one.who for one in made.verdict.signatures] == [Who.DEVICE]
    assert made.fingerprint == hashlib.sha256(_entries(made.package)["hep.json"]).hexdigest()
    assert made.report[0] == "A fájl az aláírás óta nem változott."
    assert "Az aláíró személye és az aláírás ideje nem igazolt." in made.report
    assert "Ezen a számítógépen készült." in made.report
    assert bare.verdict.state is State.UNSIGNED
    assert bare.package.name == "00000_Mintafalu_2027-2032_v1_tervezet_alairas-nelkul.asice"
    assert not any("érvényes" in sentence for sentence in (*made.report, *bare.report))


def test_the_same_programme_gives_the_same_bytes(exported: tuple[Exported, Exported]) -> None:
    signed, bare = (_entries(made.package) for made in exported)
    assert signed.pop("META-INF/signatures0.xml")
    assert signed == bare


def test_a_draft_says_so(exported: tuple[Exported, Exported]) -> None:
    entries = _entries(exported[0].package)
    assert json.loads(entries["hep.json"])["programme"]["status"] == "draft"
    assert "TERVEZET" in entries["check-report.txt"].decode("utf-8-sig")


@pytest.mark.outside("unzip")
@pytest.mark.outside("sha256sum")
@pytest.mark.outside("xmlsec1")
def test_tools_that_are_not_ours_agree(exported: tuple[Exported, Exported], tmp_path: Path) -> None:
    package = str(exported[0].package)
    subprocess.run(["unzip", "-tq", package], check=True, capture_output=True)
    subprocess.run(["unzip", "-q", package], cwd=tmp_path, check=True)
    subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "manifest-sha256.txt"], cwd=tmp_path, check=True)
    command = [
        "xmlsec1",
        "--verify",
        "--insecure",
        "--id-attr:Id",
        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
    ]
    subprocess.run([*command, "META-INF/signatures0.xml"], cwd=tmp_path, check=True, capture_output=True)


def test_a_changed_package_is_told(exported: tuple[Exported, Exported], tmp_path: Path) -> None:
    raw = bytearray(exported[0].package.read_bytes())
    raw[len(raw) // 2] ^= 1
    (tmp_path / "x.asice").write_bytes(raw)
    verdict = exporting.verify(tmp_path / "x.asice")
    assert verdict.state is State.CHANGED
    assert exporting.sentences(verdict)[0] == "A fájl megváltozott, megsérült, vagy nem ilyen csomag."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        exporting.verify(tmp_path / "x.asice")
    assert caught.value.code == "export.unreadable"


def test_errors_stop_the_package(editing: Editing, tmp_path: Path) -> None:
    editing.do(SetFacts("p", ((WOMEN, Fact(Number(Decimal("0.1")))),)))
    with pytest.raises(UserError) as caught:
        exporting.export(editing, "p", tmp_path / "out")
    assert (caught.value.code, caught.value.values["count"]) == ("export.findings", "1")
    assert not (tmp_path / "out").exists()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    key = rsa.generate_private_key(65537, 2048)
    locked = serialization.BestAvailableEncryption(SPOKEN.encode())
    raw = pkcs12.serialize_key_and_certificates(b"x", key, certificate(key, begins=stores.NOW), None, locked)
    path = tmp_path / "x.p12"
    path.write_bytes(raw)
    return path


def test_a_key_of_ones_own(editing: Editing, key_file: Path, tmp_path: Path) -> None:
    made = exporting.export(editing, "p", tmp_path / "out", Pkcs12File(key_file, lambda: SPOKEN))
    (signature,) = made.verdict.signatures
    assert (made.verdict.intact, signature.who, signature.name) == (True, Who.UNKNOWN, "Dr. Őri Tűnde jegyző")


@pytest.mark.outside("pdfsig")
def test_papers_signed_too_are_signed_for_other_tools_and_stay_accessible(
    editing: Editing, key_file: Path, tmp_path: Path
) -> None:
    signer = Pkcs12File(key_file, lambda: SPOKEN)
    made = exporting.export(editing, "p", tmp_path / "out", signer, sign_papers=True)
    packed = _entries(made.package)
    papers = [path for path in made.files if path.suffix == ".pdf" and "összefoglaló" not in path.name]
    assert made.verdict.intact
    assert len(papers) == len([name for name in packed if name.endswith(".pdf")])
    for path in papers:
        told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=True, text=True).stdout
        assert "Signature is Valid" in told
        assert "Total document signed" in told
        assert "ETSI.CAdES.detached" in told
        assert path.read_bytes() in packed.values()
        with pikepdf.open(path) as pdf:
            assert breaches(pdf) == []


def test_a_wrong_password_is_told_before_the_work(editing: Editing, key_file: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        exporting.export(editing, "p", tmp_path / "out", Pkcs12File(key_file, lambda: SPOKEN + "!"))
    assert caught.value.code == "signing.wrong_password"
    assert not (tmp_path / "out").exists()


def test_when_stopped_nothing_is_written(editing: Editing, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, key: str) -> None:  # noqa: ARG002
            raise Cancelled

    with pytest.raises(Cancelled):
        exporting.export(editing, "p", tmp_path / "out", DeviceKey(), Stop())
    assert not (tmp_path / "out").exists()


def test_where_the_key_cannot_be_kept(editing: Editing, tmp_path: Path) -> None:
    profile = paths.user_profile()
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text("a file where the folder should be")
    with pytest.raises(UserError) as caught:
        exporting.export(editing, "p", tmp_path / "out")
    assert caught.value.code == "signing.no_device_key"


def test_fields_to_copy(editing: Editing) -> None:
    fields = exporting.copy_fields(editing, "p")
    assert [(field.label, field.text) for field in fields] == [
        ("Település", "Mintafalu"),
        ("KSH-kód", "00000"),
        ("Időszak", "2027–2032"),
        ("Az elfogadás tervezett napja", "2027. március 31."),
        ("1 Munka", "Az első.\n– pont\n1. egy\n2. kettő"),
        ("Következtetések: 1. probléma", "Kevés a munkahely"),
        ("Következtetések: 1. probléma leírása", "Messze van."),
        ("Következtetések: 1. fejlesztési lehetőség", "Járat indul."),
        ("I/1. intézkedés: Cím", "Járat"),
        ("I/1. intézkedés: Cél", "Bejárás"),
    ]
    places = [fields[0].place, fields[4].place, fields[5].place, fields[8].place]
    assert places == [SettlementPlace("s"), TextPlace("p", "he.1"), ProblemPlace("p", "pr"), MeasurePlace("p", "m")]


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    heavy = "cryptography lxml openpyxl reportlab docx pikepdf PIL PySide6"
    program = f"import sys, hep_desktop.services.exporting; print([m for m in {heavy.split()} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], cwd=paths.program_root(), capture_output=True, check=True)
    assert told.stdout.strip() == b"[]"
