"""What the forum meets for, and the agenda that suggests."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme
from hep_desktop.domain.forum import AgendaItem, Decision, Meeting, MeetingKind
from hep_desktop.domain.programme import Status
from hep_desktop.services.agenda import kind_for, proposed

DETAILS = programme().details


@pytest.mark.parametrize(
    ("details", "kind"),
    [
        (DETAILS, MeetingKind.NEW_PROGRAMME),
        (replace(DETAILS, predecessor="o"), MeetingKind.REVIEW),
        (replace(DETAILS, predecessor="o", status=Status.ADOPTED), MeetingKind.YEARLY),
    ],
)
def test_the_kind_follows_from_the_state_of_the_programme(details: object, kind: MeetingKind) -> None:
    assert kind_for(details) is kind  # pyright: ignore[reportArgumentType] – pytest loses the type


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_kind_has_items_of_its_own(kind: MeetingKind) -> None:
    titles = proposed(office(programme()), Meeting("m", ("p",), kind))
    assert len(titles) > 1
    assert all(titles)
    assert titles[-1] == "Egyebek"


def test_what_stands_there_is_not_proposed_again() -> None:
    held = Meeting("m", ("p",), agenda=(AgendaItem("a", "Egyebek"),))
    assert "Egyebek" not in proposed(office(programme()), held)


def test_earlier_decisions_are_told_of_first() -> None:
    earlier = Meeting("e", ("p",), held=date(2026, 1, 5), decisions=(Decision("d"),))
    later = Meeting("m", ("p",))
    known = office(programme(), meetings=(earlier, later))
    assert "korábbi döntéseinek" in proposed(known, later)[0]
    assert "korábbi döntéseinek" not in proposed(known, earlier)[0]
