"""Strict reading: what a file may say, and that everything else is an EditionError naming file and key."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition_files import Files, small_edition, write
from hep_desktop.checks.engine import incoherent
from hep_desktop.domain.findings import Severity
from hep_desktop.template.coherence import faults
from hep_desktop.template.model import Break, Certainty, Check, EditionStatus, Group, NodeKind, PlanField, RowKind, Rows
from hep_desktop.template.outline import natural
from hep_desktop.template.reader import EditionError, read_edition


def _refusal(tmp_path: Path, files: Files) -> EditionError:
    with pytest.raises(EditionError) as caught:
        read_edition(write(files, tmp_path / "small"))
    return caught.value


def test_everything_a_file_says_is_read(tmp_path: Path) -> None:
    edition = read_edition(write(small_edition(), tmp_path / "small"))
    assert (edition.id, edition.status, edition.revision) == ("small", EditionStatus.DRAFT, 1)
    assert (edition.in_force_from, edition.in_force_to) == (date(2021, 7, 1), date(2030, 1, 1))
    assert edition.legal_sources == ("Ebktv. 31. §",)
    assert edition.sources["TEIR"].note == "országos"
    assert edition.checks == (Check("range", Severity.ERROR, {"of": ("count",), "at_least": Decimal("0.5")}),)
    assert faults(edition) == ()
    assert incoherent(edition) == ()


def test_nodes_stand_under_the_node_their_id_begins_with(tmp_path: Path) -> None:
    edition = read_edition(write(small_edition(), tmp_path / "small"))
    assert [node.id for node in edition.walk()] == ["he", "he.1", "he.2", "he.3"]
    assert [node.id for node in edition.nodes] == ["he"]
    work = edition.node("he.1")
    assert (work.heading, work.kind, work.required, work.tables) == ("1 Munka", NodeKind.SECTION, True, ("t1",))
    assert edition.node("he").heading == "Helyzetelemzés (HE)"
    assert (work.certainty, edition.node("he").certainty) == (Certainty.INFERRED, Certainty.VERIFIED)
    assert work.target_group == "MR"
    with pytest.raises(KeyError):
        edition.node("he.9")


def test_indicators_and_tables(tmp_path: Path) -> None:
    edition = read_edition(write(small_edition(), tmp_path / "small"))
    assert edition.indicators["all"].computed
    assert [edition.indicators[code].decimals for code in ("share", "women")] == [2, 0]
    assert edition.indicators["aid"].breaks == (
        Break(date(2015, 3, 1), "vége", "Szoctv.", Certainty.VERIFIED, ends=True),
    )
    table = edition.tables["t1"]
    assert table.rows == Rows(RowKind.YEARS)
    assert table.groups == (Group("Létszám", ("women", "men", "all")),)
    assert edition.action_plan.columns == (PlanField("title", "Cím", Certainty.VERIFIED, "A", "cím"),)


def test_a_percentage_shows_one_decimal_unless_told_otherwise(tmp_path: Path) -> None:
    files = small_edition()
    del files["indicators/work.toml"]["share"]["decimals"]
    assert read_edition(write(files, tmp_path / "small")).indicators["share"].decimals == 1


def test_tables_stand_in_the_order_of_their_numbers_under_the_nodes_of_the_document(tmp_path: Path) -> None:
    files = small_edition()
    for key, number, chapter in (("ta", "1.10", "he.1"), ("tb", "1.9", "he.1"), ("tc", "0", "he.2")):
        files[f"tables/{key}.toml"] = files["tables/t1.toml"] | {"number": number, "chapter": chapter}
    edition = read_edition(write(files, tmp_path / "small"))
    assert list(edition.tables) == ["t1", "tb", "ta", "tc"]
    assert natural("3.2.10 b") > natural("3.2.9")


def test_a_series_that_ended_before_the_first_year_shown_is_not_asked_for(tmp_path: Path) -> None:
    files = small_edition()
    files["tables/t1.toml"]["groups"].append({"title": "Segély", "columns": ["aid"]})
    table = read_edition(write(files, tmp_path / "a" / "small")).tables["t1"]
    assert (table.columns, table.ended) == (("women", "men", "all", "share", "level"), ("aid",))
    assert [group.title for group in table.groups] == ["Létszám"]
    files["indicators/work.toml"]["aid"]["breaks"][0]["day"] = date(2016, 1, 2)
    assert read_edition(write(files, tmp_path / "b" / "small")).tables["t1"].ended == ()


def test_lists_stand_under_their_node_and_may_propose_rows(tmp_path: Path) -> None:
    files = small_edition()
    files["tables/t1.toml"]["rows"] = {"kind": "list", "proposed": ["étkeztetés"]}
    edition = read_edition(write(files, tmp_path / "small"))
    assert edition.node("he.1").tables == ("t1",)
    assert edition.tables["t1"].rows.proposed == ("étkeztetés",)


def test_the_digest_is_of_what_the_files_say_not_of_how(tmp_path: Path) -> None:
    first = read_edition(write(small_edition(), tmp_path / "a" / "small"))
    folder = write(small_edition(), tmp_path / "b" / "small")
    path = folder / "checks.toml"
    path.write_text(f"# a comment\n{path.read_text(encoding='utf-8')}\n", encoding="utf-8")
    assert read_edition(folder).digest == first.digest
    changed = small_edition()
    changed["checks.toml"]["checks"][0]["at_least"] = 1
    assert read_edition(write(changed, tmp_path / "c" / "small")).digest != first.digest


@pytest.mark.parametrize(
    ("name", "path", "put", "message"),
    [
        ("edition.toml", ("titel",), "x", "edition.toml: titel: ezt a kulcsot a program nem ismeri"),
        ("edition.toml", ("title",), 5, "edition.toml: title: ide nem üres szöveg kell"),
        ("edition.toml", ("id",), "other", "edition.toml: id: nem egyezik a mappája nevével: small"),
        ("edition.toml", ("status",), "final", "edition.toml: status: „final” helyett ezek egyike kell: draft"),
        ("edition.toml", ("revision",), -1, "edition.toml: revision: ide nem negatív egész szám kell"),
        ("edition.toml", ("in_force_from",), "2021", "edition.toml: in_force_from: ide nap kell, például 2021-07-01"),
        ("edition.toml", ("chapters",), [], "edition.toml: chapters: ez nem lehet üres"),
        ("edition.toml", ("chapters",), "one", "edition.toml: chapters: ide szövegek listája kell"),
        ("edition.toml", ("chapters",), ["one", "one"], "edition.toml: chapters: valami kétszer szerepel benne"),
        ("edition.toml", ("chapters",), ["one", "two"], "chapters/two.toml: ez a fájl hiányzik"),
        ("edition.toml", ("legal_sources",), [" "], "edition.toml: legal_sources: ide szövegek listája kell"),
        ("chapters/one.toml", ("nodes", 1, "id"), "Hé", "chapters/one.toml: nodes[2].id: „Hé” nem kód"),
        ("chapters/one.toml", ("nodes", 1, "id"), "he", "chapters/one.toml: nodes: he már szerepel"),
        ("chapters/one.toml", ("nodes", 0, "id"), "it", "nodes: he.1 megelőzi azt a fejezetet"),
        ("chapters/one.toml", ("nodes", 1, "required"), 1, "nodes[2].required: ide true vagy false kell"),
        ("chapters/one.toml", ("nodes",), {"a": 1}, "chapters/one.toml: nodes: itt szakaszok listája kell"),
        ("chapters/one.toml", ("nodes", 1), 3, "chapters/one.toml: nodes[2]: itt kulcsokból álló szakasz kell"),
        ("indicators/work.toml", ("all", "formula"), "women +", "all.formula: a képlet befejezetlen"),
        ("indicators/work.toml", ("all", "formula"), "(" * 20000, "all.formula: "),
        ("indicators/work.toml", ("aid", "breaks", 0, "day"), 2015, "aid.breaks[1].day: ide nap kell"),
        (
            "indicators/more.toml",
            ("men",),
            {"label": "F", "kind": "count"},
            "men: ezt már meghatározza ez a fájl: indicators/more",
        ),
        ("tables/t1.toml", ("chapter",), "he.7", "tables/t1.toml: chapter: nincs he.7 jelű fejezet"),
        ("tables/t1.toml", ("rows", "kind"), "decades", "rows.kind: „decades” helyett ezek egyike kell: years"),
        ("tables/t1.toml", ("checks", 0, "limit"), float("inf"), "checks[1].limit: ide szám kell"),
        ("tables/t-1.toml", ("number",), "1", "tables/t-1.toml: „t-1” nem kód"),
        ("stray.toml", ("a",), 1, "stray.toml: nem része a sablonnak"),
    ],
)
def test_what_does_not_belong_is_named(
    tmp_path: Path, name: str, path: tuple[Any, ...], put: Any, message: str
) -> None:
    files = small_edition()
    files.setdefault(name, {})
    *way, last = path
    target: Any = files[name]
    for step in way:
        target = target[step]
    target[last] = put
    assert message in str(_refusal(tmp_path, files))


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    files = small_edition()
    del files["action_plan.toml"]["fields"][1]["label"]
    error = _refusal(tmp_path, files)
    assert (error.file, error.key, error.sentence) == ("action_plan.toml", "fields[2].label", "ez a kulcs hiányzik")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a = ", "checks.toml: ez itt nem TOML"),
        (b"b = 1\na = \n", "checks.toml: 2. sor: ez itt nem TOML"),
        (b"\xff\xfe", "checks.toml: ez nem UTF-8 kódolású szöveg"),
        (b"a = " + b"[" * 100_000, "checks.toml: ez itt nem TOML"),
    ],
)
def test_a_file_that_is_no_toml(tmp_path: Path, content: bytes, told: str) -> None:
    folder = write(small_edition(), tmp_path / "small")
    (folder / "checks.toml").write_bytes(content)
    with pytest.raises(EditionError) as refused:
        read_edition(folder)
    assert str(refused.value) == told


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"edition\.toml: ez a fájl hiányzik"):
        read_edition(tmp_path)


# Whatever a hand does to a file, reading it either works or says where it is wrong.

_ANYTHING = st.one_of(
    st.booleans(),
    st.integers(-3, 10**20),
    st.sampled_from([Decimal("1.5"), float("nan"), float("inf")]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    st.sampled_from(["he", "he.1.2", "women", "prev(all)", "1/0", "count", "years", "error", "A"]),
    st.sampled_from([date(2020, 1, 1), datetime(2020, 1, 1, 12, 0)]),  # noqa: DTZ001 – TOML knows local times
    st.lists(st.sampled_from(["he.1", "women", 3]), max_size=3),
    st.dictionaries(st.sampled_from(["kind", "id", "x"]), st.sampled_from(["years", 3]), max_size=2),
)


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for step, member in inner for place in [(*way, step), *_places(member, (*way, step))]]


_PLACES = _places(small_edition())


@given(st.sampled_from(_PLACES), st.sampled_from(["drop", "rename", "put"]), _ANYTHING)
def test_a_mutated_edition_is_read_or_refused(tmp_path_factory: Any, way: tuple[Any, ...], what: str, put: Any) -> None:
    files = small_edition()
    target: Any = files
    for step in way[:-1]:
        target = target[step]
    if what == "put" and len(way) > 1:
        target[way[-1]] = put
    elif what == "rename" and isinstance(target, dict):
        target[f"{way[-1]}_x"] = target.pop(way[-1])
    else:
        del target[way[-1]]
    folder = write(files, tmp_path_factory.mktemp("editions") / "small")
    with suppress(EditionError):
        edition = read_edition(folder)
        assert all(fault.sentence for fault in faults(edition))
        assert all(fault.sentence for fault in incoherent(edition))
