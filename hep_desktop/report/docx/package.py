"""The file around a Word document: the same content gives the same bytes."""

import zipfile
from datetime import UTC, datetime, time
from io import BytesIO

from docx.document import Document

from hep_desktop.report.document import Paper

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP file can say


def describe(document: Document, paper: Paper) -> None:
    """What the file says of itself; its only date is the paper's."""
    moment = datetime.combine(paper.as_of, time(), tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author = paper.title[:255], paper.author[:255]
    properties.last_modified_by, properties.language = paper.author[:255], paper.language
    properties.created = properties.modified = moment
    properties.comments = ""
    properties.revision = 1


def packed(document: Document) -> bytes:
    """The document as the bytes of a file, without the moment it was written at."""
    written, settled = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            kept = zipfile.ZipInfo(entry.filename, _FIRST_DAY)
            kept.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(kept, source.read(entry))
    return settled.getvalue()
