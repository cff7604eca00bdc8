"""A store with a password at the command line: the password comes from a file, and a wrong one is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hep_desktop import cli
from hep_desktop.services import workspaces
from stores import quick_passwords

PASSWORD = "kék szarka, három dió"  # noqa: S105 – opens nothing


@pytest.fixture(autouse=True)
def _quick_keys() -> Iterator[None]:
    with quick_passwords():
        yield


@pytest.mark.parametrize(("typed", "told"), [(PASSWORD, "program nincs meg"), ("rossz jelszó", "A jelszó nem jó")])
def test_the_password_of_a_store_comes_from_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, told: str
) -> None:
    store, file = tmp_path / "hep.sqlite-enc", tmp_path / "jelszó.txt"
    workspaces.create_workspace(store, password=PASSWORD).close()
    file.write_text(f"{typed}\n", encoding="utf-8")
    words = ["--store", str(store), "check", "--store-password-file", str(file)]
    assert cli.main(words) == 2  # opened or not: there is no programme to check in it
    error = capsys.readouterr().err
    assert told in error
    assert PASSWORD not in error
