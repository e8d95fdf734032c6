"""The features of each unit of a page, as columns of small whole numbers.

Every value is a whole number of at most `STEPS`, found by counting, comparing and dividing alone, so that all machines
find the same.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from cleaner.learned.elements import ElementFacts, element_facts
from cleaner.learned.units import STEPS, Units
from cleaner.learned.words import BITS, CLASSES, Characters, Words, read_words
from cleaner.page.document import BLANK, GLUED, Document
from cleaner.page.labels import Label

Array = Any

WORD_EDGES = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70)
CHAR_EDGES = (4, 8, 16, 32, 64, 100, 160, 300)
LENGTH_EDGES = (3, 4, 5, 6, 7, 9)
PLACE_EDGES = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60, 90, 140, 220)
PAGE_EDGES = (4, 8, 16, 32, 64, 128, 256, 512, 1024)
LONG_WORDS = 18
"""Minimum words of a unit whose words count as the vocabulary of the page's long lines."""

_SHARES = tuple(name for name in CLASSES if name not in {"break", "space", "small"})
_ENDS = ("small", "capital", "letter", "unspaced", "digit", "stop", "shout", "comma", "colon", "quote", "bracket")
_BEGINS = ("small", "capital", "letter", "unspaced", "digit", "quote", "bracket", "dash", "bar", "bullet")
_HAS = ("digit", "stop", "shout", "comma", "colon", "bracket", "bar", "bullet", "at", "right", "money", "code")
_CLASS = {name: number for number, name in enumerate(CLASSES)}
LABELS = (
    *("heading", "title", "byline", "date", "icon", "player", "teaser", "share", "navigation", "notice", "newsletter"),
    *("paywall", "ad", "legal", "comment", "caption", "tag", "related", "form", "code", "duplicate", "other"),
)
"""The labels in the order of the columns that the weights were fitted to; `heading` is from older rules."""

_LABEL: dict[str, int] = {label: number for number, label in enumerate(LABELS)}
_FOUND = ("title", "author", "date", "modified", "about")
_VIEWS = ("label", "proven", "label-line", "mixed", "prose")


def _names() -> tuple[tuple[str, str], ...]:
    shape = [f"words {edge} and more" for edge in WORD_EDGES]
    shape += [f"characters {edge} and more" for edge in CHAR_EDGES]
    shape += [f"characters a word {edge} and more" for edge in LENGTH_EDGES]
    shape += [f"share of {name}" for name in _SHARES] + [f"has {name}" for name in _HAS]
    shape += [f"begins with {name}" for name in _BEGINS] + [f"ends with {name}" for name in _ENDS]
    shape += ["share of capitalised words", "all capitals"]
    text = ["share of words of long lines", "copies: one", "copies: more"]
    gaps = ["blank line above", "blank line below", "cut from the line above", "sentence of a long line"]
    place = [f"{edge} lines and more above" for edge in PLACE_EDGES]
    place += [f"{edge} lines and more below" for edge in PLACE_EDGES]
    place += ["share of the page's lines above", "share of the page's words above"]
    place += [f"page of {edge} lines and more" for edge in PAGE_EDGES]
    place += ["above the text", "in the text", "below the text"]
    place += [f"{edge} lines and more before the text" for edge in PLACE_EDGES[:8]]
    place += [f"{edge} lines and more behind the text" for edge in PLACE_EDGES[:8]]
    place += ["above the headline", "below the headline"]
    marks = [f"marked as {label}" for label in LABELS] + [f"holds the {name}" for name in _FOUND]
    marks += ["a label of the interface", "in a run of labels", "a line of labels", "a menu's line", "a sentence"]
    groups = (("shape", shape), ("words", text), ("shape", gaps), ("position", place), ("marks", marks))
    return tuple((group, name) for group, names in groups for name in names)


COLUMNS = _names()
"""Group and name of each column, in order."""

_POSITION = [number for number, (group, _) in enumerate(COLUMNS) if group == "position"]
_INSIDE = COLUMNS.index(("position", "in the text"))
_BESIDE_HEADLINE = [COLUMNS.index(("position", f"{side} the headline")) for side in ("above", "below")]


class Features(NamedTuple):
    """The network's input for a run of units.

    Attributes:
        columns: units x `COLUMNS`, whole numbers from 0 to `STEPS` (uint8).
        buckets: the bucket of each word of all units, in order.
        words: number of words of each unit.
        name_buckets: the bucket of each name of the elements around all units, in order; empty for flat text.
        names: number of names of each unit; for flat text 0.
    """

    columns: Array
    buckets: Array
    words: Array
    name_buckets: Array
    names: Array

    def part(self, low: int, high: int) -> "Features":
        """Return the features of the units from `low` up to `high`, as on the whole page."""
        here = slice(max(low, 0), high)
        words, names = (_places_of(counts, here) for counts in (self.words, self.names))
        return Features(
            self.columns[here], self.buckets[words], self.words[here], self.name_buckets[names], self.names[here]
        )


def join(parts: Sequence[Features]) -> Features:
    """Return the units of all parts as one run of units."""
    return Features(*(np.concatenate(column) for column in zip(*parts, strict=True)))


class Facts(NamedTuple):
    """What rules and metadata know of a page, as columns over its units.

    Attributes:
        gaps: blank lines above and below, and how the unit was cut (units x 4).
        marks: labels given by the rules, and fields of metadata found there (units x labels and fields).
        views: whether the unit's line is in label runs and in running text (units x 5).
        distance: lines from the page's running text, negative above it.
        headline: index of the unit with the headline, or -1.
        elements: what HTML says of each unit; None for flat text.
    """

    gaps: Array
    marks: Array
    views: Array
    distance: Array
    headline: int
    elements: ElementFacts | None


def features_of(facts: Facts, units: Units, characters: Characters, low: int, high: int) -> Features:
    """Return the features of a page's units from `low` up to `high`."""
    words = read_words(units.texts[low:high], characters)
    here = slice(low, high)
    place = _place(words.words, facts.distance, facts.headline, low)
    rows = [*_shape(words), *_texts(words), facts.gaps[here], *place, facts.marks[here], facts.views[here]]
    names, counts = np.zeros(0, dtype=np.int64), np.zeros(high - low, dtype=np.int64)
    if facts.elements is not None:
        rows.append(facts.elements.columns[here])
        names, counts = facts.elements.buckets[_places_of(facts.elements.names, here)], facts.elements.names[here]
    return Features(np.concatenate(rows, axis=1), words.buckets, words.words, names, counts)


def _places_of(counts: Array, here: slice) -> slice:
    """Return where the words or names of the units in `here` stand among those of all units."""
    ends = np.r_[0, np.cumsum(counts)]
    low, high, _ = here.indices(len(counts))
    return slice(int(ends[low]), int(ends[max(low, high)]))


def facts_of(doc: Document, units: Units) -> Facts:
    """Return what rules and metadata know of each unit."""
    lines = np.array(units.lines, dtype=np.int64)
    gap = np.array([*doc.gaps, BLANK], dtype=np.int8)
    gaps = np.zeros((len(lines), 4), dtype=np.uint8)
    gaps[:, 0] = (gap[lines] == BLANK) * STEPS
    gaps[:, 1] = (gap[lines + 1] == BLANK) * STEPS
    gaps[:, 2] = (gap[lines] == GLUED) * STEPS
    if units.cut:
        gaps[:, 3] = (np.array(units.starts) > 0) * STEPS
    marks, headline = _marks(doc)
    views = np.zeros((len(doc), len(_VIEWS)), dtype=np.uint8)
    labels, proven, label_lines, mixed = doc.label_runs
    for column, found in enumerate((labels, proven, label_lines, mixed, doc.prose)):
        views[list(found), column] = STEPS
    text, place = doc.main_text, np.arange(len(doc))
    distance = place + 1 if text.end < 0 else _distance(place, text.start, text.end)
    if units.cut:
        marks, views, distance = marks[lines], views[lines], distance[lines]
        headline = int(np.searchsorted(lines, headline)) if headline >= 0 else -1
    elements = element_facts(doc, lines) if doc.elements else None
    return Facts(gaps, marks, views, distance, headline, elements)


def _marks(doc: Document) -> tuple[Array, int]:
    """Return the labels and fields of metadata on each line, and the line of the headline or -1."""
    marks = np.zeros((len(doc), len(LABELS) + len(_FOUND)), dtype=np.uint8)
    body, headline = Label.BODY, -1
    marked = [i for i, label in enumerate(doc.labels) if label is not body]
    marks[marked, [_LABEL[doc.labels[i]] for i in marked]] = STEPS
    for candidate in doc.harvest.candidates:
        marks[candidate.line, len(LABELS) + _FOUND.index(candidate.field)] = STEPS
        if candidate.field == "title":
            headline = max(headline, candidate.line)
    for candidate in doc.harvest.about:
        marks[candidate.line, -1] = STEPS
    return marks, headline


def _over(values: Array, edges: Sequence[int]) -> Array:
    return (values[:, None] >= np.array(edges)) * np.uint8(STEPS)


def _share(part: Array, whole: Array) -> Array:
    """Return shares in steps, rounded down; 0 where the whole is 0."""
    return (part * STEPS // np.maximum(whole, 1)).astype(np.uint8)


def _distance(place: Array, first: int, last: int) -> Array:
    """Return the distance of each line from the lines `first` to `last`, negative above them."""
    return np.minimum(place - first, 0) + np.maximum(place - last, 0)


def _shape(words: Words) -> list[Array]:
    counts, size = words.counts, len(words.words)
    filled = counts[:, _CLASS["space"] + 1 :].sum(axis=1)
    letters = counts.take([_CLASS[n] for n in ("small", "capital", "letter", "digit", "unspaced")], axis=1).sum(axis=1)
    shares = _share(counts.take([_CLASS[n] for n in _SHARES], axis=1), filled[:, None])
    has = (counts.take([_CLASS[n] for n in _HAS], axis=1) > 0) * np.uint8(STEPS)
    begin, end = words.classes[words.starts], words.classes[np.maximum(words.ends - 1, words.starts)]
    begins = (begin[:, None] == np.array([_CLASS[n] for n in _BEGINS])) * np.uint8(STEPS)
    ends = (end[:, None] == np.array([_CLASS[n] for n in _ENDS])) * np.uint8(STEPS)
    capital = counts[:, _CLASS["capital"]]
    cases = np.zeros((size, 2), dtype=np.uint8)
    cases[:, 0] = _share(words.capitals, words.words)
    cases[:, 1] = ((capital > 1) & (counts[:, _CLASS["small"]] == 0)) * STEPS
    length = letters // np.maximum(words.words, 1)
    sizes = [_over(words.words, WORD_EDGES), _over(filled, CHAR_EDGES), _over(length, LENGTH_EDGES)]
    return [*sizes, shares, has, begins, ends, cases]


def _texts(words: Words) -> list[Array]:
    """Return the share of a unit's words that stand in other long units, and whether the unit has copies."""
    long = words.words >= LONG_WORDS
    owner = np.repeat(long, words.words)
    known = np.bincount(words.buckets[owner], minlength=1 << BITS)
    shared = np.r_[0, np.cumsum(known[words.buckets] > owner)]
    overlap = _share(shared[words.first + words.words] - shared[words.first], words.words)
    _, index, counts = np.unique(words.lines, return_inverse=True, return_counts=True)
    copies = counts.take(index)
    repeats = np.stack([copies == 2, copies > 2], axis=1) * np.uint8(STEPS)
    return [overlap[:, None], repeats]


def rest_of(features: Features, kept: Array) -> Features:
    """Return the features of the units that are left of a page, with their positions in that rest.

    Args:
        features: of all units of a page.
        kept: whether each of them is left; at least one is.
    """
    columns = features.columns[kept]
    counts, place = features.words[kept], np.arange(len(columns))
    inside = np.flatnonzero(columns[:, _INSIDE])
    distance = _distance(place, inside[0], inside[-1]) if len(inside) else place + 1
    headline = np.flatnonzero(~columns[:, _BESIDE_HEADLINE].any(axis=1))
    columns[:, _POSITION] = np.concatenate(
        _place(counts, distance, int(headline[0]) if len(headline) == 1 else -1, 0), axis=1
    )
    buckets = features.buckets[np.repeat(kept, features.words)]
    names = features.name_buckets[np.repeat(kept, features.names)]
    return Features(columns, buckets, counts, names, features.names[kept])


def _place(counts: Array, distance: Array, headline: int, low: int) -> list[Array]:
    """Return the position columns of the units from `low` on with `counts` words; `distance` is the whole page's."""
    size, high = len(distance), low + len(counts)
    above = np.arange(low, high)
    below = size - 1 - above
    shares = np.zeros((high - low, 2), dtype=np.uint8)
    shares[:, 0] = above * STEPS // size
    words = np.cumsum(counts)
    shares[:, 1] = (words - counts) * STEPS // max(int(words[-1]) if len(words) else 0, 1)
    page = np.repeat(_over(np.array([size]), PAGE_EDGES), high - low, axis=0)
    distance = distance[low:high]
    sides = np.stack([distance < 0, distance == 0, distance > 0], axis=1) * np.uint8(STEPS)
    near = [_over(-distance, PLACE_EDGES[:8]), _over(distance, PLACE_EDGES[:8])]
    title = np.stack([above < headline, (above > headline) & (headline >= 0)], axis=1) * np.uint8(STEPS)
    return [_over(above, PLACE_EDGES), _over(below, PLACE_EDGES), shares, page, sides, *near, title]
