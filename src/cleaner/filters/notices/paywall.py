"""What a page says where it keeps the rest of its article for subscribers."""

from collections.abc import Iterator

from cleaner.filters.notices.evidence import MAX_NOTICE_GAP, addressed, is_about, proven
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges

MAX_WORDS = 50
"""Maximum words of a line that asks for a subscription."""

MAX_BUTTON_GAP = 2
"""Maximum distance in lines from a request to the last of its buttons."""

MAX_BUTTON_WORDS = 4
"""Maximum words of what may be the button of a shop; below the headline it needs a log-in or another request near."""


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
    needs_kinds=("paywall",),
)
def paywall(doc: Document) -> Iterator[Mark]:
    """Mark what a page says to readers without a subscription.

    A sentence in the midst of an article that only sounds so stays, unless a second one or a log-in stands by it. So
    does every sentence of an article about paywalls.
    """
    requests = {hit.line: hit for hit in addressed(doc, doc.phrases.inside("paywall"), MAX_WORDS)}
    if not requests or is_about(doc, "paywall", requests, mentions=1):
        return
    buttons = {hit.line: hit for hit in doc.phrases.whole("login", "newsletter_line")}
    head = find_edges(doc).head
    for hit in proven(doc, list(requests.values()), buttons):
        near = range(hit.line - MAX_NOTICE_GAP, hit.line + MAX_NOTICE_GAP + 1)
        alone = not any(i in buttons or (i in requests and requests[i].phrase != hit.phrase) for i in near)
        if alone and hit.line > head and doc.words[hit.line] <= MAX_BUTTON_WORDS:
            continue
        yield Mark(hit.line, "sentence", phrase=hit.entry)
        for step in (1, -1):
            for i in range(hit.line + step, hit.line + step * (MAX_BUTTON_GAP + 1), step):
                if i not in buttons:
                    break
                yield Mark(i, "button", phrase=buttons[i].entry)
