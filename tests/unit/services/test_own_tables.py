"""Tables that left the program come back without loss, and only what somebody changed in them is new."""

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builders import hep_2021, programme
from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, OralOrigin, TypedOrigin
from hep_desktop.domain.values import NoData, NoDataReason, Number, Words
from hep_desktop.export.csv_sheets import csv_bytes
from hep_desktop.export.sheets import Sheet, compose
from hep_desktop.export.xlsx_sheets import xlsx_bytes
from hep_desktop.importers.base import read_file
from hep_desktop.importers.feeding import Request, wanted_by
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import Proposal

EDITION = hep_2021()
REQUEST = Request((Known("17376", "Aba"),), tuple(EDITION.sources.values()), (), wanted_by(EDITION))
WHEN = datetime(2026, 11, 2, tzinfo=UTC)

plain_words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30)
numbers = st.decimals(-(10**9), 10**12, allow_nan=False, allow_infinity=False, places=6)
values = st.one_of(
    numbers.map(Number),
    st.builds(NoData, st.sampled_from(NoDataReason), st.text("aá 1(),", max_size=8)),
)
origins = st.one_of(
    st.builds(TypedOrigin, plain_words),
    st.builds(LetterOrigin, plain_words, plain_words, st.none() | st.dates(date(2000, 1, 1))),
    st.builds(OralOrigin, plain_words),
    st.builds(FileOrigin, plain_words, st.just("ab" * 32), plain_words, st.just("D17"), plain_words, plain_words),
)
facts = st.one_of(
    st.dictionaries(
        st.builds(FactKey, st.sampled_from(["pop_res", "pop_perm_f", "pop_perm_t", "hv_posts"]), st.sampled_from(
            ["2022", "2024", "2026"])),
        st.builds(Fact, values, origins),
        max_size=6,
    ),
    st.dictionaries(
        st.builds(FactKey, st.sampled_from(["acc_place", "org_name"]), st.just(""), st.sampled_from(["r1", "r|2"])),
        st.builds(Fact, plain_words.map(Words), origins),
        max_size=3,
    ),
)  # fmt: skip


def composed(some: dict[FactKey, Fact], code: str = "17376") -> list[Sheet]:
    """The tables in which something stands, and one to be empty."""
    sheets = compose(EDITION, replace(programme(), facts=some), code)
    return [one for one in sheets if one.table.id == "t1" or any(one.stated())]


def read(path: Path, content: bytes) -> Proposal:
    path.write_bytes(content)
    return read_file(str(path), REQUEST, progress=Silent())


def offered(*proposals: Proposal) -> dict[FactKey, Fact]:
    return {one.key: one.fact for proposal in proposals for one in proposal.offers}


def normal(some: dict[FactKey, Fact]) -> dict[FactKey, Fact]:
    """As the store keeps them, without what never leaves."""
    return {key: from_plain(json.loads(dumps(to_plain(fact, Fact))), Fact) for key, fact in some.items()}


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=25,
    phases=(Phase.generate,),
)
@given(facts)
def test_what_left_comes_back_whole(tmp_path: Path, some: dict[FactKey, Fact]) -> None:
    sheets = composed(some)
    workbook = read(tmp_path / "Táblázatok.xlsx", xlsx_bytes(sheets, ["Aba"], WHEN))
    assert offered(workbook) == normal(some)
    assert workbook.stopped == ()
    texts = [read(tmp_path / f"{one.table.id}.csv", csv_bytes(one)) for one in sheets if any(one.stated())]
    assert offered(*texts) == normal(some)


def changed(content: bytes) -> bytes:
    """As a clerk hands it back: another name, rows sorted, a figure put right, a figure taken out."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page: Any = book["1 Lakónépesség száma az év végé"]
    page.title = "Munka1"
    rows = {page.cell(row, 1).value: row for row in range(1, page.max_row + 1)}
    page.cell(rows[2022], 2).value = 813
    page.cell(rows[2023], 2).value = None
    page.cell(rows[2025], 2).value = 799
    page.move_range(f"A{rows[2022]}:C{rows[2026]}", rows=3)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_only_what_somebody_changed_is_a_figure_of_the_file(tmp_path: Path) -> None:
    typed = {
        FactKey("pop_res", str(year)): Fact(Number(Decimal(812)), TypedOrigin("saját")) for year in (2022, 2023, 2024)
    }
    content = xlsx_bytes(composed(typed), ["Aba"], WHEN)
    proposal = read(tmp_path / "más.xlsx", changed(content))
    found = offered(proposal)
    assert found.pop(FactKey("pop_res", "2024")) == typed[FactKey("pop_res", "2024")]
    assert {key.period: fact.value for key, fact in found.items()} == {
        "2022": Number(Decimal(813)),
        "2025": Number(Decimal(799)),
    }
    assert all(isinstance(fact.origin, FileOrigin) and fact.origin.sheet == "Munka1" for fact in found.values())
    assert [one.kind for one in proposal.stopped] == ["blank"]


def test_another_village_s_tables_offer_nothing(tmp_path: Path) -> None:
    some = {FactKey("pop_res", "2022"): Fact(Number(Decimal(812)))}
    proposal = read(tmp_path / "a.xlsx", xlsx_bytes(composed(some, "02820"), ["Abaújlak"], WHEN))
    assert (proposal.offers, proposal.stopped, proposal.importer) == ((), (), "own_tables")


@pytest.mark.parametrize("text", ["{}", "null", "[", '{"settlement": 1}', "=1"])
def test_a_record_that_is_none_is_passed_over(tmp_path: Path, text: str) -> None:
    some = {FactKey("pop_res", "2022"): Fact(Number(Decimal(812)))}
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(composed(some), ["Aba"], WHEN)))
    book["hep-desktop"]["A1"].value = f" {text}"
    book.save(tmp_path / "a.xlsx")
    assert read_file(str(tmp_path / "a.xlsx"), REQUEST, progress=Silent()).offers == ()
