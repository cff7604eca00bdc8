"""Papers made through the service: a child draws them, a whole file or none is written."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import ADOPTION
from hep_desktop.domain.associations import Association, Member
from hep_desktop.domain.commands import (
    AddAssociation,
    AddMeasure,
    AddMeeting,
    AddOpinion,
    Adopt,
    BeginVersion,
    ChangeCouncil,
    ChangeFollowUp,
    ChangeForumRules,
    RemoveProgramme,
)
from hep_desktop.domain.errors import Cancelled, UserError
from hep_desktop.domain.followup import MeasureState
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.opinions import Opinion
from hep_desktop.domain.plan import Measure
from hep_desktop.report.document import Cover
from hep_desktop.report.papers.kinds import PAPERS
from hep_desktop.services import reporting
from hep_desktop.services.editing import Editing
from stores import catalogue, editing
from stores import content as files_in

MEETING = Meeting("m", ("p",), held=date(2027, 2, 16))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as found:
        found.do(AddMeeting(MEETING))
        yield found


class Impatient:
    """Stops the job as soon as it says something of its own."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def step(self, done: int, total: int, key: str) -> None:
        """Stop at the first step of the paper."""
        assert 0 <= done <= total
        self.heard.append(key)
        if key.startswith("papers."):
            raise Cancelled


def test_the_list_names_every_paper_and_its_file(opened: Editing) -> None:
    offers = reporting.documents(opened, "p")
    assert [(offer.document, offer.file_name, offer.meeting) for offer in offers] == [
        ("hep", "Mintafalu HEP 2027-2032", ""),
        ("action-plan", "Mintafalu HEP IT 2027-2032", ""),
        ("summary", "Mintafalu HEP közérthető összefoglaló 2027-2032", ""),
        ("proposal", "Mintafalu HEP előterjesztés 2027-2032", ""),
        ("register", "Mintafalu HEP elkészítési jegyzék 2027-2032", ""),
        ("blank", "Mintafalu HEP űrlap kézi kitöltéshez 2027-2032", ""),
        ("invitation", "Mintafalu HEP Fórum 2027-02-16 meghívó", "m"),
        ("attendance", "Mintafalu HEP Fórum 2027-02-16 jelenléti ív", "m"),
        ("attendance-public", "Mintafalu HEP Fórum 2027-02-16 jelenlévők nyilvános", "m"),
        ("minutes", "Mintafalu HEP Fórum 2027-02-16", "m"),
    ]
    assert offers[0].title == "Helyi Esélyegyenlőségi Program"


def test_a_meeting_without_a_day_has_a_name_too(opened: Editing) -> None:
    opened.do(AddMeeting(replace(MEETING, id="n", held=None)))
    assert reporting.documents(opened, "p")[-1].file_name == "Mintafalu HEP Fórum időpont nélkül"


@pytest.mark.parametrize("document", reporting.DOCUMENTS)
@pytest.mark.usefixtures("no_child")
def test_every_paper_is_made_in_every_format(opened: Editing, tmp_path: Path, document: str) -> None:
    opened.do(ChangeCouncil("p", {"held": ADOPTION, "number": "23/2027. (III. 31.)"}))
    if document == "forum-rules":
        opened.do(ChangeForumRules("s", {"text": "1. A fórum évente ülésezik."}))
    if document == "association":
        opened.do(AddAssociation(Association("a", "Minta Társulás", members=(Member("1", "s"),))))
    if document == "opinions":
        opened.do(AddOpinion("p", Opinion("o", sender="Óvoda", text="Jó.")))
    if document in {"statement", "followup"}:
        opened.do(AddMeasure("p", Measure("x", opened.edition("p").action_plan.groups[0].code, 1, title="Családi nap")))
        opened.do(Adopt("p"))
        opened.do(ChangeFollowUp("p", "x", str(ADOPTION.year), {"state": MeasureState.DONE, "reason": "Közösen."}))
    of_review = document in {"comparison", "changed", "review"}
    if of_review:
        opened.do(Adopt("p"))
        opened.do(BeginVersion("p", "q", ADOPTION, ADOPTION))
    of = {"programme": "q" if of_review else "p", "meeting": "m"}
    made = {
        form: reporting.build(opened, document, form, tmp_path / f"Kész {document}.{form}", **of)
        for form in reporting.FORMATS
    }
    assert all(path.name == f"Kész {document}.{form}" for form, path in made.items())
    assert made["pdf"].read_bytes()[:5] == b"%PDF-"
    assert made["html"].read_bytes()[:5] == b"<!DOC"
    assert zipfile.is_zipfile(made["docx"])


def test_what_was_not_decided_has_no_extract(opened: Editing, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"report\.no_resolution"):
        reporting.build(opened, "resolution", "pdf", tmp_path / "kivonat.pdf", programme="p")
    with pytest.raises(UserError, match=r"report\.not_adopted"):
        reporting.build(opened, "statement", "pdf", tmp_path / "nyilatkozat.pdf", programme="p")
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_same_day_gives_the_same_bytes(opened: Editing, tmp_path: Path) -> None:
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf"]
    for path, day in zip(paths, (None, opened.today, ADOPTION), strict=True):
        reporting.build(opened, "minutes", "pdf", path, meeting="m", as_of=day)
    first, second, other = (path.read_bytes() for path in paths)
    assert first == second != other


def test_a_stopped_job_leaves_nothing(opened: Editing, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "hep.pdf").write_bytes(b"old")
    before, progress = files_in(folder), Impatient()
    with pytest.raises(Cancelled):
        reporting.build(opened, "hep", "pdf", folder / "hep.pdf", programme="p", progress=progress)
    assert files_in(folder) == before
    assert progress.heard


def test_a_folder_that_is_gone_is_told(opened: Editing, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"output\.no_folder"):
        reporting.build(opened, "hep", "docx", tmp_path / "gone" / "hep.docx", programme="p")


def test_what_is_not_there_is_told(opened: Editing) -> None:
    with pytest.raises(UserError, match=r"report\.no_programme"):
        reporting.compose(opened, "hep", programme="gone")
    with pytest.raises(UserError, match=r"report\.no_meeting"):
        reporting.compose(opened, "minutes", meeting="gone")
    opened.do(RemoveProgramme("p"))
    with pytest.raises(UserError, match=r"report\.no_meeting"):
        reporting.compose(opened, "minutes", meeting="m")


def test_papers_carry_the_day_of_the_clock(opened: Editing) -> None:
    paper = reporting.compose(opened, "hep", programme="p")
    assert paper.as_of == opened.today
    assert isinstance(paper.blocks[0], Cover)
    assert {kind.id for kind in PAPERS} == set(reporting.DOCUMENTS)
