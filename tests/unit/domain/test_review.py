"""The review every two years: reasons for each measure, two outcomes, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme, run, text, value
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    AddMeasure,
    AddProblem,
    Adopt,
    BeginVersion,
    ChangeCouncil,
    ChangeMeasure,
    ChangeProblem,
    ChangeReview,
    CloseUnchanged,
    Command,
    GiveReason,
    MoveProblem,
    RemoveMeasure,
    SetFacts,
    SetText,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.law_clock import Grants, life_of, standing
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import ReasonPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Status
from hep_desktop.domain.reversal import reversal
from hep_desktop.domain.review import Reason, Review
from hep_desktop.domain.situation import Fact, FactKey
from papers_sample import edition

VOTE = {"held": date(2027, 3, 24), "number": "23/2027. (III. 24.)"}
SECOND_VOTE = {"held": date(2029, 3, 20), "number": "31/2029. (III. 20.)"}
MEASURES = (Measure("bus", "MR", 1, title="Esti buszjárat"), Measure("day", "CH", 1, title="Családi nap"))


def after(*commands: Command, begun: Office | None = None) -> Office:
    now = begun or office(programme(texts={"he.3.1": "Kevés a munka."}, measures=MEASURES))
    for command in commands:
        now = now.with_changes(apply(now, command).changes)
    return now


ADOPTED = after(ChangeCouncil("p", VOTE), Adopt("p"))
BEGIN = BeginVersion("p", "q", date(2029, 1, 10), date(2029, 3, 1))
REVIEW = after(BEGIN, begun=ADOPTED)


def test_a_reason_stands_with_its_measure_and_can_be_taken_back() -> None:
    given = apply(REVIEW, GiveReason("q", "bus", "Az utasok kérték."))
    told = REVIEW.with_changes(given.changes)
    assert told.record(ReasonPlace("q", "bus")) == Reason("Az utasok kérték.")
    assert told.with_changes(reversal(told, given.changes).changes) == REVIEW
    assert after(GiveReason("q", "bus", "  "), begun=told) == REVIEW


def test_the_reason_of_a_measure_that_never_was_adopted_goes_with_it() -> None:
    told = after(AddMeasure("q", Measure("new", "MR", 2)), GiveReason("q", "new", "Hiányzott."), begun=REVIEW)
    assert after(RemoveMeasure("q", "new"), begun=told).programmes["q"].reasons == {}
    dropped = after(GiveReason("q", "bus", "Teljesült."), RemoveMeasure("q", "bus"), begun=REVIEW)
    assert dropped.programmes["q"].reasons == {"bus": Reason("Teljesült.")}


def test_only_a_review_gives_reasons() -> None:
    first = after()
    with pytest.raises(UserError, match=r"review\.none"):
        after(GiveReason("p", "bus", "Miért?"), begun=first)
    with pytest.raises(UserError, match=r"measure\.gone"):
        after(GiveReason("q", "train", "Miért?"), begun=REVIEW)


def test_what_lacks_a_reason_is_found() -> None:
    changed = after(
        AddMeasure("q", Measure("new", "MR", 2, title="Tanoda")),
        ChangeMeasure("q", "bus", {"deadline": "évente"}),
        RemoveMeasure("q", "day"),
        GiveReason("q", "day", "Teljesült."),
        begun=REVIEW,
    )
    found = [one for one in run(edition(), changed, "q") if one.code.startswith("review.")]
    assert {(one.code, one.place) for one in found} == {
        ("review.changed", ReasonPlace("q", "bus")),
        ("review.new", ReasonPlace("q", "new")),
    }
    assert not [one for one in run(edition(), REVIEW, "q") if one.code.startswith("review.")]


def test_new_figures_alone_leave_the_programme_as_it_is() -> None:
    figure = (FactKey("pop_res", "2028"), Fact(value(803)))
    looked = after(
        SetFacts("q", (figure,)),
        ChangeReview("q", {"progress": "A felénél tart."}),
        ChangeCouncil("q", SECOND_VOTE),
        begun=REVIEW,
    )
    closed = after(CloseUnchanged("q"), begun=looked)
    assert closed.programmes["p"] == ADOPTED.programmes["p"]
    assert closed.programmes["q"].details.status is Status.UNCHANGED
    assert closed.programmes["q"].review == Review(progress="A felénél tart.")
    life = life_of(closed, "p")
    assert (life.begins, life.reviews) == (date(2027, 3, 24), (date(2029, 3, 20),))
    assert standing(life, date(2029, 4, 1)).grants is Grants.MET
    outcome = apply(looked, CloseUnchanged("q"))
    assert closed.with_changes(reversal(closed, outcome.changes).changes) == looked


def test_figures_and_places_of_problems_leave_the_programme_as_it_is() -> None:
    some = [AddProblem("p", Problem(key, "he.5.8", 0, f"Gond {key}")) for key in ("a", "b")]
    review = after(*some, ChangeCouncil("p", VOTE), Adopt("p"), BEGIN)
    shown = ChangeProblem("q", "a", {"rests_on": (FactKey("pop_res", "2028"),)})
    looked = after(shown, MoveProblem("q", "b", -1), ChangeCouncil("q", SECOND_VOTE), begun=review)
    assert after(CloseUnchanged("q"), begun=looked).programmes["q"].details.status is Status.UNCHANGED
    with pytest.raises(UserError, match=r"review\.revised"):
        after(ChangeProblem("q", "a", {"description": "Más."}), CloseUnchanged("q"), begun=looked)


@pytest.mark.parametrize(
    "change",
    [
        SetText("q", "he.3.1", text("Sok a munka.")),
        ChangeMeasure("q", "bus", {"deadline": "évente"}),
        RemoveMeasure("q", "day"),
    ],
)
def test_what_was_revised_cannot_end_unchanged(change: Command) -> None:
    with pytest.raises(UserError, match=r"review\.revised"):
        after(change, ChangeCouncil("q", SECOND_VOTE), CloseUnchanged("q"), begun=REVIEW)


def test_after_a_review_without_a_change_the_next_one_can_begin() -> None:
    closed = after(ChangeCouncil("q", SECOND_VOTE), CloseUnchanged("q"), begun=REVIEW)
    again = BeginVersion("p", "r", date(2031, 1, 10), date(2031, 3, 1))
    second = after(again, ChangeCouncil("r", SECOND_VOTE | {"held": date(2031, 3, 20)}), begun=closed)
    assert after(Adopt("r"), begun=second).programmes["p"].details.status is Status.SUPERSEDED
    assert life_of(after(CloseUnchanged("r"), begun=second), "p").reviewed == 2


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        (None, r"council\.no_resolution"),
        (date(2027, 3, 24), r"review\.before_adoption"),
        (date(2026, 1, 1), r"review\.before_adoption"),
        (date(2032, 3, 24), r"review\.after_the_end"),
        (date(2205, 1, 1), r"review\.after_the_end"),
    ],
)
@pytest.mark.parametrize("ending", [CloseUnchanged("q"), Adopt("q")])
def test_a_vote_at_the_wrong_time_ends_no_review(held: date | None, refusal: str, ending: Command) -> None:
    with pytest.raises(UserError, match=refusal):
        after(ChangeCouncil("q", SECOND_VOTE | {"held": held}), ending, begun=REVIEW)


def test_nothing_is_reviewed_before_its_adoption_nor_twice_at_once_nor_after_its_end() -> None:
    with pytest.raises(UserError, match=r"programme\.not_adopted"):
        after(BEGIN)
    with pytest.raises(UserError, match=r"programme\.has_successor"):
        after(replace(BEGIN, id="r"), begun=REVIEW)
    with pytest.raises(UserError, match=r"review\.expired"):
        after(replace(BEGIN, created=date(2032, 3, 24)), begun=ADOPTED)
