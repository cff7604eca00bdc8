"""Which editions there are and which one applies."""

from datetime import date
from pathlib import Path

import pytest

from edition_files import small_edition, write
from hep_desktop.domain.errors import UserError
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.reader import EditionError


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    for key, begins, ends in (("hep-a", 2012, 2021), ("hep-b", 2021, 2030), ("hep-c", 2025, 2030)):
        files = small_edition()
        files["edition.toml"] |= {"id": key, "in_force_from": date(begins, 1, 1), "in_force_to": date(ends, 12, 31)}
        write(files, tmp_path / key)
    (tmp_path / "amounts").mkdir()
    return tmp_path


def test_ids_and_editions(forms: Path) -> None:
    catalogue = Catalogue(forms)
    assert catalogue.ids() == ("hep-a", "hep-b", "hep-c")
    assert catalogue.edition("hep-a").id == "hep-a"
    assert catalogue.edition("hep-a") is catalogue.edition("hep-a")


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2020, 5, 1), "hep-a"), (date(2024, 1, 1), "hep-b"), (date(2027, 3, 31), "hep-c")]
)
def test_the_newest_edition_in_force(forms: Path, day: date, expected: str) -> None:
    assert Catalogue(forms).for_day(day).id == expected


def test_what_is_not_there(forms: Path) -> None:
    with pytest.raises(UserError, match=r"edition\.unknown"):
        Catalogue(forms).edition("hep-2099")
    with pytest.raises(UserError, match=r"edition\.none_for_day"):
        Catalogue(forms).for_day(date(2031, 1, 1))


def test_an_edition_that_does_not_fit_together_is_refused(forms: Path) -> None:
    files = small_edition()
    files["edition.toml"]["id"] = "hep-a"
    files["tables/t1.toml"]["columns"].append("gone")
    with pytest.raises(EditionError, match="there is no indicator gone"):
        Catalogue(write(files, forms / "hep-a").parent).edition("hep-a")
