"""Look-ups for teaser cues: how they begin and end, and where one that was found begins in the line."""

from collections.abc import Iterator
from functools import cache

from cleaner.lexicon.phrases import Phrases, load
from cleaner.page.document import Document
from cleaner.text.normalize import normalize
from cleaner.text.sentences import count_words, ends_sentence

LINK_END = 6
"""Characters of a label's end by which lines are chosen for a closer look."""


@cache
def link_endings() -> frozenset[str]:
    """Return the last `LINK_END` characters of the links' labels that may have two words or more."""
    links = load().phrases("read_more", "teaser")
    return frozenset([p[-LINK_END:] for p in links if " " in p or not p.isascii()])


def ends_of_cues(doc: Document, separators: str) -> Iterator[int]:
    """Yield the offsets of the separators before which a teaser's cue may stand, by its last two characters."""
    source, ends = doc.source, _ends()
    for at in [at for separator in separators for at in doc.places(separator)]:
        end = source[at - 2 : at].lower()
        # Vowel signs, which folding takes away, may stand behind the last letters.
        if end in ends or (not end.isascii() and normalize(source[max(0, at - 4) : at])[-2:] in ends):
            yield at


@cache
def _ends() -> frozenset[str]:
    ends = {phrase[-2:] for kind in ("teaser", "teaser_weak") for phrase in load().phrases(kind)}
    return frozenset(ends | {f"{end[-1]} " for end in ends})


def start_of(line: str, at: int, phrase: str) -> int:
    """Return where the folded `phrase` that ends before offset `at` begins in the line as it is written."""
    start = at - len(phrase) - (line[at - 1 : at].isspace())
    if start >= 0 and normalize(line[start:at]).strip() == phrase:
        return start
    start = at
    while start > 0 and len(normalize(line[start:at]).strip()) < len(phrase):
        start -= 1
    return start


def link_at_end(line: str, links: Phrases) -> int:
    """Return where a link's label of two words or more behind the last sentence begins, or 0."""
    bare = line.rstrip(" \t\xa0»›>→")
    ellipsis = bare.rstrip(".…")
    if len(bare) - len(ellipsis) == 1 and bare.endswith("."):
        return 0
    at = len(ellipsis)
    phrase = links.ending(normalize(ellipsis[-links.longest - 2 :]))
    if not phrase or count_words(phrase) < 2:
        return 0
    start = start_of(line, at, phrase)
    return start if ends_sentence(line[max(0, start - 12) : start].rstrip()) else 0
