"""The papers of an area say nothing without the villages it comes from, and leave open what people must agree on."""

import pytest

import villages
from hep_desktop.holdings.extract import extract
from hep_desktop.holdings.held import Kind, Proof, Source
from hep_desktop.holdings.index import Index
from hep_desktop.holdings.members import Area, members
from hep_desktop.report.document import ChartBlock, Heading, Paper, Paragraph, Tone, plain
from hep_desktop.services.together import Look
from hep_desktop.services.together_papers import PAPERS, compose

PLACES = villages.places(12)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Look:
    index = Index(tmp_path_factory.mktemp("index") / "index.sqlite")
    edition = villages.edition()
    for place in PLACES:
        office = villages.office(place)
        (key,) = office.programmes
        source = Source(place.code, place.name, Kind.PACKAGE, Proof.SIGNED, villages.NOW, villages.NOW)
        index.put([(extract(office, key, edition, source), villages.NOW)])
    area = Area(PLACES[0].county)
    return Look(area, members(index.path, area, villages.TODAY), (), edition)


def said(paper: Paper) -> list[str]:
    return [plain(one.runs) for one in paper.blocks if isinstance(one, Paragraph)]


@pytest.mark.parametrize("key", PAPERS)
def test_every_paper_is_a_draft_over_its_villages(view: Look, key: str) -> None:
    paper = compose(view, key, villages.TODAY)
    assert paper.draft
    assert any(f"{len(PLACES)} település" in one for one in said(paper))
    left_open = [one for one in paper.blocks if isinstance(one, Paragraph) and one.tone is Tone.MUTED]
    assert any("Kitöltendő" in plain(one.runs) for one in left_open)
    ids = [one.id for one in paper.headings()]
    assert len(ids) == len(set(ids))


def test_a_shared_problem_names_its_villages(view: Look) -> None:
    told = [one for one in said(compose(view, "district", villages.TODAY)) if " – " in one and "településen:" in one]
    assert told
    assert all(any(place.name in one for place in PLACES) for one in told)


def test_each_service_has_its_map_and_the_map_in_words(view: Look) -> None:
    paper = compose(view, "routes", villages.TODAY)
    charts = [one for one in paper.blocks if isinstance(one, ChartBlock)]
    services = [one for one in paper.blocks if isinstance(one, Heading) and one.id.startswith("service-")]
    assert len(charts) == len(services) * len({place.district for place in PLACES})
    assert all(PLACES[0].name in one.alt for one in charts if PLACES[0].district in one.caption)
