"""Associations of municipalities in words, for the window."""

from datetime import date

from hep_desktop.domain.association_standing import (
    FAILING,
    MemberStanding,
    in_short,
    members_of,
    of_settlement,
    worst,
)
from hep_desktop.domain.associations import Association
from hep_desktop.domain.law_clock import Grants
from hep_desktop.domain.office import Office
from hep_desktop.domain.readings import Readings
from hep_desktop.report.papers.association import finding
from hep_desktop.words import text

__all__ = ["in_words", "lines", "members_of", "name", "of_settlement"]


def name(association: Association) -> str:
    """What an association is called."""
    return association.name.strip() or text("law_days.association.unnamed")


def in_words(office: Office, association: Association, readings: Readings, today: date) -> tuple[Grants | None, str]:
    """How an association stands, and that in a sentence which names the members it depends on."""
    found = members_of(office, association, readings, today)
    grants = worst(found)
    if grants is None:
        return None, text("law_days.association.empty", name=name(association))
    some = FAILING if grants in FAILING else {grants}
    who = ", ".join(one or text("law_days.association.no_member") for one in in_short(found, some))
    key = "failing" if grants in FAILING else grants
    return grants, text(f"law_days.association.{key}", name=name(association), who=who)


def lines(found: tuple[MemberStanding, ...]) -> tuple[tuple[Grants, str], ...]:
    """Each member with its state."""
    return tuple(
        (one.standing.grants, f"{one.name or text('law_days.association.no_member')}: {finding(one)}") for one in found
    )
