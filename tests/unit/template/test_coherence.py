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


def _told(files: Files, tmp_path: Path) -> tuple[str, ...]:
    return tuple(map(str, faults(read_edition(write(files, tmp_path / "small")))))


def _with(files: Files, name: str, path: tuple[Any, ...], put: Any) -> None:
    target: Any = files[name]
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = put


@pytest.mark.parametrize(
    ("name", "path", "put", "fault"),
    [
        ("edition.toml", ("in_force_to",), date(2020, 1, 1), "edition.toml: in_force_to: a sablon előbb ér véget"),
        ("edition.toml", ("revision",), 0, "edition.toml: revision: a változatok számozása 1-gyel"),
        ("chapters/one.toml", ("nodes", 0, "required"), True, "chapters: he.required: csak fejezet"),
        ("chapters/one.toml", ("nodes", 1, "kind"), "form", "chapters: he.1.form: ez a kulcs hiányzik"),
        ("chapters/one.toml", ("nodes", 1, "kind"), "form", "chapters: he.1.kind: táblázat csak fejezethez"),
        ("chapters/one.toml", ("target_group",), "XX", "chapters: he.1.target_group: az intézkedési tervnek nincs XX"),
        ("chapters/one.toml", ("target_group",), "XX", "action_plan.toml: MR.conclusions: he.2 másik célcsoport"),
        (TABLE, ("columns", 4), "gone", "tables/t1.toml: columns: nincs gone kódú mutató"),
        (TABLE, ("columns", 4), "gone", "indicators: aid: egyetlen táblázat sem mutatja"),
        (TABLE, ("rows",), {"kind": "fixed"}, "tables/t1.toml: rows.periods: a rögzített sorú"),
        (TABLE, ("rows",), {"kind": "years", "periods": ["2022"]}, "rows.periods: a rögzített sorú"),
        (TABLE, ("rows",), {"kind": "years", "proposed": ["Bolt"]}, "rows.proposed: javasolt sorai csak listának"),
        (TABLE, ("groups", 0, "columns"), ["women", "all"], "tables/t1.toml: groups: a csoport oszlopai nem ebben"),
        (TABLE, ("groups", 0, "columns"), ["gone"], "groups: a csoport oszlopai nem ebben a sorrendben"),
        (TABLE, ("sources",), ["NFSZ"], "tables/t1.toml: sources: nincs NFSZ jelű forrás"),
        (TABLE, ("sources",), ["NFSZ"], "sources: TEIR: egyetlen táblázat sem hivatkozik rá"),
        (SOURCES, ("TEIR", "importer"), "teir", "sources: TEIR.feeds: a betöltő (importer) és a keresett fejlécek"),
        (SOURCES, ("TEIR", "besides"), ["Megye"], "sources: TEIR.besides: amit a fájlból nem veszünk át"),
        (SOURCES, ("TEIR", "feeds"), [FEED | {"indicator": "gone"}], "sources: TEIR.feeds: nincs gone kódú mutató"),
        (SOURCES, ("TEIR", "feeds"), [FEED | {"indicator": "share"}], "sources: TEIR.feeds: share számított adat"),
        (WORK, ("men", "label"), "Nők", "indicators: men.label: ugyanígy hívják ezt a mutatót: women"),
        (WORK, ("men", "given"), True, "indicators: men.given: csak számított összeg"),
        (WORK, ("men", "choices"), ["a"], "indicators: men.choices: választható értékei a választásnak"),
        (WORK, ("all", "kind"), "words", "indicators: all.formula: képlete csak számnak"),
        (WORK, ("all", "formula"), "women + gone", "indicators: all.formula: nincs gone kódú mutató"),
        (WORK, ("all", "formula"), "women + level", "indicators: all.formula: level nem számot jelöl"),
        (WORK, ("all", "formula"), "prev(all) + women", "indicators: all.formula: a képlet önmagához vezet vissza"),
        (WORK, ("all", "formula"), "women + share", "indicators: share.formula: a képlet önmagához vezet vissza"),
        (PLAN, ("groups", 0, "conclusions"), "he.1", "action_plan.toml: MR.conclusions: he.1 nem a következtetések"),
        (PLAN, ("groups", 0, "conclusions"), "he.1", "chapters: he.2: ezekből a következtetésekből"),
        (PLAN, ("fields", 1, "name"), "wish", "action_plan.toml: wish.name: az intézkedésnek nincs ilyen adata"),
        (PLAN, ("fields", 1, "name"), "title", "action_plan.toml: fields: kétszer szerepel: title"),
        (PLAN, ("fields", 0, "column"), "B", "action_plan.toml: fields: az oszlopok betűjele nem A-tól"),
        (PLAN, ("fields", 1, "column_label"), "cél", "goal.column_label: az oszlop betűjele (column) és fejléce"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, name: str, path: tuple[Any, ...], put: Any, fault: str) -> None:
    files = small_edition()
    _with(files, name, path, put)
    assert fault in "\n".join(_told(files, tmp_path))


def test_breaks_follow_each_other(tmp_path: Path) -> None:
    files = small_edition()
    breaks = files[WORK]["aid"]["breaks"]
    breaks.append(breaks[0] | {"day": date(2014, 1, 1)})
    assert _told(files, tmp_path) == ("indicators: aid.breaks: a sorozat törései nem időrendben állnak",)


def test_a_second_group_may_not_share_columns_or_codes(tmp_path: Path) -> None:
    files = small_edition()
    files[TABLE]["groups"].append({"title": "Újra", "columns": ["all"]})
    files[PLAN]["groups"].append(files[PLAN]["groups"][0])
    assert _told(files, tmp_path) == (
        "tables/t1.toml: groups: kétszer szerepel: all",
        "action_plan.toml: groups: kétszer szerepel: MR",
    )


def test_one_fact_has_one_kind_of_row(tmp_path: Path) -> None:
    files = small_edition()
    files["tables/t2.toml"] = files[TABLE] | {"number": "1", "rows": {"kind": "school_years"}, "columns": ["share"]}
    files["tables/t2.toml"]["groups"] = []
    told = _told(files, tmp_path)
    assert "tables/t2.toml: number: ezt a sorszámot már ez a táblázat viseli: t1" in told
    assert "tables/t2.toml: columns: women adatait másféle sorokban tartja nyilván ez a táblázat: t1" in told


@pytest.mark.parametrize(
    ("name", "node", "key", "fault"),
    [
        ("chapters/one.toml", 0, "guidance", "chapters: he.guidance: ez a kulcs hiányzik"),
        ("chapters/one.toml", 1, "from_where", "chapters: he.1.from_where: ez a kulcs hiányzik"),
        ("chapters/one.toml", 2, "example", "chapters: he.2.example: ez a kulcs hiányzik"),
        (TABLE, None, "guidance", "tables/t1.toml: guidance: ez a kulcs hiányzik"),
        (TABLE, None, "example", "tables/t1.toml: example: ez a kulcs hiányzik"),
    ],
)
def test_nobody_is_left_alone(tmp_path: Path, name: str, node: int | None, key: str, fault: str) -> None:
    files = small_edition()
    del (files[name] if node is None else files[name]["nodes"][node])[key]
    assert _told(files, tmp_path) == (fault,)
