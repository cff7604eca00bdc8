"""A programme handed over to another computer and back: nothing is lost, whoever wrote what in the meantime."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import text, value
from hep_desktop.domain.commands import AddMeeting, AddSettlement, ChangeMeeting, CreateProgramme, SetFacts, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import Parcel, file_name, hand_over, read_parcel
from hep_desktop.services.taking_over import Arrival, Choice, look, take
from hep_desktop.store import attachments
from hep_desktop.store.workspace import Workspace
from stores import DETAILS, WOMEN, catalogue, clock, editing, ids, set_women, women

MEN = FactKey("men", "2024")
NODE = "he.1"


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[tuple[Editing, Editing]]:
    """The clerk's store with a draft, and a colleague's empty one."""
    editions = catalogue(tmp_path / "forms")
    with ExitStack() as open_:
        giver = open_.enter_context(editing(tmp_path / "hep.sqlite", editions, "a"))
        workspace = Workspace.create(tmp_path / "other.sqlite", clock)
        open_.callback(workspace.abandon)
        giver.do(set_women(1))
        yield giver, Editing(workspace, editions, clock, ids("b"), "Kolléga Kata")


@pytest.fixture
def sent(tmp_path: Path) -> Callable[[Editing], Parcel]:
    """Hands the draft over and reads the file."""
    names = ids("file")

    def send(giver: Editing) -> Parcel:
        target = tmp_path / f"{names()}.hep"
        giver.do(hand_over(giver, "p", "Kata", target))
        return read_parcel(target)

    return send


def arrive(editing: Editing, parcel: Parcel, choices: Choice = Choice.OURS) -> Arrival:
    """Take a file over, with one choice for all that clashes."""
    arrival = look(editing, parcel)
    done = take(editing, arrival, {clash.place: choices for clash in arrival.merge.clashes})
    assert done.left == ()
    return arrival


def set_men(number: int) -> SetFacts:
    return SetFacts("p", ((MEN, Fact(value(number))),))


def test_what_is_handed_over_arrives_whole_and_is_read_only_here(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    arrive(taker, sent(giver))
    assert taker.office.programmes["p"].facts == giver.office.programmes["p"].facts
    assert taker.office.settlements == giver.office.settlements
    with pytest.raises(UserError, match=r"programme\.away"):
        giver.do(set_women(2))
    taker.do(set_women(2))


def test_handing_over_can_be_undone(computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]) -> None:
    giver, _ = computers
    sent(giver)
    giver.undo("p")
    giver.do(set_women(2))


def test_what_could_not_be_compared_later_is_not_handed_over(
    computers: tuple[Editing, Editing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    giver, _ = computers
    monkeypatch.setattr(attachments, "MOST_OF_ALL", 10)
    with pytest.raises(UserError, match=r"store\.no_room_beside"):
        hand_over(giver, "p", "Másik Márta", tmp_path / "a.hep")
    assert not (tmp_path / "a.hep").exists()


def test_while_away_nothing_older_is_undone_or_restored(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, _ = computers
    step = giver.history("p")[0]
    sent(giver)
    written = giver.workspace.changes_of(step.id)
    assert giver.restore(written, giver.history("p")[0].label).left
    assert women(giver) == value(1)


def test_it_comes_back_with_both_sides_changes_as_one_step(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    arrive(taker, sent(giver))
    taker.do(set_women(2))
    taker.do(SetText("p", NODE, text("Kata írta.")))
    giver.undo("p")  # somebody could not wait
    giver.do(set_men(5))
    before = giver.office
    arrival = arrive(giver, sent(taker))
    assert arrival.merge.clashes == ()
    assert women(giver) == value(2)
    assert giver.office.programmes["p"].facts[MEN].value == value(5)
    assert giver.office.programmes["p"].text(NODE) == text("Kata írta.")
    giver.undo("p")
    assert giver.office == before


@pytest.mark.parametrize(("choice", "stands"), [(Choice.OURS, 3), (Choice.THEIRS, 2)])
def test_what_clashes_is_told_with_its_authors(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel], choice: Choice, stands: int
) -> None:
    giver, taker = computers
    arrive(taker, sent(giver))
    taker.do(set_women(2))
    giver.undo("p")
    giver.do(set_women(3))
    arrival = arrive(giver, sent(taker), choice)
    (told,) = arrival.told.values()
    assert told.ours is not None
    assert told.theirs is not None
    assert (told.ours.who, told.theirs.who) == ("Minta Mária", "Kolléga Kata")
    assert women(giver) == value(stands)


def test_a_file_taken_twice_is_recognised_and_after_undo_it_may_come_again(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    first = sent(giver)
    arrive(taker, first)
    with pytest.raises(UserError, match=r"handing\.taken_before"):
        look(taker, first)
    taker.undo(None)
    assert "p" not in taker.office.programmes
    arrive(taker, first)


def test_an_older_file_after_the_newer_one_is_recognised(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    arrive(taker, sent(giver))
    taker.do(set_women(2))
    monday = sent(taker)
    taker.undo("p")
    taker.do(set_men(3))
    tuesday = sent(taker)
    arrive(giver, tuesday)
    assert giver.office.programmes["p"].facts[MEN].value == value(3)
    arrival = look(giver, monday)
    assert arrival.merge.taken == {}
    assert arrival.merge.clashes == ()


def test_a_file_that_went_on_from_one_already_taken_clashes_with_nothing(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    arrive(taker, sent(giver))
    for number in (2, 3):
        taker.do(set_women(number))
        arrival = arrive(giver, sent(taker))
        assert arrival.merge.clashes == ()
        arrive(taker, sent(giver))
    assert women(giver) == value(3)


def test_it_may_come_back_unchanged(computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]) -> None:
    giver, taker = computers
    arrive(taker, sent(giver))
    arrive(giver, sent(taker))
    giver.do(set_women(2))


def test_a_village_that_is_there_already_takes_its_programme(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    taker.do(AddSettlement(Settlement("other", "00000", "Mintafalu")))
    arrive(taker, sent(giver))
    assert taker.office.programmes["p"].details.settlement == "other"
    assert list(taker.office.settlements) == ["other"]
    taker.do(set_women(2))
    arrive(giver, sent(taker))
    assert women(giver) == value(2)
    assert list(giver.office.settlements) == ["s"]


def test_another_villages_file_is_refused(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    parcel = sent(giver)
    with pytest.raises(UserError, match=r"handing\.other_programme"):
        look(giver, parcel, expected="q")
    taker.do(AddSettlement(Settlement("z", "11110", "Mintalak")))
    taker.do(CreateProgramme(ProgrammeDetails("q", "z", "small", 1, DETAILS.planned_adoption, DETAILS.created)))
    arrive(taker, parcel)
    assert set(taker.office.programmes) == {"p", "q"}


def half(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def a_store(_raw: bytes) -> bytes:
    return b"SQLite format 3\x00"


@pytest.mark.parametrize("spoil", [half, a_store])
def test_what_is_no_whole_file_is_refused(
    computers: tuple[Editing, Editing], tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    giver, _ = computers
    target = tmp_path / file_name(giver, "p")
    hand_over(giver, "p", "", target)
    target.write_bytes(spoil(target.read_bytes()))
    with pytest.raises(UserError, match=r"handing\."):
        read_parcel(target)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"handing\.unreadable"):
        read_parcel(tmp_path / "none.hep")


EDITS = st.lists(st.tuples(st.booleans(), st.sampled_from([WOMEN, MEN]), st.integers(2, 9)), max_size=6)


@given(EDITS, st.sampled_from(Choice))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_edits_on_both_sides_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[bool, FactKey, int]], choice: Choice
) -> None:
    folder = tmp_path_factory.mktemp("any")
    editions = catalogue(folder / "forms")
    with ExitStack() as open_:
        giver = open_.enter_context(editing(folder / "hep.sqlite", editions, "a"))
        workspace = Workspace.create(folder / "other.sqlite", clock)
        open_.callback(workspace.abandon)
        taker = Editing(workspace, editions, clock, ids("b"), "Kata")
        giver.do(hand_over(giver, "p", "Kata", folder / "there.hep"))
        arrive(taker, read_parcel(folder / "there.hep"))
        giver.undo("p")
        last: dict[bool, dict[FactKey, int]] = {True: {}, False: {}}
        for here, key, number in edits:
            (giver if here else taker).do(SetFacts("p", ((key, Fact(value(number))),)))
            last[here][key] = number
        taker.do(hand_over(taker, "p", "", folder / "back.hep"))
        arrival = arrive(giver, read_parcel(folder / "back.hep"), choice)
        clashing = {key for key in last[True] if key in last[False] and last[True][key] != last[False][key]}
        assert {(c.place.indicator) for c in arrival.merge.clashes} == {key.indicator for key in clashing}  # pyright: ignore[reportAttributeAccessIssue]
        for key in {**last[True], **last[False]}:
            side = choice is not Choice.THEIRS if key in clashing else key in last[True]
            assert giver.office.programmes["p"].facts[key].value == value(last[side][key])


def test_a_joint_meeting_comes_back_as_that_of_all_its_villages(
    computers: tuple[Editing, Editing], sent: Callable[[Editing], Parcel]
) -> None:
    giver, taker = computers
    giver.do(CreateProgramme(replace(DETAILS, id="q")))
    giver.do(AddMeeting(Meeting("m", ("p", "q"))))
    arrive(taker, sent(giver))
    taker.do(ChangeMeeting("m", {"place": "Faluház"}))
    arrive(giver, sent(taker))
    assert giver.office.meetings["m"] == Meeting("m", ("p", "q"), place="Faluház")
