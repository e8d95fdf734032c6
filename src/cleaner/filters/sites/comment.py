"""Comments: their headings, buttons and forms, and the thread below an article."""

from collections import Counter
from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.filters.sites._thread import MOST_HEADINGS, find_thread
from cleaner.page.document import Document, Mark
from cleaner.page.label_runs import announces


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
    listed = -1
    for hit in doc.phrases.whole("comment"):
        i = hit.line
        if i and (listed == i - 1 or announces(doc.lines[i - 1], doc.keys[i - 1], doc.phrases.table)):
            listed = i
        elif doc.lines[i][-1] not in ".。।":
            yield Mark(i, "whole-line", phrase=hit.entry)
    yield from (Mark(hit.line, "phrase", phrase=hit.entry) for hit in doc.phrases.inside("comment_phrase"))
    proven = doc.label_runs.proven
    weak = doc.phrases.whole("comment_weak")
    yield from (Mark(hit.line, "run", phrase=hit.entry) for hit in weak if hit.line in proven)
    strips = doc.label_runs.label_lines_of("comment", "comment_weak")
    yield from (Mark(i, "label-line") for i in strips)
    if weak:
        yield from (Mark(i, "thread") for i in find_thread(doc, _headings(doc)))


def _headings(doc: Document) -> list[int]:
    """Return the lines that may be the heading of a thread: labels of comments, and what such labels count."""
    table = doc.phrases.table.whole
    hits = [
        hit
        for hit in doc.phrases.whole("comment", "comment_weak")
        if "comment" in table[hit.phrase][0] or f"0 {hit.phrase}" in table or f"{hit.phrase} 0" in table
    ]
    times = Counter(hit.phrase for hit in hits)
    return [hit.line for hit in hits if times[hit.phrase] <= MOST_HEADINGS]
