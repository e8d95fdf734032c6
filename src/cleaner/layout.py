"""How the kept lines are written down as one text.

A text from which nothing was removed comes back as it is, to the last character. Otherwise lines stand as in the
source, without trailing white space, and between them: a blank line where the source has one or where something was
removed, else a line break. In a page whose lines are paragraphs and that has no blank lines at all, a blank line is
put around each line of running text. Indentation common to all lines is taken off; running text has none.
"""

from collections.abc import Sequence
from os.path import commonprefix
from typing import NamedTuple

from cleaner.document import BLANK, BREAK, GLUED, Document
from cleaner.labels import Label
from cleaner.shape import ends_sentence, is_unspaced

PARAGRAPH_CHARS = 100
"""A line longer than this is a paragraph of its own and not part of a hard-wrapped one, which ends by 80."""

PARAGRAPH_CHARS_UNSPACED = 20
"""The same for scripts without spaces, where the line must end a sentence too: wrapped lines seldom do."""


class _Row(NamedTuple):
    indent: str
    text: str
    gap: int
    """What stands before the row in the output: `BREAK` or `BLANK`."""


def body(doc: Document, labels: Sequence[Label]) -> str:
    """Return the kept lines of `doc` as one text.

    Args:
        doc: the page.
        labels: one per line of `doc`; what is not `Label.BODY` is left out.
    """
    if all(label is Label.BODY for label in labels):
        return doc.source
    rows = _rows(doc, labels)
    indent = commonprefix([row.indent for row in rows if not _is_prose(row.text)])
    spaced = _needs_blank_lines(doc, rows)
    out: list[str] = []
    for k, row in enumerate(rows):
        blank = row.gap == BLANK or (spaced and (_is_prose(row.text) or _is_prose(rows[k - 1].text)))
        out.append("" if k == 0 else "\n\n" if blank else "\n")
        out.append(row.text if _is_prose(row.text) else row.indent[len(indent) :] + row.text)
    return "".join(out)


def _rows(doc: Document, labels: Sequence[Label]) -> list[_Row]:
    """Join the kept pieces of each line of the source, and note what stands between the lines."""
    rows: list[_Row] = []
    gap, removed, previous, glued = BREAK, False, -1, False
    for i, label in enumerate(labels):
        if doc.gaps[i] != GLUED:
            gap, glued = max(gap, doc.gaps[i]), False
        if label is not Label.BODY:
            removed = True
            gap = BLANK if not glued else gap
            continue
        start, end = doc.starts[i], doc.end(i)
        if glued:
            joint = doc.source[previous:start] if not removed else _joint(doc.source, previous, start)
            rows[-1] = rows[-1]._replace(text=rows[-1].text + joint + doc.source[start:end])
        else:
            rows.append(_Row(doc.source[doc.begins[i] : start], doc.source[start:end], gap))
        gap, removed, previous, glued = BREAK, False, end, True
    return rows


def _joint(source: str, left: int, right: int) -> str:
    """Return what joins two kept pieces of one line when the piece between them is gone."""
    return " " if source[left].isspace() or source[right - 1].isspace() else ""


def _needs_blank_lines(doc: Document, rows: Sequence[_Row]) -> bool:
    """Say whether a page has no blank line and is made of paragraphs, by most of its characters."""
    if BLANK in doc.gaps[1:]:
        return False
    paragraphs = sum(len(row.text) for row in rows if _is_paragraph(row.text))
    return 2 * paragraphs >= sum(len(row.text) for row in rows)


def _is_paragraph(text: str) -> bool:
    if len(text) > PARAGRAPH_CHARS:
        return True
    return len(text) >= PARAGRAPH_CHARS_UNSPACED and is_unspaced(text) and ends_sentence(text)


def _is_prose(text: str) -> bool:
    return _is_paragraph(text) or ends_sentence(text)
