"""What embedded posts, videos and maps leave in a text: their labels, picture links and signatures."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.metadata.text.credit_line import read_credit
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words, is_statement

MIN_LABEL_WORDS = 4
"""Minimum words of a phrase that is sure at the beginning of a long line; a shorter one must be half of its line."""

MAX_LABEL_CHARS, MAX_LABEL_TIMES = 300, 4
"""Maximum length of a line that explains an embedded thing; a sentence is at most four times as long as the phrase."""

MAX_NAME_CHARS, MAX_LINK_CHARS = 64, 40
"""Maximum characters of a name before a handle, and of a picture's link or a date."""

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
    needs=("@",),
    needs_kinds=("embed",),
    rules={
        "label": "What stands in an embedded post's or video's place: View this post on Instagram.",
        "picture": "The link to a post's picture at the end of its text: pic.twitter.com/AbCdEf1234.",
        "signature": "A post's signature behind or under its text: — Ana Roth (@anaroth) May 3, 2021.",
    },
    triggers=(
        "View this post on Instagram\n",
        "The bridge is open again pic.twitter.com/AbCdEf1234— Ana Roth (@anaroth) May 3, 2021\n",
        "— Ana Roth (@anaroth) May 3, 2021\n",
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
    for at in [at for address in _PICTURES for at in doc.places(address)]:
        i = doc.line_at(at)
        if _PICTURE_AT_END.match(doc.lines[i], at - doc.starts[i]):
            yield Mark(i, "picture", at - doc.starts[i])


def _is_label(doc: Document, hit: PhraseMatch) -> bool:
    """Return whether a phrase makes up its line: half of it, or its beginning, which in a sentence must be long too."""
    line, key, size = doc.lines[hit.line], doc.keys[hit.line], len(hit.phrase)
    if 2 * size >= len(key):
        return True
    begins = key.startswith(hit.phrase) and count_words(hit.phrase) >= MIN_LABEL_WORDS
    return begins and len(key) <= (MAX_LABEL_TIMES * size if is_statement(line) else MAX_LABEL_CHARS)


def _signature(doc: Document, at: int) -> Iterator[Mark]:
    """Mark the signature whose handle begins at an offset, with the picture's link before it and a date below it."""
    i = doc.line_at(at)
    line, handle = doc.lines[i], at - doc.starts[i]
    match = _HANDLE.match(line, handle) if handle > 0 else None
    if not match:
        return
    start = max(line.rfind(dash, max(0, handle - MAX_NAME_CHARS), handle) for dash in _DASHES)
    if start < 0 or not line[start:handle].strip("—–- "):
        return
    is_date_below = match.end() == len(line) and _is_date("".join(doc.lines[i + 1 : i + 2]))
    if not is_date_below and not _DATE.fullmatch(line, match.end()):
        return
    picture = _PICTURE_AT_END.search(line[:start].rstrip(), max(0, start - MAX_LINK_CHARS))
    yield Mark(i, "signature", picture.start() if picture else start)
    for k in (i - 1, i + 1):
        if 0 <= k < len(doc) and len(doc.lines[k]) <= MAX_LINK_CHARS and _PICTURE_LINE.fullmatch(doc.lines[k]):
            yield Mark(k, "picture")
    if is_date_below:
        yield Mark(i + 1, "signature")


def _is_date(line: str) -> bool:
    credit = read_credit(line) if len(line) <= MAX_LINK_CHARS else None
    return credit is not None and credit.whole and bool(credit.dates)
