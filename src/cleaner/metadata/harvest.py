"""Collects the candidates of all fields of a page."""

from collections.abc import Sequence
from dataclasses import replace

from cleaner.metadata.text.credits import credit_lines, find_credits
from cleaner.metadata.text.dateline import find_dateline
from cleaner.metadata.text.declared_headline import find_declared_headline
from cleaner.metadata.text.headline import find_title
from cleaner.metadata.text.markdown_heading import find_markdown_headline
from cleaner.metadata.text.reading_time import find_reading_time
from cleaner.metadata.text.section import Headline, find_paths, find_section
from cleaner.metadata.text.signature import find_author_links
from cleaner.metadata.text.site import find_copyrights, find_site
from cleaner.metadata.text.tags import find_tags
from cleaner.page.candidates import Candidate, Harvest, Source
from cleaner.page.document import Document
from cleaner.text.normalize import lookup_key

ABOVE_START = 5
"""Lines above the running text at which a headline is supposed that is nowhere but in the browser's title."""

PARAGRAPH, PARAGRAPHS, NEAR = 150, 2, 12
"""Characters of a paragraph, and how many in so many lines show that a sentence below them is theirs."""

LEAST_COPY = 12
"""Characters of a line that is taken for a copy of the headline in the browser's title."""


def harvest(doc: Document, declared: Sequence[Candidate] = ()) -> Harvest:
    """Find title, dates and authors around the start of the running text, and what else the page says of itself.

    Args:
        doc: the page.
        declared: what its HTML declares; a heading that says the same is the headline.

    >>> page = "18 May 2021\\nPort strike ends\\nThe strike at the port of Varn ended on Monday, the union said."
    >>> [c.value for c in harvest(Document(page)).candidates]
    ['2021-05-18', 'Port strike ends']
    """
    start = body_start(doc)
    near = credit_lines(doc, start)
    headline = find_declared_headline(doc, declared) or find_markdown_headline(doc)
    title = [headline] if headline else find_title(doc, near)
    if title and not headline and _is_in_text(doc, title[0].line):
        title = [replace(title[0], whole=False, rule="sentence-of-text", source=Source.SENTENCE)]
    place = _place_of(doc, title[0].line, start) if title else None
    links = list(find_author_links(doc))
    found = find_credits(doc, near, start, place, links)
    candidates = tuple(sorted([*found, *title], key=lambda c: (c.line, c.start)))
    head = _headline(doc, title[0], place) if title and place is not None else None
    paths = list(find_paths(doc, start, head))
    tags = list(find_tags(doc, [c.line for c in candidates if c.whole], {c.line for c in title}))
    copyrights = list(find_copyrights(doc))
    about = [
        *find_site(doc, title[0] if title else None, copyrights),
        *(find_section(doc, paths, head) if head else ()),
        *(find_reading_time(doc, near, head.place) if head else ()),
        *(tag for block in tags for tag in block.values),
        *find_dateline(doc, start),
    ]
    return Harvest(candidates, start, doc.language, tuple(about), (*paths, *tags, *copyrights, *links))


def _headline(doc: Document, title: Candidate, place: int) -> Headline:
    keys = (lookup_key(title.value), doc.keys[place], doc.keys[title.line])
    return Headline(title.line, place, frozenset(key for key in keys if key))


def _place_of(doc: Document, title: int, start: int) -> int:
    """Return where the headline stands above the text: the browser's title in the first line is a copy of it."""
    if title:
        return title
    first, above = doc.keys[0], doc.keys[1 : start + 2]
    copies = [i for i, line in enumerate(above, 1) if line in first and len(line) >= LEAST_COPY]
    return copies[-1] if copies else max(0, start - ABOVE_START)


def _is_in_text(doc: Document, title: int) -> bool:
    """Say whether what was taken as the headline is a sentence below paragraphs: the page has no headline of its own.

    Above a headline below paragraphs of notices stands a menu; above a sentence of the text none.
    """
    if title not in doc.prose:
        return False
    above = [i for i in doc.prose if title - NEAR <= i < title and len(doc.lines[i]) >= PARAGRAPH]
    return len(above) >= PARAGRAPHS and min(doc.label_runs.labels, default=title) >= title


def body_start(doc: Document) -> int:
    """Return the index of the first line of the densest stretch of running text, see `cleaner.page.main_text`."""
    return doc.main_text.start
