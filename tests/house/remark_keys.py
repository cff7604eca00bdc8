"""The keys of remarks that the code puts together; a part of `dynamic_keys`."""

from collections.abc import Iterable

from hep_desktop.domain.remarks import RemarkState, ResponseKind

REMARKS = {"add_remark", "respond_remark", "accept_remark", "close_remark", "reopen_remark", "take_remarks"}
"""The steps."""

REMARK_KEYS: dict[str, Iterable[str | tuple[str, ...]]] = {
    "remarks.pane.{}": ["accept", "answered", "declined", "reopened", "closed", "keep", "cancel"],
    "remarks.filter.{}": [one.value for one in RemarkState],
    "remarks.state.{}": [one.value for one in RemarkState],
    "remarks.suggest.{}": ["words", "new", "value"],
    "remarks.instead.{}": ["words", "new", "value"],
    "remarks.whole.{}": ["chapter", "problem", "measure"],
    "remarks.did.{}": [one.value for one in ResponseKind],
    "remarks.hint.{}": ["answered", "declined", "reopened"],
    "remarks.found.{}": ["changed", "moved", "lost"],
    "remarks.places.{}": ["changed", "moved", "lost"],
    "remarks.place.{}": ["problem", "measure"],
    "remarks.draft_is.{}": ["new", "newer", "older", "own"],
    "remarks.nothing.{}": ["nothing_new", "nothing_in_it"],
    "remarks.out.{}": ["writes", "said", "silent"],
}
