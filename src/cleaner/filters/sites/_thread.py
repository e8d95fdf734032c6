"""Threads of comments below an article: where they begin and end."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from cleaner.lexicon.index import with_numbers_as_zero
from cleaner.metadata.text.date import find_date
from cleaner.page.document import Document
from cleaner.page.edges import find_edges
from cleaner.text.normalize import normalize

LEAST_PROSE = 1000
"""Characters of running text above a thread's heading: a post that others answer is seldom so long, an article always
is."""

LEAST_UNITS = 2
"""Comments with a stamp and a button that make a thread."""

LEAST_SHARE = 0.6
"""The share of stamps that have a button before the next stamp."""

MOST_HEADINGS = 2
"""A heading that stands more often on a page belongs to its posts: Add a comment, below each answer."""

MOST_UNIT = 40
"""Lines of the longest comment."""

MOST_INTRO = 8
"""Lines between the heading and the first comment: Sort by, Newest, Log in."""

MOST_STAMP_CHARS = 80
"""A line with a name and a date is no longer than this."""

_BUTTONS_ELSEWHERE = frozenset(("share_weak", "network", "tools", "navigation_weak", "pagination"))


def find_thread(doc: Document, headings: Sequence[int]) -> range:
    """Return the lines of the thread below the first of `headings` that has one; an empty range where none has.

    A thread is two comments or more, each with a stamp (3 hours ago, a date) and a button (Reply, Report). On a forum
    the text itself is a thread; so the page must have a date or an author of its own, running text above the heading
    and no such buttons in it.
    """
    if not doc.harvest.of("date", "author"):
        return range(0)
    table = doc.phrases.table.whole
    buttons = [
        hit.line
        for hit in doc.phrases.whole("comment_weak")
        if _BUTTONS_ELSEWHERE.isdisjoint(table[hit.phrase][0]) and hit.line not in headings
    ]
    if len(buttons) < LEAST_UNITS:
        return range(0)
    start = find_edges(doc).start
    for heading in headings:
        if _is_below_article(doc, start, heading, buttons):
            found = _thread_below(doc, heading, [i for i in buttons if i > heading])
            if found:
                return found
    return range(0)


def _is_below_article(doc: Document, start: int, heading: int, buttons: Sequence[int]) -> bool:
    """Say whether enough running text stands above a heading, and no buttons of posts among it."""
    if bisect_left(buttons, heading) > bisect_left(buttons, start):
        return False
    prose = doc.prose[bisect_left(doc.prose, start) : bisect_left(doc.prose, heading)]
    return sum(len(doc.lines[i]) for i in prose) >= LEAST_PROSE


def _thread_below(doc: Document, heading: int, buttons: Sequence[int]) -> range:
    """Return the lines from `heading` to the last button or text of its thread, or an empty range."""
    stamps = _find_stamps(doc, heading, buttons[-1] if buttons else heading)
    if not stamps or stamps[0] - heading > MOST_INTRO + MOST_UNIT:
        return range(0)
    ends = [buttons[k] for k in [bisect_left(buttons, stamp) for stamp in stamps]]
    last = next((k for k, (one, two) in enumerate(pairwise(stamps)) if two - one > MOST_UNIT), len(stamps) - 1)
    stamps, ends = stamps[: last + 1], ends[: last + 1]
    units = sum(end < after for end, after in zip(ends, [*stamps[1:], len(doc)], strict=True))
    if units < LEAST_UNITS or units < LEAST_SHARE * len(stamps) or ends[-1] - stamps[-1] > MOST_UNIT:
        return range(0)
    end = ends[-1]
    known = set(buttons)
    while end + 1 in known:
        end += 1
    above = sum(end == stamp + 1 for stamp, end in zip(stamps, ends, strict=True))
    if 2 * above > len(stamps) and end == stamps[-1] + 1 and end + 1 < len(doc):
        end += 1  # the buttons stand above the texts, so the last text follows the last button
    first = heading if stamps[0] - heading <= MOST_INTRO else stamps[0] - 1
    return range(first, end + 1)


def _find_stamps(doc: Document, start: int, end: int) -> list[int]:
    """Return the lines between `start` and `end` that are an age or a date, a name beside it or not."""
    ages = {hit.line for hit in doc.phrases.whole("ago")}
    return [i for i in range(start + 1, end) if i in ages or _is_stamp(doc, i)]


def _is_stamp(doc: Document, i: int) -> bool:
    line, folded = doc.lines[i], doc.keys[i]
    if len(line) > MOST_STAMP_CHARS or line[-1] in ".!?:。" or not any(map(str.isdigit, folded)):
        return False
    words = with_numbers_as_zero(folded).split()
    table = doc.phrases.table.whole
    for size in range(2, min(4, len(words)) + 1):
        if "ago" in table.get(" ".join(words[-size:]), ((), ""))[0]:
            return True
    return find_date(normalize(line)) is not None
