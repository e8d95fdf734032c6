"""Counted work and timings tell linear from quadratic."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

# The benchmarks are a folder of the repository, not part of the installed package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks import growth, hostile, speed


class FakeFilter(NamedTuple):
    name: str
    triggers: tuple[str, ...]


def quadratic(text: str) -> int:
    return sum(1 for first in text[::40] for second in text[::40] if first == second)


def linear(text: str) -> int:
    return sum(1 for letter in text if letter == "a")


def once_more(text: str) -> int:
    return linear(text) if len(text) < 3_000 else sum(linear(text) for _ in range(9))


@pytest.mark.parametrize(("run", "step"), [(linear, 2.0), (quadratic, 4.0), (once_more, 2.0)])
def test_counted_work_tells_linear_from_quadratic(run: Callable[[str], int], step: float) -> None:
    found, function = growth.steepest(run, ["a" * size for size in (2_000, 4_000, 8_000)])
    assert found == pytest.approx(step, abs=0.05)
    assert function.startswith(("linear", "quadratic"))


def test_counted_work_is_the_same_each_time() -> None:
    first, second = (growth.count_lines(lambda: quadratic("a" * 1000)) for _ in range(2))
    assert first == second
    assert first.total() > 25 * 25


@pytest.mark.parametrize(("power", "factor"), [(1, 1.0), (2, growth.TIMES)])
def test_slowdown_is_for_each_character(power: int, factor: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "cost", lambda _run, text: float(len(text)) ** power)
    assert growth.slowdown(str.upper, hostile.Case("a", "a"), 8000, 60.0) == pytest.approx(factor, rel=0.01)


def test_filters_without_triggers_have_no_case() -> None:
    filters = [FakeFilter("teaser", ("READ MORE: a",)), FakeFilter("quiet", ())]
    assert [case.name for case in hostile.filter_cases(filters)] == ["teaser, lines", "teaser, one line"]
    assert "\n" not in hostile.filter_cases(filters)[1].text(1000)


def test_growth_reports_a_text_that_raises() -> None:
    def broken(text: str) -> str:
        raise RecursionError("too deep")

    outcome = growth.grow(growth.Task(broken, hostile.Case("page", "line\n")), work=True)
    assert "RecursionError" in outcome.problem
    assert not outcome.holds(growth.STEP_LIMIT, growth.SLOWDOWN_LIMIT)


def test_the_time_of_a_page_is_the_least_of_all_processes() -> None:
    ours = speed.Timing("rules:text", ((1.0, 5.0), (2.0, 2.0), (3.0, 4.0)), 1.0, 0)
    theirs = speed.Timing("trafilatura", ((6.0, 8.0), (4.0, 9.0), (9.0, 9.0)), 1.0, 0)
    assert (ours.pages, ours.seconds, ours.halves) == (2, 3.0, (5.0, 4.0))
    assert speed.ratio(ours, theirs) == (4.0, 14 / 5, 13 / 4)


def test_pages_that_warm_up_are_not_timed() -> None:
    seconds, errors = speed.time_pages("none:text", ["The ferry leaves.\n"] * (speed.WARM_UP_PAGES + 3))
    assert (len(seconds), errors) == (3, 0)
