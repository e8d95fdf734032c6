"""The headline of a page."""

import re

from cleaner.document import Document
from cleaner.found import Candidate
from cleaner.labels import Label
from cleaner.lexicon import load
from cleaner.metadata.credit import is_noise
from cleaner.shape import count_words, ends_sentence, is_statement, is_unspaced

MOST_WORDS = 32
MOST_CHARS = 220
"""No headline is longer."""

MOST_WORD_CHARS = 8
"""A line of one word shorter than this is a menu's entry rather than a headline."""

MOST_NOISE_CHARS = 24
"""A reading time or a label alone is no longer than this."""

ABOVE = 16
"""Lines above the body in which the headline is looked for. Measured: its last occurrence stands three lines above the
first long line in the median and 13 at the ninth decile."""

BODY_CHARS = 1200
"""The body's first characters whose words a headline shares."""

LEAST_SCORE = 2.0
"""Under this no line is a headline. A line that shares half its words with the body and stands beside a credit gets
3.5; a menu entry right above the body under 1."""

LEAST_FOR_WORDS = 1.0
"""Words must speak for a headline too: a third of them in the body, or eight of them."""

MOST_FOR_WORDS = 4.0
"""The most that a line's words can score: 3 for words of the body, 1 for eight words or more."""

TOP = 4
"""The first lines of a page: the browser's title, the site's name; a headline often stands in one of them too."""

REPEATED = 3.0
"""Score of a line that stands in the page's first lines too: as much as all its words being in the body."""

FARTHEST = 16
"""Lines above the body from which on distance no longer counts."""

_WORD = r"[^\W_]{3,}"


def find_title(doc: Document, start: int, beside: set[int]) -> list[Candidate]:
    """Choose the headline among the lines above `start`, where the body begins.

    A headline shares words with the body, stands near it and near the credits, and often once more at the page's top,
    alone or before the site's name. Measured: the words alone find it in 52% of articles, so its place counts as much.

    Args:
        doc: the page.
        start: the first line of the body.
        beside: the lines that hold a date or a byline and nothing else.

    Returns:
        No candidate or one.
    """
    above = [i for i in (*range(TOP), *range(max(TOP, start - ABOVE), start)) if i < start]
    lines = [i for i in above if i not in beside and _may_be_title(doc, i)]
    body = _words(" ".join(_body_text(doc, start))) if lines else set()
    best, score = -1, LEAST_SCORE
    for i in reversed(lines):
        place = _score_place(doc, i, start, beside)
        if place + MOST_FOR_WORDS > score:
            for_words = _score_words(doc, i, body)
            if for_words >= LEAST_FOR_WORDS and place + for_words > score and not _is_noise(doc.lines[i]):
                best, score = i, place + for_words
    if best < 0:
        return []
    sure = min(0.95, score / 7)
    text = re.sub(r"[ \t\xa0\u202f]+", " ", doc.lines[best])
    return [Candidate("title", text, best, doc.starts[best], doc.end(best), round(sure, 2), "headline")]


def _body_text(doc: Document, start: int) -> list[str]:
    text: list[str] = []
    room = BODY_CHARS
    for folded in doc.keys[start:]:
        text.append(folded[:room])
        room -= len(folded)
        if room <= 0:
            break
    return text


def _words(folded: str) -> set[str]:
    """Return the content words of folded text; of scripts without spaces, the pairs of characters."""
    if is_unspaced(folded):
        return {folded[k : k + 2] for k in range(len(folded) - 1) if folded[k : k + 2].isalnum()}
    stop_words = load().phrases("stop_words")
    return {word for word in re.findall(_WORD, folded) if word not in stop_words}


def _may_be_title(doc: Document, i: int) -> bool:
    line = doc.lines[i]
    size, last = len(line), line[-1]
    if not 4 <= size <= MOST_CHARS or last in ":：,，;；" or (size < MOST_WORD_CHARS and " " not in line):
        return False
    if doc.labels[i] is not Label.BODY and doc.labels[i] is not Label.TEASER:
        return False
    if not last.isalnum() and is_statement(line) and ends_sentence(line):
        return False
    return len(line.split()) <= MOST_WORDS


def _is_noise(line: str) -> bool:
    """Say whether a line is a reading time or a label alone."""
    return len(line) < MOST_NOISE_CHARS and is_noise(line)


def _score_place(doc: Document, i: int, start: int, beside: set[int]) -> float:
    """Return a line's score for its place: near the body, beside a credit, and repeated at the page's top."""
    score = -min(start - i, FARTHEST) / 8
    if beside:
        nearest = min([abs(i - credit) for credit in beside])
        score += 2.0 if nearest <= 1 else 1.0 if nearest <= 3 else 0.0
    elif any(label is Label.ICON or label is Label.PLAYER for label in doc.labels[max(0, i - 3) : i + 4]):
        score += 1.0
    folded = doc.keys[i]
    if " " in folded and any(folded in top for k, top in enumerate(doc.keys[:TOP]) if k != i):
        score += REPEATED
    return score


def _score_words(doc: Document, i: int, body: set[str]) -> float:
    """Return a line's score for its words, `MOST_FOR_WORDS` at most: shared with the body, and enough of them."""
    line = doc.lines[i]
    words = _words(doc.keys[i])
    if not words:
        return 0.0
    score = 3.0 * len(words & body) / len(words) + min(count_words(line), 8) / 8
    if line[0].islower() or re.match(r"\d{1,2}[.)]", line):
        score -= 1.0
    return score - (2.0 if doc.labels[i] is Label.TEASER else 0.0)
