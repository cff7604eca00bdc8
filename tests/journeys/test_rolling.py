"""The programme of the next five years from one page."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from hep_desktop.domain.commands import Adopt, ChangeCouncil
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.rolling import RollingPage


def test_what_is_ticked_goes_over_and_the_rest_is_listed(example: MainWindow, tmp_path: Path) -> None:
    session = example.session
    source = session.programme_id
    session.do(ChangeCouncil(source, {"held": date(2026, 11, 19), "number": "12/2026. (XI. 19.)"}))
    session.do(Adopt(source))
    session.go("rolling")
    page = example.navigator.page
    assert isinstance(page, RollingPage)
    assert page.day.value() == date(2031, 11, 19)
    dropped = page.measures.item(0)
    dropped_id = dropped.data(Qt.ItemDataRole.UserRole)
    title = session.programme.measures[dropped_id].title
    dropped.setCheckState(Qt.CheckState.Unchecked)
    page.save_list(tmp_path / "lista.txt")
    assert title in (tmp_path / "lista.txt").read_text(encoding="utf-8-sig")
    page.begin.trigger()
    new, old = session.programme, session.office.programmes[source]
    assert (new.details.follows, new.details.settlement) == (source, old.details.settlement)
    assert set(old.measures) - set(new.measures) == {dropped_id}
    assert new.texts == old.texts
    example.commands.close_for("start")
    example.commands.undo()  # what begins a programme is taken back where programmes are listed
    assert list(session.office.programmes) == [source]
