"""What leaves the office: the programme as it is published, without the small counts that the guard withholds.

Every paper, table, chart, field to copy and file is made of `as_published`; the store keeps the true figures.
"""

from collections.abc import Collection, Generator, Iterable
from dataclasses import replace

from hep_desktop.domain.findings import Finding
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.services.editing import Editing
from hep_desktop.template.figures import Figures


def as_published(editing: Editing, programme_id: str) -> Office:
    """The store with the programme as it is published."""
    office, told = editing.office, editing.published(programme_id).programme
    raw = office.programmes[programme_id]
    then = office.programmes.get(raw.details.predecessor)
    if then is not None and told is not raw:
        office = _put(office, _told_alike(then, raw, told))
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


def _told_alike(then: Programme, raw: Programme, told: Programme) -> Programme:
    """The version before, with what it shares with this one told alike: what is withheld is no difference."""
    return replace(
        then,
        facts={key: told.facts[key] if raw.facts.get(key) == one else one for key, one in then.facts.items()},
        texts={key: told.texts[key] if raw.texts.get(key) == one else one for key, one in then.texts.items()},
        measures={
            key: told.measures[key] if raw.measures.get(key) == one else one for key, one in then.measures.items()
        },
    )


def withholding(figures: Figures, keys: Collection[FactKey]) -> Generator[None, None, frozenset[FactKey]]:
    """Which of some cells will not be published; in short steps."""
    if not figures.programme.details.masked_below:
        return frozenset()
    from hep_desktop.masking.view import masking  # noqa: PLC0415 – the window stands before anything is published

    return (yield from masking(figures, keys))
