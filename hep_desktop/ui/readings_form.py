"""How the settlement's notary reads what the law leaves open: four choices, each with its reason."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from hep_desktop.domain.commands import ChangeSettlement, Command
from hep_desktop.domain.readings import Asking, LastDay, LateReview, Readings, ReviewsFrom
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_CHOICES: dict[str, type[StrEnum]] = {
    "last_day": LastDay,
    "reviews_from": ReviewsFrom,
    "late_review": LateReview,
    "asking": Asking,
}


class ReadingsForm(RecordForm):
    """One list for each thing the law leaves open, with what it says and what practice does."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, self._find, self._command)
        self.add_widget(sentence(text("law_days.readings.words")))
        for name, kind in _CHOICES.items():
            choices = [(one, text(f"law_days.readings.choice.{one}")) for one in kind]
            self.add(name, text(f"law_days.readings.field.{name}"), ChoiceField(choices))
            self.add_widget(sentence(text(f"law_days.readings.why.{name}"), quiet=True))

    def reload(self) -> None:
        """Show what is chosen."""
        self.switch_to(self.session.settlement.id)
        self.setEnabled(not self.session.read_only)

    def _find(self, key: str) -> Readings | None:
        settlement = self.session.office.settlements.get(key)
        return settlement.readings if settlement is not None else None

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        readings = self.session.office.settlements[key].readings
        return ChangeSettlement(key, {"readings": replace(readings, **{field: _CHOICES[field](value)})})
