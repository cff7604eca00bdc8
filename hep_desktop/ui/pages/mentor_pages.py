"""The pages of a mentor, beside the walk; imported when first shown, as all others are (see `registry`)."""

# ruff: noqa: PLC0415 – the whole point of this module is to import late

from collections.abc import Callable, Mapping

from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session


def _desk(session: Session) -> Page:
    from hep_desktop.ui.pages.desk import DeskPage

    return DeskPage(session)


def _desk_list(session: Session) -> Page:
    from hep_desktop.ui.pages.desk_list import DeskListPage

    return DeskListPage(session)


def _desk_add(session: Session) -> Page:
    from hep_desktop.ui.pages.desk_add import DeskAddPage

    return DeskAddPage(session)


def _contacts(session: Session) -> Page:
    from hep_desktop.ui.pages.contacts import ContactsPage

    return ContactsPage(session)


def _checklist(session: Session) -> Page:
    from hep_desktop.ui.pages.checklist import ChecklistPage

    return ChecklistPage(session)


def _activity(session: Session) -> Page:
    from hep_desktop.ui.pages.activity import ActivityPage

    return ActivityPage(session)


MENTOR_PAGES: Mapping[str, Callable[[Session], Page]] = {
    "desk": _desk,
    "desk_list": _desk_list,
    "desk_add": _desk_add,
    "contacts": _contacts,
    "checklist": _checklist,
    "activity": _activity,
}
