"""The council pack as files: the whole and every paper, in both formats; nothing where it was stopped."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from full_disk import full_after
from hep_desktop.domain.commands import AddMeeting
from hep_desktop.domain.errors import Cancelled, UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.services import council_pack
from hep_desktop.services.editing import Editing
from stores import catalogue, editing


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as found:
        found.do(AddMeeting(Meeting("m", ("p",), held=date(2027, 2, 16))))
        found.do(AddMeeting(Meeting("n", ("p",))))
        yield found


def test_the_proposal_comes_first_and_only_meetings_held_are_chosen(opened: Editing) -> None:
    found = council_pack.choices(opened, "p")
    assert found[0].key == "proposal/"
    assert found[-1].key == "check-report/"
    assert not any(one.key.startswith(("attendance/", "invitation/")) for one in found)
    assert {one.key for one in found if one.usual} == {"proposal/", "hep/", "minutes/m"}


def test_the_whole_and_every_paper_are_made_for_reading_and_for_word(opened: Editing, tmp_path: Path) -> None:
    made = council_pack.make(opened, "p", {"proposal/", "register/", "check-report/"}, tmp_path)
    assert made.whole.name == "Mintafalu HEP testületi csomag 2027-2032.pdf"
    assert sorted(one.name for one in made.folder.iterdir()) == sorted(one.name for one in made.files)
    stems = sorted({one.stem for one in made.files})
    assert [stem.split()[0] for stem in stems] == ["01", "02", "03", "Mintafalu"]
    assert len(made.files) == 8


class Stopping:
    """Stops as soon as papers are drawn."""

    def step(self, done: int, total: int, key: str) -> None:
        """Stop at the first."""
        assert 0 <= done <= total
        if key == "exporting.progress.papers":
            raise Cancelled


def test_a_stopped_or_empty_pack_leaves_nothing(opened: Editing, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(Cancelled):
        council_pack.make(opened, "p", {"register/"}, out, Stopping())
    with pytest.raises(UserError, match=r"pack\.nothing"):
        council_pack.make(opened, "p", {"gone/"}, out)
    assert not out.exists()


def test_on_a_full_disk_no_half_pack_is_left(opened: Editing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = {"pack.pdf": b"x" * 5000, "1.pdf": b"y", "1.docx": b"z"}
    monkeypatch.setattr(council_pack, "draw_all", lambda *_: drawn)  # what is written matters here, not what it says
    with full_after(1000), pytest.raises(UserError, match=r"output\.disk_full"):
        council_pack.make(opened, "p", {"register/"}, tmp_path / "out")
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []
