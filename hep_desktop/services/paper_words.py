"""The standing sentences of papers as the office words them, and what in them no field can fill."""

import re

from hep_desktop.domain.commands import SetOwnWords
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.standing import PLACE, STANDING, filled, usual, wording
from hep_desktop.services.editing import Editing
from hep_desktop.template.standard import FIELDS

__all__ = ["FIELDS", "STANDING", "changing", "fault", "in_use"]

_SLOT = re.compile(r"\{[^{}]*\}?|\}")


def in_use(editing: Editing, key: str) -> str:
    """The wording that papers have now."""
    return wording(editing.office, key).strip()


def changing(programme: str, key: str, words: str) -> SetOwnWords:
    """The command that words a sentence; nothing, or the usual words, bring the usual wording back."""
    own = words.strip()
    return SetOwnWords(programme, f"{PLACE}{key}", "" if own == usual(key).strip() else own)


def fault(editing: Editing, programme: str, key: str) -> str:
    """The field that cannot be filled, where there is one: papers have the usual wording until it is mended."""
    words = in_use(editing, key)
    material = Material.of(editing.office, programme, editing.edition(programme))
    if _fills(material, words):
        return ""
    return next((slot for slot in _SLOT.findall(words) if not _fills(material, slot)), words)


def _fills(material: Material, words: str) -> bool:
    try:
        filled(material, words)
    except (KeyError, ValueError):
        return False
    return True
