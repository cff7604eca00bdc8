"""What both sides changed: a list, and for the chosen line both values with who wrote them and when."""

from PySide6.QtWidgets import QButtonGroup, QListWidget, QRadioButton, QVBoxLayout, QWidget

from hep_desktop.domain.belongings import title_of
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import Place
from hep_desktop.services.handing_over import Touch
from hep_desktop.services.taking_over import Arrival, Choice, Clash
from hep_desktop.template.model import Edition
from hep_desktop.ui import look
from hep_desktop.ui.change_words import words_of
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.models.step_list import moment
from hep_desktop.ui.page_parts import SideBySide, sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class ClashList(QWidget):
    """Ours stays where nothing else is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._arrival: Arrival | None = None
        self._choices: dict[Place, Choice] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(text("handing.take.list"))
        self.list.setMinimumHeight(look.letters(self, 12))
        self.radios = {choice: QRadioButton() for choice in Choice}
        self.radios[Choice.BOTH].setText(text("handing.take.both"))
        self.values = {Choice.OURS: sentence(), Choice.THEIRS: sentence()}
        self.all_ours = small_button(text("handing.take.all_ours"))
        self.all_theirs = small_button(text("handing.take.all_theirs"))
        group = QButtonGroup(self)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(look.GRID, 0, 0, 0)
        for choice, radio in self.radios.items():
            group.addButton(radio)
            column.addWidget(radio)
            if choice in self.values:
                self.values[choice].setContentsMargins(3 * look.GRID, 0, 0, look.GRID)
                column.addWidget(self.values[choice])
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(SideBySide(self.list, right, (1, 1)), 1)
        buttons = Flow()
        for button in (self.all_ours, self.all_theirs):
            buttons.addWidget(button)
        outer.addLayout(buttons)
        self.list.currentRowChanged.connect(self._show_clash)
        group.buttonClicked.connect(self._chosen)
        self.all_ours.clicked.connect(self._choose_ours)
        self.all_theirs.clicked.connect(self._choose_theirs)

    def show_clashes(self, arrival: Arrival) -> None:
        """Show these; each begins with what is here."""
        self._arrival = arrival
        self._choices = {clash.place: Choice.OURS for clash in arrival.merge.clashes}
        self.list.clear()
        self.list.addItems([self._line(clash) for clash in arrival.merge.clashes])
        self.list.setCurrentRow(0)

    def choices(self) -> dict[Place, Choice]:
        """What was chosen, by place."""
        return dict(self._choices)

    def _clash(self) -> Clash | None:
        clashes = self._arrival.merge.clashes if self._arrival else ()
        row = self.list.currentRow()
        return clashes[row] if 0 <= row < len(clashes) else None

    def _edition(self, arrival: Arrival) -> Edition:
        slip, editing = arrival.parcel.slip, self._session.editing
        if slip.programme in editing.office.programmes:
            return editing.edition(slip.programme)
        return editing.editions.edition(title_of(arrival.parcel.records, slip.programme)[1].edition)

    def _line(self, clash: Clash) -> str:
        if self._arrival is None:
            return ""
        words = words_of(Change(clash.place, clash.ours, clash.theirs), self._edition(self._arrival))
        return text(
            "handing.take.line", place=words.where, choice=text(f"handing.take.choice.{self._choices[clash.place]}")
        )

    def _show_clash(self) -> None:
        clash, arrival = self._clash(), self._arrival
        if clash is None or arrival is None:
            return
        told = arrival.told.get(clash.place)
        words = words_of(Change(clash.place, clash.ours, clash.theirs), self._edition(arrival))
        self.radios[Choice.OURS].setText(text("handing.take.ours", who=_who(told.ours if told else None)))
        self.radios[Choice.THEIRS].setText(text("handing.take.theirs", who=_who(told.theirs if told else None)))
        self.values[Choice.OURS].setText(words.was or text("handing.take.nothing"))
        self.values[Choice.THEIRS].setText(words.now or text("handing.take.nothing"))
        self.radios[Choice.BOTH].setVisible(clash.can_be_both)
        self.radios[self._choices[clash.place]].setChecked(True)

    def _chosen(self) -> None:
        clash = self._clash()
        if clash is not None:
            self._choices[clash.place] = next(choice for choice, radio in self.radios.items() if radio.isChecked())
            self._renew()

    def _choose_ours(self) -> None:
        self._choose_all(Choice.OURS)

    def _choose_theirs(self) -> None:
        self._choose_all(Choice.THEIRS)

    def _choose_all(self, choice: Choice) -> None:
        self._choices = dict.fromkeys(self._choices, choice)
        self._renew()
        self._show_clash()

    def _renew(self) -> None:
        for row, clash in enumerate(self._arrival.merge.clashes if self._arrival else ()):
            self.list.item(row).setText(self._line(clash))


def _who(touch: Touch | None) -> str:
    if touch is None:
        return text("handing.take.nobody")
    return text("handing.take.who", who=touch.who or text("handing.take.nobody"), when=moment(touch.at))
