"""The source tree as the house tests read it: each module parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hep_desktop"
STRINGS = ROOT / "resources" / "strings" / "hu"


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        """Where it stands, for messages."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node."""
        return list(ast.walk(self.tree))

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method."""
        return (node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

    def docstrings(self) -> set[int]:
        """The ids of the constants that are docstrings, of fields too."""
        bodies = (node.body for node in self.nodes if isinstance(getattr(node, "body", None), list))
        bare = (statement.value for body in bodies for statement in body if isinstance(statement, ast.Expr))
        return {id(value) for value in bare if isinstance(value, ast.Constant)}

    def strings(self) -> Iterator[ast.Constant]:
        """Every string that is no docstring."""
        documented = self.docstrings()
        for node in self.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
                yield node


def modules_in(folder: Path) -> list[Module]:
    """All modules below a folder."""
    return [Module(path) for path in sorted(folder.rglob("*.py"))]


PROGRAM = modules_in(PACKAGE)
TESTS = modules_in(ROOT / "tests")
EVERYTHING = [Module(ROOT / "dev.py"), *PROGRAM, *TESTS]
