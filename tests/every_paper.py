"""Every paper the program makes, each of a village with little in it: small enough to be read as a whole."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from builders import programme
from county_sample import GROUP, HEVES, MATTER, MEETING
from hep_desktop.domain.apply import apply
from hep_desktop.domain.associations import Association, Member
from hep_desktop.domain.commands import (
    Adopt,
    BeginVersion,
    ChangeCouncil,
    ChangeFollowUp,
    ChangeReview,
    Command,
    GiveReason,
    RemoveMeasure,
)
from hep_desktop.domain.council import NationalityBody
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.followup import MeasureState
from hep_desktop.domain.forum_rules import FieldOwner, ForumRules, GroupReport, WorkingGroup
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion, OpinionKind, Stance
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.settlement import Settlement
from hep_desktop.report.document import Paper
from hep_desktop.report.papers import check_report, county_forum, hearing_request, key_sheet, pack, request_letter
from hep_desktop.report.papers.county_forum import ForumPaper
from hep_desktop.report.papers.kinds import PAPERS, Subject
from hep_desktop.template.model import Edition, Node
from papers_sample import edition, meeting

DAY = date(2029, 3, 20)
VOTED = date(2027, 3, 24)
KEPT = frozenset(
    {"hep.intro", "he.2.3", "he.6.1", "he.6.5", "it.1.summary", "it.1.actors", "it.1.measures", "it.2", "it.4"}
)
_CODES = ("pop_perm_65p_m", "pop_perm_65p_f")
_MEASURES = (
    Measure("day", "EL", 1, title="Idősek napja", problems=("p1",), responsible="polgármester", deadline="évente"),
    Measure(
        "bus", "EL", 2, title="Esti buszjárat", problems=("p1",), responsible="jegyző", deadline="2028. június 30."
    ),
)
ROMA = Opinion(
    "o1",
    OpinionKind.CONSENT,
    "Mintafalui Roma Nemzetiségi Önkormányzat",
    sent=date(2027, 1, 8),
    asked=date(2027, 1, 11),
    received=date(2027, 2, 1),
    number="4/2027. (I. 29.) határozat",
    stance=Stance.AGREES,
)
PARTNER = Opinion(
    "o2", OpinionKind.PARTNER, "Óvoda", stance=Stance.REMARKS, text="Kevés a férőhely.", answer="Átvezettük."
)
GERMAN = Opinion("o3", OpinionKind.OPINION, "Német Nemzetiségi Önkormányzat", reply_by=date(2027, 2, 10))
REQUEST = DataRequest("r", recipient="Védőnő", legal_basis="Ebktv. 31. §", reply_by=VOTED, tables=("t6_1_1",))


def form() -> Edition:
    """The edition with a few of its headings."""
    whole = edition()
    return replace(whole, nodes=tuple(_few(whole.nodes)))


def _few(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        below = tuple(_few(node.children))
        if below or node.id in KEPT:
            yield replace(node, children=below)


def adopted() -> Office:
    """A village that has adopted its programme after a meeting of the forum."""
    figures = {(code, year): 40 + at for code in _CODES for at, year in enumerate(("2024", "2025"))}
    draft = programme(
        figures,
        {"hep.intro": "Bevezetés.", "he.6.1": "Az idősek száma nő."},
        (Problem("p1", "he.6.5", 1, "Kevés a járat", "Új járat"),),
        _MEASURES,
    )
    draft = replace(draft, opinions={one.id: one for one in (ROMA, PARTNER)})
    rules = ForumRules(
        text="1. A fórum évente ülésezik.",
        owners=(FieldOwner("f", "health", "Dr. Minta Béla"),),
        groups=(WorkingGroup("g", "Idősügyi munkacsoport", "Példa Pál"),),
        reports=(GroupReport("e", "Idősügyi munkacsoport", "2028", "Két ülést tartott."),),
    )
    held = replace(meeting(), programmes=("p",), attendees=meeting().attendees[:3])
    decided = tuple(replace(one, programme="p") for one in held.decisions)
    now = Office(
        {"s": Settlement("s", "00000", "Mintafalu", "Példa", "Mintai", "község", 2450)},
        {held.id: replace(held, decisions=decided)},
        {"p": draft},
        forums={"s": rules},
        associations={"a": Association("a", "Mintai Társulás", "Mintaváros", "Elnök Ede", (Member("m", "s"),))},
    )
    vote = {"held": VOTED, "number": "5/2027. (III. 24.)", "votes_for": 4, "votes_against": 1}
    vote |= {"nationality_body": NationalityBody.THERE, "published": "a település honlapján"}
    done = {"state": MeasureState.DONE, "evidence": "fényképek"}
    return _after(now, ChangeCouncil("p", vote), Adopt("p"), ChangeFollowUp("p", "day", "2028", done))


def reviewed(*commands: Command) -> Office:
    """The same village two years later, with a version of the review."""
    said = {"progress": "Félúton.", "situation": "Kevesen költöztek el."}
    begin = BeginVersion("p", "q", date(2029, 1, 10), DAY)
    return _after(adopted(), begin, ChangeReview("q", said), *commands)


def _after(now: Office, *commands: Command) -> Office:
    for command in commands:
        now = now.with_changes(apply(now, command).changes)
    return now


def every_paper() -> dict[str, Paper]:
    """Each paper by its name."""
    few, then = form(), adopted()
    unchanged = reviewed()
    revised = reviewed(RemoveMeasure("q", "bus"), GiveReason("q", "bus", "Nem volt utasa."))
    of = {
        "review": (unchanged, "q"),
        "comparison": (revised, "q"),
        "changed": (revised, "q"),
        "proposal": (revised, "q"),
    }
    found: dict[str, Paper] = {}
    for kind in PAPERS:
        office, programme_id = of.get(kind.id, (then, "p"))
        subject = meeting().id if kind.subject is Subject.MEETING else programme_id
        assert kind.ready(office, subject), kind.id
        found[kind.id] = kind.compose(office, subject, few, DAY)
    for opinion in (ROMA, GERMAN):
        found[f"{opinion.kind}-request"] = hearing_request.compose(then, "p", opinion, few, DAY)
    found["data-request"] = request_letter.compose(then, "p", REQUEST, edition(), DAY)
    line = check_report.Line(Severity.WARNING, "he.6.1", "A férfiak száma hiányzik.", "")
    found["check-report"] = check_report.compose(then, "p", few, DAY, [line])
    begins = datetime(2026, 11, 21, tzinfo=UTC)
    found["key-sheet"] = key_sheet.compose("HEP Desktop", "ab" * 32, begins, begins.replace(year=2036), DAY)
    for paper in ForumPaper:
        found[f"county-{paper}"] = county_forum.compose(paper, MATTER, MEETING, DAY)
    group = replace(MATTER, forum=GROUP, parent=HEVES.name)
    found["county-year"] = county_forum.report(group, 2026, (MEETING,), DAY)
    bound = [(found[name].title, found[name]) for name in ("proposal", "minutes")]
    found["pack"] = pack.compose(revised, "q", few, DAY, bound)
    return found
