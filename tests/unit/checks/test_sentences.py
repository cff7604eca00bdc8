"""Every finding has its sentences, and every sentence its finding."""

import re
import tomllib
from pathlib import Path

import pytest

from hep_desktop import paths
from hep_desktop.checks import engine

SENTENCES = tomllib.loads((paths.resources() / "strings" / "hu" / "findings.toml").read_text(encoding="utf-8"))
CODES = {f"{area}.{code}": told for area, codes in SENTENCES.items() for code, told in codes.items()}


def _codes_in_the_program() -> set[str]:
    modules = Path(engine.__file__).parent.glob("*.py")
    areas = "|".join(SENTENCES)
    return {code for path in modules for code in re.findall(rf'"((?:{areas})\.[a-z_]+)"', path.read_text("utf-8"))}


def test_codes_and_sentences_are_the_same() -> None:
    assert set(CODES) == _codes_in_the_program()


@pytest.mark.parametrize("code", CODES)
def test_a_finding_says_what_why_and_what_to_do(code: str) -> None:
    assert set(CODES[code]) == {"what", "why", "todo"}
    assert all(sentence.endswith(".") and "!" not in sentence for sentence in CODES[code].values())
