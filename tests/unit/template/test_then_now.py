"""Two versions side by side: what differs under which heading."""

from builders import programme, value
from hep_desktop.template.then_now import ThenNow
from papers_sample import edition


def test_figures_that_differ_stand_with_their_table() -> None:
    form = edition()
    table = next(iter(form.tables.values()))
    code = table.columns[0]
    then = programme({(code, "2024"): 812, (code, "2025"): 805}, {"he.3.1": "Kevés a munka."})
    now = programme({(code, "2024"): 812, (code, "2025"): 806, (code, "2026"): 799}, {"he.3.1": "Több a munka."})
    found = ThenNow(form, then, now)
    assert [(one.key.period, one.now) for one in found.figures(table)] == [("2026", value(799)), ("2025", value(806))]
    assert found.count(form.node(table.chapter)) >= 2
    assert found.texts == {"he.3.1"}
