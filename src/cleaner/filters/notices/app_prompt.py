"""Prompts to install the page's app."""

from collections.abc import Iterator

from cleaner.filters.notices.evidence import addressed, is_about, proven
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.sentences import is_sentence

MOST_BADGE_WORDS = 12
"""Badges of two app stores side by side have no more words than this."""

MOST_WORDS = 40
"""A sentence that asks to install an app is no longer than this many words."""

TOPIC = {
    "en": (" app ", " apps ", "-app "),
    "de": (" app,", " app."),
    "fr": ("l'appli",),
    "es": ("la aplicación",),
    "pt": ("aplicativo",),
    "it": ("l'app",),
    "pl": ("aplikacj",),
    "ru": ("приложени",),
    "uk": ("застосун", "додатк"),
    "tr": ("uygulama",),
    "ar": ("تطبيق",),
    "hi": ("ऐप", "एप "),
    "zh": ("应用", "應用程式"),
    "ja": ("アプリ",),
    "ko": ("앱",),
}
"""Beginnings of the words that a text about an app has in most of its paragraphs, by language."""


@filter(
    "app-prompt",
    label="notice",
    rules={
        "badge": "A label that leads to an app: Download on the App Store, Open in app.",
        "sentence": "A line that asks the reader to install the page's app.",
    },
    triggers=("Get it on Google Play\nDownload on the App Store\n", "Download our app to read the news on the move.\n"),
)
def app_prompt(doc: Document) -> Iterator[Mark]:
    """Mark prompts to install or open the page's app.

    A review of an app and its manual say where to get it and what its buttons are called; so every line of a text
    about apps stays, and a single sentence in the midst of any text.
    """
    hits = addressed(doc, doc.phrases.inside("app"), MOST_WORDS)
    if not hits or is_about(doc, TOPIC, {hit.line for hit in hits}):
        return
    badges = {hit.line for hit in hits if _is_badge(doc.lines[hit.line])}
    for hit in hits if len(badges) == len(hits) else proven(doc, hits):
        if hit.line not in badges:
            yield Mark(hit.line, "sentence", phrase=hit.entry)
    yield from (Mark(hit.line, "badge", phrase=hit.entry) for hit in hits if hit.line in badges)


def _is_badge(line: str) -> bool:
    return not is_sentence(line) and len(line.split()) <= MOST_BADGE_WORDS
