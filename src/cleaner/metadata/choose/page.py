"""Chooses the metadata of a page whose HTML declares some, among that and what its text shows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from cleaner.lexicon.phrases import LANGUAGES
from cleaner.metadata.choose.authors import choose_authors
from cleaner.metadata.choose.choice import Choice, decided
from cleaner.metadata.choose.date import choose_date, is_shown, own_dates, settled
from cleaner.metadata.choose.site_names import is_front, letters
from cleaner.metadata.choose.title import Setting, choose_title, setting_of
from cleaner.metadata.text.date import date_in_url
from cleaner.page.candidates import Candidate, Harvest

MAX_TAGS = 40
"""Maximum tags of a page; more are a list for search engines."""

_PLAIN = ("description", "image", "paywalled", "place", "agency", "reading_time")
"""Fields whose surest candidate is taken as it is."""

_NO_SECTION = frozenset(("uncategorized", "uncategorised", "home", "default", "article", "page"))

_Many = Sequence[Candidate]
_Fields = defaultdict[str, list[Candidate]]


def of_page(found: Harvest, declared: _Many, url: str | None, page: str) -> Choice:
    """Choose one candidate for each field; see `cleaner.metadata.choose.resolve` for what goes in."""
    fields = by_field(found, declared)
    setting = setting_in(fields, url)
    sites = [c.value for c in fields["site_name"]]
    authors = choose_authors(fields["author"], sites)
    tag = _surest(fields["tag"])
    chosen: dict[str, Candidate | None] = {
        "title": choose_title(fields["title"], setting),
        **_dates(fields, url, found, page),
        "author": authors[0] if authors else None,
        "site_name": _most_said(fields["site_name"]),
        "section": _section(fields["section"], set(setting.names.keys)),
        "language": _language(found, fields["language"]),
        "canonical_url": _canonical(fields["canonical_url"], url),
        "tag": tag,
        **{field: _surest(fields[field]) for field in _PLAIN},
    }
    sources = {field: candidate for field, candidate in chosen.items() if candidate is not None}
    tags = [c for c in fields["tag"] if tag and (c.origin, c.rule) == (tag.origin, tag.rule)]
    changed = sources.get("modified")
    shows = changed is not None and is_shown(changed, fields["modified"])
    return Choice(sources, authors, tags[:MAX_TAGS], shows)


def by_field(found: Harvest, declared: _Many) -> _Fields:
    """Return the candidates of each field, those of the page's HTML first."""
    fields: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in (*declared, *found.candidates, *found.about):
        fields[candidate.field].append(candidate)
    return fields


def setting_in(fields: _Fields, url: str | None) -> Setting:
    """Return what is known of a page that says where to look for its title; `url` is its address, if that is known."""
    address = url or next((c.value for c in fields["canonical_url"] if c.origin != "text"), "")
    sites = [c.value for c in fields["site_name"]]
    return setting_of(address, sites, {c.value for c in fields["kind"]})


def _dates(fields: _Fields, url: str | None, found: Harvest, page: str) -> dict[str, Candidate | None]:
    """Return the date of publication and that of the last change."""
    dates, changes = fields["date"], fields["modified"]
    known = settled([*_settled_by_page(dates, url, found, page), *changes])
    changed = [c for c in known if c.field == "modified"]
    day = date_in_url(url) if url else ""
    published = own_dates([c for c in known if c.field == "date"], changed, day)
    return {
        "date": choose_date(published, day) or _ambiguous(dates),
        "modified": choose_date(changed) or _ambiguous(changes),
    }


def _settled_by_page(dates: _Many, url: str | None, found: Harvest, page: str) -> list[Candidate]:
    """Return dates, ambiguous ones of the text with the reading that the rest of the page speaks for."""
    known = [(c, decided(c, url, found, page) if c.readings and c.start >= 0 else None) for c in dates]
    return [replace(c, value=value, readings=()) if value else c for c, value in known]


def _ambiguous(dates: _Many) -> Candidate | None:
    """Return the surest date of those that can be read two ways, if all can."""
    return _surest(dates) if dates and all(c.readings for c in dates) else None


def _surest(many: _Many) -> Candidate | None:
    return max(many, key=lambda c: c.confidence, default=None)


def _most_said(many: _Many) -> Candidate | None:
    """Return the candidate whose wording has most confidence over all sources."""
    total: defaultdict[str, float] = defaultdict(float)
    for candidate in many:
        total[letters(candidate.value)] += candidate.confidence
    return max(many, key=lambda c: (total[letters(c.value)], c.confidence), default=None)


def _section(many: _Many, sites: set[str]) -> Candidate | None:
    return _surest([c for c in many if letters(c.value) not in sites | _NO_SECTION and "://" not in c.value])


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
