"""The styles of a Word document: real headings, Hungarian as its language, black on white."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hep_desktop.frozen import dataclass
from hep_desktop.report.docx.markup import element, replaced
from hep_desktop.words import text

SERIF, SANS, NARROW = "Times New Roman", "Arial", "Arial Narrow"  # every office has them, or their metric twins
BLACK = RGBColor(0, 0, 0)
GRAY = RGBColor(0x59, 0x59, 0x59)

HEADING_SIZES = ((20, 18, 12), (15, 18, 6), (12.5, 14, 4), (11, 12, 4), (10.5, 12, 4), (10.5, 10, 3))
TOC_HEADING = "TOC Heading"
TOC_INDENTS = (0, 4, 10)
_WIDEST = Mm(160)


@dataclass(frozen=True, slots=True)
class Names:
    """What our own styles are called in Word."""

    cell: str
    dense: str
    note: str
    remark: str
    cover_office: str
    cover_title: str
    cover_period: str
    signature: str


def names() -> Names:
    """The names in Hungarian, as the user finds them in Word's list of styles."""
    return Names(
        cell=text("papers.docx.cell"),
        dense=text("papers.docx.dense"),
        note=text("papers.docx.note"),
        remark=text("papers.docx.remark"),
        cover_office=text("papers.docx.cover_office"),
        cover_title=text("papers.docx.cover_title"),
        cover_period=text("papers.docx.cover_period"),
        signature=text("papers.docx.signature"),
    )


def prepare(document: Document, language: str, *, own: bool = False) -> Names:
    """Give the document its styles and settings; on the office's `own` template only those it lacks."""
    found = names()
    if own:
        _lacking(document)
        _own(document, found, plain=True)
    else:
        _defaults(document, language)
        _built_in(document)
        _own(document, found)
    _settings(document)
    return found


def _lacking(document: Document) -> None:
    """Styles that papers need, where a template has none of them."""
    known = {str(style.name).casefold() for style in document.styles}
    wanted = ("Normal", *(f"Heading {level}" for level in range(1, len(HEADING_SIZES) + 1)), "Caption", TOC_HEADING)
    for name in wanted:
        if name.casefold() not in known:
            style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
            if name != "Normal":
                style.base_style = document.styles["Normal"]
                style.font.bold = True
                style.paragraph_format.keep_with_next = True
            if name.startswith("Heading"):
                style.font.size = Pt(HEADING_SIZES[int(name[-1]) - 1][0])
                level = element("w:outlineLvl", val=int(name[-1]) - 1)
                style.element.get_or_add_pPr().append(level)
    _contents(document, {str(style.name).casefold() for style in document.styles})


def _defaults(document: Document, language: str) -> None:
    styles: Any = document.styles.element
    properties = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    replaced(properties, element("w:lang", val=language, eastAsia=language, bidi="ar-SA"))


def _built_in(document: Document) -> None:
    normal: Any = document.styles["Normal"]
    _font(normal, SERIF, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for level, (size, before, after) in enumerate(HEADING_SIZES, start=1):
        heading: Any = document.styles[f"Heading {level}"]
        _font(heading, SANS, size, bold=True, italic=level == len(HEADING_SIZES))
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(after)
        heading.paragraph_format.keep_with_next = True
    caption: Any = document.styles["Caption"]
    _font(caption, SANS, 9.5, bold=True)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(10), Pt(4)
    for name in ("Header", "Footer"):
        running: Any = document.styles[name]
        _font(running, SANS, 8)
        running.paragraph_format.tab_stops.clear_all()  # they suit another page
    _contents(document, set())


def _contents(document: Document, known: set[str]) -> None:
    """The levels of the table of contents."""
    for level, indent in enumerate(TOC_INDENTS, start=1):
        if f"toc {level}" in known:
            continue
        toc: Any = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        toc.base_style = document.styles["Normal"]
        _font(toc, SANS, 10, bold=level == 1)
        toc.paragraph_format.left_indent = Mm(indent)
        toc.paragraph_format.space_before, toc.paragraph_format.space_after = Pt(6 if level == 1 else 0), Pt(2)
        toc.paragraph_format.tab_stops.add_tab_stop(_WIDEST, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _own(document: Document, own: Names, *, plain: bool = False) -> None:
    """Our own styles; `plain` in the face of the template."""
    serif, sans, narrow = ("", "", "") if plain else (SERIF, SANS, NARROW)
    for name, face, size in ((own.cell, sans, 9), (own.dense, narrow, 8), (own.note, sans, 8)):
        style = _add(document, name, face, size)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.0
    remark = _add(document, own.remark, serif, 11, italic=True)
    remark.font.color.rgb = GRAY
    _add(document, own.cover_office, sans, 13)
    _add(document, own.cover_title, sans, 28, bold=True)
    _add(document, own.cover_period, sans, 20)
    signature = _add(document, own.signature, serif, 11)
    signature.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    signature.paragraph_format.space_after = Pt(0)
    for name in (own.cover_office, own.cover_title, own.cover_period):
        _style(document, name).paragraph_format.space_after = Pt(12)


def _style(document: Document, name: str) -> Any:  # noqa: ANN401 – python-docx types all styles alike
    return document.styles[name]


def _add(document: Document, name: str, face: str, size: float, *, bold: bool = False, italic: bool = False) -> Any:  # noqa: ANN401 – as above
    if any(one.name == name for one in document.styles):
        return _style(document, name)  # a template made of one of our papers: it may have been given another look
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, face, size, bold=bold, italic=italic)
    return style


def _font(style: Any, face: str, size: float, *, bold: bool = False, italic: bool = False) -> None:  # noqa: ANN401 – as above
    """`face` is "" for that of the template."""
    style.font.size = Pt(size)
    style.font.bold, style.font.italic = bold, italic
    if not face:
        return
    style.font.name = face
    style.font.color.rgb = BLACK
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # the theme would win over the face
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), face)
    fonts.set(qn("w:eastAsia"), face)


def _settings(document: Document) -> None:
    """Word as it is today, hyphens by its own dictionary, the table of contents brought up to date on opening."""
    settings: Any = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = element("w:compat")
        settings.append(compat)
    if not any(one.get(qn("w:name")) == "compatibilityMode" for one in compat):
        uri = "http://schemas.microsoft.com/office/word"
        compat.append(element("w:compatSetting", name="compatibilityMode", uri=uri, val=15))
    # Word minds the order of its settings
    if compat.find(qn("w:doNotExpandShiftReturn")) is None:  # else a broken line is torn to the margin
        compat.insert(0, element("w:doNotExpandShiftReturn"))
    if settings.find(qn("w:updateFields")) is None:
        compat.addprevious(element("w:updateFields", val="true"))
    stop = settings.find(qn("w:defaultTabStop"))
    if stop is not None and settings.find(qn("w:autoHyphenation")) is None:
        stop.addnext(element("w:autoHyphenation", val="true"))
