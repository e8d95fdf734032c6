"""How the kept lines are written down as one text.

A text from which nothing was removed comes back as it is. Otherwise lines stand as in the source, without trailing
white space, and between them: a blank line where the source has one or where something was removed, else a line
break. In a page whose lines are paragraphs and that has no blank lines at all, a blank line is put around each line of
running text. Indentation common to all lines is taken off; running text has none.

In both cases invisible and broken characters are taken out (see `cleaner.writers.invisible`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress
from os.path import commonprefix
from typing import NamedTuple

from cleaner.page.document import BLANK, BREAK, GLUED, Document
from cleaner.page.labels import Label
from cleaner.text.sentences import ends_sentence, is_unspaced
from cleaner.writers.invisible import repair

PARAGRAPH_CHARS = 100
"""Minimum length of a line that is a paragraph of its own; hard-wrapped lines end by 80."""

PARAGRAPH_CHARS_UNSPACED = 20
"""Minimum in scripts without spaces, for a line that ends a sentence, as wrapped lines seldom do."""


def body(doc: Document, labels: Sequence[Label]) -> str:
    """Return the kept lines of `doc` as one text.

    Args:
        doc: the page.
        labels: one per line of `doc`; what is not `Label.BODY` is left out.
    """
    stays = Label.BODY
    kept = [label is stays for label in labels]
    if all(kept):
        return repair(doc.source)
    texts, gaps, indents = _joined(doc, kept) if GLUED in doc.gaps else _whole(doc, kept)
    gaps = around_paragraphs(doc, texts, gaps)
    if any(indents):
        texts = _indent(texts, indents, [_is_prose(text) for text in texts])
    written = chain.from_iterable(zip(map(_ENDS.__getitem__, gaps), texts, strict=True))
    return repair("".join(written)).strip("\n")


_ENDS = {BREAK: "\n", BLANK: "\n\n"}
"""What is written before a line."""

_Columns = tuple[list[str], list[int], list[str]]
"""Kept lines, what stands before each (`BREAK` or `BLANK`), and the white space each is indented by."""


def _whole(doc: Document, kept: Sequence[bool]) -> _Columns:
    """Return the kept lines of a page none of whose lines was cut."""
    gaps = [gap if before else BLANK for gap, before in compress(zip(doc.gaps, [True, *kept], strict=False), kept)]
    texts = list(compress(doc.lines, kept))
    places = compress(zip(doc.begins, doc.starts, strict=True), kept)
    indents = [doc.source[begin:start] for begin, start in places] if doc.begins != doc.starts else [""] * len(texts)
    return texts, gaps, indents


def _joined(doc: Document, kept: Sequence[bool]) -> _Columns:
    """Return the kept lines of a page, those that were cut put together again without what was removed."""
    rows = list(kept_rows(doc, kept))
    indents = [doc.source[doc.begins[row.number] : doc.starts[row.number]] for row in rows]
    return [text_of(doc, row) for row in rows], [row.gap for row in rows], indents


class KeptRow(NamedTuple):
    """A line of which something is kept.

    Attributes:
        number: its number in the document; of a line that was cut, the number of its first kept piece.
        gap: `BREAK` or `BLANK`, what stands before it in the body.
        spans: where its kept pieces begin and end in the source.
    """

    number: int
    gap: int
    spans: list[tuple[int, int]]


def kept_rows(doc: Document, kept: Iterable[bool]) -> Iterator[KeptRow]:
    """Yield the lines of which anything is kept, neighbouring pieces as one span."""
    gap, is_broken, row = BREAK, False, KeptRow(-1, BREAK, [])
    for i, stays in enumerate(kept):
        if doc.gaps[i] != GLUED:
            if row.spans:
                yield row
            gap, is_broken, row = max(gap, doc.gaps[i]), False, KeptRow(-1, BREAK, [])
        if not stays:
            gap, is_broken = gap if row.spans else BLANK, True
            continue
        if not row.spans:
            row = KeptRow(i, gap, [(doc.starts[i], doc.end(i))])
        elif is_broken:
            row.spans.append((doc.starts[i], doc.end(i)))
        else:
            row.spans[-1] = (row.spans[-1][0], doc.end(i))
        gap, is_broken = BREAK, False
    if row.spans:
        yield row


def text_of(doc: Document, row: KeptRow) -> str:
    """Return the text of a line's kept pieces with what joins them."""
    pieces = []
    for k, (start, end) in enumerate(row.spans):
        pieces += [joint(doc, row.spans[k - 1][1], start) if k else "", doc.source[start:end]]
    return "".join(pieces)


def joint(doc: Document, left: int, right: int) -> str:
    """Return what joins two kept pieces of one line when the pieces between are gone: a blank if any stood there.

    Args:
        doc: the page, its lines cut.
        left: the offset behind the first kept piece.
        right: the offset at which the second begins.

    >>> doc = Document("It rained. Advertisement. Rain.ADSun.")
    >>> _ = doc.cut({0: [10, 25, 31, 33]})
    >>> joint(doc, 10, 26), joint(doc, 31, 33)
    (' ', '')
    """
    source, starts = doc.source, doc.starts
    first, last = bisect_right(starts, left), bisect_right(starts, right)
    return " " if source[left].isspace() or any(source[at - 1].isspace() for at in starts[first:last]) else ""


def _indent(texts: Sequence[str], indents: Sequence[str], prose: Sequence[bool]) -> list[str]:
    """Return the lines with their indentation, less what all have in common; running text has none."""
    others = [indent for indent, is_text in zip(indents, prose, strict=True) if not is_text]
    # Character by character is what indentation asks for, tabs and spaces mixed.
    common = len(commonprefix(others)) if all(others) else 0  # noqa: RUF071
    rows = zip(texts, indents, prose, strict=True)
    return [text if is_text else indent[common:] + text for text, indent, is_text in rows]


def around_paragraphs(doc: Document, texts: Sequence[str], gaps: list[int]) -> list[int]:
    """Return what stands before each kept line: blank lines around running text too, where a page has none at all.

    Only where most characters of the lines stand in paragraphs; elsewhere a line break may be one within a paragraph.
    """
    in_paragraphs = sum(len(text) for text in texts if _is_paragraph(text))
    if BLANK in doc.gaps or 2 * in_paragraphs < sum(map(len, texts)):
        return gaps
    prose = [_is_prose(text) for text in texts]
    return [BLANK if k and (prose[k] or prose[k - 1]) else gap for k, gap in enumerate(gaps)]


def _is_paragraph(text: str) -> bool:
    if len(text) > PARAGRAPH_CHARS:
        return True
    return len(text) >= PARAGRAPH_CHARS_UNSPACED and is_unspaced(text) and ends_sentence(text)


def _is_prose(text: str) -> bool:
    """Return whether a line is running text: a paragraph, or the end of a sentence."""
    return _is_paragraph(text) or ends_sentence(text)
