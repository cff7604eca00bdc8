"""Places and records as the columns of one table: (programme, kind, key) and a body in canonical JSON."""

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.kinds import KINDS, Kind, kind_of
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place, programme_of

Address = tuple[str, str, str]
"""Programme ("" for what the whole store shares), kind and key."""

_NAMED = {kind.name: kind for kind in KINDS}
_MARK = "|"  # stands in no indicator code and no period; a member may hold it, since it comes last


def address_of(place: Place) -> Address:
    """Where the record of a place is kept."""
    kind = kind_of(place)
    return programme_of(place) or "", kind.name, _MARK.join(getattr(place, part) for part in kind.parts)


def place_at(programme: str, kind: str, key: str) -> Place:
    """The place of a kept record. Raises ValueError for an unknown kind or a key of another shape."""
    found = _named(kind)
    wanted = len(found.parts)
    parts = key.split(_MARK, wanted - 1) if wanted else []
    if len(parts) != wanted:
        msg = f"{key} is no key of a {kind}"
        raise ValueError(msg)
    return found.at(programme, parts)


def plain_of(kind: str, record: Record) -> object:
    """A record as JSON data."""
    return to_plain(record, _named(kind).record)


def body_of(kind: str, record: Record) -> str:
    """A record as canonical JSON."""
    return dumps(plain_of(kind, record))


def record_of(kind: str, body: object) -> Record:
    """The record of the JSON data that `body_of` wrote. Raises ValueError."""
    return from_plain(body, _named(kind).record)


def _named(kind: str) -> Kind:
    if kind not in _NAMED:
        msg = f"{kind} is no kind of record"
        raise ValueError(msg)
    return _NAMED[kind]
