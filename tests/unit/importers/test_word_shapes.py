"""Programmes of villages as Word files: every shape is read, every paragraph and table is placed or listed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import word_files as made
from hep_desktop.importers.word.parts import Aim, Why
from word_files import Piece, Sheet, Title, Words
from word_sample import assert_complete, read, tables, texts


def with_title(pieces: list[Piece], wanted: str, *new: Piece) -> list[Piece]:
    """More pieces right before the heading with these words."""
    at = next(i for i, one in enumerate(pieces) if isinstance(one, Title) and one.words == wanted)
    return [*pieces[:at], *new, *pieces[at:]]


USUAL = {
    "hep.intro",
    "hep.intro.settlement",
    "hep.intro.values",
    "hep.intro.goals",
    *("he.1.1", "he.1.2", "he.2.1", "he.2.3", "he.3.1", "he.3.2", "he.3.4", "he.3.9", "he.4.1", "he.4.5"),
    *("he.8", "he.9", "it.1", "it.3.preparation", "it.3.monitoring", "it.4"),
}


@pytest.mark.parametrize("dress", [made.styled, made.bold, made.plain, made.counted])
def test_headings_are_found_by_style_by_bold_lines_by_numbers_alone(tmp_path: Path, dress: made.Dress) -> None:
    word = read(made.programme(), tmp_path, dress)
    assert_complete(word)
    written = {node for node, text in texts(word).items() if text}
    assert written == USUAL
    assert "Jövedelmi és vagyoni helyzet" in texts(word)["he.3.1"]
    assert tables(word) == ["t1", "t2", "t3_2_1"]
    assert [len(part.measures) for part in word.parts if part.aim is Aim.MEASURES] == [3]
    assert [len(part.problems) for part in word.parts if part.aim is Aim.PROBLEMS] == [2]


def in_one_cell(document: Document, title: Title) -> None:
    """A heading in a bar of colour, which is a table of one cell."""
    document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run(f"{title.number} {title.words}".strip()).bold = True


def beside_its_number(document: Document, title: Title) -> None:
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = title.number
    cells[1].paragraphs[0].add_run(title.words).bold = True


def in_hungarian_styles(document: Document, title: Title) -> None:
    """A template of the office's own, with styles that only are called so."""
    name = f"Címsor {title.level}"
    if all(style.name != name for style in document.styles):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph(f"{title.number} {title.words}".strip(), style=name)


def across_pages(document: Document, title: Title) -> None:
    """Every chapter a section of its own, every other one on its side."""
    if title.level == 1:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.page_width, section.page_height = section.page_height, section.page_width
    made.styled(document, title)


def in_pieces(document: Document, title: Title) -> None:
    """As spelling and tracked changes leave a line: in runs of a few letters."""
    paragraph = document.add_paragraph()
    words = f"{title.number}\t{title.words}".strip()
    for at in range(0, len(words), 4):
        paragraph.add_run(words[at : at + 4]).bold = True


@pytest.mark.parametrize("dress", [in_one_cell, beside_its_number, in_hungarian_styles, across_pages, in_pieces])
def test_headings_in_odd_dress(tmp_path: Path, dress: made.Dress) -> None:
    word = read(made.programme(), tmp_path, dress)
    assert_complete(word)
    assert {node for node, text in texts(word).items() if text} == USUAL
    assert tables(word) == ["t1", "t2", "t3_2_1"]


@pytest.mark.parametrize("dress", [made.bold, made.plain, made.styled])
@pytest.mark.parametrize("leader", [" ......... ", "\t"])
def test_a_typed_table_of_contents_is_no_second_set_of_headings(tmp_path: Path, dress: made.Dress, leader: str) -> None:
    pieces = made.programme()
    titles = [one for one in pieces if isinstance(one, Title)]
    contents = [Words(f"{one.number} {one.words}{leader}{page}") for page, one in enumerate(titles, 2)]
    first = pieces.index(titles[0])
    word = read([*pieces[:first], Words("Tartalomjegyzék"), *contents, *pieces[first:]], tmp_path, dress)
    assert_complete(word)
    assert {node for node, text in texts(word).items() if text} == USUAL
    assert [part.title for part in word.parts if any(one.why is Why.CONTENTS for one in part.remarks)]


def test_renamed_headings(tmp_path: Path) -> None:
    names = {
        "A település bemutatása": "Mintafalu bemutatása",
        "Bevezetés": "A program bevezetése",
        "A mélyszegénységben élők és a romák helyzete, esélyegyenlősége": "A romák és a mélyszegénységben élők",
        "A gyermekek helyzete, esélyegyenlősége, gyermekszegénység": "Gyermekek esélyegyenlősége a községben",
        "Foglalkoztatottság, munkaerő-piaci integráció": "A foglalkoztatottság és a munkaerőpiac",
        "Jövedelmi és vagyoni helyzet": "Anyagi helyzet",
        "Megvalósítás": "A program megvalósítása",
    }
    word = read(made.renamed(names), tmp_path)
    assert_complete(word)
    assert {"hep.intro.settlement", "he.3.2", "he.3.1", "he.4.1"} <= set(texts(word))
    assert {node for node, text in texts(word).items() if text} == USUAL
    by_number = next(part for part in word.parts if part.node == "he.3.1")
    assert by_number.remarks[0].why is Why.BY_NUMBER


def test_the_longer_titles_of_later_years(tmp_path: Path) -> None:
    longer = "Következtetések: problémák beazonosítása rövid megnevezéssel, fejlesztési lehetőségek rövid címmel"
    housing = "Lakhatás, lakáshoz jutás, lakhatási szegregáció"
    names = {
        "Következtetések: problémák beazonosítása, fejlesztési lehetőségek meghatározása": longer,
        housing: f"{housing}, adósságkezelés",
    }
    word = read(made.renamed(names), tmp_path)
    assert {node for node, text in texts(word).items() if text} == USUAL


def test_roman_parts_and_other_numbers(tmp_path: Path) -> None:
    """Tapolca's I–III; chapters counted on from the introduction, so that 3 is 4."""

    def other(title: Title) -> Title:
        if title.level == 1:
            return replace(title, number=("I.", "II.", "III.")[made.PARTS.index(title)])
        first, dot, rest = title.number.partition(".")
        return replace(title, number=f"{int(first) + 1}{dot}{rest}") if first else title

    word = read(made.changed(made.programme(), other), tmp_path)
    assert_complete(word)
    assert {node for node, text in texts(word).items() if text} == USUAL


def test_only_the_summary_table(tmp_path: Path) -> None:
    """Babót has nothing else in its action plan; chapter 4 is missing."""

    def babot(title: Title) -> Title | None:
        return None if title.number.startswith("4") or title.words == "A HEP IT részletei" else title

    word = read(made.changed(made.programme(), babot), tmp_path)
    assert_complete(word)
    assert not {"he.4", "he.4.1", "it.1"} & set(texts(word))
    assert [len(part.measures) for part in word.parts if part.aim is Aim.MEASURES] == [3]


def test_headings_of_the_village_become_own_ones(tmp_path: Path) -> None:
    """Hidegség and Pereszteg add chapters; the text under them stays under them."""
    pieces = with_title(made.programme(), "Célok", Title(3, "", "Népességi adatok"), Words("Fogy a falu."))
    pieces = with_title(pieces, "Bevezetés", Title(2, "", "A HEP-ben használt fogalmak"), Words("Fogalom."))
    pieces = with_title(pieces, "Jövedelmi és vagyoni helyzet", Title(3, "3.0", "Előzmények"), Words("Volt már ilyen."))
    word = read(pieces, tmp_path)
    assert_complete(word)
    own = {part.heading.title: part for part in word.parts if part.heading}
    assert {title: part.heading.parent for title, part in own.items() if part.heading} == {
        "Népességi adatok": "hep.intro",
        "A HEP-ben használt fogalmak": "hep",
        "Előzmények": "he.3",
    }
    assert own["Népességi adatok"].heading.after == "hep.intro.values"  # pyright: ignore[reportOptionalMemberAccess]
    assert [block.plain for block in own["Népességi adatok"].blocks] == ["Fogy a falu."]


def test_annexes_at_the_end(tmp_path: Path) -> None:
    annex = Title(1, "", "1. számú melléklet: Összegző táblázat – A Helyi Esélyegyenlőségi Program Intézkedési Terve")
    pieces = [one for one in made.programme() if one is not made.SUMMARY]
    pieces = [one for one in pieces if not (isinstance(one, Title) and one.words.startswith("Összegző"))]
    register = Title(1, "", "2. számú melléklet – HEP elkészítési jegyzék")
    names = Sheet("", (("NÉV", "HEP részei", "Aláírás"), ("Minta Mária", "3. fejezet", "")))
    word = read([*pieces, annex, made.SUMMARY, register, names], tmp_path)
    assert_complete(word)
    assert [len(part.measures) for part in word.parts if part.aim is Aim.MEASURES] == [3]
    last = word.parts[-1]
    assert (last.aim, last.remarks[0].why) == (Aim.NOWHERE, Why.COMPOSED)


def test_letters_of_points_stand_inside_the_text(tmp_path: Path) -> None:
    point = Title(4, "a)", "foglalkoztatottak, munkanélküliek, tartós munkanélküliek száma, aránya")
    pieces = with_title(made.programme(), "Lakhatás, lakáshoz jutás, lakhatási szegregáció", point, Words("Kevesen."))
    word = read(pieces, tmp_path)
    part = next(part for part in word.parts if part.node == "he.3.2" and part.aim is Aim.TEXT)
    assert [getattr(block, "kind", "") for block in part.blocks] == ["paragraph", "heading", "paragraph"]
    assert_complete(word)


def test_a_table_of_contents_is_listed_once(tmp_path: Path) -> None:
    lines = [Words(f"{one.number} {one.words} ........ {at}") for at, one in enumerate(_titles(), start=3)]
    word = read([Words("Tartalom"), *lines, *made.programme()], tmp_path)
    assert_complete(word)
    index = next(part for part in word.parts if part.key == Why.CONTENTS)
    assert len(index.items) == len(lines)
    assert {node for node, text in texts(word).items() if text} == USUAL


def test_another_structure_is_kept_as_text(tmp_path: Path) -> None:
    """The ancestor of before 2012: what no chapter of today has becomes chapters of its own."""
    pieces = [
        Title(1, "1.", "Bevezető"),
        Words("Elfogadtuk 2010-ben."),
        Title(1, "2.", "Oktatási integráció"),
        Words("Egy iskola van."),
        Title(2, "2.1", "Pedagógusok"),
        Words("Nyolcan tanítanak."),
    ]
    word = read(pieces, tmp_path)
    assert_complete(word)
    assert {"Oktatási integráció", "Pedagógusok"} <= {part.heading.title for part in word.parts if part.heading}


def test_a_file_of_another_village_is_told(tmp_path: Path) -> None:
    assert not read(made.programme(), tmp_path, village="Bátaszék").names_village
    assert read(made.programme(), tmp_path).names_village


def test_a_text_right_under_a_part_is_not_lost(tmp_path: Path) -> None:
    long = "A helyzetelemzés hosszú bevezetője. " * 30
    pieces = with_title(made.programme(), "Jogszabályi háttér bemutatása", Words(long))
    part = next(one for one in read(pieces, tmp_path).parts if long[:30] in "".join(b.plain for b in one.blocks))
    assert (part.aim, part.node, part.remarks[0].why) == (Aim.TEXT, "he.1", Why.MOVED_UP)


def _titles() -> list[Title]:
    return [one for one in made.programme() if isinstance(one, Title)]


def _chapters(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The programme cut before each chapter of part two."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if isinstance(piece, Title) and piece.level == 2:
            found.append([])
        found[-1].append(piece)
    return found


WRITTEN_BY: Sequence[Callable[[str], str]] = (
    str.upper,
    lambda words: words.replace(",", " és"),
    lambda words: f"{words} – községünkben",
    lambda words: words.replace("helyzete, ", ""),
    lambda words: words,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_shuffled_and_renamed_chapters_find_their_places(data: st.DataObject, tmp_path: Path) -> None:
    start = made.programme().index(made.PARTS[1])
    end = made.programme().index(made.PARTS[2])
    body = _chapters(made.programme()[start + 1 : end])[1:]
    shuffled = data.draw(st.permutations(body))
    change = data.draw(st.sampled_from(WRITTEN_BY))
    dress = data.draw(st.sampled_from([made.styled, made.bold]))
    numbered = data.draw(st.booleans())
    middle = [
        replace(one, words=change(one.words), number=one.number if numbered else "") if isinstance(one, Title) else one
        for some in shuffled
        for one in some
    ]
    word = read([*made.programme()[: start + 1], *middle, *made.programme()[end:]], tmp_path, dress)
    assert_complete(word)
    offered = texts(word)
    for node in ("he.1.1", "he.2.1", "he.3.1", "he.3.2", "he.3.4", "he.4.1", "he.8", "he.9"):
        assert offered.get(node), node
    for node in ("he.3.9", "he.4.5"):
        assert offered.get(node), node
    assert tables(word) == ["t1", "t2", "t3_2_1"]
    problems = [part.node for part in word.parts if part.aim is Aim.PROBLEMS]
    assert problems == ["he.3.9"]
