"""Labels of advertisements, and what leads on behind them."""

from collections import Counter
from collections.abc import Iterator

from cleaner.filters.notices.evidence import addressed
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import Ending

MAX_FLOW_WORDS = 14
"""Maximum words of a line that leads on behind an advertisement."""

MIN_MENTIONS = 2
"""Minimum paragraphs with a label's word in a text about it, where a single label is a heading."""

MAX_BRACKET_CHARS = 24
"""Maximum characters of a label in brackets."""

MAX_LIST_LINES, MAX_ITEM_WORDS = 12, 4
"""Maximum lines of a list that a colon announces, above the one that looks like a label, and words of each."""

MIN_STEM_CHARS = 5
"""Minimum characters of a word's stem; shorter words have no ending."""

_TOKEN = pattern(r"(?:\A|[.,;| ])erid[:=] ?\w{6,40}\Z")
_BULLETS = frozenset("-*•·–—‣◦▪")


@filter(
    "ad",
    label="ad",
    rules={
        "label": "A line that is the label of an advertisement: Advertisement, Anzeige, Sponsored content.",
        "in-brackets": "A line that begins with such a label in brackets: [Ad] Hotel at the lock.",
        "flow": "A line that leads on behind an advertisement: Story continues below.",
        "token": "A line that ends with the number under which an advertisement is registered: erid: 2Vt7qXk9Lm.",
    },
    triggers=(
        "Advertisement\n",
        "Story continues below advertisement\n",
        "- Advertisement\n",
        "[Ad] Hotel at the lock\n",
    ),
    needs=("[", "erid"),
    needs_kinds=("ad", "ad_flow"),
)
def ad(doc: Document) -> Iterator[Mark]:
    """Mark the labels of advertisements.

    A list of what pays for newspapers has the item "Advertisements", and a text about Werbung that heading: items of
    such lists stay, and so does a single label in a text that goes on about its word. "The story continues below deck"
    is a sentence, so only lines with little else go.
    """
    hits = [hit for hit in doc.phrases.whole("ad") if not _is_item(doc, hit.line)]
    counts = Counter(hit.phrase for hit in hits)
    for hit in hits:
        if counts[hit.phrase] > 1 or doc.endings[hit.line] is Ending.COLON or not _is_topic(doc, hit):
            yield Mark(hit.line, "label", phrase=hit.entry)
    for i in doc.lines_with("["):
        line = doc.lines[i]
        label = lookup_key(line[1 : line.find("]", 0, MAX_BRACKET_CHARS)]) if line[0] == "[" else ""
        if "ad" in doc.kinds_of(label) and not doc.is_sentence[i]:
            yield Mark(i, "in-brackets")
    for hit in addressed(doc, doc.phrases.inside("ad_flow"), MAX_FLOW_WORDS):
        if doc.keys[hit.line].startswith(hit.phrase) or not doc.is_sentence[hit.line]:
            yield Mark(hit.line, "flow", phrase=hit.entry)
    yield from (Mark(i, "token") for i in doc.lines_with("erid") if _TOKEN.search(doc.keys[i]))


def _is_item(doc: Document, i: int) -> bool:
    """Return whether line `i` is an item of a list: with a bullet like the next one's, or announced by a colon."""
    lines, bullet = doc.lines, doc.lines[i][0]
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(doc)]
    if bullet in _BULLETS and lines[i][-1] != bullet and any(lines[k][0] == bullet for k in beside):
        return True
    above = i - 1
    while above >= 0 and i - above <= MAX_LIST_LINES and _is_entry(doc, above):
        above -= 1
    if above < 0 or doc.endings[above] is not Ending.COLON:
        return False
    return above < i - 1 or (i + 1 < len(doc) and _is_entry(doc, i + 1))


def _is_entry(doc: Document, i: int) -> bool:
    """Return whether line `i` may be an item of a list that a colon announces."""
    return doc.words[i] <= MAX_ITEM_WORDS and doc.endings[i] is not Ending.COLON and not doc.is_sentence[i]


def _is_topic(doc: Document, hit: PhraseMatch) -> bool:
    """Return whether the text goes on about the word that is the label."""
    stem = hit.phrase[:-1] if len(hit.phrase) > MIN_STEM_CHARS else hit.phrase
    if " " in stem or doc.joined_keys.count(stem) <= MIN_MENTIONS:
        return False
    return sum(stem in doc.keys[i] for i in doc.prose) >= MIN_MENTIONS
