"""Then and now: every measure has its fate; texts and figures are told apart."""

from dataclasses import replace

from builders import programme, text
from hep_desktop.domain.comparing import Fate, facts_changed, measures_compared, problem_words, texts_changed
from hep_desktop.domain.outline import Chapter
from hep_desktop.domain.plan import Measure, Problem

KEPT, MENDED, GONE = (Measure(key, "WO", at, title=key) for at, key in enumerate(("kept", "mended", "gone"), start=1))
THEN = programme(
    {("a", "2024"): 3, ("b", "2024"): 4}, {"he.3": "Régi.", "he.4": "Marad."}, measures=[KEPT, MENDED, GONE]
)


def test_every_measure_has_its_fate() -> None:
    now = [replace(KEPT, position=3), replace(MENDED, deadline="2030", position=1), Measure("n", "WO", 2)]
    found = measures_compared(THEN, programme(measures=now), "WO")
    assert [(one.fate, one.fields) for one in found] == [
        (Fate.CHANGED, ("deadline",)),
        (Fate.NEW, ()),
        (Fate.UNCHANGED, ()),  # another place in the list is no change
        (Fate.REMOVED, ()),
    ]
    assert measures_compared(THEN, THEN, "CH") == ()


def test_texts_and_figures_that_changed() -> None:
    now = programme({("a", "2024"): 3, ("b", "2024"): 5, ("c", "2026"): 1}, {"he.3": "Új.", "he.4": "Marad."})
    assert texts_changed(THEN, now) == {"he.3"}
    assert facts_changed(THEN, now) == 2
    aside = replace(THEN, chapters={"he.4": Chapter("nincs ilyen")})
    assert texts_changed(THEN, aside) == {"he.4"}
    assert texts_changed(THEN, THEN) == frozenset()
    assert facts_changed(THEN, THEN) == 0
    assert text("Marad.") == THEN.text("he.4")


def test_problems_that_changed_change_their_conclusions() -> None:
    bus = Problem("p", "he.5.8", 1, "Kevés a munka", "Messze van.", "Járat", sentences="„Nincs busz.”")
    then = programme(problems=(bus,))
    assert problem_words(then, "he.5.8") == "Kevés a munka → Járat\nMessze van.\n„Nincs busz.”"
    assert texts_changed(then, programme(problems=(replace(bus, description="Közel van."),))) == {"he.5.8"}
    assert texts_changed(then, programme()) == {"he.5.8"}
    bread, later = replace(bus, id="q", position=2, title="Nincs bolt"), replace(bus, position=3)
    assert texts_changed(programme(problems=(bus, bread)), programme(problems=(bread, later))) == frozenset()
