"""Requests to switch off an ad blocker."""

from collections.abc import Collection, Iterator

from cleaner.filters.notices.evidence import addressed, is_about, proven, words_of
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import title_lines

MOST_WORDS = 70
"""A request is no longer than this many words."""

TOPIC = {
    "en": ("ad block", "ad-block", "adblock"),
    "de": ("werbeblock",),
    "fr": ("bloqueur",),
    "es": ("bloqueador",),
    "pt": ("bloqueador",),
    "tr": ("reklam engel",),
    "ru": ("блокировщик",),
    "uk": ("блокувальник",),
    "ar": ("حاجب", "مانع الاعلان"),
    "hi": ("ब्लॉकर",),
    "zh": ("广告拦截", "廣告攔截"),
    "ja": ("広告ブロック",),
    "ko": ("광고 차단",),
}
"""Beginnings of the words that a text about ad blockers has in most of its paragraphs, by language."""


@filter(
    "adblock",
    label="notice",
    rules={
        "sentence": "A line that asks the reader to switch off an ad blocker.",
        "beside": "A line straight above or below it that speaks of ad blockers too.",
    },
    triggers=("Please disable your ad blocker.\nAd blocker detected\n", "It looks like you're using an ad blocker.\n"),
)
def adblock(doc: Document) -> Iterator[Mark]:
    """Mark requests to switch off an ad blocker.

    Instructions and answers in forums ask for it too. So such a sentence in the midst of a text stays, unless a
    second one stands by it, and so does every one in a text about ad blockers.
    """
    hits = addressed(doc, doc.phrases.inside("adblock"), MOST_WORDS)
    lines = {hit.line for hit in hits}
    if not hits or is_about(doc, TOPIC, lines, least=1, beside=1):
        return
    words = words_of(doc, TOPIC)
    beside = {i for i in _beside(doc, lines) if any(word in doc.keys[i] for word in words)}
    for hit in proven(doc, hits, own=beside):
        yield Mark(hit.line, "sentence", phrase=hit.entry)
        yield from (Mark(i, "beside") for i in (hit.line - 1, hit.line + 1) if i in beside)


def _beside(doc: Document, lines: Collection[int]) -> Iterator[int]:
    head = title_lines(doc)
    for line in lines:
        yield from (i for i in (line - 1, line + 1) if 0 <= i < len(doc) and i not in lines and i not in head)
