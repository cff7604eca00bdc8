"""Words that need not be typed into a measure: ready phrases, the office's people, the settlement's documents."""

from collections.abc import Iterator

from hep_desktop.domain.directory import Person
from hep_desktop.domain.office import Office
from hep_desktop.domain.settlement import Settlement, StrategicDocument
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition

_NAMES = frozenset({"responsible", "partners"})  # several stand in one line
_PEOPLE, _DOCUMENTS, _PHRASES = "people", "documents", "phrases"


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be put into a field, by where it comes from (`people`, `documents`, `phrases`)."""

    kind: str
    words: tuple[str, ...]


def offered(edition: Edition, office: Office, settlement: Settlement, field: str) -> tuple[Offered, ...]:
    """What there is for a field of the measure sheet; the office's own first."""
    return tuple(one for one in _all(edition, office, settlement, field) if one.words)


def with_words(there: str, words: str, field: str) -> str:
    """A field after words were put in: names go on in the line, sentences begin a new one."""
    if not there.strip():
        return words
    return f"{there.rstrip().rstrip(',;')}, {words}" if field in _NAMES else f"{there.rstrip()}\n{words}"


def _all(edition: Edition, office: Office, settlement: Settlement, field: str) -> Iterator[Offered]:
    if field in _NAMES:
        yield Offered(_PEOPLE, tuple(dict.fromkeys(filter(None, map(_called, office.directory.people)))))
    if field == "strategy":
        yield Offered(_DOCUMENTS, tuple(filter(None, map(document_words, settlement.documents))))
    known = next((one for one in edition.action_plan.fields if one.name == field), None)
    yield Offered(_PHRASES, known.phrases if known else ())


def _called(person: Person) -> str:
    """An organisation where there is one: the plan outlives the person (and is published)."""
    return person.organisation.strip() or person.name.strip()


def document_words(document: StrategicDocument) -> str:
    """A strategic document as column E names it."""
    details = ", ".join(part for part in (document.years.strip(), document.decision.strip()) if part)
    title = document.title.strip()
    return f"{title} ({details})" if title and details else title
