"""The trade, the law, the checks and the importers are tested in every line and branch; the rest is measured."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from house.tree import ROOT

PERFECT = ("domain/", "template/", "checks/", "importers/", "hungarian.py")


def test_what_must_be_right_is_tested_in_every_branch(tmp_path: Path) -> None:
    report = tmp_path / "coverage.json"
    environment = os.environ | {"COVERAGE_FILE": str(tmp_path / "coverage")}
    options = ["--cov", f"--cov-report=json:{report}", "--quiet", "--no-header"]
    subprocess.run([sys.executable, "-m", "pytest", *options], cwd=ROOT, env=environment, check=True)
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    share: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, found in files.items():
        summary, area = found["summary"], Path(name).parts[1]
        share[area] += summary["covered_lines"] + summary["covered_branches"]
        total[area] += summary["num_statements"] + summary["num_branches"]
    print({area: f"{100 * share[area] / total[area]:.1f} %" for area in sorted(total) if total[area]})
    assert {
        name: found["missing_lines"] or found["missing_branches"]
        for name, found in files.items()
        if name.removeprefix("hep_desktop/").startswith(PERFECT) and found["summary"]["percent_covered"] < 100
    } == {}
