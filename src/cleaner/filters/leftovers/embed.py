"""What embedded posts, videos and maps leave in a text: their labels, picture links and signatures."""

from collections.abc import Iterator
from itertools import chain

from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.metadata.text.credit_line import read_credit
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words, is_statement

MOST_LABEL_CHARS = 300
"""A line that explains an embedded thing is no longer than this."""

LEAST_WORDS = 4
"""Words of a phrase that is sure at the beginning of a long line; a shorter one must be half of its line."""

SENTENCE_TIMES = 4
"""A sentence that begins with such a phrase is at most so many times as long."""

MOST_NAME_CHARS = 64
"""A name before an account's handle is no longer than this."""

MOST_MAP_CHARS = 90
"""The line under a map that says whose it is is no longer than this."""

MOST_LINK_CHARS = 40
"""The link to a picture is no longer than this, and neither is a line with a date."""

_PICTURES = ("pic.twitter.com/", "pic.x.com/")
_PICTURE_LINE = pattern(r"pic\.[\w.-]{3,40}/\w{6,14}")
_PICTURE_AT_END = pattern(r"pic\.(?:twitter|x)\.com/\w{6,14}$")
_HANDLE = pattern(r"\(@\w{1,20}\)\s{0,2}")
_DATE = pattern(r"(?=.{0,28}(?<!\d)\d{4}(?!\d)).{6,32}")
_DASHES = ("—", "–", "--")


@filter(
    "embed",
    label="other",
    scope="span",
    rules={
        "label": "What stands in an embedded post's or video's place: View this post on Instagram.",
        "picture": "The link to a post's picture at the end of its text: pic.twitter.com/AbCdEf1234.",
        "signature": "A post's signature behind or under its text: — Ana Roth (@anaroth) May 3, 2021.",
        "map": "The line under a map: Map data ©2021.",
    },
    triggers=(
        "View this post on Instagram\n",
        "The bridge is open again pic.twitter.com/AbCdEf1234— Ana Roth (@anaroth) May 3, 2021\n",
        "— Ana Roth (@anaroth) May 3, 2021\n",
        "Map data ©2021\n",
    ),
)
def embed(doc: Document) -> Iterator[Mark]:
    """Mark what embedded things leave beside their text; the text of a quoted post itself stays.

    A signature needs a dash, a handle and a date, and a picture's link must end a line: "The pictures were at
    pic.twitter.com/AbCdEf1234, which is gone." stays.
    """
    yield from (Mark(hit.line, "label", phrase=hit.entry) for hit in doc.phrases.inside("embed") if _is_label(doc, hit))
    for at in doc.places("@"):
        yield from _signature(doc, at - 1)
    if "@" in doc.source:  # a post has an account; the search for one character is ten times as fast
        for at in chain.from_iterable(map(doc.places, _PICTURES)):
            yield from _picture(doc, at)
    for at in doc.places("©"):
        i = doc.line_at(at)
        if _is_map(doc.lines[i], doc.keys[i]):
            yield Mark(i, "map")


def _is_label(doc: Document, hit: PhraseMatch) -> bool:
    """Say whether a phrase makes up its line: half of it, or its beginning, which in a sentence must be long too."""
    line, folded, size = doc.lines[hit.line], doc.keys[hit.line], len(hit.phrase)
    if 2 * size >= len(folded):
        return True
    begins = folded.startswith(hit.phrase) and count_words(hit.phrase) >= LEAST_WORDS
    return begins and len(folded) <= (SENTENCE_TIMES * size if is_statement(line) else MOST_LABEL_CHARS)


def _signature(doc: Document, at: int) -> Iterator[Mark]:
    """Mark the signature whose handle begins at an offset, with the picture's link before it and a date below it."""
    i = doc.line_at(at)
    line, handle = doc.lines[i], at - doc.starts[i]
    match = _HANDLE.match(line, handle) if handle > 0 else None
    if not match:
        return
    start = max(line.rfind(dash, max(0, handle - MOST_NAME_CHARS), handle) for dash in _DASHES)
    if start < 0 or not line[start:handle].strip("—–- "):
        return
    ends = match.end() == len(line)
    if not (_is_date("".join(doc.lines[i + 1 : i + 2])) if ends else _DATE.fullmatch(line, match.end())):
        return
    text = line[:start].rstrip()
    picture = _PICTURE_AT_END.search(text, max(0, start - MOST_LINK_CHARS))
    yield Mark(i, "signature", picture.start() if picture else start)
    for k in (i - 1, i + 1):
        if 0 <= k < len(doc) and len(doc.lines[k]) <= MOST_LINK_CHARS and _PICTURE_LINE.fullmatch(doc.lines[k]):
            yield Mark(k, "picture")
    if ends:
        yield Mark(i + 1, "signature")


def _is_date(line: str) -> bool:
    credit = read_credit(line) if len(line) <= MOST_LINK_CHARS else None
    return credit is not None and credit.whole and bool(credit.dates)


def _picture(doc: Document, at: int) -> Iterator[Mark]:
    i = doc.line_at(at)
    start = at - doc.starts[i]
    if _PICTURE_AT_END.match(doc.lines[i], start):
        yield Mark(i, "picture", start)


def _is_map(line: str, folded: str) -> bool:
    if len(line) > MOST_MAP_CHARS or line.endswith((".", "。")):
        return False
    return folded.startswith("map data") or "openstreetmap" in folded
