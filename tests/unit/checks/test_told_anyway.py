"""Numbers typed into a text that give away what a table withholds; and the many that do not."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, sampled_from

from builders import hep_2021, office, programme
from hep_desktop.checks import told_anyway
from hep_desktop.checks.people_counts import stems_of
from hep_desktop.checks.unit import Snapshot
from hep_desktop.domain.plan import Problem
from hep_desktop.domain.situation import Block, FactKey, LetterOrigin, Run, Text
from hep_desktop.template.model import RowKind

EDITION = hep_2021()
(CHECK,) = (check for check in EDITION.checks if check.kind == "told_anyway")
UNITS = tuple(told_anyway.KIND.units(CHECK, EDITION, None))
WORK = "he.3.2"
WOMEN, OTHERS = FactKey("jobseek_f", "2025"), {("jobseek_m", "2025"): 9, ("jobseek_f", "2024"): 14}
COUNTS = {("jobseek_f", "2025"): 2, **OTHERS}
"""Two of eleven jobseekers are women, as a letter says."""
COMMON = stems_of(" ".join(cast("tuple[str, ...]", CHECK.settings["common"])))
FIGURES = [
    (node.id, code)
    for node in EDITION.walk()
    for table in (EDITION.tables[one] for one in node.tables)
    if table.rows.kind is RowKind.YEARS
    for code in table.columns
    if told_anyway.counts_people(EDITION, code) and EDITION.indicators[code].formula is None
    if stems_of(EDITION.indicators[code].label) - COMMON
]
"""What counts people under words of its own, in tables by years."""


def told(
    words: str | Text,
    *,
    below: int = 3,
    node: str = WORK,
    problem: str = "",
    counts: Mapping[tuple[str, str], int] = COUNTS,
) -> list[str]:
    """The numbers that are pointed at."""
    texts = {node: words} if isinstance(words, str) else {}
    problems = [Problem("x", "he.3.9", 1, "Kevés a munka", problem)] if problem else []
    one = programme(dict(counts), texts, problems)
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


ONE = {**COUNTS, ("jobseek_f", "2025"): 1}


@pytest.mark.parametrize(
    "words",
    ["2025-ben egy álláskereső nő élt itt.", "Csak egyetlen nő álláskereső.", "Az álláskeresők közt egy fő szerepelt."],
)
def test_one_is_a_number_before_a_word_for_people(words: str) -> None:
    assert [one.lower() for one in told(words, counts=ONE)] in (["egy 2025"], ["egyetlen 2025"])


@pytest.mark.parametrize(
    "words",
    [
        "Az álláskeresőknek egy tanfolyam indult.",
        "A képzés hat az álláskeresők számára.",  # the verb
        "Egy-egy álláskereső költözik csak el.",
    ],
)
def test_before_anything_else_it_is_an_article(words: str) -> None:
    assert told(words, counts=ONE) == []


@settings(max_examples=40, deadline=None)
@given(figure=sampled_from(FIGURES), amount=integers(1, 9), said=integers(1, 9))
def test_a_small_count_of_people_is_seen_by_its_words(figure: tuple[str, str], amount: int, said: int) -> None:
    """Of whatever the edition counts, and another amount is never pointed at."""
    node, code = figure
    words = " ".join(re.findall(r"[^\W\d_]{4,}", EDITION.indicators[code].label))
    found = told(f"Nálunk {said} fő: {words}.", node=node, below=10, counts={(code, "2025"): amount})
    assert found == ([f"{said} 2025"] if amount == said else [])


def test_few_words_suffice_under_a_title_that_has_the_others() -> None:
    counts = {("jobseek180_f", "2025"): 2}
    assert told("Az álláskeresők közül 2 fő régóta keres munkát.", counts=counts) == ["2 2025"]
    assert told("Az álláskeresők közül ketten, 2 hónapja.", counts=counts) == []
    assert told("Régóta keres munkát 2 fő.", counts=counts) == []  # none of its words


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
        "Az álláskeresőknek két új tanfolyamot szerveztünk.",  # of no people
        "Az álláskeresők pályázata 2 000 000 Ft-ot nyert.",
    ],
)
def test_other_numbers_are_no_fault(words: str) -> None:
    assert told(words) == []


def test_a_number_that_is_published_of_those_the_sentence_names_is_no_fault() -> None:
    counts = {("jobseek_m", "2025"): 14, ("jobseek_f", "2025"): 17, ("jobseek_edu_8", "2025"): 14}
    counts |= {("jobseek_edu_lt8", "2025"): 1, ("jobseek_age_21_25", "2025"): 14, ("jobseek_age_le20", "2025"): 2}
    assert told("2025-ben 31 álláskereső élt itt: 17 nő és 14 férfi.", counts=counts) == []


@pytest.mark.parametrize(
    "words",
    ["A gyermekek száma csökken, de három fiatal család költözött ide.", "Havi három gyermekorvosi rendelés van."],
)
def test_who_is_counted_must_be_those_of_the_figure(words: str) -> None:
    ill = {("rgyk_ill", "2025"): 3}
    assert told(words, node="he.4.1", below=5, counts=ill) == []
    assert told("", problem=words, below=5, counts=ill) == []
    assert told("A gyermekek közül 3 fő tartósan beteg.", node="he.4.1", below=5, counts=ill) == ["3 2025"]


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
