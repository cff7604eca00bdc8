"""Our words: every sentence the program says, read by key from `resources/strings/hu/`.

A key is the file's name and the path inside it: `text("start.new_programme")`. The law's words are
not here but in `forms/`.
"""

from functools import cache
from typing import Any, cast

from hep_desktop import paths
from hep_desktop.frozen import dataclass
from hep_desktop.toml_file import read_toml

LANGUAGE = "hu"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened, why, and what to do."""

    what: str
    why: str
    todo: str

    def __str__(self) -> str:
        """On one line, where a part that ends with a file's name needs a full stop before the next begins."""
        return " ".join(
            part if part.endswith((".", "?", "…")) else f"{part}." for part in (self.what, self.why, self.todo) if part
        )


@cache
def _area(name: str) -> dict[str, Any]:
    return read_toml(paths.resources() / "strings" / LANGUAGE / f"{name}.toml")


def text(key: str, **args: object) -> str:
    """The sentence at a key, filled with `args`. Raises KeyError where there is none."""
    area, *rest = key.split(".")
    found: Any = _area(area)
    for part in rest:
        found = found[part]
    sentence = cast("str", found)
    return sentence.format(**args) if args else sentence


def explain(code: str, values: dict[str, str], area: str = "errors") -> Explanation:
    """The three sentences of a `UserError` or, in the area `findings`, of a finding (table named like the code)."""
    found: Any = _area(area)
    for part in code.split("."):
        found = found[part]
    return Explanation(*(str(found.get(part, "")).format(**values) for part in ("what", "why", "todo")))
