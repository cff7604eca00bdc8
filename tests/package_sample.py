"""A small edition and an office with one filled programme, for tests of what leaves the program."""

from datetime import date, time
from decimal import Decimal

from hep_desktop.domain.forum import AgendaItem, Attendee, Capacity, Contribution, Decision, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme, ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import (
    Block,
    BlockKind,
    Fact,
    FactKey,
    FileOrigin,
    LetterOrigin,
    OralOrigin,
    Run,
    Text,
    TypedOrigin,
)
from hep_desktop.domain.values import EMPTY, NoData, NoDataReason, Number, Words
from hep_desktop.template.formula import Formula
from hep_desktop.template.model import (
    ActionPlan,
    Certainty,
    Edition,
    EditionStatus,
    Group,
    Indicator,
    IndicatorKind,
    Node,
    NodeKind,
    PlanField,
    PlanGroup,
    RowKind,
    Rows,
    SourceName,
    Table,
)

PROGRAMME = "018f0000-0000-7000-8000-000000000001"
PRIVATE = "Ezt csak magunknak írtuk."


def edition() -> Edition:
    """Three nodes, two tables, one group of measures."""
    sure = Certainty.VERIFIED
    indicators = (
        Indicator("men", "Férfiak", "fő", IndicatorKind.COUNT),
        Indicator("women", "Nők", "fő", IndicatorKind.COUNT, "nő"),
        Indicator("total", "Összesen", "fő", IndicatorKind.COUNT, formula=Formula("men + women"), given=True),
        Indicator("share", "Nők aránya", "%", IndicatorKind.PERCENT, formula=Formula("pct(women, total)"), decimals=1),
        Indicator("seats", "=Férőhelyek", "db", IndicatorKind.COUNT),
        Indicator("keeper", "Fenntartó", "", IndicatorKind.WORDS),
    )
    tables = (
        Table("t1", "1", "Népesség", "he.3.1", Rows(RowKind.YEARS), ("men", "women", "total", "share"), sure,
              ("ksh",), (Group("Nem szerint", ("men", "women")),)),
        Table("t2", "2", "Óvodák: helyek/gyerekek?", "he.3.1", Rows(RowKind.LIST), ("seats", "keeper"), sure),
    )  # fmt: skip
    nodes = (
        Node("hep.intro", "Bevezetés", NodeKind.SECTION, sure),
        Node("he", "Helyzetelemzés", NodeKind.PART, sure, children=(
            Node("he.3.1", "Népesség", NodeKind.SECTION, sure, number="3.1", tables=("t1", "t2")),
            Node("he.3.9", "Következtetések", NodeKind.CONCLUSIONS, sure, number="3.9"),
        )),
    )  # fmt: skip
    plan = ActionPlan(
        (PlanGroup("MR", "I", "Mélyszegénység", "he.3.9"),),
        (
            PlanField("title", "Az intézkedés címe", sure, "A", "Cím", required=True),
            PlanField("content", "Tartalom", sure, "B", "Tartalom"),
            PlanField("indicators", "Eredményességi mutatók", sure, "C", "Mutatók"),
        ),
    )
    return Edition(
        "hep-test", "Próbasablon", EditionStatus.DRAFT, 3, date(2021, 1, 1), None, ("321/2011. (XII. 27.) Korm. r.",),
        nodes, {i.code: i for i in indicators}, {t.id: t for t in tables}, {"ksh": SourceName("ksh", "KSH")}, plan, (),
        digest="ab" * 32,
    )  # fmt: skip


def facts() -> dict[FactKey, Fact]:
    """Every kind of value and origin once, and what must not leave."""
    file = FileOrigin("ksh.xlsx", "cd" * 32, "Helységek", "D17", "Lakónépesség", "KSH")
    return {
        FactKey("men", "2025"): Fact(Number(Decimal(401)), file, note=PRIVATE),
        FactKey("women", "2025"): Fact(Number(Decimal("411.50")), file),
        FactKey("men", "2026"): Fact(NoData(NoDataReason.NOT_YET_PUBLISHED)),
        FactKey("total", "2024"): Fact(
            Number(Decimal(820)), LetterOrigin("Járási Hivatal", "12/2026", date(2026, 9, 1))
        ),
        FactKey("women", "2024"): Fact(Number(Decimal(-3)), OralOrigin("a védőnő", date(2026, 10, 2))),
        FactKey("seats", "2025", "=1+1 Óvoda"): Fact(Number(Decimal(25))),
        FactKey("keeper", "2025", "=1+1 Óvoda"): Fact(Words("@önkormányzat"), TypedOrigin("+saját adat")),
        FactKey("men", "2022"): Fact(EMPTY, note=PRIVATE),
    }


def programme() -> Programme:
    """A programme of the invented village, with one problem and the measure that answers it."""
    details = ProgrammeDetails(PROGRAMME, "s1", "hep-test", 3, date(2027, 3, 31), date(2026, 11, 2))
    women = FactKey("women", "2025")
    problem = Problem("pr1", "he.3.9", 1, "Kevés a munkahely", "Leírás", "Lehetőség", (women,))
    result = ResultIndicator("r1", "Foglalkoztatottak", "fő", "12", women, "20", "NFSZ")
    measure = Measure("m1", "MR", 1, ("pr1",), "Képzés indul", content="Tartalom", due=date(2028, 6, 30),
                      indicators=(result,))  # fmt: skip
    text = Text(
        (
            Block("b1", BlockKind.HEADING, (Run("A falu"),)),
            Block("b2", BlockKind.PARAGRAPH, (Run("Lakosai: "), Run("412", bold=True, tied=women), Run(" nő."))),
            Block("b3", BlockKind.BULLET, (Run("egy busz", italic=True),)),
        )
    )
    texts = {"he.3.1": text, "hep.intro": Text((Block("b4", runs=(Run("Bevezető."),)),)), "he.3.9": Text()}
    return Programme(details, facts(), texts, {"pr1": problem}, {"m1": measure})


def meeting() -> Meeting:
    """A common meeting of two villages; only one of its decisions is ours."""
    return Meeting(
        "mt1", (PROGRAMME, "other"), held=date(2026, 10, 12), starts=time(14, 0), place="Faluház", chair="Minta Mária",
        attendees=(Attendee("a1", "Minta Mária", "Önkormányzat", Capacity.MEMBER),),
        agenda=(AgendaItem("g1", "A HEP megvitatása"),),
        contributions=(Contribution("c1", "Minta Mária", "Egyetért.", "g1"),),
        decisions=(Decision("d1", "1/2026", "Elfogadásra javasolja.", PROGRAMME, "g1", 5),
                   Decision("d2", "2/2026", "Másik falu döntése.", "other", "g1", 5)),
    )  # fmt: skip


def office() -> Office:
    """The office that holds it."""
    village = Settlement("s1", "00000", "Mintafalu", "Minta", "Mintai", "község", 812)
    return Office({"s1": village}, {"mt1": meeting()}, {PROGRAMME: programme()})
