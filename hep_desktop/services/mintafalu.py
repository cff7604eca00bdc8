"""Reads the worked example (`resources/mintafalu/`) into commands; the village and everybody in it are invented."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hep_desktop.domain.commands import AddMeasure, AddMeeting, AddProblem, Command, SetFacts, SetText
from hep_desktop.domain.forum import AgendaItem, Attendee, Capacity, Contribution, Decision, Meeting, MeetingKind
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import (
    Block,
    BlockKind,
    Fact,
    FactKey,
    LetterOrigin,
    Origin,
    Run,
    Text,
    TypedOrigin,
)
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.frozen import dataclass
from hep_desktop.identity import NewId
from hep_desktop.toml_file import read_toml

_MARKS = (("## ", BlockKind.HEADING), ("- ", BlockKind.BULLET), ("1. ", BlockKind.NUMBERED))


@dataclass(frozen=True, slots=True)
class Example:
    """The example as read: what creates it, and the commands that fill it."""

    data: Mapping[str, Any]
    new_id: NewId

    @property
    def settlement(self) -> Settlement:
        """The invented village; its id is chosen anew each time."""
        return Settlement(id=self.new_id(), **self.data["settlement"])

    @property
    def planned_adoption(self) -> date:
        """The day the council is to adopt the programme."""
        return self.data["programme"]["planned_adoption"]

    @property
    def gazetteer_year(self) -> int:
        """The year whose 1 January the example's gazetteer workbook shows."""
        return self.data["workbooks"]["gazetteer_year"]

    @property
    def registered(self) -> tuple[int, int]:
        """Registered population by sex in the example's registry file: men, women."""
        return self.data["workbooks"]["registered_male"], self.data["workbooks"]["registered_female"]

    def commands(self, programme: str) -> Iterator[Command]:
        """Everything a clerk typed, in the order of the walk."""
        for source in self.data["facts"]:
            yield SetFacts(programme, tuple(_facts(source)))
        yield SetFacts(programme, tuple(_not_yet(self.data["not_yet_published"])))
        for node, written in self.data["texts"].items():
            yield SetText(programme, node, text_of(written, self.new_id))
        ids = {problem["key"]: self.new_id() for problem in self.data["problems"]}
        for problem in self.data["problems"]:
            yield AddProblem(programme, _problem(problem, ids))
        for measure in self.data["measures"]:
            yield AddMeasure(programme, _measure(measure, ids, self.new_id))
        yield AddMeeting(_meeting(self.data["meeting"], programme, self.new_id))


def read_example(folder: Path, new_id: NewId) -> Example:
    """The example in `folder` (`programme.toml`)."""
    return Example(read_toml(folder / "programme.toml"), new_id)


def text_of(written: str, new_id: NewId) -> Text:
    """Plain text with a few marks (`## `, `- `, `1. `) as blocks; an empty line ends a paragraph."""
    blocks: list[Block] = []
    for paragraph in written.strip().split("\n\n"):
        for line in paragraph.splitlines():
            mark, kind = next((pair for pair in _MARKS if line.startswith(pair[0])), ("", BlockKind.PARAGRAPH))
            blocks.append(Block(new_id(), kind, (Run(line.removeprefix(mark)),)))
    return Text(tuple(blocks))


def origin_of(source: Mapping[str, Any]) -> Origin:
    """A letter where somebody sent it, else what the clerk says of it."""
    if "sender" in source:
        return LetterOrigin(source["sender"], source["registration_number"], source["dated"])
    return TypedOrigin(source["source"])


def _facts(source: Mapping[str, Any]) -> Iterator[tuple[FactKey, Fact]]:
    origin = origin_of(source)
    for indicator, by_year in source["values"].items():
        for year, amount in by_year.items():
            yield FactKey(indicator, year), Fact(Number(Decimal(amount)), origin)


def _not_yet(said: Mapping[str, Any]) -> Iterator[tuple[FactKey, Fact]]:
    for indicator in said["indicators"]:
        yield FactKey(indicator, said["period"]), Fact(NoData(NoDataReason.NOT_YET_PUBLISHED))


def _problem(data: Mapping[str, Any], ids: Mapping[str, str]) -> Problem:
    rests_on = tuple(FactKey(code, period) for code, period in data.get("rests_on", ()))
    words = {name: data[name] for name in ("node", "title", "description", "opportunity")}
    said = data.get("sentences", "")
    return Problem(id=ids[data["key"]], position=0, rests_on=rests_on, sentences=said, **words)


def _measure(data: Mapping[str, Any], ids: Mapping[str, str], new_id: NewId) -> Measure:
    fields = dict(data)
    fields["problems"] = tuple(ids[key] for key in data["problems"])
    fields["indicators"] = tuple(_indicator(one, new_id) for one in data["indicators"])
    return Measure(id=new_id(), position=0, **fields)


def _indicator(data: Mapping[str, Any], new_id: NewId) -> ResultIndicator:
    fields = dict(data)
    fact = fields.pop("baseline_fact", None)
    return ResultIndicator(id=new_id(), baseline_fact=FactKey(*fact) if fact else None, **fields)


def _meeting(data: Mapping[str, Any], programme: str, new_id: NewId) -> Meeting:
    agenda = tuple(AgendaItem(new_id(), title) for title in data["agenda"])

    def on_item(fields: Mapping[str, Any]) -> dict[str, Any]:
        return {**fields, "id": new_id(), "agenda": agenda[fields["agenda"] - 1].id}

    return Meeting(
        id=new_id(),
        programmes=(programme,),
        kind=MeetingKind(data["kind"]),
        held=data["held"],
        starts=data["starts"],
        ends=data["ends"],
        place=data["place"],
        chair=data["chair"],
        minute_taker=data["minute_taker"],
        authenticators=tuple(data["authenticators"]),
        attendees=tuple(_attendee(one, new_id) for one in data["attendees"]),
        agenda=agenda,
        contributions=tuple(_contribution(on_item(one)) for one in data["contributions"]),
        decisions=tuple(_decision(on_item(one), programme) for one in data["decisions"]),
    )


def _attendee(data: Mapping[str, Any], new_id: NewId) -> Attendee:
    return Attendee(new_id(), data["name"], data["organisation"], Capacity(data["capacity"]))


def _contribution(data: Mapping[str, Any]) -> Contribution:
    return Contribution(id=data["id"], speaker=data["speaker"], text=data["text"], agenda_item=data["agenda"])


def _decision(data: Mapping[str, Any], programme: str) -> Decision:
    fields = {name: value for name, value in data.items() if name != "agenda"}
    return Decision(programme=programme, agenda_item=data["agenda"], **fields)
