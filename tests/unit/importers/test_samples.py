"""Real files, where a developer has them (`HEP_SAMPLES`): what is known is read right, the rest refused politely."""

from decimal import Decimal
from pathlib import Path

import pytest

from builders import hep_2021
from edition_feeds import SOURCES
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.settlement import is_ksh_code
from hep_desktop.domain.values import Number
from hep_desktop.hungarian import sort_key
from hep_desktop.importers.base import look_at, read_file
from hep_desktop.importers.feeding import Request, wanted_by
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind, Proposal
from hep_desktop.importers.strange import Strange
from hep_desktop.services.showing import Shown
from hep_desktop.words import explain

OURS = (
    Known("17376", "Aba"),
    Known("09566", "Budapest 01. ker."),
    Known("13578", "Budapest"),
    Known("02024", "Martonyi"),
)


def read(path: Path) -> Proposal:
    return read_file(str(path), Request(OURS, SOURCES), progress=Silent())


def figures(proposal: Proposal) -> dict[tuple[str, str, str], Decimal]:
    """The numbers offered by settlement, indicator and period."""
    offers = [(one.settlement, one.key.indicator, one.key.period, one.fact.value) for one in proposal.offers]
    return {offer[:3]: offer[3].amount for offer in offers if isinstance(offer[3], Number)}


@pytest.mark.parametrize(("year", "people"), [(2023, (4444, 24094, 1671004)), (2024, (4396, 24203, 1686222))])
def test_the_gazetteer_of_a_year(samples: Path, year: int, people: tuple[int, int, int]) -> None:
    proposal = read(samples / "helysegnevtar" / f"hnt_letoltes_{year}.xlsx")
    assert proposal.doubts == proposal.stopped == ()
    assert len(proposal.gazetteer) == 3178
    assert all(is_ksh_code(one.code) and one.county and one.kind and one.year == year for one in proposal.gazetteer)
    found = figures(proposal)
    before = str(year - 1)
    assert tuple(found[code, "pop_res", before] for code in ("17376", "09566", "13578")) == people
    assert len(found) == len(OURS)


def test_the_gazetteer_is_in_our_order(samples: Path) -> None:
    names = [one.name for one in read(samples / "helysegnevtar" / "hnt_letoltes_2024.xlsx").gazetteer]
    assert sorted(names, key=sort_key) == names


def test_the_registry_s_list(samples: Path) -> None:
    for path in sorted((samples / "bm-lakossag").glob("*.csv")):
        proposal = read(path)
        assert [one.kind for one in proposal.doubts] == [DoubtKind.YEAR_FROM_NAME]
        assert proposal.stopped == ()
        found = figures(proposal)
        assert found["09566", "pop_perm_m", "2022"] == 11851
        assert found["09566", "pop_perm_f", "2022"] == 13898
        assert found["17376", "pop_perm_f", "2022"] == 2324
        assert len(found) == 6  # Budapest stands there by its districts alone


def test_every_other_file_is_read_or_refused_in_words(samples: Path) -> None:
    files = [path for path in sorted(samples.rglob("*.*")) if path.is_file()]
    assert files
    for path in files:
        try:
            assert read(path).offers
        except UserError as error:
            told = explain(error.code, error.values)
            assert path.name in told.what, path
            assert told.why, path
            assert told.todo, path


def test_the_gazetteer_of_2011(samples: Path) -> None:
    proposal = read(samples / "helysegnevtar" / "Helysegnevkonyv_adattar_2011.csv")
    found = figures(proposal)
    assert (found["17376", "pop_res", "2010"], found["09566", "pop_res", "2010"]) == (4674, 24628)
    assert len(proposal.gazetteer) == 3176


def test_every_file_is_read_shown_or_refused(samples: Path) -> None:
    edition = hep_2021()
    request = Request(OURS, tuple(edition.sources.values()), (), wanted_by(edition))
    polite = {"import.is_stadat", "import.renamed_columns", "import.unknown_source"}
    refused: set[str] = set()
    for path in sorted(one for one in samples.rglob("*.*") if one.is_file()):
        try:
            found = look_at(str(path), request, progress=Silent())
        except UserError as error:
            refused.add(error.code)
            continue
        if isinstance(found, Strange):
            shown = Shown.begin(path, found, request)
            assert shown.columns(shown.read())
    assert refused <= polite
