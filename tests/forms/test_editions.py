"""Every edition under `forms/` fits together; released ones never change."""

import tomllib
from datetime import date

import pytest

from builders import FORMS
from hep_desktop.checks.engine import incoherent
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.coherence import faults
from hep_desktop.template.model import EditionStatus
from hep_desktop.template.reader import read_edition

IDS = Catalogue(FORMS).ids()
_PAIR = ("hep-2012", "hep-2021")


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


def test_everything_of_the_older_edition_goes_on_or_says_why_not() -> None:
    catalogue = Catalogue(FORMS)
    old, new, follows = catalogue.edition("hep-2012"), catalogue.edition("hep-2021"), catalogue.succession(*_PAIR)
    shown = {code for table in new.tables.values() for code in table.columns}
    columns = {code for table in old.tables.values() for code in table.columns}
    assert {node.id for node in old.walk() if not follows.why_gone(node.id)} <= {node.id for node in new.walk()}
    assert {key for key in old.tables if not follows.why_gone(key)} <= set(new.tables)
    assert {follows.indicator(code) for code in columns if not follows.why_gone(code)} <= shown
    assert set(follows.gone) == columns - shown
    assert old.node("he.3.4").title != new.node("he.3.4").title


def test_each_day_has_one_edition() -> None:
    found = [Catalogue(FORMS).for_day(day).id for day in (date(2018, 12, 4), date(2021, 6, 30), date(2021, 7, 1))]
    assert found == ["hep-2012", "hep-2012", "hep-2021"]
