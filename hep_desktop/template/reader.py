"""One folder under `forms/` → Edition; anything unexpected in a file is an EditionError."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hep_desktop.template.coverage import CoverageGrid, read_coverage
from hep_desktop.template.examples import read_examples
from hep_desktop.template.files import EditionFiles
from hep_desktop.template.lacking import read_services
from hep_desktop.template.model import (
    ActionPlan,
    Certainty,
    Check,
    Edition,
    EditionStatus,
    Node,
    PlanField,
    PlanGroup,
)
from hep_desktop.template.outline import in_order, read_outline
from hep_desktop.template.seat import Seat, read_seats
from hep_desktop.template.section import EditionError, Section
from hep_desktop.template.service import Service
from hep_desktop.template.sources import read_sources
from hep_desktop.template.statistics import read_checks, read_indicators, read_tables, without_ended
from hep_desktop.template.wording_files import read_wordings
from hep_desktop.words import text as words

__all__ = ["EditionError", "read_edition"]

T = TypeVar("T")


def read_edition(folder: Path) -> Edition:
    """The edition in a folder. Raises EditionError."""
    files = EditionFiles(folder)
    tables = dict(_by_code(files, "tables", read_tables))
    indicators = dict(_by_code(files, "indicators", read_indicators))
    with files.section("edition") as top:
        begins = top.day("in_force_from")
        nodes = _titled(read_outline(files, top.texts("chapters", at_least=1), tables), top)
        edition = Edition(
            id=top.text("id"),
            title=top.text("title"),
            status=top.choice("status", EditionStatus),
            revision=top.whole("revision"),
            in_force_from=begins,
            in_force_to=top.optional_day("in_force_to"),
            legal_sources=top.texts("legal_sources", at_least=1),
            nodes=nodes,
            indicators=indicators,
            tables={one.id: without_ended(one, indicators, begins) for one in in_order(tables.values(), nodes)},
            sources=dict(_by_code(files, "sources", read_sources)),
            action_plan=_action_plan(files),
            checks=_edition_checks(files),
            services=_services(files),
            coverage=_coverage(files),
            seats=_seats(files),
            wordings=read_wordings(files),
            examples=read_examples(files),
            people_units=top.texts("people_units"),
        )
        if edition.id != folder.name:
            top.refuse("id", words("editions.no_folder", name=folder.name))
    for name in files.unread:
        raise EditionError(name, "", words("editions.no_part"))
    return replace(edition, digest=files.digest)


def _titled(nodes: tuple[Node, ...], top: Section) -> tuple[Node, ...]:
    """The nodes with the titles that an edition based on another gives them."""
    if "titles" not in top:
        return nodes
    with top.section("titles") as section:
        titles = {key: str(said) for key, said in section.rest().items()}
        for key in titles.keys() - {one.id for node in nodes for one in node.walk()}:
            section.refuse(key, words("editions.no_such_node"))

    def renamed(node: Node) -> Node:
        return replace(node, title=titles.get(node.id, node.title), children=tuple(map(renamed, node.children)))

    return tuple(map(renamed, nodes))


def _by_code(
    files: EditionFiles, folder: str, read: Callable[[Section], Iterator[tuple[str, T]]]
) -> Iterator[tuple[str, T]]:
    """What all files of a folder define, by code; a code that two files define is refused."""
    homes: dict[str, str] = {}
    for name in files.names(folder):
        with files.section(name) as section:
            for code, one in read(section):
                if code in homes:
                    section.refuse(code, words("editions.defined_in", file=homes[code]))
                homes[code] = section.file
                yield code, one


def _edition_checks(files: EditionFiles) -> tuple[Check, ...]:
    with files.section("checks") as section:
        return tuple(read_checks(section))


def _services(files: EditionFiles) -> tuple[Service, ...]:
    if "services" not in files:
        return ()
    with files.section("services") as section:
        return tuple(read_services(section))


def _seats(files: EditionFiles) -> tuple[Seat, ...]:
    if "forum" not in files:
        return ()
    with files.section("forum") as section:
        return tuple(read_seats(section))


def _coverage(files: EditionFiles) -> CoverageGrid:
    if "coverage" not in files:
        return CoverageGrid()
    with files.section("coverage") as section:
        return read_coverage(section)


def _action_plan(files: EditionFiles) -> ActionPlan:
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
                phrases=one.texts("phrases"),
            )
