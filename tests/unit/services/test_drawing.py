"""Documents drawn side by side: their progress adds up, and a fault in one child ends the other."""

from datetime import date
from typing import Any, cast

import pytest

import package_sample as sample
from hep_desktop.domain.errors import Cancelled
from hep_desktop.domain.progress import Silent
from hep_desktop.export.package import Source
from hep_desktop.report.papers import action_plan
from hep_desktop.services.drawing import draw_all
from hep_desktop.services.packing import PARTS, Job

SOURCE = Source(sample.office(), sample.PROGRAMME, sample.edition())


@pytest.fixture
def job() -> Job:
    return Job("hep-it", action_plan.compose(SOURCE.office, SOURCE.programme_id, SOURCE.edition, date(2026, 11, 21)))


class Heard:
    """Remembers what it was told; stops everything once `enough` was said so often."""

    def __init__(self, enough: int = 10**6) -> None:
        self.steps: list[tuple[int, int]] = []
        self._enough = enough

    def step(self, done: int, total: int, key: str) -> None:  # noqa: ARG002
        self.steps.append((done, total))
        if len(self.steps) > self._enough:
            raise Cancelled


def test_every_format_and_the_tables(job: Job) -> None:
    heard = Heard()
    drawn = draw_all(SOURCE, [job], heard)
    assert sorted(drawn) == ["hep-it.docx", "hep-it.pdf", "tables.xlsx"]
    assert {total for _, total in heard.steps} == {2 * PARTS}
    assert all(0 <= done <= total for done, total in heard.steps)


def test_a_fault_in_one_ends_the_other() -> None:
    broken = Job("hep", cast("Any", None))
    with pytest.raises(AttributeError):
        draw_all(SOURCE, [broken], Silent())


def test_stopped_in_the_middle(job: Job) -> None:
    with pytest.raises(Cancelled):
        draw_all(SOURCE, [job], Heard(enough=3))
