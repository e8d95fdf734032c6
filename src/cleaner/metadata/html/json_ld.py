"""JSON-LD: which of the objects in a page's scripts is about the page itself, and what it says.

An object counts that stands at the top, in a graph, or as the main entity of one that counts. What else an object holds
(lists of other pages, comments, reviews, parts) is never looked into, so that no other page's date gets in.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.metadata.choose.site_names import is_front, is_same_page
from cleaner.metadata.html.values import MAX_TAGS, Property, candidates, declare, to_text
from cleaner.page.candidates import Candidate, Source
from cleaner.text.lazy import pattern, read_text

if TYPE_CHECKING:
    from lxml.etree import _Element

SCHEMA: dict[str, Any] = json.loads(read_text("metadata/html/schema.json"))
"""Names of schema.org.

`types`: texts and works (`article`), which of them as often are about a part of the page (`weak`), what a page offers,
the page as such, what people ask and answer in a `forum`, and whose page it is. `json_ld`: fields, the property that
holds each, and how much less it is believed than its object. `microdata`: properties, the field of each, and how much
it is believed. `others`: properties that hold items about other things than the page.
"""

TYPES: dict[str, frozenset[str]] = {kind: frozenset(names) for kind, names in SCHEMA["types"].items()}


def types_in(written: Iterable[object]) -> frozenset[str]:
    """Return the types of an object in small letters, without what stands before a colon or a slash.

    >>> sorted(types_in(["http://schema.org/NewsArticle", "schema:WebPage", None]))
    ['newsarticle', 'webpage']
    """
    return frozenset(
        one.rstrip("/").rpartition("/")[2].rpartition(":")[2].lower() for one in written if isinstance(one, str)
    )


def kind_of(types: frozenset[str]) -> str:
    """Return what a page with an object of these types is, in short: news, article, forum, product; "" for any other.

    >>> kind_of(frozenset(["newsarticle"])), kind_of(frozenset(["techarticle"])), kind_of(frozenset(["webpage"]))
    ('news', 'article', '')
    """
    if any(one.endswith("newsarticle") for one in types):
        return "news"
    if types & TYPES["forum"]:
        return "forum"
    if any(one.endswith(("article", "blogposting")) for one in types):
        return "article"
    return "product" if types & TYPES["product"] else ""


MAX_SCRIPTS, MAX_OBJECTS = 24, 400
"""Maximum scripts of a page, and objects in them, that are looked at."""

MAX_OBJECT_DEPTH = 6
"""Maximum depth of objects that count in each other: a list, its graph, an object, its main entity."""

MAX_AUTHORS = 24
UNSURE, WEAKER = 0.25, 0.2
"""How much less an object is believed that is one of several, and one whose kind as often is a part of the page."""

_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")

_ADDRESSES = ("canonical_url", "image")
_FREE = {"true": "false", "yes": "false", "false": "true", "no": "true"}
"""Whether a page is to be paid for, by what it says of being free."""

_Object = Mapping[str, Any]


class _About(NamedTuple):
    """An object about this page.

    Attributes:
        object: the object.
        kind: "article", "product" or "page".
        confidence: how much it is believed.
        is_sure: whether it is the only one of its kind, and of a type that is about all of a page.
    """

    object: _Object
    kind: str
    confidence: float
    is_sure: bool


def from_json_ld(scripts: "Iterable[_Element]", own: Sequence[str]) -> Iterator[Candidate]:
    """Yield what the objects about this page declare; `own` are the page's own addresses, the surest first."""
    base = own[0] if own else None
    objects: list[_Object] = []
    by_id: dict[str, _Object] = {}
    for script in islice(scripts, MAX_SCRIPTS):
        text = script.text or ""
        values = list(read_loose(text))
        objects.extend(_objects(values, by_id, MAX_OBJECTS - len(objects)))
        if not values and text:
            fields = {"datePublished": "date", "dateModified": "modified"}
            for name, value in dates_in(text).items():
                yield from candidates(fields[name], value, 0.5, Property(Source.JSON_LD, name, base))
    for about in _of_page(objects, own):
        yield from _of_object(about, by_id, base)
    for one in objects:
        yield from _of_site(one, base)


def _of_site(one: _Object, base: str | None) -> Iterator[Candidate]:
    """Yield what an object says of the site: its name, or the section in which the page stands."""
    kinds = _kinds(one)
    if kinds & TYPES["site"]:
        sure = 0.8 if "website" in kinds else 0.5
        yield from candidates("site_name", one.get("name"), sure, Property(Source.JSON_LD, "name", base))
    elif "breadcrumblist" in kinds:
        yield from _of_breadcrumb(one)


def _objects(values: Iterable[Any], by_id: dict[str, _Object], room: int) -> list[_Object]:
    """Return the objects that count, in order; those with an identifier are entered in `by_id` too."""
    found: list[_Object] = []
    waiting = [(value, 0) for value in values][::-1]
    while waiting and len(found) < room:
        value, depth = waiting.pop()
        if isinstance(value, list):
            waiting.extend((item, depth + 1) for item in reversed(value[:room]) if depth < MAX_OBJECT_DEPTH)
        elif isinstance(value, dict):
            found.append(value)
            name = value.get("@id")
            if isinstance(name, str) and len(value) > 1:
                by_id.setdefault(name, value)
            inside = [value[k] for k in _INSIDE if isinstance(value.get(k), (list, dict))]
            waiting.extend((item, depth + 1) for item in reversed(inside) if depth < MAX_OBJECT_DEPTH)
    return found


def _kinds(one: _Object) -> frozenset[str]:
    kinds = one.get("@type")
    return types_in(kinds[:9] if isinstance(kinds, list) else [kinds])


def _of_page(objects: list[_Object], own: Sequence[str]) -> Iterator[_About]:
    """Yield the objects about this page with how much each is believed.

    Of several of one kind, as a list of stories, those count that give this page's address, or none if all give
    others.
    """
    for kind, sure in (("article", 0.95), ("product", 0.85), ("page", 0.7)):
        likely = [one for one in objects if _kinds(one) & TYPES[kind] and not _says_other(one, own)]
        named = [one for one in likely if any(is_same_page(a, b) for a in _addresses(one) for b in own)]
        strong = [one for one in named or likely if _kinds(one) - TYPES["weak"]] or named or likely
        less = UNSURE if len(strong) > 1 and not named else 0.0
        for one in strong[:2]:
            lower = less + (WEAKER if _kinds(one) <= TYPES["weak"] else 0.0)
            yield _About(one, kind, sure - lower, is_sure=not lower)


def _addresses(one: _Object) -> list[str]:
    """Return the addresses that an object gives for the page it is about."""
    main = one.get("mainEntityOfPage")
    given = [main.get("@id"), main.get("url")] if isinstance(main, dict) else [main]
    return [value for value in (*given, one.get("url"), one.get("@id")) if isinstance(value, str) and "/" in value]


def _says_other(one: _Object, own: Sequence[str]) -> bool:
    """Return whether an object gives addresses and all are other pages'; the site's front page is a filling word."""
    given = [address for address in _addresses(one) if address.startswith(("http:", "https:"))]
    given = [address for address in given if not is_front(address)]
    return bool(own and given) and not any(is_same_page(a, b, loose=True) for a in given for b in own)


def _of_object(about: _About, by_id: Mapping[str, _Object], base: str | None) -> Iterator[Candidate]:
    one, sure = about.object, about.confidence
    for field, name, less in SCHEMA["json_ld"]:
        source = _title_source(about, name) if field == "title" else Source.JSON_LD
        yield from candidates(field, _value(one.get(name), field), sure + less, Property(source, name, base))
    for name, less in (("author", 0.0), ("creator", -0.15)):
        for author in _people(one.get(name), by_id):
            yield from candidates("author", author, sure + less, Property(Source.JSON_LD, name, base, about.kind))
    publisher = _first(_name(_resolved(_first(one.get("publisher")), by_id)))
    yield from candidates("site_name", publisher, 0.6, Property(Source.JSON_LD, "publisher", base))
    if kind := kind_of(_kinds(one)):
        yield declare("kind", kind, sure, Property(Source.JSON_LD, "@type"))
    free = str(one.get("isAccessibleForFree", "")).lower().rpartition("/")[2].strip()
    if free in _FREE:
        yield declare("paywalled", _FREE[free], 0.9, Property(Source.JSON_LD, "isAccessibleForFree"))


def _title_source(about: _About, name: str) -> Source:
    """Return the source of a title that is the property `name` of an object."""
    is_story = about.is_sure and about.kind == "article"
    if name == "headline":
        return Source.STORY if is_story else Source.UNSURE_STORY
    if is_story:
        return Source.STORY_NAME
    return Source.PRODUCT_NAME if about.is_sure and about.kind == "product" else Source.OBJECT_NAME


def _value(value: Any, field: str) -> Any:
    """Return a property's text: the first of a list, or what an object gives for its kind of field; all tags."""
    if field == "tag" and isinstance(value, list):
        return ",".join(tag for tag in value[:MAX_TAGS] if isinstance(tag, str))
    one = _first(value)
    if not isinstance(one, dict):
        return one
    address = one.get("url") or one.get("@id")
    return one.get("alternateName") if field == "language" else address if field in _ADDRESSES else one.get("name")


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else None


def _resolved(value: Any, by_id: Mapping[str, _Object]) -> Any:
    """Return the object that `value` only refers to by its identifier, or `value` itself."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _people(value: Any, by_id: Mapping[str, _Object]) -> Iterator[str]:
    """Yield the names in an author property: a text, an object, or a list of them."""
    many = value if isinstance(value, list) else [value]
    for one in many[:MAX_AUTHORS]:
        person = _resolved(one, by_id)
        name = _first(person.get("name")) if isinstance(person, dict) else person
        if text := to_text(_name(name) or name):
            yield text


def _of_breadcrumb(one: _Object) -> Iterator[Candidate]:
    """Yield the section: the last step of the path that is not the page itself, nor the site's front page."""
    steps = one.get("itemListElement")
    inside = [step for step in steps[:12] if isinstance(step, dict)] if isinstance(steps, list) else []
    names = [to_text(_name(step) or _name(step.get("item"))) for step in inside]
    if len(names) > 2:
        yield from candidates("section", names[-2], 0.5, Property(Source.JSON_LD, "breadcrumb"))


MAX_SCRIPT_CHARS = 1_000_000
"""Maximum characters of one script that are read; the largest on ordinary pages had 600,000."""

MAX_SCRIPT_VALUES = 64
"""Maximum values that one script holds one behind the other; most hold one."""

_WRAPPING = pattern(r"<!\[CDATA\[|\]\]>|<!--|-->|/\*{1,2}\s{0,9}\*/")
_TRAILING_COMMA = pattern(r",(\s{0,999}[}\]])")
_BAD_ESCAPE = pattern(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_BETWEEN = " \t\r\n,;/*\ufeff\x00"


def read_loose(text: str) -> Iterator[Any]:
    """Yield the JSON values in a script's text; nothing where it cannot be read even with its usual mistakes mended.

    >>> list(read_loose('<!-- {"headline": "Port strike ends",} -->'))
    [{'headline': 'Port strike ends'}]
    >>> list(read_loose('{"year": 2021} {"year":'))
    [{'year': '2021'}]
    """
    if len(text) > MAX_SCRIPT_CHARS:
        return
    mended = text
    for mend in _MENDS:
        mended = mend(mended)
        values, complete = _read_values(mended.strip(_BETWEEN))
        if complete or (values and mend is _MENDS[-1]):
            yield from values
            return


def _read_values(text: str) -> tuple[list[Any], bool]:
    """Return the values at the beginning of `text`, and whether they are all of it."""
    found: list[Any] = []
    at, decoder = 0, _decoder()
    while at < len(text) and len(found) < MAX_SCRIPT_VALUES:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found, False
        found.append(value)
        rest = text[at : at + 999]
        at += len(rest) - len(rest.lstrip(_BETWEEN))
    return found, True


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


_MENDS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: _WRAPPING.sub(" ", text),
    lambda text: _TRAILING_COMMA.sub(r"\1", text),
    lambda text: _BAD_ESCAPE.sub(r"\\\\", text.replace("\\'", "'")),
    lambda text: _TRAILING_COMMA.sub(r"\1", html.unescape(text)) if "&quot;" in text else text,
)
"""What is mended in turn, each on top of those before it, until the text can be read."""

_DATES = re.compile(r'"(datePublished|dateModified)"\s{0,9}:\s{0,9}"([^"\\<>]{8,40})"')


def dates_in(text: str) -> dict[str, str]:
    """Return the dates of publication and change in a script that cannot be read, the first of each.

    >>> dates_in('{"headline": "The "best" ferry", "datePublished": "2021-03-03"')
    {'datePublished': '2021-03-03'}
    """
    found: dict[str, str] = {}
    for match in _DATES.finditer(text[:MAX_SCRIPT_CHARS]):
        found.setdefault(match[1], match[2])
    return found
