"""Standing texts of papers: the edition's usual wording or the office's own, with fields for names and figures."""

import re
from collections.abc import Iterable, Mapping

from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Paragraph, Run, Tone
from hep_desktop.report.papers.material import Material
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition
from hep_desktop.template.standard import FIELDS, fields_of, unfillable, worded
from hep_desktop.words import text

PLACE = "paper."
"""Begins the places of the office's own wordings for papers, beside those for headings."""
_UNKNOWN = "\ufffc"  # stands for a name or a figure nobody knows; no text can have it
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")  # a field that ends in a full stop, where its sentence ends too

NO_FIELDS: Mapping[str, str] = {}
_VOTES = ("votes_for", "votes_against", "abstentions")


def votes(*counted: int) -> dict[str, str]:
    """The fields of a vote: for, against, abstained; empty where nobody has voted."""
    return dict(zip(_VOTES, map(str, counted) if counted else [""] * len(_VOTES), strict=True))


@dataclass(frozen=True, slots=True)
class Wording:
    """The standing texts as they are said in one paper; `fields` are those every text may have."""

    office: Office
    edition: Edition
    fields: Mapping[str, str]
    figures: Figures | None

    @classmethod
    def of(cls, material: Material) -> "Wording":
        """For a paper of one programme."""
        fields = fields_of(material.settlement, material.programme.details)
        return cls(material.office, material.edition, fields, material.figures)

    @classmethod
    def of_meeting(cls, office: Office, meeting: Meeting, edition: Edition) -> "Wording":
        """For a paper of a meeting, with the names of all its villages."""
        keys = [key for key in meeting.programmes if key in office.programmes]
        several = [fields_of(office.settlement_of(key), office.programmes[key].details) for key in keys]
        return cls(office, edition, {name: _together(one[name] for one in several) for name in FIELDS}, None)

    def lines(self, key: str, more: Mapping[str, str] = NO_FIELDS) -> tuple[str, ...]:
        """A standing text line by line; a line that speaks of what nobody knows is left out."""
        paper = self.edition.wordings.paper_of(key)
        named: Mapping[str, str] = paper.fields if paper is not None else {}
        fields = {**self.fields, **{named[code]: said for code, said in more.items() if code in named}}
        try:
            said = worded(wording(self.office, self.edition, key), fields, self.figures, str, _nobody_knows)
        except KeyError:  # a figure of one village, where several meet
            said = worded(usual(self.edition, key), fields, self.figures, str, _nobody_knows)
        return tuple(_TWO_STOPS.sub(".", one.plain) for one in said.paragraphs() if _UNKNOWN not in one.plain)

    def line(self, key: str, more: Mapping[str, str] = NO_FIELDS) -> str:
        """A standing text as one sentence or some."""
        return " ".join(self.lines(key, more))

    def paragraphs(
        self,
        key: str,
        more: Mapping[str, str] = NO_FIELDS,
        tone: Tone = Tone.TEXT,
        *,
        bold: bool = False,
        keeps: bool = False,
    ) -> tuple[Paragraph, ...]:
        """A standing text, a paragraph a line."""
        return tuple(Paragraph((Run(one, bold=bold),), tone, keeps) for one in self.lines(key, more))


def _together(names: Iterable[str]) -> str:
    """Each name once: "Alsó, Felső és Középső"."""
    *others, last = dict.fromkeys(names) or [""]
    return text("papers.together", others=", ".join(others), last=last) if others else last


def usual(edition: Edition, key: str) -> str:
    """The edition's wording, with its fields; "" where it has none."""
    found = edition.wordings.paper_text(key)
    return found.text if found is not None else ""


def own(office: Office, key: str) -> str:
    """The office's own wording; "" where it has none."""
    kept = office.texts.get(f"{PLACE}{key}")
    return "\n".join(block.plain for block in kept.text.paragraphs()) if kept is not None else ""


def wording(office: Office, edition: Edition, key: str) -> str:
    """What papers say: the office's own wording, unless it has a field that there is not."""
    kept = own(office, key)
    return kept if kept and not fault(edition, key, kept) else usual(edition, key)


def fault(edition: Edition, key: str, words: str) -> str:
    """The first slot that nothing fills in a wording of a standing text; "" where there is none."""
    paper = edition.wordings.paper_of(key)
    fields = paper.fields.values() if paper is not None else ()
    figures = () if paper is not None and paper.meeting else edition.indicators
    return unfillable(words, (*FIELDS, *fields), figures)


def _nobody_knows(_name: str) -> str:
    return _UNKNOWN
