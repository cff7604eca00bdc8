"""Where the figures of a table come from, and why some are missing: the small print under a table."""

from collections import Counter
from collections.abc import Iterable, Mapping

from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Run, Runs
from hep_desktop.words import text

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a table, the main one first; the others carry a letter."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Sources":
        """Orders the sources of all figures: the most frequent first, then as they appear."""
        return cls(tuple(name for name, _ in Counter(names).most_common()))

    def mark(self, name: str) -> str:
        """The raised letter of a source; none for the main one."""
        place = self.names.index(name)
        return "" if place == 0 else _LETTERS[(place - 1) % len(_LETTERS)]

    def line(self, *, computed: bool, fallback: tuple[str, ...]) -> Runs:
        """The source line; `fallback` are the sources an edition names where nothing was entered."""
        runs = [Run(text("papers.table.source"), italic=True)]
        names = [(self.mark(name), name) for name in self.names] or [("", name) for name in fallback]
        if computed:
            names.append(("", text("papers.table.computed")))
        for place, (mark, name) in enumerate(names):
            if place:
                runs.append(Run(text("papers.separator")))
            if mark:
                runs += [Run(mark, raised=True), Run(" ")]
            runs.append(Run(name.rstrip(".")))
        return (*runs, Run("."))


@dataclass(frozen=True, slots=True)
class Gaps:
    """Why figures of a table are missing: each reason once, numbered where one sign has several."""

    marks: Mapping[NoData, str]

    @classmethod
    def of(cls, values: Iterable[NoData]) -> "Gaps":
        """Numbers the reasons in the order they appear."""
        different = tuple(dict.fromkeys(values))
        if len({value.sign for value in different}) == len(different):
            return cls(dict.fromkeys(different, ""))
        return cls({value: str(number) for number, value in enumerate(different, start=1)})

    def notes(self) -> tuple[Runs, ...]:
        """One line for each reason."""
        return tuple(self._note(value, mark) for value, mark in self.marks.items())

    @staticmethod
    def _note(value: NoData, mark: str) -> Runs:
        reason, note = text(f"papers.no_data.{value.reason}"), value.note.strip().rstrip(".")
        if value.reason is NoDataReason.OTHER and note:
            reason, note = note, ""
        words = {"sign": value.sign, "reason": reason}
        told = text("papers.table.no_data_note", **words, note=note) if note else text("papers.table.no_data", **words)
        return (Run(mark, raised=True), Run(f" {told}.")) if mark else (Run(f"{told}."),)
