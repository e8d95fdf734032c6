"""Names that stand alone on a line near the headline, and what shows that they are the authors'.

A name alone proves nothing: people who are written about stand in captions, tags and teasers too. The line above may
say By, or what its picture shows; beside it may stand a date, a time or what its bearer is.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Set
from typing import NamedTuple

from cleaner.metadata.text.name_line import BULLETS, MOST_ROLE_WORDS, NameLine, are_words, read_name_line
from cleaner.metadata.text.names import agencies, has_role, is_degree
from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import is_unspaced

BESIDE, CLOSE = 2, 5
"""Lines between a name alone on a line and the date beside it, and the farthest that still counts."""

NAMES_BELOW, NAMES_ABOVE = 4, 6
"""Lines below the headline, and above the running text, in which a name alone on a line may be the author's."""

NAMES_AFTER = 3
"""Lines below the first line of running text in which it may be so too."""

ABOVE_TITLE, BELOW_TITLE = 5, 14
"""Lines around the headline in which credits are looked for: a summary, a picture and a share bar may stand between."""

MOST_SUMMARIES = 2
"""Lines of running text between the headline and its credits."""

LABEL_ABOVE, LABEL_BELOW = 24, BELOW_TITLE
"""Lines around the headline, or above the running text, in which a label such as By stands over a name."""

MOST_CHARS = 90
"""A name with what belongs to it, or a few names, is no longer than this."""

MOST_WORDS = 14
"""So many words are a sentence."""

MOST_NAMES = 5
"""Different names that are one page's authors; more are a listing's."""

SUBJECTS, LEAST_TIMES = 12, 2
"""Lines of running text in which nobody names the author again and again."""

WITH_ROLE = "name-with-role"

SURE = 0.5
"""From this on a line is the authors' alone."""

_ENDS = ".!?:。：？！"
_PICTURE = frozenset(("avatar", "image", "headshot", "photo", "picture", "portrait", "profile", "foto", "by", "of"))
_AUTHOR_PICTURES = frozenset(("author image", "author photo", "author avatar", "avatar", "profile picture", "headshot"))


class _Near(NamedTuple):
    """What stands around the names: lines with By, with a date or a time, and with other people's labels."""

    labels: Collection[int]
    dated: Set[int]
    others: Set[int]


def find_lone_names(doc: Document, title: int, start: int, written: Collection[int]) -> Iterator[Candidate]:
    """Yield the names that stand alone on a line near the headline.

    Args:
        doc: the page.
        title: the headline's line.
        start: index of the first line of running text.
        written: lines with dates and bylines, which are read already.
    """
    near = _near(doc, written)
    lines = {*around(doc, title), *range(max(0, start - NAMES_ABOVE), start + NAMES_AFTER)} - {title}
    lines.update(i + 1 for i in near.labels if min(title, start) - LABEL_ABOVE <= i <= max(title + LABEL_BELOW, start))
    found: list[Candidate] = []
    for i in sorted(lines.difference(written, near.others)):
        labelled = i - 1 in near.labels
        if i >= len(doc) or not _may_hold_name(doc, i, labelled=labelled):
            continue
        rule, sure = _evidence(doc, i, title, near)
        line = read_name_line(doc, i, labelled=labelled) if sure else NameLine((), "")
        if not line.names or (rule == WITH_ROLE and not line.tail and not _is_role_line(doc, i + 1)):
            continue
        rule, sure = ("name-near-date", SURE) if line.tail == "time" else (rule, sure)
        strict = sure < SURE or (rule == "name-near-date" and not line.tail and not near.dated & {i - 1, i + 1})
        if are_words(doc, line.names, labelled=labelled, strict=strict):
            continue
        if sure > 0.8 or not _are_known(doc, line.names, title, start):
            place = (i, doc.starts[i], doc.end(i))
            found.extend(Candidate("author", name, *place, sure, rule, (), sure >= SURE) for name in line.names)
    best = max((c.confidence for c in found), default=0.0)
    if len({c.value for c in found if c.confidence == best}) <= MOST_NAMES:
        yield from found


def repeated_names(doc: Document, title: int, authors: Collection[str]) -> Iterator[Candidate]:
    """Yield the authors' names where they stand once more, alone on a line near the headline.

    Args:
        doc: the page.
        title: the headline's line.
        authors: the names, as a byline has them.
    """
    names = {lookup_key(author): author for author in authors}
    for i in around(doc, title):
        if doc.keys[i] in names and doc.labels[i] is Label.BODY and i != title:
            yield Candidate("author", names[doc.keys[i]], i, doc.starts[i], doc.end(i), SURE, "name-again")


def around(doc: Document, title: int) -> range:
    """Return the lines around the headline in which its credits stand: a summary or two may stand between them."""
    at = bisect_right(doc.prose, title)
    below = [*doc.prose[at : at + MOST_SUMMARIES + 1], len(doc)]
    last = min(title + BELOW_TITLE, below[min(MOST_SUMMARIES, len(below) - 1)], len(doc) - 1)
    return range(max(0, title - ABOVE_TITLE), last + 1)


def _near(doc: Document, written: Collection[int]) -> _Near:
    kinds = ("published", "updated", "reading_time")
    stamped = {hit.line for hit in (*doc.phrases.whole(*kinds, "ago"), *doc.phrases.leading(*kinds))}
    others = {hit.line for hit in doc.phrases.leading("reporting") if len(doc.keys[hit.line]) == len(hit.phrase)}
    labels = {hit.line for hit in doc.phrases.whole("byline")}
    # Edited by is a byline where nothing else is.
    labels = labels - others or labels
    dated = {*written, *stamped}
    # A line of nothing but a sign, as a dot or a bar, parts them no more than the sign does inside a line.
    dated |= {i + step for i in dated for step in (-1, 1) if _is_sign(doc, i + step)}
    return _Near(labels, dated, {i + 1 for i in others - labels})


def _is_sign(doc: Document, i: int) -> bool:
    return 0 <= i < len(doc) and len(doc.lines[i]) == 1 and not doc.lines[i].isalnum()


def _may_hold_name(doc: Document, i: int, *, labelled: bool) -> bool:
    line = doc.lines[i]
    if len(line) > MOST_CHARS or doc.labels[i] is not Label.BODY:
        return False
    if line[-1] in _ENDS and not is_degree(line.rpartition(", ")[2]):
        return False
    if i in doc.phrases.lines:
        return doc.keys[i] in agencies(doc.language)
    words = line.lstrip(BULLETS).split(None, MOST_WORDS)
    if not words or not words[0][0].isalpha() or words[0][0].islower() or len(words) > MOST_WORDS:
        return False
    # A sentence is told most cheaply by the words behind its first, and most of a menu by its first two.
    if len(words) > 1 and all(word[0].islower() for word in words[1:4]):
        return False
    return labelled or not any(word.lower() in doc.phrases.table.whole for word in words[:2])


def _evidence(doc: Document, i: int, title: int, near: _Near) -> tuple[str, float]:
    """Return the rule by which a name in line `i` is the author's, and how sure it is; 0.0 where nothing shows it."""
    distance = next((k for k in range(CLOSE + 1) if i - k in near.dated or i + k in near.dated), CLOSE + 1)
    one = " " not in doc.keys[i] and not is_unspaced(doc.keys[i]) and doc.keys[i] not in agencies(doc.language)
    if i - 1 in near.labels:
        found = "label-above", 0.9 if -BESIDE <= i - title <= LABEL_BELOW else 0.6
    elif i and _is_picture_of(doc.keys[i - 1], doc.keys[i]):
        found = "picture-above", 0.85
    elif one:
        found = "one-name", 0.45 if 0 < i - title <= BESIDE + 1 and i + 1 in near.dated else 0.0
    elif i < title:
        role = distance == BESIDE and has_role(doc.keys[i + 1])
        found = "name-over-title", 0.4 if (distance == 1 or role) and not doc.lines[i].isupper() else 0.0
    elif distance <= BESIDE:
        found = "name-near-date", SURE
    elif any(map(str.isdigit, doc.keys[i])) or has_role(doc.keys[i]) or _is_role_line(doc, i + 1):
        found = WITH_ROLE, SURE
    elif i - title <= NAMES_BELOW and doc.keys.count(doc.keys[i]) > 1:
        found = "name-again", 0.35
    else:
        found = "name-close-to-date", 0.3 if distance <= CLOSE else 0.0
    return found


def _is_picture_of(above: str, name: str) -> bool:
    """Say whether the line above describes a picture of the bearer of a name: Ana Roth's avatar, author image."""
    if above in _AUTHOR_PICTURES:
        return True
    rest = re.split(r"[\s':]+", above.replace(name, " ", 1).strip())
    return name in above and 0 < len(rest) <= 3 and not _PICTURE.isdisjoint(rest)


def _is_role_line(doc: Document, i: int) -> bool:
    line = doc.lines[i] if i < len(doc) else ""
    return " " in line and len(line.split()) <= MOST_ROLE_WORDS and line[-1] not in _ENDS and has_role(line)


def _are_known(doc: Document, names: Collection[str], title: int, start: int) -> bool:
    """Say whether the headline or the first running text is about one of the names: nobody names the author there."""
    first = bisect_right(doc.prose, start - 1)
    text = "\n".join([doc.lines[i] for i in doc.prose[first : first + SUBJECTS]])
    return any(name in doc.lines[title] or text.count(name.rpartition(" ")[2]) >= LEAST_TIMES for name in names)
