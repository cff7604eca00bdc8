"""`hep.json`, full profile: everything of a programme or a store in plain JSON, enough to build it anew.

Records stand by programme ("" for what the whole store shares), kind and key, as in the store itself.
"""

import json
from typing import Any, cast

from hep_desktop.canonical import dumps
from hep_desktop.domain.merging import Records
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place
from hep_desktop.store.addresses import address_of, place_at, plain_of, record_of

SCHEMA = "hep-desktop/hep.json"
SCHEMA_VERSION = 1
PROFILE = "full"


def compose(records: Records) -> bytes:
    """The same records give the same bytes on every system."""
    written: dict[str, dict[str, dict[str, object]]] = {}
    for place, record in records.items():
        programme, kind, key = address_of(place)
        written.setdefault(programme, {}).setdefault(kind, {})[key] = plain_of(kind, record)
    data = {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, "profile": PROFILE, "records": written}
    return dumps(data).encode("utf-8")


def read(content: bytes) -> dict[Place, Record]:
    """The records, each programme before what belongs to it. Raises ValueError."""
    data = json.loads(content)
    try:
        said = data["schema"], data["schema_version"], data["profile"]
        written = cast("dict[str, dict[str, dict[str, Any]]]", data["records"])
        if said != (SCHEMA, SCHEMA_VERSION, PROFILE):
            raise ValueError(said)
        return {
            place_at(programme, kind, key): record_of(kind, body)
            for programme, kinds in written.items()
            for kind in sorted(kinds, key=lambda kind: kind != "programme")
            for key, body in kinds[kind].items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        msg = f"not a full hep.json: {error!r}"
        raise ValueError(msg) from error
