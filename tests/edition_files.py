"""A small edition as plain data, and a writer that puts it into files, for tests of the reader."""

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

Files = dict[str, dict[str, Any]]

_TOLD = {"guidance": "Nevezze meg."}
_GUIDED = _TOLD | {"from_where": "A jegyző tudja.", "example": "Kevés a munka."}


_SMALL: Files = {
    "edition.toml": {
        "id": "small",
        "title": "Próba",
        "status": "draft",
        "revision": 1,
        "in_force_from": date(2021, 7, 1),
        "in_force_to": date(2030, 1, 1),
        "legal_sources": ["Ebktv. 31. §"],
        "chapters": ["one"],
    },
    "chapters/one.toml": {
        "certainty": "inferred",
        "target_group": "MR",
        "nodes": [
            {"id": "he", "number": "HE", "title": "Helyzetelemzés", "kind": "part", "certainty": "verified"} | _TOLD,
            {"id": "he.1", "number": "1", "title": "Munka", "kind": "section", "required": True, "points": ["a"]}
            | _GUIDED,
            {"id": "he.2", "title": "Következtetések", "kind": "conclusions"} | _GUIDED,
            {"id": "he.3", "title": "Lapok", "kind": "form", "form": "measure_sheet"} | _TOLD,
        ],
    },
    "indicators/work.toml": {
        "women": {"label": "Nők", "unit": "fő", "kind": "count", "short": "nő", "names": ["nők száma"]},
        "men": {"label": "Férfiak", "unit": "fő", "kind": "count", "optional": True, "note": "becslés"},
        "all": {"label": "Együtt", "unit": "fő", "kind": "count", "formula": "women + men", "given": True},
        "share": {
            "label": "Nők aránya",
            "unit": "%",
            "kind": "percent",
            "formula": "pct(women, all)",
            "decimals": 2,
        },
        "level": {"label": "Szint", "kind": "choice", "choices": ["van", "nincs"]},
        "aid": {
            "label": "Segély",
            "unit": "fő",
            "kind": "count",
            "breaks": [
                {
                    "day": date(2015, 3, 1),
                    "what": "vége",
                    "source": "Szoctv.",
                    "certainty": "verified",
                    "ends": True,
                }
            ],
        },
    },
    "tables/t1.toml": {
        "number": "1",
        "title": "Munka",
        "chapter": "he.1",
        "certainty": "own_knowledge",
        "sources": ["TEIR"],
        "guidance": "Évente.",
        "example": "2023: 3 nő.",
        "rows": {"kind": "years"},
        "columns": ["women", "men", "all", "share", "aid", "level"],
        "groups": [{"title": "Létszám", "columns": ["women", "men", "all"]}],
        "checks": [{"kind": "not_more_than", "severity": "error", "part": "women", "whole": "all"}],
    },
    "paper_texts.toml": {
        "papers": [
            {
                "id": "proposal",
                "title": "Előterjesztés",
                "fields": {"forum": "fórum_napja"},
                "texts": [
                    {
                        "id": "proposal_asking",
                        "name": "A kérés",
                        "certainty": "proposed",
                        "text": "Kérem, hogy fogadják el.",
                    }
                ],
            },
        ],
    },
    "sources/s.toml": {
        "TEIR": {"name": "TeIR", "note": "országos"},
        "KSH": {
            "name": "KSH",
            "importer": "ksh",
            "feeds": [{"heading": "Nők", "indicator": "women", "dated": "year", "certainty": "verified"}],
        },
    },
    "action_plan.toml": {
        "numbering_restarts": True,
        "groups": [{"code": "MR", "number": "I.", "title": "Romák", "conclusions": "he.2"}],
        "fields": [
            {"name": "title", "label": "Cím", "certainty": "verified", "column": "A", "column_label": "cím"},
            {"name": "goal", "label": "Cél", "certainty": "verified", "required": True, "guidance": "Röviden."},
        ],
    },
    "checks.toml": {"checks": [{"kind": "range", "severity": "error", "of": ["count"], "at_least": Decimal("0.5")}]},
}


def small_edition() -> Files:
    """One chapter with conclusions, one table, every optional key somewhere; a fresh copy each time."""
    return deepcopy(_SMALL)


def write(files: Files, folder: Path) -> Path:
    """Write the files of an edition into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{_key(k)} = {_inline(v)}\n" for k, v in content.items()), encoding="utf-8")
    return folder


def _key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def _inline(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False)
        case dict():
            return "{" + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case date():
            return value.isoformat()
        case _:
            return str(value)
