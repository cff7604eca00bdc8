"""Headings of a programme: own ones, other titles, what does not apply, marks to come back to."""

from dataclasses import replace

import pytest

from builders import office, programme, text
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    AddHeading,
    Command,
    MoveHeading,
    RemoveHeading,
    RemoveProgramme,
    RenameHeading,
    SetNotTypical,
    SetReturnMark,
    SetText,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outline import Chapter, Outline, OwnHeading
from hep_desktop.domain.places import ChapterPlace, OutlinePlace, TextPlace
from hep_desktop.domain.programme import Status
from hep_desktop.domain.reversal import reversal

NODE = "he.3.5"


def after(now: Office, *commands: Command) -> Office:
    for command in commands:
        now = now.with_changes(apply(now, command).changes)
    return now


def heading(key: str, parent: str = "he.3", follows: str = "") -> AddHeading:
    return AddHeading("p", OwnHeading(key, f"Cím {key}", parent, follows))


def links(now: Office) -> dict[str, str]:
    return {one.id: one.after for one in now.programmes["p"].outline.own}


def test_a_reason_stands_for_a_text_which_is_kept() -> None:
    written = after(office(programme()), SetText("p", NODE, text("régi szöveg")))
    told = after(written, SetNotTypical("p", NODE, "nincs telep"))
    assert told.programmes["p"].chapter(NODE) == Chapter(not_typical="nincs telep")
    assert told.programmes["p"].text(NODE) == text("régi szöveg")
    assert told.programmes["p"].is_answered(NODE)
    assert after(told, SetNotTypical("p", NODE, None)) == written


@pytest.mark.parametrize(("reason", "answered"), [("", False), (" ", False), ("nincs", True)])
def test_a_reason_must_be_told(reason: str, *, answered: bool) -> None:
    now = after(office(programme(texts={NODE: "szöveg"})), SetNotTypical("p", NODE, reason))
    assert now.programmes["p"].is_answered(NODE) is answered


def test_a_mark_and_a_reason_do_not_mix() -> None:
    now = after(office(programme()), SetReturnMark("p", NODE, ""), SetNotTypical("p", NODE, "nincs"))
    assert now.programmes["p"].chapter(NODE) == Chapter("nincs", "")
    now = after(now, SetNotTypical("p", NODE, None))
    assert now.programmes["p"].chapter(NODE) == Chapter(return_to="")
    assert after(now, SetReturnMark("p", NODE, None)).programmes["p"].chapters == {}


def test_taking_a_mark_back_leaves_a_reason_given_since() -> None:
    before = after(office(programme()), SetReturnMark("p", NODE, "kérdezni"))
    noted = apply(before, SetReturnMark("p", NODE, "kérdezni a védőnőt"))
    now = after(before.with_changes(noted.changes), SetNotTypical("p", NODE, "nincs"))
    back = reversal(now, noted.changes)
    assert now.with_changes(back.changes).programmes["p"].chapter(NODE) == Chapter("nincs", "kérdezni")


def test_own_headings_keep_their_order() -> None:
    now = after(office(programme()), heading("a", follows="he.3.1"), heading("b", follows="he.3.1"))
    assert links(now) == {"a": "b", "b": "he.3.1"}
    now = after(now, heading("c", follows="a"))
    assert links(now) == {"a": "b", "b": "he.3.1", "c": "a"}
    assert links(after(now, MoveHeading("p", "c", "he.3.1"))) == {"a": "b", "b": "c", "c": "he.3.1"}
    assert links(after(now, MoveHeading("p", "b", ""))) == {"a": "he.3.1", "b": "", "c": "a"}
    assert links(after(now, RemoveHeading("p", "a"))) == {"b": "he.3.1", "c": "b"}
    assert after(now, MoveHeading("p", "c", "c")) == now


def test_the_same_heading_is_not_added_twice() -> None:
    now = after(office(programme()), heading("a"), heading("a", follows="he.3.1"))
    assert links(now) == {"a": "he.3.1"}


def test_a_heading_goes_with_all_under_it_and_comes_back_whole() -> None:
    now = after(
        office(programme()),
        heading("a"),
        heading("b", parent="a"),
        heading("c", parent="b"),
        heading("d", follows="a"),
        SetText("p", "c", text("mélyen")),
        SetReturnMark("p", "b", "még"),
    )
    gone = apply(now, RemoveHeading("p", "a")).changes
    assert {change.place for change in gone} == {TextPlace("p", "c"), ChapterPlace("p", "b"), OutlinePlace("p")}
    left = now.with_changes(gone)
    assert links(left) == {"d": ""}
    assert left.programmes["p"].texts == {}
    assert left.with_changes(reversal(left, gone).changes) == now


def test_what_stands_under_a_heading_is_found_whatever_the_order() -> None:
    own = (OwnHeading("c", "C", "b"), OwnHeading("b", "B", "a"), OwnHeading("a", "A", "he.3"))
    assert {one.id for one in Outline(own).below("a")} == {"a", "b", "c"}
    assert [one.id for one in Outline(own).below("x")] == []


def test_titles_are_one_line_and_an_empty_one_is_the_edition_s() -> None:
    now = after(office(programme()), heading("a"), RenameHeading("p", "he.3.1", "  Miből\nélünk  "))
    assert now.programmes["p"].outline.titles == {"he.3.1": "Miből élünk"}
    assert after(now, RenameHeading("p", "he.3.1", " ")).programmes["p"].outline.titles == {}
    renamed = after(now, RenameHeading("p", "a", " Új\tcím "))
    assert [one.title for one in renamed.programmes["p"].outline.own] == ["Új cím"]


def test_an_outline_without_anything_is_no_record() -> None:
    before = office(programme())
    now = after(before, heading("a"), RemoveHeading("p", "a"))
    assert now == before
    assert now.record(OutlinePlace("p")) is None
    assert after(before, heading("a")).record(OutlinePlace("p")) == after(before, heading("a")).programmes["p"].outline


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AddHeading("p", OwnHeading("x", " ", "he.3")), "heading.no_title"),
        (RenameHeading("p", "a", " "), "heading.no_title"),
        (MoveHeading("p", "x", ""), "heading.gone"),
        (RemoveHeading("p", "he.3"), "heading.gone"),
        (SetNotTypical("q", NODE, ""), "programme.gone"),
    ],
)
def test_what_is_refused(command: Command, code: str) -> None:
    with pytest.raises(UserError, match=code):
        apply(after(office(programme()), heading("a")), command)


def test_an_adopted_programme_keeps_its_headings() -> None:
    adopted = programme()
    adopted = replace(adopted, details=replace(adopted.details, status=Status.ADOPTED))
    with pytest.raises(UserError, match=r"programme\.not_a_draft"):
        apply(office(adopted), heading("a"))


def test_a_removed_programme_takes_its_headings_along_and_brings_them_back() -> None:
    before = after(office(programme()), heading("a"), SetNotTypical("p", NODE, "nincs"))
    gone = apply(before, RemoveProgramme("p")).changes
    left = before.with_changes(gone)
    assert left.programmes == {}
    assert left.with_changes(reversal(left, gone).changes) == before


def test_a_programme_with_headings_alone_is_not_lost_by_undo() -> None:
    empty = office()
    begun = (apply(office(programme()), RemoveProgramme("p")).changes[-1].reversed(),)
    now = after(empty.with_changes(begun), heading("a"))
    assert reversal(now, begun).changes == ()
