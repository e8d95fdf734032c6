"""What templates and publishing systems left in a page: names that were never filled in, commands, comments."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.subject import is_about_code
from cleaner.text.lazy import pattern, read_words
from cleaner.text.sentences import ends_sentence, is_sentence

_NAME = (
    r"[{#/^>&~!-]{0,2}\s{0,3}(?:'[^'{}]{2,60}'|\"[^\"{}]{2,60}\"|[@$]?[^\W\d][\w$.@-]{2,60})(?:\[[^\[\]]{1,30}\]|\(\))?"
    r"(?:\s{0,3}[|:=\s](?!:)[^{}]{0,80})?\s{0,3}[}~-]{0,2}"
)
_PIECE = pattern(
    rf"(?P<name>(?<![\\^_])\{{\{{{_NAME}\}}\}}|\$\{{[^\W\d][\w$.]{{1,60}}\}}|%%[^\W\d]\w{{1,40}}%%)"
    r"|(?P<command>\{%[^{}]{1,160}%\}|<%[^<>]{1,160}%>|<\?php\b[^<>]{1,160}\?>)"
    r"|(?P<comment><!--(?:(?!<!--|-->).){0,2000}-->|<!\[endif\]-{0,2}>|\{#[^{}]{1,160}#\})"
    r"|(?P<shortcode>(?<!\[)\[(?P<closing>/?)(?P<tag>[a-z][a-z0-9_-]{1,30})(?P<rest>(?:[\s=][^\[\]]{0,300})?)/?\](?!\]))"
)
_ATTRIBUTE = pattern(r"\s[a-z][a-z0-9_-]{1,30}=(?:[\"'“”″‘’»]|&quot;|\d+(?:\s|$))")

_WIKI = ("[[", "'''", "{{!")
"""What stands on pages of wikis that show their source, where names in double braces are the text itself."""


@filter(
    "template",
    label="code",
    scope="span",
    needs=("{", "<", "%%", "["),
    rules={
        "name": "A name in a template's brackets that was never filled in: {{ article.headline }}, ${user.name}.",
        "command": "A command of a template: {% endif %}, <% end %>.",
        "shortcode": 'A command of a publishing system: [gallery ids="1,2"], [/caption].',
        "comment": "A comment of the page's source: <!-- more -->.",
    },
    triggers=(
        "{{ article.headline }}\n",
        "{% endif %}\n",
        '[gallery ids="1,2"]\n',
        "<!-- more -->\n",
        "{{ {{ ",
        "[caption [caption ",
        "<!-- <!-- ",
        "%%TITLE%%\n",
    ),
)
def template(doc: Document) -> Iterator[Mark]:
    """Mark what templates, shortcodes and comments of the page's source left behind.

    A text that shortcodes or comments enclose stays. On a page that speaks of code, templates or plug-ins nothing is
    marked, and neither is a name in the middle of a sentence: such things may be what the page is about.
    """
    lines = {i for sign in ("{", "<", "%%") for i in doc.lines_with(sign)}
    commands = [at for at in doc.places("[") if (first := doc.source[at + 1 : at + 2]) == "/" or first.islower()]
    lines.update(map(doc.line_at, commands))
    marks = [mark for i in sorted(lines) for mark in _marks_in(i, doc.lines[i])]
    if marks and not is_about_code(doc, {mark.line for mark in marks}):
        is_wiki = any(sign in doc.source for sign in _WIKI)
        yield from (mark for mark in marks if not is_wiki or mark.rule != "name")


def _marks_in(i: int, line: str) -> Iterator[Mark]:
    for piece in _PIECE.finditer(line):
        start, end = piece.span()
        if piece["shortcode"] and _is_shortcode(piece["tag"], piece["rest"], closes=bool(piece["closing"])):
            yield Mark(i, "shortcode", start, end)
        elif piece["name"] and _stands_apart(line, start, end):
            yield Mark(i, "name", start, end)
        elif piece["command"] or piece["comment"]:
            yield Mark(i, "command" if piece["command"] else "comment", start, end)


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Return whether a piece stands at an edge of its line or between two sentences, and not inside one."""
    before = line[max(0, start - 12) : start].rstrip()
    return not line[:start].strip() or not line[end:].strip() or ends_sentence(before) or not is_sentence(line)


def _is_shortcode(tag: str, rest: str, *, closes: bool) -> bool:
    """Return whether a word in square brackets is a command, by its name or by an attribute: not [sic] or [quote]."""
    words = read_words("filters/leftovers/words.json")
    if tag in words["forum_markup"]:
        return False
    is_named = tag.startswith(tuple(words["shortcode_prefixes"])) or (not rest and tag in words["shortcodes"])
    return is_named or (closes and tag in words["enclosing_shortcodes"]) or _ATTRIBUTE.search(rest) is not None
