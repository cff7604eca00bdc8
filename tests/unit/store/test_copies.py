"""Which safety copies stay: all of two days, then days, weeks and months, within the room they may take."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.store.copies import ALL_DAYS, Copy, copies_in, name_for, superfluous

NOW = datetime(2026, 11, 22, 10, 40).astimezone()
AGES = st.lists(st.integers(0, 700 * 24 * 60), max_size=60, unique=True)


def copy(age: timedelta, size: int = 1) -> Copy:
    return Copy(Path(f"{age}"), NOW - age, size)


def kept(copies: list[Copy], budget: int = 1000) -> list[timedelta]:
    gone = superfluous(copies, NOW, budget)
    return [NOW - one.at for one in copies if one not in gone]


def test_everything_of_two_days_stays() -> None:
    hours = [timedelta(hours=hour) for hour in range(60)]
    assert kept([copy(age) for age in hours])[:48] == hours[:48]


def test_older_days_keep_their_last_copy() -> None:
    morning, evening = timedelta(days=5, hours=3), timedelta(days=5, hours=1)
    assert kept([copy(timedelta(0)), copy(evening), copy(morning)]) == [timedelta(0), evening]


def test_a_year_of_daily_work_leaves_days_weeks_and_months() -> None:
    days = kept([copy(timedelta(days=day)) for day in range(365)])
    assert [age.days for age in days[:12]] == list(range(12))
    months = {(NOW - age).strftime("%Y-%m") for age in days}
    assert len(months) == 9
    assert len(days) < 12 + 10 + 9


def test_the_oldest_go_first_where_room_is_short() -> None:
    ages = [timedelta(days=day) for day in range(4)]
    assert kept([copy(age, 10) for age in ages], budget=25) == ages[:2]


def test_the_newest_stays_however_large() -> None:
    assert kept([copy(timedelta(days=400), 10)], budget=1) == [timedelta(days=400)]


def test_copies_from_a_clock_that_was_ahead_take_no_others_place() -> None:
    real = [timedelta(days=day) for day in range(1, 11)]
    ahead = [timedelta(days=-400 - day) for day in range(40)]
    made = copy(timedelta(0), 10)
    copies = [made, *(copy(age, 10) for age in (*real, *ahead))]
    gone = superfluous(copies, NOW, 150, made)
    assert [one.at for one in gone if one.at <= NOW] == []
    assert len(gone) >= 35


def test_the_copy_just_made_stays_though_the_clock_was_set_back_and_room_is_short() -> None:
    made, later = copy(timedelta(days=900), 10), [copy(timedelta(days=day), 10) for day in range(4)]
    assert made not in superfluous([made, *later], NOW - timedelta(days=900), 25, made)


@given(AGES, st.integers(1, 100))
def test_what_stays_stays_when_looked_at_again(minutes: list[int], budget: int) -> None:
    copies = [copy(timedelta(minutes=age)) for age in minutes]
    first = [one for one in copies if one not in superfluous(copies, NOW, budget)]
    assert superfluous(first, NOW, budget) == ()
    newest = max(copies, key=lambda one: one.at, default=None)
    assert newest is None or newest in first
    young = [one for one in copies if NOW - one.at < timedelta(days=ALL_DAYS)]
    assert sum(one in first for one in young) == min(len(young), budget)


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    for name in (name_for(NOW), "2026-13-45 99-99-99.sqlite", "jegyzet.txt", f"{name_for(NOW)}.new"):
        (tmp_path / name).touch()
    assert [one.path.name for one in copies_in(tmp_path)] == [name_for(NOW)]
    assert copies_in(tmp_path / "nincs") == ()
