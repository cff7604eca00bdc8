"""One writer a store: whoever comes second hears who is first, and a dead writer holds nobody up."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.store.lock import WriterLock
from hep_desktop.store.workspace import Workspace
from house.tree import ROOT
from stores import NOW, clock, store

# opens the store when told to, says how it went, and holds it until told to go
CONTENDER = """
import sys
from pathlib import Path
from hep_desktop.domain.errors import UserError
from hep_desktop.identity import system_clock
from hep_desktop.store.workspace import Workspace
import filelock
print("ready", flush=True)
input()
try:
    workspace = Workspace.open(Path(sys.argv[1]), system_clock)
except UserError as error:
    print(error.code, flush=True)
else:
    print("in", flush=True)
    input()
    workspace.close()
"""

NAMELESS = {"who": "", "host": "h", "pid": 1, "since": NOW.isoformat()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hep.sqlite"
    with store(path):
        return path


def contender(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", CONTENDER, str(path)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def say(to: "subprocess.Popen[str]", line: str = "go") -> None:
    assert to.stdin
    to.stdin.write(line + "\n")
    to.stdin.flush()


def heard(of: "subprocess.Popen[str]") -> str:
    assert of.stdout
    return of.stdout.readline().strip()


def test_of_several_at_once_exactly_one_writes(path: Path) -> None:
    rivals = [contender(path) for _ in range(3)]
    assert [heard(one) for one in rivals] == ["ready"] * 3
    for one in rivals:
        say(one)
    answers = [heard(one) for one in rivals]
    assert answers.count("in") == 1
    assert {answer for answer in answers if answer != "in"} <= {"store.in_use", "store.in_use_by_somebody"}
    for one in rivals:
        one.communicate("go\n")
    assert [one.returncode for one in rivals] == [0, 0, 0]
    with store(path):
        pass


def test_a_killed_writer_holds_nobody_up(path: Path) -> None:
    writer = contender(path)
    say(writer)
    assert [heard(writer), heard(writer)] == ["ready", "in"]
    with pytest.raises(UserError, match=r"store\.in_use"):
        Workspace.open(path, clock)
    writer.kill()
    writer.communicate()
    with store(path):
        pass


def test_the_second_hears_who_is_first_where_and_since_when(path: Path) -> None:
    with store(path):
        with pytest.raises(UserError, match=r"store\.in_use") as refused:
            Workspace.open(path, clock)
        note = json.loads(path.with_name("hep.sqlite.writer").read_text(encoding="utf-8"))
    since = NOW.astimezone().strftime("%Y. %m. %d. %H:%M")
    expected = {"file": str(path), "who": note["who"], "host": note["host"], "since": since}
    assert refused.value.values == expected
    assert not path.with_name("hep.sqlite.writer").exists()


@pytest.mark.parametrize("note", [None, "", "[]", "{}", '{"who": "x", "host": "y", "pid": 1, "since": "tegnap"}'])
def test_a_missing_or_odd_note_does_not_hide_that_the_store_is_in_use(path: Path, note: str | None) -> None:
    with store(path):
        beside = path.with_name("hep.sqlite.writer")
        if note is None:
            beside.unlink()
        else:
            beside.write_text(note)
        with pytest.raises(UserError, match="in_use_by_somebody"):
            Workspace.open(path, clock)


def test_a_writer_without_a_name_is_somebody(path: Path) -> None:
    with store(path):
        path.with_name("hep.sqlite.writer").write_text(json.dumps(NAMELESS))
        with pytest.raises(UserError, match="in_use_by_somebody"):
            Workspace.open(path, clock)


def test_a_user_without_a_name_can_write_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    lock = WriterLock(path)
    lock.acquire(NOW)
    assert json.loads(path.with_name("hep.sqlite.writer").read_text())["who"] == ""
    lock.release()
    lock.release()


def test_a_writer_that_ended_badly_is_told_to_the_next(path: Path) -> None:
    writer = contender(path)
    say(writer)
    assert [heard(writer), heard(writer)] == ["ready", "in"]
    writer.kill()
    writer.communicate()
    with store(path) as next_one:
        left = next_one.left_behind()
        assert left is not None
        assert left.pid == writer.pid
        next_one.close()
    with store(path) as after_that:
        assert after_that.left_behind() is None


def test_who_comes_by_a_link_comes_to_the_same_store(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "asztal" / "parancsikon.sqlite"
    link.parent.mkdir()
    link.symlink_to(path)
    with store(path), pytest.raises(UserError, match=r"store\.in_use"):
        Workspace.open(link, clock)
