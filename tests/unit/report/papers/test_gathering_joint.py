"""Minutes and name lists of a meeting of two villages: who came from where, who left, who votes on what."""

from dataclasses import replace
from datetime import date

import pytest

from builders import hep_2021, office, programme
from hep_desktop.domain.forum import AgendaItem, Attendance, Attendee, Capacity, Decision, Meeting, Writing
from hep_desktop.domain.office import Office
from hep_desktop.domain.settlement import Settlement
from hep_desktop.report.document import Heading, ListBlock, Paper, Paragraph, SignatureLines, TableBlock, plain
from hep_desktop.report.papers import gathering, minutes
from hep_desktop.template.model import Edition

DAY = date(2027, 2, 20)
LONG = "Árvíztűrő Tükörfúrógép Közhasznú Egyesület " * 9 + "Szentháromfalu"
PEOPLE = (
    Attendee("1", "Kis Ági", LONG, settlement="s"),
    Attendee("2", "Nagy Pál", "óvoda", Capacity.GUEST, left="b", settlement="t"),
    Attendee("3", "Szó Ernő", attendance=Attendance.EXCUSED),
    Attendee("4", "Más Márta", attendance=Attendance.ABSENT),
    Attendee("5"),
)
MEETING = Meeting(
    "m",
    ("p", "q"),
    held=date(2027, 2, 16),
    attendees=PEOPLE,
    agenda=(AgendaItem("a", "Terv"), AgendaItem("b", "Egyebek")),
    decisions=(
        Decision("d", "1/2027.", "Mintafalu elfogadja.", "p", "a", 1),
        Decision("e", "2/2027.", "Példafalu elfogadja.", "q", "a", 0, 1),
    ),
    attachments=("jelenléti ív",),
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def both(meeting: Meeting = MEETING) -> Office:
    first = programme()
    second = replace(first, details=replace(first.details, id="q", settlement="t"))
    store = office(first, second, meetings=(meeting,))
    return replace(store, settlements={**store.settlements, "t": Settlement("t", "00019", "Példafalu")})


def rows(paper: Paper, key: str) -> list[list[str]]:
    """The body of a table, cell by cell."""
    table = next(block for block in paper.blocks if isinstance(block, TableBlock) and block.id == key)
    return [
        ["".join(plain(one.runs) for one in cell.blocks if isinstance(one, Paragraph)) for cell in row.cells]
        for row in table.body
    ]


def said(paper: Paper) -> list[str]:
    return [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]


def test_who_came_from_where_and_who_left(edition: Edition) -> None:
    paper = minutes.compose(both(), "m", edition, DAY)
    assert rows(paper, "minutes.present.table") == [
        ["Kis Ági", LONG, "Mintafalu", "tag"],
        ["Nagy Pál", "óvoda", "Példafalu", "vendég (a 2. napirendi pont előtt távozott)"],
    ]
    assert "Igazoltan távol: Szó Ernő" in said(paper)
    assert "Távol: Más Márta" in said(paper)
    listed = [plain(one) for block in paper.blocks if isinstance(block, ListBlock) for one in block.items]
    assert listed[-1] == "jelenléti ív"


def test_each_village_has_its_own_vote_and_decision(edition: Edition) -> None:
    paper = minutes.compose(both(), "m", edition, DAY)
    titles = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert [one for one in titles if "döntés –" in one] == ["1/2027. döntés – Mintafalu", "2/2027. döntés – Példafalu"]
    votes = [one for one in said(paper) if "szavazattal" in one]
    assert ["1 igen és 0 nem" in votes[0], "0 igen és 1 nem" in votes[1]] == [True, True]


def test_the_paper_is_called_as_the_clerk_wants(edition: Edition) -> None:
    def title(meeting: Meeting) -> str:
        first = minutes.compose(both(meeting), "m", edition, DAY).blocks[0]
        assert isinstance(first, Heading)
        return first.text

    assert title(MEETING).startswith("Jegyzőkönyv")
    assert title(replace(MEETING, writing=Writing.MEMO)).startswith("Emlékeztető")
    assert title(replace(MEETING, decisions=())).startswith("Emlékeztető")
    assert title(replace(MEETING, decisions=(), writing=Writing.MINUTES)).startswith("Jegyzőkönyv")


def test_the_public_list_of_names_has_no_room_to_sign(edition: Edition) -> None:
    paper = gathering.public_attendance(both(), "m", edition, DAY)
    assert len(rows(paper, "minutes.present.table")) == 2
    assert not [block for block in paper.blocks if isinstance(block, SignatureLines)]


def test_the_sheet_to_sign_tells_who_comes_from_where(edition: Edition) -> None:
    sheet = gathering.attendance(both(), "m", edition, DAY)
    invited = rows(sheet, "attendance.table")
    assert len(invited) == 4 + 6
    assert [row[2:4] for row in invited[:2]] == [["Mintafalu", "tag"], ["Példafalu", "vendég"]]
    assert "2027. február 16. Hely:" in said(sheet)[0]  # one full stop, where no hour is known
