"""The papers of a review: one page where nothing was changed, reasons for the council where something was."""

from dataclasses import replace
from datetime import date

from builders import office, programme, text
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    AddProblem,
    Adopt,
    BeginVersion,
    ChangeCouncil,
    ChangeMeasure,
    ChangeReview,
    Command,
    GiveReason,
    RemoveMeasure,
    SetText,
)
from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure, Problem, YearMoney
from hep_desktop.report.document import Paper, Paragraph, TableBlock, plain
from hep_desktop.report.papers import comparison, council, review
from hep_desktop.template.wording import Wordings
from papers_sample import edition

DAY = date(2029, 3, 20)
FORM = edition()
MEASURES = (Measure("bus", "MR", 1, title="Esti buszjárat"), Measure("day", "CH", 1, title="Családi nap"))


def after(*commands: Command) -> Office:
    now = office(programme(measures=MEASURES))
    vote = {"held": date(2027, 3, 24), "number": "5/2027. (III. 24.)"}
    begin = BeginVersion("p", "q", date(2029, 1, 10), DAY)
    for command in (ChangeCouncil("p", vote), Adopt("p"), begin, *commands):
        now = now.with_changes(apply(now, command).changes)
    return now


def told(paper: Paper) -> str:
    paragraphs = [block for block in paper.blocks if isinstance(block, Paragraph)]
    for block in paper.blocks:
        if isinstance(block, TableBlock):
            cells = [cell for row in block.body for cell in row.cells]
            paragraphs += [one for cell in cells for one in cell.blocks if isinstance(one, Paragraph)]
    return "\n".join(plain(one.runs) for one in paragraphs)


def test_the_page_says_what_was_reviewed_and_the_mayor_states_it() -> None:
    vote = {"held": DAY, "number": "31/2029. (III. 20.)"}
    words = told(
        review.compose(after(ChangeReview("q", {"progress": "Félúton."}), ChangeCouncil("q", vote)), "q", FORM, DAY)
    )
    assert "Félúton." in words
    assert "az 5/2027. (III. 24.) határozattal elfogadott" in words
    assert "a 31/2029. (III. 20.) határozattal változatlan formában jóváhagyta" in words
    assert "2032. március 23. napjáig hatályos" in words
    assert "*" not in words


def test_before_the_vote_what_no_law_prescribes_is_marked() -> None:
    for compose in (review.compose, council.proposal):
        words = told(compose(after(), "q", FORM, DAY))
        assert "* A szöveget jogszabály nem írja elő" in words


def test_only_a_review_that_changed_nothing_has_the_page() -> None:
    assert review.leaves_it(after(), "q")
    assert not review.leaves_it(after(), "p")
    assert not review.leaves_it(after(RemoveMeasure("q", "bus")), "q")


def test_the_council_reads_why_each_measure_changed() -> None:
    revised = after(RemoveMeasure("q", "bus"), GiveReason("q", "bus", "Nem volt utasa."), RemoveMeasure("q", "day"))
    words = told(comparison.compose(revised, "q", FORM, DAY))
    assert "Nem volt utasa." in words
    assert "nincs megadva" in words
    assert "módosítani kell" in told(council.proposal(revised, "q", FORM, DAY))


def test_the_council_reads_word_by_word_what_changed() -> None:
    revised = after(
        ChangeMeasure("q", "bus", {"title": "Reggeli buszjárat", "responsible": "polgármester"}),
        SetText("q", "he.1", text("A faluban már van járat.")),
    )
    words = told(comparison.compose(revised, "q", FORM, DAY))
    assert "[− Esti] [+ Reggeli] buszjárat" in words
    assert "[+ polgármester]" in words
    assert "[+ A faluban már van járat.]" in words


def test_a_text_written_anew_is_not_printed_twice() -> None:
    revised = after(SetText("q", "he.1", text("Egészen más. " * 600)))
    words = told(comparison.compose(revised, "q", FORM, DAY))
    assert "nagyrészt új" in words
    assert "Egészen más" not in words


def test_an_edition_without_words_of_its_own_still_has_the_page() -> None:
    assert review.compose(after(), "q", replace(FORM, wordings=Wordings()), DAY).blocks


def test_the_council_reads_which_problem_changed() -> None:
    problem = Problem("p1", "he.6.5", 1, "Kevés a járat", "Este nincs busz.", "Új járat")
    words = told(comparison.compose(after(AddProblem("q", problem)), "q", FORM, DAY))
    assert "[+ Kevés a járat → Új járat\nEste nincs busz.]" in words


def test_every_field_that_changed_has_its_own_name() -> None:
    fields = {"group": "CH", "due": date(2030, 6, 30), "money": (YearMoney("m", 2030, 500, "saját"),)}
    words = told(comparison.compose(after(ChangeMeasure("q", "bus", fields)), "q", FORM, DAY))
    lines = [line for line in words.splitlines() if ": " in line]
    assert any(line.startswith("Határnap: ") and "2030. 06. 30." in line for line in lines)
    assert any(line.startswith("Költség évenként: ") and "2030: 500 eFt saját" in line for line in lines)
    assert any(line.startswith("Célcsoport: ") and "gyermekek" in line.lower() for line in lines)
