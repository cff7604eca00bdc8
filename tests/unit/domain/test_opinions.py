"""Opinions: days of the law, silence, and what still has to be done with each."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddOpinion, AddTasks, Adopt, BeginVersion, ChangeOpinion, ChangeTasks
from hep_desktop.domain.council import ConsentNeed, Council, NationalityBody
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.law_clock import Duty, life_of, terms
from hep_desktop.domain.opinions import Opinion, OpinionKind, OpinionState, Stance
from hep_desktop.domain.programme import Status
from hep_desktop.domain.tasks import Task

ASKED = date(2027, 2, 1)
CONSENT = Opinion("o", OpinionKind.CONSENT, "Roma Nemzetiségi Önkormányzat", asked=ASKED)
IN_TIME, TOO_LATE = date(2027, 3, 3), date(2027, 3, 4)


def test_a_consent_is_due_in_thirty_days_and_once_in_fifteen_more() -> None:
    assert CONSENT.until == IN_TIME
    assert replace(CONSENT, longer=True).until == date(2027, 3, 18)
    assert replace(CONSENT, kind=OpinionKind.OPINION, reply_by=ASKED).until == ASKED


@pytest.mark.parametrize(
    ("opinion", "today", "state"),
    [
        (Opinion("o"), IN_TIME, OpinionState.NOT_ASKED),
        (Opinion("o", OpinionKind.CITIZEN), IN_TIME, OpinionState.NOT_WRITTEN),
        (CONSENT, IN_TIME, OpinionState.AWAITED),
        (CONSENT, TOO_LATE, OpinionState.SETTLED),
        (replace(CONSENT, kind=OpinionKind.OPINION, reply_by=IN_TIME), TOO_LATE, OpinionState.LATE),
        (replace(CONSENT, kind=OpinionKind.OPINION), TOO_LATE, OpinionState.AWAITED),
        (replace(CONSENT, stance=Stance.SILENT), IN_TIME, OpinionState.SETTLED),
        (replace(CONSENT, stance=Stance.AGREES), IN_TIME, OpinionState.SETTLED),
        (replace(CONSENT, stance=Stance.REFUSES), IN_TIME, OpinionState.UNANSWERED),
        (replace(CONSENT, stance=Stance.REFUSES, answer="Megfontoltuk."), IN_TIME, OpinionState.SETTLED),
        (Opinion("o", OpinionKind.CITIZEN, text="Kevés a busz."), IN_TIME, OpinionState.UNANSWERED),
    ],
)
def test_what_is_to_be_done_with_an_opinion(opinion: Opinion, today: date, state: OpinionState) -> None:
    assert opinion.state(today) is state


def test_nobody_is_asked_where_there_is_no_nationality_body_unless_a_consent_is_needed() -> None:
    def duties(said: Council) -> set[Duty]:
        store = office(replace(programme(), council=said))
        return {term.duty for term in terms(life_of(store, "p"), date(2026, 12, 1))}

    assert Duty.NATIONALITY in duties(Council())
    assert Duty.NATIONALITY not in duties(Council(nationality_body=NationalityBody.NONE))
    national = Council(nationality_body=NationalityBody.NONE, consent=ConsentNeed.NEEDED)
    assert Duty.NATIONALITY in duties(national)


def test_opinions_belong_to_the_version_they_were_given_on() -> None:
    decided = Council(held=date(2027, 3, 24), number="1/2027.")
    store = office(replace(programme(), council=decided))
    store = store.with_changes(apply(store, AddOpinion("p", CONSENT)).changes)
    store = store.with_changes(apply(store, Adopt("p")).changes)
    with pytest.raises(UserError, match=r"programme\.not_a_draft"):
        apply(store, ChangeOpinion("p", "o", {"answer": "Késő."}))
    store = store.with_changes(apply(store, BeginVersion("p", "q", date(2028, 1, 1), date(2029, 3, 1))).changes)
    assert not store.programmes["q"].opinions
    assert store.programmes["p"].opinions == {"o": CONSENT}


def test_tasks_are_ticked_after_adoption_too() -> None:
    before = programme()
    store = office(replace(before, details=replace(before.details, status=Status.ADOPTED)))
    added = apply(store, AddTasks("p", (Task("t", title="Busz"), Task("u", title="Óvoda"))))
    store = store.with_changes(added.changes)
    first, second = store.programmes["p"].task_list.tasks
    done = apply(store, ChangeTasks("p", (replace(first, done=True), second)))
    assert (added.label.key, done.label.key) == ("add_tasks", "change_tasks")
    assert len(done.changes) == 1
