"""The package: what lies in it, the same bytes each time, and proved by tools that are not ours."""

import io
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import package_sample as sample
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.export import package, xades
from hep_desktop.export.check_report import Told
from hep_desktop.export.device_key import device_signer
from hep_desktop.words import Explanation

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
TOLD = Told(
    Finding("sum", Severity.WARNING, "he.3.1", table="t1"), Explanation("Az összeg eltér.", "Két szám.", "Javítsa.")
)


@pytest.fixture
def source() -> package.Source:
    documents = {"hep.pdf": b"%PDF-1.7 hep", "hep.docx": b"PK hep"}
    return package.Source(sample.office(), sample.PROGRAMME, sample.edition(), documents, (TOLD,))


@pytest.fixture
def made(source: package.Source, tmp_path: Path) -> Path:
    """A signed package on the disk."""
    files = package.entries(source)
    signature = xades.sign(files, device_signer(tmp_path / "profile", NOW), NOW)
    target = tmp_path / package.file_name(source, signed=True)
    target.write_bytes(package.build(files, [signature]))
    return target


@pytest.fixture
def unzipped(made: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "unzipped"
    subprocess.run(["unzip", "-q", str(made), "-d", str(folder)], check=True)
    return folder


def test_what_lies_in_it(made: Path) -> None:
    with zipfile.ZipFile(made) as container:
        names = container.namelist()
    assert names == [
        "mimetype", "META-INF/manifest.xml", "hep.json", "tables/t1.csv", "tables/t2.csv", "tables/datapackage.json",
        "documents/hep.docx", "documents/hep.pdf", "check-report.json", "check-report.txt", "ELLENORZES.txt",
        "manifest-sha256.txt", "META-INF/signatures0.xml",
    ]  # fmt: skip


def test_the_kind_of_file_can_be_told_from_its_first_bytes(made: Path) -> None:
    assert made.read_bytes()[30:].startswith(b"mimetypeapplication/vnd.etsi.asic-e+zipPK")


def test_its_name(source: package.Source) -> None:
    assert package.file_name(source, signed=True) == "00000_Mintafalu_2027-2032_v1_tervezet.asice"
    assert package.file_name(source, signed=False) == "00000_Mintafalu_2027-2032_v1_tervezet_alairas-nelkul.asice"


@pytest.mark.parametrize(
    ("words", "name"),
    [("Őriszentpéter", "Oriszentpeter"), ("Pest / Buda", "Pest-Buda"), ("../x", "x"), ("村", "telepules")],
)
def test_names_survive_every_system(words: str, name: str) -> None:
    assert package.ascii_name(words) == name


def test_the_same_programme_gives_the_same_bytes(source: package.Source) -> None:
    once = package.build(package.entries(source), [])
    assert package.build(package.entries(source), []) == once


def test_the_report_of_checks(source: package.Source) -> None:
    files = {entry.name: entry.content for entry in package.entries(source)}
    report = json.loads(files["check-report.json"])
    assert report["counts"] == {"error": 0, "warning": 1, "tip": 0}
    assert report["findings"][0]["heading"] == "3.1 Népesség"
    words = files["check-report.txt"].decode("utf-8-sig")
    assert "Figyelmeztetések: 1\r\n" in words
    assert "Figyelmeztetés. 3.1 Népesség\r\n    Az összeg eltér. Két szám. Javítsa.\r\n" in words


def test_answered_warnings_stand_in_the_report_with_their_reasons(source: package.Source) -> None:
    answered = replace(TOLD, words=Explanation("Ugrás.", "Ritka.", "Nézze meg."), reason="Új telep\népült.")
    files = {one.name: one.content for one in package.entries(replace(source, findings=(answered, TOLD)))}
    report = json.loads(files["check-report.json"])
    assert (report["counts"]["warning"], report["answered"]) == (1, 1)
    assert [one.get("reason") for one in report["findings"]] == ["Új telep\népült.", None]
    words = files["check-report.txt"].decode("utf-8-sig")
    assert "Megindokolva: 1\r\n" in words
    assert words.endswith("    Ugrás. Ritka. Nézze meg.\r\n    Indoklás: Új telep épült.\r\n")


def test_the_fingerprint_stands_where_people_look(source: package.Source) -> None:
    files = {entry.name: entry.content for entry in package.entries(source)}
    listed = dict(line.split("  ")[::-1] for line in files["manifest-sha256.txt"].decode().splitlines())
    assert listed["hep.json"] in files["ELLENORZES.txt"].decode("utf-8-sig")


@pytest.mark.outside("unzip")
def test_unzip_finds_no_fault(made: Path) -> None:
    told = subprocess.run(["unzip", "-t", str(made)], check=True, capture_output=True, text=True)
    assert "No errors detected" in told.stdout


@pytest.mark.outside("unzip", "sha256sum")
def test_sha256sum_finds_every_file(unzipped: Path) -> None:
    command = ["sha256sum", "--strict", "-c", "manifest-sha256.txt"]
    told = subprocess.run(command, cwd=unzipped, check=True, capture_output=True, text=True)
    present = {path.relative_to(unzipped).as_posix() for path in unzipped.rglob("*") if path.is_file()}
    checked = {line.partition(": ")[0] for line in told.stdout.splitlines()}
    assert checked == {name for name in present if not name.startswith("META-INF/")} - {"manifest-sha256.txt"}


@pytest.mark.outside("unzip", "xmlsec1")
def test_xmlsec_verifies_as_the_package_itself_tells(unzipped: Path) -> None:
    words = (unzipped / "ELLENORZES.txt").read_text(encoding="utf-8-sig")
    found = re.search(r"xmlsec1 --verify.*?signatures0\.xml", words, re.DOTALL)
    assert found
    told = subprocess.run(["bash", "-c", found[0]], cwd=unzipped, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert "SignedInfo References (ok/all): 11/11" in told.stderr + told.stdout


@pytest.mark.outside("unzip", "xmlsec1")
@pytest.mark.outside("openssl")
def test_xmlsec_verifies_with_the_certificate_as_anchor(unzipped: Path, tmp_path: Path) -> None:
    pem = tmp_path / "device.pem"
    key = tmp_path / "profile" / "device-key.pem"
    subprocess.run(["openssl", "x509", "-in", str(key), "-out", str(pem)], check=True, capture_output=True)
    command = ["xmlsec1", "--verify", "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"]
    command += ["--trusted-pem", str(pem), "--verification-gmt-time", "2026-11-21+11:00:00", "META-INF/signatures0.xml"]
    good = subprocess.run(command, cwd=unzipped, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stderr
    (unzipped / "hep.json").write_bytes(b"{}")
    assert subprocess.run(command, cwd=unzipped, capture_output=True, check=False).returncode != 0


def test_frictionless_descriptor_fits_its_own_rules(source: package.Source) -> None:
    files = {entry.name: entry.content for entry in package.entries(source)}
    data = json.loads(files["tables/datapackage.json"])
    assert re.fullmatch("[-a-z0-9._/]+", data["name"])
    assert {f"tables/{one['path']}" for one in data["resources"]} == {n for n in files if n.endswith(".csv")}


def test_an_entry_with_a_foul_name_is_a_fault_of_the_program() -> None:
    for name in ("../x", "/x", "a//b", "ő.txt", "a\\b", "", ".hidden", "a/"):
        with pytest.raises(ValueError, match="name"):
            package.Entry(name, b"")


def test_the_container_is_the_same_on_every_system(source: package.Source) -> None:
    with zipfile.ZipFile(io.BytesIO(package.build(package.entries(source), []))) as container:
        assert {(i.create_system, i.external_attr, i.date_time[0], i.extra) for i in container.infolist()} == {
            (3, 0o100644 << 16, 1980, b"")
        }
