"""The keys put together around the programmes that a mentor holds."""

from collections.abc import Iterable

from hep_desktop.charts.service_map import Sign
from hep_desktop.domain.law_clock import Grants
from hep_desktop.holdings.held import Kind, Part, Proof
from hep_desktop.services.together_papers import FORMATS, PAPERS

_HEADS = (
    *("basis", "lacking", "problems", "measures", "years", "services", "gaps"),
    *("goals", "partners", "follow", "routes", "agreements", "commitments", "signers"),
)
_FIELDS = ("words", "settlement", "least", "most")
_CHOICES = ("region", "county", "district", "group", "field", "part")

HOLDINGS_KEYS: dict[str, Iterable[str | tuple[str, ...]]] = {
    "package.moved.{}": ["status", "planned_adoption", "adopted"],
    "holdings.choose.{}_label": ["county", "district"],
    "holdings.head.{}": [
        *("group", "problem", "villages", "who", "indicator", "year", "due", "money", "village"),
        *("population", "median", "per_thousand", "state", "day", "service", "duty"),
    ],
    "holdings.leaves.{}": [
        *("measures", "problems", "years", "standing", "figures", "services", "papers"),
        *("by_year", "by_size", "named", "table", "gaps"),
    ],
    "holdings.list.{}": [
        *("village", "county", "district", "population", "state"),
        *("adopted", "next_review", "expires", "came", "proof"),
    ],
    "holdings.map.{}": [one.value for one in Sign],
    "holdings.papers.{}": [*FORMATS, "basis_note", "no_shared", "no_gaps", *(f"open.{key}" for key in _HEADS[7:])],
    "holdings.papers.{}_kinds": FORMATS,
    "holdings.papers.{}.title": PAPERS,
    "holdings.papers.{}.words": PAPERS,
    "holdings.papers.{}.file": PAPERS,
    "holdings.papers.basis_head.{}": ["village", "adopted", "expires", "state", "print"],
    "holdings.papers.heads.{}": _HEADS,
    "holdings.papers.measure_head.{}": ["title", "who", "due"],
    "holdings.papers.says.{}": ["basis", "problems", "gaps", "services"],
    "holdings.part.{}": [one.value for one in Part],
    "holdings.proof.{}": [Proof.SIGNED.value, Proof.UNSIGNED.value, Kind.DATA.value, Kind.HANDOVER.value],
    "holdings.search.{}": ["village", "district", "population", "part", "title", "sentence", "group"],
    "holdings.search.{}_field": [*_FIELDS, *_CHOICES],
    "holdings.search.{}_hint": _FIELDS,
    "holdings.search.{}_any": _CHOICES,
    "holdings.standing.{}": ["unseen", "expired", "drafts", "review_late"],
    "holdings.state.{}": [one.value for one in Grants],
    "holdings.workbook.{}": ["measures", "problems", "years", "standing", "services", "gaps", "named"],
    "holdings.workbook.every.{}": [one.value for one in Part],
    "holdings.workbook.head.{}": ["village", "group", "fields", "title", "due", "responsible"],
    "holdings.taken.{}": ["stopped", "added", "newer", "older", "known", "refused", "others"],
}
