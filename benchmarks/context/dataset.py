"""Texts as arrays: features, targets and words of each unit, written to a work folder, one file for each variant."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from benchmarks.context.align import align
from benchmarks.context.variants import words_of
from cleaner import Pipeline
from cleaner.context.features import facts_of, features_of
from cleaner.context.units import units_of
from cleaner.labels import Label

if TYPE_CHECKING:
    from cleaner.context.characters import Characters

Array = Any

MOST_UNITS = 4000
"""Units of a text that are learned from and measured; the few longer ones are cut there."""


class Texts(NamedTuple):
    """All texts of one variant, units and words of all pages one behind the other.

    Attributes:
        units: where each page's units begin, and where the last one's end.
        columns: features of each unit.
        words, buckets: number of words of each unit as the features count them, and the bucket of each.
        size, true: words of each unit as the scores count them, and how many of those are the body's.
        free: whether the rules left the unit.
        ids: hash of each word as the scores count them, unit by unit.
    """

    units: Array
    columns: Array
    words: Array
    buckets: Array
    size: Array
    true: Array
    free: Array
    ids: Array


def hashes(words: Iterable[str]) -> Array:
    """Return a 32-bit number for each word."""
    return np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint32)


def make_texts(pages: Iterable[tuple[str, Sequence[str]]], characters: Characters) -> Texts:
    """Read texts, each given with the words of its true body."""
    clean: Callable[[str], Any] = Pipeline.preset("rules").clean
    rows: list[tuple[Array, ...]] = []
    for text, body in pages:
        doc = clean(text).document
        rows.append(_row(doc, body, characters))
    sizes = [len(row[0]) for row in rows]
    return Texts(np.r_[0, np.cumsum(sizes)], *(np.concatenate(column) for column in zip(*rows, strict=True)))


def _row(doc: Any, body: Sequence[str], characters: Characters) -> tuple[Array, ...]:
    if not len(doc):
        empty = np.zeros(0)
        wide = np.zeros((0, len(_columns())), dtype=np.uint8)
        return wide, *(empty.astype(kind) for kind in (np.int32, np.uint16, np.int32, np.int32, bool, np.uint32))
    units = units_of(doc.lines)
    features = features_of(facts_of(doc, units), units, characters, 0, len(units.texts))
    found = [words_of(text) for text in units.texts]
    size = np.array([len(words) for words in found], dtype=np.int32)
    right = np.r_[0, np.cumsum(align([word for words in found for word in words], body))]
    ends = np.cumsum(size)
    true = (right[ends] - right[ends - size]).astype(np.int32)
    free = np.array([doc.labels[line] is Label.BODY for line in units.lines])
    ids = hashes(word for words in found[:MOST_UNITS] for word in words)
    m = MOST_UNITS
    buckets = features.buckets[: int(features.words[:m].sum())].astype(np.uint16)
    return features.columns[:m], features.words[:m].astype(np.int32), buckets, size[:m], true[:m], free[:m], ids


def _columns() -> tuple[tuple[str, str], ...]:
    from cleaner.context.features import COLUMNS  # noqa: PLC0415 - read when it is asked for, so that it can be changed

    return COLUMNS


def save(path: Path, texts: Texts) -> None:
    """Write texts to a file."""
    np.savez(path, **texts._asdict())


def load(path: Path) -> Texts:
    """Read texts from a file."""
    with np.load(path) as found:
        return Texts(**{name: found[name] for name in Texts._fields})
