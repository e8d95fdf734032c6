"""What is learned about titles, from invented pages; the evaluation data are not here."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("lxml")

from benchmarks import train_title  # noqa: E402
from benchmarks.data import Page  # noqa: E402
from benchmarks.found_html import Answer as Said  # noqa: E402
from benchmarks.found_html import is_alike, judge  # noqa: E402

TEXT = (
    "<p>The night ferry left Varn at six on Monday with 84 people and a piano on board, as it did every week.</p>" * 3
)


def page(number: int) -> Page:
    """Return a page whose truth is what it declares, and whose heading is a slogan."""
    html = (
        f"<title>Ferry {number} | Varn</title><meta property='og:title' content='Ferry {number}'><h1>Go on board</h1>"
    )
    return Page("wcxb", str(number), f"https://varn{number}.example/a", "article", html + TEXT, "", f"Ferry {number}")


def test_weights_are_learned_and_the_same_each_time() -> None:
    examples = [train_title.example_of(page(number)) for number in range(12)]
    names = train_title.names_in(examples)
    first, again = train_title.fit(examples, names), train_title.fit(examples, names)
    assert first.tolist() == again.tolist()
    weights = dict(zip(names, first, strict=True))
    assert weights["is og"] > 0 > weights["is h1"]


def test_pages_are_judged_by_weights_of_other_hosts() -> None:
    examples = [train_title.example_of(page(number)) for number in range(12)]
    lines = train_title.report(examples).splitlines()
    assert lines[2].split() == ["wcxb", "all", "12", "1.000", "1.000", "1.000"]


def test_a_page_without_wordings_is_wrong() -> None:
    empty = Page("wcxb", "x", "https://varn.example/b", "article", "", "", "Ferry")
    examples = [*(train_title.example_of(page(number)) for number in range(12)), train_title.example_of(empty)]
    assert train_title.hits(examples, examples[-1].fold)[12] == (False, False)


@pytest.mark.parametrize(
    ("title", "verdict", "score"),
    [
        ("night ferry runs AGAIN!", "right", 1.0),
        ("Night ferry runs again now", "wrong", 1.0),
        ("Piano on board", "wrong", 0.0),
        ("", "none", 0.0),
    ],
)
def test_titles_are_right_by_words_and_alike(title: str, verdict: str, score: float) -> None:
    truth = page(1)
    truth = Page(truth.set, truth.id, truth.url, truth.type, "", "", "Night ferry runs again")
    assert list(judge(truth, Said(title), ["title"])) == [("title", verdict, score)]
    assert is_alike(title, truth.title) == bool(score)
