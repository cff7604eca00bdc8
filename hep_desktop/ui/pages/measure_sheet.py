"""The sheet of one measure: every field of the edition's action plan, as on the paper form."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeMeasure, Command
from hep_desktop.domain.plan import Measure, ResultIndicator, YearMoney
from hep_desktop.template.model import ActionPlan, PlanField
from hep_desktop.ui.between_keys import BetweenKeys
from hep_desktop.ui.fields import CheckList, ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.offered_text import OFFERED, OfferButton, OfferedText
from hep_desktop.ui.pages.indicator_details import IndicatorDetails
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, day_field

_TITLES = frozenset({"title", "responsible", "deadline"})
_NOT_ON_THE_SHEET = frozenset({"position"})  # given by the program, shown in the list


def indicator_grid(session: Session) -> RecordGrid:
    """The result indicators of a measure, one a row."""
    columns = [
        Column(name, text(f"plan.indicator.{name}"), share=share)
        for name, share in (("name", 6), ("baseline", 3), ("target", 3), ("unit", 3), ("source", 5))
    ]

    def make() -> ResultIndicator:
        return ResultIndicator(session.new_id())

    return RecordGrid(columns, make)


def money_grid(session: Session) -> RecordGrid:
    """What the measure costs, a year a row."""
    columns = [
        Column("year", text("plan.money.year"), ColumnKind.COUNT, 2),
        Column("thousands", text("plan.money.thousands"), ColumnKind.COUNT, 3),
        Column("source", text("plan.money.source"), share=5),
    ]

    def make() -> YearMoney:
        return YearMoney(session.new_id())

    return RecordGrid(columns, make)


def measure_text(session: Session, name: str, *, grows: bool = True) -> TextField:
    """The field for words of a measure, with a list to choose from where there can be one."""
    one_line = name in _TITLES and grows
    if name in OFFERED:
        return OfferedText(session, name, one_line=one_line, grows=grows)
    return TextField(one_line=one_line, grows=grows)


def _offers(field: TextField, label: str) -> QWidget | None:
    return OfferButton(field, label) if isinstance(field, OfferedText) else None


class ProblemTicks(CheckList):
    """The problems a measure answers: those of its own group first, then the others."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, grows: bool = True) -> None:
        super().__init__(parent, grows=grows)
        self._session = session

    def offer_for(self, measure: Measure) -> None:
        """List the problems of the programme as they are now."""
        programme, plan = self._session.programme, self._session.edition.action_plan
        groups = sorted(plan.groups, key=lambda group: group.code != measure.group)
        self.offer(
            [
                (problem.id, problem.title.strip() or text("problems.untitled"))
                for group in groups
                for problem in programme.problems_in(group.conclusions)
            ]
        )


def blank_fields(plan: ActionPlan, measure: Measure) -> tuple[PlanField, ...]:
    """The required fields nobody has filled in."""
    return tuple(field for field in plan.fields if field.required and not _is_filled(getattr(measure, field.name)))


def _is_filled(value: Any) -> bool:  # noqa: ANN401 – any field of a measure
    return bool(value.strip()) if isinstance(value, str) else bool(value)


class MeasureSheet(RecordForm):
    """Fields in the order of the edition, labelled by it; they are many, and made between keys once the page stands.

    It is shown when all are there: to come one by one into what is shown takes longer.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._find, self._command, parent)
        self._rest = self._filling()
        self._work = BetweenKeys(self)
        session.bus.closing.connect(self._work.stop)

    @property
    def fields(self) -> Mapping[str, QWidget]:
        """The fields by their names; whoever asks for one does not wait."""
        for _ in self._rest:
            pass
        return super().fields

    def switch_to(self, key: str) -> None:
        """Offer the problems as they are now, then show the measure."""
        measure, ticks = self._find(key), self._fields.get("problems")
        if measure is not None and isinstance(ticks, ProblemTicks):
            ticks.offer_for(measure)
        super().switch_to(key)
        self._work.begin(self._rest)

    def _filling(self) -> Iterator[None]:
        self.hide()
        plan = self.session.edition.action_plan
        for field in plan.fields:
            if field.name not in _NOT_ON_THE_SHEET:
                self._add_field(field)
                yield
        groups = ChoiceField([(group.code, f"{group.number} {group.title}") for group in plan.groups])
        self.add("group", text("plan.group"), groups)
        yield
        self._add_money()
        self.add_stretch()
        self.set_writable(writable=self.session.writable)
        yield
        self.show()

    def _add_field(self, field: PlanField) -> None:
        if field.name == "problems":
            ticks, measure = ProblemTicks(self.session), self._find(self.key)
            if measure is not None:
                ticks.offer_for(measure)
            self.add(field.name, field.label, ticks, required=field.required)
        elif field.name == "indicators":
            grid = indicator_grid(self.session)
            self.add(field.name, field.label, grid, required=field.required)
            self.add_widget(GridButtons(grid, text("plan.indicator.add")))
            self.details = IndicatorDetails(self.session, grid)
            self.add_widget(self.details)
        elif field.name == "deadline":
            row = self.add_row()
            words = measure_text(self.session, field.name)
            beside = _offers(words, field.label)
            self.add(field.name, field.label, words, required=field.required, into=row, beside=beside)
            self.add("due", text("plan.due"), day_field(), into=row)
        else:
            widget = measure_text(self.session, field.name)
            self.add(field.name, field.label, widget, required=field.required, beside=_offers(widget, field.label))

    def _add_money(self) -> None:
        """Folded: a village of 300 need not plan by years."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        grid = money_grid(self.session)
        self.add("money", text("plan.money.label"), grid, into=column)
        column.addWidget(GridButtons(grid, text("plan.money.add")))
        self.more = Section(text("plan.more"), inner)
        self.more.set_open(False)
        self.add_widget(self.more)

    def _find(self, key: str) -> Measure | None:
        return self.session.programme.measures.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeMeasure(self.session.programme_id, key, {field: value})
