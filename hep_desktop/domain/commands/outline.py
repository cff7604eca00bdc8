"""Changes of the document's headings, and what is said of them."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.outline import OwnHeading
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class SetNotTypical(Command):
    """Say why a chapter does not apply to the settlement; None: it does apply. Its text is kept either way."""

    programme: str
    node: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class SetReturnMark(Command):
    """Mark a chapter to come back to, with a note that may be empty; None takes the mark off."""

    programme: str
    node: str
    note: str | None


@dataclass(frozen=True, slots=True)
class AddHeading(Command):
    """Add an own heading; what stood after the same sibling now follows it."""

    programme: str
    heading: OwnHeading


@dataclass(frozen=True, slots=True)
class RenameHeading(Command):
    """Give any heading another title; an empty one gives a heading of the edition its own title back."""

    programme: str
    node: str
    title: str


@dataclass(frozen=True, slots=True)
class MoveHeading(Command):
    """Put an own heading right after another sibling, or first of all ("")."""

    programme: str
    heading: str
    after: str


@dataclass(frozen=True, slots=True)
class RemoveHeading(Command):
    """Remove an own heading with all own headings and texts under it; can be undone."""

    programme: str
    heading: str
