"""A package signed with a device key, and what it is made of, for tests that take it apart."""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import package_sample as sample
from hep_desktop.domain.progress import Silent
from hep_desktop.export import package, xades
from hep_desktop.export.container import Entry
from hep_desktop.export.device_key import device_signer
from hep_desktop.export.keys import KeySigner
from hep_desktop.export.verdict import KnownCertificates

SILENT = Silent()
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Signed:
    """A package signed with a device key."""

    raw: bytes
    entries: tuple[Entry, ...]
    signer: KeySigner

    @property
    def known(self) -> KnownCertificates:
        """What the computer that made it knows."""
        return KnownCertificates(self.signer.certificate)

    @property
    def files(self) -> list[tuple[str, bytes]]:
        """All files of the container in their order."""
        with zipfile.ZipFile(io.BytesIO(self.raw)) as container:
            return [(name, container.read(name)) for name in container.namelist()]


def make(profile: Path) -> Signed:
    """Sign the sample programme with a device key made in `profile`."""
    source = package.Source(sample.office(), sample.PROGRAMME, sample.edition(), {"hep.pdf": b"%PDF-1.7 hep"})
    signer = device_signer(profile, NOW)
    entries = package.entries(source)
    return Signed(package.build(entries, [xades.sign(entries, signer, NOW)]), entries, signer)
