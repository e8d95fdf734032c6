"""What stands below a page's text once something there has named itself."""

from collections import Counter
from collections.abc import Iterator

from cleaner.filters.around._evidence import LEAST_EVIDENCE, TEXT, asides, count_evidence, is_evidence
from cleaner.filters.menus._site import LEAST_TIMES, last_post
from cleaner.filters.registry import filter
from cleaner.page._rest import find_rest
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label

_CREDITS = (Label.BYLINE, Label.DATE)
"""What closes a text as well as boilerplate does: a source, the author's initials, the day it was written."""


@filter(
    "tail-run",
    label="navigation",
    rules={
        "below-text": "A line below the last paragraph and the first boilerplate there that is no sentence.",
        "aside": "A short sentence between such lines, with no paragraph below it.",
    },
    after=("share", "navigation", "tag", "legal", "comment", "related"),
    triggers=(TEXT + "Share this article\nFacebook\nTags: rain\nVarn Today\nPrivacy policy\nTerms of use\nContact\n",),
)
def tail_run(doc: Document) -> Iterator[Mark]:
    """Mark the short lines below the text, from the first one on that something told to be boilerplate.

    A list with which an article ends stands straight below its last paragraph; what follows a share bar, tags, a
    heading for related links or a footer is none of the article, but sentences stay unless they are short and stand
    between boilerplate.
    """
    if count_evidence(doc, 0, len(doc)) < LEAST_EVIDENCE:
        return
    text = find_rest(doc)
    if text is None or count_evidence(doc, text.end + 1, len(doc)) < LEAST_EVIDENCE:
        return
    end = max(text.end, last_post(doc))
    buttons = _buttons_of_goods(doc)
    below = (
        i for i in range(end + 1, len(doc)) if i not in buttons and (is_evidence(doc, i) or doc.labels[i] in _CREDITS)
    )
    first = next(below, len(doc))
    prose = set(doc.prose)
    yield from (Mark(i, "aside") for i in asides(doc, first, len(doc)))
    yield from (Mark(i, "below-text") for i in range(first, len(doc)) if i not in prose)


def _buttons_of_goods(doc: Document) -> set[int]:
    """Return a shop's labels that stand at each of several goods, which may be compared below a product's text."""
    lines = [*(hit.line for hit in doc.phrases.whole("shop")), *doc.label_runs.label_lines_of("shop", "shop_weak")]
    times = Counter(doc.keys[i] for i in lines)
    return {i for i in lines if times[doc.keys[i]] >= LEAST_TIMES}
