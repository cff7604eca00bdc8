"""A container is unpacked with distrust."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from hep_desktop.importers import archive
from hep_desktop.importers.archive import Archive
from hep_desktop.importers.refusal import Refused
from source_files import zipped


def refusal(data: bytes) -> str:
    """The code under which a container is refused."""
    with pytest.raises(Refused) as caught:
        Archive(data)
    return caught.value.code


def packed(tmp_path: Path, entries: dict[str, bytes]) -> bytes:
    return zipped(tmp_path / "packed.zip", entries).read_bytes()


def test_entries_are_read_by_name(tmp_path: Path) -> None:
    opened = Archive(packed(tmp_path, {"a.xml": b"<a/>"}))
    assert opened.names == {"a.xml"}
    assert opened.read("a.xml") == b"<a/>"
    assert opened.read("b.xml") == b""


def test_a_bomb_is_seen_by_its_ratio(tmp_path: Path) -> None:
    assert (
        refusal(packed(tmp_path, {"xl/worksheets/sheet1.xml": bytes(archive.RATIO_FROM + 2**17)})) == "import.too_large"
    )


def test_a_lie_about_the_size_does_not_help(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path, {"sheet.xml": bytes(archive.RATIO_FROM + 2**17)}))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 100)  # the size once unpacked, as the directory tells it
    assert refusal(bytes(data)) in ("import.too_large", "import.damaged")


def test_all_entries_together_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    assert refusal(packed(tmp_path, {"a": bytes(600), "b": bytes(600)})) == "import.too_large"


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    many = {f"{number}.xml": b"" for number in range(archive.MOST_ENTRIES + 1)}
    assert refusal(packed(tmp_path, many)) == "import.too_large"


@pytest.mark.parametrize("name", ["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "C:/evil.xml", "..\\evil.xml"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    assert refusal(packed(tmp_path, {name: b"x"})) == "import.unsafe"


@pytest.mark.parametrize("before", [0, 2**16 - 4, 2**16 - 1])
def test_xml_entities_are_refused_wherever_they_are_declared(tmp_path: Path, before: int) -> None:
    xml = b"<?xml?>".ljust(before) + b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert refusal(packed(tmp_path, {"xl/workbook.xml": xml})) == "import.unsafe"


def test_a_drawing_may_have_a_document_type(tmp_path: Path) -> None:
    assert Archive(packed(tmp_path, {"xl/media/image1.svg": b"<!DOCTYPE svg>"})).names


def test_an_entry_with_a_password_is_called_so(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path, {"a.xml": b"x"}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "import.encrypted"


def test_a_cut_container_is_damaged(tmp_path: Path) -> None:
    data = packed(tmp_path, {"a.xml": b"x" * 1000})
    assert refusal(data[: len(data) // 2]) == "import.damaged"


def test_a_container_with_a_flipped_byte_is_damaged() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("a.xml", "<abcdefgh/>")
    assert refusal(buffer.getvalue().replace(b"abc", b"abd", 1)) == "import.damaged"


def test_running_out_of_memory_is_not_the_file_s_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Archive, "_check", exhausted)
    with pytest.raises(MemoryError):
        Archive(packed(tmp_path, {"a.xml": b"x"}))
