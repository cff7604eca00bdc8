"""Which programmes are looked at together: a county, a district, or villages that the button then names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hep_desktop.services.together import Area
from hep_desktop.ui import look
from hep_desktop.ui.area_chooser import AreaChooser, VillagesDialog

VILLAGES = (("01508", "Ipolyszög"), ("20491", "Eger"), ("17376", "Átány"), ("02389", "Bercel"))


def dialog_of(chooser: AreaChooser) -> VillagesDialog:
    chooser.one_by_one.click()
    return chooser.findChildren(VillagesDialog)[-1]


def test_chosen_villages_are_named_until_a_county_is_chosen_or_none_is_ticked(qtbot: QtBot) -> None:
    chooser = AreaChooser()
    qtbot.addWidget(chooser)
    chooser.offer((("Nógrád", "Balassagyarmati"), ("Heves", "Egri")), VILLAGES)
    chooser.county.put("Nógrád")
    dialog = dialog_of(chooser)
    for row in (0, 2):
        dialog.list.item(row).setCheckState(Qt.CheckState.Checked)
    dialog.buttons.accepted.emit()
    assert chooser.area == Area(codes=("17376", "20491"))
    assert chooser.one_by_one.text() == "Kijelölve (2): Átány, Eger"
    assert not chooser.county.value()
    dialog = dialog_of(chooser)
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Kijelölés törlése").click()
    dialog.buttons.accepted.emit()
    assert chooser.area == Area()
    assert chooser.one_by_one.text() == "Települések kijelölése…"


def test_the_villages_to_choose_from_fit_the_screen_with_letters_twice_as_large(
    qtbot: QtBot, qapp: QApplication
) -> None:
    before = qapp.font()
    qapp.setFont(look.scaled(before, 2))
    try:
        dialog = VillagesDialog([("13657", "Balassagyarmat")], [])
        qtbot.addWidget(dialog)
        screen = dialog.screen().availableSize()
        assert dialog.size().boundedTo(screen) == dialog.size()
    finally:
        qapp.setFont(before)
