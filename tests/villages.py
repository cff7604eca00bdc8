"""Invented programmes of many villages, really packed and signed, for tests and measurements of what they say together.

The villages are those of KSH's list where `HEP_SAMPLES` names a folder beside which it lies, else invented ones. Every
programme is invented; the same number always gives the same one.
"""

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from builders import hep_2021
from hep_desktop.domain.council import Council, NationalityBody
from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure, Problem, YearMoney
from hep_desktop.domain.programme import Programme, ProgrammeDetails, Status
from hep_desktop.domain.settlement import Presence, Settlement, with_check_digit
from hep_desktop.domain.situation import Fact, FactKey, TypedOrigin
from hep_desktop.domain.values import Number
from hep_desktop.export import package, xades
from hep_desktop.export.device_key import device_signer
from hep_desktop.export.keys import KeySigner
from hep_desktop.template.model import Edition

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ALL = 3178
_PLACES = (("Nógrád", "Balassagyarmati"), ("Nógrád", "Salgótarjáni"), ("Zala", "Lenti"), ("Somogy", "Csurgói"))
_SUBJECTS = (
    ("MR", "he.3.9", "Kevés a helyi munkalehetőség", "közfoglalkoztatás utáni elhelyezkedés segítése"),
    ("MR", "he.3.9", "Rossz állapotú lakások a szegregátumban", "lakásfelújítási kaláka"),
    ("CH", "he.4.5", "Hiányzik a bölcsődei ellátás", "mini bölcsőde létesítése"),
    ("CH", "he.4.5", "Sok a lemorzsolódó tanuló", "tanoda indítása"),
    ("WO", "he.5.8", "A kisgyermekes anyák nehezen térnek vissza a munkába", "rugalmas munkaidő ösztönzése"),
    ("EL", "he.6.5", "Egyedül élő idősek elmagányosodása", "jelzőrendszeres házi segítségnyújtás bővítése"),
    ("DI", "he.7.4", "Nem akadálymentes a községháza", "akadálymentesítés pályázatból"),
    ("DI", "he.7.4", "A támogató szolgálat nem éri el a falut", "közös támogató szolgálat a járásban"),
)
_COUNTS = ("pop_res", "jobseek_f", "jobseek_m", "pubwork", "births", "deaths", "mig_in", "mig_out", "eld_homehelp")


@dataclass(frozen=True)
class Place:
    """A municipality of the list."""

    code: str
    name: str
    county: str
    district: str
    population: int


@cache
def places(count: int = ALL) -> list[Place]:
    """So many municipalities, real names where the list is at hand."""
    known = _listed()
    return [*known, *(_invented(number) for number in range(len(known), count))][:count]


def _beside(samples: str | None) -> list[Path]:
    """Where the list may lie: beside the real files, or in the folder that holds both."""
    return [folder / "settlements.csv" for folder in (Path(samples).parent, Path(samples))] if samples else []


def _listed() -> list[Place]:
    samples = os.environ.get("HEP_SAMPLES")
    path = next((one for one in _beside(samples) if one.is_file()), None)
    if path is None:
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Place(row["code"], row["name"], row["county"], row["district"], int(row["population"] or 0))
            for row in csv.DictReader(file)
        ]


def _invented(number: int) -> Place:
    county, district = _PLACES[number // 20 % len(_PLACES)]
    return Place(with_check_digit(f"{number:04}"), f"Minta{number:04}", county, district, 150 + number * 37 % 2900)


@cache
def edition() -> Edition:
    """The edition of all of them."""
    return hep_2021()


def office(place: Place, status: Status = Status.ADOPTED, *, version: str = "1", small: int | None = None) -> Office:
    """The invented programme of a municipality; `small` sets a count of people that must be guarded."""
    random = Random(place.code + version)
    begins = TODAY - timedelta(days=random.randrange(30, 2100))
    draft = status is Status.DRAFT
    services = {service.id: random.choice(list(Presence)) for service in edition().services}
    settlement = Settlement(
        f"s-{place.code}",
        place.code,
        place.name,
        place.county,
        place.district,
        "község",
        place.population,
        services,
        served_by={key: _neighbour(place) for key, said in services.items() if said is Presence.ELSEWHERE},
    )
    details = ProgrammeDetails(
        f"p-{place.code}-{version}",
        settlement.id,
        "hep-2021",
        1,
        begins,
        begins - timedelta(days=90),
        status,
        adopted=None if draft else begins,
    )
    chosen = random.sample(range(len(_SUBJECTS)), 4)
    programme = Programme(
        details,
        _facts(random, place, small),
        problems={f"pr{at}": _problem(at) for at in chosen},
        measures={f"m{at}": _measure(at, random, begins) for at in chosen},
        council=Council(nationality_body=random.choice(list(NationalityBody))),
    )
    return Office({settlement.id: settlement}, {}, {details.id: programme})


def _neighbour(place: Place) -> str:
    """The first village of the district: a schoolmaster's choice, but lines have to lead somewhere."""
    return next((one.name for one in places() if one.district == place.district and one != place), "")


def _facts(random: Random, place: Place, small: int | None) -> dict[FactKey, Fact]:
    facts: dict[FactKey, Fact] = {}
    for year in range(2021, 2026):
        for code in _COUNTS:
            amount = place.population if code == "pop_res" else random.randrange(3, max(place.population // 20, 8))
            facts[FactKey(code, str(year))] = Fact(Number(Decimal(amount)), TypedOrigin("saját nyilvántartás"))
    if small is not None:
        facts[FactKey("jobseek_f", "2025")] = Fact(Number(Decimal(small)), TypedOrigin("saját nyilvántartás"))
    return facts


def _problem(at: int) -> Problem:
    _, node, title, chance = _SUBJECTS[at]
    return Problem(f"pr{at}", node, at, title, f"{title}. A lakosság szerint ez sürgős.", f"Megoldás: {chance}.")


def _measure(at: int, random: Random, begins: date) -> Measure:
    group, _, title, what = _SUBJECTS[at]
    due = begins + timedelta(days=random.randrange(200, 1700))
    money = YearMoney("y", due.year, random.randrange(100, 9000), "saját forrás")
    return Measure(
        f"m{at}",
        group,
        at,
        (f"pr{at}",),
        what.capitalize(),
        title,
        f"A cél: {what}.",
        content=f"A település megvalósítja: {what}. A szomszéd településekkel egyeztetünk.",
        responsible="jegyző",
        deadline="az elfogadástól számított 3 év",
        due=due,
        money=(money,) if at % 2 else (),
    )


class Maker:
    """Packs and signs programmes with one key, as one office after the other would."""

    def __init__(self, profile: Path) -> None:
        self.edition = edition()
        self.signer: KeySigner = device_signer(profile, NOW)

    def package(self, made: Office, at: datetime = NOW, *, signed: bool = True) -> bytes:
        """The package of the only programme of an office."""
        (programme,) = made.programmes
        source = package.Source(made, programme, self.edition, {"hep.pdf": b"%PDF-1.7 minta"})
        entries = package.entries(source)
        return package.build(entries, (xades.sign(entries, self.signer, at),) if signed else ())

    def fill(self, folder: Path, count: int) -> Iterator[Path]:
        """Write so many packages into a folder, one after the other."""
        folder.mkdir(parents=True, exist_ok=True)
        for place in places(count):
            target = folder / f"{place.code}.asice"
            target.write_bytes(self.package(office(place)))
            yield target
