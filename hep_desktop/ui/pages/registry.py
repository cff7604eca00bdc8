"""Which page stands behind a step of the walk; pages are imported when first shown, so that start stays quick.

To add a page: a function that imports and gives it, and one entry in `PAGES`. A step without an
entry is not shown in the walk.
"""

# ruff: noqa: PLC0415 – the whole point of this module is to import late

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session

PageFactory = Callable[[Session, QWidget], Page]
"""Makes a page where it will stand: to move a whole page from nowhere into the window costs as much as to make it."""


def _start(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.start import StartPage

    return StartPage(session, parent)


def _new_programme(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.new_programme import NewProgrammePage

    return NewProgrammePage(session, parent)


def _settlement(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.settlement import SettlementPage

    return SettlementPage(session, parent)


def _situation(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.chapter import ChapterPage

    return ChapterPage(session, parent)


def _problems(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.problems import ProblemsPage

    return ProblemsPage(session, parent)


def _plan(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.plan import PlanPage

    return PlanPage(session, parent)


def _forum(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.forum import ForumPage

    return ForumPage(session, parent)


def _ready(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.ready import ReadyPage

    return ReadyPage(session, parent)


def _ready_many(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.ready_many import ReadyManyPage

    return ReadyManyPage(session, parent)


def _copying(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.copying import CopyPage

    return CopyPage(session, parent)


def _verify(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.verify import VerifyPage

    return VerifyPage(session, parent)


def _package(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.package import PackagePage

    return PackagePage(session, parent)


def _sendings(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.sendings import SendingsPage

    return SendingsPage(session, parent)


def _keys(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.keys import KeysPage

    return KeysPage(session, parent)


def _adoption(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.adoption import AdoptionPage

    return AdoptionPage(session, parent)


def _followup(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.followup import FollowupPage

    return FollowupPage(session, parent)


def _review(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.review import ReviewPage

    return ReviewPage(session, parent)


def _rolling(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.rolling import RollingPage

    return RollingPage(session, parent)


def _preview(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.preview import PreviewPage

    return PreviewPage(session, parent)


def _coverage(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.coverage import CoveragePage

    return CoveragePage(session, parent)


def _directory(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.directory import DirectoryPage

    return DirectoryPage(session, parent)


def _associations(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.associations import AssociationsPage

    return AssociationsPage(session, parent)


def _import(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.importing import ImportPage

    return ImportPage(session, parent)


def _history(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.history import HistoryPage

    return HistoryPage(session, parent)


def _backups(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.backups import BackupsPage

    return BackupsPage(session, parent)


def _protection(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.protection import ProtectionPage

    return ProtectionPage(session, parent)


def _hand_over(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.handing import HandOverPage

    return HandOverPage(session, parent)


def _take_over(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.taking import TakeOverPage

    return TakeOverPage(session, parent)


def _remarks(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.remarks import RemarksPage

    return RemarksPage(session, parent)


def _word(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.word_programme import WordPage

    return WordPage(session, parent)


def _requests(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.requests import RequestsPage

    return RequestsPage(session, parent)


def _pack(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.council_pack import CouncilPackPage

    return CouncilPackPage(session, parent)


def _opinions(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.opinions import OpinionsPage

    return OpinionsPage(session, parent)


def _tasks(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.tasks import TasksPage

    return TasksPage(session, parent)


def _paper_look(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.paper_look import PaperLookPage

    return PaperLookPage(session, parent)


def _forum_rules(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.forum_rules import ForumRulesPage

    return ForumRulesPage(session, parent)


def _paper_words(session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.paper_words import PaperWordsPage

    return PaperWordsPage(session, parent)


MENTOR = (
    *("desk", "desk_list", "desk_add", "contacts", "county_forums", "checklist", "activity"),
    *("holdings", "held_search", "together"),
)
"""The pages of a mentor; most offices never load them."""


def _mentor(page: str, session: Session, parent: QWidget) -> Page:
    from hep_desktop.ui.pages.mentor_pages import MENTOR_PAGES

    return MENTOR_PAGES[page](session, parent)


# Steps of the walk; `situation` shows every heading of the document, those of the action plan too.
PAGES: Mapping[str, PageFactory] = {
    "settlement": _settlement,
    "situation": _situation,
    "problems": _problems,
    "plan": _plan,
    "forum": _forum,
    "adoption": _adoption,
    "ready": _ready,
    "followup": _followup,
    "review": _review,
}

# Pages beside the walk; they need no open programme.
OTHER_PAGES: Mapping[str, PageFactory] = {
    "start": _start,
    "new_programme": _new_programme,
    "import": _import,
    "word": _word,
    "preview": _preview,
    "ready_many": _ready_many,
    "copying": _copying,
    "verify": _verify,
    "package": _package,
    "sendings": _sendings,
    "keys": _keys,
    "pack": _pack,
    "paper_words": _paper_words,
    "paper_look": _paper_look,
    "history": _history,
    "backups": _backups,
    "protection": _protection,
    "hand_over": _hand_over,
    "take_over": _take_over,
    "remarks": _remarks,
    "coverage": _coverage,
    "requests": _requests,
    "opinions": _opinions,
    "forum_rules": _forum_rules,
    "tasks": _tasks,
    "directory": _directory,
    "associations": _associations,
    "rolling": _rolling,
    **{page: partial(_mentor, page) for page in MENTOR},
}
