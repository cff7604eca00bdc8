"""Our own Word file of a programme comes back into a new draft: texts, figures, problems and measures."""

from dataclasses import replace
from datetime import date

import pytest

from builders import EDITIONS, value
from hep_desktop import paths
from hep_desktop.domain.commands import SetFacts
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Fact, FactKey, TypedOrigin
from hep_desktop.domain.values import Number
from hep_desktop.identity import new_id
from hep_desktop.services import demo, reporting, word_programme, word_taking
from hep_desktop.services.editing import Editing
from hep_desktop.services.mintafalu import read_example
from hep_desktop.services.workspaces import new_programme
from hep_desktop.template.model import Edition, IndicatorKind, RowKind
from hep_desktop.template.rows import rows_of
from stores import clock, ids, store

_NO_FIGURES = (IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Programme, Programme]:
    """Mintafalu with every cell of its tables by year filled, and what a new draft takes of its Word file."""
    folder = tmp_path_factory.mktemp("round")
    with store(folder / "hep.sqlite") as workspace:
        editing = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
        first = demo.fill(editing, read_example(paths.resources() / "mintafalu", new_id))
        _fill(editing, first)
        papers = reporting.build(editing, "hep", "docx", folder / "HEP.docx", programme=first)
        settlement = editing.office.programmes[first].details.settlement
        second = new_programme(editing, settlement, date(2027, 3, 31), new_id)
        word = word_programme.read(papers, editing, second)
        rows = word_programme.preview(word, editing, second)
        word_taking.take_proposed(editing, word, second, rows)
        editing.flush()
        programmes = editing.office.programmes
        return editing.edition(second), programmes[first], programmes[second]


def _fill(editing: Editing, programme: str) -> None:
    """Numbers in every cell that holds one, all different."""
    edition, number = editing.edition(programme), 100
    for table in edition.tables.values():
        facts: list[tuple[FactKey, Fact]] = []
        for code in table.columns:
            indicator = edition.indicators[code]
            if table.rows.kind is RowKind.LIST or indicator.computed or indicator.kind in _NO_FIGURES:
                continue
            for row in rows_of(table, editing.office.programmes[programme]):
                number += 1
                facts.append((row.key(code), Fact(value(number), TypedOrigin("KSH"))))
        if facts:
            editing.do(SetFacts(programme, tuple(facts)))


def test_texts_come_back(both: tuple[Edition, Programme, Programme]) -> None:
    edition, first, second = both
    written = {node.id: first.text(node.id).plain for node in edition.walk() if not first.text(node.id).is_blank}
    assert written.keys() <= second.texts.keys()
    ours = {node: second.text(node).plain.replace("\u00a0", " ") for node in written if node != "it.4"}
    assert ours == {node: said.replace("\u00a0", " ") for node, said in written.items() if node != "it.4"}


def test_every_figure_of_a_year_comes_back(both: tuple[Edition, Programme, Programme]) -> None:
    edition, first, second = both
    figures = {
        key: fact.value
        for key, fact in first.facts.items()
        if key.period != "2021"  # serves the change to 2022 and is not printed
        and not key.member
        and not edition.indicators[key.indicator].computed
        and isinstance(fact.value, Number)
    }
    assert len(figures) > 700
    assert {key: second.facts[key].value for key in figures if key in second.facts} == figures


def test_problems_and_measures_come_back(both: tuple[Edition, Programme, Programme]) -> None:
    _, first, second = both

    def problems(programme: Programme) -> list[tuple[str, str, str, str]]:
        return sorted((p.node, p.title, p.description, p.opportunity) for p in programme.problems.values())

    def measures(programme: Programme) -> list[Measure]:
        named = {key: problem.title for key, problem in programme.problems.items()}
        found = (
            replace(one, id="", position=0, due=None, indicators=(), problems=tuple(named[p] for p in one.problems))
            for one in programme.measures.values()
        )
        return sorted(found, key=lambda one: one.title)

    assert problems(second) == problems(first)
    taken = {one.title: one for one in second.problems.values()}
    basis = [(one, taken[one.title]) for one in first.problems.values()]
    assert any(one.sentences for one, _ in basis)
    assert all(two.sentences.endswith(one.sentences) for one, two in basis)
    assert [bool(one.rests_on) for one, _ in basis] == ["táblázat)" in two.sentences for _, two in basis]
    assert [one.title for one in measures(second)] == [one.title for one in measures(first)]
    assert measures(second) == measures(first)
