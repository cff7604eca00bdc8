"""The pages of a mentor, beside the walk; imported when first shown, as all others are (see `registry`)."""

# ruff: noqa: PLC0415 – the whole point of this module is to import late

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session


def _desk(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.desk import DeskPage

    return DeskPage(session, parent)


def _desk_list(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.desk_list import DeskListPage

    return DeskListPage(session, parent)


def _desk_add(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.desk_add import DeskAddPage

    return DeskAddPage(session, parent)


def _contacts(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.contacts import ContactsPage

    return ContactsPage(session, parent)


def _county_forums(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.county_forums import CountyForumsPage

    return CountyForumsPage(session, parent)


def _checklist(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.checklist import ChecklistPage

    return ChecklistPage(session, parent)


def _activity(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.activity import ActivityPage

    return ActivityPage(session, parent)


def _holdings(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.holdings import HoldingsPage

    return HoldingsPage(session, parent)


def _held_search(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.held_search import HeldSearchPage

    return HeldSearchPage(session, parent)


def _together(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.together import TogetherPage

    return TogetherPage(session, parent)


MENTOR_PAGES: Mapping[str, Callable[[Session, QWidget], Page]] = {
    "desk": _desk,
    "desk_list": _desk_list,
    "desk_add": _desk_add,
    "contacts": _contacts,
    "county_forums": _county_forums,
    "checklist": _checklist,
    "activity": _activity,
    "holdings": _holdings,
    "held_search": _held_search,
    "together": _together,
}
