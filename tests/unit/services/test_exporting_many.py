"""Many programmes in one go: each in its own folder, and one that cannot be made stops none of the others."""

from dataclasses import replace
from pathlib import Path

import pytest

import stores
from hep_desktop import paths
from hep_desktop.domain.commands import AddSettlement, CreateProgramme
from hep_desktop.domain.errors import UserError
from hep_desktop.export.device_key import set_password
from hep_desktop.services.exporting import DeviceKey, State
from hep_desktop.services.exporting_many import export_many


class Heard:
    """Remembers how far it was told to be."""

    def __init__(self) -> None:
        self.told: list[float] = []

    def step(self, done: int, total: int, key: str) -> None:
        del key
        self.told.append(done / total)


def test_every_programme_is_made_though_one_cannot_be(tmp_path: Path) -> None:
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as editing:
        other = replace(stores.VILLAGE, id="s2", code="00019", name="Őrimező")
        editing.do(AddSettlement(other))
        editing.do(CreateProgramme(replace(stores.DETAILS, id="p2", settlement="s2")))
        blocked = next(iter(export_many(editing, ["p2"], tmp_path / "probe", DeviceKey(), allow_errors=True)))
        assert blocked.exported is not None
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / blocked.exported.folder.parent.name).write_bytes(b"a file where the folder should be")
        heard = Heard()
        first, second = export_many(editing, ["p2", "p"], tmp_path / "out", DeviceKey(), heard, allow_errors=True)
    assert (first.programme, first.refused is not None) == ("p2", True)
    assert second.exported is not None
    assert second.exported.verdict.state is State.WHOLE
    assert heard.told == sorted(heard.told)


def test_a_wrong_password_is_said_once_however_many_villages_wait(tmp_path: Path) -> None:
    spoken: list[str] = []

    def password() -> str:
        spoken.append("asked")
        return "nem ez"

    profile = paths.user_profile()
    set_password(profile, stores.NOW, "", "őrizd meg")
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as editing:
        made = export_many(editing, ["p", "p", "p"], tmp_path / "out", DeviceKey(password), allow_errors=True)
        with pytest.raises(UserError) as caught:
            list(made)
    assert caught.value.code == "signing.device_password"
    assert spoken == ["asked"]
    assert not (tmp_path / "out").exists()
