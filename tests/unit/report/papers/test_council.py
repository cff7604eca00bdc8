"""Papers around the vote: the proposal tells what was heard, the extract what was decided."""

from dataclasses import replace
from datetime import date

import pytest

from hep_desktop.domain.council import Council
from hep_desktop.domain.office import Office
from hep_desktop.report.document import ListBlock, Paper, Paragraph, SignatureLines, TableBlock, plain
from hep_desktop.report.papers import council, gathering
from hep_desktop.report.papers.material import Material, cover
from hep_desktop.template.model import Edition
from papers_sample import DAY, LONG_NAME, MEETING, PROGRAMME, sample

VOTE = Council(held=date(2027, 3, 24), number="23/2027. (III. 24.)", votes_for=4, votes_against=0, abstentions=1)


def with_council(said: Council, *, predecessor: str = "") -> tuple[Office, Edition]:
    office, edition = sample(paragraphs=0)
    programme = office.programmes[PROGRAMME]
    details = replace(programme.details, predecessor=predecessor)
    return replace(office, programmes={PROGRAMME: replace(programme, council=said, details=details)}), edition


def words(paper: Paper) -> list[str]:
    """Every paragraph outside tables."""
    return [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]


def told(paper: Paper) -> list[list[str]]:
    """The first table, cell by cell."""
    table = next(block for block in paper.blocks if isinstance(block, TableBlock))
    return [
        [" ".join(plain(one.runs) for one in cell.blocks if isinstance(one, Paragraph)) for cell in row.cells]
        for row in table.body
    ]


def proposal(said: Council, **more: str) -> Paper:
    return council.proposal(*_of(with_council(said, **more)))


def _of(made: tuple[Office, Edition]) -> tuple[Office, str, Edition, date]:
    return made[0], PROGRAMME, made[1], DAY


def test_what_nobody_filled_in_is_told_as_usual_and_nothing_is_claimed() -> None:
    paper = proposal(Council())
    assert ["Előterjesztő", "polgármester"] in told(paper)
    said = " ".join(words(paper))
    assert "jegyző állapítja meg" in said
    assert "Bizottsági vélemény nem érkezett." in said
    assert "Felelős: polgármester" in said
    assert "fogad el" in said


def test_what_the_nationality_body_said_stands_before_the_draft_of_the_resolution() -> None:
    paper = proposal(Council(nationality="A roma nemzetiségi önkormányzat egyetért (4/2027.)."))
    said = words(paper)
    heard = said.index("A roma nemzetiségi önkormányzat egyetért (4/2027.).")
    asked = next(at for at, line in enumerate(said) if "elfogadja." in line and "Képviselő-testülete" in line)
    assert heard < asked


def test_the_annexes_are_listed() -> None:
    (annexes,) = [block for block in proposal(Council()).blocks if isinstance(block, ListBlock)]
    assert [plain(item) for item in annexes.items] == [
        "Helyi Esélyegyenlőségi Program",
        "Intézkedési terv",
        "HEP Fórum jegyzőkönyve, 2027. február 16.",
    ]


def test_a_later_version_is_a_revision() -> None:
    assert any("felülvizsgálta" in line for line in words(proposal(Council(), predecessor="earlier")))


def test_the_extract_tells_number_day_and_votes() -> None:
    paper = council.resolution(*_of(with_council(VOTE)))
    assert "23/2027. (III. 24.) határozat" in [heading.text for heading in paper.headings()]
    said = " ".join(words(paper))
    assert "2027. március 24." in said
    assert "4 igen és 0 nem szavazattal, 1 tartózkodással" in said


@pytest.mark.parametrize("said", [Council(), Council(number="1/2027."), Council(held=DAY)])
def test_there_is_no_extract_of_what_was_not_decided(said: Council) -> None:
    office, _ = with_council(said)
    assert not council.is_resolved(office, PROGRAMME)
    assert council.is_resolved(with_council(VOTE)[0], PROGRAMME)


def test_the_extract_names_the_years_that_begin_with_the_vote() -> None:
    office, edition = with_council(replace(VOTE, held=date(2026, 12, 15)))
    said = " ".join(words(council.resolution(*_of((office, edition)))))
    assert "2026–2031" in said
    assert "2027–2032" not in said
    assert Material.of(office, PROGRAMME, edition).office.last_day_of(PROGRAMME) == date(2031, 12, 14)


def test_the_cover_tells_the_day_of_the_vote_that_its_years_begin_with() -> None:
    office, edition = with_council(replace(VOTE, held=date(2026, 12, 15)))
    told = cover(Material.of(office, PROGRAMME, edition), "HEP", DAY)
    assert (told.period, told.lines) == ("2026–2031", ("Az elfogadás tervezett napja: 2026. december 15.",))


def test_the_invitation_tells_where_when_and_what_about() -> None:
    office, edition = sample(paragraphs=0)
    paper = gathering.invitation(office, MEETING, edition, DAY)
    assert told(paper)[0][1].startswith("2027. február 16. 16.00")
    assert isinstance(paper.blocks[-1], SignatureLines)


def test_the_attendance_sheet_has_a_line_for_everybody_and_for_some_more() -> None:
    office, edition = sample(paragraphs=0)
    meeting = office.meetings[MEETING]
    long = replace(meeting.attendees[0], name=LONG_NAME.strip())
    office = replace(office, meetings={MEETING: replace(meeting, attendees=(long, *meeting.attendees[1:]))})
    lines = told(gathering.attendance(office, MEETING, edition, DAY))
    assert len(lines) == len(meeting.attendees) + 6
    assert lines[0][0] == LONG_NAME.strip()
    assert lines[-1][0].strip() == ""
