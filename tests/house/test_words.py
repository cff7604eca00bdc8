"""Every word the program asks for exists, every word that exists is asked for, and all fields are filled."""

import ast
import re
import string
from functools import cache

import pytest

from house.dynamic_keys import DECLARED
from house.keys import AREAS, CODED, CODES, SENTENCES, assembled, calls, leaves, literals
from house.tree import PROGRAM

KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+(?<!\.toml)")
NOT_WORDS: set[str] = set()
"""Strings that look like a key of an area and are none."""


@cache
def put_together() -> set[str]:
    """Every key that the code puts together, by its own source or as declared."""
    declared = {
        pattern.format(*([value] if isinstance(value, str) else value))
        for pattern, values in DECLARED.items()
        for value in values
    }
    return declared.union(*assembled().values())


def fields(*sentences: str) -> set[str]:
    """The names in braces."""
    return {name for words in sentences for _, name, _, _ in string.Formatter().parse(words) if name}


def test_keys_put_together_are_declared() -> None:
    assert {pattern for pattern, keys in assembled().items() if not keys} <= set(DECLARED), "see dynamic_keys.py"
    assert set(DECLARED) <= set(assembled()), "declared and put together nowhere"


def test_every_key_put_together_exists() -> None:
    assert sorted(put_together() - set(SENTENCES)) == []


def test_every_key_written_out_exists() -> None:
    known = set(SENTENCES).union(*CODES.values(), NOT_WORDS)
    areas = set(AREAS) | {code.partition(".")[0] for codes in CODES.values() for code in codes}
    asked = {key: place for key, place in literals().items() if KEY.fullmatch(key) and key.partition(".")[0] in areas}
    assert {key: place for key, place in asked.items() if key not in known} == {}


def test_every_key_is_used() -> None:
    assert sorted(set(SENTENCES) - put_together() - set(literals())) == []


@pytest.mark.parametrize("area", CODED)
def test_every_code_is_used_and_explained(area: str) -> None:
    assert sorted(CODES[area] - set(literals())) == []
    parts = dict(leaves(AREAS[area]))
    assert [f"{code}.{part}" for code in CODES[area] for part in CODED[area] if not parts.get(f"{code}.{part}")] == []


def test_sentences_are_given_their_fields() -> None:
    wrong: list[str] = []
    for module in PROGRAM:
        for key, call in calls(module, "text"):
            given = {keyword.arg for keyword in call.keywords}
            if None not in given and key in SENTENCES and given != fields(SENTENCES[key]):
                wrong.append(f"{module.name}:{call.lineno}: {key} wants {sorted(fields(SENTENCES[key]))}")
    assert wrong == []


def test_errors_exist_and_are_given_their_fields() -> None:
    parts = dict(leaves(AREAS["errors"]))
    wrong: list[str] = []
    for module in PROGRAM:
        for code, call in calls(module, "UserError"):
            wanted = fields(*(parts.get(f"{code}.{part}", "") for part in CODED["errors"]))
            given = {keyword.arg for keyword in call.keywords}
            if code not in CODES["errors"] or (None not in given and not wanted <= given):
                wrong.append(f"{module.name}:{call.lineno}: {code} wants {sorted(wanted)}")
    assert wrong == []


def test_every_error_raised_says_its_code_where_it_is_raised() -> None:
    raised = [node for module in PROGRAM for node in module.nodes if isinstance(node, ast.Raise) and node.exc]
    codes = [node.exc.args[:1] for node in raised if isinstance(node.exc, ast.Call) and is_user_error(node.exc.func)]
    assert [ast.unparse(first[0]) for first in codes if first and isinstance(first[0], ast.JoinedStr)] == []


def is_user_error(node: ast.expr) -> bool:
    """Whether this is the class by its name."""
    return isinstance(node, ast.Name) and node.id == "UserError"
