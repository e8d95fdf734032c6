"""Share bars: the labels of networks, share buttons and their counters."""

from collections.abc import Iterator

from cleaner.filters.menus.bars import sure_labels, without_lists
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.page.label_runs import PEERS
from cleaner.text.sentences import count_words

MOST_WORDS = 16
"""Words of a line that asks to follow a page on a network."""

PEERS_IN_TEXT = tuple(name for name in PEERS if len(name) > 1)
_PAGES = (
    "telegram",
    "threads",
    "google news",
    "телеграм",
    "粉絲團",
    "粉丝团",
    "粉絲專頁",
    "公众号",
    "公眾號",
    "카카오톡",
)


@filter(
    "share",
    label="share",
    rules={
        "whole-line": "A label that is a share button wherever it stands: Share on Facebook, Copy link.",
        "counter": "A number and what it counts: 1.2K shares.",
        "run": "Names of networks and words like Share or Save, beside other labels of the interface.",
        "label-line": "A line of nothing but such labels: Share Tweet Email.",
        "follow": "A short line around the text that asks to follow the page on a network, or to tag its account.",
        "number": "A number straight above or below such a line: 3815.",
    },
    triggers=("Share this article\n", "Share\nFacebook\nEmail\n", "1.2K shares\n", "ShareTweetEmail\n"),
)
def share(doc: Document) -> Iterator[Mark]:
    """Mark share bars and counters.

    An article on Facebook may have the heading "Facebook", and a list of accounts counts followers under each name.
    So names of networks and single words go only in a run of labels, and counters not where a page has many.
    """
    proven = doc.label_runs.proven
    yield from (Mark(hit.line, "whole-line", phrase=hit.entry) for hit in sure_labels(doc, "share"))
    for hit in without_lists(sure_labels(doc, "counter"), proven):
        yield Mark(hit.line, "counter", phrase=hit.entry)
    for hit in doc.phrases.whole("share_weak", "network"):
        if hit.line in proven:
            yield Mark(hit.line, "run", phrase=hit.entry)
    leading = doc.phrases.leading("follow_lead")
    if leading:
        edges = find_edges(doc)
        for hit in leading:
            inside = edges.start < hit.line < edges.end
            if (not inside or " @" in doc.keys[hit.line]) and _is_invitation(doc, hit.line):
                yield Mark(hit.line, "follow", phrase=hit.entry)
    strips = doc.label_runs.label_lines_of("share", "share_weak", "network", "counter")
    yield from (Mark(i, "label-line") for i in strips)
    for i in strips:
        yield from (Mark(k, "number") for k in (i - 1, i + 1) if 0 <= k < len(doc) and _is_count(doc.keys[k]))


def _is_invitation(doc: Document, i: int) -> bool:
    """Say whether a short line goes on with a network's name: Follow the Varn Weekly on Instagram."""
    folded = doc.keys[i]
    return count_words(folded) <= MOST_WORDS and any(name in folded for name in (*PEERS_IN_TEXT, *_PAGES))


def _is_count(folded: str) -> bool:
    """Say whether a line is a number of two digits or more; a lone digit may be the rank of what follows."""
    return len(folded) > 1 and not folded.strip("0123456789.,k ")
