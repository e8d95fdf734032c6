"""Lists of links to other articles: related, recommended, most read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.filters.links._led import has_signed_headings, led_by_teaser, led_cues
from cleaner.filters.links.list_reader import Piece, Reader
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.lexicon.phrases import load
from cleaner.page.document import BLANK, Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.sentences import count_words, is_unspaced

LEAST_WEIGHT = 3.0
"""A page with less running text than one long paragraph is a listing; links are what it is about."""

UNSPACED = ("zh", "ja")
LEAST_WEIGHT_UNSPACED = 1.0
"""The same in languages in which a third of the characters say as much."""

MOST_HEADLINES = 30
"""A longer list is what its page is about."""

MOST_LINES = 160
"""Lines of the longest list, with everything that stands between its headlines."""

LEAST_GOODS, MOST_GOOD = 2, 8
"""Prices and buttons of a list of goods, and lines from one of them to the next."""

MOST_REPEATS = 2
"""A heading that stands more often among running text is a badge of its rows: Most popular."""

MOST_MINORS = 3
"""Lines of one or two words in a row that stand between two headlines: a section, a name; more are a menu."""

LEAST_MEAN = 4
"""Words of a list's headlines on average, unless it stands below the article; entries of menus have fewer."""

LONG_HEADLINE = 6
"""Words of the headlines of news; topics, names of pages and settings are shorter."""

_PARAGRAPH = "The port of Varn stood still on Monday, and nobody expects the cranes to move this week. " * 5
_NAMES = ("related", "most_read")
_RULES = {Piece.HEADLINE: "headline", Piece.TEXT: "summary"}


@filter(
    "related",
    label="related",
    rules={
        "heading": "The heading of a list of links: Related articles, Most read.",
        "headline": "A headline in such a list.",
        "summary": "What stands under a headline there, where it breaks off or has a date or a link's label by it.",
        "detail": "A date, a rank, a section, a name or a price between such headlines.",
    },
    triggers=(
        f"{_PARAGRAPH}\nRelated articles\nPort strike enters its third day\nWho owns the wind at night?\n",
        f"{_PARAGRAPH}\nMost read\n1\nPort strike enters its third day\n2\nWho owns the wind at night?\n",
        "Related articles\nPort strike enters its third day\n",
        "Most read\n",
    ),
)
def related(doc: Document) -> Iterator[Mark]:
    """Mark lists of links to other articles, with their headings.

    The heading is not enough: "See also" stands in reference works, "Recommended" above settings. Lines with a
    headline's shape must follow; below a heading that honest texts have too they must be long and come with dates,
    ranks or the like. Where running text follows, the last headline may be its heading and stays.
    """
    headings, cues = _headings(doc), led_cues(doc)
    if not headings and not cues:
        return
    edges = find_edges(doc)
    signed = bool(cues) and has_signed_headings(doc)
    led = {hit: led_by_teaser(doc, hit.line, signed=signed) for hit in cues if edges.start < hit.line < edges.end}
    yield from (Mark(i, "headline", phrase=hit.entry) for hit, below in led.items() for i in below)
    headings = [hit for hit in headings if not led.get(hit)]
    if edges.weight < (LEAST_WEIGHT_UNSPACED if doc.language in UNSPACED else LEAST_WEIGHT):
        return
    reader, known = Reader(doc), {hit.line for hit in headings}
    named = {hit.line for hit in doc.phrases.whole(*_NAMES)}
    badges = _badges(headings, edges)
    above: list[PhraseMatch] = []
    for hit in headings:
        pieces = _goods_of(reader, hit.line + 1, _read_list(doc, reader, hit, known, edges))
        if not pieces and {hit.line, hit.line + 1} <= named:
            above.append(hit)
            continue
        if hit.line not in named and not _is_pointed_at(doc, hit.line, pieces, edges):
            pieces = []
        if hit.phrase not in badges and _is_list(doc, hit, pieces, edges):
            for heading in (*above, hit):
                yield Mark(heading.line, "heading", phrase=heading.entry)
            for i, piece in enumerate(pieces, hit.line + 1):
                yield Mark(i, _RULES.get(piece, "detail"), phrase=hit.entry)
        above = []


def _badges(headings: Sequence[PhraseMatch], edges: Edges) -> set[str]:
    among_text = Counter(hit.phrase for hit in headings if edges.start < hit.line < edges.end)
    return {phrase for phrase, times in among_text.items() if times > MOST_REPEATS}


def _headings(doc: Document) -> list[PhraseMatch]:
    links = load().phrases("read_more")
    hits = doc.phrases.whole(*_NAMES, "teaser")
    return [hit for hit in hits if hit.phrase not in links and doc.lines[hit.line][-1] not in ".。?？"]


def _is_pointed_at(doc: Document, heading: int, pieces: Sequence[Piece], edges: Edges) -> bool:
    """Say whether a teaser's cue leads to a list: a colon behind it, or its place below the article."""
    leads = heading > edges.end or doc.lines[heading].endswith((":", "："))
    return leads and pieces[:1] == [Piece.HEADLINE]


def _read_list(doc: Document, reader: Reader, hit: PhraseMatch, known: set[int], edges: Edges) -> list[Piece]:
    """Return what the lines below a heading are, as far as they are a list of links.

    Below "Latest news" dated reports of two sentences may be what the page is about; so only what breaks off or has
    a link's label is a summary there.
    """
    heading, loose = hit.line, "most_read" not in doc.phrases.table.whole[hit.phrase][0]
    pieces: list[Piece] = []
    heads: list[int] = []
    tight = False
    for i in range(heading + 1, min(heading + 1 + MOST_LINES, len(doc))):
        piece = Piece.END if i in known else reader.read(i)
        if piece is Piece.TEXT and not reader.is_summary(i, pieces, loose=loose):
            return _without_last(pieces)
        if piece is Piece.END or (tight and doc.gaps[i] == BLANK):
            break
        if piece is Piece.HEADLINE:
            heads.append(i)
            tight = (len(heads) == 2 and BLANK not in doc.gaps[heads[0] + 1 : i + 1]) or (tight and len(heads) > 2)
        pieces.append(piece)
        if pieces[-MOST_MINORS - 1 :].count(Piece.MINOR) > MOST_MINORS:
            break
    if edges.start < heading < edges.end and not tight:
        return _without_last(pieces)
    return _whole_items(pieces)


def _goods_of(reader: Reader, first: int, pieces: list[Piece]) -> list[Piece]:
    """Return a list of goods up to its last price or button, another list as it is."""
    goods = [k for k in range(len(pieces)) if reader.is_goods(first + k)]
    if len(goods) < LEAST_GOODS:
        return pieces
    end = next((k for k, after in pairwise(goods) if after - k > MOST_GOOD), goods[-1])
    return pieces[: end + 1]


def _without_last(pieces: list[Piece]) -> list[Piece]:
    """Return a list without its last headline, which may be the heading of what follows; not if it has a summary."""
    heads = [k for k, piece in enumerate(pieces) if piece is Piece.HEADLINE]
    if not heads or Piece.TEXT in pieces[heads[-1] :]:
        return _whole_items(pieces)
    return _whole_items(pieces[: heads[-1]])


def _whole_items(pieces: list[Piece]) -> list[Piece]:
    """Return a list up to its last headline, the details that follow it, and names like those of other items."""
    heads = [k for k, piece in enumerate(pieces) if piece is Piece.HEADLINE]
    if not heads:
        return []
    end = max(heads[-1], *[k for k, piece in enumerate(pieces) if piece is Piece.TEXT], 0) + 1
    size = heads[-1] - heads[-2] if heads[0] == 0 and len(heads) > 1 else 0
    while end < len(pieces) and (pieces[end] is Piece.DETAIL or end - heads[-1] < size):
        end += 1
    return pieces[:end]


def _is_list(doc: Document, hit: PhraseMatch, pieces: Sequence[Piece], edges: Edges) -> bool:
    """Say whether a heading and what follows it are a list of links and no part of the text."""
    heads = [i for i, piece in enumerate(pieces, hit.line + 1) if piece is Piece.HEADLINE]
    if not heads or len(heads) > MOST_HEADLINES:
        return False
    if hit.line < edges.start and (edges.head >= edges.start or edges.head < hit.line):
        return False
    words = [count_words(doc.lines[i]) for i in heads]
    long = sum(size >= LONG_HEADLINE for size in words)
    if _is_weak(hit.phrase):
        return len(heads) > 1 and 3 * long >= 2 * len(heads) and pieces.count(Piece.DETAIL) >= len(heads)
    if hit.line > edges.end:
        return len(heads) > 1 or long > 0 or pieces.count(Piece.DETAIL) > 1
    return len(heads) > 1 and sum(words) >= LEAST_MEAN * len(heads)


def _is_weak(phrase: str) -> bool:
    """Say whether honest texts have a heading too: single words, and cues that begin honest lines."""
    if phrase in load().phrases("teaser_weak"):
        return True
    return len(phrase) <= 2 if is_unspaced(phrase) else " " not in phrase
