"""The benchmarks measure what they say: scores, splits, flattenings, growth and floors on small invented texts."""

from __future__ import annotations

import lzma
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

# The benchmarks are a folder of the repository, not part of the installed package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks import check_floors, data, flatten, growth, hostile, html, measure, scores, speed, systems, tables


def make_page(body: str = "", html: str = "", url: str = "https://www.port-selwyn.example/news/1") -> data.Page:
    return data.Page(set="wcxb", id="1", url=url, type="article", html=html, body=body)


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


def test_hosts_fall_into_the_same_split_in_every_run() -> None:
    assert data.stable_hash("port-selwyn.example") == 11954857967429079902
    assert make_page().host == make_page(url="http://port-selwyn.example:8080/x").host == "port-selwyn.example"
    assert make_page(url="").host == "no-host-1"
    folds = {data.fold_of(f"site-{number}.example", 5) for number in range(100)}
    assert folds == {0, 1, 2, 3, 4}


def test_missing_data_says_where_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(data.DataMissingError, match="not found at") as caught:
        data.select(tmp_path, data.Selection())
    assert str(tmp_path / "wcxb-dev.jsonl.xz") in str(caught.value)
    assert "--data FOLDER" in str(caught.value)


def test_pages_without_a_whole_body_are_read(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "recipes-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write('{"id": "1", "html": "<p>Soup", "partial": "Soup", "lang": "en"}\n{"id": "2", "html": "<p>Stew"}\n')
    assert [(page.body, page.language) for page in data.read_pages(tmp_path, "recipes")] == [("Soup", "en"), ("", "")]


def test_blank_runs_fold_to_one_empty_line() -> None:
    assert flatten.fold_blank_runs("\n \nA\r\n\t\n\n  B\n\n") == "A\n\n  B"


@pytest.mark.parametrize("name", list(flatten.FLATTENINGS))
def test_flattenings_keep_the_words_and_drop_the_code(name: str) -> None:
    if missing := flatten.missing_library(name):
        pytest.skip(f"flattening {name} needs {missing}, which is not installed")
    html = "<html><body><script>var x = 1</script><p>The ferry</p><ul><li>leaves</li></ul><p>at noon.</p></body></html>"
    assert scores.words(flatten.flatten(name, html)) == ["the", "ferry", "leaves", "at", "noon"]


def test_glued_joins_inline_neighbours_and_breaks_at_blocks() -> None:
    if missing := flatten.missing_library("glued"):
        pytest.skip(f"the glued flattening needs {missing}, which is not installed")
    html = "<body><div><a>Home</a><a>News</a></div>\n<p>The <b>ferry</b>\nleaves<br>now</p>tail</body>"
    assert flatten.flatten("glued", html).split("\n") == ["HomeNews", "", "The ferry leaves", "now", "tail"]


def test_cache_gives_back_what_it_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if missing := flatten.missing_library("glued"):
        pytest.skip(f"the glued flattening needs {missing}, which is not installed")
    first = flatten.FlattenCache(tmp_path).get("glued", "<p>The ferry</p>")
    monkeypatch.setattr(flatten, "flatten", lambda _name, _html: "worked out again")
    assert flatten.FlattenCache(tmp_path).get("glued", "<p>The ferry</p>") == first == "The ferry"
    assert flatten.FlattenCache(tmp_path).get("glued", "<p>Another</p>") == "worked out again"


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


def test_pinned_floors_cover_every_measure(tmp_path: Path) -> None:
    floors = check_floors.read_floors(check_floors.FLOORS)
    assert {floor.name for floor in floors} == set(check_floors.MEASURES)
    broken = tmp_path / "floors.toml"
    broken.write_text("mb_per_s = { at_least = 12 }\n", encoding="utf-8")
    with pytest.raises(ValueError, match="disagree about"):
        check_floors.read_floors(broken)


def test_floors_that_need_absent_data_are_skipped(tmp_path: Path) -> None:
    where = check_floors.Context(tmp_path / "nowhere", tmp_path, "default", 1)
    row, good = check_floors.judge(check_floors.Floor("no_harm_wcxb_articles", "at_least", 0.998), where)
    assert good
    assert row[3:] == ["skipped", f"evaluation data not found at {tmp_path / 'nowhere'}"]


def test_tables_align_numbers_to_the_right() -> None:
    assert tables.table(["a", "n"], [["left", "1.5"], ["x", "10"]]).split("\n")[2:] == ["left  1.5", "x      10"]


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
