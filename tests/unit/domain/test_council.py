"""The council's vote: what is adopted never changes, a new version goes on with its five years."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import Adopt, BeginVersion, ChangeCouncil, ChangeProgramme, Command, RemoveProgramme
from hep_desktop.domain.council import Council
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import CouncilPlace
from hep_desktop.domain.programme import Status
from hep_desktop.domain.reversal import reversal

VOTE = {"held": date(2027, 3, 24), "number": "23/2027. (III. 24.)", "votes_for": 4, "abstentions": 1}
WRITTEN = programme({("women", "2024"): 3}, {"he.3": "Amit a testület elfogadott."})


def after(*commands: Command, begun: Office | None = None) -> Office:
    now = begun or office(WRITTEN)
    for command in commands:
        now = now.with_changes(apply(now, command).changes)
    return now


ADOPTED = after(ChangeCouncil("p", VOTE), Adopt("p"))
NEXT = BeginVersion("p", "q", date(2029, 1, 10), date(2029, 3, 1))


def test_the_vote_is_one_record_that_vanishes_when_blank() -> None:
    voted = after(ChangeCouncil("p", VOTE))
    assert voted.record(CouncilPlace("p")) == Council(**VOTE)  # type: ignore[arg-type] – fields of a vote
    assert voted.programmes["p"].council.decided
    blank: dict[str, object] = {"held": None, "number": "", "votes_for": 0, "abstentions": 0}
    emptied = after(ChangeCouncil("p", blank), begun=voted)
    assert emptied == office(WRITTEN)


def test_without_a_resolution_nothing_is_adopted() -> None:
    for missing in ({"held": None}, {"number": ""}):
        with pytest.raises(UserError, match=r"council\.no_resolution"):
            after(ChangeCouncil("p", VOTE | missing), Adopt("p"))


def test_the_five_years_begin_with_the_vote() -> None:
    details = ADOPTED.programmes["p"].details
    assert details.status is Status.ADOPTED
    assert (details.adopted, details.first_day) == (date(2027, 3, 24), date(2027, 3, 24))
    assert details.last_day == date(2032, 3, 23)


@pytest.mark.parametrize(
    "command", [ChangeProgramme("p", {}), ChangeCouncil("p", {"number": "1"}), RemoveProgramme("p"), Adopt("p")]
)
def test_what_was_adopted_never_changes(command: Command) -> None:
    with pytest.raises(UserError, match=r"programme\.not_a_draft"):
        after(command, begun=ADOPTED)


def test_an_adoption_recorded_by_mistake_can_be_taken_back() -> None:
    before = after(ChangeCouncil("p", VOTE))
    outcome = apply(before, Adopt("p"))
    found = reversal(before.with_changes(outcome.changes), outcome.changes)
    assert before.with_changes(outcome.changes).with_changes(found.changes) == before


def test_a_new_version_holds_all_but_the_vote_and_its_five_years_go_on() -> None:
    begun = after(NEXT, begun=ADOPTED)
    old, new = begun.programmes["p"], begun.programmes["q"]
    assert old == ADOPTED.programmes["p"]
    assert (new.facts, new.texts) == (old.facts, old.texts)
    assert new.council == Council()
    assert (new.details.status, new.details.predecessor) == (Status.DRAFT, "p")
    assert new.details.last_day == old.details.last_day
    assert new.details.years[-1] == 2028


def test_an_adopted_version_supersedes_the_one_before() -> None:
    last = after(NEXT, ChangeCouncil("q", VOTE | {"held": date(2029, 2, 28)}), Adopt("q"), begun=ADOPTED)
    assert last.programmes["p"].details.status is Status.SUPERSEDED
    assert last.programmes["q"].details.adopted == date(2029, 2, 28)
    assert last.programmes["q"].details.last_day == date(2032, 3, 23)


def test_only_what_was_adopted_has_a_new_version_and_only_one() -> None:
    with pytest.raises(UserError, match=r"programme\.not_adopted"):
        after(NEXT)
    with pytest.raises(UserError, match=r"programme\.has_successor"):
        after(NEXT, replace(NEXT, id="r"), begun=ADOPTED)


def test_a_new_version_can_be_taken_back() -> None:
    outcome = apply(ADOPTED, NEXT)
    begun = ADOPTED.with_changes(outcome.changes)
    assert begun.with_changes(reversal(begun, outcome.changes).changes) == ADOPTED
