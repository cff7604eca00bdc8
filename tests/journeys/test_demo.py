"""The worked example from the command line, and its files in the eyes of programs that are not ours."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def hep(*words: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """One command of the program, as a person would type it."""
    env = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    env |= {"LOCALAPPDATA": str(home), "APPDATA": str(home), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "hep_desktop", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the demo leaves behind."""
    out = tmp_path_factory.mktemp("demo")
    done = hep("demo", "--out", out, home=out / "home")
    assert done.returncode == 0, done.stderr
    assert "A fájl az aláírás óta nem változott." in done.stdout
    return out


@pytest.fixture(scope="module")
def package(demo: Path) -> Path:
    (found,) = demo.glob("*.asice")
    return found


@pytest.fixture(scope="module")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder


def papers(demo: Path, ending: str) -> list[Path]:
    found = sorted((demo / "Kész fájlok").glob(f"*.{ending}"))
    assert found
    return found


def output(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_it_leaves_store_files_and_package(demo: Path) -> None:
    names = {path.name for path in demo.iterdir()}
    assert {"hep.sqlite", "Kész fájlok", "00000_Mintafalu_2027-2032_v1_tervezet.asice"} <= names
    assert len(papers(demo, "pdf")) == len(papers(demo, "docx")) == 5
    assert len(papers(demo, "xlsx")) == 1
    assert len(papers(demo, "html")) == 2


def test_the_example_has_nothing_left_to_mend(demo: Path) -> None:
    checked = hep("--store", demo / "hep.sqlite", "check", home=demo / "home")
    assert checked.returncode == 0
    assert "Hibák: 0, figyelmeztetések: 0" in checked.stdout


def test_it_never_overwrites_a_store(demo: Path) -> None:
    before = hashlib.sha256((demo / "hep.sqlite").read_bytes()).digest()
    again = hep("demo", "--out", demo, home=demo / "home")
    assert again.returncode == 2
    assert "Válasszon üres mappát." in again.stderr
    assert hashlib.sha256((demo / "hep.sqlite").read_bytes()).digest() == before


def test_loading_its_own_source_again_changes_nothing(demo: Path) -> None:
    (source,) = (demo / "Forrásfájlok").glob("*.xlsx")
    done = hep("--store", demo / "hep.sqlite", "import", source, home=demo / "home")
    assert done.returncode == 0
    assert "nincs új adat" in done.stdout


def test_a_changed_byte_in_the_package_is_found(package: Path, tmp_path: Path) -> None:
    raw = bytearray(package.read_bytes())
    raw[len(raw) // 2] ^= 1
    changed = tmp_path / package.name
    changed.write_bytes(raw)
    done = hep("verify", changed, home=tmp_path)
    assert done.returncode == 1
    assert "nem változott" not in done.stdout


@pytest.mark.outside("unzip", "sha256sum", "xmlsec1")
def test_the_package_is_accepted_by_zip_checksum_and_signature_tools(package: Path, unpacked: Path) -> None:
    assert "No errors detected" in output("unzip", "-t", package)
    output("sha256sum", "--strict", "-c", "manifest-sha256.txt", cwd=unpacked)
    certificate = unpacked / "signer.pem"
    signature = (unpacked / "META-INF/signatures0.xml").read_text(encoding="utf-8")
    body = re.search(r"<ds:X509Certificate>([^<]+)<", signature)
    assert body is not None
    certificate.write_text(
        f"-----BEGIN CERTIFICATE-----\n{body.group(1)}\n-----END CERTIFICATE-----\n", encoding="ascii"
    )
    properties = "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"
    told = output(
        *("xmlsec1", "--verify", "--id-attr:Id", properties, "--trusted-pem", certificate),
        "META-INF/signatures0.xml",
        cwd=unpacked,
    )
    assert "SignedInfo References (ok/all)" in told


@pytest.mark.outside("pdffonts", "pdfinfo", "pdftotext")
def test_every_pdf_is_tagged_has_its_fonts_and_every_letter(demo: Path) -> None:
    for paper in papers(demo, "pdf"):
        fonts = output("pdffonts", paper).splitlines()[2:]
        assert fonts
        assert all(re.search(r"\byes\s+yes\s+yes\b", line) for line in fonts), fonts  # embedded, subset, unicode
        assert re.search(r"Tagged:\s+yes", output("pdfinfo", paper))
        assert "H1" in output("pdfinfo", "-struct-text", paper)
        words = output("pdftotext", paper, "-")
        assert "■" not in words
        assert "ő" in words


@pytest.mark.outside("soffice", "pdftotext")
def test_every_word_document_opens_in_libreoffice(demo: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    output("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *papers(demo, "docx"))
    for paper in papers(demo, "docx"):
        words = output("pdftotext", tmp_path / f"{paper.stem}.pdf", "-")
        assert "Mintafalu" in words
