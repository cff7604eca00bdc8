"""What the subjects share: finding a record or refusing, and changing named fields of it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Record
from hep_desktop.domain.places import Place
from hep_desktop.domain.programme import Programme, Status

R = TypeVar("R", bound=Record)


def draft(office: Office, programme: str) -> Programme:
    """The programme, which must exist and must still be a draft: adopted versions never change."""
    found = office.programmes.get(programme)
    if found is None:
        raise UserError("programme.gone")
    if found.details.status is not Status.DRAFT:
        raise UserError("programme.not_a_draft")
    return found


def found(record: R | None, code: str) -> R:
    """The record, or a UserError that says it is no longer there."""
    if record is None:
        raise UserError(code)
    return record


def with_fields(record: R, changed: Mapping[str, Any]) -> R:
    """The record with some fields set; the id is never changed."""
    known = {f.name for f in fields(record)} - {"id"}
    unknown = set(changed) - known
    if unknown:
        msg = f"{type(record).__name__} has no changeable field {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    return replace(record, **changed)


def change(office: Office, place: Place, after: Record | None) -> tuple[Change, ...]:
    """The change of one place; nothing where it already holds `after`."""
    before = office.record(place)
    return () if before == after else (Change(place, before, after),)


def joined(changes: Iterable[tuple[Change, ...]]) -> tuple[Change, ...]:
    """Several changes as one tuple."""
    return tuple(one for some in changes for one in some)
