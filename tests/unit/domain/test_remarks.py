"""Remarks keep their place, their suggestions fit in, and what became of them follows from the responses."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders import office, programme
from hep_desktop.domain.anchoring import Found, locate
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddRemarks
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.places import MeasurePlace, RemarkPlace, ResponsePlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import (
    Anchor,
    CellAnchor,
    ChapterAnchor,
    MeasureAnchor,
    ProblemAnchor,
    Remark,
    RemarkState,
    Response,
    ResponseKind,
    WordsAnchor,
    threads,
)
from hep_desktop.domain.reversal import reversal
from hep_desktop.domain.situation import Block, FactKey, Run, SimpleTable, Text
from hep_desktop.domain.suggesting import wording

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
NODE = "he.3.2"


def written(*blocks: Block | SimpleTable, node: str = NODE) -> Programme:
    return replace(programme(), texts={node: Text(blocks)})


def block(key: str, words: str) -> Block:
    return Block(key, runs=(Run(words),))


def remark(anchor: Anchor, suggestion: str | None = None, key: str = "r") -> Remark:
    return Remark(key, anchor, "Pontosítsa.", "Mentor Mária", AT, suggestion)


def response(kind: ResponseKind, minute: int, key: str = "") -> Response:
    return Response(key or f"v{minute}", "r", kind, "", "Klára", AT + timedelta(minutes=minute))


QUOTE = WordsAnchor(NODE, "b1", "magas", before="aránya ", after=".")


@pytest.mark.parametrize(
    ("now", "found", "part", "start"),
    [
        ((block("b1", "Az álláskeresők aránya magas."),), Found.HERE, "b1", 23),
        ((block("b1", "Nem magas, de az arány aránya magas."),), Found.HERE, "b1", 30),
        ((block("b1", "Az arány alacsony."), block("b7", "Az aránya magas.")), Found.MOVED, "b7", 10),
        ((SimpleTable("t", (((block("b1", "magas"),),),)),), Found.HERE, "b1", 0),
        ((block("b1", "Az arány alacsony."),), Found.CHANGED, "b1", -1),
        ((block("b1", "Az arány alacsony."), block("b2", "Ez is magas")), Found.CHANGED, "b1", -1),
        ((block("b2", "Ez is magas"),), Found.MOVED, "b2", 6),
        ((block("b9", "Egészen más."),), Found.LOST, "", -1),
        ((), Found.LOST, "", -1),
    ],
    ids=[
        "same",
        "the one with the neighbours",
        "other paragraph",
        "in a table",
        "rewritten",
        "rewritten, the word elsewhere",
        "only the word is left",
        "gone",
        "emptied",
    ],
)
def test_words_are_found_again(now: tuple[Block, ...], found: Found, part: str, start: int) -> None:
    there = locate(written(*now), QUOTE)
    assert (there.found, there.part, there.start, there.node) == (found, part, start, NODE)


def test_a_paragraph_moved_to_another_chapter_or_rewritten_is_found() -> None:
    whole = WordsAnchor(NODE, "b1", "A községben két óvoda működik, mindkettő felújított épületben.")
    elsewhere = written(block("x", whole.quote), node="he.4.1")
    assert (locate(elsewhere, whole).found, locate(elsewhere, whole).node) == (Found.MOVED, "he.4.1")
    rewritten = written(block("x", "A községben három óvoda működik, mindegyik felújított épületben."))
    assert (locate(rewritten, whole).found, locate(rewritten, whole).part) == (Found.CHANGED, "x")


def test_cells_problems_and_measures_are_found_by_id_then_by_title() -> None:
    measure = Measure("m", "CH", 1, title="Nyári tábor")
    here = programme(problems=[Problem("q", NODE, 1, "Kevés férőhely")], measures=[measure])
    assert locate(here, MeasureAnchor("m")).found is Found.HERE
    assert locate(here, MeasureAnchor("old", "nyári  tábor")).place == MeasurePlace("p", "m")
    assert locate(here, MeasureAnchor("old", "Más")).found is Found.LOST
    assert locate(here, ProblemAnchor(NODE, "old", "Kevés férőhely")).found is Found.MOVED
    lost = locate(here, ProblemAnchor(NODE, "old", "Nincs ilyen"))
    assert (lost.found, lost.node) == (Found.LOST, NODE)
    assert locate(here, CellAnchor(NODE, "t", FactKey("pop_res", "2024"))).found is Found.HERE
    assert locate(here, CellAnchor(NODE, "t", FactKey("pop_res", "2024", "gone"))).found is Found.LOST


def test_a_suggestion_replaces_the_quoted_words_and_nothing_else() -> None:
    tied = FactKey("jobseek", "2024")
    runs = (Run("Az arány ", bold=True), Run("magas", italic=True), Run(": "), Run("12", tied=tied), Run(" fő."))
    now = written(Block("b1", runs=runs), block("b2", "Marad."))
    anchor = WordsAnchor(NODE, "b1", "magas: 12", before="arány ")
    change = wording(now, remark(anchor, "jelentős: 13"), lambda: "new")
    assert change.text.blocks == (  # pyright: ignore[reportAttributeAccessIssue] – SetText
        Block("b1", runs=(Run("Az arány ", bold=True), Run("jelentős: 13", italic=True), Run(" fő."))),
        block("b2", "Marad."),
    )


def test_a_suggestion_for_a_chapter_is_added_and_for_a_field_replaced() -> None:
    now = replace(written(block("b1", "Első.")), measures={"m": Measure("m", "CH", 1, content="Tábor lesz.", goal="")})
    added = wording(now, remark(ChapterAnchor(NODE), "Második."), lambda: "new")
    assert added.text.plain == "Első.\nMásodik."  # pyright: ignore[reportAttributeAccessIssue] – SetText
    field = wording(now, remark(MeasureAnchor("m", field="content", quote="Tábor"), "Nyári tábor"), lambda: "new")
    assert field.fields == {"content": "Nyári tábor lesz."}  # pyright: ignore[reportAttributeAccessIssue] – ChangeMeasure
    empty = wording(now, remark(MeasureAnchor("m", field="goal"), "Cél."), lambda: "new")
    assert empty.fields == {"goal": "Cél."}  # pyright: ignore[reportAttributeAccessIssue] – ChangeMeasure


@pytest.mark.parametrize(
    ("anchor", "code"),
    [
        (WordsAnchor(NODE, "b1", "eltűnt szavak"), "words_changed"),
        (WordsAnchor("he.9", "x", "nincs ilyen"), "words_changed"),
        (MeasureAnchor("gone", field="goal", quote="x"), "words_changed"),
        (MeasureAnchor("m", field="content", quote="más"), "words_changed"),
    ],
)
def test_a_suggestion_for_words_that_are_gone_is_refused(anchor: Anchor, code: str) -> None:
    now = replace(written(block("b1", "Egészen más szöveg.")), measures={"m": Measure("m", "CH", 1, content="Tábor.")})
    with pytest.raises(UserError, match=code):
        wording(now, remark(anchor, "jobb"), lambda: "new")


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((), RemarkState.OPEN),
        ((ResponseKind.ANSWERED,), RemarkState.ANSWERED),
        ((ResponseKind.DECLINED, ResponseKind.REOPENED), RemarkState.OPEN),
        ((ResponseKind.ACCEPTED, ResponseKind.CLOSED), RemarkState.CLOSED),
        ((ResponseKind.CLOSED, ResponseKind.ANSWERED), RemarkState.ANSWERED),
    ],
)
def test_the_state_follows_from_the_responses_in_any_order(kinds: tuple[ResponseKind, ...], state: RemarkState) -> None:
    said = [response(kind, minute) for minute, kind in enumerate(kinds)]
    remarks = {"r": remark(ChapterAnchor())}
    assert threads(remarks, said) == threads(remarks, said[::-1])
    assert threads(remarks, said)[0].state is state


def test_what_is_known_is_never_overwritten_and_a_response_needs_its_remark() -> None:
    here = office(programme())
    here = here.with_changes(apply(here, AddRemarks("p", "add_remark", (remark(ChapterAnchor()),))).changes)
    other = replace(remark(ChapterAnchor()), words="Másként.")
    assert apply(here, AddRemarks("p", "take_remarks", (other,))).changes == ()
    stray = replace(response(ResponseKind.CLOSED, 1), remark="none")
    with pytest.raises(UserError, match=r"remarks\.gone"):
        apply(here, AddRemarks("p", "take_remarks", responses=(stray,)))


def test_taking_back_a_remark_leaves_it_where_it_was_answered_since() -> None:
    here = office(programme())
    made = apply(here, AddRemarks("p", "add_remark", (remark(ChapterAnchor()),))).changes
    here = here.with_changes(made)
    answered = apply(here, AddRemarks("p", "respond_remark", responses=(response(ResponseKind.CLOSED, 1),))).changes
    assert reversal(here, made).left == ()
    here = here.with_changes(answered)
    assert reversal(here, made).left == (RemarkPlace("p", "r"),)
    assert reversal(here, answered).changes[0].place == ResponsePlace("p", "v1")
