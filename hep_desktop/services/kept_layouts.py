"""The tables whose reading was shown once: seen, renamed, forgotten, given to another office and got from one."""

import json
from dataclasses import replace
from pathlib import Path

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.commands import ForgetLayout, KeepLayouts
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.layout import Layout
from hep_desktop.hungarian import sort_key
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put

_KIND = "hep-desktop-layouts"
_VERSION = 1
_MOST_BYTES = 2**20
_MOST = 500
_LONGEST = 300  # letters of a name or heading


def kept(editing: Editing) -> tuple[Layout, ...]:
    """All of them by name."""
    return tuple(sorted(editing.office.layouts.values(), key=lambda one: (sort_key(one.name), one.id)))


def rename(editing: Editing, layout: Layout, name: str) -> None:
    """Give one another name. Raises UserError."""
    editing.do(KeepLayouts((replace(layout, name=name.strip()),)))


def forget(editing: Editing, layout: Layout) -> None:
    """Forget one. Raises UserError."""
    editing.do(ForgetLayout(layout.id))


def save(editing: Editing, path: Path) -> None:
    """Write all of them into a file for another office. Raises UserError."""
    layouts = to_plain(kept(editing), tuple[Layout, ...])
    put(path, (dumps({"kind": _KIND, "version": _VERSION, "layouts": layouts}) + "\n").encode())


def load(editing: Editing, path: Path) -> int:
    """Keep those of a file, each in the place of an earlier one of its id; how many are new. Raises UserError."""
    layouts = _read(path)
    asked = frozenset(code for key in editing.editions.ids() for code in editing.editions.edition(key).indicators)
    if not all(column.indicator in asked for one in layouts for column in one.columns):
        raise UserError("layout.strange_file", file=path.name)
    return len(editing.do(KeepLayouts(layouts)).changes)


def _read(path: Path) -> tuple[Layout, ...]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError("layout.strange_file", file=path.name)
        data = json.loads(path.read_bytes())
        if data["kind"] != _KIND or data["version"] != _VERSION:
            raise UserError("layout.strange_file", file=path.name)
        layouts = from_plain(data["layouts"], tuple[Layout, ...])
    except OSError as error:
        raise UserError("import.missing", file=path.name) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("layout.strange_file", file=path.name) from error
    if len(layouts) > _MOST or not all(map(_is_sound, layouts)):
        raise UserError("layout.strange_file", file=path.name)
    return layouts


def _is_sound(layout: Layout) -> bool:
    words = (
        layout.id,
        layout.name,
        layout.settlement,
        layout.code,
        layout.year,
        layout.source,
        layout.value,
        *layout.labels,
    )
    headings = (one.heading for one in layout.columns)
    named = bool(layout.id and layout.name.strip() and layout.columns)
    return named and all(len(one) <= _LONGEST for one in (*words, *headings))
