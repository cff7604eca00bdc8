"""A programme with much in it, as a snapshot: long texts, every origin and gap, tall cells, awkward signs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import cycle

from builders import hep_2021
from hep_desktop.domain.forum import AgendaItem, Attendee, Capacity, Contribution, Decision, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme, ProgrammeDetails, Status
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import (
    Block,
    BlockKind,
    Fact,
    FactKey,
    FileOrigin,
    LetterOrigin,
    OralOrigin,
    Origin,
    Run,
    Text,
    TypedOrigin,
)
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.template.model import Edition, NodeKind
from hep_desktop.template.rows import rows_of

DAY = date(2026, 11, 21)
PROGRAMME, MEETING = "hep-1", "forum-1"
AWKWARD = "Kovács & Társa <b>Kft.</b> – „őŐűŰ” … ≥ 5% ☐ igen ☑ nem ✓ → cél, α, 1\u202f234 fő"
LONG_NAME = "Szent Erzsébet Egyesített Szociális és Gyermekjóléti Alapszolgáltatási Központ " * 5

SENTENCES = (
    "A településen élők helyzetét alapvetően meghatározza, hogy a munkahelyek többsége a járási székhelyen van.",
    "Az önkormányzat a rászorulókat települési támogatással, tűzifával és természetbeni ellátással segíti.",
    "A megkülönböztetés tilalmának megtartásáról az intézményvezetők évente beszámolnak a testületnek.",
    "Az asszonyok és a hosszú ideje álláskeresők esélyegyenlőségét a gyermekfelügyelet javítaná leginkább.",
    "A közfoglalkoztatásban részt vevők száma csökkent, elhelyezkedésük azonban továbbra is nehézségekbe ütközik.",
    "A házi segítségnyújtást igénylők száma nő; az ellátást a társulás biztosítja, a várakozás átlagosan két hónap.",
)


def edition() -> Edition:
    """The edition the sample is written by."""
    return hep_2021()


def sample(*, status: Status = Status.DRAFT, paragraphs: int = 4) -> tuple[Office, Edition]:
    """The store with one programme and one meeting."""
    form = edition()
    village = Settlement("s-1", "00000", "Mintafalu", "Példa", "Mintai", "község", 812)
    details = ProgrammeDetails(PROGRAMME, village.id, form.id, form.revision, date(2027, 3, 31), DAY, status)
    programme = Programme(
        details,
        facts=dict(_facts(form, Programme(details))),
        texts=dict(_texts(form, paragraphs)),
        problems={one.id: one for one in _problems(form)},
        measures={one.id: one for one in _measures(form)},
    )
    return Office({village.id: village}, {MEETING: meeting()}, {PROGRAMME: programme}), form


def bare(*, status: Status = Status.DRAFT) -> tuple[Office, Edition]:
    """The same village with a programme that nobody has written anything into."""
    office, form = sample(status=status)
    details = office.programmes[PROGRAMME].details
    return replace(office, meetings={}, programmes={PROGRAMME: Programme(details)}), form


def prose(sentences: int, start: int = 0) -> str:
    """So many sentences of running text."""
    return " ".join(SENTENCES[(start + place) % len(SENTENCES)] for place in range(sentences))


def _texts(form: Edition, paragraphs: int) -> Iterator[tuple[str, Text]]:
    for number, node in enumerate(form.walk()):
        if node.kind not in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            continue
        blocks = [
            Block(f"{node.id}-{place}", BlockKind.PARAGRAPH, (Run(prose(5, number + place)),))
            for place in range(paragraphs)
        ]
        if number % 4 == 0:
            blocks += _extras(node.id, number)
        yield node.id, Text(tuple(blocks))


def _extras(node: str, number: int) -> Iterator[Block]:
    yield Block(f"{node}-h", BlockKind.HEADING, (Run("Helyi sajátosságok"),))
    yield Block(f"{node}-m", BlockKind.PARAGRAPH, (Run("Fontos: ", bold=True), Run(AWKWARD), Run(" dőlt", italic=True)))
    for place in range(3):
        yield Block(f"{node}-b{place}", BlockKind.BULLET, (Run(SENTENCES[(number + place) % 6]),))
    for place in range(12):
        yield Block(f"{node}-n{place}", BlockKind.NUMBERED, (Run(SENTENCES[(number + place) % 6]),))


def _facts(form: Edition, programme: Programme) -> Iterator[tuple[FactKey, Fact]]:
    origins: cycle[Origin] = cycle(
        (
            TypedOrigin("TeIR, KSH T-STAR"),
            FileOrigin("hnt_2026.xlsx", "0" * 64, "Munka1", "D17", source="KSH helységnévtár, 2026"),
            LetterOrigin("Mintai Járási Hivatal", "MJ/12-3/2026", date(2026, 10, 14)),
            OralOrigin("a védőnő", date(2026, 9, 1)),
        )
    )
    reasons = cycle(NoDataReason)
    for place, table in enumerate(form.tables.values()):
        main = TypedOrigin("TeIR, KSH T-STAR")
        for column, code in enumerate(table.columns):
            if form.indicators[code].computed:
                continue
            origin = next(origins) if column % 4 == 3 else main
            for line, row in enumerate(rows_of(table, programme)):
                amount = Decimal(100 + place * 1000 + column * 37 + line)
                missing = (column + line) % 9 == 8
                value = NoData(next(reasons), "Gyermekjóléti Központ, 2026. 10. 01.") if missing else Number(amount)
                yield row.key(code), Fact(value, origin)


def _problems(form: Edition) -> Iterator[Problem]:
    for group in form.action_plan.groups:
        for place in range(3):
            yield Problem(
                f"p-{group.code}-{place}",
                group.conclusions,
                place + 1,
                f"{place + 1}. feltárt probléma a célcsoportnál: nehezen elérhető szolgáltatások",
                prose(2, place),
                prose(1, place + 2),
            )


def _measures(form: Edition) -> Iterator[Measure]:
    for number, group in enumerate(form.action_plan.groups[:4]):
        for place in range(3):
            yield measure(group.code, place, sentences=2 + 3 * ((number + place) % 3))
    yield replace(
        measure("MR", 3, 1), id="m-tall", title="Magas cellák", content=prose(40)[:3000], risks=prose(40)[:3000]
    )


def measure(group: str, place: int, sentences: int) -> Measure:
    """One measure with every field filled."""
    return Measure(
        id=f"m-{group}-{place}",
        group=group,
        position=place + 1,
        problems=(f"p-{group}-{place % 3}",),
        title=f"{place + 1}. intézkedés: a munkába járás és a gyermekfelügyelet összehangolása",
        reason=prose(sentences, place),
        goal=prose(sentences, place + 1),
        goal_short=prose(1, place),
        goal_medium=prose(1, place + 1),
        goal_long=prose(1, place + 2),
        strategy="Településfejlesztési terv: a közlekedés javítása; gazdasági program",
        content="- igényfelmérés\n- egyeztetés a szolgáltatóval\n- " + prose(sentences, place + 3),
        responsible="polgármester",
        partners=LONG_NAME[:400] if place == 2 else "falugondnok, munkáltatók",
        deadline="1. 2027. szeptember 1.\n2. folyamatos",
        due=date(2027, 9, 1),
        indicators=(
            ResultIndicator("i-1", "Rendszeresen bejárók száma", "fő", "0", None, "8", "falugondnoki napló"),
            ResultIndicator(
                "i-2", "Álláskeresők száma", "fő", "", FactKey("jobseek_t", "2025"), "24", "járási hivatal"
            ),
        ),
        risks=prose(1, place + 4),
        resources="falugondnoki autó és sofőr; üzemanyag évi 900 000 Ft",
        sustainability=prose(1, place + 5),
    )


def meeting() -> Meeting:
    """A meeting with everything in it."""
    return Meeting(
        id=MEETING,
        programmes=(PROGRAMME,),
        held=date(2027, 2, 16),
        starts=time(16, 0),
        ends=time(17, 40),
        place="Mintafalu, faluház",
        chair="Minta Mária polgármester",
        minute_taker="Példa Péter HEP-referens",
        authenticators=("Kitalált Katalin", "Nincs Nándor"),
        attendees=tuple(
            Attendee(f"a-{place}", f"Példa {place}. Péter", LONG_NAME[:90], capacity)
            for place, capacity in zip(range(9), cycle(Capacity), strict=False)
        ),
        agenda=(AgendaItem("g-1", "A program tervezetének megvitatása"), AgendaItem("g-2", "Egyebek")),
        contributions=(
            Contribution("c-1", "Ötlet Ödön", prose(3), "g-1"),
            Contribution("c-2", "Mese Mónika", AWKWARD, "g-1"),
            Contribution("c-3", "Nincs Nándor", prose(2), "nowhere"),
        ),
        decisions=(
            Decision(
                "d-1",
                "1/2027. (II. 16.)",
                "A HEP Fórum a program tervezetét elfogadásra javasolja.",
                PROGRAMME,
                "g-1",
                5,
                1,
                2,
                "polgármester",
                "2027. március 31.",
            ),
        ),
    )
