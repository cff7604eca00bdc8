"""Reads the ready words of an edition: `standard_texts.toml`, `paper_texts.toml`, the sentences under `sentences/`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from hep_desktop.template.certainty import Certainty
from hep_desktop.template.files import EditionFiles
from hep_desktop.template.section import Section
from hep_desktop.template.wording import (
    Condition,
    PaperText,
    PaperTexts,
    Piece,
    Sentence,
    StandardText,
    Variant,
    Wordings,
    pieces_of,
)
from hep_desktop.words import text

_CONDITION = re.compile(r"(?P<left>[\w.]+) (?P<sign><=|>=|<|>|=) (?P<right>[\w.]+)")


def read_wordings(files: EditionFiles) -> Wordings:
    """All ready words of an edition; an edition may have none. Raises EditionError."""
    texts: tuple[StandardText, ...] = ()
    if "standard_texts" in files:
        with files.section("standard_texts") as section:
            texts = tuple(_texts(section))
    sentences: list[Sentence] = []
    for name in files.names("sentences"):
        with files.section(name) as section:
            sentences += _sentences(section)
    papers: tuple[PaperTexts, ...] = ()
    if "paper_texts" in files:
        with files.section("paper_texts") as section:
            papers = tuple(_papers(section))
    return Wordings(texts, tuple(sentences), papers)


def _papers(section: Section) -> Iterator[PaperTexts]:
    for one in section.sections("papers"):
        with one:
            texts = tuple(_paper_texts(one))
            yield PaperTexts(one.code("id"), one.text("title"), texts, _fields(one), meeting=one.flag("meeting"))


def _fields(section: Section) -> dict[str, str]:
    """What the texts of a paper can say, and the name of each in a slot."""
    if "fields" not in section:
        return {}
    with section.section("fields") as named:
        return {key: str(name) for key, name in named.rest().items()}


def _paper_texts(section: Section) -> Iterator[PaperText]:
    for one in section.sections("texts"):
        with one:
            told = one.text("text").strip()
            _pieces(one, "text", told)
            yield PaperText(one.code("id"), one.text("name"), one.choice("certainty", Certainty), told)


def _texts(section: Section) -> Iterator[StandardText]:
    for one in section.sections("texts"):
        with one:
            text = one.text("text").strip()
            for line in text.splitlines():
                _pieces(one, "text", line)
            yield StandardText(one.text("node"), one.choice("certainty", Certainty), one.text("note"), text)


def _sentences(section: Section) -> Iterator[Sentence]:
    for one in section.sections("sentences"):
        with one:
            variants = tuple(_variants(one))
            if not variants:
                one.refuse("variants", text("editions.no_variant"))
            yield Sentence(
                one.code("id"), one.code("table"), variants, one.optional_text("node"), each=one.flag("each")
            )


def _variants(section: Section) -> Iterator[Variant]:
    for one in section.sections("variants"):
        with one:
            conditions = one.text("when").split(" and ") if "when" in one else ()
            yield Variant(tuple(_condition(one, words) for words in conditions), _pieces(one, "text", one.text("text")))


def _pieces(section: Section, key: str, words: str) -> tuple[Piece, ...]:
    try:
        return pieces_of(words)
    except ValueError as error:
        section.refuse(key, str(error))


def _condition(section: Section, words: str) -> Condition:
    match = _CONDITION.fullmatch(words.strip())
    if match is None:
        section.refuse("when", text("editions.no_condition", words=words))
    right = match["right"]
    return Condition(match["left"], match["sign"], Decimal(right) if right.isdecimal() else right)
