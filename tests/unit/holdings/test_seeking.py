"""Words are found whatever their accents and endings, and what is found is told by the very sentence."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

import villages
from hep_desktop.holdings.extract import extract
from hep_desktop.holdings.held import Kind, Part, Proof, Source
from hep_desktop.holdings.index import Came, Index
from hep_desktop.holdings.seeking import Query, search, stems_of

PLACES = villages.places(4)


def entries() -> Iterator[tuple[str, str, str]]:
    yield "a", "Hiányzik a bölcsődei ellátás", "Az óvodában sincs hely. A tanulók lemorzsolódnak."
    yield "b", "Kevés a munkahely", "A munkahelyeken nincs részmunkaidő. 100%-os kihasználtság."
    yield "c", "Nincs óvoda", "Az óvodások busszal járnak."
    yield "d", "Rossz utak", "Az önkormányzatnál a pénz kevés."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = Index(tmp_path_factory.mktemp("index") / "index.sqlite")
    for place, (key, title, words) in zip(PLACES, entries(), strict=True):
        office = villages.office(place)
        ((programme, held),) = office.programmes.items()
        (problem, *_) = held.problems.values()
        told = replace(problem, id=key, title=title, description=words, opportunity="", node="he.4.5")
        office = replace(office, programmes={programme: replace(held, problems={key: told}, measures={})})
        source = Source(key, key, Kind.PACKAGE, Proof.SIGNED, villages.NOW, villages.NOW)
        made.put([(extract(office, programme, villages.edition(), source), villages.NOW)])
    return made


def found(index: Index, words: str, **narrowed: object) -> dict[str, str]:
    hits = search(index.path, Query(words, **narrowed))  # pyright: ignore[reportArgumentType]
    return {hit.passage.id: hit.sentence for hit in hits.found}


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("óvoda", {"a": "Az óvodában sincs hely.", "c": "Az óvodások busszal járnak."}),
        ("OVODAKNAK", {"a": "Az óvodában sincs hely.", "c": "Az óvodások busszal járnak."}),
        ("bölcsődét", {"a": "Hiányzik a bölcsődei ellátás"}),
        ("munkahelyeket", {"b": "A munkahelyeken nincs részmunkaidő."}),
        ("kevés pénz", {"d": "Az önkormányzatnál a pénz kevés."}),
        ("járnak óvoda", {"c": "Az óvodások busszal járnak."}),
        ("tanuló", {"a": "A tanulók lemorzsolódnak."}),
        ('" OR *', {}),
        ("100%", {"b": "100%-os kihasználtság."}),
    ],
)
def test_words_are_found_whatever_their_form(index: Index, words: str, sentences: dict[str, str]) -> None:
    assert found(index, words) == sentences


def test_places_and_kinds_narrow(index: Index) -> None:
    first = PLACES[0]
    everything = found(index, "")
    assert set(everything) == {"a", "b", "c", "d"}
    assert set(found(index, "", settlement=first.name[:9].upper())) == {"a"}
    assert set(found(index, "", population_from=first.population, population_to=first.population)) == {"a"}
    assert found(index, "", districts=("Nincs ilyen",)) == {}
    assert set(found(index, "", group="CH", part=Part.PROBLEM, counties=(first.county,))) == set(everything)
    assert found(index, "", part=Part.MEASURE) == {}
    assert "c" in found(index, "", field="education")


def test_only_what_stands_is_looked_through(index: Index) -> None:
    place = PLACES[3]
    newer = villages.office(place, version="2")
    ((programme, held),) = newer.programmes.items()
    details = replace(held.details, planned_adoption=villages.TODAY, adopted=villages.TODAY)
    newer = replace(newer, programmes={programme: replace(held, details=details, problems={}, measures={})})
    source = Source("e", "e", Kind.PACKAGE, Proof.SIGNED, villages.NOW, villages.NOW)
    read = extract(newer, programme, villages.edition(), source)
    assert index.put([(read, villages.NOW)]) == [Came.NEWER]
    assert found(index, "önkormányzat") == {}
    index.forget("e")
    assert set(found(index, "önkormányzat")) == {"d"}


def test_a_short_word_keeps_its_end() -> None:
    assert stems_of("út, munkát és a hetek") == ("ut", "munk", "es", "a", "hetek")
