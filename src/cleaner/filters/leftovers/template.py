"""What templates and publishing systems left in a page: names that were never filled in, commands, comments."""

import re
from collections.abc import Iterator, Sequence

from cleaner.filters.leftovers._shortcodes import find_shortcodes
from cleaner.filters.leftovers._subject import is_about_code
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words, ends_sentence, is_sentence

MOST_INNER = 160
"""Characters between the brackets of a name or a command; a template that is longer is no leftover but a text."""

MOST_COMMENT = 2000
"""Characters of a comment."""

MOST_WORDS = 8
"""Words of a label around a name, as in "Showing {{ count }} results"; more may be a sentence that has its worth."""

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
_WIKI = ("[[", "'''", "{{!")
"""What stands on pages of wikis that show their source, where names in double braces are the text itself."""


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
    lines = _likely_lines(doc)
    if not lines:
        return
    marks = [mark for i in lines for mark in _marks_in(i, doc.lines[i])]
    if marks and not is_about_code(doc, {mark.line for mark in marks}):
        wiki = any(sign in doc.source for sign in _WIKI)
        yield from (mark for mark in marks if not wiki or mark.rule not in {"name", "label"})


def _likely_lines(doc: Document) -> list[int]:
    """Return the lines with the beginning of a leftover; cheap on pages that have none."""
    source, signs = doc.source, []
    if "{" in source:
        signs += [sign for sign in ("{{", "{%", "${", "{*", "{#") if sign in source]
    if "<" in source:
        signs += [sign for sign in ("<!", "<%", "<?php") if sign in source]
    if _is_doubled(source, "%"):
        signs.append("%%")
    if "[" in source and any(part[:1].islower() or part[:1] == "/" for part in source.split("[")[1:]):
        signs.append("[")
    return sorted({i for sign in signs for i, line in enumerate(doc.lines) if sign in line})


def _is_doubled(source: str, char: str) -> bool:
    """Say whether `char` stands twice in a row; faster than a search for the pair where the character is rare."""
    at = source.find(char)
    while at >= 0:
        if source[at + 1 : at + 2] == char:
            return True
        at = source.find(char, at + 2)
    return False


def _marks_in(i: int, line: str) -> Iterator[Mark]:
    """Yield the marks of one line: of the whole line where a name stands in a label, else of the pieces."""
    found = sorted([*_find_pieces(line), *find_shortcodes(line)])
    if not found:
        return
    if any(rule == "name" for _, _, rule in found):
        words = count_words(re.sub(r"[^\w\s]", "", _without(line, found)))
        if words and words <= MOST_WORDS and not _leave_sentence(line, found):
            yield Mark(i, "label")
            return
    for start, end, rule in found:
        if rule != "name" or _stands_apart(line, start, end):
            yield Mark(i, rule, start, end)


def _leave_sentence(line: str, found: Sequence[tuple[int, int, str]]) -> bool:
    """Say whether a line is a sentence between pieces at its beginning and end."""
    first, last = found[0], found[-1]
    start = first[1] if first[0] == 0 else 0
    end = last[0] if last[1] == len(line) else len(line)
    return ends_sentence(line[start:end]) and not any(start <= at < end for at, _, _ in found)


def _without(line: str, found: Sequence[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, _ in found:
        pieces.append(line[at:start])
        at = max(at, end)
    return " ".join([*pieces, line[at:]])


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Say whether a piece stands at an edge of its line or between two sentences, and not inside one."""
    before = line[max(0, start - 12) : start].rstrip()
    return not line[:start].strip() or not line[end:].strip() or ends_sentence(before) or not is_sentence(line)


def _find_pieces(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield where names, commands and comments begin and end in a line, with their rules."""
    at = 0
    while (match := _OPENERS.search(line, at)) is not None:
        start, opener = match.start(), match[0]
        end, rule = _read_piece(line, start, opener)
        if end:
            yield start, end, rule
        at = end or match.end()


def _read_piece(line: str, start: int, opener: str) -> tuple[int, str]:
    """Return where the piece that begins with `opener` ends and its rule; 0 where it is none."""
    if opener not in _CLOSERS:
        fixed = _FIXED.match(line, start)
        return (fixed.end(), _RULES[opener]) if fixed else (0, "")
    closer, inner_start = _CLOSERS[opener], start + len(opener)
    inner_end = line.find(closer, inner_start, inner_start + (MOST_COMMENT if opener == "<!--" else MOST_INNER))
    if inner_end < 0:
        return 0, ""
    inner, end = line[inner_start:inner_end].strip(), inner_end + len(closer)
    if opener == "{{":
        escaped = line[max(0, start - 1) : start] in {"\\", "^", "_"} or "::" in inner
        end += inner.startswith("{") and line.startswith("}", end)
        return (0, "") if escaped or _NAME.fullmatch(inner) is None else (end, "name")
    if opener in {"${", "{*"} or inner.startswith("="):
        fits = (_PATH if opener == "${" else _FIELD).fullmatch(inner.strip(" ="))
        return (end, "name") if fits else (0, "")
    return end, _RULES.get(opener, "command")
