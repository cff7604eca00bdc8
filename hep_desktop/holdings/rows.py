"""Rows of the index as records."""

from datetime import date, datetime
from typing import Any

from hep_desktop.domain.council import NationalityBody
from hep_desktop.domain.programme import Status
from hep_desktop.holdings.held import Holding, Kind, Proof, Source
from hep_desktop.holdings.standing import Version, clock

OF_A_VERSION = "hash, programme, status, proof, made, begins, adopted"
OF_A_HOLDING = (
    f"{OF_A_VERSION}, code, settlement, county, district, population, nationality, expires, received, fingerprint,"
    " edition, name, kind, signer, written, village"
)


def version_of(row: tuple[Any, ...]) -> Version:
    """What decides of a file."""
    key, programme, status, proof, made, begins, adopted, *_ = row
    return Version(
        key,
        programme,
        Status(status),
        Proof(proof),
        datetime.fromisoformat(made),
        date.fromisoformat(begins),
        _day(adopted),
    )


def holding_of(row: tuple[Any, ...], versions: list[Version], today: date) -> Holding:
    """A row of a list; `versions` are all files of its village."""
    own = version_of(row)
    code, settlement, county, district, population, nationality, expires = row[7:14]
    received, fingerprint, edition, name, kind, signer, written = row[14:21]
    standing, review = clock(own, versions, today)
    return Holding(
        code,
        settlement,
        county,
        district,
        population,
        NationalityBody(nationality),
        own.programme,
        own.status,
        own.begins,
        own.adopted,
        review,
        _day(expires),
        standing.grants,
        datetime.fromisoformat(received),
        own.file_hash,
        fingerprint,
        edition,
        Source(
            own.file_hash, name, Kind(kind), own.proof, own.made, datetime.fromisoformat(written), signer, fingerprint
        ),
    )


def _day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)
