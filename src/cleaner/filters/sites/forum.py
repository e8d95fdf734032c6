"""Forums and sites for questions: cards of members, buttons below posts; where their posts end."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from cleaner.filters.menus.bars import bar_of
from cleaner.filters.notices.evidence import addressed
from cleaner.filters.registry import filter
from cleaner.lexicon.kinds import with_trait
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.sentences import Ending

MIN_POSTS = 3
"""Minimum times that a label of posts stands on a page."""

MAX_CARD_LINES, MAX_FIELD_CHARS = 4, 60
"""Maximum lines below a post's author in which the fields of the member's card stand, and length of a field."""

MAX_RANK_GAP = 2
"""Maximum distance in lines from a member's rank to the card."""

MAX_FORUM_NOTICE_WORDS, MAX_REACTION_CHARS, MAX_EDITED_CHARS = 40, 80, 120
"""Maximum length of a notice to readers, of the names below a post, and of the line that says when it was edited."""

_BAR = bar_of("forum")
_HEADINGS = with_trait("menu", "end")
_DATE = pattern(r"\d\D+\d")
_EDITED = (
    *("last edited", "zuletzt", "dernière", "última edi", "editado", "ultima modifica", "laatst", "последний раз"),
    *("ostatnio", "востаннє", "son düzenle"),
)


@filter(
    "forum",
    label="navigation",
    rules={
        "whole-line": "A label that only forums have: Click to expand, Improve this answer.",
        "run": "Labels such as New posts and Members beside other labels of the interface.",
        "label-line": "A line of nothing but such labels.",
        "bar": "Labels below each post, on a page with other labels of a forum: Reply, Report.",
        "reaction": "A line of faces and names below such a bar: 👍 Petra H. and 2 others.",
        "card": "Two lines and more of a member's card: Joined: Mar 2, 2022, Messages: 7.",
        "rank": "A member's rank above such lines: Staff member.",
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
        "You must log in or register to reply here.\n",
        "It slips.\nReply\nReport\n👍 Ana and 2 others\n" * 3,
    ),
)
def forum(doc: Document) -> Iterator[Mark]:
    """Mark what a forum prints around its posts; names, dates, numbers and texts of posts stay.

    >>> [mark.rule for mark in forum("Staff member\\nJoined: Mar 2, 2022\\nMessages: 7")]
    ['card', 'card', 'rank']
    """
    yield from _BAR.mark(doc)
    notices = addressed(doc, doc.phrases.inside("forum_notice"), MAX_FORUM_NOTICE_WORDS)
    yield from (Mark(hit.line, "notice", phrase=hit.entry) for hit in notices)
    yield from _labels_of_posts(doc)
    leads = doc.phrases.leading("forum_lead")
    fields = {hit.line: hit for hit in leads if _is_field(doc, hit.line)}
    card = {i: hit for i, hit in fields.items() if not fields.keys().isdisjoint((i - 1, i + 1))}
    yield from (Mark(i, "card", phrase=hit.entry) for i, hit in card.items())
    for hit in leads:
        line = doc.lines[hit.line]
        if hit.phrase.startswith(_EDITED) and len(line) <= MAX_EDITED_CHARS and _DATE.search(line):
            yield Mark(hit.line, "edited", phrase=hit.entry)
        elif line[len(hit.phrase) :][:1] == ":" and "forum" in doc.kinds_of(hit.phrase):
            yield Mark(hit.line, "form", phrase=hit.entry)
    for hit in doc.phrases.whole("forum_weak") if card else ():
        if any(hit.line + step in card for step in range(1, MAX_RANK_GAP + 1)):
            yield Mark(hit.line, "rank", phrase=hit.entry)


def _labels_of_posts(doc: Document) -> Iterator[Mark]:
    """Mark the labels below posts, where several stand together, or the page has other labels of a forum."""
    found = _repeated(doc, "comment_weak", "share_weak", "forum_weak")
    known = bool(doc.phrases.whole("forum"))
    for i, hit in found.items():
        if not known and found.keys().isdisjoint((i - 1, i + 1)):
            continue
        yield Mark(i, "bar", phrase=hit.entry)
        below = doc.lines[i + 1] if i + 1 < len(doc) else "."
        if unicodedata.category(below[0])[0] == "S" and len(below) <= MAX_REACTION_CHARS:
            yield Mark(i + 1, "reaction")


def _repeated(doc: Document, *kinds: str) -> dict[int, PhraseMatch]:
    """Return the lines that are a label of `kinds` which stands `MIN_POSTS` times and more, as below each post.

    Labels that are also names of sections or fields are headings too, and a full stop makes a sentence.
    """
    hits = [hit for hit in doc.phrases.whole(*kinds) if doc.endings[hit.line] not in (Ending.STOP, Ending.COLON)]
    times = Counter(hit.phrase for hit in hits)
    often = (hit for hit in hits if times[hit.phrase] >= MIN_POSTS)
    return {hit.line: hit for hit in often if _HEADINGS.isdisjoint(doc.kinds[hit.line])}


def _is_field(doc: Document, i: int) -> bool:
    """Return whether a line is a field of a card: a name, a colon, a value."""
    return len(doc.lines[i]) <= MAX_FIELD_CHARS and ":" in doc.lines[i] and not doc.is_sentence[i]


def last_post(doc: Document) -> int:
    """Return the last label that stands below each post of a forum, which a name and a date may follow.

    -1 on any other page: no label that only forums have stands below each post, nor a field of members' cards.
    """
    leads = doc.phrases.leading("forum_lead")
    fields = Counter(hit.phrase for hit in leads if doc.labels[hit.line] is not Label.BODY)
    cards = [hit.line for hit in leads if fields[hit.phrase] >= MIN_POSTS]
    times = Counter(hit.phrase for hit in doc.phrases.whole("forum"))
    if max(times.values(), default=0) < MIN_POSTS:
        return max(cards, default=-1)
    return max([*cards, *_repeated(doc, "forum", "forum_weak", "comment", "comment_weak", "share_weak")], default=-1)


def is_over_card(doc: Document, i: int) -> bool:
    """Return whether line `i` stands over a member's card, two fields of it: who wrote a post and when."""
    return sum(i < hit.line <= i + MAX_CARD_LINES for hit in doc.phrases.leading("forum_lead")) > 1
