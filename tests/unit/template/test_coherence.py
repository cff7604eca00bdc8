"""Each way in which the files of an edition may not fit together."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from edition_files import Files, small_edition, write
from hep_desktop.template.coherence import faults
from hep_desktop.template.reader import read_edition

WORK = "indicators/work.toml"
TABLE = "tables/t1.toml"
PLAN = "action_plan.toml"
SOURCES = "sources/s.toml"
FEED = {"heading": "Nők", "indicator": "women", "dated": "year", "certainty": "verified"}


def _with(files: Files, name: str, path: tuple[Any, ...], put: Any) -> None:
    target: Any = files[name]
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = put


@pytest.mark.parametrize(
    ("name", "path", "put", "fault"),
    [
        ("edition.toml", ("in_force_to",), date(2020, 1, 1), "the edition ends before it begins"),
        ("edition.toml", ("revision",), 0, "revisions count from 1"),
        ("chapters/one.toml", ("nodes", 0, "required"), True, "node he: only a section can be required"),
        ("chapters/one.toml", ("nodes", 1, "kind"), "form", "node he.1: a form has a name"),
        ("chapters/one.toml", ("nodes", 1, "kind"), "form", "node he.1: tables stand under sections"),
        ("chapters/one.toml", ("target_group",), "XX", "node he.1: there is no target group XX"),
        ("chapters/one.toml", ("target_group",), "XX", "group MR draws on the conclusions of another group"),
        (TABLE, ("columns", 4), "gone", "table t1: there is no indicator gone"),
        (TABLE, ("columns", 4), "gone", "indicator aid: no table shows it and no formula reads it"),
        (TABLE, ("rows",), {"kind": "fixed"}, "table t1: fixed rows, and only they, name their periods"),
        (TABLE, ("rows",), {"kind": "years", "periods": ["2022"]}, "table t1: fixed rows, and only they"),
        (TABLE, ("groups", 0, "columns"), ["women", "all"], "columns of 'Létszám' do not stand together"),
        (TABLE, ("groups", 0, "columns"), ["gone"], "columns of 'Létszám' do not stand together"),
        (TABLE, ("sources",), ["NFSZ"], "there is no source NFSZ"),
        (TABLE, ("sources",), ["NFSZ"], "source TEIR: no table cites it"),
        (SOURCES, ("TEIR", "importer"), "teir", "source TEIR: an importer and the headings it looks for go together"),
        (SOURCES, ("TEIR", "feeds"), [FEED | {"indicator": "gone"}], "source TEIR: there is no indicator gone"),
        (SOURCES, ("TEIR", "feeds"), [FEED | {"indicator": "share"}], "TEIR: share is computed and takes no figures"),
        (WORK, ("men", "label"), "Nők", "indicators women and men have the same label"),
        (WORK, ("men", "given"), True, "indicator men: only a computed total can be `given`"),
        (WORK, ("men", "choices"), ["a"], "indicator men: a choice, and only a choice, names its choices"),
        (WORK, ("all", "kind"), "words", "indicator all: a formula gives a figure"),
        (WORK, ("all", "formula"), "women + gone", "indicator all: its formula reads gone, which is not there"),
        (WORK, ("all", "formula"), "women + level", "indicator all: its formula reads level, which is no figure"),
        (WORK, ("all", "formula"), "prev(all) + women", "indicator all: its formula leads back to itself through all"),
        (WORK, ("all", "formula"), "women + share", "indicator share: its formula leads back to itself through all"),
        (PLAN, ("groups", 0, "conclusions"), "he.1", "action plan: he.1 is no conclusions node"),
        (PLAN, ("groups", 0, "conclusions"), "he.1", "node he.2: no group of the action plan draws on these"),
        (PLAN, ("fields", 1, "name"), "wish", "action plan: a measure has no field wish"),
        (PLAN, ("fields", 1, "name"), "title", "action plan: a field is named twice"),
        (PLAN, ("fields", 0, "column"), "B", "the columns are not lettered from A on"),
        (PLAN, ("fields", 1, "column_label"), "cél", "field goal has a column and its heading, or neither"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, name: str, path: tuple[Any, ...], put: Any, fault: str) -> None:
    files = small_edition()
    _with(files, name, path, put)
    assert fault in "\n".join(faults(read_edition(write(files, tmp_path / "small"))))


def test_breaks_follow_each_other(tmp_path: Path) -> None:
    files = small_edition()
    breaks = files[WORK]["aid"]["breaks"]
    breaks.append(breaks[0] | {"day": date(2014, 1, 1)})
    assert faults(read_edition(write(files, tmp_path / "small"))) == (
        "indicator aid: its breaks are not in the order of their days",
    )


def test_a_second_group_may_not_share_columns_or_codes(tmp_path: Path) -> None:
    files = small_edition()
    files[TABLE]["groups"].append({"title": "Újra", "columns": ["all"]})
    files[PLAN]["groups"].append(files[PLAN]["groups"][0])
    assert faults(read_edition(write(files, tmp_path / "small"))) == (
        "table t1: a column stands in two groups",
        "action plan: two groups have one code",
    )


def test_one_fact_has_one_kind_of_row(tmp_path: Path) -> None:
    files = small_edition()
    files["tables/t2.toml"] = files[TABLE] | {"number": "1", "rows": {"kind": "school_years"}, "columns": ["share"]}
    files["tables/t2.toml"]["groups"] = []
    told = faults(read_edition(write(files, tmp_path / "small")))
    assert "two tables have the number 1" in told
    assert "table t2: women is kept in the rows of table t1, which are others" in told


@pytest.mark.parametrize(
    ("name", "node", "key", "fault"),
    [
        ("chapters/one.toml", 0, "guidance", "node he: guidance is missing"),
        ("chapters/one.toml", 1, "from_where", "node he.1: from_where is missing"),
        ("chapters/one.toml", 2, "example", "node he.2: example is missing"),
        (TABLE, None, "guidance", "table t1: guidance is missing"),
        (TABLE, None, "example", "table t1: example is missing"),
    ],
)
def test_nobody_is_left_alone(tmp_path: Path, name: str, node: int | None, key: str, fault: str) -> None:
    files = small_edition()
    del (files[name] if node is None else files[name]["nodes"][node])[key]
    assert faults(read_edition(write(files, tmp_path / "small"))) == (fault,)
