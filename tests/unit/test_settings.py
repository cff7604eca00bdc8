"""Preferences: kept, bounded, and never a reason not to start."""

from pathlib import Path

import pytest

from guards.logs import LogGuard
from hep_desktop.settings import LastPlace, Settings, SettingsFile


def test_what_is_saved_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "settings.json"
    settings = Settings(folded=("help",), pane_widths=(250, 800, 260), window="AdnQ")
    settings = settings.with_store(Path("/a/hep.sqlite"))
    settings = settings.with_last_place(Path("/a/hep.sqlite"), LastPlace("p", "situation", "he.3.2"))
    SettingsFile(path).save(settings)
    assert SettingsFile(path).current == settings
    assert not list(path.parent.glob("*.new"))


def test_recent_stores_come_newest_first_each_once() -> None:
    settings = Settings()
    for name in "abcdefghijb":
        settings = settings.with_store(Path(name))
    assert settings.recent_stores[:2] == ("b", "j")
    assert len(settings.recent_stores) == 8


@pytest.mark.parametrize("content", ["", "{", "[]", '{"last_places": 5}', '{"pane_widths": ["x"]}', "\x00"])
def test_a_broken_file_gives_the_defaults(tmp_path: Path, logged: LogGuard, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    logged.expect("could not be read")
    assert SettingsFile(path).current == Settings()


def test_a_profile_that_cannot_be_written_costs_comfort_alone(tmp_path: Path, logged: LogGuard) -> None:
    (tmp_path / "profile").write_text("a file where a folder should be", encoding="utf-8")
    preferences = SettingsFile(tmp_path / "profile" / "settings.json")
    logged.expect("could not be")
    preferences.save(Settings(window="x"))
    assert preferences.current.window == "x"
