"""A store with its copies, made once and copied for every case."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from hep_desktop.services.backing_up import Backups
from stores import NOW, catalogue, editing, set_women


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of several pages with two copies and the readable one, closed."""
    folder = tmp_path_factory.mktemp("model")
    with editing(folder / "hep.sqlite", catalogue(folder / "forms")) as one:
        for number in range(40):
            one.do(set_women(number))
            if number in (20, 39):
                at = NOW + timedelta(minutes=number)
                assert Backups(one, lambda at=at: at).make()
        one.close()
    return folder


@pytest.fixture
def path(model: Path, tmp_path: Path) -> Path:
    """A copy of all that, to be ruined."""
    shutil.copytree(model, tmp_path, dirs_exist_ok=True)
    return tmp_path / "hep.sqlite"
