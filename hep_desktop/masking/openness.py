"""What needs no guard: figures that their source publishes itself, and counts of what anybody may know."""

import re
from collections.abc import Iterable

from hep_desktop.domain.situation import FileOrigin, LetterOrigin, OralOrigin, Origin, TypedOrigin
from hep_desktop.template.model import Edition


class Openness:
    """Tells by its words whether an origin is a source that publishes its figures of every settlement."""

    def __init__(self, edition: Edition) -> None:
        words = [re.escape(word) for source in edition.sources.values() for word in source.known_as]
        self._known = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None

    def is_published(self, origin: Origin) -> bool:
        """Whether the source of a figure publishes it itself. A letter or a spoken word is for us alone."""
        match origin:
            case FileOrigin(file=file, source=source):
                return self._names_one((source, file))
            case TypedOrigin(source):
                return self._names_one((source,))
            case LetterOrigin() | OralOrigin():
                return False

    def _names_one(self, words: Iterable[str]) -> bool:
        return self._known is not None and any(self._known.search(one) for one in words)
