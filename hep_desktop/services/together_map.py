"""The schematic map of one service in an area, and the same in words."""

from hep_desktop.charts.service_map import ServiceMap, Sign, Spot
from hep_desktop.holdings.held import Member
from hep_desktop.holdings.serving import basic_services, serving
from hep_desktop.services.together import Look
from hep_desktop.template.service import Service
from hep_desktop.words import text


def services_of(view: Look) -> tuple[Service, ...]:
    """The basic services of the edition."""
    return basic_services(view.edition.services)


def service_map(view: Look, service: Service, members: tuple[Member, ...] = ()) -> ServiceMap:
    """The map of a service, of all villages or of some."""
    shown = members or view.members
    column = [row[0] for row in serving(shown, (service,))]
    places = {one.key: place for place, one in enumerate(shown)}
    spots = tuple(
        Spot(
            one.member.name,
            one.member.holding.district,
            Sign(one.reach.value),
            places[one.of.key] if one.of is not None else -1,
            text("holdings.map.by", by=one.by) if one.by and one.of is None else "",
        )
        for one in column
    )
    legend = tuple((sign, text(f"holdings.map.{sign}")) for sign in Sign)
    return ServiceMap(service.label, spots, legend)


def in_words(what: ServiceMap) -> str:
    """All that the map shows."""
    said: list[str] = []
    for sign, words in what.legend:
        named = [_named(what, one) for one in what.spots if one.sign is sign]
        if named:
            said.append(text("holdings.map.told", words=words, count=len(named), names=", ".join(named)))
    return text("holdings.map.alternative", title=what.title, told=" ".join(said))


def _named(what: ServiceMap, one: Spot) -> str:
    by = what.spots[one.served_by].name if one.served_by >= 0 else ""
    if by:
        return text("holdings.map.named_by", name=one.name, by=by)
    return f"{one.name} {one.beside}".strip()
