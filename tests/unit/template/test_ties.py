"""Numbers in sentences and the facts they are tied to."""

from pathlib import Path

import pytest

from builders import programme
from edition_files import small_edition, write
from hep_desktop.domain.situation import FactKey, Run
from hep_desktop.template.figures import Figures
from hep_desktop.template.reader import read_edition
from hep_desktop.template.ties import is_stale, stated


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    facts = {("women", "2024"): 12345, ("men", "2024"): 1}
    return Figures(read_edition(write(small_edition(), tmp_path / "small")), programme(facts, edition="small"))


def test_a_figure_as_a_sentence_writes_it(figures: Figures) -> None:
    assert stated(figures, FactKey("women", "2024")) == "12\u00a0345"
    assert stated(figures, FactKey("share", "2024")) == "99,99"
    assert stated(figures, FactKey("women", "2023")) == ""
    assert stated(figures, FactKey("dropped", "2024")) == ""


def test_a_pasted_number_keeps_its_tie(figures: Figures) -> None:
    assert not is_stale(Run("12 345", tied=FactKey("women", "2024")), figures)
    assert is_stale(Run("12 346", tied=FactKey("women", "2024")), figures)
    assert not is_stale(Run("12 346"), figures)
