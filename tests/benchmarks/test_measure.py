"""Systems are measured on pages of text and of HTML."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The benchmarks are a folder of the repository, not part of the installed package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks import data, html, measure, scores, systems
from tests.benchmarks.pages import make_page


def test_losses_name_the_true_line_with_its_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def drop_last_line(text: str) -> systems.Cleaned:
        body, _, last = text.rpartition("\n")
        start = len(body) + 1
        return systems.Cleaned(body, (systems.Removed(start, len(text), last, "share", "share:test"),))

    monkeypatch.setitem(systems.SYSTEMS, "cleaner", lambda _preset: drop_last_line)
    plan = measure.Plan((), ("cleaner",), "stand-in for this test", tmp_path)
    result = measure.measure_page((plan, make_page(body="The ferry leaves.\nShare the ferry")))
    assert result.kept == scores.Kept(3, 6)
    (loss,) = result.losses
    assert (loss.lost, loss.total) == (3, 6)
    assert loss.pieces == (systems.Removed(18, 33, "Share the ferry", "share", "share:test"),)


def test_a_page_that_makes_a_system_raise_is_named_and_counts_as_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> systems.Cleaned:
        raise ValueError("no lines")

    monkeypatch.setitem(systems.SYSTEMS, "cleaner", lambda _preset: broken)
    plan = measure.Plan((), ("cleaner",), "broken stand-in for this test", tmp_path)
    result = measure.measure_page((plan, make_page(body="The ferry leaves.")))
    assert result.failures == ("cleaner: ValueError: no lines",)
    assert result.kept == scores.Kept(0, 3)
    assert result.losses == ()


def test_html_mode_scores_each_system_on_each_page() -> None:
    page = make_page("It rained on Monday.", "<html><body><p>It rained on Monday.</p></body></html>")
    found = html.measure_page((("keep-all", "cleaner:none"), page))
    assert [(item.system, item.score.f1, item.problem) for item in found] == [
        ("keep-all", 1.0, ""),
        ("cleaner:none", 1.0, ""),
    ]


def test_html_mode_counts_the_news_apart() -> None:
    score = scores.Score(1.0, 1.0, 1.0)
    found = [
        html.PageScore("wcxb", "1", "article", "keep-all", score, 0.1),
        html.PageScore("news", "2", html.NEWS, "keep-all", scores.Score(0.0, 0.0, 0.0), 0.1),
    ]
    rows = html.rows_of(found, ["keep-all"])
    assert [(row.type, row.pages, row.score.f1) for row in rows] == [
        ("article", 1, 1.0),
        ("all", 1, 1.0),
        ("news", 1, 0),
    ]


@pytest.mark.parametrize("name", ["guess", "cleaner-none", ""])
def test_html_mode_names_the_systems_it_knows(name: str) -> None:
    with pytest.raises(data.BenchmarkError, match="there are keep-all"):
        html.load_system(name)
