"""Reading the dialogs in which a page asks for consent: what each line near a sentence about cookies is."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache

from cleaner.lexicon.matcher import PhraseMatch
from cleaner.lexicon.phrases import LANGUAGES, load
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words

COOKIES = (
    *("cookie", "куки", "кукі", "クッキー", "쿠키", "çerez", "ciasteczk", "كوكيز", "الكوكي", "ملفات تعريف الارتباط"),
    *("कुकी", "galletas"),
)
"""The word that nearly every such dialog has, in the scripts of the lexicon."""

LEAST_WORDS = 2
"""Words of the lexicon's sentences on consent, beside the word cookie, in a sentence of a dialog."""

LEAST_WORDS_ALONE = 5
"""The same in one without that word."""

MOST_SHORT_WORDS = 8
"""Words of a dialog's headings and purposes."""

MOST_TEXT_WORDS = 20
"""Words of a dialog's sentence that says nothing of consent: You can change your mind at any time."""

_WORD = pattern(r"\w{5,}")


class Piece(Enum):
    """What a line near a sentence about consent is."""

    SENTENCE = auto()
    """A sentence that the lexicon knows, or one with its words."""
    BUTTON = auto()
    """A button."""
    BAR = auto()
    """Buttons side by side in one line."""
    HEADING = auto()
    """A short line with the word cookie."""
    LABEL = auto()
    """A short line with words of such dialogs, another label, or what an earlier filter marked."""
    SHORT = auto()
    """Any other short line."""
    TEXT = auto()
    """A sentence that says nothing of consent."""
    END = auto()
    """What no dialog has: the page's headline, its date, its author, a paragraph of its text."""


@cache
def consent_words(language: str | None) -> frozenset[str]:
    """Return the words of the lexicon's sentences on consent in a language and English; in all where it is None."""
    lexicon = load()
    codes = [code for code in LANGUAGES if language is None or code in {"en", language}]
    stops = {word for code in codes for word in lexicon.of(code, "stop_words")}
    phrases = [
        p for code in codes for kind in ("consent", "consent_button") for p in lexicon.interface(code).get(kind, ())
    ]
    words = {word for phrase in phrases for word in _WORD.findall(phrase)} - stops
    return frozenset(word for word in words if not has_cookie(word))


def has_cookie(folded: str) -> bool:
    """Say whether a folded line has the word cookie."""
    return any(word in folded for word in COOKIES)


class Reader:
    """Reads lines as pieces of a dialog; what it needs of the page is looked up once."""

    def __init__(self, doc: Document, sentences: Mapping[int, PhraseMatch]) -> None:
        """Look up the buttons, prose and head of `doc`; `sentences` are the lines with a phrase of consent."""
        self._doc = doc
        self._sentences = sentences
        self._buttons = {hit.line for hit in doc.phrases.whole("consent_button")}
        self._words = consent_words(doc.language)
        self._prose = set(doc.prose)
        found = doc.harvest.candidates
        self._head = {c.line for c in found if c.field in {"title", "author", "date"} and c.line not in sentences}

    def read(self, i: int) -> Piece:
        """Return what line `i` is."""
        if i in self._sentences:
            return Piece.SENTENCE
        if self._doc.labels[i] is not Label.BODY:
            return Piece.LABEL
        if i in self._head:
            return Piece.END
        folded = self._doc.keys[i]
        if i in self._prose:
            if self._is_topical(folded):
                return Piece.SENTENCE
            return Piece.TEXT if count_words(folded) <= MOST_TEXT_WORDS else Piece.END
        return self._read_short(i, folded)

    def _read_short(self, i: int, folded: str) -> Piece:
        size = count_words(self._doc.lines[i])
        if i in self._buttons or self._is_bar(folded):
            return Piece.BUTTON if i in self._buttons else Piece.BAR
        if size > MOST_SHORT_WORDS:
            return Piece.TEXT
        if has_cookie(folded):
            return Piece.HEADING
        known = i in self._doc.phrases.lines or not self._words.isdisjoint(_WORD.findall(folded))
        return Piece.LABEL if known else Piece.SHORT

    def _is_topical(self, folded: str) -> bool:
        words = self._words.intersection(_WORD.findall(folded))
        return len(words) >= (LEAST_WORDS if has_cookie(folded) else LEAST_WORDS_ALONE)

    def _is_bar(self, folded: str) -> bool:
        """Say whether a line is two buttons or more side by side: Cookie settings Accept all."""
        words, whole = folded.split(), self._doc.phrases.table.whole
        at = 0
        while at < len(words) <= MOST_SHORT_WORDS:
            for end in range(len(words), at, -1):
                if "consent_button" in whole.get(" ".join(words[at:end]), ((), ""))[0]:
                    at = end
                    break
            else:
                return False
        return 0 < at == len(words)
