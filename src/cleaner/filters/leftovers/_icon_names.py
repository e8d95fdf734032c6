"""Runs of icon names without the word icon: menu search arrow_back chevron_right close."""

import re
from collections.abc import Iterator

from cleaner.filters.leftovers._icon_words import names
from cleaner.page.document import Document, Mark

MOST_NAME_CHARS = 28
"""Characters of the longest name: three words joined."""

LEAST_NAMES = 5
"""Icon names that make a run without any icon word."""

LEAST_COMPOUNDS = 4
"""The same where every name is a compound: social-facebook, arrow-left."""

_PREFIXES = frozenset(("fa", "fas", "fab", "mdi", "ion", "bi", "ri", "ic", "svg", "sprite", "logo", "social", "nav"))
"""What icon sets put before a name."""

TOP_LINES = 5
"""Lines at the top of a page in which a line of nothing but icon names counts without ligatures."""

LEAST_LIGATURES = 2
"""Of those, names that only an icon set has: two words joined by an underscore, or chevron, caret and the like."""

_LIGATURE = r"[a-z]+(?:_[a-z0-9]+){1,4}\Z|chevron|caret|hamburger|kebab"


def name_lines(doc: Document) -> Iterator[Mark]:
    """Mark the lines at the top of a page that are nothing but names of icons."""
    for i, line in enumerate(doc.lines[:TOP_LINES]):
        tokens = set(line.split()) if line.islower() and len(line) <= TOP_LINES * MOST_NAME_CHARS else set()
        parts = {part for token in tokens for part in re.split("[_-]", token)}
        least = LEAST_COMPOUNDS if all("-" in token or "_" in token for token in tokens) else LEAST_NAMES
        if len(tokens) >= least and parts <= names() | _PREFIXES:
            yield Mark(i, "icon-names")


def name_runs(doc: Document) -> Iterator[Mark]:
    """Mark runs of icon names inside a line, some of which only icon sets have."""
    for i, line in enumerate(doc.lines):
        if "_" not in line and "chevron" not in line:
            continue
        run: list[re.Match[str]] = []
        for match in re.finditer(r"\S+", line):
            if match[0].islower() and len(match[0]) <= MOST_NAME_CHARS and _is_name(match[0]):
                run.append(match)
                continue
            yield from _name_run(i, run)
            run = []
        yield from _name_run(i, run)


def _is_name(token: str) -> bool:
    parts = re.split("[_-]", token)
    return names().issuperset(parts) or ("_" in token and not names().isdisjoint(parts))


def _name_run(i: int, run: list[re.Match[str]]) -> Iterator[Mark]:
    if len(run) >= LEAST_NAMES and sum(1 for m in run if re.match(_LIGATURE, m[0])) >= LEAST_LIGATURES:
        yield Mark(i, "icon-names", run[0].start(), run[-1].end())
