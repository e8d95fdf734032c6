"""What the filters of one kind of site share: labels that are sure, labels in runs, and lines of labels."""

from collections import Counter
from collections.abc import Iterator

from cleaner.filters.menus.bars import sure_labels
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label

MOST_APPEAL_WORDS = 24
"""Words of a page's appeal to its readers."""

LEAST_TIMES = 3
"""Times that a label of posts stands on a page."""

CARD = 4
"""Lines below a post's author in which the fields of the card stand."""

_HEADINGS = frozenset(("section", "form", "navigation_weak", "newsletter_line", "legal"))


def site_labels(doc: Document, sure: str, weak: str) -> Iterator[Mark]:
    """Mark the labels of a kind of site: `sure` ones wherever they stand, `weak` ones in a run, and lines of both."""
    proven = doc.label_runs.proven
    yield from (Mark(hit.line, "whole-line", phrase=hit.entry) for hit in sure_labels(doc, sure))
    yield from (Mark(hit.line, "run", phrase=hit.entry) for hit in doc.phrases.whole(weak) if hit.line in proven)
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of(sure, weak))


def repeated(doc: Document, *kinds: str) -> dict[int, PhraseMatch]:
    """Return the lines that are a label of `kinds` which stands `LEAST_TIMES` times and more, as below each post.

    Labels that are also names of sections or fields are headings too, and a full stop makes a sentence.
    """
    table = doc.phrases.table.whole
    hits = [hit for hit in doc.phrases.whole(*kinds) if doc.lines[hit.line][-1] not in ".:。："]
    times = Counter(hit.phrase for hit in hits)
    return {
        hit.line: hit for hit in hits if times[hit.phrase] >= LEAST_TIMES and _HEADINGS.isdisjoint(table[hit.phrase][0])
    }


def last_post(doc: Document) -> int:
    """Return the last label that stands below each post of a forum, which a name and a date may follow.

    -1 on a page that is no forum: no label that only forums have stands there twice, nor a field of members' cards.
    """
    fields = Counter(hit.phrase for hit in doc.phrases.leading("forum_lead") if doc.labels[hit.line] is not Label.BODY)
    cards = [hit.line for hit in doc.phrases.leading("forum_lead") if fields[hit.phrase] >= LEAST_TIMES]
    times = Counter(hit.phrase for hit in doc.phrases.whole("forum"))
    if not times or max(times.values()) < LEAST_TIMES:
        return max(cards, default=-1)
    bars = repeated(doc, "forum", "forum_weak", "comment", "comment_weak", "share_weak")
    return max([*cards, *bars], default=-1)


def is_over_card(doc: Document, i: int) -> bool:
    """Say whether line `i` stands over a member's card, two fields of it: who wrote a post and when, and no page."""
    return sum(i < hit.line <= i + CARD for hit in doc.phrases.leading("forum_lead")) > 1


def led(doc: Document, kind: str) -> list[PhraseMatch]:
    """Return the lines that begin with an appeal of a page to its readers and are no longer than one."""
    return [hit for hit in doc.phrases.leading(kind) if len(doc.lines[hit.line].split()) <= MOST_APPEAL_WORDS]
