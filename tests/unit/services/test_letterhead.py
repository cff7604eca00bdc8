"""The office's own Word template: taken with what can be used of it, refused in words, left out where it fails."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx as library
import pytest
from PIL import Image

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.settlement import Settlement
from hep_desktop.importers.letterhead import ReadLetterhead, read_letterhead
from hep_desktop.report.document import Cover, Heading, ListBlock, Paper, Run, Section
from hep_desktop.report.docx.render import drawn
from hep_desktop.report.pdf.render import drawn as drawn_pdf
from hep_desktop.services import letterhead
from papers_sample import DAY
from pdf_tags import opened, tree, untagged
from picture_files import huge

VILLAGE = Settlement("s-1", "00000", "Mintafalu")
PAPER = Paper(
    "Előterjesztés",
    "Mintafalu Község Önkormányzata",
    "Mintafalu – Előterjesztés",
    DAY,
    (
        Cover("Önkormányzat", "HEP", "2027–2032"),
        Section(landscape=True),
        Heading(1, "Cím", "h"),
        ListBlock(((Run("egy"),),)),
    ),
    draft=True,
)


def picture(wide: int = 30, high: int = 40) -> bytes:
    """A coat of arms."""
    file = BytesIO()
    Image.new("1", (wide, high)).save(file, "PNG")
    return file.getvalue()


def template(folder: Path, *words: str, arms: bytes = b"", without: Iterable[str] = ()) -> Path:
    """A template as an office makes one in Word."""
    document: Any = library.Document()
    document.styles["Normal"].font.name = "Georgia"
    head = document.sections[0].header
    if arms:
        head.paragraphs[0].add_run().add_picture(BytesIO(picture()))
        next(iter(head.part.related_parts.values()))._blob = arms
    for line in words:
        paragraph = head.add_paragraph()
        for letter in line:
            paragraph.add_run(letter)  # Word cuts words into runs as it likes
    document.add_paragraph("A sablon szövege")
    for name in without:
        document.styles[name].delete()
    document.save(folder / "sablon.docx")
    return folder / "sablon.docx"


def read(path: Path) -> ReadLetterhead:
    return read_letterhead(str(path), progress=Silent())


def word(path: Path, profile: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A paper of the office with this template."""
    monkeypatch.setattr("hep_desktop.paths.user_profile", lambda: profile)
    letterhead.take_template(path)
    content = drawn(letterhead.dressed(PAPER, VILLAGE), Silent())
    return library.Document(BytesIO(content))


def test_papers_take_over_styles_head_and_arms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = template(tmp_path, "{önkormányzat} – {irat}", arms=picture())
    made = word(path, tmp_path, monkeypatch)
    assert made.styles["Normal"].font.name == "Georgia"
    head = [one.text for one in made.sections[0].header.paragraphs]
    assert head[1:] == ["Mintafalu Község Önkormányzata – Előterjesztés", "TERVEZET"]
    assert all(section.header.is_linked_to_previous for section in list(made.sections)[1:])
    assert "PAGE" in made.sections[0].footer._element.xml
    assert "A sablon szövege" not in [one.text for one in made.paragraphs]
    assert [one.text for one in made.paragraphs if one.style.name == "Heading 1"] == ["Cím"]


def test_every_head_a_page_can_have_says_that_it_is_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = template(tmp_path)
    own: Any = library.Document(str(path))
    own.settings.odd_and_even_pages_header_footer = True
    own.sections[0].different_first_page_header_footer = True
    own.sections[0].first_page_header.paragraphs[0].text = "{település} Község"
    own.save(path)
    page = word(path, tmp_path, monkeypatch).sections[0]
    heads = (page.header, page.first_page_header, page.even_page_header)
    assert [head.paragraphs[-1].text for head in heads] == ["TERVEZET"] * len(heads)
    assert page.first_page_header.paragraphs[0].text.endswith(" Község")
    assert "oldal" in page.even_page_footer.paragraphs[-1].text


def test_the_arms_stand_on_the_cover_of_the_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hep_desktop.paths.user_profile", lambda: tmp_path)
    (tmp_path / "cimer.png").write_bytes(picture())
    letterhead.take_arms(tmp_path / "cimer.png", VILLAGE)
    pdf = opened(drawn_pdf(letterhead.dressed(PAPER, VILLAGE), Silent()))
    assert [one.alt for one in tree(pdf).all("Figure")] == ["Mintafalu címere"]
    assert untagged(pdf) == []
    letterhead.forget_arms(VILLAGE)
    assert letterhead.dressed(PAPER, VILLAGE) is PAPER


def test_what_lies_on_its_side_may_be_printed_on_a3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hep_desktop.paths.user_profile", lambda: tmp_path)
    letterhead.want_large(wanted=True)
    dressed = letterhead.dressed(PAPER, VILLAGE)
    sizes = [
        [round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]]
        for page in opened(drawn_pdf(dressed, Silent())).pages
    ]
    assert sizes == [[210, 297], [420, 297]]
    made: Any = library.Document(BytesIO(drawn(dressed, Silent())))
    assert [round(section.page_width.mm) for section in made.sections] == [210, 420]
    letterhead.want_large(wanted=False)
    assert letterhead.dressed(PAPER, VILLAGE) is PAPER


def test_what_cannot_be_used_is_told_and_the_rest_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = template(tmp_path, "{falu} {település}", without=("Heading 2", "Caption"))
    assert {one.code for one in read(path).remarks} == {"unknown_field", "missing_styles"}
    made = word(path, tmp_path, monkeypatch)
    assert made.sections[0].header.paragraphs[1].text == " Mintafalu"
    assert made.styles["Heading 2"].base_style.name == "Normal"


@pytest.mark.parametrize(
    ("arms", "code"),
    [(picture(10_000, 10_000), "picture_too_large"), (picture()[:48], "picture_damaged"), (b"EMF", "picture_unknown")],
)
def test_a_picture_that_cannot_be_used_is_left_out(tmp_path: Path, arms: bytes, code: str) -> None:
    found = read(template(tmp_path, arms=arms))
    assert [one.code for one in found.remarks] == [code]
    assert found.arms == b""
    head = library.Document(BytesIO(found.content)).sections[0].header.part.element.xml
    assert ("<w:drawing>" in head) == (code == "picture_unknown")


@pytest.mark.parametrize(("content", "code"), [(b"nem", "word.is_plain_text"), (b"%PDF-1", "word.is_pdf")])
def test_a_strange_file_is_refused_and_papers_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, code: str
) -> None:
    monkeypatch.setattr("hep_desktop.paths.user_profile", lambda: tmp_path)
    (tmp_path / "x.docx").write_bytes(content)
    with pytest.raises(UserError, match=code):
        read(tmp_path / "x.docx")
    assert letterhead.dressed(PAPER, VILLAGE) is PAPER


@pytest.mark.parametrize(("content", "code"), [(huge(), "picture.too_large"), (picture()[:48], "picture.damaged")])
def test_arms_too_large_or_damaged_are_refused_and_those_before_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, code: str
) -> None:
    monkeypatch.setattr("hep_desktop.paths.user_profile", lambda: tmp_path)
    letterhead.take_arms(put(tmp_path / "old.png", picture()), VILLAGE)
    before = letterhead.dressed(PAPER, VILLAGE).letterhead.arms
    with pytest.raises(UserError) as caught:
        letterhead.take_arms(put(tmp_path / "new.png", content), VILLAGE)
    assert caught.value.code == code
    assert before
    assert letterhead.dressed(PAPER, VILLAGE).letterhead.arms == before


def put(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path
