"""Standing sentences of papers: the program's usual wording, or the office's own, with fields for names and figures."""

from hep_desktop.domain.office import Office
from hep_desktop.report.document import Run, Runs
from hep_desktop.report.papers.material import Material
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.standard import localised
from hep_desktop.template.wording import StandardText
from hep_desktop.words import text

PLACE = "paper."
"""Begins the places of the office's own wordings for papers, beside those for headings."""

STANDING = (
    *(
        "proposal_law",
        "proposal_content",
        "proposal_revised",
        "proposal_unchanged",
        "proposal_grants",
        "proposal_no_financial",
        "proposal_asking",
    ),
    *("resolution_adopts", "resolution_revises", "resolution_orders"),
    *("summary_intro", "summary_people", "summary_problems", "summary_measures", "summary_where"),
)
_UNKNOWN = "["  # begins what stands for a name or a figure nobody knows


def usual(key: str) -> str:
    """The program's wording, with its fields."""
    return text(f"papers.standing.{key}")


def wording(office: Office, key: str) -> str:
    """The wording in use: the office's own where there is one."""
    own = office.texts.get(f"{PLACE}{key}")
    return "\n".join(block.plain for block in own.text.paragraphs()) if own is not None else usual(key)


def standing(material: Material, key: str) -> tuple[Runs, ...]:
    """The sentences for one programme, a paragraph each; one that speaks of what nobody knows is left out.

    Where the office's own wording has a field that there is not, the usual one stands in its place.
    """
    for words in (wording(material.office, key), usual(key)):
        try:
            said = filled(material, words)
        except (KeyError, ValueError):
            continue
        return tuple((Run(one),) for one in said if _UNKNOWN not in one)
    return ()


def filled(material: Material, words: str) -> tuple[str, ...]:
    """A wording with its fields filled, line by line. Raises KeyError or ValueError where a field is not known."""
    template = StandardText(PLACE, Certainty.OWN_KNOWLEDGE, "", words)
    said = localised(template, material.settlement, material.figures, lambda: "")
    return tuple(block.plain for block in said.paragraphs())
