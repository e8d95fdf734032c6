"""JSON-LD: which of the objects in a page's scripts is about the page itself, and what it says.

An object counts that stands at the top, in a graph, or as the main entity of one that counts. What else an object holds
(lists of other pages, comments, reviews, parts) is never looked into, so that no other page's date gets in.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cleaner.found import Candidate
from cleaner.metadata.declared.fields import candidates
from cleaner.metadata.declared.kinds import ARTICLES, PAGES, PRODUCTS, SITES, WEAK
from cleaner.metadata.declared.loose_json import dates_in, read_loose
from cleaner.metadata.declared.same_page import is_same_page
from cleaner.metadata.declared.values import declare, to_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ORIGIN = "json-ld"

MOST_SCRIPTS, MOST_OBJECTS = 24, 400
"""Scripts of a page, and objects in them, that are looked at."""

MOST_DEPTH = 6
"""How deep objects that count stand in each other: a list, its graph, an object, its main entity."""

MOST_AUTHORS = 24

_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")

_TEXTS = (
    *(("title", "headline", 0.0), ("title", "name", -0.05), ("date", "datePublished", 0.0)),
    *(("date", "uploadDate", -0.1), ("date", "dateCreated", -0.15), ("modified", "dateModified", 0.0)),
    *(("section", "articleSection", -0.05), ("tag", "keywords", -0.1), ("description", "description", -0.1)),
    *(("language", "inLanguage", 0.0), ("image", "image", -0.1), ("image", "thumbnailUrl", -0.2)),
    *(("canonical_url", "url", -0.3), ("canonical_url", "mainEntityOfPage", -0.3)),
)
"""Fields, the property that holds each, and how much less it is believed than the object."""

_Object = Mapping[str, Any]


def from_json_ld(scripts: "Iterable[HtmlElement]", base: str | None) -> Iterator[Candidate]:
    """Yield what the objects about this page declare, the surest kinds of objects with most confidence.

    Args:
        scripts: the `script` elements of type application/ld+json.
        base: the page's own address, if it is known.
    """
    objects: list[_Object] = []
    by_id: dict[str, _Object] = {}
    for number, script in enumerate(scripts):
        if number == MOST_SCRIPTS:
            break
        text = script.text or ""
        values = list(read_loose(text))
        objects.extend(_objects(values, by_id, MOST_OBJECTS - len(objects)))
        if not values and text:
            fields = {"datePublished": "date", "dateModified": "modified"}
            for name, value in dates_in(text).items():
                yield from candidates(fields[name], value, 0.5, ORIGIN, name, base)
    for item in _of_page(objects, base):
        yield from _of_object(*item, by_id, base)
    for one in objects:
        if _kinds(one) & SITES:
            yield from candidates("site_name", one.get("name"), 0.8 if "website" in _kinds(one) else 0.5, ORIGIN, "name", base)
        elif "breadcrumblist" in _kinds(one):
            yield from _of_breadcrumb(one)


def _objects(values: Iterable[Any], by_id: dict[str, _Object], room: int) -> list[_Object]:
    """Return the objects that count, in order; those with an identifier are entered in `by_id` too."""
    found: list[_Object] = []
    waiting = [(value, 0) for value in values][::-1]
    while waiting and len(found) < room:
        value, depth = waiting.pop()
        if isinstance(value, list):
            waiting.extend((item, depth + 1) for item in reversed(value[:room]) if depth < MOST_DEPTH)
        elif isinstance(value, dict):
            found.append(value)
            name = value.get("@id")
            if isinstance(name, str) and len(value) > 1:
                by_id.setdefault(name, value)
            inside = [value[k] for k in _INSIDE if isinstance(value.get(k), (list, dict))]
            waiting.extend((item, depth + 1) for item in reversed(inside) if depth < MOST_DEPTH)
    return found


def _kinds(one: _Object) -> frozenset[str]:
    """Return the types of an object in small letters, without what stands before a colon or a slash."""
    kinds = one.get("@type")
    many = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(kind.rpartition("/")[2].rpartition(":")[2].lower() for kind in many[:9] if isinstance(kind, str))


def _of_page(objects: list[_Object], base: str | None) -> Iterator[tuple[_Object, float]]:
    """Yield the objects about this page with how much each is believed.

    Of several of one kind, as a list of stories, those count that give this page's address, or none if all give
    others.
    """
    for kinds, sure in ((ARTICLES, 0.95), (PRODUCTS, 0.85), (PAGES, 0.7)):
        likely = [one for one in objects if _kinds(one) & kinds and not _says_other(one, base)]
        own = [one for one in likely if base and any(is_same_page(a, base) for a in _addresses(one))]
        strong = [one for one in own or likely if _kinds(one) - WEAK] or own or likely
        if len(strong) > 1 and not own:
            sure -= 0.25
        for one in strong[:2]:
            yield one, sure - (0.2 if _kinds(one) <= WEAK else 0.0)


def _addresses(one: _Object) -> list[str]:
    """Return the addresses that an object gives for the page it is about."""
    main = one.get("mainEntityOfPage")
    given = [main.get("@id"), main.get("url")] if isinstance(main, dict) else [main]
    return [value for value in (*given, one.get("url"), one.get("@id")) if isinstance(value, str) and "/" in value]


def _says_other(one: _Object, base: str | None) -> bool:
    """Say whether an object gives addresses and all are other pages'."""
    given = [address for address in _addresses(one) if address.startswith(("http:", "https:"))]
    return bool(base and given) and not any(is_same_page(address, base or "", loose=True) for address in given)


def _of_object(one: _Object, sure: float, by_id: Mapping[str, _Object], base: str | None) -> Iterator[Candidate]:
    for field, name, less in _TEXTS:
        value = _first(one.get(name))
        if field == "tag" and isinstance(one.get(name), list):
            value = ",".join(tag for tag in one[name][:40] if isinstance(tag, str))
        if isinstance(value, dict):
            value = value.get("url") or value.get("@id") or value.get("alternateName" if field == "language" else "name")
        yield from candidates(field, value, sure + less, ORIGIN, name, base)
    for name, less in (("author", 0.0), ("creator", -0.15)):
        for author in _people(one.get(name), by_id):
            yield from candidates("author", author, sure + less, ORIGIN, name, base)
    publisher = _resolved(_first(one.get("publisher")), by_id)
    if isinstance(publisher, dict):
        yield from candidates("site_name", _first(publisher.get("name")), 0.6, ORIGIN, "publisher", base)
    free = to_text(str(one.get("isAccessibleForFree", ""))).lower()
    if free in ("true", "false") or free.rpartition("/")[2] in ("true", "false") or "isAccessibleForFree" in one:
        paid = str(one["isAccessibleForFree"]).lower().rpartition("/")[2] in ("false", "no", "0")
        yield declare("paywalled", "true" if paid else "false", 0.9, ORIGIN, "isAccessibleForFree")


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _resolved(value: Any, by_id: Mapping[str, _Object]) -> Any:
    """Return the object that `value` only refers to by its identifier, or `value` itself."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _people(value: Any, by_id: Mapping[str, _Object]) -> Iterator[str]:
    """Yield the names in an author property: a text, an object, or a list of them."""
    many = value if isinstance(value, list) else [value]
    for one in many[:MOST_AUTHORS]:
        person = _resolved(one, by_id)
        name = _first(person.get("name")) if isinstance(person, dict) else person
        if isinstance(name, dict):
            name = name.get("name")
        if text := to_text(name):
            yield text


def _of_breadcrumb(one: _Object) -> Iterator[Candidate]:
    """Yield the section: the last step of the path that is not the page itself, nor the site's front page."""
    steps = one.get("itemListElement")
    names: list[str] = []
    for step in steps[:12] if isinstance(steps, list) else ():
        item = step.get("item") if isinstance(step, dict) else None
        name = step.get("name") if isinstance(step, dict) else None
        if not name and isinstance(item, dict):
            name = item.get("name")
        names.append(to_text(name))
    if len(names) > 2:
        yield from candidates("section", names[-2], 0.5, ORIGIN, "breadcrumb", None)
