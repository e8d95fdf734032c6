"""Scores of pages and lines, and the tables that show them."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

# The benchmarks are a folder of the repository, not part of the installed package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks import check_floors, scores, tables


def test_page_score_counts_repeated_words() -> None:
    score = scores.page_score("The ferry, the ferry! Share", "the FERRY sails")
    assert score.precision == pytest.approx(2 / 5)
    assert score.recall == pytest.approx(2 / 3)
    assert score.f1 == pytest.approx(2 * 2 / (5 + 3))


@pytest.mark.parametrize(
    ("output", "truth", "f1"), [("", "", 1.0), ("word", "", 0.0), ("", "word", 0.0), ("a", "b", 0)]
)
def test_page_score_of_empty_and_foreign_texts(output: str, truth: str, f1: float) -> None:
    assert scores.page_score(output, truth).f1 == f1


def test_shingles_see_word_order_where_bags_do_not() -> None:
    truth, mixed = "one two three four five", "five four three two one"
    assert scores.page_score(mixed, truth).f1 == 1.0
    assert scores.shingle_counts(mixed, truth).hits == 0.0
    assert scores.shingle_counts("One two, three four!", truth) == pytest.approx((1 / 2, 0.0, 1 / 2))


def test_shingle_score_weighs_each_page_the_same() -> None:
    whole, missed = scores.shingle_counts("a b c d e f g", "a b c d e f g"), scores.shingle_counts("", "x y")
    score = scores.shingle_score([whole, missed])
    assert (score.precision, score.recall) == (1.0, 0.5)
    assert score.f1 == pytest.approx(2 / 3)


def test_no_harm_pooled_and_mean_differ_when_a_short_page_loses() -> None:
    long_page = scores.kept_words("w " * 98, "w " * 98)
    short_page = scores.kept_words("left right", "left extra words")
    outcome = scores.no_harm([long_page, short_page, scores.kept_words("", "")])
    assert outcome == pytest.approx((99 / 100, 0.75, 2, 1))


def test_no_harm_of_nothing_passes_no_floor() -> None:
    assert math.isnan(scores.no_harm([]).pooled)
    assert not check_floors.Floor("x", "at_least", 0.0).holds(math.nan)
    assert not check_floors.Floor("x", "at_most", 1.0).holds(math.nan)


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("The last ferry of the day leaves at noon.", True),
        ('  She said: "We are still waiting for it."  ', True),
        ("Leaves at noon today.", False),
        ("The last ferry of the day leaves at noon", False),
        ("Please switch on JavaScript to see this page.", False),
    ],
)
def test_c4_rule_on_single_lines(line: str, stays: bool) -> None:
    assert scores.c4_lines(f"{line}\nHome") == (line if stays else "")


def test_tables_align_numbers_to_the_right() -> None:
    assert tables.table(["a", "n"], [["left", "1.5"], ["x", "10"]]).split("\n")[2:] == ["left  1.5", "x      10"]
