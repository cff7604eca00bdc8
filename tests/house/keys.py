"""Which keys of our words the code uses, read from its source: whole ones, and ones it puts together."""

import ast
import tomllib
from collections.abc import Iterator
from typing import Any

from house.tree import PROGRAM, STRINGS, Module

AREAS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(STRINGS.glob("*.toml"))}
CODED = {"errors": ("what", "why", "todo"), "findings": ("what", "why", "todo")}
"""Areas whose entries are found by the code of an error or a finding."""


def leaves(table: dict[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of a table by its dotted path."""
    for name, entry in table.items():
        if isinstance(entry, dict):
            yield from leaves(entry, f"{start}{name}.")
        else:
            yield f"{start}{name}", entry


SENTENCES = {f"{area}.{key}": words for area in AREAS if area not in CODED for key, words in leaves(AREAS[area])}
CODES = {area: {key.rpartition(".")[0] for key, _ in leaves(AREAS[area])} for area in CODED if area in AREAS}


def literals() -> dict[str, str]:
    """Every string of the program that could be a key, and one place where it stands."""
    return {node.value: f"{module.name}:{node.lineno}" for module in PROGRAM for node in module.strings()}


def assembled() -> dict[str, set[str]]:
    """Every key with a hole, `frame.status.{}`: the keys it makes where the source says so, else none."""
    found: dict[str, set[str]] = {}
    for module in PROGRAM:
        constants = dict(_constants(module.tree.body))
        scopes = [module.tree, *module.functions()]
        for scope in scopes:
            loops = dict(_loops(scope, constants))
            for node in ast.walk(scope):
                if isinstance(node, ast.JoinedStr) and (pattern := _pattern(node)):
                    found.setdefault(pattern, set()).update(_expanded(node, pattern, loops))
    return found


def calls(module: Module, name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function with a literal first argument: that and the call."""
    for node in module.walk():
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") == name:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node


def _pattern(node: ast.JoinedStr) -> str:
    parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
    area, dot, _ = parts[0].partition(".")
    return "".join(parts) if dot and area in AREAS and area not in CODED else ""


def _expanded(node: ast.JoinedStr, pattern: str, loops: dict[str, tuple[str, ...]]) -> set[str]:
    holes = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
    if len(holes) == 1 and isinstance(holes[0], ast.Name):
        return {pattern.format(value) for value in loops.get(holes[0].id, ())}
    return set()


def _loops(scope: ast.AST, constants: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in ast.walk(scope):
        if isinstance(node, ast.comprehension | ast.For) and isinstance(node.target, ast.Name):
            named = constants.get(node.iter.id, ()) if isinstance(node.iter, ast.Name) else _words(node.iter)
            if named:
                yield node.target.id, named


def _constants(body: list[ast.stmt]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and value is not None and (words := _words(value)):
            yield target.id, words


def _words(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.Tuple | ast.List) and all(isinstance(one, ast.Constant) for one in node.elts):
        return tuple(str(one.value) for one in node.elts if isinstance(one, ast.Constant))
    return ()
