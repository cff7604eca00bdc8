"""The engine: order, units that are spared, and what an edition's `[[checks]]` may say."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import hep_2021, office, programme, text, value
from edition_files import small_edition, write
from hep_desktop.checks.engine import KINDS, Checks, incoherent, run
from hep_desktop.checks.unit import Snapshot
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Change, Record
from hep_desktop.domain.places import (
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact
from hep_desktop.template.reader import EditionError, read_edition

EDITION = hep_2021()
ACROSS = {"figure": "women", "relation": "at_most", "formula": "men"}


def test_errors_come_first_then_the_order_of_the_document() -> None:
    found = run(EDITION, office(programme({("births", "2022"): -1, ("jobseek_f", "2022"): -1})), "p")
    severities = [Severity.ERROR, Severity.WARNING, Severity.TIP]
    assert [f.severity for f in found] == sorted((f.severity for f in found), key=severities.index)
    errors = [f for f in found if f.severity is Severity.ERROR]
    nodes = [node.id for node in EDITION.walk()]
    assert [f.node for f in errors[:-1]] == sorted((f.node for f in errors[:-1]), key=nodes.index)
    assert errors[-1].code == "plan.no_measure"
    assert [f.table for f in errors if f.node == "hep.intro.settlement"] == ["", "t5"]


def test_every_kind_is_named_once_and_used() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    used = {check.kind for check in EDITION.checks} | {c.kind for t in EDITION.tables.values() for c in t.checks}
    assert set(names) == used


@pytest.mark.parametrize(
    ("name", "checks", "fault"),
    [
        ("checks.toml", [{"kind": "wish"}], "checks.toml: checks[1].kind: nincs ilyen ellenőrzés: wish"),
        ("checks.toml", [{"kind": "sum_equals"}], "checks.toml: checks[1].kind: ez az ellenőrzés nem ebben a fájlban"),
        ("tables/t1.toml", [{"kind": "conclusions"}], "tables/t1.toml: checks[1].kind: ez az ellenőrzés nem"),
        ("checks.toml", [{"kind": "range"}], "checks.toml: checks[1].of: ez a kulcs hiányzik"),
        ("checks.toml", [{"kind": "range", "of": ["wish"]}], "checks[1].of: ide ez nem való: wish"),
        ("checks.toml", [{"kind": "range", "of": "count"}], "checks[1].of: ide ez nem való: count"),
        ("checks.toml", [{"kind": "range", "of": ["count"], "at_most": "9"}], "checks[1].at_most: ide ez nem való: 9"),
        (
            "checks.toml",
            [{"kind": "conclusions", "of": "x"}],
            "checks.toml: checks[1].of: ezt a kulcsot a program nem ismeri",
        ),
        (
            "tables/t1.toml",
            [{"kind": "not_more_than", "part": "gone", "whole": "all"}],
            "tables/t1.toml: checks[1].part: ide ez nem való: gone",
        ),
        (
            "tables/t1.toml",
            [{"kind": "sum_equals", "total": "all", "parts": ["men", "gone"]}],
            "checks[1].parts: ide ez nem való: men, gone",
        ),
        (
            "tables/t1.toml",
            [{"kind": "across_tables"} | ACROSS | {"formula": "men +"}],
            "checks[1].formula: ide ez nem való: men +",
        ),
        (
            "tables/t1.toml",
            [{"kind": "across_tables"} | ACROSS | {"formula": "gone"}],
            "checks[1].formula: ide ez nem való: gone",
        ),
        (
            "tables/t1.toml",
            [{"kind": "across_tables"} | ACROSS | {"relation": "like"}],
            "checks[1].relation: ide ez nem való: like",
        ),
        (
            "checks.toml",
            [{"kind": "placeholders", "invented": ["X"], "patterns": ["("]}],
            "checks[1].patterns: ide ez nem való: (",
        ),
        (
            "checks.toml",
            [{"kind": "placeholders", "invented": [], "patterns": ["x"]}],
            "checks[1].invented: ide ez nem való",
        ),
    ],
)
def test_settings_that_do_not_fit(tmp_path: Path, name: str, checks: list[dict[str, Any]], fault: str) -> None:
    files = small_edition()
    files[name]["checks"] = [check | {"severity": "error"} for check in checks]
    edition = read_edition(write(files, tmp_path / "small"))
    assert any(fault in str(one) for one in incoherent(edition))
    with pytest.raises(EditionError):
        Checks(edition)


def test_limits_may_be_left_out(tmp_path: Path) -> None:
    files = small_edition()
    files["checks.toml"]["checks"] = [
        {"kind": "range", "severity": "warning", "of": ["count"], "at_most": 10},
        {"kind": "table_gaps", "severity": "tip"},
    ]
    edition = read_edition(write(files, tmp_path / "small"))
    facts = {(code, "2024"): amount for code, amount in (("women", 11), ("men", 10), ("aid", -1))}
    found = run(edition, office(programme({**facts, ("all", "2023"): 12}, edition="small")), "p")
    assert [(f.code, f.severity) for f in found] == [
        ("fact.too_large", Severity.WARNING),
        ("fact.too_large", Severity.WARNING),
        ("table.gaps", Severity.TIP),
    ]


# Checking again after a change finds what checking everything anew would find.

DETAILS = programme().details
RECORDS: dict[Place, tuple[Record | None, ...]] = {
    FactPlace("p", "births", "2024"): (None, Fact(value(-1)), Fact(value(5))),
    FactPlace("p", "jobseek_t", "2024"): (None, Fact(value(8)), Fact(value("nincs adat: withheld"))),
    FactPlace("p", "jobseek_f", "2024"): (None, Fact(value(3)), Fact(value(900))),
    FactPlace("p", "jobseek_m", "2024"): (None, Fact(value(5))),
    FactPlace("p", "pop15_64_f", "2024"): (None, Fact(value(100))),
    FactPlace("p", "births", "2028"): (None, Fact(value(-2))),
    TextPlace("p", "hep.intro"): (None, text("Szöveg")),
    TextPlace("p", "he.3.9"): (None, text("Nincs ilyen")),
    ProblemPlace("p", "x"): (None, Problem("x", "he.3.9", 1), Problem("x", "he.3.9", 1, title="Kevés a munka")),
    MeasurePlace("p", "m"): (None, Measure("m", "MR", 1), Measure("m", "MR", 1, ("x",), due=date(2031, 1, 1))),
    ProgrammePlace("p"): (DETAILS, replace(DETAILS, planned_adoption=date(2024, 1, 1))),
    SettlementPlace("s"): (Settlement("s", "00000", "Mintafalu"), Settlement("s", "00000", "Mintafalva")),
    MeetingPlace("f"): (None, Meeting("f", ("p",))),
}
CHANGES = st.sampled_from(list(RECORDS)).flatmap(lambda at: st.tuples(st.just(at), st.sampled_from(RECORDS[at])))


@settings(max_examples=30)  # each checks a whole edition up to thirteen times
@given(st.lists(st.lists(CHANGES, min_size=1, max_size=3), max_size=6))
def test_checking_again_finds_what_checking_anew_would_find(steps: list[list[tuple[Place, Record | None]]]) -> None:
    checks, now = Checks(EDITION), office(programme())
    checked = checks.run(now, "p")
    for step in steps:
        now = now.with_changes(Change(place, now.record(place), record) for place, record in step)
        checked = checks.run(now, "p", checked)
        assert checked.findings == checks.run(now, "p").findings


def test_only_what_reads_the_change_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    checks, before = Checks(EDITION), office(programme())
    checked = checks.run(before, "p")
    asked: list[str] = []
    inner = Snapshot.rows
    monkeypatch.setattr(Snapshot, "rows", lambda self, table: [asked.append(table.id), inner(self, table)][1])
    checks.run(before.with_changes([Change(TextPlace("p", "hep.intro"), None, text("Szöveg"))]), "p", checked)
    assert asked == []
    checks.run(before.with_changes([Change(FactPlace("p", "births", "2024"), None, Fact(value(3)))]), "p", checked)
    assert set(asked) == {"t1", "t2", "t3", "t4", "t5"}  # one chapter


def test_what_was_found_for_another_programme_or_edition_is_not_taken_over() -> None:
    other = replace(programme({("births", "2024"): -1}), details=replace(DETAILS, id="q"))
    both = office(programme(), other)
    checks = Checks(EDITION)
    first = checks.run(both, "p")
    assert checks.run(both, "q", first).findings == checks.run(both, "q").findings
    changed = replace(EDITION, checks=())
    assert Checks(changed).run(both, "p", first).findings == run(changed, both, "p")
