"""Each filter's work grows in step with the text, also on text that keeps it busy all the time."""

import time

import pytest

from cleaner import Pipeline
from cleaner.filters.registry import builtin_names, find

SMALL, TIMES = 25_000, 8
"""Characters of the shorter text, and how many times as long the longer one is."""

MOST = 3.0
"""How many times as slow for each character the longer text may be; quadratic work would be eight times as slow."""

TRIES = 3
"""A disturbed measurement is repeated so often."""


def cost(pipeline: Pipeline, text: str) -> float:
    """Return the seconds a character of the quickest of two runs."""
    runs = []
    for _ in range(2):
        start = time.process_time()
        pipeline.clean(text)
        runs.append(time.process_time() - start)
    return min(runs) / len(text)


@pytest.mark.parametrize("name", builtin_names())
def test_work_grows_in_step_with_the_text(name: str) -> None:
    found = find(name)
    pipeline = Pipeline.preset("none").with_(*(n for n in found.after if find(n).scope == "span"), name)
    text = "".join(found.triggers)
    for separator in ("", " "):
        unit = text if not separator else " ".join(text.split()) + " "
        small, large = (unit * (size // len(unit) + 1) for size in (SMALL, SMALL * TIMES))
        ratios = []
        for _ in range(TRIES):
            ratios.append(cost(pipeline, large) / max(cost(pipeline, small), 1e-9))
            if ratios[-1] < MOST:
                break
        assert min(ratios) < MOST, f"{name}: {min(ratios):.1f} times as slow for each character of a longer text"


def test_it_finds_work_that_does_not() -> None:
    def slow(text: str) -> None:
        for _ in range(len(text) // 100):
            text.count("zz")

    start = time.process_time()
    slow("a" * SMALL)
    small = (time.process_time() - start) / SMALL
    start = time.process_time()
    slow("a" * SMALL * TIMES)
    assert (time.process_time() - start) / (SMALL * TIMES) / max(small, 1e-9) > MOST
