"""Cookie and privacy notices: the sentences and buttons in which a page asks for consent."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from cleaner.filters.notices._consent import Piece, Reader, has_cookie
from cleaner.filters.notices.evidence import Article, addressed, is_about, labels_in_runs
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark

MOST_WORDS = 120
"""A sentence of a dialog is no longer than this many words."""

REACH = 5
"""Two pieces of one dialog have no more than this many lines between them."""

LEAST_SIGNS = 3
"""Buttons and sentences of a dialog in the midst of an article; one of each may be those of a text on such dialogs."""

LEAST_CHARS = 12
"""Characters of a button in one word that other menus do not have: Datenschutzeinstellungen, but not Performance."""

_BUTTONS = {Piece.BUTTON: 1, Piece.BAR: 2}
_ANCHORS = frozenset((*_BUTTONS, Piece.HEADING))


class Dialog(NamedTuple):
    """A dialog: the index of each of its lines and what the line is."""

    pieces: dict[int, Piece]

    @property
    def first(self) -> int:
        """Its first line."""
        return min(self.pieces)

    @property
    def last(self) -> int:
        """Its last line."""
        return max(self.pieces)


@filter(
    "consent",
    label="notice",
    rules={
        "sentence": "A line in which the page asks for consent: We use cookies to improve your visit.",
        "dialog": "Another line of the same dialog: a sentence about cookies, a purpose, a heading.",
        "button": "A button of such a dialog: Accept all, Manage preferences.",
        "run": "Such buttons beside other labels of the interface.",
        "label-line": "A line of nothing but such buttons.",
    },
    triggers=(
        "We use cookies to improve your visit.\nAccept all\nReject all\n",
        "This website uses cookies.\n",
        "Accept all\nReject all\nManage preferences\n",
        "Accept all | Reject all | Cookie settings\n",
    ),
)
def consent(doc: Document) -> Iterator[Mark]:
    """Mark cookie and privacy notices with their buttons.

    A text about cookies, a privacy policy and a recipe for cookies keep every word; on such a page only a notice
    below other parts of the interface goes. In the midst of an article a sentence about cookies is one of the
    article; a notice there has buttons. The page's headline is never part of a dialog.
    """
    hits = {hit.line: hit for hit in addressed(doc, doc.phrases.inside("consent"), MOST_WORDS)}
    if hits:
        yield from _dialogs(doc, hits)
    buttons = labels_in_runs(doc, "consent_button", "legal", "navigation", "navigation_weak", "section", "network")
    lines = {hit.line for hit in buttons}
    for hit in buttons:
        if len(hit.phrase) >= LEAST_CHARS or " " in hit.phrase or not lines.isdisjoint((hit.line - 1, hit.line + 1)):
            yield Mark(hit.line, "run", phrase=hit.entry)
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("consent_button"))


def _dialogs(doc: Document, hits: dict[int, PhraseMatch]) -> Iterator[Mark]:
    dialogs = _find(doc, hits)
    lines = {i for dialog in dialogs for i in dialog.pieces}
    if _is_all(doc, dialogs, lines):
        return
    place = Article(doc, lines)
    over = place.closing_label(doc) if is_about(doc, "consent", lines) else -1
    for dialog in dialogs:
        if dialog.first > over and _is_proven(doc, dialog, hits, place):
            for i, piece in dialog.pieces.items():
                rule = "sentence" if i in hits else "button" if piece in _BUTTONS else "dialog"
                yield Mark(i, rule, phrase=hits[i].entry if i in hits else "")


def _is_all(doc: Document, dialogs: Sequence[Dialog], lines: Container[int]) -> bool:
    """Say whether a page is nothing but its notice: half of its lines, without a button or with no other text."""
    if 2 * sum(len(dialog.pieces) for dialog in dialogs) < len(doc):
        return False
    buttons = any(piece in _BUTTONS for dialog in dialogs for piece in dialog.pieces.values())
    return not buttons or all(i in lines for i in doc.prose)


def _find(doc: Document, hits: dict[int, PhraseMatch]) -> list[Dialog]:
    """Return the dialogs around the lines in `hits`, in order."""
    reader = Reader(doc, hits)
    dialogs: list[Dialog] = []
    last = -1
    for i in sorted(hits):
        if i <= last:
            continue
        pieces = {i: Piece.SENTENCE}
        pieces |= _grown(reader, i, -1, last)
        pieces |= _grown(reader, i, 1, len(doc))
        dialogs.append(Dialog(pieces))
        last = dialogs[-1].last
    return dialogs


def _grown(reader: Reader, start: int, step: int, limit: int) -> dict[int, Piece]:
    """Return the lines of a dialog from line `start` on, downwards or upwards, without `start` itself.

    Between two sentences any short lines may stand, and one short sentence that says nothing of consent; before a
    button only other labels, for the words of buttons also stand in menus and below products.
    """
    pieces: dict[int, Piece] = {}
    passed: dict[int, Piece] = {}
    i = start + step
    while i != limit and len(passed) <= REACH:
        piece = reader.read(i)
        if piece is Piece.END or (piece is Piece.TEXT and Piece.TEXT in passed.values()):
            break
        passed[i] = piece
        labels_only = not {Piece.TEXT, Piece.SHORT}.intersection(passed.values())
        if piece is Piece.SENTENCE or (piece in _ANCHORS and labels_only):
            pieces |= passed
            passed = {}
        i += step
    return pieces


def _is_proven(doc: Document, dialog: Dialog, hits: Container[int], place: Article) -> bool:
    if len(dialog.pieces) < 2 and not has_cookie(doc.keys[dialog.first]):
        return False
    buttons = sum(_BUTTONS.get(piece, 0) for piece in dialog.pieces.values())
    sentences = sum(i in hits for i in dialog.pieces)
    midst = buttons > 0 and buttons + sentences >= LEAST_SIGNS
    return midst or place.is_outside(dialog.first, dialog.last)
