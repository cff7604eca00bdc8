"""KSH's gazetteer: the list, the population of the year before, and what stops a row."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import source_files as made
from builders import value
from edition_feeds import KSH, SOURCES
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FactKey, FileOrigin
from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.importers.base import read_file
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind, Proposal, doubt
from source_files import ABA, BUDAPEST, DISTRICTS, HEADINGS, MINTAFALU, Place, gazetteer, rewritten
from source_shapes import gazetteer_of_2011

OURS = (Known("17376", "Aba"), Known("00000", "Mintafalu"))


def read(path: Path, *known: Known) -> Proposal:
    return read_file(str(path), Request(known or OURS, SOURCES), progress=Silent())


def kinds(proposal: Proposal) -> set[DoubtKind]:
    return {one.kind for one in (*proposal.doubts, *proposal.stopped)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hnt_letoltes_2024.xlsx"


def test_the_list_is_read_whole(file: Path) -> None:
    entries = read(gazetteer(file)).gazetteer
    assert [one.code for one in entries] == [place.code for place in made.PLACES]
    assert entries[0] == GazetteerEntry("17376", "Aba", "Fejér", "Székesfehérvári", "város", 4396, 2024)
    assert {one.county for one in entries if one.code != "17376"} == {"Budapest", "Zala"}
    assert entries[1].kind == "főváros"


def test_the_first_of_january_is_the_last_day_of_the_year_before(file: Path) -> None:
    proposal = read(gazetteer(file))
    assert (proposal.importer, proposal.file, proposal.doubts, proposal.stopped) == ("ksh_gazetteer", file.name, (), ())
    assert [(one.settlement, one.key) for one in proposal.offers] == [
        ("17376", FactKey("pop_res", "2023")),
        ("00000", FactKey("pop_res", "2023")),
    ]


def test_a_figure_says_where_it_stands(file: Path) -> None:
    offer = read(gazetteer(file)).offers[0]
    assert offer.fact.value == value(4396)
    origin = offer.fact.origin
    assert isinstance(origin, FileOrigin)
    assert (origin.file, origin.sheet, origin.cell) == (file.name, "Helységek 2024.01.01.", "K4")
    assert (origin.heading, origin.source) == ("Lakó-népesség", KSH.name)
    assert re.fullmatch("[0-9a-f]{64}", origin.sha256)


def test_the_total_leaves_budapest_out_and_a_cut_list_is_said(file: Path) -> None:
    assert DoubtKind.TOTAL_DIFFERS not in kinds(read(gazetteer(file)))
    cut = gazetteer(file, made.PLACES[:-1], total=79_562)
    told = doubt(DoubtKind.TOTAL_DIFFERS, row="8", total="79562", summed="74396")
    assert read(cut).doubts == (told,)


def test_budapest_itself_keeps_its_own_figure(file: Path) -> None:
    offers = read(gazetteer(file), Known("13578", "Budapest"), Known("09566", "Budapest I. kerület")).offers
    assert {one.settlement: one.fact.value for one in offers} == {"13578": value(70000), "09566": value(30000)}


def test_the_wording_of_2023_is_known(file: Path) -> None:
    headings = [heading.replace("Vármegye", "Megye") for heading in HEADINGS]
    entries = read(gazetteer(file, headings=headings)).gazetteer
    assert entries[0].county == "Fejér"


def test_a_disagreement_stops_the_row_and_says_so(file: Path) -> None:
    proposal = read(gazetteer(file), Known("17376", "Abaliget"), Known("12548", "Mintafalu"))
    assert proposal.offers == ()
    assert {one.kind for one in proposal.stopped} == {DoubtKind.NAME_DIFFERS, DoubtKind.CODE_DIFFERS}


def test_a_wrong_code_is_left_out_of_the_list(file: Path) -> None:
    proposal = read(gazetteer(file, (ABA, Place("12345", "Sehol"))))
    assert [one.name for one in proposal.gazetteer] == ["Aba"]
    assert doubt(DoubtKind.BAD_CODE, row="5", name="Sehol", code="12345") in proposal.doubts


def test_codes_that_lost_their_zero_are_mended(file: Path) -> None:
    numbers = [Place(17376, "Aba", population=1), Place(2024, "Martonyi", population=2)]  # pyright: ignore[reportArgumentType]
    assert [one.code for one in read(gazetteer(file, numbers)).gazetteer] == ["17376", "02024"]


@pytest.mark.parametrize(
    ("population", "kind"),
    [
        ("..", DoubtKind.NO_NUMBER),
        (None, DoubtKind.BLANK),
        ("=300+1", DoubtKind.NOT_COMPUTED),
        ("#N/A", DoubtKind.CELL_ERROR),
    ],
)
def test_a_cell_without_figure_offers_nothing_and_is_named(file: Path, population: object, kind: DoubtKind) -> None:
    proposal = read(gazetteer(file, (ABA, Place("00000", "Mintafalu", population=population)), total=4396))
    assert [one.settlement for one in proposal.offers] == ["17376"]
    told = next(one for one in proposal.stopped if one.kind is kind)
    assert dict(told.args)["cell"] == "K5"


def test_a_formula_with_its_result_is_a_figure(file: Path) -> None:
    gazetteer(file, (ABA, Place("00000", "Mintafalu", population="=300+1")), total=4697)
    computed = rewritten(file, lambda _, xml: re.sub(rb"(<f>300\+1</f>)<v(?: ?/>|></v>)", rb"\1<v>301</v>", xml))
    proposal = read(computed)
    assert proposal.offers[1].fact.value == value(301)
    assert proposal.doubts == proposal.stopped == ()


def test_signs_of_ksh_keep_their_meaning(file: Path) -> None:
    places = (Place("17376", "Aba", population="–"), Place("00000", "Mintafalu", population="…"))
    values = [one.fact.value for one in read(gazetteer(file, places)).offers]
    assert values == [value(0), NoData(NoDataReason.WITHHELD)]


def test_title_and_sheet_may_contradict_each_other(file: Path) -> None:
    proposal = read(gazetteer(file, sheet="Helységek 2023.01.01."))
    assert kinds(proposal) == {DoubtKind.DAYS_DIFFER, DoubtKind.PERIOD_UNKNOWN}
    assert proposal.offers == ()
    assert proposal.gazetteer[0].year is None


def test_another_day_than_the_first_of_january_dates_nothing(file: Path) -> None:
    proposal = read(gazetteer(file, title="… 2024. július 15. …", sheet="Helységek"))
    assert kinds(proposal) == {DoubtKind.PERIOD_UNKNOWN}


def test_the_file_s_name_helps_out_and_that_is_said(file: Path) -> None:
    proposal = read(gazetteer(file, title="", sheet="Helységek"))
    assert proposal.doubts == (doubt(DoubtKind.YEAR_FROM_NAME, year="2024"),)
    assert proposal.offers[0].key.period == "2023"


def test_without_any_year_there_is_a_list_and_no_figure(tmp_path: Path) -> None:
    proposal = read(gazetteer(tmp_path / "letoltes.xlsx", title="", sheet="Helységek"))
    assert kinds(proposal) == {DoubtKind.PERIOD_UNKNOWN}
    assert len(proposal.gazetteer) == len(made.PLACES)


def test_a_column_that_is_not_there_is_said(file: Path) -> None:
    renamed = replace(KSH, feeds=tuple(replace(feed, heading="Népesség") for feed in KSH.feeds))
    proposal = read_file(str(gazetteer(file)), Request(OURS, (renamed,)), progress=Silent())
    assert proposal.stopped == (doubt(DoubtKind.HEADING_MISSING, heading="Népesség"),)


def test_districts_stand_for_themselves(file: Path) -> None:
    names = [one.name for one in read(gazetteer(file, (BUDAPEST, *DISTRICTS, MINTAFALU))).gazetteer]
    assert names == ["Budapest", "Budapest 01. ker.", "Budapest 02. ker.", "Mintafalu"]


@pytest.mark.parametrize("write", [made.xls, made.ods])
def test_saved_in_another_kind_of_file_it_says_the_same(tmp_path: Path, write: Callable[..., Path]) -> None:
    name = "hnt.xls" if write is made.xls else "hnt.ods"
    other = read(write(tmp_path / name, made.rows_of_gazetteer(), sheet="Helységek 2024.01.01."))
    usual = read(gazetteer(tmp_path / "hnt.xlsx"))
    assert other.gazetteer == usual.gazetteer
    assert [(one.key, one.fact.value) for one in other.offers] == [(one.key, one.fact.value) for one in usual.offers]


def test_the_gazetteer_of_2011_has_two_rows_of_headings_and_lists_everybody_once(tmp_path: Path) -> None:
    proposal = read(gazetteer_of_2011(tmp_path / "adattar.xlsx"))
    assert (proposal.doubts, proposal.stopped) == ((), ())
    assert [one.code for one in proposal.gazetteer] == [place.code for place in made.PLACES]
    assert proposal.gazetteer[0] == GazetteerEntry("17376", "Aba", "Fejér", "", "város", 4396, 2011)
    first = proposal.offers[0]
    assert (first.key, first.fact.value) == (FactKey("pop_res", "2010"), value(4396))
    assert isinstance(first.fact.origin, FileOrigin)
    assert (first.fact.origin.cell, first.fact.origin.heading) == ("K4", "Lakó-népesség")
