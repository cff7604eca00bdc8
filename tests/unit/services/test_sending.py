"""The log of what was sent: the bytes themselves are kept, lines are only added, the newest holds."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import signed_sample
import stores
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Label
from hep_desktop.domain.sendings import Receipt
from hep_desktop.domain.situation import Block, Run, Text
from hep_desktop.services import sending
from hep_desktop.services.editing import Editing
from hep_desktop.services.sending import Sent

NOW = stores.NOW


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as opened:
        yield opened


@pytest.fixture
def sent(tmp_path: Path) -> Sent:
    return Sent("p.asice", signed_sample.make(tmp_path / "profile").raw, "f" * 64)


def test_a_package_that_was_sent_is_noted_with_its_bytes(editing: Editing, sent: Sent) -> None:
    one = sending.add(editing, "p", sent, " Országos rendszer ", NOW)
    assert (one.where, one.sent, one.fingerprint) == ("Országos rendszer", NOW, "f" * 64)
    assert sending.sent_copy(editing, one.sha256, one.file).read_bytes() == sent.content
    assert editing.office.programmes["p"].sendings[one.id] == one


def test_receipts_are_added_and_never_replaced(editing: Editing, sent: Sent, tmp_path: Path) -> None:
    one = sending.add(editing, "p", sent, "Kormányhivatal", NOW)
    (tmp_path / "valasz.pdf").write_bytes(b"%PDF-1.7")
    sending.add_receipt(editing, "p", one.id, Receipt(date(2026, 11, 22), "KH/1-2/2026"))
    sending.add_receipt(editing, "p", one.id, Receipt(date(2026, 12, 1), answer="Elfogadva"), tmp_path / "valasz.pdf")
    first, second = editing.office.programmes["p"].sendings[one.id].receipts
    assert (first.number, second.answer, second.attachment_name) == ("KH/1-2/2026", "Elfogadva", "valasz.pdf")
    assert sending.sent_copy(editing, second.attachment, second.attachment_name).read_bytes() == b"%PDF-1.7"


def test_the_log_only_grows(editing: Editing, sent: Sent) -> None:
    editing.do(SetText("p", "he.1", Text((Block("b", runs=(Run("Az első."),)),))))
    one = sending.add(editing, "p", sent, "Kormányhivatal", NOW)
    sending.add_receipt(editing, "p", one.id, Receipt(date(2026, 11, 22), "KH/1-2/2026"))
    noted = editing.office.programmes["p"].sendings
    assert editing.undo("p").outcome.label.key == "set_text"
    assert editing.office.programmes["p"].sendings == noted
    heads = editing.history("p")
    for head in heads:  # nor does going back to an earlier state take it away
        editing.restore(editing.workspace.changes_of(head.id), Label("restore"))
    assert editing.office.programmes["p"].sendings == noted


def test_a_new_one_supersedes(editing: Editing, sent: Sent) -> None:
    first = sending.add(editing, "p", sent, "Kormányhivatal", NOW)
    second = sending.add(editing, "p", sent, "Kormányhivatal", NOW + timedelta(hours=1))
    assert sending.in_order(editing.office.programmes["p"]) == (second, first)


def test_what_says_nothing_is_not_noted(editing: Editing, sent: Sent) -> None:
    with pytest.raises(UserError) as nowhere:
        sending.add(editing, "p", sent, " ", NOW)
    one = sending.add(editing, "p", sent, "Kormányhivatal", NOW)
    with pytest.raises(UserError) as empty:
        sending.add_receipt(editing, "p", one.id, Receipt(date(2026, 11, 22)))
    assert (nowhere.value.code, empty.value.code) == ("sending.nowhere", "sending.empty_receipt")


def test_a_lost_copy_and_one_too_large_are_told(editing: Editing, sent: Sent) -> None:
    with pytest.raises(UserError) as lost:
        sending.sent_copy(editing, "0" * 64, "p.asice")
    with pytest.raises(UserError) as large:
        sending.add(editing, "p", Sent("p.asice", bytes(10_000_001), ""), "Kormányhivatal", NOW)
    assert (lost.value.code, large.value.code) == ("sending.lost", "sending.no_room")
    assert not editing.office.programmes["p"].sendings
    assert sent.file


def test_a_changed_package_was_never_sent_by_us(tmp_path: Path, sent: Sent) -> None:
    (tmp_path / "p.asice").write_bytes(sent.content[:-1])
    with pytest.raises(UserError) as caught:
        sending.look_at(tmp_path / "p.asice")
    assert caught.value.code == "package.changed"
