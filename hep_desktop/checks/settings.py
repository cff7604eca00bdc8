"""Whether the `[[checks]]` of an edition name known kinds, and their settings known codes."""

import re
from collections.abc import Iterator
from decimal import Decimal

from hep_desktop.checks.unit import RELATIONS, Kind, Setting
from hep_desktop.template.formula import Formula, FormulaError
from hep_desktop.template.model import Check, Edition, IndicatorKind, Table


def faults(edition: Edition, kinds: tuple[Kind, ...]) -> Iterator[str]:
    """What does not fit, one sentence each."""
    by_name = {kind.name: kind for kind in kinds}
    places: list[tuple[Table | None, Check]] = [(None, check) for check in edition.checks]
    places += [(table, check) for table in edition.tables.values() for check in table.checks]
    for table, check in places:
        where = f"table {table.id}" if table else "checks.toml"
        if check.kind not in by_name:
            yield f"{where}: there is no kind of check {check.kind}"
        elif by_name[check.kind].of_table is not (table is not None):
            yield f"{where}: {check.kind} does not stand here"
        else:
            for fault in _settings(check, by_name[check.kind], edition):
                yield f"{where}: {check.kind}: {fault}"


def _settings(check: Check, kind: Kind, edition: Edition) -> Iterator[str]:
    for name in sorted(set(check.settings) - set(kind.settings)):
        yield f"{name}: unknown key"
    for name, setting in kind.settings.items():
        if name not in check.settings:
            if name not in kind.may_be_left_out:
                yield f"{name}: missing"
        elif not _fits(check.settings[name], setting, edition):
            yield f"{name}: {check.settings[name]!r} does not fit"


def _fits(value: str | tuple[str, ...] | Decimal, setting: Setting, edition: Edition) -> bool:  # noqa: PLR0911 – one return a setting
    match setting, value:
        case Setting.CODE, str():
            return value in edition.indicators
        case Setting.CODES, tuple():
            return bool(value) and all(code in edition.indicators for code in value)
        case Setting.INDICATOR_KINDS, tuple():
            return bool(value) and set(value) <= set(IndicatorKind)
        case Setting.NUMBER, Decimal():
            return True
        case Setting.FORMULA, str():
            return _is_formula(value, edition)
        case Setting.RELATION, str():
            return value in RELATIONS
        case Setting.PATTERNS, tuple():
            return bool(value) and all(map(_is_pattern, value))
        case Setting.WORDS, tuple():
            return bool(value)
        case _:
            return False


def _is_formula(words: str, edition: Edition) -> bool:
    try:
        return all(code in edition.indicators for code, _ in Formula(words).references)
    except FormulaError:
        return False


def _is_pattern(words: str) -> bool:
    try:
        re.compile(words)
    except re.error:
        return False
    return True
