"""One folder under `forms/` → Edition; anything unexpected in a file is an EditionError."""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

from hep_desktop import canonical
from hep_desktop.domain.findings import Severity
from hep_desktop.template.formula import Formula, FormulaError
from hep_desktop.template.model import (
    ActionPlan,
    Break,
    Certainty,
    Check,
    Edition,
    EditionStatus,
    Group,
    Indicator,
    IndicatorKind,
    Node,
    NodeKind,
    PlanField,
    PlanGroup,
    RowKind,
    Rows,
    Table,
)
from hep_desktop.template.section import EditionError, Section
from hep_desktop.template.sources import read_sources

__all__ = ["EditionError", "read_edition"]

T = TypeVar("T")

ONE_DECIMAL = frozenset({IndicatorKind.PERCENT, IndicatorKind.RATIO})


def read_edition(folder: Path) -> Edition:
    """The edition in a folder. Raises EditionError."""
    files = _Files(folder)
    tables = dict(_by_code(files, "tables", _tables))
    with files.section("edition") as top:
        nodes = _outline(files, top.texts("chapters", at_least=1), tables)
        edition = Edition(
            id=top.text("id"),
            title=top.text("title"),
            status=top.choice("status", EditionStatus),
            revision=top.whole("revision"),
            in_force_from=top.day("in_force_from"),
            in_force_to=top.optional_day("in_force_to"),
            legal_sources=top.texts("legal_sources", at_least=1),
            nodes=nodes,
            indicators=dict(_by_code(files, "indicators", _indicators)),
            tables={key: tables[key] for top_node in nodes for node in top_node.walk() for key in node.tables},
            sources=dict(_by_code(files, "sources", read_sources)),
            action_plan=_action_plan(files),
            checks=_edition_checks(files),
        )
        if edition.id != folder.name:
            top.refuse("id", f"is not the name of its folder, {folder.name}")
    for name in files.unread:
        raise EditionError(name, "", "no part of an edition, or a chapter that edition.toml does not name")
    return replace(edition, digest=files.digest)


class _Files:
    """The TOML files of one edition, each read once."""

    def __init__(self, folder: Path) -> None:
        self._content: dict[str, dict[str, Any]] = {}
        self._asked: set[str] = set()
        for path in sorted(folder.rglob("*.toml")):
            name = path.relative_to(folder).as_posix()
            try:
                self._content[name] = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
                raise EditionError(name, "", f"is not a TOML file: {error}") from error

    def section(self, name: str) -> Section:
        """The whole of one file."""
        file = f"{name}.toml"
        if file not in self._content:
            raise EditionError(file, "", "the file is missing")
        self._asked.add(file)
        return Section(file, "", self._content[file])

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder of the edition, without their ending."""
        return [name.removesuffix(".toml") for name in self._content if name.startswith(f"{folder}/")]

    @property
    def unread(self) -> list[str]:
        """The files that nobody asked for."""
        return sorted(set(self._content) - self._asked)

    @property
    def digest(self) -> str:
        """SHA-256 of what the files say; comments and order of keys do not count."""
        return hashlib.sha256(canonical.dumps(_plain(self._content)).encode()).hexdigest()


def _plain(value: Any) -> Any:  # noqa: ANN401 – whatever TOML holds
    match value:
        case dict():
            return {key: _plain(member) for key, member in cast("dict[str, Any]", value).items()}
        case list():
            return [_plain(member) for member in cast("list[Any]", value)]
        case Decimal():
            return {"decimal": canonical.plain_decimal(value)}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value


def _by_code(files: _Files, folder: str, read: Callable[[Section], Iterator[tuple[str, T]]]) -> Iterator[tuple[str, T]]:
    """What all files of a folder define, by code; a code that two files define is refused."""
    homes: dict[str, str] = {}
    for name in files.names(folder):
        with files.section(name) as section:
            for code, one in read(section):
                if code in homes:
                    section.refuse(code, f"is already defined in {homes[code]}")
                homes[code] = section.file
                yield code, one


def _outline(files: _Files, chapters: tuple[str, ...], tables: dict[str, Table]) -> tuple[Node, ...]:
    """The tree of nodes; an id's beginning says under which node it stands: he.3.2 under he.3."""
    nodes: dict[str, Node] = {}
    for name in chapters:
        with files.section(f"chapters/{name}") as section:
            for node in _nodes(section):
                if node.id in nodes:
                    section.refuse("nodes", f"{node.id} is already there")
                if "." in node.id and _parent(node.id) not in nodes:
                    section.refuse("nodes", f"{node.id} stands before the node it belongs under")
                nodes[node.id] = node
    shown = sorted(tables.values(), key=lambda table: natural(table.number))
    for table in shown:
        if table.chapter not in nodes:
            raise EditionError(f"tables/{table.id}.toml", "chapter", f"there is no node {table.chapter}")
    return tuple(_grown(node, nodes, shown) for node in nodes.values() if "." not in node.id)


def _grown(node: Node, nodes: dict[str, Node], tables: list[Table]) -> Node:
    return replace(
        node,
        tables=tuple(table.id for table in tables if table.chapter == node.id),
        children=tuple(_grown(one, nodes, tables) for one in nodes.values() if _parent(one.id) == node.id),
    )


def _parent(key: str) -> str:
    return key.rpartition(".")[0]


def natural(number: str) -> tuple[tuple[int, str], ...]:
    """A key that puts 3.2.10 after 3.2.9."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"[.\s]+", number))


def _nodes(section: Section) -> Iterator[Node]:
    certainty = section.choice("certainty", Certainty)
    target_group = section.optional_text("target_group")
    for one in section.sections("nodes"):
        with one:
            yield Node(
                id=one.code("id"),
                title=one.text("title"),
                kind=one.choice("kind", NodeKind),
                certainty=one.choice("certainty", Certainty) if "certainty" in one else certainty,
                number=one.optional_text("number"),
                required=one.flag("required"),
                guidance=one.optional_text("guidance"),
                points=one.texts("points"),
                target_group=target_group,
                form=one.optional_text("form"),
            )


def _indicators(section: Section) -> Iterator[tuple[str, Indicator]]:
    for code, one in section.members():
        with one:
            kind = one.choice("kind", IndicatorKind)
            yield (
                code,
                Indicator(
                    code=code,
                    label=one.text("label"),
                    unit=one.optional_text("unit"),
                    kind=kind,
                    short=one.optional_text("short"),
                    formula=_formula(one) if "formula" in one else None,
                    given=one.flag("given"),
                    optional=one.flag("optional"),
                    decimals=one.whole("decimals", default=1 if kind in ONE_DECIMAL else 0),
                    choices=one.texts("choices"),
                    names=one.texts("names"),
                    note=one.optional_text("note"),
                    breaks=tuple(_breaks(one)),
                ),
            )


def _formula(section: Section) -> Formula:
    formula = Formula(section.text("formula"))
    try:
        _ = formula.references
    except (FormulaError, RecursionError) as error:
        section.refuse("formula", str(error))
    return formula


def _breaks(section: Section) -> Iterator[Break]:
    for one in section.sections("breaks"):
        with one:
            yield Break(
                day=one.day("day"),
                what=one.text("what"),
                source=one.text("source"),
                certainty=one.choice("certainty", Certainty),
                ends=one.flag("ends"),
            )


def _tables(section: Section) -> Iterator[tuple[str, Table]]:
    key = section.file.removeprefix("tables/").removesuffix(".toml")
    section.as_code("", key)
    with section.section("rows") as rows_section:
        rows = Rows(rows_section.choice("kind", RowKind), rows_section.texts("periods"))
    yield (
        key,
        Table(
            id=key,
            number=section.text("number"),
            title=section.text("title"),
            chapter=section.text("chapter"),
            rows=rows,
            columns=section.texts("columns", at_least=1),
            certainty=section.choice("certainty", Certainty),
            sources=section.texts("sources", at_least=1),
            groups=tuple(_groups(section)),
            checks=tuple(_checks(section)),
            guidance=section.optional_text("guidance"),
        ),
    )


def _groups(section: Section) -> Iterator[Group]:
    for one in section.sections("groups"):
        with one:
            yield Group(one.text("title"), one.texts("columns", at_least=1))


def _checks(section: Section) -> Iterator[Check]:
    for one in section.sections("checks"):
        yield Check(kind=one.text("kind"), severity=one.choice("severity", Severity), settings=one.rest())


def _edition_checks(files: _Files) -> tuple[Check, ...]:
    with files.section("checks") as section:
        return tuple(_checks(section))


def _action_plan(files: _Files) -> ActionPlan:
    with files.section("action_plan") as section:
        groups: list[PlanGroup] = []
        for one in section.sections("groups"):
            with one:
                groups.append(
                    PlanGroup(one.code("code"), one.text("number"), one.text("title"), one.text("conclusions"))
                )
        return ActionPlan(tuple(groups), tuple(_plan_fields(section)), section.flag("numbering_restarts"))


def _plan_fields(section: Section) -> Iterator[PlanField]:
    for one in section.sections("fields"):
        with one:
            yield PlanField(
                name=one.code("name"),
                label=one.text("label"),
                certainty=one.choice("certainty", Certainty),
                column=one.optional_text("column"),
                column_label=one.optional_text("column_label"),
                required=one.flag("required"),
                guidance=one.optional_text("guidance"),
            )
