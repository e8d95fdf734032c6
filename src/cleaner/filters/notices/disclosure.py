"""Disclosures of what a page earns by its links."""

from collections.abc import Iterator

from cleaner.filters.notices.evidence import addressed, is_about
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark

MOST_WORDS = 70
"""A disclosure is no longer than this many words."""

TOPIC = {
    "en": ("affiliate",),
    "de": ("affiliat",),
    "fr": ("affiliation", "affilié"),
    "es": ("afiliad", "afiliación"),
    "pt": ("afiliad",),
    "it": ("affiliazione", "affiliat"),
    "pl": ("afiliac",),
    "ru": ("партнерск", "партнёрск"),
    "uk": ("партнерськ",),
    "tr": ("satiş ortak",),
    "ar": ("التسويق بالعمول",),
    "zh": ("联盟营销", "聯盟行銷"),
    "ja": ("アフィリエイト",),
    "ko": ("제휴",),
}
"""Beginnings of the words that a text about affiliate marketing has in most of its paragraphs, by language."""


@filter(
    "disclosure",
    label="ad",
    rules={"sentence": "A line that says what the page earns by its links: We may earn a commission."},
    triggers=(
        "We may earn a commission when you buy through links on this page.\n",
        "This post contains affiliate links.\n",
    ),
)
def disclosure(doc: Document) -> Iterator[Mark]:
    """Mark disclosures of affiliate links and sponsors.

    A text about affiliate marketing explains such sentences, so all of it stays.
    """
    hits = addressed(doc, doc.phrases.inside("disclosure"), MOST_WORDS)
    if hits and not is_about(doc, TOPIC, {hit.line for hit in hits}, least=2, beside=1):
        yield from (Mark(hit.line, "sentence", phrase=hit.entry) for hit in hits)
