"""The papers of county forums from a command line: with the meeting or the year chosen, or refused in one sentence."""

from datetime import date
from pathlib import Path

import pytest

from hep_desktop import cli
from hep_desktop.domain.commands import AddCountyForum, AddCountyMeeting, Together
from hep_desktop.domain.forum import AgendaItem
from hep_desktop.domain.mentor import CountyForum, CountyMeeting, ForumKind, Participant, Turnout, YearReport
from hep_desktop.domain.outcome import Label
from hep_desktop.services import workspaces

GROUP = CountyForum(
    "g1",
    ForumKind.WORKING_GROUP,
    "Lakhatás munkacsoport",
    "f1",
    reports=(YearReport("y1", 2025, "Tanulmány készült."),),
)
CAME = (Participant("p1", "Kiss Éva", "Eger önkormányzata", "20491", Turnout.PRESENT),)
SPRING = CountyMeeting("k1", "f1", date(2026, 4, 20), agenda=(AgendaItem("a1", "Lejárt programok"),), participants=CAME)
AUTUMN = CountyMeeting("k2", "f1", date(2026, 10, 5))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A mentor's store with a forum of two meetings and a working group."""
    path = tmp_path / "hep.sqlite"
    editing = workspaces.start_editing(workspaces.create_workspace(path))
    forums = AddCountyForum(CountyForum("f1", name="Heves vármegyei fórum", county="Heves")), AddCountyForum(GROUP)
    editing.do(Together(Label("take_list"), (*forums, AddCountyMeeting(SPRING), AddCountyMeeting(AUTUMN))))
    editing.close()
    return path


def report(store: Path, document: str, target: Path, *words: str, form: str = "pdf") -> int:
    options = ["--document", f"county-{document}", "--format", form, "--out", str(target), *words]
    return cli.main(["report", "--store", str(store), *options])


@pytest.mark.parametrize(
    ("document", "form", "words"),
    [
        ("invitation", "pdf", ["--meeting", "2026-10-05"]),
        ("memo", "docx", ["--meeting", "2026. 04. 20.", "--forum", "heves vármegyei fórum"]),
        ("year", "docx", ["--forum", "Lakhatás munkacsoport", "--year", "2025"]),
    ],
)
def test_a_paper_is_made_of_the_meeting_or_the_year_that_is_named(
    store: Path, tmp_path: Path, document: str, form: str, words: list[str]
) -> None:
    target = tmp_path / "irat"  # the form is said, so that the name may be any
    assert report(store, document, target, *words, form=form) == 0
    assert target.read_bytes().startswith(b"%PDF" if form == "pdf" else b"PK")


@pytest.mark.parametrize(
    ("document", "words", "told"),
    [
        ("memo", [], "Heves vármegyei fórum, 2026-04-20 – k1"),
        ("memo", ["--meeting", "2026-01-01"], "2026-10-05 – k2"),
        ("memo", ["--forum", "Lakhatás munkacsoport"], "A keresett fórumülés nincs meg"),
        ("year", [], "Lakhatás munkacsoport – g1"),
        ("year", ["--forum", "Zala"], "Heves vármegyei fórum; Lakhatás munkacsoport"),
    ],
)
def test_what_is_not_there_or_not_clear_is_told_with_what_there_is(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], document: str, words: list[str], told: str
) -> None:
    target = tmp_path / "irat.pdf"
    assert report(store, document, target, *words) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert not target.exists()


def test_a_web_page_of_them_is_not_made(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(store, "memo", tmp_path / "x.html", "--meeting", "k1", form="html") == 2
    assert "docx vagy a pdf" in capsys.readouterr().err
