"""What the program's own checks found, as it travels with the package: for programs and for people."""

from collections import Counter

from hep_desktop.canonical import dumps
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition
from hep_desktop.words import Explanation, text

SCHEMA = "hep-desktop/check-report"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and its sentences, and the reason it was answered with, if any."""

    finding: Finding
    words: Explanation
    reason: str = ""


def as_json(edition: Edition, told: tuple[Told, ...]) -> bytes:
    """`check-report.json`: the rules run, how many findings of each severity are open, and every finding."""
    headings = {node.id: node.heading for node in edition.walk()}
    counts = _counts(told)
    data = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "edition": {"id": edition.id, "revision": edition.revision, "digest": edition.digest},
        "rules": _rules(edition),
        "counts": {severity.value: counts[severity] for severity in Severity},
        "answered": sum(1 for one in told if one.reason),
        "findings": [
            {
                "code": one.finding.code,
                "severity": one.finding.severity.value,
                "node": one.finding.node,
                "heading": headings.get(one.finding.node, ""),
                "table": one.finding.table,
                "what": one.words.what,
                "why": one.words.why,
                "todo": one.words.todo,
                **({"reason": one.reason} if one.reason else {}),
            }
            for one in told
        ],
    }
    return dumps(data).encode("utf-8")


def as_text(edition: Edition, title: str, told: tuple[Told, ...]) -> str:
    """`check-report.txt`: the same for a reader."""
    headings = {node.id: node.heading for node in edition.walk()}
    counts = _counts(told)
    lines = [text("exporting.check_report.title"), title, ""]
    lines += [text(f"exporting.check_report.{severity.value}", count=counts[severity]) for severity in Severity]
    answered = [one for one in told if one.reason]
    if answered:
        lines.append(text("exporting.check_report.answered", count=len(answered)))
    for one in (*(one for one in told if not one.reason), *answered):
        mark = text(f"exporting.check_report.marks.{one.finding.severity.value}")
        heading = headings.get(one.finding.node, one.finding.node)
        lines += ["", f"{mark} {heading}".rstrip(), f"    {one.words}"]
        if one.reason:
            lines.append("    " + text("exporting.check_report.reason", reason=" ".join(one.reason.split())))
    return "\n".join(lines) + "\n"


def _counts(told: tuple[Told, ...]) -> Counter[Severity]:
    """What was answered counts no more."""
    return Counter(one.finding.severity for one in told if not one.reason)


def _rules(edition: Edition) -> list[str]:
    every = (edition.checks, *(table.checks for table in edition.tables.values()))
    return sorted({check.kind for checks in every for check in checks})
