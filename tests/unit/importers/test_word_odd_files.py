"""Word files as other programs, other hands and other years leave them: what a clerk sees in them is read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document

import word_files as made
from hep_desktop.importers.word.parts import Aim, Why, WordProgramme
from word_files import Piece, Sheet, Title, Words
from word_sample import assert_complete, read, read_file, tables, texts

MOVES = (("Év", "Odavándorlás", "Elvándorlás"), ("2019", "11", "12"), ("2020", "9", "10"))
BIRTHS = (("Év", "Élve születések száma", "Halálozások száma"), ("2019", "4", "6"), ("2020", "3", "7"))
VILLAGE = Title(2, "", "A település bemutatása")
MEASURE = made.measure("1", "Munkahelyek", "Kevés a helyi munkahely")


def figures(word: WordProgramme) -> dict[str, int]:
    """How many figures each table gave."""
    found: dict[str, int] = {}
    for one in (part.statistics for part in word.parts if part.statistics):
        found[one.table] = found.get(one.table, 0) + len(one.figures)
    return found


def saved(tmp_path: Path, document: Document) -> WordProgramme:
    word = read_file(made.saved(document, tmp_path / "HEP.docx"))
    assert_complete(word)
    return word


# --- headings --------------------------------------------------------------------------------------------------


def in_a_bold_list(document: Document, title: Title) -> None:
    """Numbered by Word's list of the text, and bold by hand."""
    made.counted(document, title)
    last = document.paragraphs[-1]
    last.style = "Normal"
    last.runs[0].bold = True


def with_the_word_for_chapter(document: Document, title: Title) -> None:
    kind = "alfejezet" if "." in title.number else "fejezet:"
    made.bold(document, Title(title.level, f"{title.number}. {kind}" if title.number else "", title.words))


def over_two_lines(document: Document, title: Title) -> None:
    first, comma, rest = title.words.partition(", ")
    document.add_heading(f"{title.number} {first}{comma.strip()}".strip(), title.level)
    if rest and rest[0].islower():
        document.add_heading(rest, title.level)
    elif rest:
        document.paragraphs[-1].add_run(f" {rest}")


def with_places_to_break(document: Document, title: Title) -> None:
    words = title.words.replace("ssé", "s\u00adsé").replace("helyz", "he\u00adlyz")
    made.bold(document, Title(title.level, title.number, words.replace(" ", "\u00a0")))


@pytest.mark.parametrize("dress", [in_a_bold_list, with_the_word_for_chapter, over_two_lines, with_places_to_break])
def test_headings_are_known_in_this_dress(tmp_path: Path, dress: made.Dress) -> None:
    pieces = [
        made.PARTS[1],
        Title(2, "1", "Jogszabályi háttér bemutatása"),
        Words("Törvény."),
        Title(2, "2", "Stratégiai környezet bemutatása"),
        Words("Tervek."),
        Title(2, "3", "A mélyszegénységben élők és a romák helyzete, esélyegyenlősége"),
        Title(3, "3.1", "Jövedelmi és vagyoni helyzet"),
        Words("Kevés."),
        Title(3, "3.2", "Foglalkoztatottság, munkaerő-piaci integráció"),
        Words("Busz."),
    ]
    word = read(pieces, tmp_path, dress)
    assert_complete(word)
    assert {"he.1": "Törvény.", "he.2": "Tervek.", "he.3.1": "Kevés.", "he.3.2": "Busz."}.items() <= texts(word).items()


def test_short_underlined_titles_are_headings_where_others_look_so(tmp_path: Path) -> None:
    titles = ["Bevezetés", "A település bemutatása", "Jövedelmi és vagyoni helyzet", "Lakhatás", "A nők helyzete"]
    document = docx.Document()
    for title in titles:
        document.add_paragraph().add_run(title).underline = True
        document.add_paragraph(f"Erről: {title}.")
    nodes = ["hep.intro", "hep.intro.settlement", "he.3.1", "he.3.4", "he.5"]
    assert texts(saved(tmp_path, document)) == {
        node: f"Erről: {title}." for node, title in zip(nodes, titles, strict=True)
    }


def test_a_number_says_of_which_chapter_conclusions_are_whose_heading_is_missing(tmp_path: Path) -> None:
    same = "Következtetések: problémák beazonosítása, fejlesztési lehetőségek meghatározása"
    chapter = Title(2, "3", "A mélyszegénységben élők és a romák helyzete, esélyegyenlősége")
    below = [Title(3, number, same) for number in ("3.9", "4.5", "5.8")] + [Title(3, "6.5", "Következtetések")]
    pieces = [made.PARTS[1], chapter, *(piece for one in below for piece in (one, Words(f"{one.number} itt.")))]
    assert {"he.3.9": "3.9 itt.", "he.4.5": "4.5 itt.", "he.5.8": "5.8 itt.", "he.6.5": "6.5 itt."}.items() <= texts(
        read(pieces, tmp_path)
    ).items()


# --- tables ----------------------------------------------------------------------------------------------------


def test_names_of_tables_may_stand_below_them(tmp_path: Path) -> None:
    below = [Sheet("", MOVES), Words("4. táblázat: Belföldi vándorlások"), Words("Ezt a következő táblázat mutatja.")]
    more = [Sheet("", BIRTHS), Words("5. táblázat: Természetes szaporodás, fogyás")]
    word = read([VILLAGE, Words("Erről szól az alábbi táblázat."), *below, *more], tmp_path)
    assert_complete(word)
    assert figures(word) == {"t4": 4, "t5": 4}
    assert texts(word)["hep.intro.settlement"].count("táblázat") == 2


def test_a_table_goes_on_overleaf_with_and_without_its_heads(tmp_path: Path) -> None:
    rest = Sheet("", (("2021", "8", "9"), ("2022", "7", "7")))
    again = Sheet("", (MOVES[0], ("2023", "5", "6")))
    word = read([VILLAGE, Sheet("4. táblázat: Belföldi vándorlások", MOVES), rest, again], tmp_path)
    assert_complete(word)
    assert figures(word) == {"t4": 10}


def test_a_table_in_a_frame_is_read_like_any_other(tmp_path: Path) -> None:
    document = made.built([VILLAGE])
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "4. táblázat: Belföldi vándorlások"
    inner = frame.add_table(len(MOVES), len(MOVES[0]))
    for row, cells in enumerate(MOVES):
        for column, said in enumerate(cells):
            inner.cell(row, column).text = said
    assert figures(saved(tmp_path, document)) == {"t4": 4}


AGES = (
    ("Korcsoport", "2019", "<", "2020", "<"),
    ("^", "férfi", "nő", "férfi", "nő"),
    ("0-14 éves", "350", "340", "351", "339"),
    ("Összesen", "2 200", "2 300", "2 205", "2 291"),
)
CORNER = (("Közgyógyellátási igazolvánnyal rendelkezők száma", "2019", "2020"), ("", "30", "25"))
UNITS = (
    ("Megnevezés", "2019", "2020"),
    ("Nyilvántartott álláskeresők száma – nő", "30 fő", "35 fő"),
    ("180 napnál régebben regisztrált – nő", "10", "n.a."),
)


@pytest.mark.parametrize(
    ("caption", "rows", "said"),
    [
        ("2. táblázat: Állandó népesség nemek és korcsoportok szerint", AGES, {"t2": 8}),
        ("3.6.2. sz. táblázat", CORNER, {"t3_6_2": 2}),
        ("3.2.3. tábla: A 180 napnál régebben munkanélküliek száma és aránya", UNITS, {"t3_2_3": 4}),
    ],
    ids=["years over women and men", "what is counted stands in the corner", "numbers look like counts"],
)
def test_what_heads_leave_out_their_figures_tell(
    tmp_path: Path, caption: str, rows: made.Rows, said: dict[str, int]
) -> None:
    assert figures(read([VILLAGE, Sheet(caption, rows)], tmp_path)) == said


def test_a_list_without_a_name_is_known_by_its_chapter(tmp_path: Path) -> None:
    title = "Helyi partnerség, lakossági önszerveződések, civil szervezetek és for-profit szereplők"
    rows = (("Ssz.", "Szervezet neve", "Tevékenysége", "Célcsoport"), ("1.", "Klub", "kultúra", "idősek"))
    word = read([made.PARTS[1], Title(2, "8", title), Sheet("", rows)], tmp_path)
    assert figures(word) == {"t8_1": 3}
    assert not [one for part in word.parts for one in part.remarks if one.why is Why.UNKNOWN_COLUMN]


# --- the plan --------------------------------------------------------------------------------------------------


def test_a_measure_as_a_table_of_letter_label_and_value(tmp_path: Path) -> None:
    heads = made.SUMMARY.rows[1]
    sheets = [Sheet("", [(chr(65 + at), label, MEASURE[at]) for at, label in enumerate(heads)])]
    word = read([made.PARTS[2], Words("II. A gyermekek esélyegyenlősége"), *sheets], tmp_path)
    (found,) = (one for part in word.parts for one in part.measures)
    assert (found.measure.title, found.measure.group, found.number) == ("Munkahelyek", "CH", "1")


def test_heads_in_two_rows_and_a_column_of_groups(tmp_path: Path) -> None:
    heads = ("Célcso- port", "Az intézkedés", "<", "Probléma", "Cél", "Összhang", "Tartalom", "Végrehajtás", "<")
    below = ("^", "sorszáma", "címe", "^", "^", "^", "^", "felelőse", "határideje")
    rows = (heads, below, ("Romák", *MEASURE[:8]), ("^", *MEASURE[:8]), ("Idősek", *MEASURE[:8]))
    word = read([made.PARTS[2], Sheet("", rows)], tmp_path)
    found = [one.measure for part in word.parts for one in part.measures]
    assert [(one.group, one.title, one.responsible) for one in found] == [
        ("MR", "Munkahelyek", "polgármester"),
        ("MR", "Munkahelyek", "polgármester"),
        ("EL", "Munkahelyek", "polgármester"),
    ]


def test_the_first_group_may_stand_above_the_heads(tmp_path: Path) -> None:
    rows = (("II. GYERMEKEK", *["<"] * 10), made.SUMMARY.rows[1], MEASURE, ("V. IDŐSEK", *["<"] * 10), MEASURE)
    word = read([made.PARTS[2], Sheet("", rows)], tmp_path)
    assert [one.measure.group for part in word.parts for one in part.measures] == ["CH", "EL"]


@pytest.mark.parametrize(
    "rows",
    [
        (("beazonosított problémák", "fejlesztési lehetőségek"), ("1. Adósság\n2. Munka", "1. Tanácsadás\n2. Busz")),
        (("A vizsgálat során", "<"), ("Problémák", "Javaslatok"), ("Adósság", "Tanácsadás"), ("Munka", "Busz")),
    ],
    ids=["all in one row", "a title over the heads"],
)
def test_each_problem_has_what_could_be_done(tmp_path: Path, rows: made.Rows) -> None:
    pieces: Sequence[Piece] = [made.PARTS[1], Title(3, "3.9", "Következtetések: problémák beazonosítása")]
    document = made.built([*pieces, Sheet("", rows)])
    for cell in document.tables[0].rows[1].cells:  # a line break made with Enter
        first, *others = cell.text.split("\n")
        cell.text = first
        for other in others:
            cell.add_paragraph(other)
    found = [one for part in saved(tmp_path, document).parts for one in part.problems]
    assert [(one.node, one.title, one.opportunity) for one in found] == [
        ("he.3.9", "Adósság", "Tanácsadás"),
        ("he.3.9", "Munka", "Busz"),
    ]


# --- the file itself -------------------------------------------------------------------------------------------


def strict(name: str, content: bytes) -> tuple[str, bytes]:
    for kind in (b"wordprocessingml", b"officeDocument"):
        usual = b"http://schemas.openxmlformats.org/" + kind + b"/2006/"
        content = content.replace(usual, b"http://purl.oclc.org/ooxml/" + kind + b"/")
    return name, content


def from_a_shared_folder(name: str, content: bytes) -> tuple[str, bytes]:
    return name.replace("document.xml", "document2.xml"), content.replace(b"document.xml", b"document2.xml")


@pytest.mark.parametrize("other", [strict, from_a_shared_folder])
def test_word_s_other_ways_to_save(tmp_path: Path, other: Callable[[str, bytes], tuple[str, bytes]]) -> None:
    usual = made.saved(made.built([VILLAGE, Sheet("4. táblázat: Belföldi vándorlások", MOVES)]), tmp_path / "a.docx")
    with ZipFile(usual) as before, ZipFile(tmp_path / "b.docx", "w") as after:
        for name in before.namelist():
            after.writestr(*other(name, before.read(name)))
    assert figures(read_file(tmp_path / "b.docx")) == {"t4": 4}


def test_titles_typed_without_pages_are_no_second_programme(tmp_path: Path) -> None:
    pieces = made.programme()
    contents = [Words(f"{one.number} {one.words}") for one in pieces if isinstance(one, Title)]
    word = read([Words("TARTALOMJEGYZÉK"), *contents, *pieces], tmp_path, made.bold)
    assert_complete(word)
    assert "így van ez" in texts(word)["he.3.1"]
    assert not [one for part in word.parts for one in part.remarks if one.why is Why.ANOTHER]


def test_of_two_programmes_in_a_file_the_village_s_own_is_read(tmp_path: Path) -> None:
    theirs = [
        Title(one.level, one.number, one.words) if isinstance(one, Title) else Words("Másfalu szövege.")
        for one in made.programme()
        if not isinstance(one, Sheet)
    ]
    word = read([Words("Másfalu HEP"), *theirs, Words("Mintafalu HEP"), *made.programme()], tmp_path)
    assert_complete(word)
    assert "Másfalu" not in "".join(texts(word).values())
    assert tables(word) == ["t1", "t2", "t3_2_1"]
    assert [part.aim for part in word.parts if any(one.why is Why.ANOTHER for one in part.remarks)] == [Aim.NOWHERE]
