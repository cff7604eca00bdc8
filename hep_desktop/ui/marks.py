"""How far each node is, as signs for the tree and as words for those who hear it."""

from collections.abc import Mapping

from hep_desktop.services.checking import MarkState, NodeMark
from hep_desktop.ui.look import DONE, ERROR, OPEN, RETURN, WARNING, Mark
from hep_desktop.ui.strings import text


def tree_marks(marks: Mapping[str, NodeMark]) -> dict[str, Mark]:
    """One sign a node: ✖ with the number of errors, else ▲ with warnings, else ✓ or ○; ⚑ before it: come back."""
    return {node: _flagged(_sign(mark)) if mark.returns else _sign(mark) for node, mark in marks.items()}


def spoken_marks(marks: Mapping[str, NodeMark]) -> dict[str, str]:
    """The same in words."""
    return {node: _words(mark) for node, mark in marks.items()}


def _sign(mark: NodeMark) -> Mark:
    match mark.state:
        case MarkState.ERRORS:
            return (f"{ERROR[0]} {mark.errors}", *ERROR[1:])
        case MarkState.WARNINGS:
            return (f"{WARNING[0]} {mark.warnings}", *WARNING[1:])
        case MarkState.DONE:
            return DONE
        case MarkState.NOT_BEGUN:
            return OPEN


def _flagged(sign: Mark) -> Mark:
    return (f"{RETURN} {sign[0]}", *sign[1:])


def _words(mark: NodeMark) -> str:
    words = _state(mark)
    match mark.returns:
        case 0:
            return words
        case 1:
            return f"{words}, {text('frame.marks.return')}"
        case count:
            return f"{words}, {text('frame.marks.returns', count=count)}"


def _state(mark: NodeMark) -> str:
    if mark.state in (MarkState.ERRORS, MarkState.WARNINGS):
        return text("frame.findings.counts", errors=mark.errors, warnings=mark.warnings)
    return text(f"frame.marks.{mark.state}")
