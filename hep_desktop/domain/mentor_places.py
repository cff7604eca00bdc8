"""Typed addresses of what a mentor keeps; all of it belongs to the store."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class MunicipalityPlace:
    """A row of the mentor's desk, by KSH code."""

    code: str


@dataclass(frozen=True, slots=True, order=True)
class ContactPlace:
    """A line of the mentor's log."""

    contact: str


@dataclass(frozen=True, slots=True, order=True)
class ChecklistPlace:
    """A checklist template of the mentor's own."""

    checklist: str


@dataclass(frozen=True, slots=True, order=True)
class CountyForumPlace:
    """A forum of a county or a district, or a working group of one."""

    forum: str


@dataclass(frozen=True, slots=True, order=True)
class CountyMeetingPlace:
    """A meeting of such a forum or working group."""

    meeting: str


MentorPlace = MunicipalityPlace | ContactPlace | ChecklistPlace | CountyForumPlace | CountyMeetingPlace
