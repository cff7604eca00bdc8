"""What the composers of a programme's papers draw on, and how a municipality and its programme are named."""

from dataclasses import replace
from datetime import date

from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import NOT_ADOPTED, Programme
from hep_desktop.domain.settlement import Settlement
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Cover
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class Material:
    """One programme of a store, read through its edition."""

    office: Office
    programme: Programme
    edition: Edition
    figures: Figures

    @classmethod
    def of(cls, office: Office, programme: str, edition: Edition) -> "Material":
        """The material of one programme."""
        found = office.programmes[programme]
        found = replace(found, details=found.as_voted)
        office = replace(office, programmes={**office.programmes, programme: found})  # both name the same days
        return cls(office, found, edition, Figures(edition, found))

    @property
    def settlement(self) -> Settlement:
        """The settlement the programme is for."""
        return self.office.settlement_of(self.programme.id)

    @property
    def draft(self) -> bool:
        """Whether the paper is a draft still; what a review left unadopted remains one."""
        return self.programme.details.status in NOT_ADOPTED

    @property
    def period(self) -> str:
        """The years of the programme, e.g. 2027–2032."""
        details = self.programme.details
        return f"{details.first_day.year}–{details.last_day.year}"


def served(office: Office, meeting: Meeting) -> tuple[Settlement, ...]:
    """The settlements a meeting is for, each once."""
    found = (office.settlement_of(key) for key in meeting.programmes if key in office.programmes)
    return tuple(dict.fromkeys(found))


def municipality(settlement: Settlement) -> str:
    """The municipality's full name, e.g. Mintafalu Község Önkormányzata."""
    if not settlement.kind:
        return text("papers.municipality_short", name=settlement.name)
    return text("papers.municipality", name=settlement.name, kind=settlement.kind.title())


def cover(material: Material, title: str, as_of: date) -> Cover:
    """The title page of a programme's paper."""
    details = material.programme.details
    last = material.office.last_day_of(details.id)
    valid = text("papers.cover.valid", first=long_date(details.first_day), last=long_date(last))
    day = material.programme.council.held or details.planned_adoption
    planned = text("papers.cover.planned", date=long_date(day))
    return Cover(
        office=municipality(material.settlement),
        title=title,
        period=material.period,
        lines=(planned,) if material.draft else (valid,),
        dated=f"{material.settlement.name}, {long_date(as_of)}",
    )
