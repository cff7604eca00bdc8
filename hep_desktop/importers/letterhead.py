"""The office's own Word template: opened with distrust, cleaned of pictures that cannot be used, its arms found."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.frozen import dataclass
from hep_desktop.importers.picture import read_picture
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.word.container import open_package
from hep_desktop.words import text

FIELDS = ("settlement", "municipality", "paper", "date")
"""What the head may name; how it is written there stands among our words."""

STYLES = ("Normal", "Heading 1", "Heading 2", "Heading 3", "Caption")
FIELD = re.compile(r"\{([^{}]{1,40})\}")
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Remark:
    """What of the template cannot be used; `code` names its sentence, `values` fill it."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadLetterhead:
    """The template as it is kept, the coat of arms in its head, and what cannot be used of it."""

    content: bytes
    arms: bytes = b""
    remarks: tuple[Remark, ...] = ()


def read_letterhead(path: str, *, progress: Progress) -> ReadLetterhead:
    """The template in a file. Raises UserError; runs in a child, since a hostile file may take it down."""
    progress.step(0, 1, "importing.progress.reading")
    file = Path(path)
    try:
        open_package(file)  # refuses what is no Word file, what runs, and what leads out of it
        return _read(_as_document(file.read_bytes()))
    except Refused as refused:
        raise UserError(refused.code, file=file.name, **refused.values) from refused
    except UserError:
        raise
    except Exception as error:  # whatever python-docx stumbles over in a broken file
        raise UserError("word.damaged", file=file.name) from error


def _as_document(content: bytes) -> bytes:
    """A `.dotx` is a document under another name."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = source.read(entry)
            target.writestr(entry.filename, part.replace(_TEMPLATE, _DOCUMENT) if entry.filename == _TYPES else part)
    return made.getvalue()


def _read(content: bytes) -> ReadLetterhead:
    document: Any = docx.Document(BytesIO(content))
    parts = list(_running(document))
    arms, remarks = _pictures(parts)
    remarks += [Remark("unknown_field", (("field", name),)) for name in _unknown(parts)]
    known = {style.name.casefold() for style in document.styles}
    missing = [name for name in STYLES if name.casefold() not in known]
    if missing:
        remarks.append(Remark("missing_styles", (("styles", ", ".join(missing)),)))
    if not parts:
        remarks.append(Remark("no_head"))
    kept = BytesIO()
    document.save(kept)
    return ReadLetterhead(kept.getvalue(), arms, tuple(remarks))


def _running(document: Any) -> Iterator[Any]:  # noqa: ANN401 – of python-docx
    """The heads and feet of the first section, the only one that papers take over."""
    section = document.sections[0]
    for kind in ("header", "footer", "first_page_header", "first_page_footer", "even_page_header", "even_page_footer"):
        one = getattr(section, kind)
        if not one.is_linked_to_previous:
            yield one


def _pictures(parts: list[Any]) -> tuple[bytes, list[Remark]]:
    """The first picture is taken as the coat of arms; one that cannot be read is taken out."""
    arms, remarks = b"", list[Remark]()
    for one in parts:
        for shown in list(one._element.iter(qn("a:blip"))):  # noqa: SLF001 – python-docx does not list pictures
            key = shown.get(qn("r:embed"))
            try:
                content = one.part.related_parts[key].blob
                read = read_picture(content, progress=_Quiet())
            except (UserError, KeyError) as error:
                code = error.code if isinstance(error, UserError) else "picture.damaged"
                if code != "picture.unknown":  # a drawing (EMF, SVG) that Word can show stays
                    _drop(shown)
                remarks.append(Remark(code.replace("picture.", "picture_")))
                continue
            arms = arms or read.content
    return arms, remarks


class _Quiet:
    """Told of nothing."""

    def step(self, done: int, total: int, key: str) -> None:
        """Nothing to say."""


def _drop(shown: Any) -> None:  # noqa: ANN401 – an lxml element
    place = shown
    while place is not None and place.tag not in (qn("w:drawing"), qn("w:pict")):
        place = place.getparent()
    if place is not None:
        place.getparent().remove(place)


def _unknown(parts: list[Any]) -> list[str]:
    words = ("".join(paragraph.text for paragraph in _paragraphs(one)) for one in parts)
    found = (name for said in words for name in FIELD.findall(said))
    known = {text(f"papers.letterhead.fields.{name}") for name in FIELDS}
    return list(dict.fromkeys(name for name in found if name not in known))


def _paragraphs(part: Any) -> Iterator[Any]:  # noqa: ANN401 – of python-docx
    yield from part.paragraphs
    for table in part.tables:
        for cell in table._cells:  # noqa: SLF001 – merged ones once
            yield from cell.paragraphs
