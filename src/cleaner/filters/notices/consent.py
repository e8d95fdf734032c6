"""Cookie and privacy notices: the sentences and buttons in which a page asks for consent."""

from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from functools import cache

from cleaner.filters.notices.evidence import Article, addressed, is_about, labels_in_runs, topic_stems
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.lexicon.phrases import LANGUAGES, load
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern

MAX_WORDS = 120
"""Maximum words of a sentence that asks for consent."""

MAX_GAP = 5
"""Maximum lines between two parts of one dialog."""

MIN_SIGNS = 3
"""Buttons and sentences of a dialog in the midst of an article; one of each may be those of a text on such dialogs."""

MIN_BUTTON_CHARS = 12
"""Characters of a button in one word that other menus do not have: Datenschutzeinstellungen, but not Performance."""

MIN_TOPICAL_WORDS, MIN_TOPICAL_WORDS_ALONE = 2, 5
"""Minimum words of the lexicon's sentences on consent in another sentence, beside the word cookie and without it."""

MAX_LABEL_WORDS = 8
"""Maximum words of a dialog's headings and purposes."""

MAX_TEXT_WORDS = 20
"""Maximum words of a dialog's sentence that says nothing of consent: You can change your mind at any time."""

_WORD = pattern(r"\w{5,}")


class Part(Enum):
    """What a line near a sentence about consent is."""

    SENTENCE = "a sentence that the lexicon knows, or one with its words"
    BUTTON = "a button, or several side by side in one line"
    HEADING = "a short line with the word cookie"
    LABEL = "a short line with words of such dialogs, another label, or what an earlier filter marked"
    SHORT = "any other short line"
    TEXT = "a sentence that says nothing of consent"
    OUTSIDE = "what no dialog has: the page's headline, its date, its author, a paragraph of its text"


Dialog = dict[int, Part]
"""The lines of a dialog with what each is."""

_ANCHORS = (Part.BUTTON, Part.HEADING)


@filter(
    "consent",
    label="notice",
    rules={
        "sentence": "A line in which the page asks for consent: We use cookies to improve your visit.",
        "dialog": "Another line of the same dialog: a sentence about cookies, a purpose, a heading.",
        "button": "A button of such a dialog: Accept all, Manage preferences.",
        "run": "Such buttons beside other labels.",
        "label-line": "A line of nothing but such buttons.",
    },
    triggers=(
        "We use cookies to improve your visit.\nAccept all\nReject all\n",
        "This website uses cookies.\n",
        "Accept all\nReject all\nManage preferences\n",
        "Accept all | Reject all | Cookie settings\n",
    ),
    needs_kinds=("consent", "consent_button"),
)
def consent(doc: Document) -> Iterator[Mark]:
    """Mark cookie and privacy notices with their buttons.

    An article about cookies, a privacy policy and a recipe for cookies keep every word; on such a page only a notice
    below other labels goes. In the midst of an article a sentence about cookies is one of the article; a notice there
    has buttons. The page's headline is never part of a dialog.
    """
    hits = {hit.line: hit for hit in addressed(doc, doc.phrases.inside("consent"), MAX_WORDS)}
    if hits:
        yield from _dialogs(doc, hits)
    buttons = labels_in_runs(doc, "consent_button", "legal", "navigation", "navigation_weak", "section", "network")
    lines = {hit.line for hit in buttons}
    for hit in buttons:
        if len(hit.phrase) >= MIN_BUTTON_CHARS or " " in hit.phrase or {hit.line - 1, hit.line + 1} & lines:
            yield Mark(hit.line, "run", phrase=hit.entry)
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("consent_button"))


def _dialogs(doc: Document, hits: Mapping[int, PhraseMatch]) -> Iterator[Mark]:
    """Mark the dialogs around the sentences `hits`, unless the article is about consent, or the page is all dialog."""
    dialogs = _find_dialogs(doc, hits)
    lines = {i for dialog in dialogs for i in dialog}
    has_button = any(part is Part.BUTTON for dialog in dialogs for part in dialog.values())
    if 2 * len(lines) >= len(doc) and (not has_button or lines.issuperset(doc.prose)):
        return
    article = Article(doc, lines)
    over = article.closing_label(doc) if is_about(doc, "consent", lines) else -1
    for dialog in dialogs:
        if min(dialog) > over and _is_notice(doc, dialog, hits, article):
            for i, part in dialog.items():
                rule = "sentence" if i in hits else "button" if part is Part.BUTTON else "dialog"
                yield Mark(i, rule, phrase=hits[i].entry if i in hits else "")


def _find_dialogs(doc: Document, hits: Mapping[int, PhraseMatch]) -> list[Dialog]:
    """Return the dialogs around the lines in `hits`, in order."""
    reader = _Reader(doc, hits)
    dialogs: list[Dialog] = []
    last = -1
    for i in sorted(hits):
        if i > last:
            dialogs.append({i: Part.SENTENCE} | _grow(reader, i, -1, last) | _grow(reader, i, 1, len(doc)))
            last = max(dialogs[-1])
    return dialogs


def _grow(reader: "_Reader", start: int, step: int, limit: int) -> Dialog:
    """Return the lines of a dialog from line `start` on, downwards or upwards, without `start` itself.

    Between two sentences any short lines may stand, and one short sentence that says nothing of consent; before a
    button only other labels, for the words of buttons also stand in menus and below products.
    """
    dialog: Dialog = {}
    passed: Dialog = {}
    i = start + step
    while i != limit and len(passed) <= MAX_GAP:
        part = reader.read(i)
        if part is Part.OUTSIDE or (part is Part.TEXT and Part.TEXT in passed.values()):
            break
        passed[i] = part
        labels_only = not {Part.TEXT, Part.SHORT}.intersection(passed.values())
        if part is Part.SENTENCE or (part in _ANCHORS and labels_only):
            dialog |= passed
            passed = {}
        i += step
    return dialog


def _is_notice(doc: Document, dialog: Dialog, hits: Mapping[int, PhraseMatch], article: Article) -> bool:
    """Return whether a dialog stands at the article's edge, or has the buttons that no article has."""
    if len(dialog) == 1 and not _has_cookie(doc.keys[min(dialog)]):
        return False
    buttons = sum(part is Part.BUTTON for part in dialog.values())
    sentences = len(hits.keys() & dialog.keys())
    return (buttons > 0 and buttons + sentences >= MIN_SIGNS) or article.is_outside(min(dialog), max(dialog))


class _Reader:
    """Reads lines as parts of a dialog; what it needs of the page is looked up once."""

    def __init__(self, doc: Document, sentences: Collection[int]) -> None:
        """Look up the buttons, prose and head of `doc`; `sentences` are the lines with a phrase of consent."""
        self._doc = doc
        self._sentences = sentences
        self._buttons = {hit.line for hit in doc.phrases.whole("consent_button")}
        self._buttons.update(doc.label_runs.label_lines_of("consent_button"))
        self._words = _consent_words(doc.language)
        self._head = set(doc.harvest.lines("title", "author", "date"))

    def read(self, i: int) -> Part:
        """Return what line `i` is."""
        doc = self._doc
        if i in self._sentences:
            return Part.SENTENCE
        if doc.labels[i] is not Label.BODY:
            return Part.LABEL
        if i in self._head:
            return Part.OUTSIDE
        if not doc.is_prose[i]:
            return self._read_short(i)
        if self._is_topical(doc.keys[i]):
            return Part.SENTENCE
        return Part.TEXT if doc.words[i] <= MAX_TEXT_WORDS else Part.OUTSIDE

    def _read_short(self, i: int) -> Part:
        if i in self._buttons:
            return Part.BUTTON
        if self._doc.words[i] > MAX_LABEL_WORDS:
            return Part.TEXT
        if _has_cookie(self._doc.keys[i]):
            return Part.HEADING
        known = self._doc.kinds[i] or not self._words.isdisjoint(_WORD.findall(self._doc.keys[i]))
        return Part.LABEL if known else Part.SHORT

    def _is_topical(self, key: str) -> bool:
        words = self._words.intersection(_WORD.findall(key))
        return len(words) >= (MIN_TOPICAL_WORDS if _has_cookie(key) else MIN_TOPICAL_WORDS_ALONE)


@cache
def _consent_words(language: str | None) -> frozenset[str]:
    """Return the words of the lexicon's sentences on consent in a language and English; in all where it is None."""
    lexicon = load()
    words: set[str] = set()
    stops: set[str] = set()
    for code in LANGUAGES if language is None else {"en", language}:
        stops.update(lexicon.of(code, "stop_words"))
        for kind in ("consent", "consent_button"):
            words.update(word for phrase in lexicon.interface(code).get(kind, ()) for word in _WORD.findall(phrase))
    return frozenset(word for word in words - stops if not _has_cookie(word))


def _has_cookie(key: str) -> bool:
    """Return whether a line has the word cookie, in any script of the lexicon."""
    return any(stem in key for stem in topic_stems("cookie", None))
