"""Tags: the topics under which a page is filed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import BLANK, Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words

MOST_TAG_WORDS = 5
"""Words of one tag: Carbon Capture and Storage."""

MOST_SPREAD_WORDS = 3
"""Words of a tag that stands alone between blank lines; longer lines may be headlines."""

MOST_TAGS = 40
"""A line or a list of more is the index of a site."""

LEAST_WEIGHT = 6.0
"""On a page with less running text than some three paragraphs, a list of topics is what the page is about."""

MOST_CHARS = 600
"""A line of tags is no longer than this."""

MOST_LOOSE_WORDS = 12
"""Words of a line of tags without commas; with more, it may be a sentence."""

REACH = 3
"""Lines in which running text must not follow, or a credit must stand, for tags above the article's end."""

_SEPARATOR = pattern(r"\s*[,;|·•#/、，;；>»]\s*|\s{2,}|\s-\s")
_HASHTAGS = pattern(
    r"#[^\W\d]\w{1,60}(?:[\s,]{1,4}#[^\W\d]\w{1,60}){0,99}|# [^\W\d]\w{0,60}(?:[\s,]{1,4}# [^\W\d]\w{0,60}){1,99}"
)
_HASHTAGS_APART = pattern(r"# [^\W\d]\w{0,60}(?:[\s,]{1,4}# [^\W\d]\w{0,60}){1,99}")
_NO_TAG = pattern(r"[(){}\[\]=<>`\"]")


@filter(
    "tag",
    label="tag",
    rules={
        "line": "A label, a colon and short items: Tags: climate, rivers, policy.",
        "list": "A heading such as Topics below the article, and the short lines under it.",
        "hashtags": "A line of hashtags below the last paragraph: #rivers #climate.",
    },
    triggers=("Tags: climate, rivers, policy\n", "Topics\nClimate\nRivers\n", "#climate #rivers\n"),
)
def tag(doc: Document) -> Iterator[Mark]:
    """Mark the tags of a page.

    A paper has a line of keywords, a recipe a category, a database its fields, and each belongs to its text. So a
    label needs a colon and short items, and must stand below the last paragraph, or where no paragraph follows soon,
    or beside the headline.
    """
    leading = [hit for hit in doc.phrases.leading("tags") if len(doc.keys[hit.line]) > len(hit.phrase)]
    headings = doc.phrases.whole("tags")
    if not leading and not headings and "#" not in doc.source:
        return
    edges = find_edges(doc)
    article = edges.weight >= LEAST_WEIGHT
    for hit in leading:
        if _is_line_of_tags(doc, hit, below=hit.line > edges.end) and _is_apart(doc, hit.line, edges):
            yield Mark(hit.line, "line", phrase=hit.entry)
    for hit in headings:
        below = _list_below(doc, hit.line) if article and hit.line > edges.end else []
        if below:
            yield from (Mark(i, "list", phrase=hit.entry) for i in (hit.line, *below))
    if article and "#" in doc.source:
        yield from _hashtags(doc, edges.end + 1)


def _is_line_of_tags(doc: Document, hit: PhraseMatch, *, below: bool) -> bool:
    """Say whether a label is followed by a colon and short items, or below the article by several items."""
    line = doc.lines[hit.line]
    rest = line[len(hit.phrase) :].lstrip()
    if not line[0].isalnum() or not rest or len(line) > MOST_CHARS or rest[-1] in ".!?。":
        return False
    colon = rest[0] in ":："
    items = [item for item in _SEPARATOR.split(rest.lstrip(":：# ")) if item]
    if not items or len(items) > MOST_TAGS or (not colon and (len(items) < 3 or not below)):
        return False
    if len(items) == 1:
        return count_words(items[0]) <= (MOST_LOOSE_WORDS if below else MOST_TAG_WORDS)
    return all(count_words(item) <= MOST_TAG_WORDS for item in items)


def _is_apart(doc: Document, i: int, edges: Edges) -> bool:
    """Say whether a line of tags stands where a page's tags do: below the article, at a text's end, or in the head."""
    if i > edges.end:
        return True
    prose = doc.prose
    after = bisect_left(prose, i)
    if i > edges.start:
        return after == len(prose) or prose[after] > i + REACH
    others = [c.line for c in doc.harvest.candidates if c.whole and c.line != i] if doc.harvest else []
    return any(abs(line - i) <= REACH for line in others) and i not in _titles(doc)


def _titles(doc: Document) -> Sequence[int]:
    return [c.line for c in doc.harvest.of("title")] if doc.harvest else ()


def _list_below(doc: Document, heading: int) -> list[int]:
    """Return the short lines under a heading, up to the first that is something else."""
    found: list[int] = []
    for i in range(heading + 1, min(heading + 1 + MOST_TAGS, len(doc))):
        if i in doc.phrases.lines or not _is_tag(doc, i, first=not found):
            break
        if found and doc.gaps[i] == BLANK and not _is_spread(doc, found, i):
            break
        found.append(i)
    return found


def _is_spread(doc: Document, found: Sequence[int], i: int) -> bool:
    """Say whether line `i` goes on with a list whose items all stand apart, one tag each."""
    apart = all(doc.gaps[k] == BLANK for k in found)
    return apart and all(count_words(doc.lines[k]) <= MOST_SPREAD_WORDS for k in (found[0], i))


def _is_tag(doc: Document, i: int, *, first: bool) -> bool:
    line = doc.lines[i]
    if len(line) > MOST_CHARS or line[-1] in ".!?:。：" or _NO_TAG.search(line):
        return False
    if count_words(line) <= MOST_TAG_WORDS:
        return not any(map(str.isdigit, line)) or count_words(line) == 1
    return first and all(count_words(item) <= MOST_TAG_WORDS for item in _SEPARATOR.split(line))


def _hashtags(doc: Document, start: int) -> Iterator[Mark]:
    """Mark the first lines of hashtags that stand together, two hashtags or more in all."""
    found: list[int] = []
    for i in range(start, len(doc)):
        line = doc.lines[i]
        if line[0] == "#" and (_HASHTAGS.fullmatch(line) or _HASHTAGS_APART.fullmatch(line)):
            found.append(i)
        elif found:
            break
    if sum(doc.lines[i].count("#") for i in found) > 1:
        yield from (Mark(i, "hashtags") for i in found)
