"""Runs an edition's checks over a snapshot; after a change, only those that read what changed."""

from collections.abc import Generator, Iterator, Mapping
from itertools import chain

from hep_desktop.checks import (
    across_tables,
    broken_ties,
    conclusions,
    dangling_references,
    deadline_in_period,
    done_without_evidence,
    forum_held,
    given_total,
    indicator_values,
    jump,
    like_the_example,
    meeting_day,
    meeting_frame,
    missing_basis,
    nationality,
    not_more_than,
    other_settlement,
    other_years,
    picture_words,
    placeholders,
    plausible_share,
    problem_without_measure,
    range,  # noqa: A004 – the kind's own word
    required_fields,
    required_texts,
    review_reasons,
    right_type,
    same_measure,
    some_measures,
    sum_equals,
    table_gaps,
    taken_numbers,
    target_better,
    text_length,
    told_anyway,
    votes,
)
from hep_desktop.checks.settings import faults
from hep_desktop.checks.steps import FOLLOWUP, FORUM, PLAN, PROBLEMS, REVIEW, SETTLEMENT
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import finished
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition
from hep_desktop.template.section import EditionError

KINDS: tuple[Kind, ...] = (
    required_texts.KIND,
    text_length.KIND,
    picture_words.KIND,
    placeholders.KIND,
    broken_ties.KIND,
    other_settlement.KIND,
    other_years.KIND,
    taken_numbers.KIND,
    told_anyway.KIND,
    dangling_references.KIND,
    required_fields.KIND,
    some_measures.KIND,
    problem_without_measure.KIND,
    missing_basis.KIND,
    conclusions.KIND,
    deadline_in_period.KIND,
    same_measure.KIND,
    like_the_example.KIND,
    target_better.KIND,
    indicator_values.KIND,
    done_without_evidence.KIND,
    forum_held.KIND,
    votes.KIND,
    review_reasons.KIND,
    meeting_day.KIND,
    meeting_frame.KIND,
    nationality.KIND,
    right_type.KIND,
    range.KIND,
    given_total.KIND,
    sum_equals.KIND,
    not_more_than.KIND,
    across_tables.KIND,
    plausible_share.KIND,
    jump.KIND,
    table_gaps.KIND,
)

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.TIP)


def run(edition: Edition, office: Office, programme: str) -> tuple[Finding, ...]:
    """All findings of a programme: errors first, then in the order of the document."""
    return Checks(edition).run(office, programme).findings


def incoherent(edition: Edition) -> tuple[EditionError, ...]:
    """What does not fit in an edition's `[[checks]]`."""
    return tuple(faults(edition, KINDS))


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of one snapshot, and what each unit found, so that the next one starts from it."""

    edition: Edition
    office: Office
    programme: str
    by_unit: tuple[tuple[Finding, ...], ...]
    findings: tuple[Finding, ...]


class Checks:
    """All checks of one edition, taken apart into units."""

    def __init__(self, edition: Edition) -> None:
        for fault in faults(edition, KINDS):
            raise fault
        self.edition = edition
        self.units = tuple(_units(edition))
        order = [SETTLEMENT, *(node.id for node in edition.walk()), PROBLEMS, PLAN, FORUM, FOLLOWUP, REVIEW]
        self._nodes = {node: place for place, node in enumerate(order)}
        self._tables = {table: place for place, table in enumerate(edition.tables)}

    def run(self, office: Office, programme: str, before: Checked | None = None) -> Checked:
        """The findings of a programme; `before` spares what reads nothing that changed since."""
        return finished(self.steps(office, programme, before))

    def steps(self, office: Office, programme: str, before: Checked | None = None) -> Generator[None, None, Checked]:
        """As `run`, stopping after each unit that was looked through, for whoever has other things to do meanwhile."""
        snapshot = Snapshot(self.edition, office, programme)
        fresh = before is None or before.programme != programme or before.edition is not self.edition
        held = None if fresh else before
        changed = changes(held.office, office, programme) if held else None
        by_unit: list[tuple[Finding, ...]] = []
        for at, unit in enumerate(self.units):
            if held is not None and changed is not None and not unit.reads.touches(changed):
                by_unit.append(held.by_unit[at])
            else:
                by_unit.append(tuple(unit.find(snapshot)))
                yield
        found = tuple(sorted(chain.from_iterable(by_unit), key=self._rank))
        yield
        return Checked(self.edition, office, programme, tuple(by_unit), found)

    def _rank(self, finding: Finding) -> tuple[int, int, int]:
        # sorting is stable: within a table or step the units' own order holds
        return (
            _SEVERITIES.index(finding.severity),
            self._nodes[finding.node],
            self._tables.get(finding.table, -1),
        )


def _units(edition: Edition) -> Iterator[Unit]:
    kinds = {kind.name: kind for kind in KINDS}
    for check in edition.checks:
        yield from kinds[check.kind].units(check, edition, None)
    for table in edition.tables.values():
        for check in table.checks:
            yield from kinds[check.kind].units(check, edition, table)


def changes(before: Office, after: Office, programme: str) -> Reads:
    """What differs between two snapshots of a programme; unchanged records are the very same objects."""
    old, new = before.programmes[programme], after.programmes[programme]
    return Reads(
        indicators=_changed_indicators(old, new),
        texts=_changed(old.texts, new.texts) | _changed(old.chapters, new.chapters),
        plan=old.problems is not new.problems or old.measures is not new.measures,
        details=old.details is not new.details or before.settlement_of(programme) is not after.settlement_of(programme),
        meetings=before.meetings_of(programme) != after.meetings_of(programme),
        settlements=before.settlements != after.settlements,
        rows=old.rows is not new.rows,
        followups=old.followups is not new.followups,
        review=old.reasons is not new.reasons,
        forums=before.forums is not after.forums,
        heard=old.opinions is not new.opinions or old.council is not new.council,
    )


def _changed(old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[str]:
    if old is new:
        return frozenset()
    return frozenset(node for node in old.keys() | new.keys() if old.get(node) is not new.get(node))


def _changed_indicators(old: Programme, new: Programme) -> frozenset[str]:
    if old.facts is new.facts:
        return frozenset()
    held = old.facts
    here = {key.indicator for key, fact in new.facts.items() if held.get(key) is not fact}
    return frozenset(here.union(key.indicator for key in held.keys() - new.facts.keys()))
