"""The bare work behind a PDF: the same texts, tables and faces as reportlab's own flowables, without tags."""

from importlib.resources import files
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from hep_desktop import child
from hep_desktop.report import document
from hep_desktop.report.document import Density, plain

FACES = {
    "Serif": ("fontpkg_pt_serif", "PT_Serif-Web"),
    "Sans": ("fontpkg_pt_sans", "PT_Sans-Web"),
    "Narrow": ("fontpkg_pt_sans_narrow", "PT_Sans-Narrow-Web"),
}
HYPHENS = {"hyphenationLang": "hu_HU", "embeddedHyphenation": 2}


def job(paper: document.Paper, progress: child.Progress) -> bytes:
    """The paper's content by platypus; one pass, no table of contents."""
    for name, (package, stem) in FACES.items():
        for weight in ("Regular", "Bold"):
            path = files(package) / "files" / f"{stem}-{weight}.ttf"
            pdfmetrics.registerFont(TTFont(f"{name}-{weight}", str(path)))
    buffer = BytesIO()
    frames = [Frame(28 * mm, 23 * mm, 160 * mm, 249 * mm), Frame(16 * mm, 17 * mm, 265 * mm, 166 * mm)]
    template = BaseDocTemplate(buffer, initialFontName="Serif-Regular")
    template.addPageTemplates(
        [PageTemplate("portrait", [frames[0]], pagesize=A4), PageTemplate("wide", [frames[1]], pagesize=landscape(A4))]
    )
    template.build(_story(paper))
    progress.step(1, 1, "")
    return buffer.getvalue()


def _story(paper: document.Paper) -> list[Flowable]:
    text = ParagraphStyle(
        "text", fontName="Serif-Regular", fontSize=10.5, leading=15, spaceAfter=7, alignment=TA_JUSTIFY, **HYPHENS
    )
    heading = ParagraphStyle("heading", fontName="Sans-Bold", fontSize=14, leading=18, spaceBefore=14, keepWithNext=1)
    story: list[Flowable] = []
    for block in paper.blocks:
        match block:
            case document.Heading():
                story.append(Paragraph(escape(block.full), heading))
            case document.Paragraph(runs):
                story.append(Paragraph(escape(plain(runs)), text))
            case document.ListBlock(items):
                story += (Paragraph(escape(plain(item)), text, bulletText="•") for item in items)
            case document.TableBlock():
                story.append(_table(block))
            case document.ChartBlock():
                story.append(_chart(block))
            case document.Section(wide):
                story += [NextPageTemplate("wide" if wide else "portrait"), PageBreak()]
            case _:
                story.append(PageBreak())
    return story


def _chart(block: document.ChartBlock) -> Drawing:
    """The same figures as columns, by reportlab's own charts."""
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 30, 20, 400, 110
    chart.data = [[float(value or 0) for value in one.values] for one in block.plot.series]
    chart.categoryAxis.categoryNames = list(block.plot.categories)
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = "Sans-Regular"
    drawing = Drawing(160 * mm, 160)
    drawing.add(chart)
    return drawing


def _table(block: document.TableBlock) -> Table:
    dense = block.density is Density.DENSE
    face, size, leading = ("Narrow", 8, 9.6) if dense else ("Sans", 9, 11.5)
    styles = {
        bold: ParagraphStyle(
            f"cell{bold}", fontName=f"{face}-{'Bold' if bold else 'Regular'}", fontSize=size, leading=leading, **HYPHENS
        )
        for bold in (True, False)
    }
    width = (265 if dense else 160) * mm * block.share / 100
    columns = len(block.widths)
    rows, commands = [], [("GRID", (0, 0), (-1, -1), 0.3, "#000000"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for number, row in enumerate((*block.head, *block.body)):
        made: list[object] = []
        for cell in row.cells:
            if cell.columns > 1:
                commands.append(("SPAN", (len(made), number), (len(made) + cell.columns - 1, number)))
            style = styles[row.band or number < len(block.head)]
            made += [[Paragraph(escape(words), style) for words in _words(cell)], *[""] * (cell.columns - 1)]
        rows.append([*made, *[""] * (columns - len(made))])
    shares = [width * share / sum(block.widths) for share in block.widths]
    return Table(rows, shares, repeatRows=len(block.head), style=commands, splitInRow=1, spaceAfter=14)


def _words(cell: document.Cell) -> list[str]:
    return [
        plain(runs)
        for block in cell.blocks
        for runs in (block.items if isinstance(block, document.ListBlock) else (block.runs,))
    ]
