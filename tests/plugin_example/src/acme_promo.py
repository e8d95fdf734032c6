"""A filter for the promotions of the invented Acme letter."""

from collections.abc import Iterator

from cleaner import Document, Mark, filter

MAX_WORDS = 12
"""A promotion is no longer than this; a sentence about Acme may be."""


@filter(
    "acme-promo",
    label="newsletter",
    rules={"slogan": "A short line that begins with the slogan of the Acme letter."},
    triggers=("Acme in your inbox: every Friday\n",),
)
def acme_promo(doc: Document) -> Iterator[Mark]:
    """Mark the promotions of the Acme letter."""
    for i in doc.unmarked():
        if doc.keys[i].startswith("acme in your inbox") and len(doc.keys[i].split()) <= MAX_WORDS:
            yield Mark(i, "slogan", phrase="en:acme in your inbox")
