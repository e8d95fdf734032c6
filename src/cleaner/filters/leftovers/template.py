"""What templates left in a page: names that were never filled in."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.subject import is_about_code
from cleaner.text.lazy import pattern
from cleaner.text.sentences import ends_sentence, is_sentence

_NAME = (
    r"[{#/^>&~!-]{0,2}\s{0,3}(?:'[^'{}]{2,60}'|\"[^\"{}]{2,60}\"|[@$]?[^\W\d][\w$.@-]{2,60})(?:\[[^\[\]]{1,30}\]|\(\))?"
    r"(?:\s{0,3}[|:=\s](?!:)[^{}]{0,80})?\s{0,3}[}~-]{0,2}"
)
_PIECE = pattern(rf"(?<![\\^_])\{{\{{{_NAME}\}}\}}|\$\{{[^\W\d][\w$.]{{1,60}}\}}|%%[^\W\d]\w{{1,40}}%%")

_WIKI = ("[[", "'''", "{{!")
"""What stands on pages of wikis that show their source, where names in double braces are the text itself."""


@filter(
    "template",
    label="code",
    scope="span",
    needs=("{", "%%"),
    rules={"name": "A name in a template's brackets that was never filled in: {{ article.headline }}, ${user.name}."},
    triggers=("{{ article.headline }}\n", "{{ {{ ", "%%TITLE%%\n"),
)
def template(doc: Document) -> Iterator[Mark]:
    """Mark the names that a template was to fill in.

    On a page that speaks of code, templates or plug-ins nothing is marked, and neither is a name in the middle of a
    sentence: such things may be what the page is about.
    """
    lines = sorted({i for sign in ("{", "%%") for i in doc.lines_with(sign)})
    marks = [mark for i in lines for mark in _names_in(i, doc.lines[i])]
    if marks and not any(sign in doc.source for sign in _WIKI) and not is_about_code(doc, {m.line for m in marks}):
        yield from marks


def _names_in(i: int, line: str) -> Iterator[Mark]:
    for match in _PIECE.finditer(line):
        if _stands_apart(line, *match.span()):
            yield Mark(i, "name", *match.span())


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Return whether a name stands at an edge of its line or between two sentences, and not inside one."""
    before = line[max(0, start - 12) : start].rstrip()
    return not line[:start].strip() or not line[end:].strip() or ends_sentence(before) or not is_sentence(line)
