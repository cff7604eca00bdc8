"""Every doubt has a sentence, and is given what fills it."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

from hep_desktop import importers, services
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.words import text

MATCHED = {"row", "name", "code", "found_name", "found_code"}
CHOSEN_WHILE_READING = {
    DoubtKind.NAME_DIFFERS: MATCHED,
    DoubtKind.CODE_DIFFERS: MATCHED,
    DoubtKind.NOT_COMPUTED: {"cell"},
    DoubtKind.CELL_ERROR: {"cell"},
}


def raised() -> Iterator[tuple[DoubtKind, set[str]]]:
    """The doubts that the source names, with what they are given."""
    for path in (*Path(importers.__file__).parent.rglob("*.py"), *Path(services.__file__).parent.glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "doubt":
                kind = ast.unparse(call.args[0])
                if kind.startswith("DoubtKind."):
                    yield DoubtKind[kind.removeprefix("DoubtKind.")], {str(one.arg) for one in call.keywords}


def test_every_doubt_is_raised_with_the_fields_of_its_sentence() -> None:
    given = CHOSEN_WHILE_READING | dict(raised())
    assert set(given) == set(DoubtKind)
    for kind, fields in given.items():
        sentence = text(f"importing.doubts.{kind}")
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= fields, kind
