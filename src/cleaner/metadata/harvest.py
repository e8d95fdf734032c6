"""Collects the candidates of all fields of a page."""

from collections.abc import Sequence

from cleaner.metadata.text.credits import credit_lines, find_credits
from cleaner.metadata.text.dateline import find_dateline
from cleaner.metadata.text.headline import find_headline
from cleaner.metadata.text.reading_time import find_reading_time
from cleaner.metadata.text.section import find_paths, find_section
from cleaner.metadata.text.signature import find_author_links
from cleaner.metadata.text.site import find_copyrights, find_site
from cleaner.metadata.text.tags import find_tags
from cleaner.page.candidates import Candidate, Harvest
from cleaner.page.document import Document


def harvest(doc: Document, declared: Sequence[Candidate] = ()) -> Harvest:
    """Find title, dates and authors around the start of the running text, and what else the page says of itself.

    Args:
        doc: the page.
        declared: what its HTML declares; a heading that says the same is the headline.

    >>> page = "18 May 2021\\nPort strike ends\\nThe strike at the port of Varn ended on Monday, the union said."
    >>> [c.value for c in harvest(Document(page)).candidates]
    ['2021-05-18', 'Port strike ends']
    """
    start = doc.main_text.start
    near = credit_lines(doc, start)
    headline = find_headline(doc, declared, near)
    title = headline.candidate if headline else None
    links = list(find_author_links(doc))
    credits_ = find_credits(doc, near, start, headline.place if headline else None, links)
    candidates = tuple(sorted([*credits_, *([title] if title else [])], key=lambda c: (c.line, c.start)))
    paths = list(find_paths(doc, start, headline))
    tags = list(find_tags(doc, [c.line for c in candidates if c.whole], title.line if title else -1))
    copyrights = list(find_copyrights(doc))
    about = [*find_site(doc, title, copyrights)]
    if headline:
        about += [*find_section(doc, paths, headline), *find_reading_time(doc, near, headline.place)]
    about += [*(tag for block in tags for tag in block.values), *find_dateline(doc, start)]
    return Harvest(candidates, start, doc.language, tuple(about), (*paths, *tags, *copyrights, *links))
