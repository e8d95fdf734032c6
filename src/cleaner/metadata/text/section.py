"""The section of a site under which a page stands: the last step of the path above its headline, or a label there."""

import re
from collections.abc import Iterator

from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.text.normalize import TRIM, lookup_key
from cleaner.text.sentences import count_words, ends_sentence

ABOVE = 10
"""Lines above the headline in which the path to it stands."""

LABEL_ABOVE = 3
"""Lines above the headline in which a section's label alone stands; nothing but credits and the like between."""

MOST_CHARS, MOST_STEP_CHARS = 240, 48
"""A path, and a step that names a section, are no longer than this."""

MOST_STEP_WORDS, MOST_STEPS = 6, 8

LEAST_STEPS = 3
"""Steps of a path that neither begins at the home page or a section nor ends with the headline."""

MOST_LABEL_CHARS, MOST_LABEL_WORDS, MOST_STEPS_ABOVE = 32, 4, 2
"""A section's name in a line of its own is no longer; so many may stand between the home page and a headline."""

MENU_ABOVE, MENU_TIMES, MENU_ENTRIES = 15, 2, 2
"""Lines above a label in which a menu has it too; how much longer the menu is, and its entries."""

_MENU = r"\s{2,}|\s?[|/·•»›]\s?|(?<=[^\W\d_A-Z])(?=[A-ZÀ-Þ])"
_PATH = r"\s*[›‹❯▸⟩]\s*|\s+[→➔]\s+|\s+»\s*|\s*»\s+|\s+>{1,2}\s*|\s*>{1,2}\s+|\s*＞\s*|\s+/\s+"
_SIGNS = "[›‹❯→▸⟩➔»>＞/]"
_HERE = frozenset(("正文", "記事", "文章", "内容", "內文", "本文", "文章内容", "artikel", "article", "detail")) | {
    "details"
}
"""What a path calls the page itself."""


_HOME = frozenset(
    (
        *("home", "homepage", "startseite", "accueil", "inicio", "início", "portada", "strona główna", "главная"),
        *("головна", "ana sayfa", "anasayfa", "トップ", "ホーム", "首页", "首頁", "홈", "الرئيسية", "होम"),
    )
)
"""What a path calls the page at which it begins."""


def find_section(doc: Document, title: Candidate, place: int) -> Iterator[Candidate]:
    """Yield the section above the headline: no or one.

    Args:
        doc: the page.
        title: the headline.
        place: index of the line in which it stands above the text; `title` may be its copy in the first line.
    """
    heads = {lookup_key(title.value), doc.keys[place]}
    for i in range(place - 1, max(-1, place - ABOVE - 1), -1):
        line = doc.lines[i]
        if len(line) <= MOST_CHARS and re.search(_SIGNS, line) and (step := _last_step(doc, i, heads)):
            text, at = step
            start = doc.starts[i] + at
            yield Candidate("section", text, i, start, start + len(text), 0.8, "path", whole=False)
            return
    if kicker := _steps_above(doc, place) or _kicker(doc, place):
        text, i = kicker
        start = doc.starts[i] + _plain(doc.lines[i]).index(_plain(text))
        yield Candidate("section", text, i, start, start + len(text), 0.6, "kicker", whole=False)
        return
    labels = [hit.line for hit in doc.phrases.whole("section") if 0 < place - hit.line <= LABEL_ABOVE]
    for i in labels[-1:]:
        # A label in a run of labels is a menu's entry, and so is one above other short lines.
        between = doc.lines[i + 1 : place]
        if i in doc.label_runs.proven or _is_listed(doc, i) or not all(map(_is_credit, between)):
            return
        yield Candidate(
            "section", doc.lines[i].strip(TRIM), i, doc.starts[i], doc.end(i), 0.6, "label", (), whole=False
        )


def _kicker(doc: Document, place: int) -> tuple[str, int] | None:
    """Return the label above the headline that the menu at the page's top has too, with its line."""
    for i in range(place - 1, max(0, place - LABEL_ABOVE - 1), -1):
        line, folded = doc.lines[i], doc.keys[i]
        if not _is_step(line) or doc.keys[0].endswith(folded) or not (i in doc.phrases.lines or _may_name(doc, line)):
            continue
        for k in range(max(0, i - MENU_ABOVE), i):
            menu, at = _plain(doc.lines[k]), doc.keys[k].find(folded)
            if at >= 0 and len(menu) >= MENU_TIMES * len(line) and len(menu) <= MOST_CHARS and not ends_sentence(menu):
                written = next(
                    (text for text in (_plain(line), folded.title(), folded.capitalize()) if text in menu), ""
                )
                if written and _parts_of_menu(menu) >= MENU_ENTRIES:
                    return (line, i) if written == _plain(line) or not line.isupper() else (written, k)
    return None


def _plain(text: str) -> str:
    return text.replace("\xa0", " ")


def _parts_of_menu(menu: str) -> int:
    return len([part for part in re.split(_MENU, menu) if part.strip()])


def _steps_above(doc: Document, place: int) -> tuple[str, int] | None:
    """Return the last step of a path in lines of their own: the home page, a section or two, the headline."""
    last = place - 1
    while last > 0 and doc.keys[last] in _HERE:
        last -= 1
    for home in range(last - 1, max(-1, last - 1 - MOST_STEPS_ABOVE), -1):
        if doc.keys[home] in _HOME:
            steps = doc.lines[home + 1 : last + 1]
            return (doc.lines[last].strip(TRIM), last) if all(map(_is_step, steps)) else None
    return None


def _is_step(line: str) -> bool:
    """Say whether a line may be a section's name alone: a few words, no digit and no sentence."""
    short = len(line) <= MOST_LABEL_CHARS and count_words(line) <= MOST_LABEL_WORDS
    return short and line[0].isalnum() and not ends_sentence(line) and not any(map(str.isdigit, line))


def _is_credit(line: str) -> bool:
    """Say whether a line between a label and the headline may be a date, a credit or a caption: no menu's entry."""
    return any(map(str.isdigit, line)) or count_words(line) > MOST_STEP_WORDS


def _is_listed(doc: Document, i: int) -> bool:
    """Say whether the lines above and below are labels too."""
    return i - 1 in doc.phrases.lines and (i + 1 in doc.phrases.lines or i - 2 in doc.phrases.lines)


def _last_step(doc: Document, i: int, heads: set[str]) -> tuple[str, int] | None:
    """Return the last step of a path that is no headline, with its offset in the line; None if the line is no path."""
    line = doc.lines[i]
    if ends_sentence(line) and not line.endswith(("…", "...", "?", "!")):
        return None
    steps = [(line[start:end].strip(), start) for start, end in _pieces(line)]
    steps = [(text, start) for text, start in steps if text]
    if not 2 <= len(steps) <= MOST_STEPS:
        return None
    ended = _is_head(steps[-1][0], heads)
    begun = _begins_path(doc, steps[0][0])
    if ended or lookup_key(steps[-1][0]) in _HERE:
        steps.pop()
    if not (ended or begun or (len(steps) >= LEAST_STEPS and _is_sure(line))) or (len(steps) == 1 and begun):
        return None
    bare = steps[-1][0].strip(TRIM)
    short = all(count_words(step) <= MOST_STEP_WORDS for step, _ in steps) and len(bare) <= MOST_STEP_CHARS
    return (bare, line.index(bare, steps[-1][1])) if bare and short and _may_name(doc, bare) else None


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(_PATH, line):
        yield start, match.start()
        start = match.end()
    yield start, len(line)


def _is_sure(line: str) -> bool:
    return any(match[0] != "/" for match in re.finditer(_SIGNS, line))


def _begins_path(doc: Document, step: str) -> bool:
    """Say whether a step is a word for the home page or for a section."""
    return not _kinds(doc, step).isdisjoint(("section", "navigation", "navigation_weak"))


def _may_name(doc: Document, step: str) -> bool:
    """Say whether a step may name a section: no number, and no label of another kind, as Close is."""
    kinds = _kinds(doc, step)
    return not step.isdigit() and (not kinds or not kinds.isdisjoint(("section", "country", "tags", "docs_weak")))


def _kinds(doc: Document, step: str) -> frozenset[str]:
    return frozenset(doc.phrases.table.whole.get(lookup_key(step), ((), ""))[0])


def _is_head(step: str, heads: set[str]) -> bool:
    """Say whether a step is the headline, or its beginning, or much the same words."""
    folded = lookup_key(step)
    if not folded:
        return False
    words = set(folded.split())
    for head in heads:
        if head.startswith(folded) or folded.startswith(head):
            return True
        if len(words) > 2 and 2 * len(words & set(head.split())) >= len(words):
            return True
    return False
