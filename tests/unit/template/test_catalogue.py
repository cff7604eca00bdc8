"""Which editions there are and which one applies."""

from datetime import date
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("name", "put", "told"),
    [
        ("tables/t1.toml", {"columns": ["gone"], "groups": []}, "tables/t1.toml: columns: nincs gone kódú mutató"),
        (
            "indicators/work.toml",
            {"all": {"label": "Együtt", "kind": "count", "formula": "all + women"}},
            "indicators/work.toml: all.formula: a képlet önmagához vezet vissza ezen át: all",
        ),
        ("chapters/one.toml", {"target_group": "XX"}, "chapters/one.toml: he.target_group: az intézkedési tervnek"),
    ],
)
def test_an_edition_that_does_not_fit_is_refused_by_file_and_key(
    forms: Path, name: str, put: dict[str, Any], told: str
) -> None:
    files = small_edition()
    files["edition.toml"]["id"] = "hep-a"
    files[name] |= put
    with pytest.raises(EditionError) as refused:
        Catalogue(write(files, forms / "hep-a").parent).edition("hep-a")
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[women]\nlabel = 'a'\n[women]\n", "indicators/work.toml: 3. sor: ez a kulcs vagy szakasz kétszer"),
        ("[women\n", "indicators/work.toml: 1. sor: ez itt nem TOML"),
        ("[women]\nlabel = 'a'\nlabel = 'b'\n", "indicators/work.toml: 3. sor: ez a kulcs vagy szakasz kétszer"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_its_line(forms: Path, content: str, told: str) -> None:
    (forms / "hep-a" / "indicators" / "work.toml").write_text(content, encoding="utf-8")
    with pytest.raises(EditionError) as refused:
        Catalogue(forms).edition("hep-a")
    assert told in str(refused.value)
