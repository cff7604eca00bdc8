"""What stands in a Word file: looks, lists, changes, notes, boxes, fields, tables; what is lost is named."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import source_files as files
import word_files as made
from hep_desktop.child import Silent
from hep_desktop.domain.situation import BlockKind, Run
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.word import body
from hep_desktop.importers.word.body import read_body
from hep_desktop.importers.word.container import open_package
from hep_desktop.importers.word.source import Drawing, Drawn, Grid, Line, Lost, Source

PICTURE = Path(__file__).parents[3] / "resources" / "screenshots" / "plan.png"


TICKED = "<w:sym w:font='Wingdings' w:char='F0FE'/>"


def paragraph(inner: str) -> Any:
    return parse_xml(f"<w:p {nsdecls('w', 'r', 'wp', 'a', 'pic', 'm')}>{inner}</w:p>")


def read(document: Document, path: Path) -> Source:
    return read_body(open_package(made.saved(document, path / "a.docx")), Silent())


def of(path: Path, *inner: str) -> Source:
    """A document whose paragraphs hold this."""
    document = docx.Document()
    for one in inner:
        document.element.body.insert(len(document.element.body) - 1, paragraph(one))
    return read(document, path)


def said(source: Source) -> list[str]:
    return [line.plain for line in source.lines()]


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_bold_and_italic_by_run_and_by_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("a").add_run("b").bold = True
    document.add_paragraph("").add_run("c", style="Emphasis")
    document.add_paragraph("d", style="Intense Quote")
    source = read(document, tmp_path)
    assert [line.runs for line in source.lines()] == [
        (Run("a"), Run("b", bold=True)),
        (Run("c", italic=True),),
        (Run("d", bold=True, italic=True),),
    ]


def test_changes_are_read_as_accepted(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1" w:author="x">{run("új")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>régi</w:delText></w:r></w:del>'
    joined = "<w:pPr><w:rPr><w:del w:id='3' w:author='x'/></w:rPr></w:pPr>"
    source = of(tmp_path, run("ez ") + deleted + inserted, joined + run("eleje "), run("vége"))
    assert said(source) == ["ez új", "eleje vége"]
    assert dict(source.lost)[Lost.TRACKED] == 3


def test_links_keep_their_words_and_fields_their_results(tmp_path: Path) -> None:
    link = f'<w:hyperlink w:anchor="x">{run("ide")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert said(of(tmp_path, run("lásd ") + link + run(", ") + field + run(". oldal"))) == ["lásd ide, 7. oldal"]


def test_hidden_raised_and_special_signs(tmp_path: Path) -> None:
    source = of(
        tmp_path,
        run("titok", "<w:vanish/>") + run("m") + run("2", '<w:vertAlign w:val="superscript"/>'),
        run("e") + f"<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>mail</w:t><w:tab/>{TICKED}</w:r>",
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
    )
    assert said(source) == ["m²", "e\u2011mail ☑", "x=1"]
    assert {kind for kind, _ in source.lost} == {Lost.HIDDEN, Lost.FORMULAS}


def test_text_boxes_follow_their_paragraph(tmp_path: Path) -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>{run("dobozban")}</w:p></w:txbxContent></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{run('dobozban')}</w:p></w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    source = of(tmp_path, run("mellette") + box)
    assert said(source) == ["mellette", "dobozban"]
    assert dict(source.lost) == {Lost.TEXT_BOXES: 1}


def test_lists_are_told_by_their_signs(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("pont", style="List Bullet")
    document.add_paragraph("szám", style="List Number")
    assert [line.kind for line in read(document, tmp_path).lines()] == [BlockKind.BULLET, BlockKind.NUMBERED]


def test_headings_are_counted_as_word_does(tmp_path: Path) -> None:
    titles = [made.Title(1, "1", "A"), made.Title(2, "1.1", "B"), made.Title(2, "1.2", "C"), made.Title(1, "2", "D")]
    source = read(made.built(titles, made.counted), tmp_path)
    assert [(line.number, line.level) for line in source.lines()] == [("1.", 1), ("1.1.", 2), ("1.2.", 2), ("2.", 1)]


def test_tables_with_merged_cells_nested_tables_and_notes(tmp_path: Path) -> None:
    document = made.built([made.Sheet("", (("a", "<", "b"), ("^", "c", "d"), ("e", "f", "g")))])
    document.tables[0].cell(2, 2).add_table(1, 2).cell(0, 0).text = "belül"
    source = read(document, tmp_path)
    grid = next(item for item in source.items if isinstance(item, Grid))
    assert grid.texts == (("a", "a", "b"), ("a", "a", "d"), ("e", "f", "g belül")) or grid.columns == 3
    assert {Lost.MERGED, Lost.NESTED} <= {kind for kind, _ in source.lost}


def test_footnotes_stand_below_their_paragraph(tmp_path: Path) -> None:
    path = made.saved(docx.Document(), tmp_path / "a.docx")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p>{run("Forrás: KSH")}</w:p></w:footnote></w:footnotes>'
    )

    def change(name: str, content: bytes) -> bytes:
        if name == "word/document.xml":
            mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
            return content.replace(b"<w:body>", f"<w:body><w:p>{run('Fogyunk.')}{mark}</w:p>".encode())
        if name == "word/_rels/document.xml.rels":
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
            one = f'<Relationship Id="f" Type="{kind}" Target="footnotes.xml"/></Relationships>'
            return content.replace(b"</Relationships>", one.encode())
        return content

    files.rewritten(path, change)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    source = read_body(open_package(path), Silent())
    assert said(source) == ["Fogyunk.[2]", "[2] Forrás: KSH"]
    assert dict(source.lost) == {Lost.FOOTNOTES: 1}


def test_pictures_are_items_with_their_bytes(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("előtte")
    document.add_picture(str(PICTURE))
    drawn = [item for item in read(document, tmp_path).items if isinstance(item, Drawn)]
    assert [(one.kind, one.content) for one in drawn] == [(Drawing.PICTURE, PICTURE.read_bytes())]


def test_heads_of_pages_and_controls_around_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Mintafalu HEP"
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run('benne')}</w:p></w:sdtContent></w:sdt>")
    document.element.body.insert(0, control)
    source = read(document, tmp_path)
    assert (said(source), source.margins) == (["benne"], ("Mintafalu HEP",))


# --- what is refused ------------------------------------------------------------------------------------------


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_body(open_package(path), Silent())
    return caught.value.code


def spoilt(path: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    made.saved(made.built(made.programme()), path)
    return files.rewritten(path, lambda name, content: changes.get(name, bytes)(content))


def relation(kind: str, target: str) -> Callable[[bytes], bytes]:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="out" Type="{base}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return lambda content: content.replace(b"</Relationships>", one.encode())


RELS = "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("oleObject", "file:///c:/x"),
        ("frame", "http://x/y"),
        ("attachedTemplate", "http://x/t.dotm"),
        ("subDocument", "a.docx"),
    ],
)
def test_what_leads_out_of_the_file_is_refused(tmp_path: Path, kind: str, target: str) -> None:
    assert refusal(spoilt(tmp_path / "a.docx", {RELS: relation(kind, target)})) == "word.outside"


@pytest.mark.parametrize(
    ("kind", "target"),
    [("hyperlink", "http://x/y"), ("image", "file:///c:/kep.png"), ("attachedTemplate", "file:///c:/Sablon.dot")],
)
def test_links_and_an_office_s_own_template_are_harmless(tmp_path: Path, kind: str, target: str) -> None:
    path = spoilt(tmp_path / "a.docx", {RELS: relation(kind, target)})
    assert read_body(open_package(path), Silent()).items


def test_macros_entities_damage_and_bombs(tmp_path: Path) -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
    path = made.saved(docx.Document(), tmp_path / "makro.docm")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert refusal(path) == "word.macros"
    document = "word/document.xml"
    assert (
        refusal(spoilt(tmp_path / "b.docx", {document: lambda one: entity + one.partition(b"?>")[2]})) == "word.unsafe"
    )
    utf16 = {document: lambda one: (entity + one.partition(b"?>")[2]).decode().encode("utf-16")}
    assert refusal(spoilt(tmp_path / "u.docx", utf16)) == "word.unsafe"
    assert refusal(spoilt(tmp_path / "c.docx", {document: lambda one: one[:-20]})) == "word.damaged"
    deep = b"<w:sdt><w:sdtContent>" * 400 + b"</w:sdtContent></w:sdt>" * 400
    nested = {document: lambda one: one.replace(b"<w:body>", b"<w:body>" + deep)}
    assert refusal(spoilt(tmp_path / "d.docx", nested)) == "word.damaged"
    big = spoilt(tmp_path / "e.docx", {document: lambda one: one.replace(b"<w:body>", b"<w:body>" + b" " * 30_000_000)})
    assert refusal(big) == "word.too_large"
    whole = made.saved(made.built(made.programme()), tmp_path / "f.docx").read_bytes()
    (tmp_path / "f.docx").write_bytes(whole[:-500])
    assert refusal(tmp_path / "f.docx") == "word.damaged"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("regi.doc", files.ole({"WordDocument": b"x"}), "word.old_document"),
        ("HEP.pdf", b"%PDF-1.7\n", "word.is_pdf"),
        ("HEP.docx", b"%PDF-1.7\n", "word.is_pdf"),
        ("HEP.rtf", b"{\\rtf1", "word.old_document"),
        ("zart.docx", files.ole({"EncryptedPackage": b"x"}), "word.encrypted"),
        ("szoveg.docx", b"HEP", "word.is_plain_text"),
        ("lap.doc", b"<html><body>HEP</body></html>", "word.is_a_web_page"),
        ("tabla.docx", files.ole({"Workbook": b"x"}), "word.is_a_table"),
        ("kep.docx", b"\x89PNG\r\n\x1a\n\x00\x01", "word.not_a_document"),
        ("ures.docx", b"", "import.empty"),
    ],
)
def test_other_files_are_refused_with_a_way_out(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name) == code


def test_too_many_items(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "MOST_ITEMS", 3)
    assert refusal(made.saved(made.built(made.programme()), tmp_path / "a.docx")) == "word.too_large"


def test_lines_know_their_look() -> None:
    assert Line(0, (Run("a", bold=True), Run(" "))).bold
