"""The steps of the walk, and where a finding leads."""

from hep_desktop.domain.findings import Finding
from hep_desktop.domain.kinds import kind_of
from hep_desktop.domain.places import Place
from hep_desktop.frozen import dataclass

STEPS = ("settlement", "situation", "problems", "plan", "forum", "adoption", "ready", "followup", "review")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to go: a step or another page (`start`, `import`), a chapter of it, and the very place."""

    step: str
    node: str = ""
    place: Place | None = None
    field: str = ""
    table: str = ""


SHOWN: dict[str, tuple[str, ...]] = {
    "settlement": ("settlement", "programme", "custody", "layout"),
    "situation": ("fact", "row", "chart", "text", "chapter", "outline", "answer", "office_text"),
    "problems": ("problem",),
    "plan": ("measure", "kept_measure"),
    "forum": ("meeting",),
    "forum_rules": ("forum_rules",),
    "adoption": ("council",),
    "followup": ("followup",),
    "review": ("review", "reason"),
    "requests": ("request",),
    "opinions": ("opinion",),
    "sendings": ("sending",),
    "tasks": ("task",),
    "remarks": ("remark", "response"),
    "directory": ("person",),
    "associations": ("association",),
    "desk": ("municipality",),
    "contacts": ("contact",),
    "checklist": ("checklist",),
    "county_forums": ("county_forum", "county_meeting"),
}
"""What kinds of record each step of the walk, or another page, shows."""

_STEP_OF = {kind: step for step, kinds in SHOWN.items() for kind in kinds}


def step_of(place: Place | None, node: str) -> str:
    """Where a place is shown; without a place, the step or chapter `node` decides."""
    if place is None:
        return node if node in STEPS else "situation"
    return _STEP_OF[kind_of(place).name]


def destination_of(finding: Finding) -> Destination:
    """Where a finding is mended."""
    step = step_of(finding.place, finding.node)
    node = "" if finding.node in STEPS else finding.node
    return Destination(step, node, finding.place, finding.field, finding.table)
