"""The details of a chosen cell, in the right pane: value, how it is computed, origin, why it is missing, own note.

What is set here holds for every selected cell that can hold it.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.commands import Command, SetFacts
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, OralOrigin, Origin, TypedOrigin
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.frozen import dataclass
from hep_desktop.template.cell_text import shown, told
from hep_desktop.template.model import Edition
from hep_desktop.ui import look
from hep_desktop.ui.cell_history import CellHistory
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.models.grid_lines import is_new
from hep_desktop.ui.models.table_model import TableModel
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField, TextField, day_field, title_field

TYPED, LETTER, ORAL, FILE = "typed", "letter", "oral", "file"
_FORMS = {
    TYPED: ("source",),
    LETTER: ("sender", "registration_number", "dated"),
    ORAL: ("who", "told"),
    FILE: (),
}
_PCT = re.compile(r"pct\(([^,]+),\s*([^)]+)\)")
_PREV = re.compile(r"prev\(([a-z0-9_]+)\)")
_NARROW = 12  # letters of a choice, whose list shows it whole
_BEFORE = "@"  # stands behind a code of the period before
_CODE = re.compile(r"([a-z][a-z0-9_]*)(@?)")


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact laid flat for a form."""

    origin: str
    source: str = ""
    sender: str = ""
    registration_number: str = ""
    dated: date | None = None
    who: str = ""
    told: date | None = None
    reason: str = ""
    reason_note: str = ""
    note: str = ""


def view_of(fact: Fact) -> FactView:
    """A fact as the form shows it."""
    value = fact.value
    reason = (value.reason.value, value.note) if isinstance(value, NoData) else ("", "")
    said: dict[str, Any] = {"reason": reason[0], "reason_note": reason[1], "note": fact.note}
    match fact.origin:
        case LetterOrigin(sender, registration_number, dated):
            return FactView(LETTER, sender=sender, registration_number=registration_number, dated=dated, **said)
        case OralOrigin(who, told):
            return FactView(ORAL, who=who, told=told, **said)
        case TypedOrigin(source):
            return FactView(TYPED, source=source, **said)
        case FileOrigin():
            return FactView(FILE, **said)


def origin_with(origin: Origin, name: str, value: Any) -> Origin:  # noqa: ANN401 – the field's type
    """The origin after one field of the form was changed."""
    if name == "origin":
        return {TYPED: TypedOrigin(), LETTER: LetterOrigin(""), ORAL: OralOrigin("")}.get(value, origin)
    return replace(origin, **{name: value}) if hasattr(origin, name) else origin


class FactDetails(QWidget):
    """Follows the grid."""

    def __init__(
        self, session: Session, facts: TableModel, chosen: Callable[[], tuple[FactKey, ...]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.hide()  # until the right pane takes it
        self._session = session
        self._facts = facts
        self._chosen = chosen
        self._keys: tuple[FactKey, ...] = ()  # selected when shown: what is typed is meant for them
        self._name, self._value, self.how = QLabel(), sentence(), sentence(quiet=True)
        self._name.setObjectName("subheading")
        self._name.setWordWrap(True)
        self.many = sentence(quiet=True)
        self.file = sentence(quiet=True)
        self.form = RecordForm(session, self._read, self._write)
        self._parts: dict[str, QWidget] = {}
        self._add_fields()
        self.history = CellHistory(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.GRID, look.GRID, look.GRID, look.GRID)
        for widget in (self._name, self.many, self._value, self.how, self.form, self.file, self.history):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_key(None)

    def show_key(self, key: FactKey | None) -> None:
        """Show the details of a fact."""
        self.form.switch_to(_form_key(key) if key else "")
        self._name.setText(self._facts.cell_name(key) if key else text("tables.details.none"))
        self._keys = self._chosen()
        count = len(self._keys)
        self.many.setVisible(count > 1)
        self.many.setText(text("tables.details.selected", count=count))
        fact = self._session.programme.facts.get(key) if key else None
        self._value.setText(self._value_words(key) if key else "")
        broken = told(self._facts.grid.breaks.get(key, ())) if key else []
        self.how.setText("\n".join(filter(None, [self._how_words(key) if key else "", *broken])))
        self.how.setVisible(bool(self.how.text()))
        self.form.setVisible(bool(key) and self._facts.may_write(key) if key else False)
        view = view_of(fact) if fact else None
        for name, part in self._parts.items():
            part.setVisible(self._has(name, view))
        self.history.show_place(key.at(self._session.programme_id) if key and not is_new(key.member) else None)
        is_file = fact is not None and isinstance(fact.origin, FileOrigin)
        self.file.setVisible(is_file)
        if fact is not None and isinstance(fact.origin, FileOrigin):
            origin = fact.origin
            cell = f"{origin.sheet}!{origin.cell}" if origin.sheet else origin.cell
            words = text("tables.details.file_words", file=origin.file, cell=cell, heading=origin.heading)
            self.file.setText(words)

    @staticmethod
    def _has(name: str, view: FactView | None) -> bool:
        """Whether a field has anything to say of a fact."""
        if name == "reason":
            return True
        if view is None:
            return False
        if name == "reason_note":
            return bool(view.reason)
        return name in ("origin", "note") or name in _FORMS[view.origin]

    def _add_fields(self) -> None:
        choices = [(one, text(f"tables.details.{one}")) for one in (TYPED, LETTER, ORAL, FILE)]
        reasons = [("", text("tables.details.has_data"))]
        reasons += [(reason.value, text(f"tables.reasons.{reason}")) for reason in NoDataReason]
        fields: tuple[tuple[str, str, QWidget], ...] = (
            ("reason", "no_data", ChoiceField(reasons)),
            ("reason_note", "no_data_note", title_field()),
            ("origin", "origin", ChoiceField(choices)),
            ("source", "source", LineField()),
            ("sender", "sender", LineField()),
            ("registration_number", "registration_number", LineField()),
            ("dated", "dated", day_field()),
            ("who", "who", LineField()),
            ("told", "told", day_field()),
            ("note", "note", TextField()),
        )
        for name, key, field in fields:
            if isinstance(field, ChoiceField):
                field.setMinimumContentsLength(_NARROW)  # the pane is not scrolled sideways
            part = QWidget()
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, look.GRID // 2, 0, 0)
            inside.setSpacing(look.GRID // 4)
            self.form.add(name, text(f"tables.details.{key}"), field, into=inside)
            self.form.add_widget(part)
            self._parts[name] = part

    def _read(self, key: str) -> FactView | None:
        if not key:
            return None
        fact = self._session.programme.facts.get(_fact_key(key))
        return view_of(fact) if fact else FactView(TYPED)

    def _write(self, key: str, name: str, value: Any) -> Command:  # noqa: ANN401 – the field's type
        chosen = self._keys or (_fact_key(key),)
        keys = [one for one in chosen if self._facts.may_write(one)]
        facts = tuple((one, self._changed(one, name, value)) for one in keys)
        return SetFacts(self._session.programme_id, facts)

    def _changed(self, key: FactKey, name: str, value: Any) -> Fact | None:  # noqa: ANN401 – the field's type
        fact = self._session.programme.facts.get(key)
        match name:
            case "reason" if value:
                note = fact.value.note if fact and isinstance(fact.value, NoData) else ""
                return self._facts.changed_fact(key, NoData(NoDataReason(value), note))
            case "reason":
                return None if fact and isinstance(fact.value, NoData) else fact
            case _ if fact is None:
                return None
            case "reason_note" if isinstance(fact.value, NoData):
                return replace(fact, value=NoData(fact.value.reason, value))
            case "note":
                return replace(fact, note=value)
            case _:
                return replace(fact, origin=origin_with(fact.origin, name, value))

    # words ------------------------------------------------------------------------------------

    def _value_words(self, key: FactKey) -> str:
        value = self._facts.figure(key).value
        if isinstance(value, NoData):
            return ""
        words = shown(value, self._facts.indicator(key))
        if words:
            return text("tables.details.value", value=words)
        indicator = self._facts.indicator(key)
        typed = indicator.formula is None or indicator.given
        return text("tables.details.no_fact") if typed else text("tables.details.not_computed")

    def _how_words(self, key: FactKey) -> str:
        indicator, figure = self._facts.indicator(key), self._facts.figure(key)
        if indicator.formula is None:
            if figure.fact is not None or not isinstance(figure.value, NoData):
                return indicator.note
            if figure.value.reason is NoDataReason.NOT_HERE:
                return text("tables.details.not_here")
            return "\n".join(told(one for one in indicator.breaks if one.ends))
        lines = [text("tables.details.formula", formula=in_words(indicator.formula.text, self._session.edition))]
        if figure.missing:
            names = ", ".join(self._facts.cell_name(one) for one in figure.missing)
            lines.append(text("tables.details.missing", missing=names))
            if indicator.given:
                lines.append(text("tables.details.given"))
        elif isinstance(figure.value, Number) and figure.computed:
            lines.insert(0, text("tables.computed"))
        return "\n".join(lines)


def in_words(formula: str, edition: Edition) -> str:
    """A formula with the names of what it counts."""
    words = _PREV.sub(rf"\1{_BEFORE}", formula)
    words = words.replace(" * ", " × ").replace(" - ", " − ")

    def name(found: re.Match[str]) -> str:
        indicator = edition.indicators.get(found[1])
        label = indicator.label if indicator else found[1]
        return text("tables.details.prev", name=label) if found[2] else label

    def share(found: re.Match[str]) -> str:
        return text(
            "tables.details.pct", part=_CODE.sub(name, found[1].strip()), whole=_CODE.sub(name, found[2].strip())
        )

    share_of = _PCT.fullmatch(words)
    return share(share_of) if share_of else _CODE.sub(name, words)


def _form_key(key: FactKey) -> str:
    return f"{key.indicator}\t{key.period}\t{key.member}"


def _fact_key(key: str) -> FactKey:
    indicator, period, member = key.split("\t")
    return FactKey(indicator, period, member)
