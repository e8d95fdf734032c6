"""Chooses the headline among the wordings that a page declares and shows, by weights for where each stands."""

import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from cleaner.metadata.choose.site_names import MAX_ADDRESS_CHARS, SHORT_NAME, Names, is_front, letters, names_of
from cleaner.metadata.choose.wordings import Titles, Wording
from cleaner.page.candidates import Candidate, Source
from cleaner.text.lazy import pattern, read_text, read_words
from cleaner.text.normalize import normalize

MIN_SLUG_WORDS = 3
"""Minimum words of an address's last part that may be worded after the headline."""

DEEP = 4
"""Parts of the path of an address that is deep in the site."""

KINDS = ("news", "article", "forum", "product")
"""What JSON-LD may say that the page is, by what says most of the title."""

_WORD = pattern(r"[^\W_]{2,}")
_TOKEN = pattern(r"[a-z]+")
_SIGNS = {"bar": pattern(r"[|｜│ㅣ]"), "dash": pattern(r"\s[-–—]\s"), "colon": pattern(r":\s")}
_DOTS = ("...", "…")


class Setting(NamedTuple):
    """What is known of a page that says where to look for its title.

    Attributes:
        names: what the site is called.
        slug: the words of the last part of the address, numbers left out.
        kind: what JSON-LD says that the page is, one of `KINDS`, or "".
        places: what the address says of the page: the keys of `addresses.json`, "top" and "deep".
        front: whether it is the site's front page.
    """

    names: Names
    slug: frozenset[str] = frozenset()
    kind: str = ""
    places: tuple[str, ...] = ()
    front: bool = False


def setting_of(address: str, sites: Iterable[str], kinds: Collection[str] = ()) -> Setting:
    """Return the setting of a page by its address, the names that the site gives itself, and its kinds in JSON-LD.

    >>> found = setting_of("https://varn.example/forum/night-ferry-runs-7", ["Varn Courier"])
    >>> sorted(found.slug), found.places
    (['ferry', 'night', 'runs'], ('forum',))
    """
    kind = next((kind for kind in KINDS if kind in kinds), "")
    return Setting(
        names_of(sites, address),
        address_words(address),
        kind,
        tuple(_places(address)),
        bool(address) and is_front(address),
    )


def address_words(url: str | None) -> frozenset[str]:
    """Return the words of the last part of a page's address, numbers left out.

    >>> sorted(address_words("https://varn.example/news/2021/night-ferry-runs-again-7.html?a=b"))
    ['again', 'ferry', 'html', 'night', 'runs']
    """
    last = (url or "")[:MAX_ADDRESS_CHARS].partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return frozenset(word for word in _WORD.findall(normalize(last)) if not word.isdigit())


def _places(address: str) -> Iterator[str]:
    """Yield what the host and the path of an address say of the page."""
    bare = address[:MAX_ADDRESS_CHARS].partition("?")[0].partition("#")[0].lower().partition("//")[2]
    host, _, path = bare.partition("/")
    found = {*_TOKEN.findall(host), *_TOKEN.findall(path)}
    for place, words in read_words("metadata/choose/addresses.json").items():
        if not found.isdisjoint(words):
            yield place
    depth = len(list(filter(None, path.split("/"))))
    if address and depth != 2 and (depth <= 1 or depth >= DEEP):
        yield "top" if depth <= 1 else "deep"


def features_of(titles: Titles, setting: Setting) -> Iterator[tuple[Wording, dict[str, float]]]:
    """Yield each wording with its features by name; the score is their weighted sum."""
    main = {
        "h1": titles.main.get(Source.HEADING) or titles.main.get(Source.HEADING_ASIDE) or "",
        "og": titles.main.get(Source.OPEN_GRAPH) or titles.main.get(Source.TWITTER) or "",
        "story": titles.main.get(Source.STORY) or "",
        "tab": titles.main.get(Source.TITLE_ELEMENT) or "",
    }
    tab, tab_words = letters(titles.tab), set(re.findall(r"\w+", normalize(titles.tab)))
    for wording in titles.wordings.values():
        words = set(re.findall(r"\w+", normalize(wording.text)))
        found = dict.fromkeys(_sources(wording), 1.0)
        found.update(_in_address(words, setting.slug))
        found.update(dict.fromkeys(_beside(wording, main, setting, titles.headings), 1.0))
        if tab:
            found.update(dict.fromkeys(_in_tab(wording.key, words, tab, tab_words), 1.0))
            found["shared with tab"] = len(tab_words & words) / len(tab_words | words)
        found.update(dict.fromkeys(_signs(wording, titles), 1.0))
        found.update(dict.fromkeys(_site(wording.key, tab, main["h1"], setting), 1.0))
        yield wording, found


def _sources(wording: Wording) -> Iterator[str]:
    """Yield which sources have a wording, and how."""
    for source in wording.whole:
        yield f"whole: {source}"
    for source in wording.cut:
        yield f"cut: {source}"
    for part in wording.parts:
        yield f"part: {part}"
    if not wording.whole and not wording.cut:
        yield "part only"


def _beside(wording: Wording, main: dict[str, str], setting: Setting, headings: int) -> Iterator[str]:
    """Yield which of the page's main sources have a wording, and on what kind of page."""
    key = wording.key
    for name, other in main.items():
        if key == other:
            yield f"is {name}"
            if name != "tab":
                yield f"is {name}, {setting.kind or 'no kind'}"
                for place in setting.places:
                    yield f"is {name}, {place}"
    if key == main["h1"]:
        if headings == 1:
            yield "the only h1"
        yield "h1 in tab" if key in main["tab"] else "h1 not in tab"


def _in_address(words: set[str], slug: frozenset[str]) -> dict[str, float]:
    if len(slug) < MIN_SLUG_WORDS:
        return {}
    both = len(slug & words)
    return {"address": both / len(slug), "address, of both": both / len(slug | words)}


def _in_tab(key: str, words: set[str], tab: str, tab_words: set[str]) -> Iterator[str]:
    """Yield how a wording stands to the browser's title as it is."""
    if key == tab:
        yield "is whole tab"
    elif key in tab:
        yield "in whole tab"
    elif tab in key:
        yield "has whole tab"
    elif words.isdisjoint(tab_words):
        yield "no word of whole tab"


def _signs(wording: Wording, titles: Titles) -> Iterator[str]:
    """Yield the signs in a wording that may stand before what is not a headline, and whether its end is missing."""
    for name, sign in _SIGNS.items():
        if sign.search(wording.text):
            yield name
    if wording.text.endswith(_DOTS) and any(
        key != wording.key and key.startswith(wording.key) for key in titles.wordings
    ):
        yield "cut short"


def _site(key: str, tab: str, heading: str, setting: Setting) -> Iterator[str]:
    """Yield whether a wording is or holds the site's name, and what it is on a front page."""
    names, place = setting.names, ", front" if setting.front else ""
    if key in (*names.keys, names.host):
        yield f"site's name{place}"
    elif any(len(name) > SHORT_NAME and name in key for name in (*names.keys, names.host)):
        yield f"holds site's name{place}"
    if setting.front and key in (tab, heading):
        yield "whole tab, front" if key == tab else "h1, front"


MAX_CONFIDENCE, MIN_CONFIDENCE = 0.98, 0.3
"""Bounds of the confidence in a title: no choice is certain, and none that is made is hopeless."""


def choose_title(titles: Sequence[Candidate], setting: Setting) -> Candidate | None:
    """Return the headline, as shown where it is shown, or None; of `titles`, those from the page's HTML come first.

    Its confidence is the share that the choice has in the sum of all wordings' likelihoods, as the weights were fitted.
    """
    weights = load_weights()
    scored = [
        (score(weights, found), wording) for wording, found in features_of(Titles(titles, setting.names), setting)
    ]
    if not scored:
        return None
    most, best = max(scored, key=lambda pair: pair[0])
    share = 1.0 / sum(math.exp(each - most) for each, _ in scored)
    sure = round(min(MAX_CONFIDENCE, max(MIN_CONFIDENCE, share)), 2)
    return replace(best.candidate, value=best.text, confidence=sure)


def score(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """Return the weighted sum of the features of a wording; one without a weight counts nothing."""
    return sum(value * weights[name] for name, value in found.items() if name in weights)


@cache
def load_weights() -> Mapping[str, float]:
    """Read the weights that ship with the package, once; `benchmarks/train_title.py` fitted them."""
    weights: dict[str, float] = json.loads(read_text("metadata/choose/title.json"))
    return weights
