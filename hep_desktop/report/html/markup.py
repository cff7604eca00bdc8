"""Bits of a web page: elements, escaped words, runs, lists."""

import re
from collections.abc import Iterable
from html import escape

from hep_desktop.report.document import ListBlock, Run, Runs

_NOTHING = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b\u2060\ufeff]")


def element(tag: str, inner: str, **attributes: str | int | None) -> str:
    """An element; attributes of None are left out, `class_` is the class."""
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{told}>{inner}</{tag}>"


def words(text: str) -> str:
    """Plain words, escaped; line ends stay."""
    return escape(_NOTHING.sub("", text), quote=False).replace("\n", "<br>")


def inline(runs: Runs) -> str:
    """Runs in their looks."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    said = words(run.text)
    looks = {"sup": run.raised, "em": run.italic, "strong": run.bold, "del": run.struck, "ins": run.underlined}
    for tag, wanted in looks.items():
        if wanted and said:
            said = element(tag, said)
    return said


def listing(block: ListBlock) -> str:
    """A list."""
    items = "".join(element("li", inline(item)) for item in block.items)
    first = block.first if block.ordered and block.first != 1 else None
    return element("ol" if block.ordered else "ul", items, start=first)


def joined(parts: Iterable[str]) -> str:
    """Elements under each other."""
    return "\n".join(parts)
