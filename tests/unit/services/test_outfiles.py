"""Files for people are whole or not there; those that belong together are all new or all old."""

from pathlib import Path

import pytest

from full_disk import full_after
from hep_desktop.domain.errors import UserError
from hep_desktop.services.outfiles import expect_folder, make_folder, put, put_all, safe_name


def test_a_file_is_replaced(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", b"old")
    put(tmp_path / "a.txt", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir() if path.is_file()] == [("a.txt", b"new")]


def test_on_a_full_disk_nothing_is_half_written(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    make_folder(folder)
    put(folder / "small.txt", b"old")
    with full_after(1000), pytest.raises(UserError) as caught:
        put_all({folder / "small.txt": b"new", folder / "large.pdf": bytes(5000)})
    assert (caught.value.code, caught.value.values["file"]) == ("output.disk_full", "large.pdf")
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("small.txt", b"old")]


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt" / "x").mkdir(parents=True)
    with pytest.raises(UserError) as caught:
        put_all({tmp_path / "b.txt": b"b", tmp_path / "a.txt": b"a"})
    assert caught.value.code == "output.not_writable"
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        put(tmp_path / "none" / "a.txt", b"a")
    assert caught.value.code == "output.no_folder"
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UserError, match="no_folder"):
            expect_folder(folder)
        with pytest.raises(UserError) as caught:
            make_folder(folder)
        assert caught.value.code in {"output.no_folder", "output.failed"}


def test_a_folder_is_expected_without_making_it(tmp_path: Path) -> None:
    expect_folder(tmp_path / "new" / "below")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("stem", "name"), [("Pest/Buda: 1?", "Pest-Buda- 1-"), ("a. ", "a"), ("x" * 200, "x" * 120)])
def test_names_that_every_system_takes(stem: str, name: str) -> None:
    assert safe_name(stem) == name
