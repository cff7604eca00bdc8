"""The signed package of one programme: what goes in, under which names, and the name of the whole."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime, time

from hep_desktop import paths
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import NOT_ADOPTED
from hep_desktop.export import check_report, csv_sheets, programme_json, sheets, xlsx_sheets
from hep_desktop.export.check_report import Told
from hep_desktop.export.container import PROGRAMME, Entry, checksums, write
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition
from hep_desktop.words import text

SUFFIX = ".asice"
UNSIGNED_MARK = "_alairas-nelkul"
DRAFT_MARK = "_tervezet"
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Source:
    """What a package is made of; `documents` are finished papers by their names under `documents/`.

    `attachments` are pictures and evidence by their names under `attachments/`.
    """

    office: Office
    programme_id: str
    edition: Edition
    documents: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    findings: tuple[Told, ...] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict[str, bytes])

    @property
    def stem(self) -> str:
        """KSH code, settlement, years and version; a draft says that it is one."""
        details = self.office.programmes[self.programme_id].details
        settlement = self.office.settlement_of(self.programme_id)
        version = programme_json.version_of(self.office, self.programme_id)
        name = f"{settlement.code}_{ascii_name(settlement.name)}_{_years(self, '-')}_v{version}"
        return name + (DRAFT_MARK if details.status in NOT_ADOPTED else "")

    @property
    def title(self) -> str:
        """Settlement, what it is and for which years, in words."""
        settlement = self.office.settlement_of(self.programme_id).name
        words = text("exporting.package.title", settlement=settlement, years=_years(self, "–"))
        draft = self.office.programmes[self.programme_id].details.status in NOT_ADOPTED
        return f"{words} – {text('exporting.package.draft')}" if draft else words


def _years(source: Source, dash: str) -> str:
    details = source.office.programmes[source.programme_id].details
    return f"{details.first_day.year}{dash}{details.last_day.year}"


def ascii_name(words: str) -> str:
    """A name that survives every file system, mail and portal: Őriszentpéter → Oriszentpeter."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_NAMES.sub("-", letters).strip("-") or "telepules"


def file_name(source: Source, signed: bool) -> str:
    """The name of the package; an unsigned one says so."""
    return source.stem + ("" if signed else UNSIGNED_MARK) + SUFFIX


def workbook(source: Source) -> bytes:
    """All tables as one workbook, as it lies in the package and in the plain folder."""
    programme = source.office.programmes[source.programme_id]
    hep = programme_json.compose(source.office, source.programme_id, source.edition)
    print_of = text("exporting.package.fingerprint", fingerprint=programme_json.fingerprint(hep))
    created = datetime.combine(programme.details.created, time(0), UTC)
    code = source.office.settlement_of(source.programme_id).code
    return xlsx_sheets.xlsx_bytes(sheets.compose(source.edition, programme, code), (source.title, print_of), created)


def entries(source: Source) -> tuple[Entry, ...]:
    """Every file that is signed, in the order of `package.md`; the same programme gives the same bytes."""
    hep = programme_json.compose(source.office, source.programme_id, source.edition)
    fingerprint = programme_json.fingerprint(hep)
    settlement = source.office.settlement_of(source.programme_id)
    tables = sheets.compose(source.edition, source.office.programmes[source.programme_id], settlement.code)
    found = [Entry(PROGRAMME, hep)]
    found += [Entry(f"tables/{sheet.table.id}.csv", csv_sheets.csv_bytes(sheet)) for sheet in tables]
    package_name = f"hep-{settlement.code}"
    found.append(Entry("tables/datapackage.json", csv_sheets.descriptor(tables, package_name, source.title)))
    found += [Entry(f"documents/{name}", content) for name, content in sorted(source.documents.items())]
    found += [Entry(f"attachments/{name}", content) for name, content in sorted(source.attachments.items())]
    found.append(Entry("check-report.json", check_report.as_json(source.edition, source.findings)))
    report = check_report.as_text(source.edition, source.title, source.findings)
    found.append(Entry("check-report.txt", _for_people(report)))
    found.append(Entry("ELLENORZES.txt", _for_people(_how_to_check(source.title, fingerprint))))
    return (*found, checksums(found))


def build(files: Sequence[Entry], signatures: Sequence[bytes]) -> bytes:
    """The package as one file."""
    return write(files, signatures)


def _how_to_check(title: str, fingerprint: str) -> str:
    template = (paths.resources() / "package" / "ELLENORZES.txt").read_text(encoding="utf-8")
    return template.format(title=title, fingerprint=fingerprint)


def _for_people(words: str) -> bytes:
    """A text that the plainest editor of every system shows rightly."""
    return (_BOM + words.replace("\n", "\r\n")).encode("utf-8")
