"""Whatever a clerk does: the disk follows memory, undo leads back to the beginning and redo to the end."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import text
from hep_desktop.domain.commands import (
    AddHeading,
    AddMeasure,
    AddMeeting,
    AddProblem,
    AddSettlement,
    ChangeMeasure,
    ChangeMeeting,
    ChangeProblem,
    ChangeProgramme,
    ChangeSettlement,
    Command,
    CreateProgramme,
    MoveHeading,
    MoveMeasure,
    MoveProblem,
    RemoveHeading,
    RemoveMeasure,
    RemoveMeeting,
    RemoveProblem,
    RemoveProgramme,
    RenameHeading,
    SetFacts,
    SetNotTypical,
    SetReturnMark,
    SetText,
    TakeOver,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.outline import OwnHeading
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Status
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, TypedOrigin
from hep_desktop.domain.values import EMPTY, NoData, NoDataReason, Number, Words
from hep_desktop.services.editing import Editing
from hep_desktop.services.timeline import Timeline
from stores import DETAILS, catalogue, editing

CODES = ("00000", "00019", "00028")  # pass the check digit, belong to nobody

programmes = st.sampled_from(["p", "q"])
days = st.dates(DETAILS.created, DETAILS.planned_adoption)
some = st.sampled_from(["a", "b", "c"])
links = st.lists(some, max_size=2, unique=True).map(tuple)
meant_for = st.lists(programmes, min_size=1, max_size=2, unique=True).map(tuple)
words = st.sampled_from(["", "munka", "óvoda ősszel"])
values = st.sampled_from([EMPTY, Number(Decimal("12.5")), Number(Decimal(0)), Words("van"), NoData(NoDataReason.OTHER)])
origins = st.sampled_from([TypedOrigin(), FileOrigin("f.xlsx", "00", "Munka1", "D17")])
facts = st.builds(Fact, values, origins, words)
keys = st.builds(FactKey, st.sampled_from(["women", "men", "all"]), st.just("2024"))
places = st.builds(FactPlace, programmes, st.sampled_from(["women", "men"]), st.just("2024"))
fact_lists = st.lists(st.tuples(keys, st.none() | facts), min_size=1, max_size=3, unique_by=lambda pair: pair[0])
offers = st.lists(st.tuples(places, facts), min_size=1, max_size=3, unique_by=lambda pair: pair[0])


siblings = st.sampled_from(["", "he.1", "he.3", "own", "own2"])
own_headings = st.builds(
    OwnHeading, st.sampled_from(["own", "own2"]), st.just("Cím"), st.sampled_from(["he", "he.1", "own"]), siblings
)


def fields(**changes: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=changes)


commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(SetFacts, programmes, fact_lists.map(tuple)),
    st.builds(TakeOver, words, offers.map(tuple)),
    st.builds(SetText, programmes, st.sampled_from(["he.1", "he.2", "own"]), words.map(text)),
    st.builds(SetNotTypical, programmes, st.sampled_from(["he.1", "he.2", "own"]), st.none() | words),
    st.builds(SetReturnMark, programmes, st.sampled_from(["he", "he.1", "own"]), st.none() | words),
    st.builds(AddHeading, programmes, own_headings),
    st.builds(RenameHeading, programmes, st.sampled_from(["he", "he.3", "own"]), words),
    st.builds(MoveHeading, programmes, st.just("own"), siblings),
    st.builds(RemoveHeading, programmes, st.sampled_from(["own", "own2"])),
    st.builds(AddProblem, programmes, st.builds(Problem, some, st.just("he.2"), st.just(0), words)),
    st.builds(ChangeProblem, programmes, some, fields(title=words, description=words)),
    st.builds(MoveProblem, programmes, some, st.integers(-2, 2)),
    st.builds(RemoveProblem, programmes, some),
    st.builds(AddMeasure, programmes, st.builds(Measure, some, st.just("MR"), st.just(0), links)),
    st.builds(ChangeMeasure, programmes, some, fields(title=words, goal=words, problems=links)),
    st.builds(MoveMeasure, programmes, some, st.integers(-2, 2)),
    st.builds(RemoveMeasure, programmes, some),
    st.builds(AddMeeting, st.builds(Meeting, some, meant_for)),
    st.builds(ChangeMeeting, some, fields(place=words, programmes=meant_for)),
    st.builds(RemoveMeeting, some),
    st.builds(AddSettlement, st.builds(Settlement, st.sampled_from(["t", "u"]), st.sampled_from(CODES), st.just("M"))),
    st.builds(ChangeSettlement, st.sampled_from(["s", "t"]), fields(code=st.sampled_from(CODES), county=words)),
    st.builds(CreateProgramme, st.sampled_from([replace(DETAILS, id="q"), replace(DETAILS, id="q", settlement="t")])),
    st.builds(
        ChangeProgramme, programmes, fields(planned_adoption=st.dates(DETAILS.created, DETAILS.planned_adoption))
    ),
    st.builds(RemoveProgramme, programmes),
)
typing = st.sampled_from(["", "", "field"])
Act = Callable[[Editing], object]


def doing(command: Command, typed: str) -> Act:
    return lambda editing: editing.do(command, typed)


def coherent(office: Office) -> bool:
    """What every command keeps: no link dangles, no code stands twice."""
    codes = [settlement.code for settlement in office.settlements.values()]
    return (
        len(set(codes)) == len(codes)
        and all(p.details.settlement in office.settlements for p in office.programmes.values())
        and all(m.programmes and set(m.programmes) <= set(office.programmes) for m in office.meetings.values())
        and all(set(m.problems) <= set(p.problems) for p in office.programmes.values() for m in p.measures.values())
    )


def shape(timeline: Timeline) -> tuple[list[str], list[str], dict[str, str]]:
    return list(timeline._done), list(timeline._undone), timeline._latest


def check_the_disk(editing: Editing) -> None:
    """What a restart would find: the same snapshot, the same steps to undo and redo."""
    assert editing.workspace.load() == editing.office
    assert shape(Timeline(editing.workspace.step_heads())) == shape(editing._timeline)


def act(editing: Editing, action: Act) -> None:
    before = editing.office
    try:
        action(editing)
    except UserError:
        assert editing.office is before
    assert coherent(editing.office)
    check_the_disk(editing)


@settings(max_examples=30)
@given(st.lists(st.builds(doing, commands, typing), min_size=3, max_size=20))
def test_undo_leads_to_the_beginning_and_redo_to_the_end(actions: list[Act]) -> None:
    with TemporaryDirectory() as folder, editing(Path(folder) / "hep.sqlite", catalogue(Path(folder))) as opened:
        first = opened.office
        steps = len(opened._timeline._done)
        for action in actions:
            act(opened, action)
        last = opened.office
        while len(opened._timeline._done) > steps:
            newest = list(opened._timeline._done.values())[-1]
            assert opened.undo(max(newest.programmes) or None).left == ()
            check_the_disk(opened)
        assert opened.office == first
        while opened._timeline._undone:
            newest = list(opened._timeline._undone.values())[-1]
            assert opened.redo(max(newest.programmes) or None).left == ()
        assert opened.office == last
        check_the_disk(opened)


anywhere = st.sampled_from(["p", "q", None])
adopting = ChangeProgramme("p", {"status": Status.ADOPTED})
any_action: st.SearchStrategy[Act] = st.one_of(
    st.builds(doing, commands, typing),
    st.builds(doing, commands, typing),
    anywhere.map(lambda scope: lambda editing: editing.undo(scope)),
    anywhere.map(lambda scope: lambda editing: editing.redo(scope)),
    st.just(lambda editing: editing.close_typing()),
    st.just(doing(adopting, "")),
)


@settings(max_examples=30)
@given(st.lists(any_action, min_size=5, max_size=30))
def test_no_order_of_doing_and_undoing_breaks_the_store(actions: list[Act]) -> None:
    with TemporaryDirectory() as folder, editing(Path(folder) / "hep.sqlite", catalogue(Path(folder))) as opened:
        for action in actions:
            act(opened, action)
