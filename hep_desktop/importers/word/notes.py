"""What a reader wrote into a Word file: comments beside its words, and changes tracked in them; for a child process."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.frozen import dataclass as frozen
from hep_desktop.hungarian import fold
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.word.container import Element, Package, open_package
from hep_desktop.importers.word.markup import local, w

MOST, LONGEST = 5000, 20_000
"""So many notes of a file, and letters of one."""

_SAID = {"t": None, "delText": None, "br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "‑"}


@frozen(frozen=True, slots=True)
class Note:
    """One comment or tracked change. `paragraph` is as it was before changes, `quote` what of it is meant.

    `node` is the chapter of the last heading before it that the edition has, `sign` the author's initials.
    """

    author: str
    at: str
    node: str
    paragraph: str
    quote: str
    words: str = ""
    suggestion: str | None = None
    sign: str = ""


@dataclass
class _Paragraph:
    """A paragraph while it is read: before and after its changes, and where in it comments begin and end."""

    before: str = ""
    after: str = ""
    author: str = ""
    at: str = ""
    spans: dict[str, list[int]] = field(default_factory=dict[str, list[int]])


def read_notes(path: str, headings: Mapping[str, str], *, progress: Progress) -> tuple[Note, ...]:
    """The notes of a file; `headings` gives the node of a heading, folded. Raises UserError."""
    file = Path(path)
    try:
        progress.step(0, 0, "word.progress.opening")
        package = open_package(file)
        progress.step(0, 0, "word.progress.reading")
        return tuple(_notes(package, headings))[:MOST]
    except Refused as refused:
        raise UserError(refused.code, file=file.name, **refused.values) from refused
    except RecursionError as error:
        raise UserError("word.damaged", file=file.name) from error


def heading_key(words: str) -> str:
    """How headings are compared: without accents, signs and spaces."""
    return "".join(one for one in fold(words) if one.isalnum())


def _notes(package: Package, headings: Mapping[str, str]) -> Iterator[Note]:
    comments = dict(_comments(package))
    node, told = "", set[str]()
    for element in package.document().iter(w("p")):
        paragraph = _Paragraph()
        _walk(element, paragraph, "")
        node = headings.get(heading_key(paragraph.before), node)
        for key, (start, end) in paragraph.spans.items():
            if key in comments and key not in told:
                told.add(key)
                author, at, words, sign = comments[key]
                quote = paragraph.before[start:end] if end > start else paragraph.before
                yield Note(author, at, node, paragraph.before, quote[:LONGEST], words[:LONGEST], None, sign)
        if paragraph.before.strip() != paragraph.after.strip():
            yield _change(paragraph, node)
    for key, (author, at, words, sign) in comments.items():
        if key not in told:  # its place was cut out of the text
            yield Note(author, at, "", "", "", words[:LONGEST], None, sign)


def _comments(package: Package) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    for part in package.of_kind("comments"):
        root = package.xml(part)
        for one in root.iter(w("comment")) if root is not None else ():
            lines = ("".join(_said(paragraph)) for paragraph in one.iter(w("p")))
            words = "\n".join(line for line in lines if line.strip())
            sign = one.get(w("initials"), "")
            yield one.get(w("id"), ""), (one.get(w("author"), ""), one.get(w("date"), ""), words, sign)


def _said(element: Element) -> Iterator[str]:
    for one in element.iter():
        sign = _SAID.get(local(one), "")
        yield (one.text or "") if sign is None else sign


def _walk(element: Element, paragraph: _Paragraph, change: str) -> None:
    """Read a paragraph's runs; `change` is `ins` or `del` within a tracked one."""
    for one in element:
        name = local(one)
        if name in ("ins", "del", "moveFrom", "moveTo"):
            inner = "ins" if name in ("ins", "moveTo") else "del"
            paragraph.author = paragraph.author or one.get(w("author"), "")
            paragraph.at = paragraph.at or one.get(w("date"), "")
            _walk(one, paragraph, inner)
        elif name == "commentRangeStart":
            at = len(paragraph.before)
            paragraph.spans[one.get(w("id"), "")] = [at, at]
        elif name == "commentRangeEnd":
            paragraph.spans.setdefault(one.get(w("id"), ""), [0, 0])[1] = len(paragraph.before)
        elif name == "commentReference":
            paragraph.spans.setdefault(one.get(w("id"), ""), [0, len(paragraph.before)])
        elif name in _SAID:
            sign = _SAID[name]
            words = (one.text or "") if sign is None else sign
            paragraph.before += words if change != "ins" else ""
            paragraph.after += words if change != "del" else ""
        elif name not in ("p", "tbl", "txbxContent", "pPr", "rPr"):  # what stands in boxes is read apart
            _walk(one, paragraph, change)
    for span in paragraph.spans.values():
        if span[1] < span[0]:
            span[1] = len(paragraph.before)


def _change(paragraph: _Paragraph, node: str) -> Note:
    """The changed stretch, as far as whole words: so it is found again and reads well."""
    before, after = paragraph.before, paragraph.after
    start = _common(before, after)
    while start and not before[start - 1].isspace():
        start -= 1
    end = _common(before[start:][::-1], after[start:][::-1])
    while end and not before[len(before) - end].isspace():
        end -= 1
    quote, instead = before[start : len(before) - end], after[start : len(after) - end]
    if not quote.strip() and before.strip():  # put in between: the whole paragraph tells where
        quote, instead = before, after
    return Note(paragraph.author, paragraph.at, node, before, quote[:LONGEST], "", instead[:LONGEST])


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
