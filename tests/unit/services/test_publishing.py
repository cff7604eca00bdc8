"""What leaves the office is the same whatever the withheld figures are; the store keeps the true ones."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import stores
from builders import EDITIONS
from hep_desktop.domain.commands import (
    AddMeasure,
    AddProblem,
    AddSettlement,
    Adopt,
    AnswerFinding,
    BeginVersion,
    ChangeCouncil,
    ChangeMeasure,
    CreateProgramme,
    SetFacts,
    SetText,
)
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.situation import Block, Fact, FactKey, LetterOrigin, Run, Text
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.export import package
from hep_desktop.report.document import Paper
from hep_desktop.services import exporting, reporting
from hep_desktop.services.checking import Checking
from hep_desktop.services.editing import Editing
from hep_desktop.services.publishing import as_published

YEAR = "2025"
DAY = date(2026, 11, 21)
WOMEN, MEN, ALL = (FactKey(code, YEAR) for code in ("jobseek_f", "jobseek_m", "jobseek_t"))


@contextmanager
def _office(folder: Path, women: int, men: int, masked_below: int = 3) -> Generator[Editing]:
    """A village with a sentence, a measure, a warning answered and a chart that tell of its jobseekers."""
    with stores.store(folder.with_suffix(".sqlite")) as workspace:
        editing = Editing(workspace, EDITIONS, stores.clock, stores.ids(), "Minta Mária")
        editing.do(AddSettlement(stores.VILLAGE))
        editing.do(CreateProgramme(replace(stores.DETAILS, edition="hep-2021", masked_below=masked_below)))
        for command in _commands(women, men):
            editing.do(command)
        checking = Checking(editing)
        for finding in checking.findings("p"):
            if finding.code.startswith("fact.") and finding.severity is Severity.WARNING:
                editing.do(AnswerFinding("p", finding, "Így igaz."))
        assert checking.answered("p")
        yield editing
        editing.flush()


def _commands(women: int, men: int) -> Iterator[SetFacts | SetText | AddProblem | AddMeasure]:
    letter = LetterOrigin("Minta Járási Hivatal")
    facts = {WOMEN: women, MEN: men, FactKey("pop15_64_f", YEAR): 60, FactKey("pop15_64_m", YEAR): 70}
    facts |= {FactKey("jobseek_f", "2024"): 41, FactKey("jobseek_m", "2024"): 52}
    yield SetFacts("p", tuple((key, Fact(Number(Decimal(amount)), letter)) for key, amount in facts.items()))
    runs = (Run("Álláskereső nő: "), Run(str(women), tied=WOMEN), Run(" fő, összesen "), Run("11", tied=ALL))
    change = (
        Run("2024-ben 41 volt. Most "),
        Run(str(women), tied=WOMEN),
        Run(f" fő, {41 - women} fővel kevesebb. 52 férfi volt."),
    )
    yield SetText("p", "he.3.2", Text((Block("b", runs=runs), Block("c", runs=change))))
    yield AddProblem("p", Problem("pr", "he.5.8", 1, "Kevés a munka", "Messze van.", "Járat.", rests_on=(WOMEN,)))
    results = (
        ResultIndicator("r", "Álláskereső nők", "fő", baseline_fact=WOMEN, target="0"),
        ResultIndicator("r2", "Álláskereső férfiak", "fő", baseline=str(men), baseline_fact=MEN, target="5"),
    )
    yield AddMeasure("p", Measure("m", "WO", 1, ("pr",), "Járat", goal="Bejárás", indicators=results))


def _published(editing: Editing) -> tuple[list[Paper], list[tuple[str, bytes]], object]:
    """All papers, all other entries of the package, the workbook and the fields to copy."""
    source, papers, _ = exporting._snapshot(editing, "p")  # pyright: ignore[reportPrivateUsage] – what goes into the files, undrawn
    entries = [(entry.name, entry.content) for entry in package.entries(source)]
    return [one.job.paper for one in papers], entries, (package.workbook(source), exporting.copy_fields(editing, "p"))


def test_two_offices_that_differ_in_withheld_figures_alone_publish_the_same(tmp_path: Path) -> None:
    with _office(tmp_path / "a", 2, 9) as one, _office(tmp_path / "b", 1, 10) as other:
        assert one.figures("p").number(WOMEN) != other.figures("p").number(WOMEN)
        assert _published(one) == _published(other)


def test_without_the_guard_they_would_not(tmp_path: Path) -> None:
    with _office(tmp_path / "a", 2, 9, 0) as one, _office(tmp_path / "b", 1, 10, 0) as other:
        for mine, yours in zip(_published(one), _published(other), strict=True):
            assert mine != yours


def test_what_is_withheld_is_told_and_its_total_stays(tmp_path: Path) -> None:
    with _office(tmp_path, 2, 9) as editing:
        shown = editing.published("p")
        assert [shown.shown(key) for key in (WOMEN, MEN)] == [NoData(NoDataReason.WITHHELD)] * 2
        assert shown.number(ALL) == 11
        words = repr(reporting.compose(editing, "hep", programme="p", as_of=date(2026, 11, 21)))
        assert "… = adatvédelem miatt nem közölt adat" in words
        assert "Álláskereső nő: … fő, összesen 11" in "".join(
            run.text for run in next(shown.programme.text("he.3.2").paragraphs()).runs
        )


def test_a_difference_in_the_same_sentence_goes_too_and_the_other_sentences_stay(tmp_path: Path) -> None:
    with _office(tmp_path, 2, 9) as editing:
        *_, told = editing.published("p").programme.text("he.3.2").paragraphs()
        assert told.plain == "2024-ben 41 volt. Most … fő, … fővel kevesebb. 52 férfi volt."


def test_the_store_and_the_window_keep_the_true_figures(tmp_path: Path) -> None:
    with _office(tmp_path, 2, 9) as editing:
        assert editing.figures("p").number(WOMEN) == 2
        assert editing.published("p") is editing.published("p")


def test_without_small_figures_nothing_is_touched(tmp_path: Path) -> None:
    with _office(tmp_path, 20, 9) as editing:
        assert editing.published("p") is editing.figures("p")
        assert as_published(editing, "p").programmes["p"] is editing.office.programmes["p"]


def _revised(editing: Editing) -> str:
    """What the council reads of a next version in which the sentence, the measure and the figure are others."""
    vote = {"held": date(2026, 11, 20), "number": "1/2026."}
    for command in (
        ChangeCouncil("p", vote),
        Adopt("p"),
        BeginVersion("p", "q", date(2026, 11, 21), date(2026, 12, 1)),
    ):
        editing.do(command)
    editing.do(SetFacts("q", ((WOMEN, Fact(Number(Decimal(20)))),)))
    editing.do(SetText("q", "he.3.2", Text((Block("b", runs=(Run("Húsz álláskereső nő van."),)),))))
    editing.do(ChangeMeasure("q", "m", {"indicators": (), "goal": "Munka"}))
    return repr(reporting.compose(editing, "comparison", programme="q", as_of=date(2026, 11, 21)))


def test_the_version_before_is_compared_as_it_was_published(tmp_path: Path) -> None:
    with _office(tmp_path / "a", 2, 9) as one, _office(tmp_path / "b", 1, 10) as other:
        words = _revised(one)
        assert words == _revised(other)
    assert "Álláskereső" in words
