"""Every paper is PDF/A-2a and PDF/UA-1 by the word of veraPDF; so is a signed one, and a spoilt one is not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from every_paper import every_paper
from forged_signature import certificate
from hep_desktop.domain.progress import Silent
from hep_desktop.export import pades
from hep_desktop.export.keys import KeySigner
from hep_desktop.report.pdf.render import drawn
from signed_sample import NOW
from verapdf import broken

pytestmark = pytest.mark.outside("java")


def test_every_paper_keeps_both_standards(tmp_path: Path, pdf: bytes) -> None:
    files = [tmp_path / "sample.pdf"]
    files[0].write_bytes(pdf)
    for name, paper in every_paper().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(drawn(paper, Silent()))
    assert {name: rules for name, rules in broken(files).items() if rules} == {}


def test_a_signature_keeps_them(tmp_path: Path, minutes_pdf: bytes) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "signed.pdf").write_bytes(pades.sign(minutes_pdf, KeySigner(key, certificate(key)), NOW))
    assert broken([tmp_path / "signed.pdf"]) == {"signed.pdf": []}


def _no_fonts(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            del one["/FontFile2"]


def _no_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _untagged(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def _no_title_shown(pdf: pikepdf.Pdf) -> None:
    preferences: Any = pdf.Root["/ViewerPreferences"]
    del preferences["/DisplayDocTitle"]


HARM: tuple[tuple[Callable[[pikepdf.Pdf], None], str], ...] = (
    (_no_fonts, "2a 6.2.11.4.1"),
    (_no_profile, "2a 6.2.4.3"),
    (_no_language, "ua1 7.2"),
    (_untagged, "ua1 7.1"),
    (_no_title_shown, "ua1 7.1"),
)


def test_what_is_spoilt_is_named(tmp_path: Path, minutes_pdf: bytes) -> None:
    whole = tmp_path / "whole.pdf"
    whole.write_bytes(minutes_pdf)
    spoilt: list[Path] = []
    for spoil, _clause in HARM:
        spoilt.append(tmp_path / f"{spoil.__name__}.pdf")
        with pikepdf.open(whole) as pdf:
            spoil(pdf)
            pdf.save(spoilt[-1])
    told = broken(spoilt)
    for spoil, clause in HARM:
        assert any(rule.startswith(clause) for rule in told[f"{spoil.__name__}.pdf"]), spoil.__name__
