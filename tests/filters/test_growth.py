"""The work of each filter grows in step with the text, counted in lines of Python, on text that keeps it busy."""

import pytest

from benchmarks import growth
from benchmarks.hostile import filter_cases
from cleaner import Pipeline
from cleaner.filters.registry import builtin_names, find

SIZES = (4_000, 8_000, 16_000)


@pytest.mark.parametrize("name", builtin_names())
def test_work_grows_in_step_with_the_text(name: str) -> None:
    found = find(name)
    pipeline = Pipeline.preset("none").adding(*(n for n in found.after if find(n).scope == "span"), name)
    for case in filter_cases([found]):
        step, function = growth.steepest(pipeline.clean, [case.text(size) for size in SIZES])
        assert step <= growth.STEP_LIMIT, f"{case.name}: {function}"
