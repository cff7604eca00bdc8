"""Worked measures: enough for every group, inserted as drafts that tell what is left to do, the office's own shared."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import EDITIONS, hep_2021, office, run
from hep_desktop.domain.commands import AddMeasure, AddSettlement, CreateProgramme
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.plan import Measure, ResultIndicator, YearMoney
from hep_desktop.identity import new_id
from hep_desktop.services import measure_examples
from hep_desktop.services.editing import Editing
from hep_desktop.template.model import Edition
from stores import DETAILS, VILLAGE, clock, ids, store


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    with store(tmp_path / "hep.sqlite") as workspace:
        opened = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
        opened.do(AddSettlement(VILLAGE))
        opened.do(CreateProgramme(replace(DETAILS, edition="hep-2021")))
        yield opened


def test_each_group_has_three_whole_examples_that_say_what_they_rest_on(edition: Edition) -> None:
    counts = Counter(one.measure.group for one in edition.examples)
    assert all(counts[group.code] >= 3 for group in edition.action_plan.groups)
    assert len({one.id for one in edition.examples}) == len(edition.examples)
    for one in edition.examples:
        assert one.source.startswith("Kitalált minta"), one.id
        required = (f.name for f in edition.action_plan.fields if f.required and f.name not in ("problems", "position"))
        assert all(getattr(one.measure, name) for name in required), one.id


def test_an_example_comes_as_a_draft_and_the_checks_tell_what_is_left(editing: Editing, edition: Edition) -> None:
    for one in measure_examples.examples(editing, "p"):
        measure_examples.insert(editing, "p", one, new_id)
    programme = editing.office.programmes["p"]
    found = Counter(one.code for one in run(edition, office(programme), "p") if one.node == "plan")
    count = len(edition.examples)
    assert found["measure.like_example"] == count
    assert found["measure.answers_no_problem"] == count
    assert found["measure.no_target"] >= count
    assert found["text.placeholder"] > 0
    editing.undo("p")
    assert len(editing.office.programmes["p"].measures) == count - 1


def test_the_offices_own_go_to_another_office_and_take_its_villages_name(editing: Editing, tmp_path: Path) -> None:
    money = (YearMoney("y", 2028, 900),)
    indicator = ResultIndicator("i", "utasok", "fő", "3", target="8")
    mine = Measure("m", "EL", 1, title="Járat", content="Mintafaluban busz jár.", indicators=(indicator,), money=money)
    editing.do(AddMeasure("p", mine))
    measure_examples.keep(editing, "p", "m", new_id)
    file = tmp_path / "minták.hepminta"
    measure_examples.save(editing, file)
    (own,) = (one for one in measure_examples.examples(editing, "p") if one.own)
    measure_examples.forget(editing, own)
    assert editing.office.kept_measures == {}
    assert measure_examples.load(editing, file) == 1
    editing.undo("p")
    assert editing.office.kept_measures == {}, "one step brings them in, one takes them back"
    measure_examples.load(editing, file)
    other = replace(VILLAGE, id="t", name="Kisvölgy", code="01234")
    editing.do(AddSettlement(other))
    editing.do(CreateProgramme(replace(DETAILS, id="q", settlement="t", edition="hep-2021")))
    key = measure_examples.insert(editing, "q", own, new_id)
    there = editing.office.programmes["q"].measures[key]
    assert (there.content, there.money, there.indicators[0].baseline) == ("Kisvölgyben busz jár.", (), "")


@pytest.mark.parametrize(
    "content", ["", "nem json", '{"kind": "más"}', '{"kind": "hep-desktop-measures", "version": 1}']
)
def test_a_strange_file_is_refused_whole(editing: Editing, tmp_path: Path, content: str) -> None:
    (tmp_path / "rossz.hepminta").write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        measure_examples.load(editing, tmp_path / "rossz.hepminta")
    assert refused.value.code == "example.strange_file"
