"""Three computers, files exchanged in any order and repeated: no remark, response or text lost, all end alike."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import office, programme, text
from hep_desktop.canonical import dumps, to_plain
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddRemarks, SetText
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import TextPlace
from hep_desktop.domain.remarks import Remark, Response, ResponseKind, WordsAnchor
from hep_desktop.services.remarks_file import CONTENT, RemarksFile, brought, packed, parsed
from stores import NOW, ids

NODE = "he.1"


def made(remarks: tuple[Remark, ...], responses: tuple[Response, ...]) -> RemarksFile:
    who = ("p", "00000", "Mintafalu", "2027–2032", "small", "Mária")
    return RemarksFile("hep-desktop/remarks", 1, *who, NOW, remarks, responses)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("remark"), st.integers(0, 2), words),
        st.tuples(st.just("respond"), st.integers(0, 2), st.sampled_from(ResponseKind)),
        st.tuples(st.just("write"), st.integers(0, 2), words),
        st.tuples(st.just("keep"), st.integers(0, 2), st.just("")),
        st.tuples(st.just("load"), st.integers(0, 2), st.integers(0, 20)),
        st.tuples(st.just("undo"), st.integers(0, 2), st.just("")),
    ),
    max_size=30,
)


class Desk:
    """One computer: its office, its clock that may be wrong, its ids."""

    def __init__(self, at: int) -> None:
        self.office: Office = office(programme(texts={NODE: "Az arány magas."}))
        self.name, self.new_id, self.at = f"{at}", ids(f"{at}"), NOW - timedelta(days=at)

    def do(self, command: AddRemarks | SetText) -> None:
        self.office = self.office.with_changes(apply(self.office, command).changes)

    def file(self) -> bytes:
        here = self.office.programmes["p"]
        return packed(made(tuple(here.remarks.values()), tuple(here.responses.values())))

    def load(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            came = parsed(archive.read(CONTENT), "x")
        self.do(brought(self.office, "p", came.remarks, came.responses).command("p", came.who))

    def state(self) -> str:
        here = self.office.programmes["p"]
        every = [to_plain(one, type(one)) for _, one in sorted({**here.remarks, **here.responses}.items())]
        return dumps([every, [(t.remark.id, t.state, [r.id for r in t.responses]) for t in here.threads]])


def _act(desk: Desk, kind: str, what: object) -> None:
    here = desk.office.programmes["p"]
    if kind == "remark":
        one = Remark(desk.new_id(), WordsAnchor(NODE, "b", str(what)), str(what), desk.name, desk.at)
        desk.do(AddRemarks("p", "add_remark", (one,)))
    elif kind == "respond" and here.remarks and isinstance(what, ResponseKind):
        chosen = sorted(here.remarks)[len(here.responses) % len(here.remarks)]
        desk.do(AddRemarks("p", "x", responses=(Response(desk.new_id(), chosen, what, "", desk.name, desk.at),)))
    elif kind == "write":
        desk.do(SetText("p", NODE, text(str(what))))


@settings(max_examples=60, deadline=None)
@given(acts)
def test_whatever_order_files_come_in_nothing_is_lost_and_all_end_alike(steps: list[tuple[str, int, object]]) -> None:
    desks, files = [Desk(0), Desk(1), Desk(2)], list[bytes]()
    known: set[str] = set()
    for kind, who, what in steps:
        desk = desks[who]
        if kind == "keep":
            files.append(desk.file())
        elif kind == "load" and files and isinstance(what, int):
            desk.load(files[what % len(files)])
        else:
            _act(desk, kind, what)
        here = desk.office.programmes["p"]
        known |= {*here.remarks, *here.responses}
    texts = [desk.office.record(TextPlace("p", NODE)) for desk in desks]
    for content in [desk.file() for desk in desks]:
        for desk in reversed(desks):
            desk.load(content)
    assert len({desk.state() for desk in desks}) == 1
    last = desks[0].office.programmes["p"]
    assert {*last.remarks, *last.responses} == known
    assert [desk.office.record(TextPlace("p", NODE)) for desk in desks] == texts
    assert json.loads(desks[0].state())[0] is not None
