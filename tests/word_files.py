"""Builds Word files of old programmes in the shapes that villages have, good and spoilt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Title:
    """A heading; `level` 1 for parts, 2 for chapters, 3 for sub-chapters."""

    level: int
    number: str
    words: str


@dataclass(frozen=True)
class Words:
    """A paragraph, or items of a list."""

    words: str
    style: str = "Normal"


@dataclass(frozen=True)
class Sheet:
    """A table. `<` goes on from the left, `^` from above."""

    caption: str
    rows: Rows
    below: str = ""


Piece = Title | Words | Sheet
Dress = Callable[[Document, Title], None]


def styled(document: Document, title: Title) -> None:
    """A heading by its style, its number typed."""
    document.add_heading(f"{title.number} {title.words}".strip(), title.level)


def bold(document: Document, title: Title) -> None:
    """A heading that is only a bold line."""
    document.add_paragraph().add_run(f"{title.number}. {title.words}" if title.number else title.words).bold = True


def plain(document: Document, title: Title) -> None:
    """A heading that is only a numbered line, as from a PDF."""
    document.add_paragraph(f"{title.number} {title.words}" if title.number else title.words.upper())


def counted(document: Document, title: Title) -> None:
    """A heading that Word numbers."""
    paragraph = document.add_heading(title.words, title.level)
    if title.number:
        properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = title.number.count(".")
        properties.get_or_add_numId().val = 900


def built(pieces: Iterable[Piece], dress: Dress = styled) -> Document:
    """A document of these pieces."""
    document = docx.Document()
    _number(document)
    for piece in pieces:
        if isinstance(piece, Title):
            dress(document, piece)
        elif isinstance(piece, Words):
            document.add_paragraph(piece.words, style=piece.style)
        else:
            _table(document, piece)
    return document


def _number(document: Document) -> None:
    """A numbering of chapters: 1, 1.1."""
    numbering: Any = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{said}"/></w:lvl>'
        for at, said in enumerate(("%1.", "%1.%2."))
    )
    kind = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">{levels}</w:abstractNum>')
    numbering.find(qn("w:num")).addprevious(kind)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'),
    )


def _table(document: Document, sheet: Sheet) -> None:
    if sheet.caption:
        document.add_paragraph(sheet.caption)
    table = document.add_table(len(sheet.rows), len(sheet.rows[0]))
    for row, cells in enumerate(sheet.rows):
        for column, said in enumerate(cells):
            if said not in ("<", "^"):
                right, down = column, row
                while right + 1 < len(cells) and cells[right + 1] == "<":
                    right += 1
                while down + 1 < len(sheet.rows) and sheet.rows[down + 1][column] == "^":
                    down += 1
                cell = table.cell(row, column)
                if (right, down) != (column, row):
                    cell = cell.merge(table.cell(down, right))
                cell.text = said
    if sheet.below:
        document.add_paragraph(sheet.below)


def saved(document: Document, path: Path) -> Path:
    """The document on the disk."""
    document.save(str(path))
    return path


# --- what villages wrote ---------------------------------------------------------------------------------------

PARTS = (
    Title(1, "", "Helyi Esélyegyenlőségi Program (HEP)"),
    Title(1, "", "A Helyi Esélyegyenlőségi Program Helyzetelemzése (HEP HE)"),
    Title(1, "", "A Helyi Esélyegyenlőségi Program Intézkedési Terve (HEP IT)"),
)
POPULATION = Sheet(
    "1. számú táblázat – Lakónépesség száma az év végén",
    (("", "Fő", "Változás"), ("2022", "838", "99,1%"), ("2023", "829", "98,9%"), ("2024", "820", "98,9%")),
    "Forrás: TeIR, KSH Tstar",
)
SEEKERS = Sheet(
    "3.2.1. számú táblázat – Nyilvántartott álláskeresők száma és aránya",
    (
        (
            "év",
            "15-64 év közötti állandó népesség (fő)",
            "<",
            "<",
            "nyilvántartott álláskeresők száma (fő)",
            "<",
            "<",
            "<",
            "<",
            "<",
        ),
        ("^", "nő", "férfi", "összesen", "nő", "<", "férfi", "<", "összesen", "<"),
        ("^", "fő", "fő", "fő", "fő", "%", "fő", "%", "fő", "%"),
        ("2022", "273", "278", "551", "20", "7,3", "15", "5,4", "35", "6,4"),
        ("2023", "268", "274", "542", "18", "6,7", "15", "5,5", "33", "9,9"),
    ),
    "Forrás: TeIR, Nemzeti Foglalkoztatási Szolgálat",
)
AGES = Sheet(
    "2. számú táblázat – Állandó népesség száma nemek és korcsoportok szerint, 2023",
    (
        ("Korcsoport", "Fő", "<", "<", "Az állandó népességből a megfelelő korcsoportú nők és férfiak aránya (%)", "<"),
        ("^", "nők", "férfiak", "összesen", "nők", "férfiak"),
        ("Állandó népesség száma", "439", "402", "841", "<", "<"),
        ("0-2 évesek", "", "", "12", "", "1,4"),
        ("0-14 éves", "52", "59", "111", "6,2", "7,0"),
        ("15-17 éves", "13", "12", "25", "1,5", "1,4"),
        ("18-59 éves", "230", "235", "465", "27,3", "27,9"),
        ("60-64 éves", "26", "26", "52", "3,1", "3,1"),
        ("65 év feletti", "118", "70", "188", "14,0", "8,3"),
    ),
)
CONCLUSIONS = Sheet(
    "",
    (
        ("problémák beazonosítása", "fejlesztési lehetőségek meghatározása"),
        ("Kevés a helyi munkahely", "Közfoglalkoztatás bővítése"),
        ("Sok a rossz állapotú lakás", "Lakhatási támogatás"),
    ),
)
_LETTERS = tuple("ABCDEFGHIJK")
_HEADS = (
    "Intézkedés sorszáma",
    "Az intézkedés címe, megnevezése",
    "A helyzetelemzés következtetéseiben feltárt esélyegyenlőségi probléma megnevezése",
    "Az intézkedéssel elérni kívánt cél",
    "A célkitűzés összhangja egyéb stratégiai dokumentumokkal",
    "Az intézkedés tartalma",
    "Az intézkedés felelőse",
    "Az intézkedés megvalósításának határideje",
    "Az intézkedés eredményességét mérő indikátor(ok)",
    "Az intézkedés megvalósításához szükséges erőforrások (humán, pénzügyi, technikai)",
    "Az intézkedés eredményeinek fenntarthatósága",
)


def measure(number: str, title: str, problem: str, deadline: str = "2024. december 31.") -> tuple[str, ...]:
    """One row of the summary table."""
    rest = ("Gazdasági program", "Egyeztetés, pályázat", "polgármester", deadline, "résztvevők száma\njáratok száma")
    return (number, title, problem, "Javuljon a helyzet", *rest, "pályázati forrás", "évente áttekintjük")


SUMMARY = Sheet(
    "",
    (
        _LETTERS,
        _HEADS,
        ("I. A mélyszegénységben élők és a romák esélyegyenlősége", *["<"] * 10),
        measure("1", "Munkahelyek", "Kevés a helyi munkahely"),
        measure("2", "Lakások", "Sok a rossz állapotú lakás", "évente"),
        ("II. A gyermekek esélyegyenlősége", *["<"] * 10),
        measure("1", "Tanoda", "Nincs délutáni foglalkozás", "folyamatos"),
    ),
)


def chapter(number: str, words: str, *below: Piece) -> list[Piece]:
    """A heading with a text and what stands below."""
    level = 2 + number.count(".") if number else 3
    said = f"{words}: így van ez Mintafaluban. Erről hosszan lehetne írni, de röviden is elég."
    return [Title(level, number, words), Words(said), *below]


def programme() -> list[Piece]:
    """A whole programme by the template of 2012."""
    return [
        Words("Mintafalu Község Önkormányzata"),
        Words("2018–2023"),
        PARTS[0],
        Title(2, "", "Bevezetés"),
        Words("A program az Ebktv. alapján készült Mintafalu számára."),
        *chapter("", "A település bemutatása", POPULATION, AGES),
        *chapter("", "Értékeink, küldetésünk"),
        *chapter("", "Célok", Words("esélyegyenlőség", "List Bullet"), Words("felzárkózás", "List Bullet")),
        PARTS[1],
        Title(2, "1", "Jogszabályi háttér bemutatása"),
        *chapter("1.1", "A program készítését előíró jogszabályi környezet rövid bemutatása"),
        *chapter("1.2", "Az esélyegyenlőségi célcsoportokat érintő helyi szabályozás rövid bemutatása"),
        Title(2, "2", "Stratégiai környezet bemutatása"),
        *chapter("2.1", "Kapcsolódás helyi stratégiai és települési önkormányzati dokumentumokkal, koncepciókkal"),
        *chapter(
            "2.3", "Az esélyegyenlőség szempontjából releváns adatok, kutatások áttekintése, adathiányok kimutatása"
        ),
        Title(2, "3", "A mélyszegénységben élők és a romák helyzete, esélyegyenlősége"),
        *chapter("3.1", "Jövedelmi és vagyoni helyzet"),
        *chapter("3.2", "Foglalkoztatottság, munkaerő-piaci integráció", SEEKERS),
        *chapter("3.4", "Lakhatás, lakáshoz jutás, lakhatási szegregáció"),
        *chapter("3.9", "Következtetések: problémák beazonosítása, fejlesztési lehetőségek meghatározása", CONCLUSIONS),
        Title(2, "4", "A gyermekek helyzete, esélyegyenlősége, gyermekszegénység"),
        *chapter("4.1", "A gyermekek helyzetének általános jellemzői"),
        *chapter("4.5", "Következtetések: problémák beazonosítása, fejlesztési lehetőségek meghatározása"),
        *chapter("8", "Helyi partnerség, lakossági önszerveződések, civil szervezetek és for-profit szereplők"),
        *chapter("9", "A helyi esélyegyenlőségi program nyilvánossága"),
        PARTS[2],
        *chapter("1", "A HEP IT részletei"),
        Title(2, "2", "Összegző táblázat – A Helyi Esélyegyenlőségi Program Intézkedési Terve (HEP IT)"),
        SUMMARY,
        Title(2, "3", "Megvalósítás"),
        *chapter("", "A megvalósítás előkészítése"),
        *chapter("", "Monitoring és visszacsatolás"),
        *chapter("4", "Elfogadás módja és dátuma"),
    ]


def changed(pieces: Iterable[Piece], change: Callable[[Title], Title | None]) -> list[Piece]:
    """The pieces with each heading changed; None drops it with all that stands below."""
    kept: list[Piece] = []
    dropping = False
    for piece in pieces:
        if isinstance(piece, Title):
            title = change(piece)
            dropping = title is None
            kept += [title] if title else []
        elif not dropping:
            kept.append(piece)
    return kept


def renamed(names: dict[str, str]) -> list[Piece]:
    """The programme with other titles."""
    return changed(programme(), lambda one: replace(one, words=names.get(one.words, one.words)))


def element(name: str, **attributes: str) -> Any:
    """An element of Word's."""
    made = OxmlElement(name)
    for key, said in attributes.items():
        made.set(qn(f"w:{key}"), said)
    return made
