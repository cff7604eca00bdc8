"""Fingerprint, QR code and the state of the checks at the foot of papers: only where wanted, never for the council."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from hep_desktop.domain.progress import Silent
from hep_desktop.export import programme_json
from hep_desktop.report.document import Heading, Paper
from hep_desktop.report.html import render as page
from hep_desktop.report.pdf.render import drawn
from hep_desktop.report.stamp import Stamp, bars
from hep_desktop.services import council_pack, reporting, stamping
from hep_desktop.services.editing import Editing
from hep_desktop.services.stamping import Mark
from pdf_tags import opened as read
from stores import NOW, catalogue, editing

WHOLE = "6AF1136BFFC1F9A165B10E4DCA971D4BBEBEB6B9B9370F5A999DD2B0A606385B"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as found:
        yield found


def stamp(opened: Editing, document: str = "hep") -> Stamp:
    return reporting.compose(opened, document, programme="p").stamp


def test_nothing_is_stamped_until_somebody_wants_it(opened: Editing) -> None:
    assert stamp(opened) == Stamp()
    stamping.want(Mark.COUNTS, wanted=True)
    assert "hiba" in stamp(opened).words
    stamping.want(Mark.COUNTS, wanted=False)
    assert stamp(opened) == Stamp()


def test_the_stamp_is_the_fingerprint_of_the_data(opened: Editing) -> None:
    stamping.want(Mark.FINGERPRINT, wanted=True)
    stamping.want(Mark.CODE, wanted=True)
    hep = programme_json.compose(opened.office, "p", opened.edition("p"))
    whole = programme_json.fingerprint(hep)
    assert stamp(opened).code == whole.upper()
    assert stamp(opened).words.replace(" ", "").endswith(whole[:16])


def test_what_goes_before_the_council_is_never_stamped(opened: Editing, monkeypatch: pytest.MonkeyPatch) -> None:
    for mark in Mark:
        stamping.want(mark, wanted=True)
    assert stamp(opened, "proposal") == Stamp()
    seen: list[Paper] = []

    def draw(_source: object, jobs: list[council_pack.Job], _progress: object) -> dict[str, bytes]:
        seen.extend(job.paper for job in jobs)
        return {}

    monkeypatch.setattr(council_pack, "draw_all", draw)
    keys = [one.key for one in council_pack.choices(opened, "p")]
    council_pack.make(opened, "p", keys, opened.workspace.path.parent / "out")
    assert len(seen) > 2
    assert {paper.stamp for paper in seen} == {Stamp()}


def test_the_code_stands_on_the_page_as_it_was_made() -> None:
    paper = Paper(
        "Irat", "Mintafalu", "Mintafalu", NOW.date(), (Heading(1, "Cím", "a"),), stamp=Stamp("Jegy: abc", WHOLE)
    )
    pdf: pikepdf.Pdf = read(drawn(paper, Silent()))
    squares, dark = bars(WHOLE)
    content = pdf.pages[0].Contents.read_bytes()
    boxes = [line for line in content.split(b"\n") if line.endswith(b" re f 0 g")]
    assert len(boxes) == len(dark)
    widths = {round(float(box.split()[4]) / 31 * squares) for box in boxes}
    assert widths == {bar.length for bar in dark}
    told = page.drawn(paper, Silent()).decode()
    assert 'role="img"' in told[told.index("<footer>") :]
