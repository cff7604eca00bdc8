"""Every paper is PDF/A-2a and PDF/UA-1 by the word of veraPDF; so is a signed one, and a spoilt one is not."""

from collections.abc import Callable
from io import BytesIO
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


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, pdf: bytes, minutes_pdf: bytes) -> dict[str, list[str]]:
    """What is held against every paper, a signed one and spoilt ones, asked at once: Java is slow to start."""
    folder = tmp_path_factory.mktemp("papers")
    files = {name: drawn(paper, Silent()) for name, paper in every_paper().items()}
    key = ec.generate_private_key(ec.SECP256R1())
    files |= {"sample": pdf, "signed": pades.sign(minutes_pdf, KeySigner(key, certificate(key)), NOW)}
    files |= {spoil.__name__: _spoilt(minutes_pdf, spoil) for spoil, _clause in HARM}
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return {name.removesuffix(".pdf"): rules for name, rules in broken(sorted(folder.iterdir())).items()}


def _spoilt(pdf: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        spoil(opened)
        opened.save(made := BytesIO())
    return made.getvalue()


def test_every_paper_keeps_both_standards_signed_or_not(told: dict[str, list[str]]) -> None:
    whole = {*every_paper(), "sample", "signed"}
    assert whole <= told.keys()
    assert {name: rules for name, rules in told.items() if rules and name in whole} == {}


@pytest.mark.parametrize(("spoil", "clause"), HARM)
def test_what_is_spoilt_is_named(told: dict[str, list[str]], spoil: Callable[[pikepdf.Pdf], None], clause: str) -> None:
    assert [rule for rule in told[spoil.__name__] if rule.startswith(clause)]
