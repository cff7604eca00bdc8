"""Minutes of the forum: who, what, which decision, for one village or several."""

from dataclasses import replace
from datetime import time

import pytest

from hep_desktop.domain.forum import Decision, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.report.document import Heading, ListBlock, Paper, Paragraph, SignatureLines, TableBlock, plain
from hep_desktop.report.papers import minutes
from papers_sample import DAY, MEETING, PROGRAMME, sample


def composed(**changes: object) -> Paper:
    """The minutes of the sample's meeting with some of it changed."""
    office, edition = sample(paragraphs=0)
    meeting: Meeting = replace(office.meetings[MEETING], **changes)  # type: ignore[arg-type] – fields of a meeting
    return minutes.compose(replace(office, meetings={MEETING: meeting}), MEETING, edition, DAY)


def facts(paper: Paper) -> dict[str, str]:
    """The table at the head, label by label."""
    table = next(block for block in paper.blocks if isinstance(block, TableBlock))
    told: dict[str, str] = {}
    for row in table.body:
        label, value = (" ".join(plain(b.runs) for b in cell.blocks if isinstance(b, Paragraph)) for cell in row.cells)
        told[label] = value
    return told


def test_the_head_tells_where_when_and_who(minutes_paper: Paper) -> None:
    told = facts(minutes_paper)
    assert told["Az ülés ideje"] == "2027. február 16. 16.00–17.40"
    assert told["Az ülés típusa"] == "új HEP megvitatása"
    assert told["Hitelesítők"] == "Kitalált Katalin, Nincs Nándor"
    assert minutes_paper.title == "Mintafalu – Jegyzőkönyv a HEP Fórum üléséről, 2027. február 16."


def test_what_was_said_and_decided_stands_under_its_item(minutes_paper: Paper) -> None:
    headings = [heading.text for heading in minutes_paper.headings()]
    assert headings == [
        "Jegyzőkönyv a HEP Fórum üléséről",
        "Jelenlévők",
        "Napirend",
        "1. napirendi pont: A program tervezetének megvitatása",
        "1/2027. (II. 16.) döntés",
        "2. napirendi pont: Egyebek",
        "További hozzászólások és döntések",
    ]
    said = [plain(block.runs) for block in minutes_paper.blocks if isinstance(block, Paragraph)]
    assert "A HEP Fórum 5 igen és 1 nem szavazattal, 2 tartózkodással a következő döntést hozta:" in said
    assert "Hozzászólás nem volt." in said
    assert {"Felelős: polgármester", "Határidő: 2027. március 31.", "kmf."} <= set(said)
    agenda = next(block for block in minutes_paper.blocks if isinstance(block, ListBlock))
    assert agenda.ordered


def test_silence_is_told_of_an_item_only() -> None:
    paper = composed(agenda=(), contributions=(), decisions=(Decision("d", "1/2027.", "Elfogadja.", votes_for=3),))
    said = [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]
    assert "Elfogadja." in said
    assert "Hozzászólás nem volt." not in said


def test_chair_minute_taker_and_authenticators_sign(minutes_paper: Paper) -> None:
    lines = minutes_paper.blocks[-1]
    assert isinstance(lines, SignatureLines)
    assert [signer.role for signer in lines.signers] == [
        "levezető elnök",
        "jegyzőkönyvvezető",
        "hitelesítő",
        "hitelesítő",
    ]


def test_a_meeting_that_decided_nothing_has_an_emlekezteto() -> None:
    paper = composed(decisions=(), contributions=(), agenda=())
    assert next(paper.headings()).text == "Emlékeztető a HEP Fórum üléséről"
    assert [h.text for h in paper.headings()][1:] == ["Jelenlévők"]


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [(None, None, "2027. február 16."), (time(9, 5), None, "2027. február 16. 9.05")],
)
def test_times_that_are_not_known_are_left_out(starts: time | None, ends: time | None, told: str) -> None:
    assert facts(composed(starts=starts, ends=ends))["Az ülés ideje"] == told


def test_a_meeting_without_a_day_is_a_draft() -> None:
    paper = composed(held=None)
    assert paper.draft
    assert "időpont nélkül" in paper.title
    assert facts(paper)["Az ülés ideje"] == ""


def test_nameless_remarks_and_unnumbered_decisions_print() -> None:
    office, _ = sample(paragraphs=0)
    meeting = office.meetings[MEETING]
    silent = replace(meeting.contributions[0], speaker="")
    unnumbered = replace(meeting.decisions[0], number="", responsible="", deadline="")
    paper = composed(contributions=(silent,), decisions=(unnumbered,))
    assert "Döntés" in [heading.text for heading in paper.headings()]
    assert not any(isinstance(b, Paragraph) and plain(b.runs).startswith(("Felelős", ": ")) for b in paper.blocks)


def test_a_joint_meeting_says_which_village_a_decision_is_for() -> None:
    office, edition = sample(paragraphs=0)
    other = replace(office.settlements["s-1"], id="s-2", name="Másfalu")
    programme = office.programmes[PROGRAMME]
    second = replace(programme, details=replace(programme.details, id="hep-2", settlement="s-2"))
    meeting = replace(office.meetings[MEETING], programmes=(PROGRAMME, "hep-2", "gone"))
    meeting = replace(
        meeting, decisions=(*meeting.decisions, replace(meeting.decisions[0], id="d-2", programme="hep-2"))
    )
    joint = Office({**office.settlements, "s-2": other}, {MEETING: meeting}, {**office.programmes, "hep-2": second})
    paper = minutes.compose(joint, MEETING, edition, DAY)
    decisions = [h.text for h in paper.headings() if isinstance(h, Heading) and h.level == 3]
    assert decisions == ["1/2027. (II. 16.) döntés – Mintafalu", "1/2027. (II. 16.) döntés – Másfalu"]
    assert facts(paper)["Települések"] == "Mintafalu, Másfalu"
    assert paper.author == "Mintafalu Község Önkormányzata, Másfalu Község Önkormányzata"
