"""The form of the proposal to the council, and of its vote."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, VotesField, day_field, title_field

VOTES = ("votes_for", "votes_against", "abstentions")


class CouncilForm(RecordForm):
    """Some fields of one record: those before the vote, or those after it."""

    BEFORE = (
        ("proposer", "prepared_by", "legal_review"),
        ("nationality",),
        ("committees",),
        ("financial_effect",),
        ("responsible", "deadline"),
    )
    AFTER = (("held", "number"), VOTES, ("published",))

    def __init__(
        self,
        session: Session,
        read: Callable[[str], Any],
        write: Callable[[str, str, Any], Command],
        rows: tuple[tuple[str, ...], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, read, write, parent)
        for names in rows:
            row = self.add_row() if len(names) > 1 else None
            for name in names:
                required = name in ("held", "number")  # without them nothing is adopted
                self.add(name, text(f"adoption.field.{name}"), _field(name), required=required, into=row)

    def _reader(self, name: str, field: Any) -> Callable[[], Any]:  # noqa: ANN401 – as in the form
        read = super()._reader(name, field)

        def counted() -> Any:  # noqa: ANN401 – the type of the field
            record = self._read(self.key)
            voted = record is None or any(getattr(record, one) for one in VOTES)
            return read() if voted else read() or None

        return counted if name in VOTES else read


def _field(name: str) -> QWidget:
    if name == "held":
        return day_field()
    if name in VOTES:
        return VotesField()
    if name in ("nationality", "committees", "financial_effect"):
        return TextField()
    return title_field()
