"""Forums and sites for questions: cards of members, buttons below posts, boxes for votes."""

import unicodedata
from collections.abc import Iterator

from cleaner.filters.menus._site import repeated, site_labels
from cleaner.filters.notices.evidence import addressed
from cleaner.filters.registry import filter
from cleaner.lexicon.index import with_numbers_as_zero
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.sentences import is_sentence

MOST_CARD_CHARS = 60
"""A line of a member's card is no longer than this."""

MOST_NOTICE_WORDS = 40
"""A notice is no longer than this."""

MOST_TAGS, MOST_TAG_CHARS = 6, 30
"""A question has no more tags than this, and each is no longer."""

MOST_REACTION = 80
"""Characters of the names below a post."""

MOST_EDITED = 120
"""A line that says when a post was edited is no longer than this."""

_DATE = pattern(r"\d\D+\d")
_EDITED = (
    *("last edited", "zuletzt", "dernière", "última edi", "editado", "ultima modifica", "laatst", "последний раз"),
    *("ostatnio", "востаннє", "son düzenle"),
)

REACH = 2
"""Lines of a card that stand beside each other."""


@filter(
    "forum",
    label="navigation",
    rules={
        "whole-line": "A label that only forums have: Click to expand, Improve this answer.",
        "run": "Labels such as New posts and Members beside other labels of the interface.",
        "label-line": "A line of nothing but such labels.",
        "card": "Two lines and more of a member's card: Joined: Mar 2, 2022, Messages: 7.",
        "rank": "A member's rank above such lines: Staff member.",
        "bar": "Labels below each post, on a page with other labels of a forum: Reply, Report.",
        "reaction": "A line of faces and names below such a bar: 👍 Petra H. and 2 others.",
        "tag": "Tags above the bar of a question: oak, table-top.",
        "views": "How often a question was read: Viewed 14k times.",
        "notice": "A sentence of a forum to its readers: You must log in or register to reply here.",
        "edited": "A line that says when a post was edited.",
        "form": "A form that begins with a label that only forums have, and a colon.",
    },
    triggers=(
        "Click to expand...\n",
        "New posts\nMembers\nSearch forums\n",
        "New posts | Search forums | Members\n",
        "New member\nJoined: Mar 2, 2022\nMessages: 7\n",
        "Last edited: Apr 18, 2022\n",
        "Display posts from previous: All posts 1 day 7 days 2 weeks Go\n",
        "You must log in or register to reply here.\n",
        "Viewed 14k times\n",
        "It slips.\nReply\nReport\n👍 Ana and 2 others\n" * 3,
        "What is it made of?\noak\ntable-top\nShare\nImprove this question\n",
    ),
)
def forum(doc: Document) -> Iterator[Mark]:
    """Mark what a forum prints around its posts; names, dates, numbers and texts of posts stay."""
    yield from site_labels(doc, "forum", "forum_weak")
    notices = addressed(doc, doc.phrases.inside("forum_notice"), MOST_NOTICE_WORDS)
    yield from (Mark(hit.line, "notice", phrase=hit.entry) for hit in notices)
    yield from _bars(doc)
    yield from _tags(doc)
    hits = {hit.line: hit for hit in doc.phrases.leading("forum_lead") if _is_field(doc.lines[hit.line])}
    card = {i for i in hits if not hits.keys().isdisjoint((i - 1, i + 1))}
    yield from (Mark(i, "card", phrase=hits[i].entry) for i in sorted(card))
    for hit in doc.phrases.leading("forum_lead"):
        if hit.phrase == "viewed" and with_numbers_as_zero(doc.keys[hit.line]) in doc.phrases.table.whole:
            yield Mark(hit.line, "views", phrase=hit.entry)
    yield from _leading(doc)
    bars = doc.label_runs.label_lines_of("forum", "forum_weak")
    for hit in doc.phrases.whole("forum_weak"):
        if any(hit.line + step in card for step in range(1, REACH + 1)):
            yield Mark(hit.line, "rank", phrase=hit.entry)
        elif hit.line + 1 in bars:
            yield Mark(hit.line, "run", phrase=hit.entry)


def _leading(doc: Document) -> Iterator[Mark]:
    """Mark the lines that say when a post was edited, and forms that begin with a label that only forums have."""
    whole = doc.phrases.table.whole
    for hit in doc.phrases.leading("forum_lead"):
        line = doc.lines[hit.line]
        if hit.phrase.startswith(_EDITED):
            if len(line) <= MOST_EDITED and _DATE.search(line):
                yield Mark(hit.line, "edited", phrase=hit.entry)
        elif line[len(hit.phrase) :][:1] == ":" and "forum" in whole.get(hit.phrase, ((), ""))[0]:
            yield Mark(hit.line, "form", phrase=hit.entry)


def _bars(doc: Document) -> Iterator[Mark]:
    """Mark the labels below posts, where several stand together, or the page has other labels of a forum."""
    found = repeated(doc, "comment_weak", "share_weak", "forum_weak")
    known = bool(doc.phrases.whole("forum"))
    for i, hit in found.items():
        if not known and found.keys().isdisjoint((i - 1, i + 1)):
            continue
        yield Mark(i, "bar", phrase=hit.entry)
        below = doc.lines[i + 1] if i + 1 < len(doc) else "."
        if not below[0].isalnum() and unicodedata.category(below[0])[0] == "S" and len(below) <= MOST_REACTION:
            yield Mark(i + 1, "reaction")


def _tags(doc: Document) -> Iterator[Mark]:
    """Mark the lines of one word in small letters straight above the bar of a question."""
    for hit in doc.phrases.whole("forum"):
        first = hit.line
        while first > max(0, hit.line - MOST_TAGS) and first - 1 in doc.label_runs.labels:
            first -= 1
        last = first
        while first > 0 and last - first < MOST_TAGS and _is_tag(doc.lines[first - 1]):
            first -= 1
        if first > 0 and is_sentence(doc.lines[first - 1]):
            yield from (Mark(i, "tag", label=Label.TAG) for i in range(first, last))


def _is_tag(line: str) -> bool:
    named = line.islower() and line[-1].isalnum() and line[0].isalpha()
    return named and len(line) <= MOST_TAG_CHARS and " " not in line


def _is_field(line: str) -> bool:
    """Say whether a line is a field of a card: a name, a colon, a value."""
    return len(line) <= MOST_CARD_CHARS and ":" in line and not is_sentence(line)
