"""The headline of a page in Markdown: its heading of the first level."""

from collections.abc import Iterator

from cleaner.page.candidates import Candidate
from cleaner.page.document import BLANK, BREAK, Document
from cleaner.text.lazy import pattern

RULE = "markdown-heading"
"""The rule of a headline that Markdown marks as one."""

CONFIDENCE = 0.8

MOST_HEADINGS = 8
"""Headings of the first level that a page has, at most; a text with more of them is a book, or code with comments."""

MOST_BEHIND = 20
"""Characters that close a heading: signs for strong text, blanks and up to six number signs."""

MOST_CHARS = 300
"""Characters of a line that may be a heading."""

_BEFORE = pattern(r"(?:#{1,6}[ \t]{1,9})?(?:\*\*|__)?")
_BEHIND = pattern(r"(?:\*\*|__)?(?:[ \t]{1,9}#{1,6})?$")
_STRONG = pattern(r"\*\*|__")
_SIGNS = "#*_"
_OTHER_SIGNS = ("\n## ", "\n### ", "](", "\n**", "** ", "\n* **", "\n> ")
"""What else stands in a page in Markdown; a line alone that begins with a number sign may be a comment in code."""


def find_markdown_headline(doc: Document) -> Candidate | None:
    """Return the headline of a page in Markdown; None for a page that is not, or has no heading of the first level.

    Pages have their name or their menu as a heading too, above the headline; so of several it is the last one above the
    running text, or the first one at all.

    >>> page = "# Varn Courier\\n# **Port strike ends**\\n\\nThe strike was long, the union said.\\n\\n## Why\\n"
    >>> find_markdown_headline(Document(page)).value
    'Port strike ends'
    """
    lines = sorted({*_marked_headings(doc), *_underlined_headings(doc)})
    if not 0 < len(lines) <= MOST_HEADINGS:
        return None
    start = doc.main_text.start
    line = max((i for i in lines if i <= start), default=lines[0])
    before, text = without_marks(doc.lines[line])
    at = doc.starts[line] + before
    value = " ".join(_STRONG.sub("", text).split())
    return Candidate("title", value, line, at, at + len(text), CONFIDENCE, RULE)


def _marked_headings(doc: Document) -> Iterator[int]:
    """Yield the lines that begin with one number sign and a blank, where other signs of Markdown stand too."""
    source = doc.source
    if ("\n# " in source or source.startswith("# ")) and any(sign in source for sign in _OTHER_SIGNS):
        for at in doc.places("# "):
            i = doc.line_at(at)
            if i >= 0 and doc.starts[i] == at and _may_be_heading(doc, i):
                yield i


def _underlined_headings(doc: Document) -> Iterator[int]:
    """Yield the lines that stand alone but for a line of equals signs straight below."""
    for at in doc.places("\n==="):
        i = doc.line_at(at + 1)
        if i > 0 and not doc.lines[i].strip("=") and doc.gaps[i] == BREAK and _is_apart(doc, i - 1):
            yield i - 1


def _is_apart(doc: Document, i: int) -> bool:
    return (i == 0 or doc.gaps[i] == BLANK) and doc.lines[i][0] != "=" and _may_be_heading(doc, i)


def _may_be_heading(doc: Document, i: int) -> bool:
    return len(doc.lines[i]) <= MOST_CHARS and bool(doc.keys[i]) and i not in doc.label_runs.labels


def without_marks(text: str) -> tuple[int, str]:
    """Return a headline without what Markdown writes around it, and how many characters stood before it.

    >>> without_marks("## **Port strike ends** ##")
    (5, 'Port strike ends')
    """
    if text[0] not in _SIGNS:
        return 0, text
    before, behind = _BEFORE.match(text), _BEHIND.search(text, max(0, len(text) - MOST_BEHIND))
    start, end = before.end() if before else 0, behind.start() if behind else len(text)
    return (start, text[start:end]) if start < end else (0, text)
