"""Podcast and media lists: a heading, titles and players."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words, is_statement

MOST_TITLE_WORDS = 14
"""A line with more words is no title of an episode."""

MOST_HEADING_CHARS = 40
"""A heading is no longer than this."""

MOST_TITLES = 2
"""Lines (a title, a show's name) that stand between two players of one list."""


@filter(
    "podcast",
    label="player",
    after=("player",),
    rules={
        "heading": "A media heading straight above a player or its titles: Podcasts, 0:00, 24:55.",
        "episode": "A title between two players of one list, or between the heading and the first.",
    },
    triggers=("Podcasts\n0:00\n24:55\nMorning brief\n0:00\n22:41\n", "Podcasts\n"),
)
def podcast(doc: Document) -> Iterator[Mark]:
    """Mark the heading and the titles of a list of episodes whose players are already marked.

    An article about podcasts has the heading too, but running text under it; so the heading goes only where players
    follow, with at most two title lines before the first.
    """
    if Label.PLAYER not in doc.labels:
        return
    players = [i for i, label in enumerate(doc.labels) if label is Label.PLAYER]
    marked = set(players)
    for first in players:
        if first - 1 in marked:
            continue
        for i in range(max(0, first - MOST_TITLES - 1), first):
            cue = _heading_cue(doc.keys[i]) if doc.labels[i] is Label.BODY else ""
            titles = _titles_to_player(doc, i + 1, marked) if cue else None
            if titles is not None:
                yield Mark(i, "heading", phrase=cue)
                yield from (Mark(j, "episode") for j in titles)
                break
    for i in players:
        if i + 1 not in marked:
            yield from (Mark(j, "episode") for j in _titles_to_player(doc, i + 1, marked) or ())


def _heading_cue(folded: str) -> str:
    """Return the media heading that a short line is, or begins or ends with ("Our podcasts"), as a cue; "" if none."""
    headings = load().phrases("media_heading")
    words = folded.split() if len(folded) <= MOST_HEADING_CHARS else []
    for phrase in (folded, *words[:1], *words[-1:]):
        if phrase in headings:
            return headings.entry(phrase)
    return ""


def _titles_to_player(doc: Document, start: int, marked: set[int]) -> list[int] | None:
    """Return the title lines from `start` to the next player line, or None where something else stands between."""
    for i in range(start, min(start + MOST_TITLES + 1, len(doc.lines))):
        if i in marked:
            return list(range(start, i))
        if is_statement(doc.lines[i]) or count_words(doc.lines[i]) > MOST_TITLE_WORDS:
            return None
    return None
