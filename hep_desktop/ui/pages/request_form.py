"""One request for data as a form: from whom, what, for which years, by when."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from hep_desktop.domain.commands import ChangeRequest, Command
from hep_desktop.domain.requests import DataRequest
from hep_desktop.services import asking
from hep_desktop.template.asking import chapters_to_ask, is_list, tables_to_ask
from hep_desktop.template.model import Table
from hep_desktop.ui.fields import CheckList
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField, TextField, day_field, name_field

_EARLIER = 3  # years before those the tables show


def _called(table: Table) -> str:
    """A table as it is chosen; of a list it is told that the institution writes its rows."""
    key = "asking.list_table" if is_list(table) else "asking.year_table"
    return text(key, number=table.number, title=table.title)


class RequestForm(RecordForm):
    """The fields of one request; who was asked before is offered while the name is typed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._find, self._command, parent)
        self._recipient, self._tables, self._years, self._chapters = LineField(), CheckList(), CheckList(), CheckList()
        self._recipient.editingFinished.connect(self._fill_address)
        self._known: dict[str, str] = {}
        self.add("recipient", text("asking.field.recipient"), self._recipient, required=True)
        self.add("address", text("asking.field.address"), name_field())
        self.add("tables", text("asking.field.tables"), self._tables)
        self.add("years", text("asking.field.years"), self._years)
        self.add("chapters", text("asking.field.chapters"), self._chapters)
        row = self.add_row()
        self.add("reply_by", text("asking.field.reply_by"), day_field(), into=row)
        self.add("number", text("asking.field.number"), name_field(), into=row)
        self.add("asker", text("asking.field.asker"), name_field())
        self.add("legal_basis", text("asking.field.legal_basis"), TextField())
        row = self.add_row()
        self.add("asked", text("asking.field.asked"), day_field(), into=row)
        self.add("received", text("asking.field.received"), day_field(), into=row)
        self.add("reply_number", text("asking.field.reply_number"), name_field(), into=row)
        self.add_stretch()

    def switch_to(self, key: str) -> None:
        """Offer what can be asked now, then show the request."""
        edition = self.session.edition
        self._tables.offer([(one.id, _called(one)) for one in tables_to_ask(edition)])
        self._chapters.offer([(one.id, one.heading) for one in chapters_to_ask(edition)])
        shown = self.session.programme.details.years
        years = range(shown[0] - _EARLIER, shown[-1] + 1)
        request = self._find(key)
        named = {str(year) for year in years} | set(request.years if request else ())
        self._years.offer([(year, year) for year in sorted(named)])
        self._offer_institutions(asking.institutions(self.session.editing))
        super().switch_to(key)

    def _offer_institutions(self, known: Sequence[asking.Institution]) -> None:
        addresses = {one.name: one.address for one in known}
        if addresses == self._known:
            return
        self._known = addresses
        completer = QCompleter(list(addresses), self._recipient)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._recipient.setCompleter(completer)
        completer.activated.connect(self._recipient.edited)

    def _fill_address(self) -> None:
        """The address of who was asked before, where none is written yet."""
        request = self._find(self.key)
        address = self._known.get(self._recipient.text().strip(), "")
        if request is not None and address and not request.address:
            self.leave()
            self.session.attempt(self._command(self.key, "address", address))

    def _find(self, key: str) -> DataRequest | None:
        return self.session.programme.requests.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeRequest(self.session.programme_id, key, {field: value})
