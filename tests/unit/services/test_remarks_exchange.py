"""Drafts out, remarks back, answers out again: in any order, twice, late, nothing is lost and both sides end alike."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from builders import hep_2021, office, programme, text, value
from hep_desktop.domain.anchoring import Found
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddRemarks, RemoveProgramme, SetFacts, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.places import ProgrammePlace
from hep_desktop.domain.remarks import CellAnchor, ChapterAnchor, Remark, RemarkState, ResponseKind, WordsAnchor
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, TypedOrigin
from hep_desktop.export import programme_json
from hep_desktop.report.papers.kinds import PAPERS, Subject
from hep_desktop.services import drafts, remarking, remarks_file, taking_over
from hep_desktop.services.editing import Editing
from hep_desktop.services.exporting_many import exportable
from hep_desktop.services.file_reading import drafts as fillable
from hep_desktop.services.handing_over import hand_over, read_parcel
from hep_desktop.services.remarks_file import CONTENT, RemarksFile, brought, packed
from hep_desktop.store.workspace import Workspace
from stores import NOW, catalogue, clock, editing, ids

NODE = "he.1"
WORDS = WordsAnchor(NODE, "b", "magas")


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[tuple[Editing, Editing]]:
    """The clerk's store with a draft, and a mentor's empty one."""
    editions = catalogue(tmp_path / "forms")
    with ExitStack() as open_:
        clerk = open_.enter_context(editing(tmp_path / "hep.sqlite", editions, "a"))
        workspace = Workspace.create(tmp_path / "mentor.sqlite", clock)
        open_.callback(workspace.abandon)
        clerk.do(SetText("p", NODE, text("Az arány magas.")))
        yield clerk, Editing(workspace, editions, clock, ids("m"), "mentor")


Send = Callable[[Editing, Editing], None]


@pytest.fixture
def send_draft(tmp_path: Path) -> Send:
    """A draft from one computer to the other."""

    def go(giver: Editing, taker: Editing) -> None:
        drafts.send(giver, "p", tmp_path / "v.hep", "Klára")
        drafts.take(taker, drafts.look(taker, read_parcel(tmp_path / "v.hep")))

    return go


@pytest.fixture
def send_remarks(tmp_path: Path) -> Send:
    """All remarks from one computer to the other."""

    def go(giver: Editing, taker: Editing) -> None:
        remarks_file.write(giver, "p", tmp_path / "m.hepm", "Mária")
        remarks_file.take(taker, remarks_file.read(tmp_path / "m.hepm"))

    return go


def said(one: Editing) -> tuple[object, object]:
    return one.office.programmes["p"].remarks, one.office.programmes["p"].responses


def test_the_loop_from_draft_to_closed(
    computers: tuple[Editing, Editing], send_draft: Send, send_remarks: Send
) -> None:
    clerk, mentor = computers
    send_draft(clerk, mentor)
    with pytest.raises(UserError, match=r"programme\.away"):
        mentor.do(SetText("p", NODE, text("A mentor nem ír bele.")))
    remarking.remark(mentor, "p", WORDS, "Mihez képest?", "Mária", "magasabb a járásinál")
    clerk.do(SetText("p", NODE, replace(text("x"), blocks=(replace(text("Az arány ma is magas.").blocks[0], id="c"),))))
    send_remarks(mentor, clerk)
    (thread,) = clerk.office.programmes["p"].threads
    remarking.accept(clerk, "p", thread, "Klára")
    assert clerk.office.programmes["p"].text(NODE).plain == "Az arány ma is magasabb a járásinál."
    send_remarks(clerk, mentor)
    (thread,) = mentor.office.programmes["p"].threads
    assert thread.responses[-1].kind is ResponseKind.ACCEPTED
    remarking.respond(mentor, "p", thread, ResponseKind.CLOSED, "", "Mária")
    send_remarks(mentor, clerk)
    assert said(clerk) == said(mentor)
    (thread,) = clerk.office.programmes["p"].threads
    assert thread.state is RemarkState.CLOSED


def test_accepting_is_one_step_and_can_be_taken_back(computers: tuple[Editing, Editing]) -> None:
    clerk, _ = computers
    remarking.remark(clerk, "p", WORDS, "", "Mária", "jelentős")
    before = clerk.office
    remarking.accept(clerk, "p", before.programmes["p"].threads[0], "Klára")
    assert clerk.office.programmes["p"].text(NODE).plain == "Az arány jelentős."
    clerk.undo("p")
    assert clerk.office == before


def test_a_suggested_value_is_typed_over_the_cell_it_was_made_on(computers: tuple[Editing, Editing]) -> None:
    clerk, _ = computers
    key = FactKey("women", "2024")
    clerk.do(SetFacts("p", ((key, Fact(value(12), FileOrigin("lista.xlsx", "0"), "Saját jegyzet.")),)))
    remarking.remark(clerk, "p", CellAnchor(NODE, "t", key, "12"), "", "Mária", "1 021")
    before = clerk.office
    remarking.accept(clerk, "p", before.programmes["p"].threads[0], "Klára")
    assert clerk.office.programmes["p"].facts[key] == Fact(value(1021), TypedOrigin(), "Saját jegyzet.")
    clerk.undo("p")
    assert clerk.office == before


@pytest.mark.parametrize(
    ("indicator", "quote", "suggestion", "code"),
    [
        ("women", "11", "13", "remarks.value_changed"),
        ("women", "12", "tizenhárom", "remarks.no_value"),
        ("share", "", "50", "cell.computed"),
    ],
)
def test_a_suggested_value_that_does_not_fit_changes_nothing(
    computers: tuple[Editing, Editing], indicator: str, quote: str, suggestion: str, code: str
) -> None:
    clerk, _ = computers
    clerk.do(SetFacts("p", ((FactKey("women", "2024"), Fact(value(12))),)))
    remarking.remark(clerk, "p", CellAnchor(NODE, "t", FactKey(indicator, "2024"), quote), "", "Mária", suggestion)
    before = clerk.office
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        remarking.accept(clerk, "p", before.programmes["p"].threads[0], "Klára")
    assert clerk.office == before


def test_a_newer_draft_replaces_the_older_and_keeps_the_mentor_s_remarks(
    computers: tuple[Editing, Editing], send_draft: Send, tmp_path: Path
) -> None:
    clerk, mentor = computers
    send_draft(clerk, mentor)
    old = (tmp_path / "v.hep").read_bytes()
    remarking.remark(mentor, "p", WORDS, "Mihez képest?", "Mária")
    clerk.do(SetText("p", NODE, text("Új szöveg.")))
    clerk.flush()
    later = Editing(clerk.workspace, clerk.editions, lambda: NOW + timedelta(days=1), ids("l"), "Klára")
    send_draft(later, mentor)
    assert mentor.office.programmes["p"].text(NODE).plain == "Új szöveg."
    assert len(mentor.office.programmes["p"].remarks) == 1
    (tmp_path / "old.hep").write_bytes(old)
    late = drafts.look(mentor, read_parcel(tmp_path / "old.hep"))
    assert late.older
    drafts.take(mentor, late)
    assert mentor.office.programmes["p"].text(NODE).plain == "Új szöveg."
    mentor.undo("p")
    assert mentor.office.programmes["p"].text(NODE).plain == "Az arány magas."


def test_the_clerk_s_own_draft_brings_only_its_remarks(computers: tuple[Editing, Editing], tmp_path: Path) -> None:
    clerk, _ = computers
    drafts.send(clerk, "p", tmp_path / "v.hep", "Klára")
    clerk.do(SetText("p", NODE, text("Azóta írtam.")))
    arrival = drafts.look(clerk, read_parcel(tmp_path / "v.hep"))
    assert arrival.own
    drafts.take(clerk, arrival)
    assert clerk.office.programmes["p"].text(NODE).plain == "Azóta írtam."


def test_a_draft_tells_no_people_and_no_notes(computers: tuple[Editing, Editing], tmp_path: Path) -> None:
    clerk, _ = computers
    drafts.send(clerk, "p", tmp_path / "v.hep", "Klára")
    kinds = {type(place).__name__ for place in read_parcel(tmp_path / "v.hep").records}
    assert kinds == {"SettlementPlace", "ProgrammePlace", "TextPlace"}


def made(**changes: object) -> RemarksFile:
    one = Remark("r", ChapterAnchor(NODE), "Jó.", "Mária", NOW)
    whole = RemarksFile("hep-desktop/remarks", 1, "p", "00000", "Mintafalu", "2027–2032", "small", "Mária", NOW, (one,))
    return replace(whole, **changes)  # pyright: ignore[reportArgumentType] – fields


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (packed(made(programme="q", code="12345")), "unknown_programme"),
        (packed(made(programme="q")), "other_programme"),
        (packed(made(version=2)), "newer"),
        (packed(made(schema="x")), "not_remarks"),
        (packed(made(remarks=(replace(made().remarks[0], words="x" * 60_000),))), "too_large"),
        (packed(made(at=NOW.replace(tzinfo=None))), "damaged"),
        (packed(made())[:-30], "damaged"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"", "damaged"),
        (packed(made()).replace(CONTENT.encode(), b"mas_nev_itt_most_"), "not_remarks"),
    ],
    ids=["unknown", "other", "newer", "foreign", "huge", "no zone", "cut", "no zip", "empty", "renamed inside"],
)
def test_bad_files_are_refused_in_words(
    content: bytes, code: str, computers: tuple[Editing, Editing], tmp_path: Path
) -> None:
    clerk, _ = computers
    (tmp_path / "x.hepm").write_bytes(content)
    with pytest.raises(UserError, match=rf"remarks\.{code}"):
        remarks_file.take(clerk, remarks_file.read(tmp_path / "x.hepm"))


def test_a_zip_with_a_way_out_or_a_bomb_is_refused(tmp_path: Path) -> None:
    for name, size in (("../x.json", 10), (CONTENT, 60 * 2**20)):
        raw = BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, b" " * size)
        (tmp_path / "x.hepm").write_bytes(raw.getvalue())
        with pytest.raises(UserError, match=r"remarks\.(damaged|too_large)"):
            remarks_file.read(tmp_path / "x.hepm")


def test_a_remark_with_other_words_under_a_known_id_is_told_and_left() -> None:
    here = office(programme())
    here = here.with_changes(apply(here, AddRemarks("p", "add_remark", made().remarks)).changes)
    found = brought(here, "p", (replace(made().remarks[0], words="Átírva."),), ())
    assert (found.altered, found.is_empty) == (1, True)


def test_the_preview_tells_which_places_were_found() -> None:
    here = office(programme(texts={NODE: "Az arány magas."}))
    lost = Remark("r2", WordsAnchor("he.9", "z", "eltűnt"), "?", "Mária", NOW)
    found = brought(here, "p", (Remark("r1", WORDS, "?", "Mária", NOW, "jó"), lost), ())
    assert (found.places, found.suggestions) == ({Found.HERE: 1, Found.LOST: 1}, 1)


def test_papers_and_packages_never_tell_remarks() -> None:
    bare = office(programme(texts={NODE: "Az arány magas."}))
    here = bare.with_changes(apply(bare, AddRemarks("p", "add_remark", made().remarks)).changes)
    edition = hep_2021()
    assert programme_json.compose(here, "p", edition) == programme_json.compose(bare, "p", edition)
    for kind in PAPERS:
        if kind.subject is Subject.PROGRAMME and kind.ready(bare, "p"):
            assert kind.compose(here, "p", edition, NOW.date()) == kind.compose(bare, "p", edition, NOW.date())


def test_what_is_loaded_or_exported_for_all_passes_a_received_draft_by(
    computers: tuple[Editing, Editing], send_draft: Send
) -> None:
    clerk, mentor = computers
    send_draft(clerk, mentor)
    assert [one.id for one in fillable(clerk)] == ["p"]
    assert fillable(mentor) == []
    assert (exportable(clerk.office), exportable(mentor.office)) == (("p",), ())


def test_a_received_draft_can_be_put_away_and_brought_back(
    computers: tuple[Editing, Editing], send_draft: Send
) -> None:
    clerk, mentor = computers
    send_draft(clerk, mentor)
    remarking.remark(mentor, "p", WORDS, "?", "Mária")
    before = mentor.office
    mentor.do(RemoveProgramme("p"))
    assert mentor.office.programmes == {}
    mentor.undo(None)
    assert mentor.office == before


def test_a_draft_of_an_unknown_edition_is_refused(computers: tuple[Editing, Editing], tmp_path: Path) -> None:
    clerk, mentor = computers
    drafts.send(clerk, "p", tmp_path / "v.hep", "Klára")
    parcel = read_parcel(tmp_path / "v.hep")
    details = parcel.records[ProgrammePlace("p")]
    later = replace(details, edition="hep-2099")  # pyright: ignore[reportCallIssue, reportArgumentType] – its details
    strange = replace(parcel, records={**parcel.records, ProgrammePlace("p"): later})
    with pytest.raises(UserError, match="edition"):
        drafts.look(mentor, strange)


def test_a_programme_handed_over_and_back_keeps_the_remarks_of_both(
    computers: tuple[Editing, Editing], tmp_path: Path
) -> None:
    clerk, colleague = computers
    clerk.do(hand_over(clerk, "p", "Kata", tmp_path / "ki.hep"))
    taking_over.take(colleague, taking_over.look(colleague, read_parcel(tmp_path / "ki.hep")), {})
    remarking.remark(clerk, "p", WORDS, "Itt.", "Mária")  # while it is away
    remarking.remark(colleague, "p", WORDS, "Ott.", "Kata")
    colleague.do(hand_over(colleague, "p", "Klára", tmp_path / "be.hep"))
    taking_over.take(clerk, taking_over.look(clerk, read_parcel(tmp_path / "be.hep")), {})
    assert sorted(one.words for one in clerk.office.programmes["p"].remarks.values()) == ["Itt.", "Ott."]
