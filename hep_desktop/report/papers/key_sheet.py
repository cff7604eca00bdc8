"""The sheet that says which key is this computer's: signed by hand, it tells others whose packages these are."""

from datetime import date, datetime

from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Cell, Heading, Paper, Paragraph, Row, Run, SignatureLines, Signer, TableBlock
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.words import text

_GROUP = 4


def compose(name: str, sha256: str, begins: datetime, ends: datetime, as_of: date) -> Paper:
    """The certificate's name, fingerprint and time, and lines to sign."""
    title = text("papers.key_sheet.title")
    period = f"{long_date(begins.date())} – {long_date(ends.date())}"
    rows = (
        (text("papers.key_sheet.name"), name),
        (text("papers.key_sheet.fingerprint"), grouped(sha256)),
        (text("papers.key_sheet.period"), period),
    )
    body = tuple(Row((Cell(words(label, bold=True)), cell(said))) for label, said in rows)
    dated = text("papers.closing.dated", place=text("papers.key_sheet.place"))
    blocks = (
        Heading(1, title, "key"),
        Paragraph((Run(text("papers.key_sheet.words")),)),
        TableBlock("key.facts", (1, 2), body),
        Paragraph((Run(text("papers.key_sheet.how")),)),
        SignatureLines(dated, (Signer("", text("papers.key_sheet.signer")),)),
    )
    return Paper(title, "HEP Desktop", title, as_of, blocks)


def grouped(sha256: str) -> str:
    """A fingerprint in groups that can be read aloud."""
    return " ".join(sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP))
