"""Comments: their headings, buttons and forms, and the thread below an article."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.filters.menus.bars import bar_of
from cleaner.filters.registry import filter
from cleaner.lexicon.index import with_numbers_as_zero
from cleaner.lexicon.kinds import WEAK, of_filter, with_trait
from cleaner.metadata.text.date import find_date
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.text.normalize import normalize
from cleaner.text.sentences import Ending

MIN_PROSE_ABOVE = 1000
"""Minimum characters of running text above a thread's heading: a post that others answer is seldom so long."""

MIN_COMMENTS = 2
"""Minimum comments with a stamp and a button in a thread."""

MIN_BUTTON_SHARE = 0.6
"""Minimum share of stamps that have a button before the next stamp."""

MAX_HEADINGS = 2
"""Maximum times of a thread's heading on a page; one that stands more often belongs to posts: Add a comment."""

MAX_COMMENT_LINES = 40
"""Maximum lines of a comment."""

MAX_INTRO_LINES = 8
"""Maximum lines between the heading and the first comment: Sort by, Newest, Log in."""

MAX_STAMP_CHARS = 80
"""Maximum length of a line with a name and a date."""

_BAR = bar_of("comment")
_OTHER_LABELS = WEAK - with_trait("noun") - of_filter("comment")


@filter(
    "comment",
    label="comment",
    rules={
        "whole-line": "A label that only comments have: 12 comments, Leave a reply.",
        "phrase": "A sentence of a comment form: Your email address will not be published.",
        "run": "Words like Reply and Report, beside other labels of the interface.",
        "label-line": "A line of nothing but such labels: Like Reply Report.",
        "thread": "Names, stamps, texts and buttons of the readers' comments below an article.",
    },
    triggers=(
        "12 comments\n",
        "Your email address will not be published.\n",
        "Leave a reply\nReply\nReport\n",
        "Like Reply Report\n",
        "Leave a comment\njdoe\n3 hours ago\nSpot on, this one!\nReply\njroe\n2 hours ago\nWell said.\nReply\n",
    ),
)
def comment(doc: Document) -> Iterator[Mark]:
    """Mark what belongs to readers' comments.

    The posts of a forum, and questions with their answers, look like comments and are what their page is about. So
    texts of readers go only below a comment heading under an article, where stamps and buttons show which they are.
    """
    yield from _BAR.mark(doc)
    yield from (Mark(hit.line, "phrase", phrase=hit.entry) for hit in doc.phrases.inside("comment_phrase"))
    if doc.phrases.whole("comment_weak"):
        yield from (Mark(i, "thread") for i in find_thread(doc, _headings(doc)))


def _headings(doc: Document) -> list[int]:
    """Return the lines that may be the heading of a thread: labels of comments, and what such labels count."""
    table = doc.phrases.table.whole
    hits = [
        hit
        for hit in doc.phrases.whole("comment", "comment_weak")
        if "comment" in doc.kinds[hit.line] or f"0 {hit.phrase}" in table or f"{hit.phrase} 0" in table
    ]
    times = Counter(hit.phrase for hit in hits)
    return [hit.line for hit in hits if times[hit.phrase] <= MAX_HEADINGS]


def find_thread(doc: Document, headings: Sequence[int]) -> range:
    """Return the lines of the thread below the first of `headings` that has one; an empty range where none has.

    A thread is two comments or more, each with a stamp (3 hours ago, a date) and a button (Reply, Report). On a forum
    the text itself is a thread; so the page must have a date or an author of its own, running text above the heading
    and no such buttons in it.
    """
    if not doc.harvest.of("date", "author"):
        return range(0)
    buttons = [
        hit.line
        for hit in doc.phrases.whole("comment_weak")
        if _OTHER_LABELS.isdisjoint(doc.kinds[hit.line]) and hit.line not in headings
    ]
    if len(buttons) < MIN_COMMENTS:
        return range(0)
    start = find_edges(doc).start
    for heading in headings:
        if _is_below_article(doc, start, heading, buttons):
            found = _thread_below(doc, heading, [i for i in buttons if i > heading])
            if found:
                return found
    return range(0)


def _is_below_article(doc: Document, start: int, heading: int, buttons: Sequence[int]) -> bool:
    """Return whether enough running text stands above a heading, and no buttons of posts among it."""
    if bisect_left(buttons, heading) > bisect_left(buttons, start):
        return False
    prose = doc.prose[bisect_left(doc.prose, start) : bisect_left(doc.prose, heading)]
    return sum(len(doc.lines[i]) for i in prose) >= MIN_PROSE_ABOVE


def _thread_below(doc: Document, heading: int, buttons: Sequence[int]) -> range:
    """Return the lines from `heading` to the last button or text of its thread, or an empty range."""
    stamps = _find_stamps(doc, heading, buttons[-1] if buttons else heading)
    if not stamps or stamps[0] - heading > MAX_INTRO_LINES + MAX_COMMENT_LINES:
        return range(0)
    ends = [buttons[k] for k in [bisect_left(buttons, stamp) for stamp in stamps]]
    last = next((k for k, (one, two) in enumerate(pairwise(stamps)) if two - one > MAX_COMMENT_LINES), len(stamps) - 1)
    stamps, ends = stamps[: last + 1], ends[: last + 1]
    units = sum(end < after for end, after in zip(ends, [*stamps[1:], len(doc)], strict=True))
    if units < MIN_COMMENTS or units < MIN_BUTTON_SHARE * len(stamps) or ends[-1] - stamps[-1] > MAX_COMMENT_LINES:
        return range(0)
    end = ends[-1]
    known = set(buttons)
    while end + 1 in known:
        end += 1
    above = sum(end == stamp + 1 for stamp, end in zip(stamps, ends, strict=True))
    if 2 * above > len(stamps) and end == stamps[-1] + 1 and end + 1 < len(doc):
        end += 1  # the buttons stand above the texts, so the last text follows the last button
    first = heading if stamps[0] - heading <= MAX_INTRO_LINES else stamps[0] - 1
    return range(first, end + 1)


def _find_stamps(doc: Document, start: int, end: int) -> list[int]:
    """Return the lines between `start` and `end` that are an age or a date, a name beside it or not."""
    ages = {hit.line for hit in doc.phrases.whole("ago")}
    return [i for i in range(start + 1, end) if i in ages or _is_stamp(doc, i)]


def _is_stamp(doc: Document, i: int) -> bool:
    line, key = doc.lines[i], doc.keys[i]
    ends = doc.endings[i] in (Ending.COLON, Ending.QUESTION, Ending.STOP)
    if len(line) > MAX_STAMP_CHARS or ends or not any(map(str.isdigit, key)):
        return False
    words = with_numbers_as_zero(key).split()
    table = doc.phrases.table.whole
    for size in range(2, min(4, len(words)) + 1):
        if "ago" in table.get(" ".join(words[-size:]), ((), ""))[0]:
            return True
    return find_date(normalize(line)) is not None
