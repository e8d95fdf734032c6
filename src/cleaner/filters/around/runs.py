"""Short lines above the headline and below the text, where other lines there named themselves as boilerplate."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import accumulate

from cleaner.filters.registry import filter
from cleaner.filters.sites.forum import MIN_POSTS, is_over_card, last_post
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words

MIN_EVIDENCE = 3
"""Minimum number of boilerplate lines before the lines around them are judged by their company."""

ONE_IS_ENOUGH = 12
"""Minimum boilerplate lines on a page where a single one above a known headline makes a menu."""

DENSE_MENU, MAX_LINES_PER_EVIDENCE = 6, 12
"""Boilerplate lines above the headline that are a menu however many others stand there; below that, one in twelve."""

MAX_ASIDE_WORDS = 16
"""Maximum words of a sentence that is removed with the boilerplate around it: Why do I see this message?"""

MIN_PARAGRAPH_WORDS = 30
"""Minimum words of a paragraph above which short sentences may be the article's own."""

POSSIBLE_HEADLINES = 2
"""Lines straight above the text that are kept where no headline is known: one of them may be it."""

_TEXT = "The strike at the port of Varn went into its third day, and nobody expects it to end this week.\n" * 8
_CREDITS = frozenset((Label.BYLINE, Label.DATE))
_NO_EVIDENCE = frozenset((Label.BODY, Label.TITLE, *_CREDITS, Label.CAPTION, Label.DUPLICATE, Label.CODE))


@filter(
    "head-run",
    label="navigation",
    scope="last",
    after=("share", "navigation", "login", "legal"),
    rules={
        "above-headline": "A short line above the headline, on a page that has a menu there.",
        "aside": "A short sentence there, between boilerplate.",
        "headline": "The headline itself, on such a page.",
        "credit": "A line with a date or an author between such a headline and the text.",
    },
    triggers=("Home\nNews\nSport\nContact\nVarn Today\nYour corner\nPort strike ends\n" + _TEXT,),
)
def head_run(doc: Document) -> Iterator[Mark]:
    """Mark the short lines above the headline among which a menu or the like was found.

    A menu has entries that no lexicon knows; above the headline of a page with a menu nothing belongs to the article
    but sentences. A clean text has no boilerplate there and keeps all its lines.
    """
    evidence = _count_evidence(doc, 0, len(doc))
    text = doc.rest if evidence >= MIN_EVIDENCE else None
    if text is None:
        return
    headline = min(doc.headlines, default=len(doc))
    has_headline = headline <= text.start
    end = headline if has_headline else max(0, text.start - POSSIBLE_HEADLINES)
    if not _has_menu(doc, end, 1 if has_headline and evidence >= ONE_IS_ENOUGH else MIN_EVIDENCE):
        return
    prose = set(doc.prose)
    yield from (Mark(i, "aside") for i in _asides(doc, 0, end))
    yield from (Mark(i, "above-headline") for i in range(end) if i not in prose)
    if has_headline:
        yield Mark(headline, "headline", label=Label.TITLE)
        credit_lines = {c.line for c in doc.harvest.of("date", "author") if not c.whole}
        between = sorted(credit_lines.intersection(range(headline + 1, text.start)) - prose)
        yield from (Mark(i, "credit", label=Label.DATE) for i in between if not is_over_card(doc, i))


@filter(
    "tail-run",
    label="navigation",
    scope="last",
    rules={
        "below-text": "A short line below the last paragraph and the first boilerplate there.",
        "aside": "A short sentence between such lines, with no paragraph below it.",
    },
    after=("share", "navigation", "tag", "legal", "comment", "related"),
    triggers=(_TEXT + "Share this article\nFacebook\nTags: rain\nVarn Today\nPrivacy policy\nTerms of use\nContact\n",),
)
def tail_run(doc: Document) -> Iterator[Mark]:
    """Mark the short lines below the text, from the first boilerplate there on.

    A list with which an article ends stands straight below its last paragraph; what follows a share bar, tags, a
    heading for related links or a footer is none of the article, but sentences stay unless they are short and stand
    between boilerplate.
    """
    text = doc.rest if _count_evidence(doc, 0, len(doc)) >= MIN_EVIDENCE else None
    if text is None or _count_evidence(doc, text.end + 1, len(doc)) < MIN_EVIDENCE:
        return
    buttons = _buttons_of_goods(doc)
    below = range(max(text.end, last_post(doc)) + 1, len(doc))
    closing = (i for i in below if i not in buttons and (_is_evidence(doc, i) or doc.labels[i] in _CREDITS))
    first = next(closing, len(doc))
    prose = set(doc.prose)
    yield from (Mark(i, "aside") for i in _asides(doc, first, len(doc)))
    yield from (Mark(i, "below-text") for i in range(first, len(doc)) if i not in prose)


def _is_evidence(doc: Document, i: int) -> bool:
    """Return whether an earlier filter marked a line as boilerplate; credits and captions do not count."""
    return doc.labels[i] not in _NO_EVIDENCE


def _count_evidence(doc: Document, first: int, end: int) -> int:
    return len([label for label in doc.labels[first:end] if label not in _NO_EVIDENCE])


def _has_menu(doc: Document, end: int, least: int) -> bool:
    """Return whether enough of the lines before `end` are boilerplate for the others to be entries of a menu."""
    evidence = _count_evidence(doc, 0, end)
    dense = evidence >= DENSE_MENU or evidence * MAX_LINES_PER_EVIDENCE >= end
    return end > 0 and evidence >= least and dense


def _asides(doc: Document, first: int, end: int) -> Iterator[int]:
    """Yield the short sentences in a range of lines that stand between boilerplate, with no paragraph below them."""
    prose = [i for i in doc.prose if first <= i < end and doc.labels[i] is Label.BODY]
    if not prose:
        return
    above = [*accumulate((_is_evidence(doc, i) for i in range(first, end)), initial=0)]
    words = {i: count_words(doc.lines[i]) for i in prose}
    last_paragraph = max((i for i in prose if words[i] >= MIN_PARAGRAPH_WORDS), default=first)
    for i in prose:
        is_between = 0 < above[i - first] < above[-1] >= MIN_EVIDENCE
        if i >= last_paragraph and words[i] <= MAX_ASIDE_WORDS and is_between:
            yield i


def _buttons_of_goods(doc: Document) -> Collection[int]:
    """Return a shop's labels that stand at each of several goods, which may be compared below a product's text."""
    lines = [*(hit.line for hit in doc.phrases.whole("shop")), *doc.label_runs.label_lines_of("shop", "shop_weak")]
    times = Counter(doc.keys[i] for i in lines)
    return {i for i in lines if times[doc.keys[i]] >= MIN_POSTS}
