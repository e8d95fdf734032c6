"""Lines of scripts, style sheets and structured data that leaked into a page of prose."""

import re
from collections.abc import Iterator, Sequence

from cleaner.filters.leftovers._subject import is_about_code
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words, ends_sentence

MOST_CHARS = 600
"""Characters of a line that are looked at: code shows itself at its beginning."""

LEAST_PROSE = 2
"""Sentences of a page of prose; a page with fewer is code, or data, and is meant to be read."""

MOST_PLACES = 2
"""Places on a page at which code stands that does not name the page or its trackers; more show examples."""

LEAST_SENTENCE_WORDS = 6
"""Words of such a sentence."""

_SITE_SCRIPT = pattern(
    r"\(?window\.[\w$.]{1,60}\s?(?:=|\|\||\()|dataLayer\.push|gtag\(|googletag\.|\(?adsbygoogle\b|fbq\(|ga\(['\"]|_gaq\.push"
    r"|document\.(?:write|getElement|createElement|querySelector|addEventListener|cookie)|jQuery\("
    r"|\$\((?:document|window|function|['\"])|//\s?<!\[CDATA\[|<!\[CDATA\[|//\s?\]\]>|</?script\b"
)
_SCRIPT = pattern(
    r"[!(+;]?\(?(?:async )?function\s?[\w$]{0,40}\([\w$, ]{0,120}\)\s?\{"
    r"|(?:var|const) [\w$]{1,40}\s?=\s?.{1,400}[;,{(\[]$"
)
_STYLE = pattern(
    r"(?:@media\b[^{}]{1,120}\{|@import\s(?:url\(|['\"])|@font-face\s?\{|@(?:-\w{1,8}-)?keyframes\s[^{}]{1,60}\{|</?style\b"
    r"|[.#@:*\w\[][^{};]{0,200}\{\s?[a-z-]{3,40}\s?:\s?[^{};]{1,200}[;}])"
)
_DATA = pattern(r"[\[{\s]{0,8}\"@(?:context|type|graph|id)\"\s?:|[\[{]\s?\"[\w@$-]{1,40}\"\s?:\s?[\[{\"\d]")
_SURE = (("script", _SITE_SCRIPT), ("style", _STYLE), ("data", _DATA), ("script", _SCRIPT))
_PART = pattern(
    r"[\s{}()\[\];,]{1,40}$|\"[\w@$:.-]{1,60}\"\s?:\s?\S|[a-z-]{3,40}\s?:\s?[^:;.!?]{1,120};$"
    r"|[.#@*\w\[][^{};.!?]{0,120}\{$"
    r"|//|/\*|\*/|\}|.{1,300}(?:\);|\};|\{|=>|\|\||&&|\]\]>|'\),?|\"\),?)$|[\w$.]{2,80}\s?[+]?=\s?[^=]{1,300};$|return\b.{0,200};$"
    r"|['\"][^'\"]{1,120}['\"]\s?:\s?.{1,200},$|[\w$]{1,40}\s?:\s?(?:['\"\d\[{]|true|false|null).{0,200},?$"
)
_NAME = r"(?<!\w)[a-z]{2,20}(?:[A-Z][a-z]{1,20}|_[a-z]{2,20})\w{0,40}"
_ENDS = frozenset(";{},[](>\"'")


@filter(
    "code-leftover",
    label="code",
    rules={
        "script": "A line of JavaScript, such as window.dataLayer = window.dataLayer || [].",
        "style": "A line of a style sheet, such as .menu { display: none; }.",
        "data": 'A line of structured data, such as {"@context": "https://schema.org"}.',
        "part": "What stands beside such a line and is code too: closing brackets, single settings.",
    },
    triggers=(
        "It rained all day on Monday, said the mayor of Varn.\nThe dam held through the night all the same.\n"
        "window.dataLayer = window.dataLayer || [];\n",
        "@media (max-width: 600px) {\n.menu { display: none; }\n}\n",
        '{"@context": "https://schema.org",\n"@type": "NewsArticle",\n}\n',
        "function(){\n",
        "a{a{a{a;\n",
    ),
)
def code_leftover(doc: Document) -> Iterator[Mark]:
    """Mark lines of code that leaked into a page of prose.

    They stand there because something took the page's text without knowing scripts from paragraphs. A page that
    speaks of code, and one that is nothing but code, keep every line; so does a sentence that names a piece of code.
    """
    if not _may_hold_code(doc.source):
        return
    likely = [i for i, line in enumerate(doc.lines) if line[-1] in _ENDS or "{" in line]
    sure = {i: rule for i in likely if (rule := _rule_of(doc.lines[i]))}
    if not sure:
        return
    leaked = _parts_beside(doc.lines, sure) | sure.keys()
    if all(_SITE_SCRIPT.match(doc.lines[i]) is None for i in sure) and _count_places(leaked) > MOST_PLACES:
        return
    if _count_sentences(doc, leaked) >= LEAST_PROSE and not is_about_code(doc, leaked) and not _is_named(doc, leaked):
        yield from (Mark(i, sure.get(i, "part")) for i in sorted(leaked))


def _may_hold_code(source: str) -> bool:
    """Say at little cost whether a page can hold code: it has a brace, or a line that ends with a semicolon."""
    return "{" in source or (";" in source and any(part[:1] in {"\n", "\r", ""} for part in source.split(";")[1:]))


def _rule_of(line: str) -> str:
    """Return the rule by which a line is code wherever it stands, or ""."""
    if ends_sentence(line) and not line.endswith(("};", ");", "}")):
        return ""
    head = line[:MOST_CHARS]
    return next((rule for rule, pattern in _SURE if pattern.match(head)), "")


def _parts_beside(lines: Sequence[str], sure: dict[int, str]) -> set[int]:
    """Return the lines around sure ones, on both sides without a gap, that are code in such company."""
    parts: set[int] = set()
    for i in sure:
        for step in (-1, 1):
            k = i + step
            while 0 <= k < len(lines) and k not in sure and k not in parts and _PART.match(lines[k][:MOST_CHARS]):
                parts.add(k)
                k += step
    return parts


def _count_places(lines: set[int]) -> int:
    """Return in how many runs without a gap some lines stand."""
    return sum(i - 1 not in lines for i in lines)


def _is_named(doc: Document, leaked: set[int]) -> bool:
    """Say whether the page's sentences speak of a name from its code: "Now it says that dataLayer is not defined"."""
    names = {name for i in leaked for name in re.findall(_NAME, doc.lines[i])}
    return any(not names.isdisjoint(re.findall(_NAME, doc.lines[i])) for i in doc.prose if i not in leaked)


def _count_sentences(doc: Document, leaked: set[int]) -> int:
    """Return how many lines of a page are sentences, as far as it matters."""
    count = 0
    for i in doc.prose:
        line = doc.lines[i]
        if i not in leaked and ends_sentence(line) and count_words(line[:MOST_CHARS]) >= LEAST_SENTENCE_WORDS:
            count += 1
            if count == LEAST_PROSE:
                break
    return count
