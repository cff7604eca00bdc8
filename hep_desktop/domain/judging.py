"""What a review has made of an adopted version: measure by measure, and whether anything was changed at all."""

from hep_desktop.domain.comparing import Compared, Fate, measures_compared, texts_changed
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme, Status


def looked_at(office: Office, programme: str) -> Programme | None:
    """The adopted version that a review looks at; None for a version that is no review."""
    return office.programmes.get(office.programmes[programme].details.predecessor)


def version_after(office: Office, programme: str) -> Programme | None:
    """The version that was begun from this one and is not over: a review closed without a change leaves room."""
    after = (one for one in office.programmes.values() if one.details.predecessor == programme)
    return next((one for one in after if one.details.status is not Status.UNCHANGED), None)


def goes_on_in(office: Office, programme: str) -> Programme | None:
    """Where the work goes on: in the version begun from this one, or in the one a review has left as it was."""
    unchanged = office.programmes[programme].details.status is Status.UNCHANGED
    return (looked_at if unchanged else version_after)(office, programme)


def judged(then: Programme, now: Programme) -> tuple[Compared, ...]:
    """Every measure of the two versions, group by group."""
    groups = sorted({one.group for version in (then, now) for one in version.measures.values()})
    return tuple(one for group in groups for one in measures_compared(then, now, group))


def lacks_reason(now: Programme, one: Compared) -> bool:
    """Whether a measure changed, went or came without anybody saying why."""
    said = now.reasons.get(one.id)
    return one.fate is not Fate.UNCHANGED and not (said is not None and said.words.strip())


def is_revised(then: Programme, now: Programme) -> bool:
    """Whether the document says something else; figures alone are what a review looks at.

    So are other figures chosen for a problem that stays as it was; another order of problems says nothing new.
    """
    return (
        any(one.fate is not Fate.UNCHANGED for one in judged(then, now))
        or bool(texts_changed(then, now))
        or then.outline != now.outline
    )
