"""Runs the benchmarks and prints one Markdown table: `python3 dev.py bench [NAME ...]`.

Each `bench_NAME.py` has one function `measure()` that gives `Figure`s. Exit code 1 where a limit is missed.
"""

import importlib
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]


def main(wanted: list[str]) -> int:
    """Measure what is named, or everything."""
    names = [path.stem for path in sorted(HERE.glob("bench_*.py"))]
    unknown = [name for name in wanted if f"bench_{name}" not in names]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(n[6:] for n in names)}", file=sys.stderr)
        return 2
    today = datetime.now(UTC).date().isoformat()
    print(f"{today}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores\n")
    print("| what | ours | bare | ratio | limit | |\n|---|---|---|---|---|---|", flush=True)
    held = True
    for name in [f"bench_{one}" for one in wanted] or names:
        for figure in importlib.import_module(name).measure():
            print(figure.row(), flush=True)
            held = held and figure.holds
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
