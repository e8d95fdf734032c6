"""Reading lists of links: what each line below a heading of such a list is."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import cache

from cleaner.lexicon.kinds import WEAK, of_filter, with_trait
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize
from cleaner.text.sentences import count_words, ends_sentence, has_inner_stop, is_headline

MAX_SUMMARY_CHARS = 320
"""Maximum characters of a teaser's summary under its headline."""

MIN_HEADLINE_WORDS, MAX_HEADLINE_WORDS, MAX_HEADLINE_CHARS = 3, 24, 160
"""Length of a headline without a full stop; two words are a name, a section or an entry of a menu."""

MAX_DETAIL_CHARS, MAX_DETAIL_NAME_WORDS = 60, 2
"""Maximum characters of a date with a name, a price or a reading time, and words of the name beside a date."""

_DETAILS, _ENDS = with_trait("detail"), with_trait("end", "sure")
_MINORS = of_filter("navigation") | WEAK - _ENDS
_NEVER_INSIDE = ("copyright", "newsletter", "consent", "comment_phrase", "bio_phrase", "paywall")
_PRICE = pattern(r"(?:from |ab |dès )?[$€£¥₹₽]\s?\d[\d.,]*|\d[\d.,]*\s?[$€£¥₹₽円元원]", re.IGNORECASE)
_AMOUNT = pattern(r"\d{1,3}(?:[ .,]?\d{3})*[.,]\d\d\s?[^\W\d_]{1,12}\.?")
_BULLETS = "*•·-–— "
_DIGIT = pattern(r"\d")
_NUMERIC_DATE = pattern(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
_WORD = pattern(r"[^\W\d_]+")
_CITATION = pattern(r"\((?:19|20)\d\d[a-z]?\)|\bISBN\b|\bet al\b|\bpp?\. ?\d|\bdoi\b|://")


class Piece(Enum):
    """What a line of a list of links is."""

    HEADLINE = auto()
    DETAIL = auto()
    """A date, an age, a rank, a price, a link's label: what only a list of links has."""
    MINOR = auto()
    """One or two words: a section, a name."""
    PASSED = auto()
    """A line that an earlier filter marked."""
    TEXT = auto()
    """Running text: the list's end, or a teaser's summary."""
    END = auto()


_PASSED = (Label.TEASER, Label.RELATED, Label.DATE, Label.BYLINE, Label.ICON, Label.PLAYER, Label.AD, Label.CAPTION)
_MARKED = dict.fromkeys(_PASSED, Piece.PASSED) | dict.fromkeys((Label.NAVIGATION, Label.SHARE, Label.TAG), Piece.MINOR)
"""What earlier filters may have marked inside a list without ending it."""


class ListReader:
    """Reads lines as pieces of a list of links; what it needs of the page is looked up once."""

    def __init__(self, doc: Document) -> None:
        """Look up what stands inside the lines of `doc`, and its headline."""
        phrases = doc.phrases
        self._doc = doc
        self._details = {i for i, *_ in phrases.leading("caption", "byline", "reading_time", "published", "updated")}
        self._ends = {i for i, *_ in phrases.inside(*_NEVER_INSIDE)}.union(doc.headlines)

    def read(self, i: int) -> Piece:
        """Return what line `i` is."""
        doc, line, kinds = self._doc, self._doc.lines[i], self._doc.kinds[i]
        if doc.labels[i] is not Label.BODY:
            return _MARKED.get(doc.labels[i], Piece.END)
        if i in self._details or not _DETAILS.isdisjoint(kinds) or ("comment" in kinds and _DIGIT.search(line)):
            return Piece.DETAIL
        if not _MINORS.isdisjoint(kinds):
            return Piece.MINOR
        if i in self._ends or not _ENDS.isdisjoint(kinds):
            return Piece.END
        if doc.is_prose[i] and not _is_long_headline(line):
            return Piece.TEXT
        return _read_shape(line)

    def is_price_or_button(self, i: int) -> bool:
        """Return whether a line is a price, or a button of a shop."""
        return "shop" in self._doc.kinds[i] or _is_price(self._doc.lines[i])

    def is_summary(self, i: int, pieces: Sequence[Piece], *, loose: bool) -> bool:
        """Return whether running text under a headline is its summary: it breaks off, or a link's label follows.

        With `loose` on, a date or the like beside the headline will do, or one below the text.
        """
        line, item = self._doc.lines[i], _last_item(pieces)
        if len(line) > MAX_SUMMARY_CHARS or Piece.HEADLINE not in item:
            return False
        has_below = i + 1 < len(self._doc)
        if line.endswith(("...", "…", "[…]", "[...]")) or (has_below and "read_more" in self._doc.kinds[i + 1]):
            return True
        return loose and (Piece.DETAIL in item or (has_below and self.read(i + 1) is Piece.DETAIL))


def _last_item(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return what stands behind the last summary; where items begin with a headline, without the details first."""
    start = max([k + 1 for k, piece in enumerate(pieces) if piece is Piece.TEXT], default=0)
    while start and start < len(pieces) and pieces[start] is Piece.DETAIL and pieces[0] is not Piece.DETAIL:
        start += 1
    return pieces[start:]


def _is_long_headline(line: str) -> bool:
    """Return whether a line that counts as running text may be a headline: a question, or long and without a stop."""
    if len(line) > MAX_HEADLINE_CHARS or not is_headline(line, least=MIN_HEADLINE_WORDS, most=MAX_HEADLINE_WORDS):
        return False
    return line[-1] in "?？!！" or not (ends_sentence(line) or has_inner_stop(line))


def _read_shape(line: str) -> Piece:
    if "\t" in line:
        return Piece.END
    line = line.lstrip(_BULLETS) or line
    has_digit = _DIGIT.search(line) is not None
    if has_digit and len(line) <= MAX_DETAIL_CHARS and _is_detail(line):
        return Piece.DETAIL
    if (has_digit or "/" in line) and _CITATION.search(line):
        return Piece.END
    if count_words(line) < MIN_HEADLINE_WORDS:
        return Piece.END if line[-1] in ":：" or ends_sentence(line) else Piece.MINOR
    return Piece.HEADLINE if is_headline(line, most=MAX_HEADLINE_WORDS, whole=False) else Piece.END


def _is_detail(line: str) -> bool:
    """Return whether a short line with a digit is a rank, a price, a time, or a date with a short name."""
    bare = line.strip("#.() ")
    if (len(bare) <= 2 and bare.isdigit()) or _is_price(line):
        return True
    words = _WORD.findall(normalize(line))
    others = [word for word in words if word not in _calendar()]
    if _time_words().issuperset(others):
        return True
    has_date = len(others) < len(words) or _NUMERIC_DATE.search(line) is not None
    return has_date and len(others) <= MAX_DETAIL_NAME_WORDS


def _is_price(line: str) -> bool:
    return (line[0].isdigit() or line[-1].isdigit()) and (_PRICE.fullmatch(line) or _AMOUNT.fullmatch(line)) is not None


@cache
def _calendar() -> frozenset[str]:
    """Return the words of dates in all languages."""
    return frozenset(("年", "月", "日", *load().months(), *load().phrases("weekdays")))


@cache
def _time_words() -> frozenset[str]:
    """Return the words of times and reading times in all languages."""
    return frozenset(word for phrase in load().phrases("am", "pm", "reading_time") for word in ("h", *phrase.split()))
