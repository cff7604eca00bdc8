"""The house rules of architecture.md 10 that a glance at the source can check."""

import ast
import re

from house.tree import EVERYTHING, PROGRAM, ROOT

LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 40
DRAWERS = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "managers"}
HUNGARIAN = re.compile("[áéíóöőúüűÁÉÍÓÖŐÚÜŰ]")
WORDS_OF_OTHERS = {
    "hep_desktop/endings.py": "the language itself",
    "hep_desktop/hungarian.py": "the language itself",
    "hep_desktop/export/example_sources.py": "headings of public sources, for the worked example",
    "hep_desktop/importers/bm_population.py": "headings of the source it reads",
    "hep_desktop/importers/ksh_gazetteer.py": "headings of the source it reads",
    "hep_desktop/importers/headed.py": "how tables of others write years",
    "hep_desktop/importers/long_form.py": "how tables of others head units and figures",
    "hep_desktop/importers/marks.py": "how tables of others mark preliminary figures",
    "hep_desktop/importers/matching.py": "spellings of Budapest's districts, names of counties",
    "hep_desktop/importers/periods.py": "how tables of others write years",
    "hep_desktop/importers/stadat.py": "headings of the source it reads",
    "hep_desktop/importers/suggest.py": "words in the headings of tables of others",
    "hep_desktop/importers/teir_columns.py": "headings of the source it reads",
    "hep_desktop/importers/teir_letters.py": "headings of the source it reads",
    "hep_desktop/importers/teir_years.py": "headings of the source it reads",
    "hep_desktop/importers/units.py": "how tables of others write units",
    "hep_desktop/importers/wording.py": "words of headings, and their endings",
    "hep_desktop/importers/text_table.py": "the letters that tell encodings apart",
    "hep_desktop/importers/word/headings.py": "how old programmes name tables and pictures",
    "hep_desktop/importers/word/indicators.py": "words in the heads of old tables",
    "hep_desktop/importers/word/layout.py": "how old tables write years and units",
    "hep_desktop/importers/word/placing.py": "how old programmes name pictures",
    "hep_desktop/importers/word/plan.py": "labels of old measure sheets",
    "hep_desktop/importers/word/statistics.py": "how old tables say that nothing is known",
    "hep_desktop/importers/word/styles.py": "names of Word's styles",
    "hep_desktop/importers/word/tabling.py": "how old programmes name tables and sources",
    "hep_desktop/importers/word/titles.py": "words of titles, and what old programmes said for them",
    "hep_desktop/template/localising.py": "the words for areas in which a village lies",
    "hep_desktop/template/refreshing.py": "the letters that a sentence does not begin with",
    "hep_desktop/template/standard.py": "names of slots, for who writes the words of an edition",
    "hep_desktop/template/telling.py": "names of slots, for who writes the words of an edition",
}
EXCUSE = re.compile(r"# (?:noqa|pyright: ignore|type: ignore)(?P<reason>.*)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root)/\w")
TEXT_FILES = {".py", ".toml", ".md", ".spec", ".lock", ".qss", ".svg", ".sql", ".txt"}


def test_modules_are_short() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in EVERYTHING}
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_MODULE} == {}


def test_modules_say_what_they_are_for() -> None:
    assert [module.name for module in EVERYTHING if not ast.get_docstring(module.tree)] == []


def test_functions_are_short() -> None:
    lengths = {
        f"{module.name}:{one.lineno} {one.name}": (one.end_lineno or one.lineno) - one.lineno + 1
        for module in EVERYTHING
        for one in module.functions()
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION} == {}


def test_no_name_is_a_drawer() -> None:
    classes = {
        f"{module.name}/{node.name}" for module in PROGRAM for node in module.nodes if isinstance(node, ast.ClassDef)
    }
    names = classes | {module.name.removesuffix(".py") for module in PROGRAM}
    assert [name for name in names if DRAWERS & {word.lower() for word in re.findall("[A-Z]?[a-z]+", name)}] == []


def test_hungarian_stands_in_resources_and_forms() -> None:
    found = [
        f"{module.name}:{node.lineno}: {node.value!r}"
        for module in PROGRAM
        if module.name not in WORDS_OF_OTHERS
        for node in module.strings()
        if HUNGARIAN.search(node.value)
    ]
    assert found == []


def test_nothing_waits_by_the_clock() -> None:
    waiting = {"time.sleep", "sleep", "QCoreApplication.processEvents", "QApplication.processEvents"}
    found = [
        f"{module.name}:{node.lineno}"
        for module in PROGRAM
        for node in module.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) in waiting
    ]
    assert found == []


def test_what_the_linters_are_told_to_pass_over_has_its_reason() -> None:
    found = [
        f"{module.name}:{number}"
        for module in PROGRAM
        for number, line in enumerate(module.text.splitlines(), 1)
        if (excuse := EXCUSE.search(line)) and " – " not in excuse["reason"]
    ]
    assert found == []


def test_no_file_knows_a_machine() -> None:
    found: list[str] = []
    folders = [(ROOT / folder).rglob("*") for folder in ("forms", "hep_desktop", "resources", "tests")]
    for files in (ROOT.iterdir(), *folders, [ROOT / ".ci" / "run"]):
        for file in (one for one in files if one.suffix in TEXT_FILES or one.name == "run"):
            lines = file.read_text(encoding="utf-8").splitlines()
            found += [f"{file.relative_to(ROOT)}:{n}" for n, line in enumerate(lines, 1) if MACHINE_PATH.search(line)]
    assert found == []
