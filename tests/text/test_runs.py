"""Runs are the items in order, cut where two neighbours are not joined."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.runs import runs


@given(st.lists(st.integers(0, 3)))
def test_runs_are_the_items_cut_where_they_are_not_joined(items: list[int]) -> None:
    found = list(runs(items, int.__le__))
    assert [item for run in found for item in run] == items
    assert all(before <= after for run in found for before, after in pairwise(run))
    assert all(before[-1] > after[0] for before, after in pairwise(found))


def test_no_items_make_no_run() -> None:
    assert list(runs([], int.__le__)) == []
