"""Texts as arrays: features, targets and words of each unit, written to a work folder, one file for each variant."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from benchmarks.context.align import align
from benchmarks.context.variants import words_of
from cleaner import Document, Pipeline
from cleaner.filters.registry import find
from cleaner.learned.elements import ELEMENT_COLUMNS
from cleaner.learned.features import facts_of, features_of
from cleaner.learned.units import units_of
from cleaner.page.labels import Label
from cleaner.pipeline.marks import markup_of

if TYPE_CHECKING:
    from cleaner.learned.words import Characters
    from cleaner.readers.input import Kind

Array = Any

MAX_UNITS = 4000
"""Units of a text that are learned from and measured; the few longer ones are cut there."""


MARKUP = "markdown-link"
"""The filter without whose marks the others read a text."""


class Texts(NamedTuple):
    """All texts of one variant, units and words of all pages one behind the other.

    Attributes:
        units: where each page's units begin, and where the last one's end.
        columns: features of each unit.
        words, buckets: number of words of each unit as the features count them, and the bucket of each.
        size, true: words of each unit as the scores count them, and how many of those are the body's.
        free: whether the rules left the unit.
        name_buckets, names: the bucket of each name of the units' HTML elements, and number of names of each unit.
        ids: hash of each word as the scores count them, unit by unit.
    """

    units: Array
    columns: Array
    words: Array
    buckets: Array
    size: Array
    true: Array
    free: Array
    name_buckets: Array
    names: Array
    ids: Array


def hashes(words: Iterable[str]) -> Array:
    """Return a 32-bit number for each word."""
    return np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint32)


def make_texts(pages: Iterable[tuple[str, Sequence[str]]], characters: Characters, kind: Kind) -> Texts:
    """Read texts, or pages of HTML, each given with the words of its true body."""
    rules = Pipeline.preset("rules")
    rows = [_row(*_read(text, rules, kind), body, characters, html=kind == "html") for text, body in pages]
    sizes = [len(row[0]) for row in rows]
    return Texts(np.r_[0, np.cumsum(sizes)], *(np.concatenate(column) for column in zip(*rows, strict=True)))


_TYPES = (np.int32, np.uint16, np.int32, np.int32, bool, np.uint16, np.int32, np.uint32)
"""Of what each column of `Texts` behind `columns` is made."""


def _read(text: str, rules: Pipeline, kind: Kind) -> tuple[Document, list[str]]:
    """Return a text as the filter reads it, without markup, and its lines with the markup where that would stay."""
    result = rules.clean(text, kind=kind)
    markup = markup_of(Document(text), [find(MARKUP)]) if kind == "text" else None
    if not markup:
        return result.document, result.document.lines
    read = rules.without(MARKUP).clean(markup.plain.text, kind=kind).document
    if any(removal.rule.startswith(MARKUP) for removal in result.removed):
        return read, read.lines
    whole = Document(text)
    return read, [whole.lines[whole.line_at(markup.plain.origin(start))] for start in read.starts]


def _row(
    doc: Document, lines: Sequence[str], body: Sequence[str], characters: Characters, *, html: bool
) -> tuple[Array, ...]:
    if not len(doc):
        wide = np.zeros((0, len(columns_of(html=html))), dtype=np.uint8)
        return wide, *(np.zeros(0, dtype=kind) for kind in _TYPES)
    units = units_of(doc.lines)
    features = features_of(facts_of(doc, units), units, characters, 0, len(units.texts))
    found = [words_of(text) for text in (units.texts if units.cut else lines)]
    size = np.array([len(words) for words in found], dtype=np.int32)
    right = np.r_[0, np.cumsum(align([word for words in found for word in words], body))]
    ends = np.cumsum(size)
    true = (right[ends] - right[ends - size]).astype(np.int32)
    free = np.array([doc.labels[line] is Label.BODY for line in units.lines])
    ids = hashes(word for words in found[:MAX_UNITS] for word in words)
    features = features.part(0, MAX_UNITS)
    m = MAX_UNITS
    found_columns = (features.words, features.buckets, size[:m], true[:m], free[:m])
    rest = (*found_columns, features.name_buckets, features.names, ids)
    return features.columns, *(column.astype(kind) for column, kind in zip(rest, _TYPES, strict=True))


def columns_of(*, html: bool) -> tuple[tuple[str, str], ...]:
    """Return group and name of each column of the features, for flat text or for HTML."""
    from cleaner.learned.features import COLUMNS  # noqa: PLC0415 - read when it is asked for, so that it can be changed

    return (*COLUMNS, *ELEMENT_COLUMNS) if html else COLUMNS


def save(path: Path, texts: Texts) -> None:
    """Write texts to a file."""
    np.savez(path, **texts._asdict())


def load(path: Path) -> Texts:
    """Read texts from a file."""
    with np.load(path) as found:
        return Texts(**{name: found[name] for name in Texts._fields})
