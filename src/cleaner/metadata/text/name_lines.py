"""Standalone names: lines near the headline that hold names and hardly anything else, and what shows they are authors.

A name alone proves nothing: people who are written about stand in captions, tags and teasers too. The line above may
say By, or what its picture shows; beside it may stand a date, a time or what its bearer is.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Set
from typing import NamedTuple

from cleaner.lexicon.index import with_numbers_as_zero
from cleaner.lexicon.kinds import with_trait
from cleaner.lexicon.phrases import load
from cleaner.metadata.text.credit_line import is_noise
from cleaner.metadata.text.names import (
    agencies,
    has_role,
    is_degree,
    is_full_name,
    is_label,
    is_role,
    is_team,
    is_word,
    split_names,
    split_parts,
)
from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import is_unspaced

BULLETS = "*•-–·● "
"""What a line of a list begins with."""

BESIDE, CLOSE = 2, 5
"""Lines between a standalone name and the date beside it, and the farthest that still counts."""

NAMES_BELOW, NAMES_ABOVE, NAMES_AFTER = 4, 6, 3
"""Lines below the headline, above the running text, and below its first line in which a standalone name may be the
author's."""

ABOVE_TITLE, BELOW_TITLE = 5, 14
"""Lines around the headline in which credits are looked for: a summary, a picture and a share bar may stand between."""

MAX_SUMMARIES = 2
"""Maximum lines of running text between the headline and its credits."""

LABEL_ABOVE, LABEL_BELOW = 24, BELOW_TITLE
"""Lines around the headline, or above the running text, in which a label such as By stands over a name."""

MAX_LINE_CHARS, MAX_LINE_WORDS = 90, 13
"""Maximum length of a name with what belongs to it, or of a few names; more words are a sentence."""

MAX_AUTHORS = 5
"""Maximum different names that are one page's authors; more are a listing's."""

SUBJECT_LINES, MIN_SUBJECT_TIMES = 12, 2
"""Lines of running text in which a name that stands so often is not the author's but a subject of the text."""

MIN_ONE_NAME_CHARS = 3
"""Minimum characters of one name alone."""

MAX_UNSPACED_CHARS = 4
"""Maximum characters of a Chinese, Japanese or Korean name without a label."""

SURE = 0.5
"""Minimum confidence of a line that is the authors' alone."""

WITH_ROLE = "name-with-role"

_PLACE_BEFORE = r"[^\s\d:]{2,16}(?: [^\s\d:]{2,16})?\s?[:ـ–-]\s"
"""The reporter's place before the name, as Arabic papers write it."""

_GLUED = r"(?<=[a-zß-öø-ÿ])(?=[A-Z])|(?<=[^\W\d_])(?=\d)"
_BUTTONS = with_trait("bar") | {"bio", "login", "newsletter_line"}
_NO_ENDS = "网網报報社号號版面部局省市县縣区區院会會"
"""Last characters of institutions in Chinese."""

_ENDS = ".!?:。：？！"


class _NameLine(NamedTuple):
    """The names of a line, and what kind of thing follows them: "role", "time" or ""."""

    names: tuple[str, ...]
    tail: str


_NONE = _NameLine((), "")


class _Near(NamedTuple):
    """What stands around the names: lines with By, with a date or a time, and with other people's labels."""

    labels: Collection[int]
    dated: Set[int]
    others: Set[int]


def find_standalone_names(doc: Document, title: int, start: int, written: Collection[int]) -> Iterator[Candidate]:
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
    authors: list[Candidate] = []
    for i in sorted(lines.difference(written, near.others)):
        labelled = i - 1 in near.labels
        if i >= len(doc) or not _may_hold_name(doc, i, labelled=labelled):
            continue
        rule, sure = _evidence(doc, i, title, near)
        line = _read_line(doc, i, labelled=labelled) if sure else _NONE
        if not line.names or (rule == WITH_ROLE and not line.tail and not _is_role_line(doc, i + 1)):
            continue
        rule, sure = ("name-near-date", SURE) if line.tail == "time" else (rule, sure)
        strict = sure < SURE or (rule == "name-near-date" and not line.tail and not near.dated & {i - 1, i + 1})
        if _are_words(doc, line.names, labelled=labelled, strict=strict):
            continue
        if sure > 0.8 or not _are_subjects(doc, line.names, title, start):
            place = (i, doc.starts[i], doc.end(i))
            authors.extend(Candidate("author", name, *place, sure, rule, (), sure >= SURE) for name in line.names)
    best = max((c.confidence for c in authors), default=0.0)
    if len({c.value for c in authors if c.confidence == best}) <= MAX_AUTHORS:
        yield from authors


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
    below = [*doc.prose[at : at + MAX_SUMMARIES + 1], len(doc)]
    last = min(title + BELOW_TITLE, below[min(MAX_SUMMARIES, len(below) - 1)], len(doc) - 1)
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
    """Return whether a line is short and begins like a name; cheap, and asked of every line near the headline."""
    line = doc.lines[i]
    if len(line) > MAX_LINE_CHARS or doc.labels[i] is not Label.BODY:
        return False
    if line[-1] in _ENDS and not is_degree(line.rpartition(", ")[2]):
        return False
    if i in doc.phrases.lines:
        return doc.keys[i] in agencies(doc.language)
    parts = line.lstrip(BULLETS).split(None, MAX_LINE_WORDS + 1)
    if not parts or not parts[0][0].isalpha() or parts[0][0].islower() or len(parts) > MAX_LINE_WORDS + 1:
        return False
    # A sentence is known most cheaply by the words behind its first, and most of a menu by its first two.
    if len(parts) > 1 and all(word[0].islower() for word in parts[1:4]):
        return False
    return labelled or not any(word.lower() in doc.phrases.table.whole for word in parts[:2])


def _evidence(doc: Document, i: int, title: int, near: _Near) -> tuple[str, float]:
    """Return the rule by which a name in line `i` is the author's, and how sure it is; 0.0 where nothing shows it."""
    key = doc.keys[i]
    distance = next((k for k in range(CLOSE + 1) if i - k in near.dated or i + k in near.dated), CLOSE + 1)
    one = " " not in key and not is_unspaced(key) and key not in agencies(doc.language)
    if i - 1 in near.labels:
        evidence = "label-above", 0.9 if -BESIDE <= i - title <= LABEL_BELOW else 0.6
    elif one:
        evidence = "one-name", 0.45 if 0 < i - title <= BESIDE + 1 and i + 1 in near.dated else 0.0
    elif i < title:
        # Above a headline a date stands beside labels as often as beside the author.
        evidence = "", 0.0
    elif distance <= BESIDE:
        evidence = "name-near-date", SURE
    elif any(map(str.isdigit, key)) or has_role(key) or _is_role_line(doc, i + 1):
        evidence = WITH_ROLE, SURE
    elif i - title <= NAMES_BELOW and doc.keys.count(key) > 1:
        evidence = "name-again", 0.35
    else:
        evidence = "name-close-to-date", 0.3 if distance <= CLOSE else 0.0
    return evidence


def _is_role_line(doc: Document, i: int) -> bool:
    line = doc.lines[i] if i < len(doc) else ""
    return " " in line and line[-1] not in _ENDS and is_role(line)


def _are_subjects(doc: Document, names: Collection[str], title: int, start: int) -> bool:
    """Return whether the headline or the first running text is about one of the names, as it is about no author."""
    first = bisect_right(doc.prose, start - 1)
    text = "\n".join([doc.lines[i] for i in doc.prose[first : first + SUBJECT_LINES]])
    return any(name in doc.lines[title] or text.count(name.rpartition(" ")[2]) >= MIN_SUBJECT_TIMES for name in names)


def _read_line(doc: Document, i: int, *, labelled: bool) -> _NameLine:
    """Return the names of a line; none where anything else stands in it but a role, a time or a button.

    Args:
        doc: the page.
        i: the line.
        labelled: whether the line above says that names follow; then they need not look like a person's.
    """
    text = doc.lines[i].lstrip(BULLETS).replace("\xa0", " ")
    if doc.language == "ar" and (behind := re.match(_PLACE_BEFORE, text)):
        text = text[behind.end() :]
    parts = [part.strip() for part in split_parts(text) if part.strip()]
    if not parts:
        return _NONE
    names, tail = _read_part(doc, parts[0], labelled=labelled)
    for part in parts[1:]:
        kind = _kind_of(doc, part)
        more = _NONE if kind else _read_part(doc, part, labelled=False)
        if not kind and not more.names:
            return _NameLine(names, tail) if labelled else _NONE
        names, tail = (*names, *more.names), tail or more.tail or kind.strip("-")
    return _NameLine(names, tail)


def _read_part(doc: Document, part: str, *, labelled: bool) -> _NameLine:
    """Return the names in a part of a line, and what follows them."""
    known = agencies(doc.language)
    if not labelled and (" " not in part or is_unspaced(part)):
        return _NameLine((part,), "") if _is_one_name(doc, part, known) else _NONE
    names = split_names(part, known, named=labelled)
    roles = any(" " in name and has_role(name) and not is_team(name) for name in names)
    if names and not roles and (labelled or all(is_full_name(name) or _is_known(name, known) for name in names)):
        return _NameLine(names, "role" if has_role(part) and not any(map(has_role, names)) else "")
    last = lookup_key(part.rpartition(" ")[2])
    if not (any(map(str.isdigit, part)) or has_role(part) or last in doc.phrases.table.whole):
        return _NONE
    # A name with what its bearer is, or a time, behind it or written onto it.
    words = re.sub(_GLUED, " ", part).split()
    for size in range(min(len(words) - 1, 4), 1, -1):
        name = " ".join(words[:size])
        if is_full_name(name) and not has_role(name):
            kind = _kind_of(doc, " ".join(words[size:]))
            if kind:
                return _NameLine((name,), kind.strip("-"))
    return _NONE


def _is_one_name(doc: Document, part: str, known: Container[str]) -> bool:
    """Return whether one word, or a text without spaces, may be a name although no label says so."""
    if lookup_key(part) in known:
        return True
    if is_unspaced(part):
        # A family name may stand apart from the first name.
        bare = part.replace(" ", "")
        likely = bare.isalpha() and 2 <= len(bare) <= MAX_UNSPACED_CHARS and bare[-1] not in _NO_ENDS
        return likely and not is_label(doc, part)
    return part.isalpha() and len(part) >= MIN_ONE_NAME_CHARS and not part.isupper() and not is_word(doc, part)


def _is_known(name: str, known: Container[str]) -> bool:
    return is_team(name) or lookup_key(name) in known


def _are_words(doc: Document, names: Iterable[str], *, labelled: bool, strict: bool) -> bool:
    """Return whether one of the names is none after all, but words of the page or labels.

    Args:
        doc: the page.
        names: names of a line.
        labelled: whether the line above says that names follow.
        strict: whether no word of theirs may be a word of the page; the last name may, where more speaks for a name.
    """
    known = agencies(doc.language)
    for name in names:
        if _is_known(name, known):
            continue
        words = [word for word in name.partition(", ")[0].split() if word[0].isupper()] if strict else [name]
        if is_label(doc, name) if labelled else any(is_word(doc, word) for word in words):
            return True
    return False


def _kind_of(doc: Document, text: str) -> str:
    """Return what a text beside a name is: "role", "time", "-" for a button or an agency, or "" for anything else."""
    if is_role(text):
        return "role"
    key, whole = lookup_key(text), doc.phrases.table.whole
    kinds = (whole.get(key) or whole.get(with_numbers_as_zero(key)) or ((), ""))[0]
    first, _, rest = text.partition(" ")
    if rest and not kinds and lookup_key(first) in load().phrases("published", "updated"):
        return _kind_of(doc, rest)
    has_both = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    if "ago" in kinds or (has_both and is_noise(text)):
        return "time"
    return "-" if not _BUTTONS.isdisjoint(kinds) or key in agencies(doc.language) else ""
