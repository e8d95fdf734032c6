"""Share buttons that flattening glued behind a paragraph's last sentence."""

from collections.abc import Iterator
from functools import cache

from cleaner.filters.registry import filter
from cleaner.lexicon.gate import ending
from cleaner.lexicon.index import table_for
from cleaner.page.document import Document, Mark
from cleaner.page.label_lines import find_label_lines
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key

MOST_TAIL = 80
"""Characters of the longest bar behind a sentence."""

GATE = 4
"""Characters of a line's end by which it is chosen for a closer look."""

LEAST_WORDS = 2
"""Words of a single label that is a share button wherever it stands."""

_KINDS = frozenset(("share", "share_weak", "network", "counter"))
_TAIL = pattern(r"[.!?…。！？][\"”’'»)\]]{0,3}[ \t\xa0]{0,4}([^.!?…。！？]{4,80})$")


@filter(
    "share-tail",
    label="share",
    scope="span",
    rules={
        "label": "A share button behind the last sentence of a line: She rang like an angel. Click to tweet.",
        "label-line": "Several such buttons there: said the mayor.ShareTweetEmail.",
    },
    triggers=("The bell rang for an hour. Click to tweet\n", "The bell rang for an hour.ShareTweetEmail\n"),
)
def share_tail(doc: Document) -> Iterator[Mark]:
    """Mark share buttons behind a line's last sentence.

    "Then they share. Facebook did too" goes on behind its label; so the buttons must be all that follows the last
    full stop, and a single one must be of two words or more.
    """
    endings = _endings(doc.language)
    for i in ending(doc.keys, endings.keys(), GATE):
        folded = doc.keys[i]
        if folded.endswith(endings[folded[-GATE:]]) and folded not in doc.phrases.table.whole:
            yield from _tail_of(doc, i)


def _tail_of(doc: Document, i: int) -> Iterator[Mark]:
    line, table = doc.lines[i], doc.phrases.table
    match = _TAIL.search(line, max(0, len(line) - MOST_TAIL))
    if not match or match.start() == 0:
        return
    tail = match[1]
    folded = lookup_key(tail)
    kinds, language = table.whole.get(folded, ((), ""))
    if "share" in kinds and folded.count(" ") >= LEAST_WORDS - 1:
        yield Mark(i, "label", match.start(1), phrase=f"{language}:{folded}")
    elif any(strip.kind in _KINDS and not strip.mixed for strip in find_label_lines([tail], [folded], table)):
        yield Mark(i, "label-line", match.start(1))


@cache
def _endings(language: str | None) -> dict[str, tuple[str, ...]]:
    """Return how lines end that end with a share button, by their last characters."""
    whole = table_for(language).whole
    ends = {phrase.rpartition(" ")[2] for phrase, (kinds, _) in whole.items() if not _KINDS.isdisjoint(kinds)}
    endings: dict[str, tuple[str, ...]] = {}
    for end in sorted(end for end in ends if len(end) > 1 and not end.isdigit()):
        endings[end[-GATE:]] = (*endings.get(end[-GATE:], ()), end)
    return endings
