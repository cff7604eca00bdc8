"""Keeps the chosen measure of another village as a good practice, and passes what was kept on as a file."""

from PySide6.QtWidgets import QLabel, QWidget

from hep_desktop.domain.commands import KeepMeasures
from hep_desktop.domain.errors import UserError
from hep_desktop.services import good_practice, measure_examples
from hep_desktop.services.holdings import Holdings
from hep_desktop.services.together import Named
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class KeptPractice(QWidget):
    """Two buttons and how many are kept."""

    def __init__(self, session: Session, holdings: Holdings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._holdings = holdings
        self._named: Named | None = None
        self._job: Job | None = None
        self.keep = small_button(text("holdings.practice.keep"))
        self.save = small_button(text("holdings.practice.save"))
        self.count = QLabel()
        self.count.setObjectName("quiet")
        row = Flow()
        for widget in (self.keep, self.save, self.count):
            row.addWidget(widget)
        self.setLayout(row)
        self.keep.clicked.connect(self._keep)
        self.save.clicked.connect(self._save)
        self.show_hit(None)

    def show_hit(self, named: Named | None) -> None:
        """Offer to keep this one, where it is a measure."""
        self._named = named if named is not None and named.measure else None
        kept = len(self._session.office.kept_measures)
        self.keep.setEnabled(self._named is not None and not self._session.read_only and self._job is None)
        self.save.setEnabled(kept > 0)
        self.count.setText(text("holdings.practice.count", count=kept))

    def _keep(self) -> None:
        if self._named is None:
            return
        session = self._session
        self._job = session.jobs.start(good_practice.practice, self._holdings, session.editing, self._named)
        self._job.done.connect(self._kept)
        self._job.failed.connect(self._refuse)
        self.keep.setEnabled(False)

    def _kept(self, command: KeepMeasures) -> None:
        self._job = None
        if self._session.attempt(command):
            title = command.kept[0].measure.title
            self._session.bus.told.emit(text("holdings.practice.kept", title=title))
        self.show_hit(self._named)

    def _refuse(self, error: UserError) -> None:
        self._job = None
        self._session.bus.refused.emit(error)
        self.show_hit(self._named)

    def _save(self) -> None:
        target = file_to_save(
            self, text("holdings.practice.save"), text("holdings.practice.file"), text("holdings.practice.kinds")
        )
        if target is None:
            return
        try:
            measure_examples.save(self._session.editing, target)
        except UserError as error:
            self._session.bus.refused.emit(error)
        else:
            self._session.bus.told.emit(text("holdings.practice.saved", file=target.name))
