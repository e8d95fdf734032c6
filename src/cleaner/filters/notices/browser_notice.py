"""Notices of browsers and gatekeepers: please enable JavaScript, your browser is out of date."""

from collections.abc import Iterator

from cleaner.filters.notices.evidence import addressed, is_about, proven
from cleaner.filters.registry import filter
from cleaner.page.diagnostics import is_stub
from cleaner.page.document import Document, Mark

MOST_WORDS = 60
"""A notice is no longer than this many words."""

TOPIC = {
    "en": ("javascript", "captcha", "browser", "404", "firewall"),
    "fr": ("navigateur",),
    "es": ("navegador",),
    "pt": ("navegador",),
    "it": ("navigatore",),
    "pl": ("przeglądar",),
    "tr": ("tarayici",),
    "ru": ("браузер",),
    "uk": ("браузер",),
    "ar": ("متصفح", "جافا"),
    "hi": ("ब्राउज़र",),
    "zh": ("浏览器", "瀏覽器"),
    "ja": ("ブラウザ",),
    "ko": ("브라우저",),
}
"""Beginnings of the words that a text about browsers and servers has in most of its paragraphs, by language."""


@filter(
    "browser-notice",
    label="notice",
    rules={"sentence": "A line that asks for JavaScript or another browser, or says that something was not found."},
    triggers=(
        "Please enable JavaScript to view this page.\nIt rained in Varn on Monday.\nIt rained on Tuesday too.\n"
        "The river rose all night.\nIt took the bridge at noon.\nThen the rain stopped at last.\n",
        "Your browser does not support the video element.\nAccess denied\n",
    ),
)
def browser_notice(doc: Document) -> Iterator[Mark]:
    """Mark sentences about the reader's browser on a page that has an article too.

    On a page that is nothing but such a notice they stay, and a warning says so. Instructions and answers in forums
    ask for JavaScript too: a lone sentence in the midst of a text stays, and so does every one in a text about
    browsers.
    """
    hits = addressed(doc, doc.phrases.inside("stub"), MOST_WORDS)
    if hits and not is_stub(doc) and not is_about(doc, TOPIC, {hit.line for hit in hits}):
        yield from (Mark(hit.line, "sentence", phrase=hit.entry) for hit in proven(doc, hits, ()))
