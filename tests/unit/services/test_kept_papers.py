"""The same content is drawn once; other content is, and what is kept has its bounds."""

from datetime import date

import pytest

import package_sample as sample
from hep_desktop.domain.progress import Silent
from hep_desktop.export import package
from hep_desktop.report.papers import action_plan
from hep_desktop.services import drawing
from hep_desktop.services.kept_papers import KeptPapers
from hep_desktop.services.packing import Job

SOURCE = package.Source(sample.office(), sample.PROGRAMME, sample.edition())


def _job(day: date) -> Job:
    return Job("hep-it", action_plan.compose(SOURCE.office, SOURCE.programme_id, SOURCE.edition, day))


def test_the_same_content_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def draw(source: object, jobs: list[Job], _progress: object) -> dict[str, bytes]:
        drawn.append(len(jobs))
        tables = {"tables.xlsx": b"x"} if source else {}
        return {f"{job.name}.{form}": b"paper" for job in jobs for form in ("pdf", "docx")} | tables

    monkeypatch.setattr(drawing, "draw_all", draw)
    kept, today, tomorrow = KeptPapers(), date(2026, 11, 21), date(2026, 11, 22)
    first = drawing.draw_missing(kept, SOURCE, [_job(today)], Silent())
    assert drawing.draw_missing(kept, SOURCE, [_job(today)], Silent()) == first
    assert drawn == [1]
    drawing.draw_missing(kept, SOURCE, [_job(tomorrow)], Silent())
    assert drawn == [1, 1]
    assert set(first) == {"hep-it.pdf", "hep-it.docx", "tables.xlsx"}


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept = KeptPapers(most=10)
    for name in "abc":
        kept.put(name, bytes(4))
        kept.get("a")
    assert [kept.get(name) is not None for name in "abc"] == [True, False, True]
