"""The plain-language summary: two pages, three charts, words the office may change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hep_desktop.charts.plot import Plot, Series, SeriesBreak, within
from hep_desktop.domain.office_texts import OfficeText, PlaceNames
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import Block, BlockKind, Run, Text
from hep_desktop.report.document import ChartBlock, Paper, Paragraph, TableBlock, plain
from hep_desktop.report.papers import council, summary
from hep_desktop.report.papers.standing import PLACE
from hep_desktop.report.pdf.render import drawn
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.chart import ChartKind
from hep_desktop.template.model import Break
from papers_sample import DAY, LONG_NAME, PROGRAMME, bare, sample
from pdf_tags import opened


def told(paper: Paper) -> list[str]:
    """Every paragraph outside tables."""
    return [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]


def test_a_full_programme_is_told_on_two_pages_with_three_charts() -> None:
    office, edition = sample(paragraphs=0)
    programme = office.programmes[PROGRAMME]
    long = {key: replace(one, title=LONG_NAME) for key, one in programme.measures.items()}
    wordy = replace(
        programme, measures=long, problems={k: replace(p, title=LONG_NAME) for k, p in programme.problems.items()}
    )
    paper = summary.compose(replace(office, programmes={PROGRAMME: wordy}), PROGRAMME, edition, DAY)
    charts = [block for block in paper.blocks if isinstance(block, ChartBlock)]
    assert len(charts) == 3
    assert all(chart.alt for chart in charts)
    assert len({chart.plot.table.split(".")[0] for chart in charts if isinstance(chart.plot, Plot)}) == 3
    assert "2026 végén 104 fő élt a településen." in told(paper)
    assert len(opened(drawn(paper, Silent())).pages) == 2


def test_what_nobody_knows_is_not_spoken_of() -> None:
    office, edition = bare()
    paper = summary.compose(office, PROGRAMME, edition, DAY)
    assert not any("[" in line for line in told(paper))
    assert not any(isinstance(block, TableBlock | ChartBlock) for block in paper.blocks)
    assert "Kik élünk itt?" not in [one.text for one in paper.headings()]


def proposal(asking: str) -> list[str]:
    """The proposal of an office with its own wording of the request."""
    office, edition = bare()
    own = Text((Block("b", BlockKind.PARAGRAPH, (Run(asking),)),))
    kept = OfficeText(own, PlaceNames("Mintafalu"), PROGRAMME)
    return told(council.proposal(replace(office, texts={f"{PLACE}proposal_asking": kept}), PROGRAMME, edition, DAY))


def test_the_office_has_its_own_wording() -> None:
    said = proposal("Kérjük, fogadják el {település} programját.")
    assert "Kérjük, fogadják el Mintafalu programját." in said
    assert not any(line.startswith("Kérem a Tisztelt") for line in said)


@pytest.mark.parametrize("words", ["{falu} kéri", "{latest.nincs}", "{település-xyz}", "{település"])
def test_a_field_that_there_is_not_leaves_the_usual_wording(words: str) -> None:
    assert any(line.startswith("Kérem a Tisztelt") for line in proposal(words))


def test_a_chart_does_not_show_years_at_its_ends_of_which_nothing_is_known() -> None:
    some = Series("fő", (None, Decimal(5), None, Decimal(7), None), ("", "", "..", "", ".."))
    what = Break(date(2022, 1, 1), "más a számítás", "KSH", Certainty.PROPOSED)
    breaks = (SeriesBreak(1, what), SeriesBreak(3, what), SeriesBreak(4, what))
    plot = Plot(ChartKind.LINE, "1", "Lakók", "fő", 0, ("2020", "2021", "2022", "2023", "2024"), (some,), breaks=breaks)
    trimmed = within(plot)
    assert trimmed.categories == ("2021", "2022", "2023")
    assert trimmed.series[0].values == (Decimal(5), None, Decimal(7))
    assert [one.at for one in trimmed.breaks] == [2]
