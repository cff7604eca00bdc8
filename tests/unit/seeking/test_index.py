"""What search finds in a programme, and what replacing makes of it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands.wording import ChangeWords
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import AgendaItem, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.outline import Chapter, Outline
from hep_desktop.domain.places import ChapterPlace, FactPlace, MeetingPlace, OutlinePlace, TextPlace
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Block, Fact, FactKey, FileOrigin, Run, SimpleTable, Text
from hep_desktop.domain.values import NoData, NoDataReason, Number, Words
from hep_desktop.hungarian import fold
from hep_desktop.seeking.index import Hit, Index
from hep_desktop.seeking.matching import Haystack, Needle, Wanted, like
from hep_desktop.seeking.passages import What
from hep_desktop.seeking.rewriting import rewritten
from hep_desktop.template.model import Edition
from hep_desktop.template.outlined import outlined
from stores import DETAILS, VILLAGE, catalogue

KEY = FactKey("women", "2024")
TIED = Run("12", tied=KEY)
TEXT = Text(
    (
        Block("b1", runs=(Run("Az óvo", bold=True), Run("da zárva, az Óvoda romos."))),
        SimpleTable("t", (((Block("c1", runs=(Run("Ovoda"),)),), ()),)),
        Block("b2", runs=(Run("Az óvodában "), TIED, Run(" fő van."))),
    )
)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    plain = catalogue(tmp_path).edition("small")
    return outlined(plain, Outline(titles={section(plain): "Az óvoda helyzete"}))


def section(edition: Edition) -> str:
    return next(node.id for node in edition.walk() if node.tables)


def office(edition: Edition) -> Office:
    node = section(edition)
    group = edition.action_plan.groups[0]
    programme = Programme(
        DETAILS,
        facts={KEY: Fact(Number(Decimal(1234)), note="az óvoda közölte")},
        texts={node: TEXT},
        problems={"x": Problem("x", group.conclusions, 1, title="Nincs óvoda")},
        measures={
            "m": Measure("m", group.code, 1, title="Óvoda", indicators=(ResultIndicator("i", name="óvodások száma"),))
        },
        chapters={node: Chapter(return_to="az óvodások ügye")},
        outline=Outline(titles={node: "Az óvoda helyzete"}),
    )
    meeting = Meeting("f", ("p",), agenda=(AgendaItem("a", "Az óvoda"),))
    return Office({"s": VILLAGE}, {"f": meeting}, {"p": programme})


def found(edition: Edition, words: str, held: Office | None = None, **options: bool) -> tuple[Hit, ...]:
    index = Index()
    for _ in index.read(edition, held or office(edition), "p"):
        pass
    return index.hits(Wanted(words, **options))


def kinds(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.passage.what.value for hit in hits]


def test_everything_a_clerk_wrote_is_found_in_the_order_of_the_document(edition: Edition) -> None:
    hits = found(edition, "ovoda")
    assert kinds(hits) == [
        *("heading", "return", "text", "text", "text", "text", "note"),
        *("problem", "measure", "measure", "meeting"),
    ]


def test_accents_and_capitals_count_when_asked(edition: Edition) -> None:
    texts = [hit for hit in found(edition, "Óvoda", exact=True) if hit.passage.what is What.TEXT]
    assert [(hit.passage.field, hit.start) for hit in texts] == [("b1", 19)]


def test_whole_words_leave_out_those_with_endings(edition: Edition) -> None:
    texts = [hit.passage.field for hit in found(edition, "óvoda", whole=True) if hit.passage.what is What.TEXT]
    assert texts == ["b1", "b1", "c1"]


@pytest.mark.parametrize("typed", ["1234", "1 234", "1\u00a0234", "23"])
def test_a_figure_is_found_however_its_thousands_are_typed(edition: Edition, typed: str) -> None:
    cells = [hit for hit in found(edition, typed) if hit.passage.what is What.CELL]
    assert [hit.passage.place for hit in cells] == [KEY.at("p")]
    assert not cells[0].writable


def test_a_change_is_found_and_only_its_page_is_read_again(edition: Edition) -> None:
    index, before = Index(), office(edition)
    for _ in index.read(edition, before, "p"):
        pass
    kept = index._pages["plan"]
    programme = before.programmes["p"]
    texts = {**programme.texts, section(edition): Text((Block("b9", runs=(Run("bölcsőde"),)),))}
    after = replace(before, programmes={"p": replace(programme, texts=texts)})
    for _ in index.read(edition, after, "p"):
        pass
    assert [hit.passage.field for hit in index.hits(Wanted("bolcsode"))] == ["b9"]
    assert index._pages["plan"] is kept


def test_replacing_everything_is_one_step_that_leaves_figures_alone(edition: Edition) -> None:
    before = office(edition)
    hits = found(edition, "óvoda", before)
    records = rewritten(before, hits, "óvoda", "bölcsőde")
    outcome = apply(before, ChangeWords("p", "óvoda", "bölcsőde", len(hits), records))
    after = before.with_changes(outcome.changes).programmes["p"]
    text = after.texts[section(edition)]
    first, table, last = text.blocks
    assert isinstance(first, Block)
    assert isinstance(last, Block)
    looks = [(run.text, run.bold) for run in first.runs]
    assert looks == [("Az bölcsőde", True), (" zárva, az Bölcsőde romos.", False)]
    assert table.plain == "Bölcsőde\t"
    assert TIED in last.runs
    assert after.facts[KEY].note == "az bölcsőde közölte"
    assert after.facts[KEY].value == Number(Decimal(1234))
    assert after.problems["x"].title == "Nincs bölcsőde"
    assert (after.measures["m"].title, after.measures["m"].indicators[0].name) == ("Bölcsőde", "bölcsődesok száma")
    assert after.outline.titles == {section(edition): "Az bölcsőde helyzete"}
    assert after.chapters[section(edition)].return_to == "az bölcsődesok ügye"
    places = {type(change.place) for change in outcome.changes}
    assert {TextPlace, FactPlace, OutlinePlace, MeetingPlace, ChapterPlace} <= places
    back = before.with_changes(outcome.changes).with_changes(change.reversed() for change in outcome.changes)
    assert back.programmes["p"] == before.programmes["p"]
    assert back.meetings == before.meetings


def test_words_typed_into_a_cell_are_replaced_but_not_those_of_a_file(edition: Edition) -> None:
    typed, why, read = (FactKey("men", year) for year in ("2022", "2023", "2024"))
    held = office(edition)
    facts = {
        typed: Fact(Words("óvoda udvara")),
        why: Fact(NoData(NoDataReason.OTHER, "az óvoda zárva")),
        read: Fact(Words("óvoda"), origin=FileOrigin("ovoda.xlsx", "Munka1!A1", "x")),
    }
    held = replace(held, programmes={"p": replace(held.programmes["p"], facts=facts)})
    hits = [hit for hit in found(edition, "óvoda", held) if hit.passage.what is What.CELL]
    assert [hit.writable for hit in hits] == [True, True, False]
    records = rewritten(held, hits, "óvoda", "iskola")
    changes = apply(held, ChangeWords("p", "óvoda", "iskola", 2, records)).changes
    after = held.with_changes(changes).programmes["p"].facts
    assert after[typed].value == Words("iskola udvara")
    assert after[why].value == NoData(NoDataReason.OTHER, "az iskola zárva")
    with pytest.raises(UserError, match=r"words\.no_words"):  # a cell of words keeps some
        apply(held, ChangeWords("p", "óvoda", "", 1, ((typed.at("p"), Fact(Words(" "))),)))


def test_a_number_that_follows_a_figure_is_not_replaced(edition: Edition) -> None:
    before = office(edition)
    hits = [hit for hit in found(edition, "12", before) if hit.passage.what is What.TEXT]
    assert [hit.writable for hit in hits] == [False]
    assert rewritten(before, hits, "12", "13") == ()


def test_a_title_cannot_be_replaced_by_nothing(edition: Edition) -> None:
    before = office(edition)
    records = ((OutlinePlace("p"), Outline(titles={section(edition): " "})),)
    with pytest.raises(UserError) as refused:
        apply(before, ChangeWords("p", "x", "", 1, records))
    assert refused.value.code == "heading.no_title"


def test_a_figure_is_refused_at_the_door_of_replacing(edition: Edition) -> None:
    before = office(edition)
    with pytest.raises(UserError) as refused:
        apply(before, ChangeWords("p", "1", "2", 1, ((KEY.at("p"), Fact(Number(Decimal(2)))),)))
    assert refused.value.code == "words.no_words"
    with pytest.raises(UserError) as refused:
        apply(before, ChangeWords("p", "1", "2", 1, ((TextPlace("p", "he.9.9"), Text()),)))
    assert refused.value.code == "words.gone"


def test_capitals_are_carried_over() -> None:
    assert like("Óvoda", "bölcsőde", "óvoda") == "Bölcsőde"
    assert like("óvoda", "bölcsőde", "óvoda") == "bölcsőde"
    assert like("Óvoda", "bölcsőde", "Óvoda") == "bölcsőde"


@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_spans_are_of_the_original_words(words: str, needle: str) -> None:
    for start, end in Haystack.of(words).spans(Needle.of(Wanted(needle))):
        assert fold(needle.strip()) in fold(words[start:end]) or not words[start:end].isprintable() or "\xa0" in words


def test_letters_with_loose_accents_are_found_whole() -> None:
    words = "A u\u0308veg"
    assert list(Haystack.of(words).spans(Needle.of(Wanted("üveg")))) == [(2, 7)]
    assert list(Haystack.of(words).spans(Needle.of(Wanted("u")))) == [(2, 4)]
