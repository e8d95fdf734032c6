"""The context filter on HTML: what the elements tell the network, and what it does with it."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

import cleaner
from cleaner import Pipeline
from cleaner.learned import network
from cleaner.learned.elements import ELEMENT_COLUMNS, MAX_NAMES, NAME_BITS, element_facts
from cleaner.learned.features import COLUMNS, facts_of, features_of, join
from cleaner.learned.network import EXACT, forward, largest_sum, load
from cleaner.learned.reasons import explain
from cleaner.learned.units import MIN_HTML_UNITS, STEPS, units_of
from cleaner.page.document import Document
from cleaner.page.elements import LINK
from cleaner.readers.html import read_html
from tests.readers.test_html_trees import pages

MENU = "".join(f"<li><a href='/{name}'>{name.title()}</a></li>" for name in ("piers", "ferries", "prizes", "weather"))
PARAGRAPHS = "".join(
    f"<p>The ferry {number} left Varn at six on Monday with 84 people, two dogs and a piano on board, says the harbour."
    for number in range(9)
)
MORE = "".join(
    f"<div class='teaser-card'><a href='/{number}'><h3>Pier cafe {number} wins a prize</h3></a>"
    "<p>The small cafe at the end of the pier has won a prize for its fish rolls.</p></div>"
    for number in range(6)
)
PAGE = (
    "<html><head><title>Ferries run again - Varn Courier</title></head><body>"
    f"<header><nav class='main-menu'><ul>{MENU}</ul></nav></header>"
    f"<main><article class='article-body'><h1>Ferries run again</h1>{PARAGRAPHS}</article></main>"
    f"<aside class='sidebar related-articles'><h2>From the region</h2>{MORE}</aside>"
    "<footer><p>Varn Courier, 4 Pier Road, Varn. All rights reserved.</p></footer></body></html>"
)


def document(html: str) -> Document:
    page = read_html(html)
    return Document(page.text, page.elements)


def columns(doc: Document) -> dict[str, list[int]]:
    found = element_facts(doc, np.arange(len(doc))).columns
    return {name: found[:, number].tolist() for number, (_, name) in enumerate(ELEMENT_COLUMNS)}


class TestFacts:
    def test_where_a_line_stands(self) -> None:
        doc = document("<nav><a href=/>Home</a></nav><main><h1>Rain</h1><p>It <a href=/x>rained</a>.</p></main>")
        found = columns(doc)
        assert doc.lines == ["Home", "Rain", "It rained."]
        assert found["part: nav"] == [STEPS, 0, 0]
        assert found["part: main"] == [0, STEPS, STEPS]
        assert found["heading 1"] == [0, STEPS, 0]
        assert found["nothing but a link"] == [STEPS, 0, 0]
        assert found["share of links"] == [STEPS, 0, 6 * STEPS // 10]

    def test_containers_hold_more_lines_than_what_is_in_them(self) -> None:
        doc = document("<main><div><div><p>One</p></div></div><p>Two</p></main><p>Three</p>")
        found = columns(doc)
        assert found["container 1: 2 lines and more"] == [STEPS, STEPS, STEPS]
        assert found["container 1: 4 lines and more"] == [0, 0, 0]
        assert found["last line in container 1"] == [0, STEPS, STEPS]
        assert found["next line in container 1"] == [STEPS, 0, 0]
        assert found["next line in container 2"] == [STEPS, STEPS, 0]

    def test_alike_are_elements_with_the_same_names(self) -> None:
        found = columns(document("<p class=a>One</p><p class=a>Two</p><p class=b>Three</p>"))
        assert found["alike 1: 2 lines and more"] == [STEPS, STEPS, 0]

    def test_names_near_and_far_are_told_apart(self) -> None:
        near = element_facts(document("<div class=comment>One</div>"), np.arange(1))
        far = element_facts(document("<div class=comment><ul><li><b><i>One</i></b></li></ul></div>"), np.arange(1))
        assert near.names.tolist() == [len(near.buckets)]
        assert set(near.buckets.tolist()) != set(far.buckets.tolist())

    @given(pages)
    def test_values_are_whole_and_small_on_any_page(self, html: str) -> None:
        doc = document(html)
        if not len(doc):
            return
        facts = element_facts(doc, np.arange(len(doc)))
        assert facts.columns.shape == (len(doc), len(ELEMENT_COLUMNS))
        assert facts.columns.dtype == np.uint8
        assert facts.columns.max() <= STEPS
        assert facts.names.sum() == len(facts.buckets)
        assert facts.names.max() <= MAX_NAMES
        assert facts.buckets.max() < 1 << NAME_BITS

    @given(pages)
    def test_links_are_counted_as_the_elements_count_them(self, html: str) -> None:
        doc = document(html)
        elements = doc.elements
        assert elements is not None
        shares = [
            min(elements.linked(start, start + len(line)), len(line)) * STEPS // len(line)
            for start, line in zip(doc.starts, doc.lines, strict=True)
        ]
        assert not len(doc) or columns(doc)["share of links"] == shares
        assert all(inline.start < inline.end for inline in elements.inlines if inline.kind == LINK)

    def test_a_line_that_was_cut_has_its_facts_twice(self) -> None:
        facts = element_facts(document("<p class=a>One</p><p>Two</p>"), np.array([0, 0, 1]))
        assert facts.columns.shape[0] == 3
        assert (facts.columns[0] == facts.columns[1]).all()
        assert facts.names[0] == facts.names[1]


class TestNetwork:
    def test_no_sum_can_leave_what_floats_hold_exactly(self) -> None:
        assert largest_sum(load(html=True)) < EXACT

    def test_it_has_names_and_the_one_for_text_has_none(self) -> None:
        names = load(html=True).names
        assert names is not None
        assert len(names) == 1 << NAME_BITS
        assert network.load().names is None

    def test_parts_joined_are_the_whole(self) -> None:
        doc = document(PAGE)
        units = units_of(doc.lines)
        whole = features_of(facts_of(doc, units), units, load(html=True).characters, 0, len(doc))
        joined = join([whole.part(0, 5), whole.part(5, 6), whole.part(6, len(doc))])
        assert whole.columns.shape[1] == len(COLUMNS) + len(ELEMENT_COLUMNS)
        assert all((one == other).all() for one, other in zip(whole, joined, strict=True))
        assert (forward(load(html=True), whole)[0] == forward(load(html=True), joined)[0]).all()


def test_the_article_stays_and_what_is_around_it_goes() -> None:
    body = cleaner.clean(PAGE).body
    assert body.count("The ferry") == 9
    assert "Pier cafe" not in body
    assert "Weather" not in body


def test_a_text_in_html_stays() -> None:
    paragraphs = "".join(f"<p>The ferry {number} left Varn at six with a piano on board.</p>" for number in range(40))
    result = cleaner.clean(f"<html><body>{paragraphs}</body></html>")
    assert result.removed == ()


def test_a_page_with_a_menu_is_no_text_alone() -> None:
    short = (
        "<title>Ferries run again - Varn Courier</title>"
        f"<nav><ul>{MENU}</ul></nav><main><h1>Ferries run again</h1><p>The first one left at six with a piano.</p>"
        "<p>The next one leaves on Tuesday at noon, if the fog allows it.</p></main>"
        "<footer><a href=/x>Terms</a></footer>"
    )
    assert cleaner.clean(short).body.splitlines()[0] == "The first one left at six with a piano."
    assert "Weather" not in cleaner.clean(short).body


@pytest.mark.parametrize("count", [1, MIN_HTML_UNITS - 1])
def test_a_snippet_is_left_alone(count: int) -> None:
    html = "<nav>" + "".join(f"<p>Piers of Varn {number}</p>" for number in range(count)) + "</nav>"
    assert Pipeline.preset("none").adding("context").clean(html, kind="html").removed == ()


def test_reasons_name_the_elements() -> None:
    doc = Pipeline.preset("none").adding("context").clean(PAGE).document
    place = doc.starts[doc.lines.index("Pier cafe 3 wins a prize")]
    found = explain(doc, place)
    assert found is not None
    assert found.probability > 0.5
    alone = [explain(doc, start) for start in doc.starts]
    assert any(reason.what.startswith("elements") for one in alone if one for reason in one.reasons)


def test_hash_of_the_pinned_page() -> None:
    """The kept lines of one page, on every machine; whoever trains anew writes the new value here."""
    digest = hashlib.sha256(cleaner.clean(PAGE).body.encode()).hexdigest()[:16]
    assert digest == (Path(__file__).parent / "context_html.txt").read_text().strip()
