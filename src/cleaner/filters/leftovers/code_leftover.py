"""Lines of scripts, style sheets and structured data that leaked into a page of prose."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import UNSPACED
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern, read_words
from cleaner.text.sentences import count_words, ends_sentence

MAX_HEAD_CHARS = 600
"""Characters of a line that are looked at: code shows itself at its beginning."""

MIN_SENTENCES, MIN_SENTENCE_WORDS = 2, 6
"""Minimum sentences of a page of prose, and their words; a page with fewer is code, or data, meant to be read."""

MAX_PLACES = 2
"""Places on a page at which code stands that does not name the page or its trackers; more show examples."""

MIN_TERMS, MIN_TIMES = 2, 3
"""Different terms of programming that make a page one about code, and times that a single one of them does so."""

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
_NAME = pattern(r"(?<!\w)[a-z]{2,20}(?:[A-Z][a-z]{1,20}|_[a-z]{2,20})\w{0,40}")
_WORDS = "filters/leftovers/words.json"
_SIGNS = "('.,:;)?\""
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
    if "{" not in doc.source and ";\n" not in doc.source:
        return
    likely = [i for i, line in enumerate(doc.lines) if line[-1] in _ENDS or "{" in line]
    sure = {i: rule for i in likely if (rule := _rule_of(doc.lines[i]))}
    leaked = _parts_beside(doc.lines, sure) | sure.keys()
    names_its_page = any(_SITE_SCRIPT.match(doc.lines[i]) for i in sure)
    if not leaked or (not names_its_page and _count_places(leaked) > MAX_PLACES):
        return
    if _is_prose(doc, leaked) and not is_about_code(doc, leaked) and not _speaks_of(doc, leaked):
        yield from (Mark(i, sure.get(i, "part")) for i in sorted(leaked))


def _rule_of(line: str) -> str:
    """Return the rule by which a line is code wherever it stands, or ""."""
    if ends_sentence(line) and not line.endswith(("};", ");", "}")):
        return ""
    head = line[:MAX_HEAD_CHARS]
    return next((rule for rule, pattern in _SURE if pattern.match(head)), "")


def _parts_beside(lines: Sequence[str], sure: Collection[int]) -> set[int]:
    """Return the lines around sure ones, on both sides without a gap, that are code in such company."""
    parts: set[int] = set()
    for i in sure:
        for step in (-1, 1):
            k = i + step
            while 0 <= k < len(lines) and k not in sure and k not in parts and _PART.match(lines[k][:MAX_HEAD_CHARS]):
                parts.add(k)
                k += step
    return parts


def _count_places(lines: Collection[int]) -> int:
    """Return in how many runs without a gap some lines stand."""
    return sum(i - 1 not in lines for i in lines)


def _speaks_of(doc: Document, leaked: Collection[int]) -> bool:
    """Return whether the page's sentences name a part of its code: "Now it says that dataLayer is not defined"."""
    names = {name for i in leaked for name in _NAME.findall(doc.lines[i])}
    return any(not names.isdisjoint(_NAME.findall(doc.lines[i])) for i in doc.prose if i not in leaked)


def _is_prose(doc: Document, leaked: Collection[int]) -> bool:
    """Return whether a page has sentences enough to be read as prose."""
    lines = (doc.lines[i] for i in doc.prose if i not in leaked)
    sentences = (line for line in lines if ends_sentence(line) and _has_words(line))
    return len(list(islice(sentences, MIN_SENTENCES))) == MIN_SENTENCES


def _has_words(line: str) -> bool:
    return count_words(line[:MAX_HEAD_CHARS]) >= MIN_SENTENCE_WORDS


def is_about_code(doc: Document, leaked: Collection[int] = ()) -> bool:
    """Return whether the running text of a page speaks of code, markup or templates, so that they may be its subject.

    Args:
        doc: the page.
        leaked: the lines in question, which do not speak for themselves.

    >>> is_about_code(Document("A template holds placeholders for what changes.\\n{{ name }}"), {1})
    True
    """
    words, unspaced = read_words(_WORDS), doc.language in UNSPACED
    terms = words["programming"]
    text = "\n".join([doc.keys[i] for i in (range(len(doc)) if unspaced else doc.prose) if i not in leaked])
    times = Counter([term for word in text.split() if (term := word.strip(_SIGNS)) in terms])
    if unspaced:
        times.update({term: text.count(term) for term in words["programming_unspaced"]})
    times = +times
    return len(times) >= MIN_TERMS or max(times.values(), default=0) >= MIN_TIMES
