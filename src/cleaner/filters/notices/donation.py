"""Requests to support the page with money."""

from collections.abc import Iterator

from cleaner.filters.notices.evidence import addressed, is_about, proven
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark

MOST_WORDS = 70
"""A request is no longer than this many words."""

TOPIC = {
    "en": ("donat", "charit", "fundrais"),
    "de": ("spende",),
    "fr": ("un don ", "les dons", "dons "),
    "es": ("donaci",),
    "pt": ("doação", "doações"),
    "it": ("donazion",),
    "nl": ("doneer", "doneren"),
    "pl": ("darowizn",),
    "ru": ("пожертв",),
    "uk": ("пожертв",),
    "tr": ("bağiş",),
    "ar": ("تبرع",),
    "hi": ("दान ",),
    "zh": ("捐款", "捐赠", "捐贈"),
    "ja": ("寄付",),
    "ko": ("기부",),
}
"""Beginnings of the words that a text about donations has in most of its paragraphs, by language."""


@filter(
    "donation",
    label="notice",
    rules={"sentence": "A line that asks for money for the page: Support our journalism."},
    triggers=("Support our journalism\nPlease consider supporting us.\n", "Buy me a coffee\n"),
)
def donation(doc: Document) -> Iterator[Mark]:
    """Mark requests for donations to the page itself.

    A charity's page asks for donations too, and that is what it is about; so every line of a text about donations
    stays, and a single one in the midst of any text.
    """
    hits = addressed(doc, doc.phrases.inside("donation"), MOST_WORDS)
    if hits and not is_about(doc, TOPIC, {hit.line for hit in hits}, least=1, beside=1):
        yield from (Mark(hit.line, "sentence", phrase=hit.entry) for hit in proven(doc, hits))
