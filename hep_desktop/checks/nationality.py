"""A nationality self-government that was not heard, or whose consent is missing or comes too late."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import FORUM
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.council import ConsentNeed, NationalityBody
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.opinions import Opinion, OpinionKind, Stance
from hep_desktop.domain.places import OpinionPlace
from hep_desktop.domain.programme import Status
from hep_desktop.hungarian import short_date
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(heard=True, details=True), partial(_unheard, check))


def _unheard(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    programme = snapshot.programme
    if programme.details.status is not Status.DRAFT:
        return
    council, kinds = programme.council, {one.kind for one in programme.opinions.values()}
    nowhere = OpinionPlace(programme.id, "")
    if council.nationality_body is NationalityBody.UNTOLD:
        if OpinionKind.OPINION not in kinds and not council.nationality:
            yield Finding("nationality.untold", Severity.TIP, FORUM, nowhere, "nationality_body")
    elif council.nationality_body is NationalityBody.THERE and OpinionKind.OPINION not in kinds:
        yield Finding("nationality.no_opinion", check.severity, FORUM, nowhere, "nationality_body")
    if council.consent is ConsentNeed.NEEDED and OpinionKind.CONSENT not in kinds:
        yield Finding("nationality.no_consent", check.severity, FORUM, nowhere, "consent")
    for one in programme.opinions.values():
        if one.kind is OpinionKind.CONSENT:
            yield from _consent(check, snapshot, one)


def _consent(check: Check, snapshot: Snapshot, one: Opinion) -> Iterator[Finding]:
    planned = snapshot.programme.details.planned_adoption
    place, sender = OpinionPlace(snapshot.programme.id, one.id), one.sender.strip() or "–"
    if one.stance is Stance.REFUSES:
        yield Finding("nationality.refused", check.severity, FORUM, place, "stance", args=(("sender", sender),))
    elif not one.has_spoken and one.until is not None and one.until >= planned:
        until, adoption = short_date(one.until), short_date(planned)
        args = (("sender", sender), ("until", until), ("adoption", adoption))
        yield Finding(
            "nationality.too_late", check.severity, FORUM, place, "asked", args=args, rests_on=(until, adoption)
        )


KIND = Kind("nationality", _units)
