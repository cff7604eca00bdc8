"""hep.json read back gives the programme it was made of; what cannot be read is said."""

import json
from pathlib import Path

import pytest

import package_sample as sample
from hep_desktop import paths
from hep_desktop.domain.errors import UserError
from hep_desktop.export import programme_json, programme_reading
from hep_desktop.export.programme_reading import read


def _hep() -> bytes:
    return programme_json.compose(sample.office(), sample.PROGRAMME, sample.edition())


def test_what_was_written_is_read() -> None:
    programme, office = read(_hep())
    assert programme == sample.PROGRAMME
    assert programme_json.compose(office, programme, sample.edition()) == _hep()


def test_what_a_package_leaves_out_is_not_made_up() -> None:
    _, office = read(_hep())
    assert sample.PRIVATE not in repr(office)


def test_a_newer_schema_is_told() -> None:
    newer = {**json.loads(_hep()), "schema_version": 7}
    with pytest.raises(UserError) as caught:
        read(json.dumps(newer).encode())
    assert (caught.value.code, caught.value.values["version"]) == ("package.newer", "7")


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"schema": "hep-desktop/hep.json", "schema_version": 1}'],
)
def test_what_is_no_programme(content: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read(content)
    assert caught.value.code == "package.unreadable_programme"


@pytest.mark.parametrize("name", ["settlement", "programme", "facts", "measures", "meetings", "texts"])
def test_a_part_of_another_kind(name: str) -> None:
    for wrong in (None, 7, "x", [7], {"x": 7}):
        with pytest.raises(UserError):
            read(json.dumps({**json.loads(_hep()), name: wrong}).encode())


def test_whatever_a_package_may_tell_is_read() -> None:
    schema = json.loads((paths.resources() / "package" / "hep.schema.json").read_text(encoding="utf-8"))
    source = Path(programme_reading.__file__).read_text(encoding="utf-8")
    told = set(schema["properties"]) - {"profile"}
    assert {name for name in told if f'"{name}"' not in source} == set()
