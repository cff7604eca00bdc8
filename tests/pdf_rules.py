"""What PDF/UA-1 and PDF/A-2a ask of a file, rule by rule as a validator would look: every breach in words.

Numbers in brackets are clauses of ISO 14289-1 (UA) and ISO 19005-2 (A). Our own reading, no validator's word.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from pdf_tags import SHOWN, Tag, tree

PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI", "TOCI", "Note"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "Link": {"Reference", "P"},
    "Caption": {"Table", "Figure", "L", "TOC"},
}
KIDS = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
STANDARD = {
    *("Document", "Part", "P", "H1", "H2", "H3", "H4", "H5", "H6", "Figure", "Note", "Reference"),
    *PARENTS,
    *KIDS,
}
_DEEPEST = 28  # q within q [A 6.1.13]


def breaches(pdf: pikepdf.Pdf) -> list[str]:
    """All that a validator would hold against the file."""
    rules: tuple[Callable[[pikepdf.Pdf], Iterator[str]], ...] = (
        *(_catalog, _metadata, _pages, _content, _fonts, _structure, _tables, _headings, _notes, _links, _objects),
    )
    return [told for rule in rules for told in rule(pdf)]


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked [UA 6.2]"
    if root.MarkInfo.get("/Suspects"):
        yield "suspects [UA 7.1]"
    if not str(root.get("/Lang", "")):
        yield "no language [UA 7.2]"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown [UA 7.1]"
    for key in ("/AA", "/OCProperties", "/Names", "/Requirements", "/NeedsRendering"):
        if key in root:
            yield f"{key} in the catalog [A 6.1, 6.4, 6.5]"
    form: Any = root.get("/AcroForm", {"/Fields": []})
    if set(form.keys()) - {"/Fields", "/SigFlags"} or not all(_unseen_signature(one) for one in form["/Fields"]):
        yield "a form with more than signatures [A 6.4]"
    intents = list(root.get("/OutputIntents", []))
    if [str(one.S) for one in intents] != ["/GTS_PDFA1"] or len(intents[0].DestOutputProfile.read_bytes()) < 128:
        yield "no output intent [A 6.2.3]"
    if "/Encrypt" in pdf.trailer or "/ID" not in pdf.trailer:
        yield "trailer [A 6.1.3]"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    packet = pdf.Root.Metadata
    if str(packet.Type) != "/Metadata" or str(packet.Subtype) != "/XML" or "/Filter" in packet:
        yield "metadata stream [A 6.6.2]"
    with pdf.open_metadata() as read:
        wanted = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
        for key, value in wanted.items():
            if read.get(key) != value:
                yield f"{key} is {read.get(key)}"
        if read.get("dc:title") != str(pdf.docinfo.Title) or not str(pdf.docinfo.Title):
            yield "title [UA 7.1]"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, sheet in enumerate(pdf.pages, start=1):
        page: Any = sheet
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number}: order of tabs [UA 7.18.3]"
        for key in ("/AA", "/PresSteps"):
            if key in page.obj:
                yield f"page {number}: {key}"
        for key, state in dict(page.obj.get("/Resources", {}).get("/ExtGState", {})).items():
            if any(one in state for one in ("/SMask", "/TR", "/HTP")) or float(state.get("/ca", 1)) != 1:
                yield f"page {number}: {key} is transparent [A 6.2.10]"
        for key, one in dict(page.obj.get("/Resources", {}).get("/XObject", {})).items():
            if str(one.Subtype) == "/Image":
                told = str(one.get("/ColorSpace", ""))
                if "CMYK" in told or one.get("/Interpolate") or "/SMask" in one or "/Alternates" in one:
                    yield f"page {number}: image {key} [A 6.2.8]"
            else:
                yield f"page {number}: form {key} [UA 7.20]"


def _content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Marks never stand within each other, and nothing is shown outside them [UA 7.1]; no paint but gray and RGB."""
    for number, page in enumerate(pdf.pages, start=1):
        open_marks, depth = 0, 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            open_marks += (name in {"BDC", "BMC"}) - (name == "EMC")
            depth += (name == "q") - (name == "Q")
            if open_marks not in (0, 1) or not 0 <= depth <= _DEEPEST:
                yield f"page {number}: {operands} {name} within another mark"
            if name in SHOWN and not open_marks:
                yield f"page {number}: {name} is not tagged"
            if name in {"k", "K", "sh", "ri", "i"} or (name == "Do" and not open_marks):
                yield f"page {number}: {name} [A 6.2]"
            if name == "BDC" and str(operands[0]) != "/Artifact" and "/MCID" not in operands[1]:
                yield f"page {number}: a mark without number"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    seen: dict[tuple[int, int], Any] = {}
    for page in pdf.pages:
        for font in dict(page.obj.Resources.get("/Font", {})).values():
            seen[font.objgen] = font
    for font in seen.values():
        name = str(font.BaseFont)
        described = font.get("/FontDescriptor", {})
        if "/FontFile2" not in described or "+" not in name:
            yield f"{name} is not embedded [UA 7.21.4.1]"
        if "/ToUnicode" not in font:
            yield f"{name} tells no letters [UA 7.21.7]"
        flags = int(described.get("/Flags", 0))
        if bool(flags & 4) == bool(flags & 32) or (flags & 4 and "/Encoding" in font):
            yield f"{name}: encoding [UA 7.21.6]"
        if len(font.Widths) != int(font.LastChar) - int(font.FirstChar) + 1:
            yield f"{name}: widths [UA 7.21.5]"
        mapped = font.ToUnicode.read_bytes().decode("ascii", "replace").upper()
        if any(f"<{bad}>" in mapped for bad in ("0000", "FEFF", "FFFE")):
            yield f"{name}: letters that are none [UA 7.21.7]"


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = tree(pdf)
    if root.name != "Document":
        yield "no document"
    for tag in root.walk():
        yield from _nesting(tag)
        yield from _told(tag)


def _nesting(tag: Tag) -> Iterator[str]:
    if tag.name not in STANDARD:
        yield f"{tag.name} is no standard tag [UA 7.1]"
    allowed = KIDS.get(tag.name)
    if allowed is not None and tag.marked:
        yield f"{tag.name} holds content itself"
    for kid in tag.kids:
        if allowed is not None and kid.name not in allowed:
            yield f"{kid.name} in {tag.name} [UA 7.2]"
        if tag.name not in PARENTS.get(kid.name, {tag.name}):
            yield f"{kid.name} outside its parent, in {tag.name} [UA 7.2]"


def _told(tag: Tag) -> Iterator[str]:
    captions = [place for place, kid in enumerate(tag.kids) if kid.name == "Caption"]
    if tag.name in {"Table", "L"} and captions and captions != [0]:
        yield f"{tag.name}: caption at {captions} [UA 7.2]"
    if tag.name == "Figure" and not (tag.alt and "/BBox" in tag.attributes):
        yield "a figure without alternative or place [UA 7.3]"
    if tag.name == "L" and "/ListNumbering" not in tag.attributes and any(kid.all("Lbl") for kid in tag.kids):
        yield "a list that does not say how it counts [UA 7.6]"


def _tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every row as wide as the others, every data cell under or beside a head that says what it heads."""
    for number, table in enumerate(tree(pdf).all("Table"), start=1):
        grid: dict[tuple[int, int], tuple[int, Tag]] = {}
        widths: list[int] = []
        for line, row in enumerate(table.all("TR")):
            column = 0
            for place, cell in enumerate(row.kids):
                while (line, column) in grid:
                    column += 1
                wide, high = (int(cell.attributes.get(key, 1)) for key in ("/ColSpan", "/RowSpan"))
                for down in range(high):
                    for across in range(wide):
                        grid[line + down, column + across] = (line * 1000 + place, cell)
                column += wide
            widths.append(sum(1 for at in grid if at[0] == line))
        if len(set(widths)) > 1:
            yield f"table {number}: rows of {sorted(set(widths))} cells [UA 7.2]"
        heads = [(at, str(one.attributes.get("/Scope", ""))) for at, (_, one) in grid.items() if one.name == "TH"]
        columns = {at[1] for at, scope in heads if scope in {"/Column", "/Both"}}
        rows = {at[0] for at, scope in heads if scope in {"/Row", "/Both"}}
        if any(not scope for _, scope in heads):
            yield f"table {number}: a head without scope [UA 7.5]"
        lone = [at for at, (_, one) in grid.items() if one.name == "TD" and at[1] not in columns and at[0] not in rows]
        if lone:
            yield f"table {number}: cells without a head {lone[:3]} [UA 7.5]"


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    levels = [int(tag.name[1]) for tag in tree(pdf).walk() if tag.name[:1] == "H" and tag.name[1:].isdigit()]
    before = 0
    for level in levels:
        if level > before + 1:
            yield f"H{level} after H{before} [UA 7.4.2]"
        before = level


def _notes(pdf: pikepdf.Pdf) -> Iterator[str]:
    ids = [str(element.get("/ID", "")) for element in _elements(pdf) if str(element.S) == "/Note"]
    if any(not one for one in ids) or max(Counter(ids).values(), default=1) > 1:
        yield "notes without a name of their own [UA 7.9]"
    if ids and "/IDTree" not in pdf.Root.StructTreeRoot:
        yield "names that lead nowhere"


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    back = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(key): value for key, value in zip(back[::2], back[1::2], strict=True)}
    for number, page in enumerate(pdf.pages, start=1):
        for link in page.obj.get("/Annots", []):
            if _unseen_signature(link):
                continue  # an annotation without size needs no tag [UA 7.18.1]
            owner = owners.get(int(link.get("/StructParent", -1)))
            if str(link.Subtype) != "/Link" or owner is None or str(owner.S) != "/Link":
                yield f"page {number}: a link outside its tag [UA 7.18.5]"
            if not str(link.get("/Contents", "")):
                yield f"page {number}: a link without words [UA 7.18.5]"
            if int(link.get("/F", 0)) != 4 or "/AA" in link or "/A" in link:
                yield f"page {number}: a link that does not print, or acts [A 6.3.2, 6.5]"


def _unseen_signature(field: Any) -> bool:
    """A field of a signature that shows nothing: no size, printing, locked, without actions."""
    seen = any(float(one) for one in field.get("/Rect", [1]))
    return (
        str(field.get("/FT", "")) == "/Sig"
        and not seen
        and int(field.F) == 132
        and not {"/A", "/AA"} & set(field.keys())
    )


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            if any(key in one for key in ("/F", "/FFilter", "/FDecodeParms")):
                yield "a stream in another file [A 6.1.7]"
            if "LZW" in str(one.get("/Filter", "")):
                yield "LZW [A 6.1.7]"
        if (
            isinstance(one, pikepdf.Dictionary)
            and str(one.get("/Type", "")) == "/Font"
            and "/FontDescriptor" not in one
        ):
            yield f"{one.get('/BaseFont')} is not embedded [A 6.2.11.4]"


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    def below(element: Any) -> Iterator[Any]:
        yield element
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/Type", "")) == "/StructElem":
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot.K[0])
