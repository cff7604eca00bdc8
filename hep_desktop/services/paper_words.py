"""The standing texts of papers as the office words them, and what in them no field can fill."""

from hep_desktop.domain.commands import SetOwnWords
from hep_desktop.report.papers import standing
from hep_desktop.report.papers.standing import PLACE
from hep_desktop.services.editing import Editing
from hep_desktop.template.standard import FIELDS
from hep_desktop.template.wording import PaperTexts

__all__ = ["changing", "fault", "fields_of", "in_use", "is_own", "papers"]


def papers(editing: Editing, programme: str) -> tuple[PaperTexts, ...]:
    """The papers that have standing texts, with those texts."""
    return editing.edition(programme).wordings.papers


def fields_of(paper: PaperTexts) -> tuple[str, ...]:
    """The fields that the texts of a paper can have."""
    return tuple(dict.fromkeys((*paper.fields.values(), *FIELDS)))


def in_use(editing: Editing, programme: str, key: str) -> str:
    """The wording that there is now, also one that cannot be filled."""
    return (standing.own(editing.office, key) or standing.usual(editing.edition(programme), key)).strip()


def is_own(editing: Editing, key: str) -> bool:
    """Whether the office words it otherwise than the edition."""
    return bool(standing.own(editing.office, key))


def changing(editing: Editing, programme: str, key: str, words: str) -> SetOwnWords:
    """The command that words a text; nothing, or the usual words, bring the usual wording back."""
    said = words.strip()
    usual = standing.usual(editing.edition(programme), key).strip()
    return SetOwnWords(programme, f"{PLACE}{key}", "" if said == usual else said)


def fault(editing: Editing, programme: str, key: str) -> str:
    """The field that cannot be filled, where there is one: papers have the usual wording until it is mended."""
    return standing.fault(editing.edition(programme), key, standing.own(editing.office, key))
