"""The forum's own rules: what they need of members, and who has not reported."""

from dataclasses import replace

import pytest

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import ChangeForumRules
from hep_desktop.domain.forum_rules import ForumRules, GroupReport, Quorum, WorkingGroup
from hep_desktop.report.papers.forum_rules import usual_text
from papers_sample import edition


@pytest.mark.parametrize(
    ("quorum", "members", "needed"),
    [
        (Quorum.NONE, 9, 0),
        (Quorum.HALF, 9, 5),
        (Quorum.HALF, 10, 6),
        (Quorum.TWO_THIRDS, 9, 6),
        (Quorum.TWO_THIRDS, 10, 7),
    ],
)
def test_a_quorum_is_counted_of_all_members(quorum: Quorum, members: int, needed: int) -> None:
    assert ForumRules(quorum=quorum).needed(members) == needed


def test_a_working_group_reports_every_year() -> None:
    groups = (WorkingGroup("1", "Gyermekek"), WorkingGroup("2", "Idősek"), WorkingGroup("3"))
    rules = ForumRules(groups=groups, reports=(GroupReport("r", "Idősek", "2026", "Két ülés."),))
    assert [one.group for one in rules.silent_groups(2026)] == ["Gyermekek"]
    assert [one.group for one in rules.silent_groups(2027)] == ["Gyermekek", "Idősek"]


def test_a_report_is_noted_for_a_working_group_there_is_or_was() -> None:
    groups = (WorkingGroup("1", "Idősek "), WorkingGroup("2"))
    rules = ForumRules(groups=groups, reports=(GroupReport("r", "Nők", "2025"), GroupReport("s", "Idősek", "2026")))
    assert rules.group_names == ("Idősek", "Nők")


def test_the_usual_rules_follow_what_was_chosen_and_belong_to_the_settlement() -> None:
    store = office(programme())
    chosen = apply(store, ChangeForumRules("s", {"quorum": Quorum.HALF, "only_members_vote": True}))
    store = store.with_changes(chosen.changes)
    written = usual_text(store, "p", edition(), groups=False)
    assert "Mintafalu Önkormányzata" in written
    assert "több mint a fele" in written
    assert "Csak a tagok szavazhatnak." in written
    assert "munkacsoport" not in written
    back = apply(store, ChangeForumRules("s", {"quorum": Quorum.NONE, "only_members_vote": False}))
    assert not store.with_changes(back.changes).forums
    assert replace(store.forums["s"], quorum=Quorum.NONE, only_members_vote=False) == ForumRules()
