"""The tables of what programmes say together; every cell knows which villages it comes from."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from hep_desktop.holdings import together
from hep_desktop.holdings.comparing import SideBySide, by_size, side_by_side, told_indicators
from hep_desktop.holdings.held import Member, Part
from hep_desktop.holdings.serving import Reach, Served, basic_services, gaps, serving
from hep_desktop.holdings.together import Ref, Refs, villages
from hep_desktop.hungarian import long_date, sort_key, table_number
from hep_desktop.services.together import Look, Named, Sheet, SheetCell
from hep_desktop.words import text

WITHHELD = "…"
UNTOLD = ".."
_NOTHING = SheetCell("–", Decimal(-1))


def measures(view: Look) -> Sheet:
    """Measures by target group and field of life."""
    found = together.refs(view.members, Part.MEASURE)
    grid = together.by_group_and_field(found)
    groups = [one.code for one in view.edition.action_plan.groups]
    fields = [one.code for one in view.edition.coverage.fields] + [""]
    rows = tuple(
        (
            _words(view.group(group)),
            *(_count(grid.get((group, field), ())) for field in fields),
            _count(tuple(one for one in found if one.passage.group == group)),
        )
        for group in groups
    )
    head = (*map(view.field, fields[:-1]), text("holdings.no_field"), text("holdings.head.all"))
    titled = text("holdings.sheets.measures")
    return Sheet("measures", titled, (text("holdings.head.group"), *head), rows, notes=(text("holdings.notes.fields"),))


def problems(view: Look) -> Sheet:
    """Problems that several villages have named."""
    rows = tuple(
        (_words(one.title), _words(view.group(one.group)), *_told_by(one.refs))
        for one in together.shared_problems(view.members)
    )
    head = _heads("problem", "group", "villages", "who")
    return Sheet("problems", text("holdings.sheets.problems"), head, rows, notes=(text("holdings.notes.shared"),))


def indicators_named(view: Look) -> Sheet:
    """Indicators that problems rest on."""
    found = together.named_indicators(view.members)
    rows = tuple((_words(view.indicator(code)), *_told_by(some)) for code, some in found.items())
    return Sheet("named", text("holdings.sheets.named"), _heads("indicator", "villages", "who"), rows)


def years(view: Look) -> Sheet:
    """What is due, and what is planned to be spent, by year."""
    due = together.deadlines(view.members)
    paid = {one.year: one for one in together.money(view.members)}
    rows = tuple(
        (
            SheetCell(str(year) if year else text("holdings.no_year"), year or 9999),
            _count(due.get(year, ())),
            _money(paid[year].thousands, paid[year].refs) if year in paid else _NOTHING,
            _number(len(villages((*due.get(year, ()), *(paid[year].refs if year in paid else ()))))),
        )
        for year in sorted({*due, *paid}, key=lambda year: year or 9999)
    )
    total = sum(one.thousands for one in paid.values())
    foot = (_words(text("holdings.head.all")), _number(sum(map(len, due.values()))), _money(total, ()), _words(""))
    titled = text("holdings.sheets.years")
    return Sheet("years", titled, _heads("year", "due", "money", "villages"), rows, foot if rows else ())


def figures(view: Look, indicator: str) -> Sheet:
    """One indicator of all villages by period."""
    compared = side_by_side(view.members, indicator, adds_up=view.adds_up(indicator))
    rows = tuple(
        (_village(member), *(_figure(view, compared, member, period) for period in compared.periods))
        for member in compared.members
    )
    head = (text("holdings.head.village"), *compared.periods)
    notes = [text("holdings.notes.withheld")] if any(one.words == WITHHELD for row in rows for one in row) else []
    missing = len(view.members) - len(compared.members)
    notes += [text("holdings.notes.untold", count=missing)] if missing else []
    sums = tuple(_words("") if one is None else SheetCell(view.amount(indicator, one.total)) for one in compared.sums)
    foot = (_words(text("holdings.head.sum")), *sums) if view.adds_up(indicator) and rows else ()
    notes += [text("holdings.notes.sum")] if foot and len(notes) else []
    return Sheet("figures", view.indicator(indicator), head, rows, foot, tuple(notes))


def sizes(view: Look, indicator: str) -> Sheet:
    """Villages of about the same size, in the last period that most of them tell."""
    adds_up = view.adds_up(indicator)
    compared = side_by_side(view.members, indicator, adds_up=adds_up)
    period = max(compared.periods, key=lambda one: (_told(compared, one), one), default="")
    rows = tuple(
        (
            SheetCell(_band(one.least, one.most), one.least),
            _number(one.count),
            _NOTHING if one.median is None else SheetCell(view.amount(indicator, one.median), one.median),
            _NOTHING if one.per_thousand is None else SheetCell(table_number(one.per_thousand, 1), one.per_thousand),
        )
        for one in by_size(compared, period, adds_up=adds_up)
        if one.count
    )
    head = _heads("population", "villages", "median", "per_thousand")
    return Sheet("sizes", text("holdings.sheets.sizes", period=period), head, rows)


def standing(view: Look) -> Sheet:
    """Villages without a programme in force, and those whose review is late."""
    found = together.lacking(view.members, view.known, view.area)
    rows = [
        (SheetCell(one.name, sort_key(one.name), (Named("", one.name),)), _state("unseen"), _day(None))
        for one in found.unseen
    ]
    rows += [(_village(one), _state("expired"), _day(one.holding.expires)) for one in found.expired]
    rows += [(_village(one), _state("drafts"), _day(None)) for one in found.drafts]
    rows += [(_village(one), _state("review_late"), _day(one.holding.next_review)) for one in found.review_late]
    notes = (text("holdings.notes.known" if view.known else "holdings.notes.unknown", count=len(view.known)),)
    return Sheet(
        "standing", text("holdings.sheets.standing"), _heads("village", "state", "day"), tuple(rows), (), notes
    )


def services(view: Look) -> Sheet:
    """Which basic service of Szoctv. and Gyvt. is where."""
    basic = basic_services(view.edition.services)
    rows = tuple((_village(row[0].member), *map(_service, row)) for row in serving(view.members, basic) if row)
    head = (text("holdings.head.village"), *(one.label for one in basic))
    return Sheet("services", text("holdings.sheets.services"), head, rows, notes=(text("holdings.notes.services"),))


def lacking_services(view: Look) -> Sheet:
    """Services that do not reach a village; duties stand first."""
    rows = tuple(
        (
            _village(one.member),
            _words(one.service.label),
            _words(text("holdings.duty" if one.lacking_duty else "holdings.no_duty")),
        )
        for one in gaps(serving(view.members, basic_services(view.edition.services)))
    )
    return Sheet("gaps", text("holdings.sheets.gaps"), _heads("village", "service", "duty"), rows)


def indicators(view: Look) -> tuple[tuple[str, str], ...]:
    """The indicators that can be compared, with their names, those of most villages first."""
    return tuple((code, view.indicator(code)) for code in told_indicators(view.members))


# cells -----------------------------------------------------------------------------------------------------------


def _heads(*keys: str) -> tuple[str, ...]:
    return tuple(text(f"holdings.head.{key}") for key in keys)


def _words(words: str) -> SheetCell:
    return SheetCell(words, sort_key(words))


def _number(count: int, named: tuple[Named, ...] = ()) -> SheetCell:
    return SheetCell(table_number(Decimal(count)), count, named)


def named_of(some: Refs) -> tuple[Named, ...]:
    """Where some problems or measures come from."""
    return tuple(_named(ref) for ref in some)


def _named(ref: Ref) -> Named:
    measure = ref.passage.id if ref.passage.part is Part.MEASURE else ""
    return Named(ref.member.key, ref.member.name, ref.passage.title, measure)


def _count(some: Refs) -> SheetCell:
    return _number(len(some), named_of(some))


def _told_by(some: Refs) -> tuple[SheetCell, SheetCell]:
    whom = villages(some)
    return _number(len(whom), named_of(some)), SheetCell(", ".join(one.name for one in whom), "", named_of(some))


def _money(thousands: int, some: Refs) -> SheetCell:
    return SheetCell(table_number(Decimal(thousands)), thousands, named_of(some))


def _village(member: Member) -> SheetCell:
    return SheetCell(member.name, sort_key(member.name), (Named(member.key, member.name),))


def _figure(view: Look, compared: SideBySide, member: Member, period: str) -> SheetCell:
    amount = compared.value(member, period)
    here = (Named(member.key, member.name, view.indicator(compared.indicator)),)
    if amount is not None:
        return SheetCell(view.amount(compared.indicator, amount), amount, here)
    return SheetCell(WITHHELD if compared.is_withheld(member, period) else UNTOLD, Decimal(-1), here)


def _told(compared: SideBySide, period: str) -> int:
    return sum(compared.value(one, period) is not None for one in compared.members)


def _band(least: int, most: int | None) -> str:
    low = table_number(Decimal(least))
    if most is None:
        return text("holdings.band.more", least=low)
    return text("holdings.band.between", least=low, most=table_number(Decimal(most)))


def _day(day: date | None) -> SheetCell:
    return SheetCell(long_date(day) if day else "", day or date.max)


def _state(key: str) -> SheetCell:
    return _words(text(f"holdings.standing.{key}"))


_SAYS: Mapping[Reach, Callable[[Served], str]] = {
    Reach.HERE: lambda _: text("holdings.reach.here"),
    Reach.FROM: lambda one: text("holdings.reach.denied" if one.denied else "holdings.reach.from", by=one.by),
    Reach.ELSEWHERE: lambda _: text("holdings.reach.elsewhere"),
    Reach.NONE: lambda one: text("holdings.reach.duty" if one.lacking_duty else "holdings.reach.none"),
    Reach.UNTOLD: lambda _: text("holdings.reach.untold"),
}


def _service(one: Served) -> SheetCell:
    said = _SAYS[one.reach](one)
    found = [Named(one.member.key, one.member.name, one.service.label)]
    if one.of is not None:
        found.append(Named(one.of.key, one.of.name, one.service.label))
    return SheetCell(said, sort_key(said), tuple(found))
