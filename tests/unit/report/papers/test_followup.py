"""The yearly report: what was reached beside what was promised."""

from dataclasses import replace

from hep_desktop.domain.followup import FollowUp, MeasureState, Reached
from hep_desktop.domain.programme import Status
from hep_desktop.report.document import Paragraph, TableBlock, plain
from hep_desktop.report.papers import followup
from papers_sample import DAY, PROGRAMME, sample


def test_what_was_reached_stands_beside_its_target() -> None:
    office, edition = sample(status=Status.ADOPTED, paragraphs=0)
    reached = Reached("i-1", "Rendszeresen bejárók száma", "5", "2028. október", "falugondnoki napló")
    record = FollowUp(MeasureState.UNDER_WAY, (reached,), reason="Késett a busz.", deadline="2029. július")
    programme = replace(office.programmes[PROGRAMME], followups={("m-MR-0", "2028"): record})
    paper = followup.compose(replace(office, programmes={PROGRAMME: programme}), PROGRAMME, edition, DAY)
    (table,) = (block for block in paper.blocks if isinstance(block, TableBlock) and block.id == "yearly.measures")
    told = [[plain(b.runs) for b in one.blocks if isinstance(b, Paragraph)] for one in table.body[1].cells[1:]]
    assert told == [
        ["folyamatban"],
        ["Rendszeresen bejárók száma: 5 (2028. október), a cél: 8 – falugondnoki napló"],
        ["Késett a busz.", "Új határidő: 2029. július"],
    ]
