"""Chooses the headline among the titles that a page declares and shows: the one that most of them agree on."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from cleaner.fold import fold
from cleaner.found import Candidate
from cleaner.pattern import pattern

SEPARATOR = pattern(r"\s[|–—·•»«:›>/~-]{1,2}\s|\s?[|｜│]\s?|\s::\s|\s[-–—]{2,3}\s|_(?=[^\W\d_])|\s—\s?|－")
"""What stands between a headline and the site's name in a browser's title."""

MOST_ADDRESS = 2048
"""Characters of an address that are looked at."""

MOST_PARTS = 6
"""Parts of a browser's title that are looked at."""

SHORT_NAME = 3
"""Characters of a site's name so short that it may stand in any word."""

LEAST_KEY = 2
"""Characters of the shortest headline."""

SURE_SCORE = 6.0
"""The sum of the voices at which confidence is as high as it gets."""

HEADING, OTHER_HEADING, LINE, STORY, CARD, TAB, ITEM = (
    "heading",
    "other heading",
    "line",
    "story",
    "card",
    "tab",
    "item",
)

VOICES = {HEADING: 2.4, OTHER_HEADING: 1.1, LINE: 1.0, STORY: 1.25, CARD: 1.2, TAB: 0.2, ITEM: 0.1}
"""What each kind of source counts, once for each wording. The first `h1` is what a reader sees as the headline; what
the page gives to search engines and to cards in chats is worded for those, and its sources are copies of each other."""

CUT = {CARD: 1.4, TAB: 0.5}
"""What a title counts less the site's name, if that is not the kind's own voice."""

IN_TAB, ONE_WORD, SITES_NAME, NOT_IN_TAB, FRONT = 1.0, -0.8, -1.6, -1.0, 1.8
"""What counts beside the sources: that the browser's title has the wording and more; a single word; the site's name;
no word of the browser's title; and, on a front page, whose headings are slogans, the browser's title as it is."""

IN_ADDRESS, LEAST_ADDRESS = 1.0, 3
"""What counts if all words of the address's last part are in a wording: pages are named after their headlines. Shares
count in proportion, and addresses of fewer words do not."""

LEAST_SURE_LINE = 0.5
"""A line of the text that is taken for the headline with less confidence than this hardly counts."""

_STORIES = frozenset(("headline", "citation_title", "parsely-title", "sailthru.title", "article:title", "bt:title"))
_WORD = pattern(r"[^\W_]{2,}")
_MARKS = " \t\xa0¶#§|–—·•»«:-"


class Names(NamedTuple):
    """What the site is called, for a look at what stands beside a headline: folded, letters and digits alone."""

    keys: frozenset[str]
    host: str


class _Group:
    """Titles that differ in signs and case only, and the voices for them."""

    def __init__(self) -> None:
        self.voices: dict[str, float] = {}
        self.best: Candidate | None = None
        self.rank = -1.0

    def add(self, candidate: Candidate, value: str, voice: str, weight: float) -> None:
        self.voices[voice] = max(self.voices.get(voice, 0.0), weight)
        rank = VOICES[voice] + (0.5 if value == candidate.value else 0.0)
        if rank > self.rank:
            self.best, self.rank = candidate._replace(value=value), rank


def choose_title(
    titles: Sequence[Candidate], names: Names, address: frozenset[str] = frozenset(), *, front: bool = False
) -> Candidate | None:
    """Return the headline, as shown where it is shown, or None.

    Args:
        titles: all candidates of the field, those from the page's HTML first.
        names: what the site is called.
        address: the words of the page's address; see `address_words`.
        front: whether the page is the site's front page.
    """
    groups: dict[str, _Group] = {}
    tab = ""
    for candidate in titles:
        voice, weight = _voice(candidate)
        tab = tab or (candidate.value if voice == TAB else "")
        value = candidate.value.strip(_MARKS) or candidate.value
        cut = without_site(value, names)
        texts = [(value, weight if cut == value or front else 0.0)]
        if cut != value:
            texts.append((cut, 0.0 if front else CUT.get(voice, weight)))
        for text, counts in texts:
            if len(letters(text)) >= LEAST_KEY and counts:
                groups.setdefault(letters(text), _Group()).add(candidate, text, voice, counts)
    scores = {
        own: _score(own, group, tab, names, front=front) + _in_address(group, address) for own, group in groups.items()
    }
    chosen = max(scores, key=lambda own: scores[own], default=None)
    best = groups[chosen].best if chosen is not None else None
    if best is None or chosen is None:
        return None
    return best._replace(confidence=round(min(0.98, max(0.3, scores[chosen] / SURE_SCORE)), 2))


def _voice(candidate: Candidate) -> tuple[str, float]:
    """Return of which kind a title's source is, and what it counts."""
    origin, rule = candidate.origin, candidate.rule
    if origin == "text":
        return LINE, VOICES[LINE] if candidate.confidence >= LEAST_SURE_LINE else 0.2
    if origin == "element":
        if rule == "title":
            return TAB, VOICES[TAB]
        return (HEADING, VOICES[HEADING]) if candidate.confidence > 0.7 else (OTHER_HEADING, VOICES[OTHER_HEADING])
    if rule in _STORIES:
        return STORY, VOICES[STORY] if candidate.confidence > 0.7 else 0.3
    return (CARD, VOICES[CARD]) if origin == "meta" else (ITEM, VOICES[ITEM])


def _score(own: str, group: _Group, tab: str, names: Names, *, front: bool) -> float:
    """Return how much speaks for a wording."""
    score, best = sum(group.voices.values()), group.best
    words = set(re.findall(r"\w+", fold(best.value))) if best else set()
    whole = letters(tab)
    if own != whole and own in whole:
        score += IN_TAB
    elif whole and words.isdisjoint(re.findall(r"\w+", fold(tab))):
        score += NOT_IN_TAB
    if len(words) == 1 and best and best.value.isascii():
        score += ONE_WORD
    if front:
        score += FRONT * (own == whole)
    elif own in names.keys or own == names.host:
        score += SITES_NAME
    return score


def _in_address(group: _Group, address: frozenset[str]) -> float:
    if len(address) < LEAST_ADDRESS or group.best is None:
        return 0.0
    return IN_ADDRESS * len(address & set(_WORD.findall(fold(group.best.value)))) / len(address)


def address_words(url: str | None) -> frozenset[str]:
    """Return the words of the last part of a page's address, numbers left out.

    >>> sorted(address_words("https://varn.example/news/2021/night-ferry-runs-again-7.html?a=b"))
    ['again', 'ferry', 'html', 'night', 'runs']
    """
    last = (url or "")[:MOST_ADDRESS].partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return frozenset(word for word in _WORD.findall(fold(last)) if not word.isdigit())


def without_site(title: str, names: Names) -> str:
    """Return a title without the parts at its end, or its beginning, that name the site.

    >>> without_site("Port strike ends | News | Varn Courier", Names(frozenset(["varncourier"]), ""))
    'Port strike ends | News'
    """
    for _ in range(MOST_PARTS):
        bounds = [(match.start(), match.end()) for match in SEPARATOR.finditer(title)]
        if not bounds:
            break
        (start, end), (first, behind) = bounds[-1], bounds[0]
        if is_site(title[end:], names) and title[:start].strip():
            title = title[:start].strip()
        elif is_site(title[:first], names) and title[behind:].strip():
            title = title[behind:].strip()
        else:
            break
    return title


def is_site(part: str, names: Names) -> bool:
    """Say whether a part of a title is what the site is called, or most of the name in its address."""
    own, host = letters(part), names.host
    if not own:
        return False
    if own in names.keys or own == host:
        return True
    long = [name for name in (*names.keys, host) if len(name) > SHORT_NAME]
    return any(_is_most(own, name) or _is_most(name, own) for name in long)


def _is_most(part: str, whole: str) -> bool:
    """Say whether a name stands in another one and is half of it or more."""
    return len(part) > SHORT_NAME and part in whole and 2 * len(part) >= len(whole)


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded: what makes no difference between two spellings is gone."""
    return re.sub(r"[\W_]+", "", fold(text))


def names_of(sites: Iterable[str], url: str | None) -> Names:
    """Return what the site is called, by what it calls itself and by its address.

    >>> names_of(["Varn Courier"], "https://www.varn-courier.example/news/1")
    Names(keys=frozenset({'varncourier'}), host='varncourier')
    """
    try:
        labels = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        labels = []
    host = ""
    if len(labels) > 1:
        host = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else labels[-2]
    return Names(frozenset(filter(None, map(letters, sites))), letters(host))
