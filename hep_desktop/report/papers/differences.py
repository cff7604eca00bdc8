"""What changed in a text on paper: struck and underlined, and with signs for those who see neither."""

from collections.abc import Iterable

from hep_desktop.domain.word_difference import Kept, Stretch
from hep_desktop.report.document import Run, Runs

_SIGNS = {Kept.GONE: "−", Kept.NEW: "+"}


def marked(stretches: Iterable[Stretch]) -> Runs:
    """Runs of one text; white space around a change stays outside its brackets."""
    runs: list[Run] = []
    for one in stretches:
        words = one.words.strip()
        if one.kept is Kept.SAME or not words:
            runs.append(Run(one.words if one.kept is Kept.SAME else " "))
            continue
        before, _, after = one.words.partition(words)
        said = f"[{_SIGNS[one.kept]} {words}]"
        runs += (Run(before), Run(said, struck=one.kept is Kept.GONE, underlined=one.kept is Kept.NEW), Run(after))
        if one.kept is Kept.GONE and not after:
            runs.append(Run(" "))
    return tuple(run for run in runs if run.text)
