"""Numbers typed into a text that give away what a table withholds; and the many that do not."""

from dataclasses import replace

import pytest

from builders import FORMS, office, programme
from hep_desktop.checks import told_anyway
from hep_desktop.checks.unit import Snapshot
from hep_desktop.domain.plan import Problem
from hep_desktop.domain.situation import Block, FactKey, LetterOrigin, Run, Text
from hep_desktop.template.reader import read_edition

EDITION = read_edition(FORMS / "hep-2021")
(CHECK,) = (check for check in EDITION.checks if check.kind == "told_anyway")
UNITS = tuple(told_anyway.KIND.units(CHECK, EDITION, None))
WORK = "he.3.2"
WOMEN, OTHERS = FactKey("jobseek_f", "2025"), {("jobseek_m", "2025"): 9, ("jobseek_f", "2024"): 14}


def told(words: str | Text, *, below: int = 3, node: str = WORK, problem: str = "") -> list[str]:
    """The numbers that are pointed at where two of eleven jobseekers are women, as a letter says."""
    texts = {node: words} if isinstance(words, str) else {}
    problems = [Problem("x", "he.3.9", 1, "Kevés a munka", problem)] if problem else []
    one = programme({("jobseek_f", "2025"): 2, **OTHERS}, texts, problems)
    letter = {key: replace(fact, origin=LetterOrigin("járási hivatal")) for key, fact in one.facts.items()}
    texts = one.texts if isinstance(words, str) else {node: words}
    details = replace(one.details, masked_below=below)
    snapshot = Snapshot(EDITION, office(replace(one, details=details, facts=letter, texts=texts)), "p")
    return [f"{dict(f.args)['found']} {dict(f.args)['period']}" for unit in UNITS for f in unit.find(snapshot)]


@pytest.mark.parametrize(
    "words",
    [
        "2025-ben 2 álláskereső nő élt itt.",
        "Két nő álláskereső.",
        "Az álláskeresők közül 2 fő nő.",
        "Álláskereső nő: 2",
    ],
)
def test_a_withheld_count_in_a_sentence_about_it(words: str) -> None:
    assert [one.lower() for one in told(words)] in (["2 2025"], ["két 2025"])


def test_what_was_hidden_with_it_is_told_as_well() -> None:
    assert told("2025-ben 9 férfi volt álláskereső.") == ["9 2025"]


@pytest.mark.parametrize(
    "words",
    [
        "2024-ben 2 álláskereső nő élt itt.",  # of another year
        "A faluban 2 bolt van.",  # of something else
        "Az álláskeresőket 2 hetente várják.",
        "Az elmúlt 2 évben nőtt az álláskeresők száma.",
        "A 2. táblázat az álláskeresőkről szól.",
        "Az álláskeresők 2%-a, illetve 2–3 fő.",
        "2025-ben 11 álláskereső volt.",  # published
    ],
)
def test_other_numbers_are_no_fault(words: str) -> None:
    assert told(words) == []


def test_conclusions_speak_of_the_tables_of_their_chapter() -> None:
    assert told("2025-ben 2 álláskereső nő élt itt.", node="he.3.9") == ["2 2025"]
    assert told("2025-ben 2 álláskereső nő élt itt.", node="he.7.1") == []


def test_problems_are_looked_at_too() -> None:
    assert told("", problem="2025-ben két álláskereső nő élt itt.") == ["két 2025"]


def test_with_the_guard_off_nothing_is_said() -> None:
    assert told("2025-ben 2 álláskereső nő élt itt.", below=0) == []


def test_a_tied_number_is_withheld_by_itself() -> None:
    runs = Run("2025-ben "), Run("2", tied=WOMEN), Run(" álláskereső nő élt itt.")
    assert told(Text((Block("b", runs=runs),))) == []
