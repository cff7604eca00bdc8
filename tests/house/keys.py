"""Which keys of our words the code uses, read from its source: whole ones, and ones it puts together."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
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


@cache
def literals() -> dict[str, str]:
    """Every string of the program that could be a key, and one place where it stands."""
    return {node.value: f"{module.name}:{node.lineno}" for module in PROGRAM for node in module.strings()}


@cache
def assembled() -> dict[str, set[str]]:
    """Every key with a hole, `frame.status.{}`: the keys it makes where a loop of its source says so, else none."""
    found: dict[str, set[str]] = {}
    for module in PROGRAM:
        constants = {name: words for name, value in _assigned(module.tree.body) if (words := _rows(value, {}))}
        found |= {pattern: found.get(pattern, set()) for node in module.nodes if (pattern := _pattern(node))}
        for holder in module.nodes:
            loops = {name: words for target, rows in _loops(holder, constants) for name, words in _named(target, rows)}
            for node in ast.walk(holder) if loops else ():
                if isinstance(node, ast.JoinedStr) and (pattern := _pattern(node)):
                    found[pattern] |= _expanded(node, pattern, loops)
    return found


def calls(module: Module, name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function with a literal first argument: that and the call."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") == name:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node


Rows = tuple[tuple[str, ...], ...]
"""What a loop runs over, as far as it is words: one tuple a turn, with "" for what is no word."""


def _pattern(node: ast.AST) -> str:
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
    area, dot, _ = parts[0].partition(".")
    return "".join(parts) if dot and area in AREAS and area not in CODED else ""


def _expanded(node: ast.JoinedStr, pattern: str, loops: dict[str, tuple[str, ...]]) -> set[str]:
    holes = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
    if len(holes) == 1 and isinstance(holes[0], ast.Name):
        return {pattern.format(value) for value in loops.get(holes[0].id, ()) if value}
    return set()


def _loops(holder: ast.AST, constants: dict[str, Rows]) -> Iterator[tuple[ast.expr, Rows]]:
    loops = [holder] if isinstance(holder, ast.For) else getattr(holder, "generators", ())
    for loop in loops:
        yield loop.target, _rows(loop.iter, constants)


def _named(target: ast.expr, rows: Rows) -> Iterator[tuple[str, tuple[str, ...]]]:
    names = target.elts if isinstance(target, ast.Tuple) else [target]
    for place, name in enumerate(names):
        if isinstance(name, ast.Name):
            yield name.id, tuple(row[place] for row in rows if place < len(row))


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and value is not None:
            yield target.id, value


def _rows(node: ast.expr, constants: dict[str, Rows]) -> Rows:
    if isinstance(node, ast.Name):
        return constants.get(node.id, ())
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(_words(one.elts if isinstance(one, ast.Tuple) else [one]) for one in node.elts)
    return ()


def _words(nodes: list[ast.expr]) -> tuple[str, ...]:
    values = [node.value if isinstance(node, ast.Constant) else "" for node in nodes]
    return tuple(value if isinstance(value, str) else "" for value in values)
