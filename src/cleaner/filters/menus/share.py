"""Share bars: the labels of networks, share buttons and their counters."""

from collections.abc import Iterator

from cleaner.filters.menus.bars import bar_of
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.page.label_runs import PEERS

MAX_FOLLOW_WORDS = 16
"""Maximum words of a line that asks to follow a page on a network."""

_NETWORKS = (
    *(name for name in PEERS if len(name) > 1),
    *("telegram", "threads", "google news", "телеграм", "粉絲團", "粉丝团", "粉絲專頁", "公众号", "公眾號", "카카오톡"),
)


@filter(
    "share",
    label="share",
    rules={
        "whole-line": "A label that is a share button or its counter wherever it stands: Copy link, 1.2K shares.",
        "run": "Names of networks and words like Share or Save, beside other labels of the interface.",
        "label-line": "A line of nothing but such labels: Share Tweet Email.",
        "follow": "A short line around the text that asks to follow the page on a network, or to tag its account.",
    },
    triggers=("Share this article\n", "Share\nFacebook\nEmail\n", "1.2K shares\n", "ShareTweetEmail\n"),
)
def share(doc: Document) -> Iterator[Mark]:
    """Mark share bars and counters.

    An article on Facebook may have the heading "Facebook", and a list of accounts counts followers under each name.
    So names of networks and single words go only in a run of labels, and counters not where a page has many.

    >>> [mark.rule for mark in share("Copy link\\n\\nFollow the Varn Weekly on Instagram")]
    ['whole-line', 'follow']
    """
    yield from _BAR.mark(doc)
    leading = doc.phrases.leading("follow_lead")
    if leading:
        edges = find_edges(doc)
        for hit in leading:
            inside = edges.start < hit.line < edges.end
            if (not inside or " @" in doc.keys[hit.line]) and _is_invitation(doc, hit.line):
                yield Mark(hit.line, "follow", phrase=hit.entry)


_BAR = bar_of("share")


def _is_invitation(doc: Document, i: int) -> bool:
    """Return whether a short line goes on with a network's name: Follow the Varn Weekly on Instagram."""
    return doc.words[i] <= MAX_FOLLOW_WORDS and any(name in doc.keys[i] for name in _NETWORKS)
