"""Institutions and services that a settlement may lack, and what an edition asks nobody for where they do."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hep_desktop.domain.settlement import Presence
from hep_desktop.template.model import Edition
from hep_desktop.template.section import Section
from hep_desktop.template.service import Service, ServiceLaw


def read_services(section: Section) -> Iterator[Service]:
    """The services of the file, in their order."""
    for one in section.sections("services"):
        with one:
            yield Service(
                id=one.code("id"),
                label=one.text("label"),
                node=one.text("node"),
                sentence=one.text("sentence"),
                elsewhere=one.text("elsewhere"),
                indicators=one.texts("indicators"),
                law=one.choice("law", ServiceLaw) if "law" in one else ServiceLaw.NONE,
                due_above=one.whole("due_above") if "due_above" in one else None,
            )


def answered(edition: Edition, answers: Mapping[str, Presence]) -> Edition:
    """The edition as a settlement with these answers has it; the very same one where nothing is lacking.

    Nothing is written into the cells: what a clerk has entered stands, and an answer taken back leaves no trace.
    """
    lacking = {service.id for service in edition.services if _lacks(answers.get(service.id))}
    there = {code for service in edition.services if service.id not in lacking for code in service.indicators}
    named = {code for service in edition.services if service.id in lacking for code in service.indicators}
    return replace(edition, not_here=frozenset(named - there)) if named - there else edition


def _lacks(answer: Presence | None) -> bool:
    return answer in (Presence.ELSEWHERE, Presence.NONE)
