"""Media players glued into a line of prose."""

from collections.abc import Iterator

from cleaner.filters.players.controls import read_controls
from cleaner.filters.players.times import TIME, TIMES_RUN, are_player_times
from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document, Mark
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import count_words

MOST_TITLE_CHARS = 140
"""An episode's title, with the block's heading, is looked for in so many characters before its times."""

MOST_TITLE_WORDS = 14
"""More words than this before a player's times are not an episode's title."""

_ENDS = '.!?…。！？؟۔।"”»'


@filter(
    "inline-player",
    label="player",
    scope="span",
    rules={
        "inline-times": "A position and a length inside a line, one of them zero: 0:00 24:55.",
        "inline-block": "The same with a media heading, or titles between times: Podcasts 0:00 24:55.",
    },
    triggers=("It rained. Podcasts 0:00 24:55 0:00 28:50 ", "0:00 24:55 ", "0:00"),
)
def inline_player(doc: Document) -> Iterator[Mark]:
    """Mark a player's times inside a longer line, with the heading and the titles that belong to them.

    Where a whole page is collapsed into one line, the player's block is in it too. Its pairs of times are as sure as
    on lines of their own; a heading between the last sentence and the times goes with them.
    """
    if ":00" not in doc.source:
        return
    for i, line in enumerate(doc.lines):
        if ":00" not in line or read_controls(line, doc.keys[i]) is not None:
            continue
        last = 0
        for match in TIMES_RUN.finditer(line):
            if not are_player_times(TIME.findall(match[0])):
                continue
            start, rule = _block_start(line, match.start(), last)
            if start > 0 or match.end() < len(line):
                yield Mark(i, rule, start, match.end())
            last = match.end()


def _block_start(line: str, at: int, last: int) -> tuple[int, str]:
    """Return where the block whose times stand at `at` begins, and the rule; `last` is where the one before ended."""
    window = line[max(last, at - MOST_TITLE_CHARS) : at]
    cut = max(window.rfind(mark) for mark in _ENDS) + 1
    title = window[cut:]
    if not title.strip():
        return at, "inline-times"
    begin = at - len(title.lstrip())
    between_players = last > 0 and at - last <= MOST_TITLE_CHARS and not cut
    under_heading = cut > 0 and _has_heading(title)
    if (between_players or under_heading) and count_words(title) <= MOST_TITLE_WORDS:
        return begin, "inline-block"
    return at, "inline-times"


def _has_heading(title: str) -> bool:
    """Say whether a media heading or a player's label begins the text before the times."""
    phrases = load().phrases("media_heading", "player", "listen")
    words = lookup_key(title).split()
    return any(" ".join(words[:size]) in phrases for size in range(1, min(6, len(words)) + 1))
