"""Lists of links to other articles: related, recommended, most read."""

from collections.abc import Iterator, Sequence

from cleaner.filters.links.list_reader import ListReader, Piece
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.lexicon.phrases import UNSPACED, load
from cleaner.page.document import BLANK, Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.runs import runs
from cleaner.text.sentences import is_headline, is_unspaced

MIN_WEIGHT, MIN_WEIGHT_UNSPACED = 3.0, 1.0
"""Minimum weight of a page's running text, one long paragraph; on a page with less, links are what it is about."""

MAX_HEADLINES, MAX_LIST_LINES = 30, 160
"""Maximum headlines of a list, and lines with all that stands between them; a longer list is the page's subject."""

MAX_MINORS = 3
"""Maximum lines of one or two words in a row between two headlines: a section, a name; more are a menu."""

MIN_MEAN_WORDS = 4
"""Minimum words of a list's headlines on average, unless it stands below the article; entries of menus have fewer."""

MIN_LONG_WORDS = 6
"""Minimum words of the headlines of news; topics, names of pages and settings are shorter."""

MAX_BELOW_TEASER, MIN_TEASER_WORDS = 5, 4
"""Maximum headlines below one teaser phrase between paragraphs, and words of each."""

MIN_PRICES, MAX_GOOD_LINES = 2, 8
"""Minimum prices and buttons of a list of goods, and lines from one of them to the next."""

MIN_SIGNED_HEADINGS, MAX_HEADING_CHARS = 2, 60
"""Headings of a text that show that all of them begin with a sign, and their maximum length."""

_PARAGRAPH = "The port of Varn stood still on Monday, and nobody expects the cranes to move this week. " * 5
_NAMES = ("related", "most_read")
_RULES = {Piece.HEADLINE: "headline", Piece.TEXT: "summary"}
_BULLETS = frozenset("-*•·–—‣◦▪▶►■・")
_HEADING_SIGNS = frozenset("■□◆◇▼▽▲△●○")
_OPEN_ENDS = "?？؟!！…"
_ROW = pattern(r"[:：]\s(?:\S+\s){0,3}?\d{1,2}[:.h]\d\d\b|[:：]\s\d")
"""What a row of a timetable or of a list of prices has, and no headline."""


@filter(
    "related",
    label="related",
    needs_kinds=(*_NAMES, "teaser", "read_more"),
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
    headline's shape must follow; below a heading that articles have too they must be long and come with dates,
    ranks or the like. Where running text follows, the last headline may be its heading and stays.
    """
    edges = find_edges(doc)
    below_teasers = dict(_headlines_below_teasers(doc, edges))
    yield from (Mark(i, "headline", phrase=hit.entry) for hit, below in below_teasers.items() for i in below)
    if edges.weight < (MIN_WEIGHT_UNSPACED if doc.language in UNSPACED else MIN_WEIGHT):
        return
    headings = [hit for hit in _headings(doc) if hit not in below_teasers]
    reader, heading_lines = ListReader(doc), {hit.line for hit in headings}
    above: list[PhraseMatch] = []
    for hit in headings:
        pieces = _without_goods_text(reader, hit.line + 1, _read_list(doc, reader, hit, heading_lines, edges))
        if not pieces and hit.line + 1 in heading_lines and _is_named(doc, hit.line) and _is_named(doc, hit.line + 1):
            above.append(hit)
            continue
        if _is_list(doc, hit, pieces, edges):
            for heading in (*above, hit):
                yield Mark(heading.line, "heading", phrase=heading.entry)
            for i, piece in enumerate(pieces, hit.line + 1):
                yield Mark(i, _RULES.get(piece, "detail"), phrase=hit.entry)
        above = []


def _headings(doc: Document) -> list[PhraseMatch]:
    hits = doc.phrases.whole(*_NAMES, "teaser")
    return [hit for hit in hits if "read_more" not in doc.kinds[hit.line] and doc.lines[hit.line][-1] not in ".。?？"]


def _is_named(doc: Document, i: int) -> bool:
    """Return whether a line is the name of a list, and not a teaser's phrase."""
    return not set(_NAMES).isdisjoint(doc.kinds[i])


def _read_list(
    doc: Document, reader: ListReader, hit: PhraseMatch, headings: set[int], edges: Edges
) -> Sequence[Piece]:
    """Return what the lines below a heading are, as far as they are a list of links.

    Below "Latest news" dated reports of two sentences may be what the page is about; so only what breaks off or has
    a link's label is a summary there.
    """
    first, loose = hit.line + 1, "most_read" not in doc.kinds[hit.line]
    pieces: list[Piece] = []
    heads: list[int] = []
    is_tight = False
    for i in range(first, min(first + MAX_LIST_LINES, len(doc))):
        piece = Piece.END if i in headings else reader.read(i)
        if piece is Piece.TEXT and not reader.is_summary(i, pieces, loose=loose):
            return _whole_items(_without_last(pieces))
        if piece is Piece.END or (is_tight and doc.gaps[i] == BLANK):
            break
        if piece is Piece.HEADLINE:
            heads.append(i)
            is_tight = (len(heads) == 2 and BLANK not in doc.gaps[heads[0] + 1 : i + 1]) or (
                is_tight and len(heads) > 2
            )
        pieces.append(piece)
        if pieces[-MAX_MINORS - 1 :].count(Piece.MINOR) > MAX_MINORS:
            break
    is_inside = edges.start < hit.line < edges.end
    return _whole_items(_without_last(pieces) if is_inside and not is_tight else pieces)


def _without_goods_text(reader: ListReader, first: int, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return a list of goods up to its last price or button, another list as it is."""
    goods = [k for k in range(len(pieces)) if reader.is_price_or_button(first + k)]
    if len(goods) < MIN_PRICES:
        return pieces
    return pieces[: next(runs(goods, lambda a, b: b - a <= MAX_GOOD_LINES))[-1] + 1]


def _without_last(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return a list without its last headline, which may be the heading of what follows; not if it has a summary."""
    last = max((k for k, piece in enumerate(pieces) if piece is Piece.HEADLINE), default=len(pieces))
    return pieces if Piece.TEXT in pieces[last:] else pieces[:last]


def _whole_items(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return a list up to its last headline, the details that follow it, and names like those of other items."""
    heads = [k for k, piece in enumerate(pieces) if piece is Piece.HEADLINE]
    if not heads:
        return []
    end = max(k for k, piece in enumerate(pieces) if piece in (Piece.HEADLINE, Piece.TEXT)) + 1
    size = heads[-1] - heads[-2] if heads[0] == 0 and len(heads) > 1 else 0
    while end < len(pieces) and (pieces[end] is Piece.DETAIL or end - heads[-1] < size):
        end += 1
    return pieces[:end]


def _is_list(doc: Document, hit: PhraseMatch, pieces: Sequence[Piece], edges: Edges) -> bool:
    """Return whether a heading and what follows it are a list of links and no part of the text."""
    words = [doc.words[i] for i, piece in enumerate(pieces, hit.line + 1) if piece is Piece.HEADLINE]
    details, is_below = pieces.count(Piece.DETAIL), hit.line > edges.end
    if not words or len(words) > MAX_HEADLINES or (pieces[0] is not Piece.HEADLINE and not _is_named(doc, hit.line)):
        return False
    if hit.line < edges.start and (edges.head >= edges.start or edges.head < hit.line):
        return False
    long = sum(size >= MIN_LONG_WORDS for size in words)
    if _is_weak(hit.phrase):
        return len(words) > 1 and 3 * long >= 2 * len(words) and details >= len(words)
    if is_below:
        return len(words) > 1 or long > 0 or details > 1
    return len(words) > 1 and sum(words) >= MIN_MEAN_WORDS * len(words)


def _is_weak(phrase: str) -> bool:
    """Return whether articles have such a heading too: a single word, or a phrase that begins lines of a text."""
    if phrase in load().phrases("teaser_weak"):
        return True
    return len(phrase) <= 2 if is_unspaced(phrase) else " " not in phrase


def _headlines_below_teasers(doc: Document, edges: Edges) -> Iterator[tuple[PhraseMatch, range]]:
    """Yield the teaser phrases between paragraphs that lead to several headlines, with the lines of these.

    They end with the block that the phrase begins; on a page without such blocks before running text, whose heading may
    be the last of them, unless all begin with one bullet. A link's label such as Read more leads to what it stands
    with in one block, but to nothing where it is a block of its own.
    """
    hits = [hit for hit in doc.phrases.whole("teaser", "read_more") if doc.labels[hit.line] is Label.TEASER]
    hits = [hit for hit in hits if edges.start < hit.line < edges.end]
    has_signed_headings = bool(hits) and _has_signed_headings(doc)
    for hit in hits:
        i, first = hit.line, hit.line + 1
        is_block = doc.gaps[i] == BLANK != doc.gaps[first]
        end = first
        while end - first <= MAX_BELOW_TEASER and _is_headline(doc, end) and not (is_block and doc.gaps[end] == BLANK):
            end += 1
        count = end - first
        if count > MAX_BELOW_TEASER or (not is_block and "read_more" in doc.kinds[i]):
            continue
        signs = {doc.lines[k][0] for k in range(first, end)}
        are_bulleted = len(signs) == 1 and signs <= _BULLETS
        if not is_block and not are_bulleted and not (has_signed_headings and signs.isdisjoint(_HEADING_SIGNS)):
            end = max(first, end - 1)
        if end > first and all(doc.words[k] >= MIN_TEASER_WORDS for k in range(first, end)):
            yield hit, range(first, end)


def _has_signed_headings(doc: Document) -> bool:
    """Return whether all of the text's own headings begin with one sign: ■ On the way to school."""
    lines = (line for line in doc.lines[doc.main_text.start : doc.main_text.end + 1] if line[0] in _HEADING_SIGNS)
    signs = [line[0] for line in lines if len(line) <= MAX_HEADING_CHARS]
    return len(signs) >= MIN_SIGNED_HEADINGS and len(set(signs)) == 1


def _is_headline(doc: Document, i: int) -> bool:
    if i >= len(doc) or doc.kinds[i] or doc.labels[i] not in (Label.BODY, Label.TEASER):
        return False
    line = doc.lines[i]
    is_open = not doc.is_prose[i] or line[-1] in _OPEN_ENDS
    return is_open and not _ROW.search(line) and is_headline(line, whole=False)
