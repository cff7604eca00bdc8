"""A figure is a finite number; errors travel between processes; nobody need look at progress."""

import pickle
from decimal import Decimal

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.values import NoData, NoDataReason, Number


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_only_finite_numbers_are_figures(amount: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        Number(Decimal(amount))
    assert Number(Decimal("0.5")).amount == Decimal("0.5")


@pytest.mark.parametrize("reason", NoDataReason)
def test_a_missing_figure_has_a_sign(reason: NoDataReason) -> None:
    signs = {NoDataReason.NOT_HERE: "–", NoDataReason.WITHHELD: "…"}  # as KSH prints them
    assert NoData(reason).sign == signs.get(reason, "..")


def test_an_error_survives_the_way_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(UserError("import.no_year", file="a.xlsx", line=3)))  # noqa: S301 – our own
    assert (error.code, error.values) == ("import.no_year", {"file": "a.xlsx", "line": "3"})
    assert str(error) == "import.no_year {'file': 'a.xlsx', 'line': '3'}"
    assert str(UserError("child.died")) == "child.died"


def test_a_silent_progress_never_stops_anybody() -> None:
    Silent().step(1, 2, "reading")
