"""Chapter 2.3 lists by itself what the tables lack."""

from dataclasses import replace
from decimal import Decimal

from hep_desktop.domain.office import Office
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import NoData, NoDataReason, Number, Value
from hep_desktop.report.document import Heading, Paper, Paragraph, TableBlock, plain
from hep_desktop.report.papers import programme
from papers_sample import DAY, PROGRAMME, bare


def paper(**births: Value) -> Paper:
    """A programme with births of some years."""
    office, edition = bare()
    facts = {FactKey("births", year.removeprefix("y")): Fact(value) for year, value in births.items()}
    one = replace(office.programmes[PROGRAMME], facts=facts)
    return programme.compose(Office(office.settlements, {}, {PROGRAMME: one}), PROGRAMME, edition, DAY)


def listed(of: Paper) -> list[str]:
    """The words of the list of gaps, row by row."""
    tables = (block for block in of.blocks if isinstance(block, TableBlock) and block.id == "he.2.3.gaps")
    table = next(tables, None)
    rows = table.body if table is not None else ()
    return [
        " | ".join(plain(one.runs) for cell in row.cells for one in cell.blocks if isinstance(one, Paragraph))
        for row in rows
    ]


def test_gaps_stand_under_the_heading_of_their_table() -> None:
    of = paper(y2022=NoData(NoDataReason.NOT_RECEIVED, "védőnő, 2026. 9. 1"), y2023=Number(Decimal(6)))
    assert listed(of) == [
        "5. számú táblázat – Természetes szaporodás",
        "Élve születések száma | 2022 | kért, de meg nem kapott adat: védőnő, 2026. 9. 1",
    ]
    place = next(at for at, one in enumerate(of.blocks) if isinstance(one, TableBlock) and one.id == "he.2.3.gaps")
    before = next(one for one in reversed(of.blocks[:place]) if isinstance(one, Heading))
    assert before.id == "he.2.3"


def test_nothing_is_listed_where_nothing_is_missing() -> None:
    assert listed(paper(y2022=Number(Decimal(6)))) == []
    assert listed(paper(y2022=NoData(NoDataReason.NOT_HERE))) == []


def test_what_nobody_publishes_yet_is_told_once_for_all_tables() -> None:
    office, edition = bare()
    later, asked = NoData(NoDataReason.NOT_YET_PUBLISHED), NoData(NoDataReason.NOT_RECEIVED)
    told = {("births", "2026"): later, ("deaths", "2026"): later, ("pop_res", "2026"): later, ("births", "2022"): asked}
    facts = {FactKey(*key): Fact(value) for key, value in told.items()}
    one = replace(office.programmes[PROGRAMME], facts=facts)
    assert listed(programme.compose(Office(office.settlements, {}, {PROGRAMME: one}), PROGRAMME, edition, DAY)) == [
        "5. számú táblázat – Természetes szaporodás",
        "Élve születések száma | 2022 | kért, de meg nem kapott adat",
        "Még meg nem jelent adatok",
        "az alábbi számú táblázatok minden adata: 1., 5. | 2026 | még nincs közzétéve",
    ]
