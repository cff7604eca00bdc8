"""Last time's programme from Word is laid beside a draft and taken over as one step."""

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import word_files as made
from hep_desktop import canonical
from hep_desktop.domain.commands import SetFacts, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Block, Fact, FactKey, FileOrigin, Run, Text
from hep_desktop.domain.values import Number, Words
from hep_desktop.services import word_programme, word_taking
from hep_desktop.services.editing import Editing
from hep_desktop.services.word_programme import Aim, Choice, Row, State
from hep_desktop.services.word_taking import Taken
from hep_desktop.services.word_telling import lines
from loading_sample import editing
from stores import ids
from word_files import Sheet, Title

__all__ = ["editing"]

Taking = tuple[word_programme.WordProgramme, tuple[Row, ...]]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return made.saved(made.built(made.programme()), tmp_path / "HEP 2018.docx")


def beside(path: Path, editing: Editing) -> Taking:
    word = word_programme.read(path, editing, "m1")
    return word, word_programme.preview(word, editing, "m1")


def take(taking: Taking, editing: Editing, *, older: bool = False, **choices: Choice) -> Taken:
    word, rows = taking
    chosen = {row.part.key: row.choice for row in rows} | choices
    return word_taking.take_over(editing, word, "m1", rows, chosen, ids("w"), older=older)


def programme(editing: Editing) -> Programme:
    return editing.office.programmes["m1"]


def snapshot(editing: Editing) -> str:
    """The hash of everything a programme holds."""
    held = programme(editing)
    maps = (held.facts, held.texts, held.problems, held.measures, held.chapters, held.rows)
    records = [canonical.to_plain(one, Record) for some in maps for _, one in sorted(some.items(), key=str)]
    plain = [*records, canonical.to_plain(held.outline, Record), sorted(map(str, held.facts))]
    return hashlib.sha256(canonical.dumps(plain).encode()).hexdigest()


def row_of(rows: tuple[Row, ...], aim: Aim, node: str) -> Row:
    return next(row for row in rows if row.part.aim is aim and row.part.node == node)


def test_everything_goes_where_it_belongs_and_one_undo_takes_it_back(editing: Editing, old: Path) -> None:
    before, steps = snapshot(editing), len(editing.history("m1"))
    taken = take(beside(old, editing), editing)
    now = programme(editing)
    assert "így van ez" in now.text("he.3.1").plain
    assert now.facts[FactKey("jobseek_f", "2022")].value == Number(Decimal(20))
    origin = now.facts[FactKey("pop_res", "2023")].origin
    assert isinstance(origin, FileOrigin)
    assert (origin.file, origin.sheet[:2], origin.source) == ("HEP 2018.docx", "1.", "TeIR, KSH Tstar")
    assert {one.title for one in now.problems_in("he.3.9")} == {"Kevés a helyi munkahely", "Sok a rossz állapotú lakás"}
    assert [one.title for one in now.measures_in("MR")] == ["Munkahelyek", "Lakások"]
    assert (taken.problems, taken.measures) == (3, 3)
    assert len(editing.history("m1")) == steps + 1
    after = snapshot(editing)
    editing.undo("m1")
    assert snapshot(editing) == before
    editing.redo("m1")
    assert snapshot(editing) == after


def test_measures_answer_the_problems_they_name(editing: Editing, old: Path) -> None:
    take(beside(old, editing), editing)
    now = programme(editing)
    work, _ = now.measures_in("MR")
    assert [now.problems[key].title for key in work.problems] == ["Kevés a helyi munkahely"]
    (club,) = now.measures_in("CH")
    assert [now.problems[key].node for key in club.problems] == ["he.4.5"], "a problem that only the table names"
    assert [one.name for one in work.indicators] == ["résztvevők száma", "járatok száma"]
    assert (work.deadline, str(work.due)) == ("2024. december 31.", "2024-12-31")


def test_the_same_file_again_changes_nothing(editing: Editing, old: Path) -> None:
    take(beside(old, editing), editing)
    word, rows = beside(old, editing)
    assert {row.state for row in rows} <= {State.ALREADY, State.TITLE, State.NOWHERE}
    assert not take((word, rows), editing).outcome.changes


def test_a_text_that_stands_there_is_asked_about(editing: Editing, old: Path) -> None:
    mine = Text((Block("b", runs=(Run("Az enyém."),)),))
    editing.do(SetText("m1", "he.3.1", mine))
    taking = beside(old, editing)
    row = row_of(taking[1], Aim.TEXT, "he.3.1")
    assert (row.state, row.choice.taken) == (State.LOOK, False)
    take(taking, editing)
    assert programme(editing).text("he.3.1") == mine
    after = Choice(True, Aim.TEXT, "he.3.1")
    take(beside(old, editing), editing, **{row.part.key: after})
    assert programme(editing).text("he.3.1").plain.startswith("Az enyém.\nJövedelmi")
    editing.undo("m1")
    take(beside(old, editing), editing, **{row.part.key: replace(after, replaces=True)})
    assert programme(editing).text("he.3.1").plain.startswith("Jövedelmi")


def test_a_figure_that_stands_there_is_only_overwritten_when_asked(editing: Editing, old: Path) -> None:
    key = FactKey("pop_res", "2023")
    editing.do(SetFacts("m1", ((key, Fact(Number(Decimal(1)), note="enyém")),)))
    taking = beside(old, editing)
    row = row_of(taking[1], Aim.FACTS, "t1")
    assert (row.state, row.remarks[0].why) == (State.LOOK, "figures_differ")
    take(taking, editing)
    assert programme(editing).facts[key].value == Number(Decimal(1))
    assert programme(editing).facts[FactKey("pop_res", "2022")].value == Number(Decimal(838))
    editing.undo("m1")
    take(taking, editing, **{row.part.key: replace(row.choice, replaces=True)})
    fact = programme(editing).facts[key]
    assert (fact.value, fact.note) == (Number(Decimal(829)), "enyém")


def test_computed_cells_are_compared_not_taken(editing: Editing, old: Path) -> None:
    row = row_of(beside(old, editing)[1], Aim.FACTS, "t3_2_1")
    differing = [dict(one.args) for one in row.remarks if one.why == "computed_differs"]
    assert [(one["found"], one["computed"]) for one in differing] == [("9,9", "6,1")]
    take(beside(old, editing), editing)
    assert FactKey("jobseek_rate_t", "2023") not in programme(editing).facts
    assert FactKey("jobseek_t", "2023") not in programme(editing).facts, "its parts are there"


def test_a_total_without_parts_is_taken(editing: Editing, tmp_path: Path) -> None:
    rows = (("év", "álláskeresők száma összesen (fő)", "segélyben részesülők (fő)"), ("2023", "33", "4"))
    aid = Sheet("3.3.1. számú táblázat – Álláskeresési segélyben részesülők száma", rows)
    path = made.saved(made.built([Title(2, "3.3", "Pénzbeli ellátások"), aid]), tmp_path / "a.docx")
    take(beside(path, editing), editing)
    facts = programme(editing).facts
    assert facts[FactKey("jobseek_t", "2023")].value == Number(Decimal(33))
    assert facts[FactKey("jobaid", "2023")].value == Number(Decimal(4))


def test_years_that_tables_no_longer_show_are_taken_when_asked(editing: Editing, tmp_path: Path) -> None:
    rows = (("", "Fő"), ("2013", "900"), ("2021", "850"), ("2022", "838"))
    sheet = Sheet("1. számú táblázat – Lakónépesség száma az év végén", rows)
    path = made.saved(made.built([sheet]), tmp_path / "a.docx")
    taking = beside(path, editing)
    assert row_of(taking[1], Aim.FACTS, "t1").remarks[-1].why == "older_years"
    take(taking, editing)
    assert {key.period for key in programme(editing).facts} == {"2021", "2022"}
    editing.undo("m1")
    take(taking, editing, older=True)
    assert {key.period for key in programme(editing).facts} == {"2013", "2021", "2022"}


def test_rows_of_lists_are_added_once(editing: Editing, tmp_path: Path) -> None:
    head = ("Szervezet neve", "Szervezet típusa", "Szervezet tevékenysége", "Önkéntesek száma (fő)")
    sheet = Sheet("8. számú táblázat – Civil szervezetek", (head, ("Faluszépítők", "civil", "virágok", "12")))
    path = made.saved(made.built([Title(2, "8", "Helyi partnerség"), sheet]), tmp_path / "a.docx")
    take(beside(path, editing), editing)
    now = programme(editing)
    (row,) = now.rows_in("t8_1")
    assert now.facts[FactKey("org_name", "", row.id)].value == Words("Faluszépítők")
    assert now.facts[FactKey("org_vol", "", row.id)].value == Number(Decimal(12))
    again = row_of(beside(path, editing)[1], Aim.FACTS, "t8_1")
    assert again.state is State.ALREADY


def test_headings_of_the_village_are_made_with_their_texts(editing: Editing, tmp_path: Path) -> None:
    pieces = [
        *made.programme(),
        Title(2, "5", "Saját fejezet"),
        made.Words("Szövege."),
        Title(3, "5.1", "Alatta"),
        made.Words("Ez is."),
    ]
    path = made.saved(made.built(pieces), tmp_path / "a.docx")
    before = snapshot(editing)
    taking = beside(path, editing)
    take(taking, editing)
    own = {one.title: one for one in programme(editing).outline.own}
    assert own["Alatta"].parent == own["Saját fejezet"].id
    assert programme(editing).text(own["Alatta"].id).plain == "Ez is."
    editing.undo("m1")
    assert snapshot(editing) == before
    left = {row.part.key: replace(row.choice, taken=False) for row in taking[1] if row.part.title == "5 Saját fejezet"}
    take(taking, editing, **left)
    (only,) = programme(editing).outline.own
    assert (only.title, only.parent) == ("Alatta", "hep")


def test_what_goes_nowhere_can_be_put_anywhere(editing: Editing, old: Path) -> None:
    word, rows = beside(old, editing)
    front = rows[0]
    assert front.state is State.NOWHERE
    take((word, rows), editing, **{front.part.key: Choice(True, Aim.TEXT, "he.3.7")})
    assert (
        programme(editing).text("he.3.7").plain
        == "Címlap, fejezetek előtti szöveg\nMintafalu Község Önkormányzata\n2018–2023"
    )


def test_a_table_can_be_kept_as_a_table_in_the_text(editing: Editing, old: Path) -> None:
    word, rows = beside(old, editing)
    row = row_of(rows, Aim.FACTS, "t1")
    take((word, rows), editing, **{row.part.key: Choice(True, Aim.TEXT, "hep.intro.settlement")})
    assert "838\t99,1%" in programme(editing).text("hep.intro.settlement").plain
    assert FactKey("pop_res", "2022") not in programme(editing).facts


def test_without_a_draft_the_way_out_is_told(editing: Editing, old: Path) -> None:
    with pytest.raises(UserError) as caught:
        word_programme.read(old, editing, "nobody")
    assert caught.value.code == "word.no_draft"


def test_lines_for_the_command_line(editing: Editing, old: Path) -> None:
    word, rows = beside(old, editing)
    told = list(lines(word, rows, editing.edition("m1")))
    assert "+ 3.1 Jövedelmi és vagyoni helyzet → 3.1 Jövedelmi és vagyoni helyzet" in told
    assert any(line.startswith("+ 1. számú táblázat") and "1. táblázat adatai (3)" in line for line in told)


def test_pictures_are_kept_in_their_texts(editing: Editing, tmp_path: Path) -> None:
    document = made.built(made.programme())
    document.add_picture(str(Path(__file__).parents[3] / "resources" / "screenshots" / "plan.png"))
    document.add_paragraph("A térkép után.")
    take(beside(made.saved(document, tmp_path / "a.docx"), editing), editing)
    held = programme(editing).text("it.4")
    (picture,) = held.pictures()
    assert [block.plain for block in held.blocks][-2:] == ["", "A térkép után."]
    assert editing.workspace.attachments.content(picture.sha256)
