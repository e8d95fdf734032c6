"""Labels of advertisements, and what leads on behind them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cleaner.filters.notices.evidence import addressed
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import is_sentence, is_statement

MOST_FLOW_WORDS = 14
"""Words of the longest line that leads on behind an advertisement."""

LEAST_MENTIONS = 2
"""Paragraphs with a label's word in a text that is about it; a lone label is then one of its headings."""

MOST_LABEL_CHARS = 24
"""A label in brackets is no longer than this."""

MOST_LIST_LINES = 12
"""A list that a line with a colon announces has no more items before the one that looks like a label."""

_TOKEN_SIGNS = ("erid", "рекламодатель", "реклама. ", "реклама: ")
_NUMBER_SIGNS = ("erid", "инн ")
_TOKEN = pattern(
    r"(?:реклама[.:,|]? {0,2})?(?:рекламодатель[: ].{2,60}|(?:ооо|ао|пао|ип) .{2,60})?"
    r"[.,;| ]{0,4}erid[:= ] ?\w{6,40}\Z"
    r"|(?:реклама[.:] {0,2}|рекламодатель[: ] ?)(?:ооо|оао|зао|ао|пао|ип)\b.{2,80}\Z"
)
_BULLETS = frozenset("-*•·–—‣◦▪")
_COLONS = (":", "：")


@filter(
    "ad",
    label="ad",
    rules={
        "label": "A line that is the label of an advertisement: Advertisement, Anzeige, Sponsored content.",
        "in-brackets": "A line that begins with such a label in brackets: [Ad] Hotel at the lock.",
        "flow": "A line that leads on behind an advertisement: Story continues below.",
        "token": "The number under which an advertisement is registered, and who pays for it.",
    },
    triggers=(
        "Advertisement\n",
        "Story continues below advertisement\n",
        "- Advertisement\n",
        "[Ad] Hotel at the lock\n",
    ),
)
def ad(doc: Document) -> Iterator[Mark]:
    """Mark the labels of advertisements.

    A list of what pays for newspapers has the item "Advertisements", and a text about Werbung that heading: items of
    such lists stay, and so does a single label in a text that goes on about its word. "The story continues below deck"
    is no such line, so only those with little else go.
    """
    hits = [hit for hit in doc.phrases.whole("ad") if not _is_item(doc, hit.line)]
    counts = Counter(hit.phrase for hit in hits)
    for hit in hits:
        if counts[hit.phrase] > 1 or doc.lines[hit.line].endswith(_COLONS) or not _is_topic(doc, hit):
            yield Mark(hit.line, "label", phrase=hit.entry)
    if "[" in doc.source:
        yield from _in_brackets(doc)
    for hit in addressed(doc, doc.phrases.inside("ad_flow"), MOST_FLOW_WORDS):
        if doc.keys[hit.line].startswith(hit.phrase) or not is_sentence(doc.lines[hit.line]):
            yield Mark(hit.line, "flow", phrase=hit.entry)
    if any(sign in doc.joined_keys for sign in _TOKEN_SIGNS):
        found = [i for i, folded in enumerate(doc.keys) if _TOKEN.match(folded)]
        yield from (Mark(i, "token") for i in found if _has_number(doc.keys[i]) or not is_statement(doc.lines[i]))


def _has_number(folded: str) -> bool:
    """Say whether a line has the number of an advertisement or of who pays for it: a sentence about them has none."""
    return any(sign in folded for sign in _NUMBER_SIGNS)


def _in_brackets(doc: Document) -> Iterator[Mark]:
    """Mark the lines that begin with a label in brackets and are no sentence."""
    whole = doc.phrases.table.whole
    for i in [i for i, line in enumerate(doc.lines) if line[0] == "[" and "]" in line[:MOST_LABEL_CHARS]]:
        phrase = lookup_key(doc.lines[i][1 : doc.lines[i].index("]")])
        kinds, language = whole.get(phrase, ((), ""))
        if "ad" in kinds and not is_sentence(doc.lines[i]):
            yield Mark(i, "in-brackets", phrase=f"{language}:{phrase}")


def _is_item(doc: Document, i: int) -> bool:
    """Say whether line `i` is an item of a list: with a bullet like the next one, or announced by a colon."""
    lines = doc.lines
    bullet = lines[i][0]
    if bullet in _BULLETS and lines[i][-1] != bullet and bullet in [near[0] for near in _beside(lines, i)]:
        return True
    first = i
    while (
        first > max(0, i - MOST_LIST_LINES) and _is_short(lines[first - 1]) and not lines[first - 1].endswith(_COLONS)
    ):
        first -= 1
    announced = first > 0 and lines[first - 1].endswith(_COLONS)
    return announced and (first < i or _is_short("".join(lines[i + 1 : i + 2])))


def _beside(lines: Sequence[str], i: int) -> Sequence[str]:
    return (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])


def _is_short(line: str) -> bool:
    return 0 < len(line.split()) <= 4 and not is_sentence(line)


def _is_topic(doc: Document, hit: PhraseMatch) -> bool:
    """Say whether the text goes on about the word that is the label."""
    stem = hit.phrase[:-1] if len(hit.phrase) > 5 else hit.phrase
    if " " in stem or doc.joined_keys.count(stem) <= LEAST_MENTIONS:
        return False
    return sum(stem in doc.keys[i] for i in doc.prose) >= LEAST_MENTIONS
