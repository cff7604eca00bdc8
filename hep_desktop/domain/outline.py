"""What a programme says of its headings: own ones, own titles, what does not apply here, where to come back."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the clerk says of one heading besides its text; None where nothing is said.

    `not_typical` is why the chapter does not apply to the settlement: it is printed in the place of a
    text. `return_to` marks that the clerk wants to come back, with a note; nobody else ever sees it.
    `to_check` are numbers of the village `taken_from`, whose text came over, until the clerk has looked at them.
    """

    not_typical: str | None = None
    return_to: str | None = None
    taken_from: str = ""
    to_check: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to keep."""
        return self == Chapter()


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """A heading that the edition does not have: under `parent`, right after the sibling `after` or first of all."""

    id: str
    title: str
    parent: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """How a programme's headings differ from its edition's: own headings, and other titles by node."""

    own: tuple[OwnHeading, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])

    def heading(self, key: str) -> OwnHeading | None:
        """The own heading with an id."""
        return next((one for one in self.own if one.id == key), None)

    def below(self, key: str) -> Iterator[OwnHeading]:
        """An own heading and every own heading under it."""
        ids = {key}
        known = 0
        while len(ids) > known:  # a heading may stand before the one it belongs under
            known = len(ids)
            ids |= {one.id for one in self.own if one.parent in ids}
        return (one for one in self.own if one.id in ids)
