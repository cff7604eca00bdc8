"""The few preferences of a user: one frozen dataclass, one JSON file in the user's profile.

A file that cannot be read is no reason to stop: the program starts with its defaults.
"""

import json
import logging
import os
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any, cast

from hep_desktop.frozen import dataclass

_LOG = logging.getLogger(__name__)
_RECENT = 8


@dataclass(frozen=True, slots=True)
class LastPlace:
    """Where somebody worked last in a store."""

    programme: str = ""
    step: str = ""
    node: str = ""


NOWHERE = LastPlace()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything remembered. `window` is Qt's own geometry as text; `folded` names folded panes.

    `files_folder` is where finished files went last; `card_module` the driver of the card used last;
    `second_copies` a folder, on a stick perhaps, for safety copies;
    `own_words` are right though the dictionary does not know them; `author` is who signs remarks;
    `first_page` is where the window begins without a programme; `list_columns` what headings of a mentor's list mean.
    """

    recent_stores: tuple[str, ...] = ()
    last_places: dict[str, LastPlace] = field(default_factory=dict[str, LastPlace])
    window: str = ""
    folded: tuple[str, ...] = ()
    pane_widths: tuple[int, ...] = ()
    files_folder: str = ""
    card_module: str = ""
    second_copies: str = ""
    spelling: bool = True
    own_words: tuple[str, ...] = ()
    author: str = ""
    first_page: str = ""
    list_columns: dict[str, str] = field(default_factory=dict[str, str])

    def with_store(self, store: Path) -> "Settings":
        """With a store first among the recent ones."""
        name = str(store)
        others = tuple(other for other in self.recent_stores if other != name)
        return replace(self, recent_stores=(name, *others)[:_RECENT])

    def with_last_place(self, store: Path, place: LastPlace) -> "Settings":
        """With the place where work in a store goes on next time."""
        return replace(self, last_places={**self.last_places, str(store): place})

    def with_second_copies(self, folder: Path | None) -> "Settings":
        """With a folder that gets every safety copy too; None for none."""
        return replace(self, second_copies=str(folder) if folder else "")

    def with_files_folder(self, folder: Path) -> "Settings":
        """With the folder finished files go to next time."""
        return replace(self, files_folder=str(folder))

    def with_first_page(self, page: str) -> "Settings":
        """With the page at which the window begins; none is the start page."""
        return replace(self, first_page=page)

    def with_list_columns(self, columns: dict[str, str]) -> "Settings":
        """With what headings mean, beside what others meant before."""
        return replace(self, list_columns={**self.list_columns, **columns})

    def with_card_module(self, module: Path) -> "Settings":
        """With the driver of the card that was used last."""
        return replace(self, card_module=str(module))


class SettingsFile:
    """Reads and writes the file; `current` is what holds now."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current = self._load()

    def save(self, settings: Settings) -> None:
        """Remember `settings`; a profile that cannot be written costs comfort alone."""
        if settings == self.current:
            return
        self.current = settings
        beside = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(beside, self.path)  # noqa: PTH105 – replaces on Windows too
        except OSError:
            _LOG.warning("settings could not be written")

    def _load(self) -> Settings:
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            return _from_plain(data)
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, TypeError, AttributeError):
            _LOG.warning("settings could not be read; starting with the defaults")
            return Settings()


def _from_plain(data: dict[str, Any]) -> Settings:
    places = cast("dict[str, dict[str, str]]", data.get("last_places", {}))
    return Settings(
        recent_stores=tuple(str(store) for store in data.get("recent_stores", ())),
        last_places={store: LastPlace(**place) for store, place in places.items()},
        window=str(data.get("window", "")),
        folded=tuple(str(pane) for pane in data.get("folded", ())),
        pane_widths=tuple(int(width) for width in data.get("pane_widths", ())),
        files_folder=str(data.get("files_folder", "")),
        card_module=str(data.get("card_module", "")),
        second_copies=str(data.get("second_copies", "")),
        spelling=bool(data.get("spelling", True)),
        own_words=tuple(str(word) for word in data.get("own_words", ())),
        author=str(data.get("author", "")),
        first_page=str(data.get("first_page", "")),
        list_columns={str(head): str(use) for head, use in data.get("list_columns", {}).items()},
    )
