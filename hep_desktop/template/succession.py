"""What a heading, table or figure of an older edition is called in a newer one, or why it is no more."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from hep_desktop.frozen import dataclass
from hep_desktop.template.files import unreadable
from hep_desktop.template.section import Section
from hep_desktop.toml_file import read_toml


@dataclass(frozen=True, slots=True)
class Succession:
    """From one edition to another; what is not named keeps its id."""

    nodes: Mapping[str, str] = field(default_factory=dict[str, str])
    tables: Mapping[str, str] = field(default_factory=dict[str, str])
    indicators: Mapping[str, str] = field(default_factory=dict[str, str])
    gone: Mapping[str, str] = field(default_factory=dict[str, str])

    def node(self, key: str) -> str:
        """The node that follows a node."""
        return self.nodes.get(key, key)

    def table(self, key: str) -> str:
        """The table that follows a table."""
        return self.tables.get(key, key)

    def indicator(self, code: str) -> str:
        """The indicator that follows an indicator."""
        return self.indicators.get(code, code)

    def why_gone(self, key: str) -> str:
        """Why a node, table or indicator has no successor, in the edition's words; nothing where it does not say."""
        return self.gone.get(key, "")


def read_succession(file: Path) -> Succession:
    """The succession in a file; where there is none, everything keeps its id. Raises EditionError."""
    if not file.is_file():
        return Succession()
    try:
        data = read_toml(file)
    except ValueError as error:
        raise unreadable(file.name, error) from error
    with Section(file.name, "", data) as top:
        return Succession(*(_named(top, part) for part in ("nodes", "tables", "indicators", "gone")))


def _named(top: Section, part: str) -> Mapping[str, str]:
    if part not in top:
        return {}
    with top.section(part) as section:
        return {key: said for key, said in section.rest().items() if isinstance(said, str)}
