"""What is known of a page at each stage of the pipeline: span filters, harvest, line filters, last filters."""

from collections.abc import Iterator

import cleaner
from cleaner import Document, Mark, Pipeline
from cleaner.page.candidates import Harvest
from cleaner.page.main_text import MainText

TEXT = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.\n" * 8
PAGE = (
    f"Port strike ends\n18 May 2021\n{TEXT}READ MORE: The ferry is back. The pier is open again.\nShare\nTweet\nPrint\n"
)

Facts = tuple[Harvest, MainText, MainText | None]


def facts_at(scope: str, *others: str) -> Facts:
    """Return what a filter of `scope` finds on the page behind other filters."""
    found: list[Facts] = []

    def look(doc: Document) -> Iterator[Mark]:
        found.append((doc.harvest, doc.main_text, doc.rest))
        return iter(())

    Pipeline.preset().only(*others).adding(cleaner.filter("acme-look", label="ad", scope=scope)(look)).clean(PAGE)  # type: ignore[arg-type]
    return found[0]


def test_span_filters_know_the_lines_alone() -> None:
    harvest, text, rest = facts_at("span", "teaser", "share")
    assert (harvest.candidates, rest) == ((), None)
    assert (text.start, text.end) == (2, 10)


def test_line_filters_know_the_harvest_and_what_span_filters_left() -> None:
    harvest, text, rest = facts_at("line", "teaser", "share")
    assert {candidate.field for candidate in harvest.candidates} == {"title", "date"}
    assert (harvest.body_start, text.start, rest) == (2, 2, None)


def test_last_filters_know_what_line_filters_left() -> None:
    _, text, rest = facts_at("last", "teaser", "share")
    assert rest is not None
    assert (rest.start, rest.end) == (text.start, text.end)


def test_a_stage_does_not_depend_on_who_asked_before() -> None:
    def ask(doc: Document) -> Iterator[Mark]:
        assert doc.main_text.end >= 0
        return iter(())

    curious = cleaner.filter("acme-ask", label="ad", scope="span")(ask)
    pipeline = Pipeline.preset().only("share", "tail-run", "title", "date")
    assert pipeline.adding(curious).clean(PAGE) == pipeline.clean(PAGE)
