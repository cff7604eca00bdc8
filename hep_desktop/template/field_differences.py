"""What changed in a measure since its adoption: each field under its own name, word by word."""

from collections.abc import Iterator

from hep_desktop.domain.comparing import Compared, field_words
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.word_difference import Stretch, abridged, differing
from hep_desktop.template.model import ActionPlan
from hep_desktop.words import text


def field_differences(
    plan: ActionPlan, then: Programme, now: Programme, one: Compared
) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
    """Names of fields with what was and what is; nothing of a measure that is in one version alone."""
    if one.then is None or one.now is None:
        return
    labels = {field.name: field.label for field in plan.fields}
    for name in one.fields:
        label = labels[name] if name in labels else text(f"papers.comparison.field.{name}")
        was, is_now = _words(plan, then, one.then, name), _words(plan, now, one.now, name)
        yield label, abridged(differing(was, is_now))


def _words(plan: ActionPlan, programme: Programme, measure: Measure, name: str) -> str:
    if name == "group":
        return next((f"{one.number} {one.title}" for one in plan.groups if one.code == measure.group), measure.group)
    return field_words(programme, measure, name)
