"""What the tables of a programme let one say: sentences about its figures, scaled to the size of the village."""

import operator
from collections.abc import Iterator
from decimal import Decimal

from hep_desktop.domain.situation import FactKey, Run
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import MINUS, sentence_number
from hep_desktop.template.figures import Figures, shifted
from hep_desktop.template.model import Edition, IndicatorKind, RowKind, Table
from hep_desktop.template.rows import Row, rows_of
from hep_desktop.template.ties import stated
from hep_desktop.template.wholes import WHOLE
from hep_desktop.template.wording import Condition, Said, Sentence, Slot, Variant, filled

FEW = 50
"""Below so many people a per cent says less than the number itself (`decisions.md` 5)."""

YEARS = {"év": "now", "előző_év": "prev", "első_év": "first"}
TIED = ("now", "prev", "first", "abs")
CHANGES = ("change", "growth")
"""What a name may say of a code: `births`, `prev.births`, `first.births`, `abs.births`; and the difference to those."""

_SIGNS = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence that can be said now; its numbers are tied to their facts."""

    sentence: str
    table: str
    period: str
    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """The sentence as it reads."""
        return "".join(run.text for run in self.runs)


def parsed(name: str) -> tuple[str, str]:
    """What a name says of which code: `prev.births` → prev, births."""
    of, _, code = name.rpartition(".")
    return of or "now", code


class MissingError(LookupError):
    """A figure is not there: this cannot be said."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A table at one period, with the period before and the first one to compare with ("" where there is none).

    `member` is the row of a list that is spoken of, or all of them.
    """

    figures: Figures
    now: str
    before: str
    first: str
    member: str = ""

    def period(self, of: str) -> str:
        """The period that a name speaks of."""
        return {"prev": self.before, "first": self.first}.get(of, self.now)

    def key(self, of: str, code: str) -> FactKey:
        """The fact that a name speaks of. Raises MissingError."""
        period = self.period(of)
        if not period and not self.member:
            raise MissingError(code)
        return FactKey(code, period, self.member)

    def number(self, name: str) -> Decimal:
        """The amount behind a name. Raises MissingError."""
        of, code = parsed(name)
        if of in CHANGES:
            return abs(self.number(code) - self.number(f"{'prev' if of == 'change' else 'first'}.{code}"))
        amount = self.figures.number(self.key(of, code))
        if amount is None:
            raise MissingError(name)
        return abs(amount) if of == "abs" else amount

    def said(self, name: str) -> Said:
        """What fills a slot. Raises MissingError."""
        if name in YEARS:
            period = self.period(YEARS[name])
            if not period:
                raise MissingError(name)
            return Said(period)
        of, code = parsed(name)
        if of in CHANGES:
            return Said(sentence_number(self.number(name), self.figures.edition.indicators[code].decimals))
        words = stated(self.figures, self.key(of, code))
        if not words:
            raise MissingError(name)
        return Said(words.lstrip(MINUS) if of == "abs" else words, self.key(of, code))

    def told(self, variant: Variant) -> tuple[Run, ...] | None:
        """The variant in words, or None where a condition does not hold, a figure is missing or a base too small."""
        try:
            fits = not any(map(self._too_few, variant.slots)) and all(map(self._is_none, variant.slots))
            if fits and all(map(self._holds, variant.conditions)):
                return filled(variant.pieces, self.said)
        except MissingError:
            pass
        return None

    def _holds(self, condition: Condition) -> bool:
        right = condition.right
        amount = self.number(right) if isinstance(right, str) else right
        return _SIGNS[condition.sign](self.number(condition.left), amount)

    def _is_none(self, slot: Slot) -> bool:
        return not slot.none or self.number(slot.name) == 0

    def _too_few(self, slot: Slot) -> bool:
        of, code = parsed(slot.name)
        indicator = self.figures.edition.indicators.get(code)
        if indicator is None or indicator.kind is not IndicatorKind.PERCENT or indicator.formula is None:
            return False
        code, offset = indicator.formula.references[-1]  # pct(part, whole)
        whole = self.figures.number(FactKey(code, shifted(self.period(of), offset), self.member))
        return whole is not None and whole < FEW


def suggestions(figures: Figures, node: str) -> tuple[Suggestion, ...]:
    """The sentences that the tables of a heading give now, in the order of the edition."""
    edition = figures.edition
    offered = (one for one in edition.wordings.sentences if home(edition, one) == node)
    return tuple(found for one in offered for found in _suggested(figures, one))


def home(edition: Edition, sentence: Sentence) -> str:
    """The heading under which a sentence is offered."""
    return sentence.node or edition.tables[sentence.table].chapter


def _suggested(figures: Figures, sentence: Sentence) -> Iterator[Suggestion]:
    """A sentence about the newest period that has its figures, or about the rows of a list."""
    table = figures.edition.tables[sentence.table]
    for row in reversed(_scenes(table, figures, sentence)):
        runs = told(figures, sentence, row)
        if runs is not None:
            yield Suggestion(sentence.id, table.id, row.period, runs)
            if not sentence.each:
                return


def told(figures: Figures, sentence: Sentence, now: Row) -> tuple[Run, ...] | None:
    """A sentence at a period, or of a list's row: its first variant that holds."""
    table = figures.edition.tables[sentence.table]
    periods = tuple(row.period for row in rows_of(table, figures.programme) if row.period)
    for variant in sentence.variants:
        before, first = _before(table, periods, now.period), _first(figures, variant, periods, now.period)
        runs = Scene(figures, now.period, before, first, now.member).told(variant)
        if runs is not None:
            return runs
    return None


def _scenes(table: Table, figures: Figures, sentence: Sentence) -> tuple[Row, ...]:
    """What a sentence can speak of, the best last."""
    if table.rows.kind is not RowKind.LIST:
        return rows_of(table, figures.programme)
    return rows_of(table, figures.programme)[::-1] if sentence.each else (Row("", WHOLE),)


def _before(table: Table, periods: tuple[str, ...], now: str) -> str:
    if table.rows.kind is not RowKind.FIXED:
        return shifted(now, -1)
    return max((period for period in periods if period < now), default="")


def _first(figures: Figures, variant: Variant, periods: tuple[str, ...], now: str) -> str:
    """The first period before `now` that has every figure the variant compares with."""
    names = [slot.name for slot in variant.slots]
    names += [side for one in variant.conditions for side in (one.left, one.right) if isinstance(side, str)]
    codes = {code for of, code in map(parsed, names) if of in ("first", "growth")}
    earlier = (period for period in periods if period < now)
    return next((one for one in earlier if all(figures.number(FactKey(code, one)) is not None for code in codes)), "")
