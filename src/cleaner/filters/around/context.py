"""The learned filter, which reads the whole page, and readability-lxml's choice of a page's main part."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.learned.units import is_text, units_of
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label


@filter(
    "context",
    label="other",
    scope="last",
    options={"threshold": 0.4},
    after=("date", "byline", "title", "share", "navigation", "login", "legal", "related"),
    rules={"surroundings": "A line that a trained network, which reads the whole page, takes for no part of the text."},
    triggers=(
        "Home\nNews\nHarbour\nSport\nMarkets\nWhat to do in Varn\nPuzzles\nJobs\nHomes\nCars\nShop\nVideos\nPodcasts\n"
        "Our apps\nAbout us\nContact\nAdvertise\nHelp\nFollow us\nThe quay in pictures\nNight ferry sold\nSign in\n",
    ),
)
def context(doc: Document, *, threshold: float = 0.4) -> Iterator[Mark]:
    """Mark what reads like text, but stands around it.

    Rules find what names itself. A menu in no lexicon, a teaser with its summary or a promotion does not; a network
    that was trained on flattened pages judges each line by its shape, its words, its place, its neighbours and by what
    the rules marked. Lines less likely than `threshold` to be text go: a higher one takes more. Where a line holds
    most of the page, its sentences are judged. Of a page of HTML another network, which reads the elements too, judges.

    Nothing is removed from a text of few lines, from one on which other filters find nothing, and from one that the
    network finds to be nothing but text, as a whole or without what the other filters mark. If most of the running text
    would be removed, nothing is, and the result has a warning.
    """
    units = units_of(doc.lines)
    marked, is_html = len(doc) - doc.labels.count(Label.BODY), doc.elements is not None
    if is_text(len(units.texts), marked, cut=units.cut, html=is_html):
        return
    from cleaner.learned.judge import ABSTAINED, judge  # noqa: PLC0415 - NumPy takes long to load

    doc.verdict = verdict = judge(doc, units, threshold)
    if verdict.decision.abstained:
        doc.warnings = (*doc.warnings, ABSTAINED.format(verdict.decision.gone))
    for unit in verdict.decision.marked.nonzero()[0].tolist():
        line, start, end = units.lines[unit], units.starts[unit], units.ends[unit]
        yield Mark(line, "surroundings", start, None if end >= len(doc.lines[line]) else end)


@filter(
    "readability",
    label="other",
    engine="readability",
    rules={"outside-main": "A line whose element is not in the main part that readability-lxml finds."},
    triggers=(
        "<html><body><div id='menu'><p>Ferries, piers and everything else that floats in Varn.</p></div>"
        "<div class='article'><p>The ferry left Varn at six on Monday, with 84 people, and a piano, on board.</p>"
        "<p>Nobody knows who owns the piano, says Ben Ito, who sells coffee at the pier.</p>"
        "<p>The port had been closed for a week, because of the ice, and the crew had painted the rails.</p></div>\n",
    ),
)
def readability(doc: Document) -> Iterator[Mark]:
    """Mark the lines outside the main part of a page of HTML.

    readability-lxml looks for the element with the most running text and few links, as the reading views of browsers
    do. It is asked only where this filter is in the pipeline. Flat text stays as it is, and so does a page in which it
    finds no main part.
    """
    main = doc.elements.main if doc.elements else None
    if main is not None:
        yield from (Mark(i, "outside-main") for i in doc.unmarked() if doc.nodes[i] not in main)
