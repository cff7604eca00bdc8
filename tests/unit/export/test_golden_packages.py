"""A package made by an earlier version verifies for ever, and its hep.json still fits the schema of its version."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

from hep_desktop import paths
from hep_desktop.export.verdict import State, Who
from hep_desktop.export.verify import verify_file

PACKAGES = sorted((Path(__file__).parents[2] / "golden" / "packages").glob("*.asice"))


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.stem)
def test_an_old_package(path: Path) -> None:
    verdict = verify_file(path)
    assert verdict.state is State.WHOLE
    assert [one.who for one in verdict.signatures] == [Who.UNKNOWN, Who.UNKNOWN]
    with zipfile.ZipFile(path) as container:
        hep = json.loads(container.read("hep.json"))
    schema = json.loads((paths.resources() / "package" / "hep.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(hep, schema)


def test_there_is_one() -> None:
    assert PACKAGES
