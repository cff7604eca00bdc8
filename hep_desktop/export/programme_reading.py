"""Reads `hep.json` back: the programme as it was when the package was made, with nothing the package left out."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from hep_desktop.canonical import from_plain
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.charts import ChartChoice
from hep_desktop.domain.council import Council
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import FollowUp
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion
from hep_desktop.domain.outline import Chapter, Outline
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme, ProgrammeDetails, Status
from hep_desktop.domain.review import Reason, Review
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey, Text
from hep_desktop.export.programme_json import SCHEMA, SCHEMA_VERSION, Json

T = TypeVar("T")


def read(content: bytes) -> tuple[str, Office]:
    """The programme's id, and an office that holds nothing else. Raises UserError, e.g. for a newer schema."""
    data = _json(content)
    try:
        return _office(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError("package.unreadable_programme") from error


def _json(content: bytes) -> Json:
    try:
        data = json.loads(content.decode("utf-8"))
        schema, version = data["schema"], data["schema_version"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("package.unreadable_programme") from error
    if schema != SCHEMA or type(version) is not int:
        raise UserError("package.unreadable_programme")
    if version > SCHEMA_VERSION:
        raise UserError("package.newer", version=version, known=SCHEMA_VERSION)
    return data


def _office(data: Json) -> tuple[str, Office]:
    settlement = from_plain(data["settlement"], Settlement)
    details = _details(data, settlement.id)
    texts = {one["node"]: one for one in data["texts"]}
    programme = Programme(
        details,
        facts={_key(one): _fact(one) for one in data["facts"]},
        texts={node: _text(one) for node, one in texts.items() if "not_typical" not in one},
        chapters={node: Chapter(one["not_typical"]) for node, one in texts.items() if "not_typical" in one},
        problems=_by_id(data["problems"], Problem),
        measures=_by_id(data["measures"], Measure),
        outline=from_plain(data.get("outline", {}), Outline),
        council=from_plain(data.get("council", {}), Council),
        followups={
            (one["measure"], one["year"]): _rest(one, FollowUp, "measure", "year") for one in _list(data, "followups")
        },
        charts={one["table"]: ChartChoice(one["printed"]) for one in _list(data, "charts")},
        answers={one["finding"]: _rest(one, Answer, "finding") for one in _list(data, "answers")},
        opinions=_by_id(_list(data, "opinions"), Opinion),
        review=from_plain(data.get("review", {}), Review),
        reasons={one["measure"]: _rest(one, Reason, "measure") for one in _list(data, "reasons")},
        rows=_by_id(_list(data, "rows"), ListRow),
    )
    return details.id, Office({settlement.id: settlement}, _by_id(data["meetings"], Meeting), {details.id: programme})


def _details(data: Json, settlement: str) -> ProgrammeDetails:
    told = data["programme"]
    planned, first = date.fromisoformat(told["planned_adoption"]), date.fromisoformat(told["first_day"])
    return ProgrammeDetails(
        told["id"],
        settlement,
        data["edition"]["id"],
        told["edition_revision"],
        planned,
        date.fromisoformat(told["created"]),
        Status(told["status"]),
        told["predecessor"],
        adopted=date.fromisoformat(told["adopted"]) if "adopted" in told else None,
        begins=first if first != planned else None,
    )


def _key(one: Json) -> FactKey:
    return from_plain({name: one[name] for name in ("indicator", "period", "member") if name in one}, FactKey)


def _fact(one: Json) -> Fact:
    return from_plain({name: one[name] for name in ("value", "origin")}, Fact)


def _text(one: Json) -> Text:
    return _rest(one, Text, "node", "heading")


def _rest(one: Json, kind: type[T], *known: str) -> T:
    """A record that stands beside what says where it belongs."""
    return from_plain({name: value for name, value in one.items() if name not in known}, kind)


def _list(data: Json, name: str) -> list[Json]:
    return data.get(name, [])


def _by_id(found: Iterable[Json], kind: type[T]) -> dict[str, T]:
    records: list[Any] = [from_plain(one, kind) for one in found]
    return {record.id: record for record in records}
