"""Signatures in PDFs, by both kinds of keys, as a tool that is not ours reads them."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from forged_signature import certificate
from hep_desktop.export import pades
from hep_desktop.export.keys import KeySigner
from signed_sample import NOW


@pytest.fixture(
    params=[lambda: rsa.generate_private_key(65537, 2048), lambda: ec.generate_private_key(ec.SECP256R1())],
    ids=["rsa", "ec"],
)
def signed(request: pytest.FixtureRequest) -> tuple[bytes, bytes]:
    """A page, and the same page signed."""
    make: Callable[[], Any] = request.param
    key = make()
    page = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(page)
    return page.getvalue(), pades.sign(page.getvalue(), KeySigner(key, certificate(key)), NOW)


def told(path: Path, raw: bytes) -> str:
    path.write_bytes(raw)
    return subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=False, text=True).stdout


@pytest.mark.outside("pdfsig")
def test_another_tool_finds_it_valid_and_a_flipped_byte_spoils_it(signed: tuple[bytes, bytes], tmp_path: Path) -> None:
    page, raw = signed
    assert "Signature is Valid" in told(tmp_path / "x.pdf", raw)
    spoiled = bytearray(raw)
    spoiled[len(page) // 2] ^= 1
    assert "Signature is Valid" not in told(tmp_path / "y.pdf", bytes(spoiled))


def test_the_page_stays_and_the_moment_is_the_one_that_was_told(signed: tuple[bytes, bytes]) -> None:
    page, raw = signed
    assert raw.startswith(page)
    with pikepdf.open(BytesIO(raw)) as pdf:
        root: Any = pdf.Root
        said = str(root.AcroForm.Fields[0].V.M)
    assert datetime.strptime(said[2:16], "%Y%m%d%H%M%S").replace(tzinfo=UTC) == NOW.astimezone(UTC).replace(
        microsecond=0
    )
