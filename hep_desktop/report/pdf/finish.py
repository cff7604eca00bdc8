"""Turns a tagged drawing into a PDF/UA-1 and PDF/A-2a file: tag tree, language, metadata, colour profile."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf.structure import Element, Linked, Marked
from hep_desktop.report.pdf.xmp import metadata

_PRODUCER = "HEP Desktop"
_NOTE = "Note"
_LETTER = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_AT_ONCE = 100  # letters a block of a character map may have
_PRINTED = 4  # annotation flag: shown on paper too


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself; the day is the only date in it."""

    title: str
    author: str
    language: str
    day: date


class _Tree:
    """Builds the structure tree and remembers which content and link belongs to which tag."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages: Sequence[Any] = [page.obj for page in pdf.pages]
        self._marked: list[dict[int, Any]] = [{} for _ in self._pages]
        self._links: list[tuple[Any, Any]] = []
        self._notes: list[Any] = []

    def root(self, document: Element) -> Any:  # noqa: ANN401 – a PDF object
        """The structure tree with its parent tree."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(document, root)])
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._parents())))
        if self._notes:  # PDF/UA wants each note to have a name of its own
            names = (part for note in self._notes for part in (note.ID, note))
            root.IDTree = self._pdf.make_indirect(Dictionary(Names=Array(names)))
        root.ParentTreeNextKey = len(self._pages) + len(self._links)
        return root

    def _element(self, element: Element, parent: Any) -> Any:  # noqa: ANN401 – PDF objects
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        if element.traits.alt:
            made.Alt = String(element.traits.alt)
        if element.tag == _NOTE:
            made.ID = String(f"note-{len(self._notes):06}")
            self._notes.append(made)
        attributes = _attributes(element)
        if attributes is not None:
            made.A = attributes
        made.K = Array([self._kid(kid, made) for kid in element.kids])
        return made

    def _kid(self, kid: Element | Marked | Linked, parent: Any) -> Any:  # noqa: ANN401 – PDF objects
        if isinstance(kid, Element):
            return self._element(kid, parent)
        page = self._pages[kid.page]
        if isinstance(kid, Marked):
            self._marked[kid.page][kid.mcid] = parent
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)
        link = page.Annots[kid.index]
        link.Contents = String(kid.says)
        self._links.append((link, parent))
        return Dictionary(Type=Name.OBJR, Obj=link, Pg=page)

    def _parents(self) -> list[Any]:
        numbers: list[Any] = []
        for place, (page, marked) in enumerate(zip(self._pages, self._marked, strict=True)):
            page.StructParents = place
            page.Tabs = Name.S
            numbers += [place, self._pdf.make_indirect(Array([marked[mcid] for mcid in range(len(marked))]))]
        for place, (link, parent) in enumerate(self._links, start=len(self._pages)):
            link.StructParent = place
            link.F = _PRINTED
            numbers += [place, parent]
        return numbers


def _attributes(element: Element) -> Dictionary | None:
    traits = element.traits
    if traits.box is not None:
        return Dictionary(O=Name.Layout, BBox=Array([round(edge, 2) for edge in traits.box]), Placement=Name.Block)
    if traits.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{traits.numbering}"))
    table: dict[str, Any] = {}
    if traits.scope:
        table["/Scope"] = Name(f"/{traits.scope}")
    if traits.columns > 1:
        table["/ColSpan"] = traits.columns
    if traits.rows > 1:
        table["/RowSpan"] = traits.rows
    return Dictionary({"/O": Name.Table, **table}) if table else None


def finish(drawn: bytes, document: Element, facts: Facts) -> bytes:
    """The finished file; the same drawing gives the same bytes."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        root: Any = pdf.Root
        root.StructTreeRoot = _Tree(pdf).root(document)
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(facts.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.OutputIntents = Array([_output_intent(pdf)])
        _tell_letters(pdf)
        for page in pdf.pages:
            if "/Trans" in page.obj:  # reportlab's: how the page would come up in a slide show
                del page.obj["/Trans"]
        _describe(pdf, facts)
        finished = BytesIO()
        pdf.save(
            finished,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return finished.getvalue()


def _tell_letters(pdf: pikepdf.Pdf) -> None:
    """Character maps without the codes that no letter has: reportlab maps them to U+0000, in blocks too large."""
    fonts = {font.objgen: font for page in pdf.pages for font in dict(page.obj.Resources.get("/Font", {})).values()}
    for font in fonts.values():
        written = font.ToUnicode.read_bytes()
        before, _, rest = written.partition(b"128 beginbfchar")
        known = [pair for pair in _LETTER.findall(rest) if int(pair[1], 16)]
        blocks = [known[place : place + _AT_ONCE] for place in range(0, len(known), _AT_ONCE)]
        told = b"".join(
            b"%d beginbfchar\n%bendbfchar\n" % (len(block), b"".join(b"<%b> <%b>\n" % pair for pair in block))
            for block in blocks
        )
        if rest:
            font.ToUnicode.write(before + told + rest.partition(b"endbfchar\n")[2])


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    colours: Any = ImageCms  # Pillow leaves the type of its profiles open
    profile = bytearray(colours.ImageCmsProfile(colours.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # made on 1 January 2000, not now
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_stream(bytes(profile), {"/N": 3}),
    )


def _describe(pdf: pikepdf.Pdf, facts: Facts) -> None:
    """The same facts in the information dictionary and as XMP; PDF/A wants them to agree."""
    info: Any = pdf.docinfo
    for key in list(info.keys()):
        del info[key]
    stamp = f"D:{facts.day:%Y%m%d}000000+00'00'"
    info.Title, info.Author = String(facts.title), String(facts.author)
    info.Producer, info.CreationDate, info.ModDate = String(_PRODUCER), String(stamp), String(stamp)
    stream: Any = pdf.make_stream(metadata(facts.title, facts.author, facts.language, _PRODUCER, facts.day))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    root: Any = pdf.Root
    root.Metadata = stream
