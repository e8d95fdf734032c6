"""Look-ups for teaser cues: how they begin and end, and where one that was found begins in the line."""

from functools import cache

from cleaner.fold import fold
from cleaner.lexicon import load
from cleaner.shape import count_words


@cache
def beginnings() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return beginnings of cues: three characters of all, three of those shorter than six, six of the others."""
    cues = load().phrases("read_more", "teaser", "teaser_weak")
    short, long = [cue for cue in cues if len(cue) < 6], [cue for cue in cues if len(cue) >= 6]
    return frozenset(c[:3] for c in cues), frozenset(c[:3] for c in short), frozenset(c[:6] for c in long)


@cache
def endings() -> frozenset[str]:
    """Return the last two characters of every cue, and the last one, which may stand before a space."""
    cues = load().phrases("teaser", "teaser_weak")
    return frozenset(cue[-size:] for cue in cues for size in (1, 2))


@cache
def link_endings() -> frozenset[str]:
    """Return the last six characters of the links' labels of two words or more."""
    return frozenset(phrase[-6:] for phrase in load().phrases("read_more", "teaser") if count_words(phrase) > 1)


def start_of(line: str, at: int, phrase: str) -> int:
    """Return where the folded `phrase` that ends before offset `at` begins in the line as it is written."""
    start = at - len(phrase) - (line[at - 1 : at].isspace())
    if start >= 0 and fold(line[start:at]).strip() == phrase:
        return start
    start = at
    while start > 0 and len(fold(line[start:at]).strip()) < len(phrase):
        start -= 1
    return start
