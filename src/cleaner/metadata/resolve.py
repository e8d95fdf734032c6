"""Decides what a page's metadata is, one value per field, among the candidates of its text and of its HTML."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from cleaner.found import Candidate, Harvest
from cleaner.lexicon import LANGUAGES
from cleaner.metadata.choose_authors import choose_authors
from cleaner.metadata.choose_date import choose_date, is_shown, own_dates, settled
from cleaner.metadata.choose_title import address_words, choose_title, letters, names_of
from cleaner.metadata.date import date_in_url, decide
from cleaner.metadata.same_page import is_front
from cleaner.result import Metadata

LEAST_CONFIDENCE = 0.3
"""How sure a field is that is taken from another one."""

NO_TEXT = Harvest((), 0)
"""What is found in a page without text."""

MOST_TAGS = 40

_PLAIN = ("description", "image", "paywalled", "place", "agency", "reading_time")
"""Fields whose surest candidate is taken as it is."""

_TEXTS = (
    "title",
    "date",
    "modified",
    "canonical_url",
    "site_name",
    "section",
    "description",
    "image",
    "place",
    "agency",
)
"""Fields that are one text."""

_NO_SECTION = frozenset(
    ("uncategorized", "uncategorised", "home", "default", "article", "articles", "page", "allgemein")
)

_Many = Sequence[Candidate]


def resolve(found: Harvest | None, declared: _Many, url: str | None, page: str) -> Metadata:
    """Return the metadata of a page.

    Args:
        found: what its text shows; None for a page without text.
        declared: what its HTML declares, see `cleaner.metadata.declared`; empty for flat text.
        url: its address, if it is known.
        page: its text, which the candidates' offsets index.

    >>> from cleaner.metadata.declared.values import Source, declare
    >>> title = declare("title", "Port strike ends | Varn Courier", 0.8, Source("meta", "og:title"))
    >>> site = declare("site_name", "Varn Courier", 0.9, Source("meta", "og:site_name"))
    >>> resolve(None, (title, site), None, "").title
    'Port strike ends'
    """
    found = found or NO_TEXT
    sources = _of_page(found, declared, url, page) if declared else _of_text(found)
    if "date" not in sources and "modified" in sources:
        # A page that dates only its last change: that is the one date it gives itself, if its reader can see it.
        changes = [c for c in declared if c.field == "modified"]
        if not declared or is_shown(sources["modified"], [*changes, *found.of("modified")]):
            sources["date"] = sources["modified"]._replace(field="date", confidence=LEAST_CONFIDENCE)
    values = {field: c.value or _decided(c, url, found, page) for field, c in sources.items()}
    minutes, paid = values.get("reading_time"), values.get("paywalled")
    return Metadata(
        **{field: values.get(field) for field in _TEXTS},
        authors=tuple(dict.fromkeys(c.value for c in _authors(found, declared, sources))),
        language=values.get("language") or found.language,
        url=url,
        tags=tuple(dict.fromkeys(c.value for c in _tags(found, declared, sources)))[:MOST_TAGS],
        reading_time=int(minutes) if minutes else None,
        paywalled=paid == "true" if paid else None,
        sources=sources,
    )


def _of_text(found: Harvest) -> dict[str, Candidate]:
    """Return the surest candidate of each field, the first of equals."""
    sources: dict[str, Candidate] = {}
    for candidate in (*found.candidates, *found.about):
        best = sources.get(candidate.field)
        if best is None or candidate.confidence > best.confidence:
            sources[candidate.field] = candidate
    return sources


def _of_page(found: Harvest, declared: _Many, url: str | None, page: str) -> dict[str, Candidate]:
    """Return the chosen candidate of each field where the page's HTML declares some."""
    fields: dict[str, list[Candidate]] = {}
    for candidate in (*declared, *found.candidates, *found.about):
        fields.setdefault(candidate.field, []).append(candidate)
    sites = fields.get("site_name", [])
    address = url or next((c.value for c in declared if c.field == "canonical_url"), None)
    dates = settled([*_settled_by_page(fields.get("date", []), url, found, page), *fields.get("modified", [])])
    changes = [c for c in dates if c.field == "modified"]
    published = own_dates([c for c in dates if c.field == "date"], changes)
    names = names_of([c.value for c in sites], address)
    chosen: dict[str, Candidate | None] = {
        "title": choose_title(
            fields.get("title", []), names, address_words(address), front=bool(address) and is_front(address or "")
        ),
        "date": choose_date(published, date_in_url(url) if url else "") or _ambiguous(fields.get("date", [])),
        "modified": choose_date(changes) or _ambiguous(fields.get("modified", [])),
        "author": next(iter(choose_authors(fields.get("author", []), [c.value for c in sites])), None),
        "site_name": _most_said(sites),
        "section": _section(fields.get("section", []), set(names.keys)),
        "language": _language(found, fields.get("language", [])),
        "canonical_url": _canonical(fields.get("canonical_url", []), url),
        "tag": _surest(fields.get("tag", [])),
        **{field: _surest(fields.get(field, [])) for field in _PLAIN},
    }
    return {field: candidate for field, candidate in chosen.items() if candidate is not None}


def _settled_by_page(dates: _Many, url: str | None, found: Harvest, page: str) -> list[Candidate]:
    """Return dates, ambiguous ones of the text with the reading that the rest of the page speaks for."""
    known = [(c, _decided(c, url, found, page) if c.readings and c.start >= 0 else None) for c in dates]
    return [c._replace(value=value, readings=()) if value else c for c, value in known]


def _ambiguous(dates: _Many) -> Candidate | None:
    """Return the surest date of those that can be read two ways, if all can."""
    return _surest(dates) if dates and all(c.readings for c in dates) else None


def _surest(many: _Many) -> Candidate | None:
    return max(many, key=lambda c: c.confidence, default=None)


def _most_said(many: _Many) -> Candidate | None:
    """Return the candidate whose wording has most confidence over all sources."""
    total: dict[str, float] = {}
    for candidate in many:
        total[letters(candidate.value)] = total.get(letters(candidate.value), 0.0) + candidate.confidence
    return max(many, key=lambda c: (total[letters(c.value)], c.confidence), default=None)


def _section(many: _Many, sites: set[str]) -> Candidate | None:
    fit = [c for c in many if letters(c.value) not in sites | _NO_SECTION and "://" not in c.value]
    return _surest(fit)


def _language(found: Harvest, many: _Many) -> Candidate | None:
    """Return the declared language where the text's own is unknown, or cannot be known to the lexicon.

    Templates declare English for pages in any language; hardly any declares a language that few pages are in.
    """
    best = _surest(many)
    if best is None or len(best.value) > 2 or (found.language and best.value in LANGUAGES):
        return None
    return best


def _canonical(many: _Many, url: str | None) -> Candidate | None:
    """Return the page's own address; a front page is none for another page, though templates say so."""
    inner = bool(url) and not is_front(url or "")
    return _surest([c for c in many if not (inner and is_front(c.value) and not urlsplit(c.value).query)])


def _authors(found: Harvest, declared: _Many, sources: Mapping[str, Candidate]) -> list[Candidate]:
    """Return all authors of the chosen source, in text all authors of the surest lines."""
    author = sources.get("author")
    if declared:
        sites = [c.value for c in (*declared, *found.about) if c.field == "site_name"]
        return choose_authors([c for c in (*declared, *found.of("author")) if c.field == "author"], sites)
    return [c for c in found.of("author") if author and c.confidence >= author.confidence]


def _tags(found: Harvest, declared: _Many, sources: Mapping[str, Candidate]) -> list[Candidate]:
    """Return all tags of the chosen source, in text all of the surest lines."""
    tag = sources.get("tag")
    many = [c for c in (*declared, *found.about) if c.field == "tag"]
    if declared:
        return [c for c in many if tag and (c.origin, c.rule) == (tag.origin, tag.rule)]
    return [c for c in many if tag and c.confidence >= tag.confidence]


def _decided(candidate: Candidate, url: str | None, found: Harvest, page: str) -> str | None:
    """Return the reading of an ambiguous date that the page's address, or the rest of the page, speaks for, or None."""
    day = date_in_url(url) if url and candidate.readings else ""
    for reading in candidate.readings:
        if day and reading.startswith(day):
            return reading
    others = [other.value for other in found.of("date", "modified") if other.value]
    written = page[candidate.start : candidate.end] if candidate.start >= 0 else ""
    return decide(candidate.readings, others, written, page) or None
