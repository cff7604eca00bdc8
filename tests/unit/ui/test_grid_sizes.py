"""How the width of a grid is shared out among its columns."""

from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.ui.grid_sizes import shared_out

_columns = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 5)), min_size=1, max_size=30)


def test_columns_get_their_shares() -> None:
    assert shared_out(900, [10, 10, 10], [3, 3, 3]) == [300, 300, 300]
    assert shared_out(800, [10, 10], [5, 3]) == [500, 300]


def test_who_needs_more_gets_it_and_the_others_share_the_rest() -> None:
    assert shared_out(900, [500, 10, 10], [1, 1, 1]) == [500, 200, 200]


@given(st.integers(0, 3000), _columns)
def test_the_room_is_filled_and_nobody_has_less_than_needed(room: int, columns: list[tuple[int, int]]) -> None:
    needed, shares = [one for one, _ in columns], [share for _, share in columns]
    widths = shared_out(room, needed, shares)
    assert all(width >= least for width, least in zip(widths, needed, strict=True))
    assert sum(widths) == max(room, sum(needed))
