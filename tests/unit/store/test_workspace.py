"""A store on a real file: what was written is there again, steps overwrite themselves, copies are whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from builders import ADOPTION, text, value
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Record
from hep_desktop.domain.places import (
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, OralOrigin
from hep_desktop.store.journal import StepKind
from hep_desktop.store.workspace import Workspace
from stores import BASE, DETAILS, NOW, VILLAGE, clock, step, store

FACT = FactPlace("p", "women", "2024")
EVERYTHING: tuple[tuple[Place, Record], ...] = (
    (SettlementPlace("s"), VILLAGE),
    (ProgrammePlace("p"), DETAILS),
    (FACT, Fact(value(812), FileOrigin("ksh.xlsx", "ab", "Munka1", "D17", "Nők", "KSH"), "megnézni")),
    (
        FactPlace("p", "aid", "2023/2024", "Óvoda | Mintafalu"),
        Fact(value("nincs adat: not_here"), OralOrigin("jegyző")),
    ),
    (FactPlace("p", "level", "2024"), Fact(value("van"), LetterOrigin("KSH", "12/2026", ADOPTION))),
    (TextPlace("p", "he.1"), text("Árvíztűrő „tükörfúrógép”\nvége")),
    (ProblemPlace("p", "a"), Problem("a", "he.2", 1, "Nincs bölcsőde", rests_on=(FactKey("women", "2024"),))),
    (
        MeasurePlace("p", "m"),
        Measure(
            "m", "MR", 1, ("a",), due=ADOPTION, indicators=(ResultIndicator("i", baseline_fact=FactKey("a", "1")),)
        ),
    ),
    (MeetingPlace("u"), Meeting("u", ("p",), held=ADOPTION, authenticators=("Minta Mária",))),
)


def added(*pairs: tuple[Place, Record]) -> tuple[Change, ...]:
    return tuple(Change(place, None, record) for place, record in pairs)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Önkormányzat 100%" / "hep #1.sqlite"  # signs that mean something in a URI


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    path.parent.mkdir()
    with store(path) as opened:
        yield opened


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as reader:
        return reader.execute(sql).fetchall()


def test_a_new_store_is_empty(workspace: Workspace) -> None:
    assert workspace.load() == Office()
    assert workspace.step_heads() == ()


def test_what_was_written_is_there_again(workspace: Workspace, path: Path) -> None:
    changes = added(*EVERYTHING)
    expected = Office().with_changes(changes)
    workspace.write(step(*changes))
    workspace.flush()
    assert workspace.load() == expected
    workspace.close()
    with store(path) as again:
        assert again.load() == expected
        assert again.changes_of("x") == changes


def test_records_come_back_in_the_order_they_came(workspace: Workspace) -> None:
    workspace.write(step(*added(*EVERYTHING)))
    order = ["b", "a", "c"]
    problems = [(ProblemPlace("p", key), Problem(key, "he.2", 1)) for key in order]
    workspace.write(step(Change(ProblemPlace("p", "a"), EVERYTHING[6][1], None), key="y"))
    workspace.write(step(*added(*problems), key="z"))
    assert list(workspace.load().programmes["p"].problems) == order


def test_the_same_step_again_overwrites_its_row_and_its_records(workspace: Workspace, path: Path) -> None:
    workspace.write(step(*added(*EVERYTHING)))
    for number in (1, 12, 123):
        workspace.write(step(Change(FACT, None, Fact(value(number))), key="typing"))
        workspace.flush()
    assert [head.id for head in workspace.step_heads()] == ["x", "typing"]
    assert workspace.changes_of("typing") == (Change(FACT, None, Fact(value(123))),)
    assert workspace.load().record(FACT) == Fact(value(123))
    assert len(rows(path, "SELECT * FROM step")) == 2


def test_typing_that_came_back_leaves_no_row(workspace: Workspace) -> None:
    workspace.write(step(*added(*EVERYTHING[:2])))
    workspace.write(step(Change(FACT, None, Fact(value(1))), key="typing"))
    workspace.flush()
    workspace.write(step(Change(FACT, None, None), key="typing"))
    workspace.flush()
    assert [head.id for head in workspace.step_heads()] == ["x"]
    assert workspace.load().record(FACT) is None
    with pytest.raises(KeyError):
        workspace.changes_of("typing")


def test_heads_tell_all_but_the_changes(workspace: Workspace) -> None:
    workspace.write(step(*added(*EVERYTHING)))
    workspace.write(step(key="y", kind=StepKind.UNDO, target="x"))
    first, second = workspace.step_heads()
    assert (first.seq, first.kind, first.target, first.programmes) == (1, StepKind.DO, "", frozenset({"p"}))
    assert (second.seq, second.kind, second.target, second.at, second.who) == (
        2,
        StepKind.UNDO,
        "x",
        NOW,
        "Minta Mária",
    )
    assert second.label == Label("set_fact")


def test_changes_are_packed(workspace: Workspace, path: Path) -> None:
    workspace.write(step(*added(*EVERYTHING[:2])))
    long = Change(TextPlace("p", "he.1"), None, text("A település lakóinak száma csökken. " * 200))
    workspace.write(step(long, key="long"))
    workspace.flush()
    ((size,),) = rows(path, "SELECT length(changes) FROM step WHERE id = 'long'")
    assert isinstance(size, int)
    assert size < 1000
    assert workspace.changes_of("long") == (long,)


def test_a_record_cannot_outlive_its_programme(workspace: Workspace) -> None:
    workspace.write(step(*added(*EVERYTHING)))
    removed = tuple(change.reversed() for change in reversed(added(*EVERYTHING[1:])))
    workspace.write(step(*removed, key="y"))
    assert workspace.load() == Office({"s": VILLAGE})
    workspace.flush()


def test_the_changes_of_a_step_on_its_way_are_known(workspace: Workspace) -> None:
    changes = added(*EVERYTHING[:2])
    workspace.write(step(*changes))
    assert workspace.changes_of("x") == changes


def test_a_copy_is_whole_and_can_be_opened(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write(step(*added(*EVERYTHING)))
    copy = tmp_path / "copy.sqlite"
    copy.write_text("an older copy")
    workspace.backup(copy)
    with store(copy) as opened:
        assert opened.load() == workspace.load()
        assert opened.step_heads() == workspace.step_heads()
    assert sorted(p.name for p in tmp_path.glob("copy*")) == ["copy.sqlite", "copy.sqlite.lock"]


def test_a_copy_to_nowhere_is_told(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "gone" / "copy.sqlite"
    with pytest.raises(UserError, match=r"store\.unreachable") as refused:
        workspace.backup(target)
    assert refused.value.values["file"] == str(target)


def test_closing_leaves_the_store_alone_in_its_folder(workspace: Workspace, path: Path) -> None:
    workspace.write(step(*added(*EVERYTHING)))
    workspace.close()
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, f"{path.name}.lock"]


def test_a_closed_store_says_so(workspace: Workspace) -> None:
    workspace.close()
    for use in (workspace.load, workspace.step_heads, lambda: workspace.write(step())):
        with pytest.raises(UserError, match=r"store\.closed"):
            use()
    workspace.flush()
    workspace.retry()
    workspace.close()
    workspace.abandon()


def test_two_may_look_while_one_writes(workspace: Workspace, path: Path) -> None:
    workspace.write(step(*added(*EVERYTHING)))
    workspace.flush()
    looking = Workspace.open(path, clock, read_only=True)
    try:
        assert looking.load() == workspace.load()
        with pytest.raises(UserError, match=r"store\.read_only"):
            looking.write(step(key="y"))
        workspace.write(step(Change(FACT, None, Fact(value(5))), key="y"))
        workspace.flush()
        assert looking.load().record(FACT) == Fact(value(5))
        looking.close()
    finally:
        looking.abandon()


def test_nothing_is_created_over_a_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("a letter")
    with pytest.raises(UserError, match=r"store\.exists"):
        Workspace.create(path, clock)
    assert path.read_text() == "a letter"


def test_what_happened_at_one_place_is_found_among_all_steps(workspace: Workspace) -> None:
    first, second = Change(FACT, EVERYTHING[2][1], Fact(value(5))), Change(FACT, Fact(value(5)), None)
    workspace.write(step(*added(*EVERYTHING)))
    workspace.write(step(Change(TextPlace("p", "he.1"), None, text("women 2024 p " * 200)), key="other"))
    workspace.flush()
    workspace.write(step(first, key="y"))
    workspace.write(step(second, key="z"))
    there = workspace.changes_at(FACT)
    assert list(there.items()) == [("x", added(EVERYTHING[2])[0]), ("y", first), ("z", second)]
    assert workspace.changes_at(FactPlace("p", "men", "2024")) == {}


def test_what_is_typed_while_a_long_copy_is_made_is_saved_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hep_desktop.store.connection._PAGES_AT_ONCE", 1)
    with store(tmp_path / "hep.sqlite") as workspace:
        workspace.write(BASE)
        workspace.flush()
        drained: list[int] = []
        drain = workspace._writer.drain_meanwhile

        def typed() -> None:
            if not drained:
                workspace._writer._waiting.append(step(Change(FactPlace("p", "men", "1"), None, Fact()), key="typed"))
            drain()
            drained.append(len(workspace.waiting()))

        monkeypatch.setattr(workspace._writer, "drain_meanwhile", typed)
        workspace.backup(tmp_path / "copy.sqlite")
        assert drained[0] == 0  # before the copy was done
        assert len(drained) > 1
    with store(tmp_path / "copy.sqlite") as copy:
        assert [head.id for head in copy.step_heads()] == ["base", "typed"]
