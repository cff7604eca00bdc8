"""Several signers on one package: later, elsewhere, by other tools; its content never changes."""

import subprocess
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

import forged_zip as forge
from foreign_signature import XADES, sign_elsewhere
from forged_signature import certificate
from hep_desktop.domain.errors import UserError
from hep_desktop.export import cosigning, verify
from hep_desktop.export.keys import KeySigner
from hep_desktop.export.verdict import KnownCertificates, State
from signed_sample import NOW, Signed

FILE = "mintafalu.asice"


def _second(signed: Signed) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return cosigning.add_signature(signed.raw, FILE, KeySigner(key, certificate(key)), NOW + timedelta(days=1))


def test_a_second_signer_changes_no_file(signed: Signed) -> None:
    raw = _second(signed)
    verdict = verify.verify(raw, signed.known)
    assert (verdict.state, len(verdict.signatures)) == (State.WHOLE, 2)
    assert cosigning.contents(raw).entries == cosigning.contents(signed.raw).entries
    assert cosigning.contents(raw).signatures[:1] == cosigning.contents(signed.raw).signatures


def test_a_changed_package_is_signed_by_nobody(signed: Signed) -> None:
    spoiled = forge.write(forge.changed(forge.pieces(signed.files), "hep.json", content=b"{}"))
    with pytest.raises(UserError) as caught:
        cosigning.add_signature(spoiled, FILE, signed.signer, NOW)
    assert caught.value.code == "package.changed"
    assert "hep.json" in str(caught.value.values)


@pytest.fixture
def own(signed: Signed, tmp_path: Path) -> Path:
    path = tmp_path / FILE
    path.write_bytes(signed.raw)
    return path


@pytest.mark.outside("xmlsec1")
@pytest.mark.outside("openssl")
def test_a_signature_of_another_tool_is_taken_over(own: Path, tmp_path: Path) -> None:
    returned = sign_elsewhere(own, tmp_path / "elsewhere").read_bytes()
    taken = cosigning.take_over(own.read_bytes(), returned, FILE)
    assert (taken.added, taken.completed) == (1, 0)
    verdict = verify.verify(taken.raw, KnownCertificates())
    assert (verdict.state, [one.name for one in verdict.signatures][1]) == (State.WHOLE, "Minta Péter polgármester")
    with pytest.raises(UserError) as caught:  # a second time there is nothing new
        cosigning.take_over(taken.raw, returned, FILE)
    assert caught.value.code == "package.nothing_new"


@pytest.mark.outside("xmlsec1")
@pytest.mark.outside("unzip")
def test_both_signatures_hold_for_a_tool_that_is_not_ours(signed: Signed, tmp_path: Path) -> None:
    (tmp_path / "x.asice").write_bytes(_second(signed))
    subprocess.run(["unzip", "-q", "x.asice"], cwd=tmp_path, check=True)
    for number in (0, 1):
        file = f"META-INF/signatures{number}.xml"
        command = ["xmlsec1", "--verify", "--insecure", "--id-attr:Id", f"{XADES}:SignedProperties", file]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)


def _with(raw: bytes, name: str, content: bytes | None) -> bytes:
    """A file changed, added or (None) left out, as a hasty hand would do it."""
    files = [(n, c) for n, c in _files(raw) if n != name] + ([(name, content)] if content is not None else [])
    return forge.write(forge.pieces(files))


def _files(raw: bytes) -> list[tuple[str, bytes]]:
    import io  # noqa: PLC0415 – here alone

    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        return [(name, container.read(name)) for name in container.namelist()]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("hep.json", b"{}", "hep.json (megváltozott)"),
        ("documents/hep.pdf", None, "documents/hep.pdf (hiányzik)"),
        ("documents/level.pdf", b"%PDF", "documents/level.pdf (új)"),
    ],
)
def test_a_changed_entry_is_named(name: str, content: bytes | None, said: str, signed: Signed) -> None:
    with pytest.raises(UserError) as caught:
        cosigning.take_over(signed.raw, _with(_second(signed), name, content), FILE)
    assert (caught.value.code, caught.value.values["files"]) == ("package.content_differs", said)


def test_a_signature_that_does_not_hold_is_not_taken(signed: Signed) -> None:
    second = cosigning.contents(_second(signed)).signatures[1]
    spoiled = _with(_second(signed), "META-INF/signatures1.xml", second.replace(b"2026-11-22", b"2026-11-23"))
    with pytest.raises(UserError) as caught:
        cosigning.take_over(signed.raw, spoiled, FILE)
    assert caught.value.code == "package.signature_refused"


def test_our_signature_completed_elsewhere_takes_the_place_of_ours(signed: Signed) -> None:
    own = cosigning.contents(signed.raw).signatures[0]
    stamped = own.replace(
        b"</xades:QualifyingProperties>",
        b"<xades:UnsignedProperties><xades:UnsignedSignatureProperties/></xades:UnsignedProperties>"
        b"</xades:QualifyingProperties>",
    )
    taken = cosigning.take_over(signed.raw, _with(signed.raw, "META-INF/signatures0.xml", stamped), FILE)
    assert (taken.added, taken.completed) == (0, 1)
    assert cosigning.contents(taken.raw).signatures == (stamped,)


def test_what_is_no_package_is_said(signed: Signed) -> None:
    with pytest.raises(UserError) as caught:
        cosigning.take_over(signed.raw, b"%PDF-1.7", FILE)
    assert caught.value.code == "package.returned_broken"
