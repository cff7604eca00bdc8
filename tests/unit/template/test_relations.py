"""What a formula rests on, and which table a figure is kept in."""

from pathlib import Path

from edition_files import small_edition, write
from hep_desktop.template.reader import read_edition
from hep_desktop.template.relations import homes, own_columns, references


def test_references_and_homes(tmp_path: Path) -> None:
    files = small_edition()
    files["tables/t2.toml"] = files["tables/t1.toml"] | {
        "number": "2",
        "columns": ["all", "men", "share"],
        "groups": [],
    }
    files["tables/t3.toml"] = files["tables/t2.toml"] | {"number": "3"}
    files["tables/t1.toml"]["columns"].remove("share")
    edition = read_edition(write(files, tmp_path / "small"))
    assert references(edition, ("share", "gone")) == {"share", "women", "men", "all"}
    assert {code: home.id for code, home in homes(edition).items()} == {
        "women": "t1", "men": "t1", "all": "t1", "level": "t1", "share": "t2",
    }  # fmt: skip
    assert own_columns(edition, edition.tables["t2"]) == ("share",)
    assert own_columns(edition, edition.tables["t3"]) == ("all", "men", "share")
