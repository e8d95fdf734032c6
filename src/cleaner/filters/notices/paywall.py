"""What a page says where it keeps the rest of its article for subscribers."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from cleaner.filters.notices.evidence import REACH, addressed, is_about, proven
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.text.sentences import count_words

MOST_WORDS = 50
"""A line that asks for a subscription is no longer than this many words."""

BUTTON_REACH = 2
"""A button stands no further than this many lines from the line that it answers."""

LEAST_WORDS = 5
"""A shorter line below the headline may be the button of a shop; it needs a log-in or another such line beside it."""

TOPIC = {
    "en": ("paywall",),
    "de": ("bezahlschranke",),
    "fr": ("mur payant",),
    "es": ("muro de pago",),
    "nl": ("betaalmuur",),
    "ru": ("пейвол",),
    "uk": ("пейвол",),
    "zh": ("付费墙", "付費牆"),
    "ja": ("ペイウォール",),
    "ko": ("페이월",),
}
"""Beginnings of the words that a text about paywalls has in most of its paragraphs, by language."""


@filter(
    "paywall",
    label="paywall",
    rules={
        "sentence": "A line that asks for a subscription: To continue reading this article, subscribe.",
        "button": "A label of its form straight above or below: Log in, Subscribe.",
    },
    triggers=(
        "To continue reading this article, subscribe.\nAlready a subscriber? Log in\n",
        "You have 2 free articles left.\nLog in\n",
    ),
)
def paywall(doc: Document) -> Iterator[Mark]:
    """Mark what a page says to readers without a subscription.

    A sentence in the midst of an article that only sounds so stays, unless a second one or a log-in stands by it. So
    does every sentence of a text about paywalls.
    """
    hits = addressed(doc, doc.phrases.inside("paywall"), MOST_WORDS)
    if not hits or is_about(doc, TOPIC, {hit.line for hit in hits}, least=1):
        return
    buttons = {hit.line: hit for hit in doc.phrases.whole("login", "newsletter_line")}
    head = find_edges(doc).head
    for hit in proven(doc, hits, buttons):
        short = count_words(doc.lines[hit.line]) < LEAST_WORDS
        if short and hit.line > head and not _has_company(hit, hits, buttons):
            continue
        yield Mark(hit.line, "sentence", phrase=hit.entry)
        for step in (1, -1):
            for i in range(hit.line + step, hit.line + step * (BUTTON_REACH + 1), step):
                if i not in buttons:
                    break
                yield Mark(i, "button", phrase=buttons[i].entry)


def _has_company(hit: PhraseMatch, hits: Sequence[PhraseMatch], buttons: Container[int]) -> bool:
    """Say whether a button or a line with another phrase stands within reach of `hit`."""
    if any(hit.line + step in buttons for step in range(-REACH, REACH + 1)):
        return True
    at = bisect_left(hits, hit)
    beside = (*hits[max(0, at - REACH) : at], *hits[at + 1 : at + REACH + 1])
    return any(other.phrase != hit.phrase and abs(other.line - hit.line) <= REACH for other in beside)
