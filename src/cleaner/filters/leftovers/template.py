"""What templates and publishing systems left in a page: names that were never filled in, commands, comments."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.filters.leftovers.code_leftover import is_about_code
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern, read_words
from cleaner.text.sentences import count_words, ends_sentence, is_sentence

MAX_INNER_CHARS, MAX_COMMENT_CHARS = 160, 2000
"""Maximum characters between the brackets of a name or a command, and of a comment; what is longer is a text."""

MAX_LABEL_WORDS = 8
"""Maximum words of a label around a name, as in "Showing {{ count }} results"; more may be a sentence."""

_SIGNS = ("{", "<", "%%", "[")
_OPENERS = pattern(r"\{\{|\{%|\{\*|\{#|\$\{|<%|<\?php\b|<!--|<!\[endif\]|%%|\[object Object\]")
_CLOSERS = {"{{": "}}", "{%": "%}", "{*": "*}", "{#": "#}", "${": "}", "<%": "%>", "<?php": "?>", "<!--": "-->"}
_RULES = {"<!--": "comment", "{#": "comment", "<![endif]": "comment", "%%": "name", "[object Object]": "object"}
_FIXED = pattern(r"\[object Object\]|<!\[endif\]-{0,2}>|%%[^\W\d]\w{1,40}%%")
_NAME = pattern(
    r"[{#/^>&~!-]{0,2}\s{0,3}(?:(?:'[^'{}]{2,60}'|\"[^\"{}]{2,60}\"|[@$]?[^\W\d][\w$.@-]{2,60})(?:\[[^\[\]]{1,30}\]|\(\))?"
    r"(?:\s{0,3}\|\s{0,3}[^\W\d]\w{1,30}[^{}|]{0,60}){0,3}|else)\s{0,3}(?:[:=\s][^{}]{0,80})?[}~-]{0,2}"
)
_PATH = pattern(r"[^\W\d][\w$.]{1,60}")
_FIELD = pattern(r"[#/]?[^\W\d][\w$.]{1,60}(?: [^*]{1,80})?")
_ESCAPES = frozenset("\\^_")
_SHORTCODE = pattern(r"(?<!\[)\[(/?)([a-z][a-z0-9_-]{1,30})((?:[\s=][^\[\]]{0,300})?)/?\](?!\])")
_ATTRIBUTE = pattern(r"\s[a-z][a-z0-9_-]{1,30}=(?:[\"'“”″‘’»]|&quot;|\d+(?:\s|$))")

_WIKI = ("[[", "'''", "{{!")
"""What stands on pages of wikis that show their source, where names in double braces are the text itself."""


class _Piece(NamedTuple):
    start: int
    end: int
    rule: str


@filter(
    "template",
    label="code",
    scope="span",
    rules={
        "name": "A name in a template's brackets that was never filled in: {{ article.headline }}, ${user.name}.",
        "label": "A short line around such a name: Showing {{ count }} results.",
        "command": "A command of a template: {% endif %}, <% end %>.",
        "shortcode": 'A command of a publishing system: [gallery ids="1,2"], [/caption].',
        "comment": "A comment of the page's source: <!-- more -->.",
        "object": "What a script writes where a text should stand: [object Object].",
    },
    triggers=(
        "{{ article.headline }}\n",
        "{% endif %}\n",
        '[gallery ids="1,2"]\n',
        "<!-- more -->\n",
        "{{ {{ ",
        "[caption [caption ",
        "<!-- <!-- ",
        "[object Object]\n%%TITLE%%\n",
    ),
)
def template(doc: Document) -> Iterator[Mark]:
    """Mark what templates, shortcodes and comments of the page's source left behind.

    A text that shortcodes or comments enclose stays. On a page that speaks of code, templates or plug-ins nothing is
    marked, and neither is a name in the middle of a sentence: such things may be what the page is about.
    """
    lines = sorted({doc.line_at(at) for sign in _SIGNS for at in doc.places(sign)})
    marks = [mark for i in lines for mark in _marks_in(i, doc.lines[i])]
    if marks and not is_about_code(doc, {mark.line for mark in marks}):
        is_wiki = any(sign in doc.source for sign in _WIKI)
        yield from (mark for mark in marks if not is_wiki or mark.rule not in {"name", "label"})


def _marks_in(i: int, line: str) -> Iterator[Mark]:
    """Yield the marks of one line: of the whole line where a name stands in a label, else of the pieces."""
    pieces = sorted([*_find_pieces(line), *find_shortcodes(line)])
    if any(piece.rule == "name" for piece in pieces) and _is_label_around(line, pieces):
        yield Mark(i, "label")
        return
    for start, end, rule in pieces:
        if rule != "name" or _stands_apart(line, start, end):
            yield Mark(i, rule, start, end)


def _is_label_around(line: str, pieces: Sequence[_Piece]) -> bool:
    """Return whether what stands around the pieces of a line is a label, and no sentence between them."""
    starts = [*(piece.start for piece in pieces), len(line)]
    ends = accumulate((piece.end for piece in pieces), max, initial=0)
    rest = " ".join(line[left:right] for left, right in zip(ends, starts, strict=True))
    if not 0 < count_words(re.sub(r"[^\w\s]", "", rest)) <= MAX_LABEL_WORDS:
        return False
    start = pieces[0].end if pieces[0].start == 0 else 0
    end = pieces[-1].start if pieces[-1].end == len(line) else len(line)
    return not ends_sentence(line[start:end]) or any(start <= piece.start < end for piece in pieces)


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Return whether a piece stands at an edge of its line or between two sentences, and not inside one."""
    before = line[max(0, start - 12) : start].rstrip()
    return not line[:start].strip() or not line[end:].strip() or ends_sentence(before) or not is_sentence(line)


def _find_pieces(line: str) -> Iterator[_Piece]:
    """Yield the names, commands and comments in a line."""
    at = 0
    while (match := _OPENERS.search(line, at)) is not None:
        piece = _read_piece(line, match.start(), match[0])
        if piece:
            yield piece
        at = piece.end if piece else match.end()


def _read_piece(line: str, start: int, opener: str) -> _Piece | None:
    """Return the piece that begins with `opener` at `start`; None where it is none."""
    if opener not in _CLOSERS:
        fixed = _FIXED.match(line, start)
        return _Piece(start, fixed.end(), _RULES[opener]) if fixed else None
    closer, inner_start = _CLOSERS[opener], start + len(opener)
    most = MAX_COMMENT_CHARS if opener == "<!--" else MAX_INNER_CHARS
    inner_end = line.find(closer, inner_start, inner_start + most)
    if inner_end < 0:
        return None
    inner, end = line[inner_start:inner_end].strip(), inner_end + len(closer)
    if opener == "{{":
        end += inner.startswith("{") and line.startswith("}", end)
        is_escaped = line[max(0, start - 1) : start] in _ESCAPES or "::" in inner
        return _Piece(start, end, "name") if not is_escaped and _NAME.fullmatch(inner) else None
    if opener in {"${", "{*"} or inner.startswith("="):
        fits = (_PATH if opener == "${" else _FIELD).fullmatch(inner.strip(" ="))
        return _Piece(start, end, "name") if fits else None
    return _Piece(start, end, _RULES.get(opener, "command"))


def find_shortcodes(line: str) -> Iterator[_Piece]:
    """Yield the shortcodes in a line.

    A shortcode is known by its name, or by an attribute with a quoted value or a number; editors' notes ("[sic]",
    "[video]") and references are none.

    >>> line = '[caption id="ship_1"]A ferry[/caption] [sic]'
    >>> [line[start:end] for start, end, _ in find_shortcodes(line)]
    ['[caption id="ship_1"]', '[/caption]']
    """
    for match in _SHORTCODE.finditer(line) if "[" in line else ():
        if _is_shortcode(closes=bool(match[1]), name=match[2], rest=match[3]):
            yield _Piece(match.start(), match.end(), "shortcode")


def _is_shortcode(*, closes: bool, name: str, rest: str) -> bool:
    words = read_words("filters/leftovers/words.json")
    if name in words["forum_markup"]:
        return False
    if name.startswith(tuple(words["shortcode_prefixes"])) and (rest or "_" in name or closes):
        return True
    if closes or not rest:
        return not rest and (name in words["shortcodes"] or (closes and name in words["enclosing_shortcodes"]))
    if name in words["embedding_shortcodes"] and (rest[0] == "=" or "://" in rest):
        return True
    return _ATTRIBUTE.search(rest) is not None
