"""Whether the `[[checks]]` of an edition name known kinds, and their settings known codes."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from hep_desktop.checks.unit import RELATIONS, Kind, Setting
from hep_desktop.template.formula import Formula, FormulaError
from hep_desktop.template.model import Check, Edition, IndicatorKind
from hep_desktop.template.section import EditionError
from hep_desktop.words import text


def faults(edition: Edition, kinds: tuple[Kind, ...]) -> Iterator[EditionError]:
    """What does not fit."""
    by_name = {kind.name: kind for kind in kinds}
    yield from _of("checks.toml", edition.checks, by_name, edition, of_table=False)
    for table in edition.tables.values():
        yield from _of(f"tables/{table.id}.toml", table.checks, by_name, edition, of_table=True)


def _of(
    file: str, checks: tuple[Check, ...], kinds: Mapping[str, Kind], edition: Edition, *, of_table: bool
) -> Iterator[EditionError]:
    for at, check in enumerate(checks, start=1):
        kind = kinds.get(check.kind)
        if kind is None:
            yield EditionError(file, f"checks[{at}].kind", text("editions.no_check", kind=check.kind))
        elif kind.of_table is not of_table:
            yield EditionError(file, f"checks[{at}].kind", text("editions.check_elsewhere", kind=check.kind))
        else:
            for name, sentence in _settings(check, kind, edition):
                yield EditionError(file, f"checks[{at}].{name}", sentence)


def _settings(check: Check, kind: Kind, edition: Edition) -> Iterator[tuple[str, str]]:
    for name in sorted(set(check.settings) - set(kind.settings)):
        yield name, text("editions.unknown_key")
    for name, setting in kind.settings.items():
        if name not in check.settings:
            if name not in kind.may_be_left_out:
                yield name, text("editions.missing")
        elif not _fits(check.settings[name], setting, edition):
            yield name, text("editions.no_setting", value=_shown(check.settings[name]))


def _shown(value: str | tuple[str, ...] | Decimal) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


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
