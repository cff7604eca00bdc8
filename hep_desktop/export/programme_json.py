"""`hep.json`: one programme as canonical JSON for receivers (the *package* profile) and its fingerprint.

Left out: the clerk's notes and marks, contact data, history, view state, and what other programmes decided at a
common meeting. Derived values are not here but in `tables/`: they follow from the facts and the edition
named, so the fingerprint changes only when the data do (`decisions.md` 10, 19). What the file says is
laid down in `resources/package/hep.schema.json`.
"""

import hashlib
from dataclasses import replace
from typing import Any

from hep_desktop.canonical import dumps, to_plain
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.council import Council
from hep_desktop.domain.followup import FollowUp
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion, OpinionKind
from hep_desktop.domain.outline import Outline
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.review import Reason, Review
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import FactKey, Origin, Text
from hep_desktop.domain.values import Empty, Value
from hep_desktop.template.model import Edition

SCHEMA = "hep-desktop/hep.json"
SCHEMA_VERSION = 1
PROFILE = "package"

Json = dict[str, Any]


def compose(office: Office, programme_id: str, edition: Edition) -> bytes:
    """The bytes of `hep.json`; the same data give the same bytes on every system."""
    programme = office.programmes[programme_id]
    data: Json = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "profile": PROFILE,
        "edition": _edition(edition),
        "settlement": to_plain(office.settlement_of(programme_id), Settlement),
        "programme": _details(office, programme),
        "facts": _facts(programme, edition),
        "texts": _texts(programme, edition),
        "problems": _problems(programme, edition),
        "measures": _measures(programme, edition),
        "meetings": [_meeting(meeting, programme_id) for meeting in office.meetings_of(programme_id)],
    }
    data |= {name: told for name, told in _where_said(programme).items() if told}
    return dumps(data).encode("utf-8")


def _where_said(programme: Programme) -> Json:
    """What is left out where nothing was said."""
    return {
        "outline": to_plain(programme.outline, Outline),
        "council": to_plain(programme.council, Council),
        "review": to_plain(programme.review, Review),
        "followups": [
            {"measure": measure, "year": year, **to_plain(_told(one), FollowUp)}
            for (measure, year), one in sorted(programme.followups.items())
        ],
        "opinions": [_opinion(one) for _, one in sorted(programme.opinions.items())],
        "reasons": [{"measure": key, **to_plain(one, Reason)} for key, one in sorted(programme.reasons.items())],
        "rows": [to_plain(row, ListRow) for row in _in_order(programme)],
        "charts": [{"table": key, "printed": one.printed} for key, one in sorted(programme.charts.items())],
        "answers": [{"finding": key, **to_plain(one, Answer)} for key, one in sorted(programme.answers.items())],
    }


def fingerprint(content: bytes) -> str:
    """The fingerprint of a state of the data: SHA-256 of `hep.json`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def version_of(office: Office, programme_id: str) -> int:
    """Which version of its chain a programme is: 1 for one without predecessor."""
    seen = {programme_id}
    earlier = office.programmes[programme_id].details.predecessor
    while earlier and earlier not in seen:
        seen.add(earlier)
        found = office.programmes.get(earlier)
        earlier = found.details.predecessor if found else ""
    return len(seen)


def _told(said: FollowUp) -> FollowUp:
    """Evidence that was not chosen for the package is not named either: names of files may name people."""
    return replace(said, files=tuple(one for one in said.files if one.packed))


def _edition(edition: Edition) -> Json:
    return {
        "id": edition.id,
        "title": edition.title,
        "status": edition.status.value,
        "revision": edition.revision,
        "digest": edition.digest,
        "legal_sources": list(edition.legal_sources),
    }


def _details(office: Office, programme: Programme) -> Json:
    details = programme.details
    return {
        "id": details.id,
        "version": version_of(office, details.id),
        "status": details.status.value,
        "edition_revision": details.edition_revision,
        "created": details.created.isoformat(),
        "planned_adoption": details.planned_adoption.isoformat(),
        "first_day": details.first_day.isoformat(),
        "last_day": office.last_day_of(details.id).isoformat(),
        "predecessor": details.predecessor,
        **({"adopted": details.adopted.isoformat()} if details.adopted else {}),
    }


def _facts(programme: Programme, edition: Edition) -> list[Json]:
    stated = ((key, fact) for key, fact in programme.facts.items() if not isinstance(fact.value, Empty))
    found: list[Json] = []
    for key, fact in sorted(stated, key=lambda pair: (pair[0].indicator, pair[0].period, pair[0].member)):
        indicator = edition.indicators.get(key.indicator)  # none: dropped by a later revision of the edition
        found.append(
            {
                **to_plain(key, FactKey),
                "label": indicator.label if indicator else "",
                "unit": indicator.unit if indicator else "",
                "value": to_plain(fact.value, Value),
                "origin": to_plain(fact.origin, Origin),
            }
        )
    return found


def _in_order(programme: Programme) -> list[ListRow]:
    return sorted(programme.rows.values(), key=lambda row: (row.table, row.position, row.id))


def _texts(programme: Programme, edition: Edition) -> list[Json]:
    headings = {node.id: node.heading for node in edition.walk()}
    order = {node: position for position, node in enumerate(headings)}
    nodes = [node for node, text in programme.texts.items() if not text.is_blank]
    nodes += [node for node, chapter in programme.chapters.items() if chapter.not_typical is not None]
    return [
        {"node": node, "heading": headings.get(node, ""), **_text(programme, node)}
        for node in sorted(set(nodes), key=lambda node: (order.get(node, len(order)), node))
    ]


def _text(programme: Programme, node: str) -> Json:
    """What is printed under a heading: a text, or why the chapter does not apply; a text kept aside is neither."""
    reason = programme.chapter(node).not_typical
    if reason is not None:
        return {"not_typical": reason, "blocks": []}
    return to_plain(programme.text(node), Text)


def _problems(programme: Programme, edition: Edition) -> list[Json]:
    order = {node.id: position for position, node in enumerate(edition.walk())}
    chosen = sorted(programme.problems.values(), key=lambda p: (order.get(p.node, len(order)), p.position, p.id))
    return [to_plain(problem, Problem) for problem in chosen]


def _measures(programme: Programme, edition: Edition) -> list[Json]:
    order = {group.code: position for position, group in enumerate(edition.action_plan.groups)}
    chosen = sorted(programme.measures.values(), key=lambda m: (order.get(m.group, len(order)), m.position, m.id))
    return [to_plain(measure, Measure) for measure in chosen]


def _opinion(opinion: Opinion) -> Json:
    """Without what stays in the office; people of the village are not named."""
    sender = "" if opinion.kind is OpinionKind.CITIZEN else opinion.sender
    packed = tuple(one for one in opinion.files if one.packed)
    told = to_plain(replace(opinion, sender=sender, contact="", note="", files=packed), Opinion)
    return {name: value for name, value in told.items() if name not in ("contact", "note")}


def _meeting(meeting: Meeting, programme_id: str) -> Json:
    packed = tuple(one for one in meeting.files if one.packed)
    own = tuple(d for d in meeting.decisions if d.programme in ("", programme_id))
    return to_plain(replace(meeting, programmes=(programme_id,), decisions=own, files=packed), Meeting)
