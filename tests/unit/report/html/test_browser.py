"""Every paper as a web page is put to axe, in the narrowest window a browser opens: it finds nothing against WCAG."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from every_paper import DAY, adopted, every_paper, form
from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import Paper
from hep_desktop.report.html.render import drawn
from hep_desktop.report.papers import pack

TELL = """
addEventListener("load", async () => {
  const {violations} = await axe.run();
  const told = violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(" ")}`);
  document.documentElement.textContent = JSON.stringify(told);
});
"""


def axe_in_browser(page: str, folder: Path) -> list[str]:
    """What axe holds against it."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    file = folder / "page.html"
    file.write_text(page.replace("</head>", f"<script>{axe}{TELL}</script></head>"), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    command += ["--window-size=360,640", f"--user-data-dir={folder / 'profile'}"]
    command += ["--virtual-time-budget=20000", "--dump-dom", file.as_uri()]
    told = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()
    read: Any = html  # lxml types its trees only in part
    return json.loads(read.document_fromstring(told).text_content())


@pytest.fixture(scope="module")
def bound() -> Paper:
    """All papers as one page: the browser starts once."""
    parts = [(name, paper) for name, paper in every_paper().items() if name != "pack"]
    return pack.compose(adopted(), "p", form(), DAY, parts)


@pytest.mark.outside("chromium")
def test_axe_has_nothing_against_any_paper(bound: Paper, tmp_path: Path) -> None:
    assert axe_in_browser(drawn(bound, Silent()).decode(), tmp_path) == []


@pytest.mark.outside("chromium")
def test_axe_does_tell_what_is_wrong(tmp_path: Path) -> None:
    page = '<html lang="hu"><title>Próba</title></head><main><h1>Kép</h1><img src="x"></main>'
    (fault,) = axe_in_browser(page, tmp_path)
    assert fault.startswith("image-alt: <img")
