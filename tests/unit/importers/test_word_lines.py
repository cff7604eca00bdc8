"""Headings of Word files that have neither style nor number: what tells them from other lines."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document

import word_files as made
from word_files import Title, Words
from word_sample import assert_complete, read, texts

HOUSING = "Lakhatás, lakáshoz jutás, lakhatási szegregáció, adósságkezelés"
NEARLY = "Az időskorú népesség"  # the edition says more: `Az időskorú népesség főbb jellemzői`


def in_capitals(document: Document, title: Title) -> None:
    document.add_paragraph(title.words.upper())


def underlined(document: Document, title: Title) -> None:
    document.add_paragraph().add_run(title.words).underline = True


@pytest.mark.parametrize("dress", [in_capitals, underlined])
def test_capitals_and_underlined_lines_are_headings_where_they_are_titles_to_the_letter(
    tmp_path: Path, dress: made.Dress
) -> None:
    roma = Title(2, "", "A mélyszegénységben élők és a romák helyzete, esélyegyenlősége")
    pieces = [made.PARTS[1], roma, Words("Kevesen."), Title(3, "", NEARLY), Words("Többen."), Title(3, "", HOUSING)]
    word = read([*pieces, Words("Rossz házak.")], tmp_path, dress)
    assert_complete(word)
    offered = texts(word)
    assert offered["he.3.4"] == "Rossz házak."
    assert NEARLY.casefold() in offered["he.3"].casefold()


def test_a_chapter_called_shorter_is_borne_out_by_its_first_sub_chapter(tmp_path: Path) -> None:
    """Bold lines without numbers: `A gyermekek esélyegyenlősége` alone might be anything."""

    def shorter(title: Title) -> Title:
        return replace(title, number="", words=title.words.replace("helyzete, ", ""))

    word = read(made.changed(made.programme(), shorter), tmp_path, made.bold)
    assert_complete(word)
    assert {"he.4.1", "he.4.5"} <= {node for node, text in texts(word).items() if text}
    assert "he.4" in {part.node for part in word.parts}
