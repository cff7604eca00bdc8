"""Every edition under `forms/` fits together; released ones never change."""

import tomllib

import pytest

from builders import FORMS
from hep_desktop.checks.engine import incoherent
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.coherence import faults
from hep_desktop.template.model import EditionStatus
from hep_desktop.template.reader import read_edition

IDS = Catalogue(FORMS).ids()


def test_there_are_editions() -> None:
    assert "hep-2021" in IDS


@pytest.mark.parametrize("key", IDS)
def test_an_edition_fits_together(key: str) -> None:
    edition = read_edition(FORMS / key)
    assert faults(edition) == ()
    assert incoherent(edition) == ()


def test_released_editions_are_as_they_were_released() -> None:
    released = tomllib.loads((FORMS / "released.lock").read_text(encoding="utf-8"))
    editions = [read_edition(FORMS / key) for key in IDS]
    assert {e.id: e.digest for e in editions if e.status is EditionStatus.RELEASED} == released


def test_the_decree_that_was_never_read_is_not_cited() -> None:
    edition = read_edition(FORMS / "hep-2021")
    words = [*edition.legal_sources, *(f"{node.heading} {node.guidance}" for node in edition.walk())]
    assert not [sentence for sentence in words if "24/2021" in sentence]
