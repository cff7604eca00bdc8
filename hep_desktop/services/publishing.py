"""What leaves the office: the programme as it is published, without the small counts that the guard withholds.

Every paper, table, chart, field to copy and file is made of `as_published`; the store keeps the true figures.
"""

from collections.abc import Collection, Generator, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from hep_desktop.domain.findings import Finding
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.services.editing import Editing
from hep_desktop.template.figures import Figures

K = TypeVar("K")
R = TypeVar("R")


def as_published(editing: Editing, programme_id: str) -> Office:
    """The store with the programme as it is published."""
    office, told = editing.office, editing.published(programme_id).programme
    raw = office.programmes[programme_id]
    then = office.programmes.get(raw.details.predecessor)
    if then is not None:
        then_told = editing.published(then.id).programme
        if told is not raw or then_told is not then:
            office = _put(office, _told_alike(then, then_told, raw, told))
    return _put(office, told)


def tellable(editing: Editing, programme_id: str, findings: Iterable[Finding]) -> tuple[Office, frozenset[Finding]]:
    """The store as `as_published`, and those findings that tell nothing of what is withheld: a reader finds them too.

    An answer to any other would give away, by its digest, the figures it was given for.
    """
    office, found = as_published(editing, programme_id), frozenset(findings)
    programme = office.programmes[programme_id]
    if programme is editing.office.programmes[programme_id]:
        return office, found
    from hep_desktop.checks.engine import run  # noqa: PLC0415 – as in `checking`

    found &= frozenset(run(editing.edition(programme_id), office, programme_id))
    told = {finding.key: finding.digest for finding in found}
    answers = {key: one for key, one in programme.answers.items() if told.get(key) == one.digest}
    return _put(office, replace(programme, answers=answers)), found


def _put(office: Office, programme: Programme) -> Office:
    return replace(office, programmes={**office.programmes, programme.id: programme})


def _told_alike(then: Programme, then_told: Programme, raw: Programme, told: Programme) -> Programme:
    """The version before as it was published, with what it shares with this one told alike.

    What is withheld is no difference; and what differs gives away no more of the old version than its own papers did.
    """
    return replace(
        then,
        facts=_alike(then.facts, then_told.facts, raw.facts, told.facts),
        texts=_alike(then.texts, then_told.texts, raw.texts, told.texts),
        problems=_alike(then.problems, then_told.problems, raw.problems, told.problems),
        measures=_alike(then.measures, then_told.measures, raw.measures, told.measures),
    )


def _alike(then: Mapping[K, R], then_told: Mapping[K, R], raw: Mapping[K, R], told: Mapping[K, R]) -> dict[K, R]:
    return {key: told[key] if raw.get(key) == one else then_told.get(key, one) for key, one in then.items()}


def withholding(figures: Figures, keys: Collection[FactKey]) -> Generator[None, None, frozenset[FactKey]]:
    """Which of some cells will not be published; in short steps."""
    if not figures.programme.details.masked_below:
        return frozenset()
    from hep_desktop.masking.view import masking  # noqa: PLC0415 – the window stands before anything is published

    return (yield from masking(figures, keys))
