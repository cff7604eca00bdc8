"""A county forum over many municipalities: its agenda follows the desk, its decisions become next steps, its papers."""

from datetime import date

import pytest

from hep_desktop.domain.apply import apply
from hep_desktop.domain.desk import NextStep
from hep_desktop.domain.mentor import Contact, ContactKind, Municipality, Resolution
from hep_desktop.domain.office import Office
from hep_desktop.report.document import Heading, ListBlock, Paper, Paragraph, Row, SignatureLines, TableBlock, plain
from hep_desktop.report.papers.county_forum import ForumPaper, compose
from hep_desktop.services import county_forum, desk, visits

TODAY = date(2026, 11, 22)
BAJA = Municipality("03522", "Baja", adopted=date(2021, 3, 1))
EGER = Municipality("20491", "Eger", unadopted=True)
PECS = Municipality("19415", "Pécs", adopted=date(2026, 1, 5))
DECISIONS = (
    Resolution("d1", "Új HEP előkészítése", "20491", "Kiss Éva", "2026. 12. 15."),
    Resolution("d2", "Közös képzés", responsible="a mentor", deadline="tavasszal"),
)
FORUM = Contact(
    "f1",
    ContactKind.FORUM,
    date(2026, 11, 20),
    ("03522", "20491"),
    forum_name="Heves megyei fórum",
    people="Kiss Éva, Nagy Pál",
    chair="Nagy Pál",
    agenda="Lejárt programok\nKépzés\n",
    contributions="Kiss Éva: kevés a szakember.",
    decisions=DECISIONS,
)
NAMES = {"03522": "Baja", "20491": "Eger"}
OFFICE = Office(desk={one.code: one for one in (BAJA, EGER, PECS)}, contacts={"f1": FORUM})


def steps(office: Office, code: str) -> tuple[NextStep, ...]:
    return next(row.steps for row in desk.rows_of(office, TODAY) if row.code == code)


def test_the_agenda_names_who_has_no_programme_in_force() -> None:
    agenda = county_forum.proposed(OFFICE, ("03522", "20491", "19415"), TODAY).splitlines()
    assert agenda == ["Lejárt programok megújítása: Baja", "Elfogadott program hiánya: Eger"]
    assert county_forum.proposed(OFFICE, ("19415",), TODAY) == ""


def test_a_decision_is_a_next_step_of_the_named_municipality_alone() -> None:
    assert steps(OFFICE, "20491") == (NextStep("Új HEP előkészítése", date(2026, 12, 15), "f1", "d1"),)
    assert steps(OFFICE, "03522") == ()


def test_a_step_that_is_done_is_ticked_in_the_forum() -> None:
    outcome = apply(OFFICE, visits.finished(OFFICE, "20491", steps(OFFICE, "20491")[0]))
    done = OFFICE.with_changes(outcome.changes)
    assert [one.done for one in done.contacts["f1"].decisions] == [True, False]
    assert steps(done, "20491") == ()


def test_the_memo_tells_people_agenda_words_and_decisions() -> None:
    memo = compose(ForumPaper.MEMO, FORUM, NAMES, TODAY)
    heads = [one.text for one in memo.blocks if isinstance(one, Heading)]
    assert heads == ["Emlékeztető – Heves megyei fórum", "Jelenlévők", "Napirend", "Hozzászólások", "Döntések"]
    rows = [cells(row) for row in tables(memo)[-1].body]
    assert rows == [
        ["Új HEP előkészítése", "Eger", "Kiss Éva", "2026. 12. 15."],
        ["Közös képzés", "", "a mentor", "tavasszal"],
    ]
    assert isinstance(memo.blocks[-1], SignatureLines)


@pytest.mark.parametrize(("paper", "kind"), [(ForumPaper.INVITATION, ListBlock), (ForumPaper.ATTENDANCE, TableBlock)])
def test_invitation_and_sheet_are_made_before_the_meeting(paper: ForumPaper, kind: type) -> None:
    assert any(isinstance(one, kind) for one in compose(paper, FORUM, NAMES, TODAY).blocks[2:])


def tables(paper: Paper) -> list[TableBlock]:
    return [one for one in paper.blocks if isinstance(one, TableBlock)]


def cells(row: Row) -> list[str]:
    return ["".join(plain(part.runs) for part in cell.blocks if isinstance(part, Paragraph)) for cell in row.cells]
