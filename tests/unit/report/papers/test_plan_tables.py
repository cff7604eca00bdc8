"""Forms of the action plan: every field, what is missing, widths that follow the text."""

from dataclasses import replace
from datetime import date

from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Problem
from hep_desktop.domain.programme import Status
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.report.document import Cell, Density, Paragraph, Tone, plain
from hep_desktop.report.papers import plan_tables
from hep_desktop.report.papers.material import Material
from hep_desktop.template.numbering import Numbered
from papers_sample import PROGRAMME, measure, sample


def material(status: Status = Status.DRAFT) -> Material:
    office, edition = sample(status=status, paragraphs=0)
    return Material.of(office, PROGRAMME, edition)


def told(cell: Cell) -> list[str]:
    return [plain(block.runs) for block in cell.blocks if isinstance(block, Paragraph)]


def field(name: str, matter: Material, **changes: object) -> Cell:
    one = replace(measure("MR", 0, 1), **changes)  # type: ignore[arg-type] – fields of a measure
    found = next(one for one in matter.edition.action_plan.fields if one.name == name)
    return plan_tables.field_cell(matter, Numbered("I/1.", one), found)


def test_fields_that_are_composed() -> None:
    matter = material()
    assert told(field("position", matter)) == ["I/1."]
    assert told(field("problems", matter, problems=("p-MR-1", "gone"))) == [
        "2. feltárt probléma a célcsoportnál: nehezen elérhető szolgáltatások"
    ]
    assert told(field("deadline", matter, deadline="", due=date(2028, 1, 2))) == ["2028. január 2."]
    assert told(field("deadline", matter, deadline="évente")) == ["évente"]


def test_indicators_tell_baseline_target_and_source() -> None:
    matter = material()
    assert told(field("indicators", matter))[0] == (
        "Rendszeresen bejárók száma (fő) – kiinduló érték: 0; cél: 8; forrás: falugondnoki napló"
    )
    first = measure("MR", 0, 1).indicators[0]
    bare = replace(first, unit="", baseline="", target="", source="")
    assert told(field("indicators", matter, indicators=(bare, replace(first, name="")))) == [first.name]


def test_a_baseline_tied_to_a_figure_prints_the_figure() -> None:
    matter = material()
    key = next(key for key in matter.programme.facts if key.indicator == "jobseek_f" and key.period == "2022")
    first = replace(measure("MR", 0, 1).indicators[0], baseline="", baseline_fact=key)
    number = matter.figures.number(key)
    assert number is not None
    assert (
        f"kiinduló érték: {number:,}".replace(",", "\u202f")
        in told(field("indicators", matter, indicators=(first,)))[0]
    )


def test_a_draft_says_where_nothing_stands_an_adopted_one_prints_a_dash() -> None:
    draft, adopted = field("risks", material(), risks=""), field("risks", material(Status.ADOPTED), risks="")
    assert [(plain(b.runs), b.tone) for b in draft.blocks if isinstance(b, Paragraph)] == [
        ("még nincs kitöltve", Tone.MUTED)
    ]
    assert told(adopted) == ["–"]


def test_groups_without_measures_or_problems_say_so() -> None:
    matter = material()
    emptied = replace(matter.programme, measures={}, problems={})
    matter = replace(matter, programme=emptied)
    for table in (plan_tables.findings_summary(matter, "x"), plan_tables.implementers(matter, "x")):
        assert [row.band for row in table.body] == [True, False] * 5
    assert plan_tables.conclusions(matter, "he.3.9") is None
    assert len(plan_tables.summary_table(matter, "x").body) == 10


def test_a_problem_tells_the_figures_and_sentences_it_rests_on() -> None:
    matter = material()
    number = matter.figures.number(FactKey("jobseek_f", "2022"))
    withheld = replace(matter.programme.facts[FactKey("jobseek_f", "2023")], value=NoData(NoDataReason.WITHHELD))
    keys = (*(FactKey("jobseek_f", year) for year in ("2022", "2023")), FactKey("gone", "2022"))
    problem = Problem("p", "he.5.8", 1, "Kevés a munka", "Messze van.", rests_on=keys, sentences="„Nincs busz.”")
    facts = {**matter.programme.facts, keys[1]: withheld}
    matter = Material.of(
        Office(
            matter.office.settlements,
            programmes={PROGRAMME: replace(matter.programme, facts=facts, problems={"p": problem})},
        ),
        PROGRAMME,
        matter.edition,
    )
    table = plan_tables.conclusions(matter, "he.5.8")
    assert table is not None
    label, withheld_words = matter.edition.indicators["jobseek_f"].label, "adatvédelem miatt nem közölt adat"
    assert [line.replace("\u202f", "") for line in told(table.body[0].cells[0])] == [
        "Kevés a munka",
        "Messze van.",
        f"Mire épül: {label}: {number} fő (2022, 3.2.1. táblázat); {label}: {withheld_words} (2023, 3.2.1. táblázat)",
        "„Nincs busz.”",
    ]


def test_the_responsible_one_stands_out_among_the_actors() -> None:
    table = plan_tables.implementers(material(), "x")
    actors = table.body[1].cells[1].blocks
    assert all(isinstance(block, Paragraph) for block in actors)
    assert [block.runs[0].bold for block in actors if isinstance(block, Paragraph)] == [True, False]


def test_long_columns_are_wider_but_none_is_starved() -> None:
    table = plan_tables.summary_table(material(), "x")
    shares = dict(zip("ABCDEFGHIJK", table.widths, strict=True))
    assert table.density is Density.DENSE
    assert shares["F"] > shares["G"]
    assert min(share for letter, share in shares.items() if letter != "A") / sum(shares.values()) > 0.05
