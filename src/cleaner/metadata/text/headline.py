"""The headline of a page."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.credit_line import is_noise, read_credit
from cleaner.metadata.text.headline_lines import IN_FIRST, MOST_AFTER, MOST_CHARS, Line, has_shape, lines_of
from cleaner.metadata.text.headline_model import load_weights, most_word_score, place_score, word_score
from cleaner.metadata.text.markdown_heading import without_marks
from cleaner.metadata.text.names import is_full_name, split_names
from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words, is_unspaced

SURE_COPY = 0.5
"""A line that is a part of the page's first line and has this share of the words of both is the headline: no other
line need be looked at."""

BODY_CHARS, LINE_CHARS = 2000, 200
"""Characters of the running text whose words a headline shares, and of each of its lines."""

KICKER_WORDS, KICKER_LEAD = 3, 2.0
"""A line of so few words straight above one that scores hardly less is that one's kicker: the name of its section. In
a page's first line, and in capitals, it is the site's name."""

MOST_NAMES_WORDS = 12
"""A line of nothing but names has no more words."""

COPY_REACH, ABOVE_TEXT = 40, 2
"""Lines below a headline, and above the text that follows it, in which it may stand again."""

PATH_KICKER_WORDS = 6
"""Words of the kicker between the last step of a path and the headline."""

LEAST_COMMON, LEAST_COMMON_SHARE = 2, 0.25
"""Words that such a step and the headline have in common, and the share of the step's words."""

MOST_NOISE_CHARS = 24
"""A reading time or a label alone is no longer than this."""

LEAST_SCORE = 2.4
"""Under this no line is taken for a headline."""

SURE_SCORE = 12.0
"""The score at which the headline's confidence is as high as it gets; one in a hundred is higher."""

STEM = 2
"""Syllables of a Korean word that are compared: particles and endings are written onto it."""

TEASER_COST = 3.0
"""What it counts against a line that reads as a teaser too: UPDATE: Two ferries held in port."""

_PATH_KINDS = frozenset(("navigation", "navigation_weak", "section"))
_BESIDE = (Label.ICON, Label.PLAYER)
"""What stands beside a headline as credits do, and is marked before."""

_HANGUL = pattern("[\uac00-\ud7a3]")
_GLUED_SENTENCE = r"[^\W\d_]{3}[.!?](?=[^\W\d_]{3})(?![a-z])"
_WORD = pattern(r"\w{2,}")


def find_title(doc: Document, near: Sequence[int]) -> list[Candidate]:
    """Choose the headline among the lines of a page.

    A headline shares words with the body and with the browser's title, which often is the first line; it stands near
    the credits and above most of the running text. See `cleaner.metadata.text.headline_model` for what each is worth.

    Args:
        doc: the page.
        near: the indexes of lines that may be a date or a byline, in order.

    Returns:
        No candidate or one.
    """
    if not doc.prose:
        return []
    first = first_words(doc)
    if any(label in doc.labels for label in _BESIDE):
        near = sorted({*near, *(i for i, label in enumerate(doc.labels) if label in _BESIDE)})
    best, score = _sure_copy(doc, near, first)
    if best is None:
        best, score = _best(doc, lines_of(doc, near), page_words(doc), first)
    if best is None:
        return []
    best = _below_path(doc, _last_copy(doc, best))
    before, bare = without_marks(best.text)
    start = doc.starts[best.at] + before
    text = re.sub(r"[ \t\xa0\u202f]+", " ", bare).replace("\u00ad", "")
    whole = len(best.text) == len(doc.lines[best.at])
    sure = round(min(0.95, score / SURE_SCORE), 2)
    return [Candidate("title", text, best.at, start, start + len(bare), sure, "headline", (), whole)]


def _last_copy(doc: Document, best: Line) -> Line:
    """Return a headline where it stands straight above the running text: menus may have it too."""
    at = bisect_right(doc.prose, best.at)
    end = doc.prose[at] if at < len(doc.prose) else 0
    likely = range(max(best.at + 1, end - ABOVE_TEXT), min(end, best.at + COPY_REACH)) if best.at else ()
    again = [i for i in likely if doc.lines[i] == best.text and doc.labels[i] is Label.BODY]
    return best._replace(at=again[-1]) if again else best


def _below_path(doc: Document, best: Line) -> Line:
    """Return the headline two lines below the browser's title where that is only the last step of the path.

    Between them stands a kicker: Home, Trade / Strike closes port of Varn / Docks / Varn's cranes stand still.
    """
    i = best.at
    if not i or i + 2 >= len(doc) or doc.keys[i] not in doc.keys[0]:
        return best
    first = doc.keys[i - 1].partition(" ")[0]
    if i - 1 not in doc.phrases.lines and _PATH_KINDS.isdisjoint(doc.phrases.table.whole.get(first, ((), ""))[0]):
        return best
    kicker, line = doc.lines[i + 1], doc.lines[i + 2]
    if count_words(kicker) > PATH_KICKER_WORDS or any(map(str.isdigit, kicker)) or _is_name_or_label(doc, i + 1):
        return best
    if i + 2 in doc.phrases.lines or doc.labels[i + 2] is not Label.BODY or not has_shape(line) or line.endswith("."):
        return best
    words, others = _words(doc.keys[i + 2]), _words(best.key)
    alike = len(words & others) >= LEAST_COMMON and LEAST_COMMON_SHARE * len(others) <= len(words & others)
    return best._replace(at=i + 2, text=line) if alike else best


def _is_name_or_label(doc: Document, i: int) -> bool:
    return doc.labels[i] is not Label.BODY or read_credit(doc.lines[i]) is not None or is_full_name(doc.lines[i])


def _sure_copy(doc: Document, near: Sequence[int], first: frozenset[str]) -> tuple[Line | None, float]:
    """Return the best line that stands in the page's first, with its score, where it is most of it; else None."""
    weights = load_weights()
    lines = lines_of(doc, near, copies_only=True)
    copies = [line for line in lines if line.features.flags[IN_FIRST] and line.features.after > MOST_AFTER]
    best = max(copies, key=lambda line: place_score(weights, line.features) + len(line.key) / MOST_CHARS, default=None)
    if best is None:
        return None, 0.0
    _, like_first = compare(best, frozenset(), first)
    score = place_score(weights, best.features) + word_score(weights, 1.0, like_first)
    return (best, score) if like_first >= SURE_COPY and score > LEAST_SCORE else (None, 0.0)


def _best(
    doc: Document, lines: Iterable[Line], body: frozenset[str], first: frozenset[str]
) -> tuple[Line | None, float]:
    """Return the line with the highest score over `LEAST_SCORE`, and its score; the best places are compared first."""
    weights = load_weights()
    scored = sorted([(place_score(weights, line.features), line) for line in lines], key=itemgetter(0), reverse=True)
    room = most_word_score(weights)
    best, score = None, LEAST_SCORE
    totals: dict[int, tuple[float, Line]] = {}
    for place, line in scored:
        if place + room <= score - KICKER_LEAD:
            break
        shared, like_first = compare(line, body, first)
        total = place + word_score(weights, shared, like_first)
        total -= TEASER_COST * (doc.labels[line.at] is Label.TEASER)
        totals[line.at] = total, line
        if total > score and (shared or line.at or line.features.credit <= 1) and not _is_other(line):
            best, score = line, total
    if best is None or (best.features.words > KICKER_WORDS and not best.text.isupper()):
        return best, score
    others = [
        totals[i]
        for i in (totals if best.at == 0 or best.text.isupper() else (best.at + 1,))
        if i in totals and i != best.at
    ]
    long = [row for row in others if row[1].features.words > KICKER_WORDS and not _is_other(row[1])]
    long = [row for row in long if not row[1].text.isupper()]
    total, line = max(long, key=itemgetter(0), default=(0.0, best))
    return (line, total) if total > max(score - KICKER_LEAD, LEAST_SCORE) else (best, score)


def _is_other(line: Line) -> bool:
    """Say whether a line is something else of the head: a reading time, a date, names of people, a credited caption."""
    if len(line.text) < MOST_NOISE_CHARS and is_noise(line.text):
        return True
    if re.search(_GLUED_SENTENCE, line.text):
        return True
    credit = read_credit(line.text) if line.features.credit == 0 else None
    if credit is not None and credit.whole:
        return True
    may_be_names = line.features.words <= MOST_NAMES_WORDS and not is_unspaced(line.text)
    names = split_names(line.text, named=False) if may_be_names else ()
    return len(names) > 1 and all(map(is_full_name, names))


def page_words(doc: Document) -> frozenset[str]:
    """Return the content words of the beginning of a page's running text."""
    text: list[str] = []
    room = BODY_CHARS
    for i in doc.prose:
        text.append(doc.keys[i][:LINE_CHARS])
        room -= len(text[-1])
        if room <= 0:
            break
    return frozenset(_words(" ".join(text)))


def first_words(doc: Document) -> frozenset[str]:
    """Return the content words of a page's first line, which may be the browser's title."""
    return frozenset(_words(doc.keys[0])) if doc.keys else frozenset()


def compare(line: Line, body: frozenset[str], first: frozenset[str]) -> tuple[float, float]:
    """Return the share of a line's words that the body has, and how much of them and of the first line's is common."""
    words = _words(line.key)
    if not words:
        return 0.0, 0.0
    like_first = len(words & first) / len(words | first) if line.at else 0.0
    return len(words & body) / len(words), like_first


def _words(key: str) -> set[str]:
    """Return the content words of key text; of scripts without spaces, the pairs of characters."""
    if is_unspaced(key):
        return {key[k : k + 2] for k in range(len(key) - 1) if key[k : k + 2].isalnum()}
    words = set(_WORD.findall(key)) - _stop_words()
    return {word[:STEM] for word in words} if not key.isascii() and _HANGUL.search(key) else words


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(load().phrases("stop_words"))
