"""Decides what a page's metadata is, one value per field, among the candidates of its text and of its HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cleaner.metadata.choose.choice import Choice, decided
from cleaner.page.candidates import Candidate, Harvest
from cleaner.result import Metadata

MIN_CONFIDENCE = 0.3
"""Minimum confidence in a field: that of one taken from another."""

_TEXTS: tuple[str, ...] = ("title", "date", "modified", "canonical_url", "site_name", "section", "description", "image")
_TEXTS += ("place", "agency")
"""Fields that are one text."""

_PLURALS = {"author": "authors", "tag": "tags"}
"""Names in `Metadata` of the fields that hold several candidates."""


def resolve(found: Harvest, declared: Sequence[Candidate], url: str | None, page: str) -> Metadata:
    """Return the metadata of a page.

    Args:
        found: what its text shows.
        declared: what its HTML declares, see `cleaner.metadata.html`; empty for flat text.
        url: its address, if it is known.
        page: its text, which the candidates' offsets index.

    >>> from cleaner.metadata.html.values import Property, declare
    >>> from cleaner.page.candidates import Harvest, Source
    >>> title = declare("title", "Port strike ends | Varn Courier", 0.8, Property(Source.OPEN_GRAPH, "og:title"))
    >>> site = declare("site_name", "Varn Courier", 0.9, Property(Source.OPEN_GRAPH, "og:site_name"))
    >>> resolve(Harvest((), 0), (title, site), None, "").title
    'Port strike ends'
    """
    if declared:
        from cleaner.metadata.choose.page import of_page  # noqa: PLC0415 - only HTML needs it

        choice = of_page(found, declared, url, page)
    else:
        choice = _of_text(found)
    sources = choice.sources
    if "date" not in sources and "modified" in sources and choice.shows_change:
        # A page that dates only its last change: that is the one date it gives itself.
        sources["date"] = replace(sources["modified"], field="date", confidence=MIN_CONFIDENCE)
    values = {field: c.value or decided(c, url, found, page) for field, c in sources.items()}
    return _metadata(choice, values, found.language, url)


def _metadata(choice: Choice, values: Mapping[str, str | None], language: str | None, url: str | None) -> Metadata:
    minutes, paid = values.get("reading_time"), values.get("paywalled")
    return Metadata(
        **{field: values.get(field) for field in _TEXTS},
        authors=tuple(dict.fromkeys(c.value for c in choice.authors)),
        language=values.get("language") or language,
        url=url,
        tags=tuple(dict.fromkeys(c.value for c in choice.tags)),
        reading_time=int(minutes) if minutes else None,
        paywalled=paid == "true" if paid else None,
        sources={_PLURALS.get(field, field): source for field, source in choice.sources.items()},
    )


def _of_text(found: Harvest) -> Choice:
    """Choose the surest candidate of each field, the first of equals; all authors and tags of the surest lines."""
    sources: dict[str, Candidate] = {}
    for candidate in (*found.candidates, *found.about):
        best = sources.get(candidate.field)
        if best is None or candidate.confidence > best.confidence:
            sources[candidate.field] = candidate
    author, tag = sources.get("author"), sources.get("tag")
    authors = [c for c in found.of("author") if author and c.confidence >= author.confidence]
    tags = [c for c in found.about if tag and c.field == "tag" and c.confidence >= tag.confidence]
    return Choice(sources, authors, tags)
