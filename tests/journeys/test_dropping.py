"""Several files dropped at once: each is taken, or told why not."""

from pathlib import Path

from pytestqt.qtbot import QtBot

import word_files
from hep_desktop.domain.settlement import Settlement
from hep_desktop.export.example_sources import RegisteredPopulation, write_registered_population
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.importing import ImportPage

SLOW = 60_000


def test_a_word_file_beside_tables_is_told_and_hides_none_of_them(
    qtbot: QtBot, draft: MainWindow, tmp_path: Path
) -> None:
    registry = tmp_path / "kozerdeku_lakossag_2025.csv"
    village = Settlement("", "00000", "Mintafalu", "Példa", "Mintai", "község", 812)
    write_registered_population(registry, [RegisteredPopulation(village, 380, 432)])
    old = tmp_path / "HEP.docx"
    word_files.saved(word_files.built(word_files.programme()[:3]), old)
    for step in ("start", "word"):  # dropped on any page
        draft.session.go(step)
        draft.commands.take_files([registry, old])
        page = draft.navigator.page
        assert isinstance(page, ImportPage)
        qtbot.waitUntil(lambda page=page: page.step == "preview", timeout=SLOW)
        page.preview.refuse.click()
        qtbot.waitUntil(lambda page=page: page.step == "done", timeout=SLOW)
        assert "A fájl irat, nem táblázat: HEP.docx" in page.done.result.text()
