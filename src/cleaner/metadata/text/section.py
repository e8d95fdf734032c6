"""The path of sections from a site's home page to a page, and the section under which the page stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.metadata.text.headline import Headline
from cleaner.metadata.text.words import words
from cleaner.page.candidates import Block, Candidate
from cleaner.page.document import Document
from cleaner.text.normalize import TRIM, lookup_key
from cleaner.text.sentences import Ending, count_words, ends_sentence

MAX_PATH_CHARS = 240
"""Maximum length of a path in one line, and of a line of a menu."""

MAX_STEPS, MAX_STEP_WORDS = 8, 8
"""Maximum steps of a path, and words of each; the last one may be a headline."""

MAX_SECTION_WORDS, MAX_SECTION_CHARS = 6, 48
"""Maximum length of a step that names a section."""

MIN_OPEN_STEPS = 3
"""Minimum steps of a path that neither begins at the home page or a section nor ends with the headline."""

PATH_REACH, TITLE_REACH = 10, 3
"""Lines above the headline in which its path stands, and in which signs of other lines (/ and |) make a path too."""

MIN_HEAD_CHARS = 4
"""Minimum length of a step that is compared with the headline."""

LABEL_REACH, MAX_LABEL_CHARS, MAX_LABEL_WORDS = 3, 32, 4
"""Lines above the headline in which a section's name stands alone, and the maximum length of that line."""

MAX_STEPS_ABOVE = 2
"""Maximum sections, each in a line of its own without a sign, between the home page and a headline."""

MENU_REACH, MENU_TIMES, MIN_MENU_ENTRIES = 15, 2, 2
"""Lines above a label in which a menu has it too; how much longer the menu is at least, and its entries."""

_SURE = r"\s*[›‹❯→▸⟩➔＞]\s*|\s+»\s*|\s*»\s+|\s+>{1,2}\s*|\s*>{1,2}\s+|\s&gt;\s"
_SLASH = r"\s/\s"
_OTHER = r"\s+[/|·•–—\\-]\s*|\s*/\s+|\s+::\s+"
_SIGNS = "›‹❯→▸⟩➔»>＞"
_STEP_SIGNS = frozenset(_SIGNS + "/")
_SIGN_LINES = _STEP_SIGNS | {">>", "&gt;", "|", "·", "•", "-", "–", "\\", "::"}
_MENU = r"\s{2,}|\s?[|/·•»›]\s?|(?<=[^\W\d_A-Z])(?=[A-ZÀ-Þ])"


class _Step(NamedTuple):
    """A step of a path, with its line and its offset there."""

    text: str
    line: int
    at: int


def find_paths(doc: Document, start: int, headline: Headline | None) -> Iterator[Block]:
    """Yield the paths above the running text, each with the section that it names.

    "Settings > Privacy > Cookies" is a way through a program, and "Home / Away" the head of a table. So a path that
    may be removed begins with a word for the home page, or with a section's name where the headline ends it; a path
    whose signs are other lines' too ("/", "|", "-") has the headline in it or straight below.

    Args:
        doc: the page.
        start: index of the first line of running text.
        headline: the page's headline, if it is known.
    """
    end = max(start, headline.place) if headline else start
    for i in _likely(doc, end, headline):
        line = doc.lines[i]
        signs = next((pattern for pattern in (_SURE, _SLASH) if re.search(pattern, line)), _OTHER)
        steps, sure = _split(line, i, signs), signs == _SURE
        rule = _rule(doc, i, steps, headline, sure=sure)
        near = headline is not None and 0 < headline.place - i <= PATH_REACH and signs != _OTHER
        section = _section_of(doc, steps, headline, sure=sure) if near else ()
        if rule or section:
            yield Block("path", (i,), rule or "open-path", "", section, bool(rule))
    done = -1
    for hit in doc.phrases.whole("navigation_weak", "section"):
        if done < hit.line < start - 1:
            lines = _lines_of_steps(doc, hit.line, start, headline)
            done = lines[-1]
            if _is_path(doc, lines, headline):
                steps = [_Step(doc.lines[i].strip(TRIM), i, 0) for i in lines if doc.lines[i].strip(TRIM)]
                yield Block("path", lines, "steps", hit.entry, _section_of(doc, steps, headline, sure=True))


def _likely(doc: Document, end: int, headline: Headline | None) -> Sequence[int]:
    """Return the lines above `end` that begin like a path or hold its signs; near the headline a slash is one."""
    lines, (starts, homes) = doc.lines[:end], _homes()
    likely = {i for i, key in enumerate(doc.keys[:end]) if key[:2] in starts and key.startswith(homes)}
    head = doc.source[: doc.starts[end]] if end < len(doc) else doc.source
    for sign in [sign for sign in _SIGNS if sign in head]:
        likely.update([i for i, line in enumerate(lines) if sign in line])
    if headline is not None:
        likely.update(i for i in range(max(0, headline.place - PATH_REACH), headline.place) if "/" in lines[i])
    return sorted(i for i in likely if len(lines[i]) <= MAX_PATH_CHARS and doc.keys[i] not in homes)


@cache
def _homes() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the first two characters of the words for a home page, and the words."""
    return frozenset(home[:2] for home in words("homes")), tuple(words("homes"))


def _split(line: str, i: int, separator: str) -> list[_Step]:
    """Return the steps between the separators of a line."""
    bounds = [0, *(at for match in re.finditer(separator, line) for at in match.span()), len(line)]
    spans = zip(bounds[::2], bounds[1::2], strict=True)
    steps = [(line[left:right].strip(), left) for left, right in spans]
    return [_Step(text, i, line.index(text, left)) for text, left in steps if text.strip(TRIM)]


def _rule(doc: Document, i: int, steps: Sequence[_Step], headline: Headline | None, *, sure: bool) -> str:
    """Return the rule by which line `i` is a path from the home page or to the headline, or "".

    `sure` is whether its signs are a path's alone.
    """
    if (headline and i == headline.candidate.line) or "«" in doc.lines[i]:
        return ""
    keys = [lookup_key(step.text) for step in steps]
    if not 2 <= len(keys) <= MAX_STEPS or any(
        count_words(key) > MAX_STEP_WORDS or key[-1] in "!?" for key in keys[:-1]
    ):
        return ""
    lead, colon, first = keys[0].replace("：", ":").rpartition(":")
    named = bool(colon) and _begins_path(doc, lead.strip())
    home = (first.strip() if named else keys[0]) in words("homes")
    if sure and (home or named):
        return "path"
    below = headline is not None and 0 < headline.candidate.line - i <= TITLE_REACH
    ends = headline is not None and _is_head(steps[-1].text, headline)
    begun = _begins_path(doc, keys[0])
    if (home and (below or ends)) or (ends and (sure or begun)):
        return "path-to-headline"
    return "path-to-headline" if sure and below and begun and doc.endings[i] < Ending.ELLIPSIS else ""


def _section_of(
    doc: Document, steps: Sequence[_Step], headline: Headline | None, *, sure: bool
) -> tuple[Candidate, ...]:
    """Return the last step of a path that is not the headline, as the section: none or one."""
    line = doc.lines[steps[-1].line] if steps else ""
    if not 2 <= len(steps) <= MAX_STEPS or (ends_sentence(line) and not line.endswith(("…", "...", "?", "!"))):
        return ()
    ended = headline is not None and _is_head(steps[-1].text, headline)
    begun = _begins_path(doc, lookup_key(steps[0].text))
    if ended or lookup_key(steps[-1].text) in words("here"):
        steps = steps[:-1]
    if not (ended or begun or (len(steps) >= MIN_OPEN_STEPS and sure)) or (len(steps) == 1 and begun):
        return ()
    name = steps[-1].text.strip(TRIM)
    short = all(count_words(step.text) <= MAX_SECTION_WORDS for step in steps) and len(name) <= MAX_SECTION_CHARS
    if not name or not short or not _may_name(doc, name):
        return ()
    return (_candidate(doc, steps[-1]._replace(text=name), 0.8, "path"),)


def _candidate(doc: Document, step: _Step, sure: float, rule: str) -> Candidate:
    start = doc.starts[step.line] + _plain(doc.lines[step.line]).index(_plain(step.text), step.at)
    return Candidate("section", step.text, step.line, start, start + len(step.text), sure, rule, whole=False)


def _lines_of_steps(doc: Document, first: int, end: int, headline: Headline | None) -> Sequence[int]:
    """Return the lines of steps and signs from line `first` on, which is the first step."""
    at = first
    while at + 1 < end and at - first < 2 * MAX_STEPS:
        sign, following = _next_step(doc, at)
        if not sign:
            break
        is_headline = headline is not None and following == headline.candidate.line
        if following >= end or is_headline or len(doc.lines[following].split()) > 2 * MAX_STEP_WORDS:
            return range(first, following)
        at = following
    return range(first, at + 1)


def _next_step(doc: Document, at: int) -> tuple[str, int]:
    """Return the sign behind the step in line `at` and the line of the next step; "" where there is no sign."""
    line, below = doc.lines[at], doc.lines[at + 1]
    if len(line) > 1 and line[-1] in _STEP_SIGNS:
        return line[-1], at + 1
    if below in _SIGN_LINES:
        return ">" if below == "&gt;" else below[0], at + 2
    return (below[0], at + 1) if below[0] in _STEP_SIGNS else ("", at)


def _is_path(doc: Document, lines: Sequence[int], headline: Headline | None) -> bool:
    """Return whether steps with signs between them are a path: from the home page, or to the headline below."""
    texts = [doc.lines[i] for i in lines]
    signs = [text[-1:] if text[-1:] in _STEP_SIGNS else text[:1] for text in texts]
    signs = [sign for sign in signs if sign in _SIGN_LINES]
    home = doc.keys[lines[0]] in words("homes")
    below = headline is not None and 0 < headline.candidate.line - lines[-1] <= TITLE_REACH
    return len(signs) >= (1 if home else 2) and (below or (home and _STEP_SIGNS.issuperset(signs)))


def find_section(doc: Document, paths: Sequence[Block], headline: Headline) -> Iterator[Candidate]:
    """Yield the section above the headline, none or one: the nearest path's, or a label that a menu has too.

    Args:
        doc: the page.
        paths: the paths above the running text.
        headline: the page's headline.
    """
    place = headline.place
    near = [block for block in paths if block.values and 0 < place - block.lines[-1] <= PATH_REACH]
    if near:
        yield from max(near, key=lambda block: block.lines[-1]).values
        return
    if kicker := _steps_above(doc, place) or _kicker(doc, place):
        text, i = kicker
        yield _candidate(doc, _Step(text, i, 0), 0.6, "kicker")
        return
    labels = [hit.line for hit in doc.phrases.whole("section") if 0 < place - hit.line <= LABEL_REACH]
    for i in labels[-1:]:
        # A label in a run of labels is a menu's entry, and so is one above other short lines.
        between = doc.lines[i + 1 : place]
        if i not in doc.label_runs.proven and not _is_listed(doc, i) and all(map(_is_credit, between)):
            yield _candidate(doc, _Step(doc.lines[i].strip(TRIM), i, 0), 0.6, "label")


def _steps_above(doc: Document, place: int) -> tuple[str, int] | None:
    """Return the last step of a path in lines of their own: the home page, a section or two, the headline."""
    last = place - 1
    while last > 0 and doc.keys[last] in words("here"):
        last -= 1
    for home in range(last - 1, max(-1, last - 1 - MAX_STEPS_ABOVE), -1):
        if doc.keys[home] in words("homes"):
            steps = doc.lines[home + 1 : last + 1]
            return (doc.lines[last].strip(TRIM), last) if all(map(_is_label, steps)) else None
    return None


def _kicker(doc: Document, place: int) -> tuple[str, int] | None:
    """Return the label above the headline that the menu at the page's top has too, with its line."""
    for i in range(place - 1, max(0, place - LABEL_REACH - 1), -1):
        line, key = doc.lines[i], doc.keys[i]
        if not _is_label(line) or doc.keys[0].endswith(key) or not (i in doc.phrases.lines or _may_name(doc, line)):
            continue
        for k in range(max(0, i - MENU_REACH), i):
            if key in doc.keys[k] and (written := _as_menu_writes(doc.lines[k], line, key)):
                return (line, i) if written == _plain(line) or not line.isupper() else (written, k)
    return None


def _as_menu_writes(menu: str, label: str, key: str) -> str:
    """Return a label as a menu has it among its entries, or "" where the line is not a menu with it."""
    menu = _plain(menu)
    if not MENU_TIMES * len(label) <= len(menu) <= MAX_PATH_CHARS or ends_sentence(menu):
        return ""
    entries = [part for part in re.split(_MENU, menu) if part.strip()]
    spellings = (_plain(label), key.title(), key.capitalize())
    return next((text for text in spellings if text in menu), "") if len(entries) >= MIN_MENU_ENTRIES else ""


def _plain(text: str) -> str:
    return text.replace("\xa0", " ")


def _is_label(line: str) -> bool:
    """Return whether a line may be a section's name alone: a few words, no digit and no sentence."""
    short = len(line) <= MAX_LABEL_CHARS and count_words(line) <= MAX_LABEL_WORDS
    return short and line[0].isalnum() and not ends_sentence(line) and not any(map(str.isdigit, line))


def _is_credit(line: str) -> bool:
    """Return whether a line between a label and the headline may be a date, a credit or a caption: no menu's entry."""
    return any(map(str.isdigit, line)) or count_words(line) > MAX_SECTION_WORDS


def _is_listed(doc: Document, i: int) -> bool:
    """Return whether the lines above and below are labels too."""
    return i - 1 in doc.phrases.lines and (i + 1 in doc.phrases.lines or i - 2 in doc.phrases.lines)


def _begins_path(doc: Document, key: str) -> bool:
    """Return whether a step is a word for the home page or for a section."""
    return not _kinds(doc, key).isdisjoint(("section", "navigation", "navigation_weak"))


def _may_name(doc: Document, step: str) -> bool:
    """Return whether a step may name a section: no number, and no label of another kind, as Close is."""
    kinds = _kinds(doc, lookup_key(step))
    return not step.isdigit() and (not kinds or not kinds.isdisjoint(("section", "country", "tags", "docs_weak")))


def _kinds(doc: Document, key: str) -> frozenset[str]:
    return frozenset(doc.kinds_of(key))


def _is_head(step: str, headline: Headline) -> bool:
    """Return whether a step is the headline, its beginning, or much the same words."""
    key = lookup_key(step)
    if len(key) < MIN_HEAD_CHARS:
        return False
    parts = set(key.split())
    for head in headline.keys:
        if head.startswith(key) or key.startswith(head):
            return True
        if len(parts) > 2 and 2 * len(parts & set(head.split())) >= len(parts):
            return True
    return False
