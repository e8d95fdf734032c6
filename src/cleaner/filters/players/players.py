"""Media players: their controls on lines of their own or inside a line, and lists of what they play."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from cleaner.filters.players.controls import (
    TIME,
    TIMES_RUN,
    Controls,
    are_player_times,
    control_lines,
    is_zero,
    read_controls,
)
from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.normalize import lookup_key
from cleaner.text.runs import runs
from cleaner.text.sentences import count_words, ends_sentence

MIN_CONTROLS = 3
"""Minimum number of control labels in a row that make a player without any time."""

MAX_TITLE_CHARS, MAX_TITLE_WORDS = 140, 14
"""Maximum characters, with the block's heading, and words of an episode's title before its times."""

MAX_HEADING_CHARS, MAX_HEADING_WORDS = 40, 6
"""Maximum length of a media heading."""

MAX_TITLE_LINES = 2
"""Maximum lines (a title, a show's name) between two players of one list."""

_ENDS = '.!?…。！？؟۔।"”»'

Run = Sequence[tuple[int, Controls]]
"""Neighbouring lines of controls with what they hold."""


@filter(
    "player",
    label="player",
    rules={
        "times": "A position and a length, one of them zero, with nothing between: 0:00 / 24:55.",
        "controls": "Control labels beside a time, or several in a row: Play, Mute, 0:00.",
        "title": "A line straight above a player that names what it plays: Video: Ferry leaves the harbour.",
        "prompt": "A whole line that asks to listen or watch: Listen to this article.",
    },
    triggers=("0:00\n24:55\n", "Play\nMute\n1x\n", "Current Time 0:00 / Duration 4:13\n", "Listen to this article\n"),
)
def player(doc: Document) -> Iterator[Mark]:
    """Mark the controls of audio and video players.

    Lines that hold nothing but times, rates and control labels are collected into runs; a run goes when it proves
    itself. A single time, a timetable, a score, a verse, a list of splits or of tracks proves nothing and stays.
    """
    players: list[int] = []
    for run in _control_runs(doc):
        rule = _rule_of(run)
        if rule:
            yield from (Mark(i, rule) for i, _ in run)
            players.append(run[0][0])
            continue
        parts = list(_parts_of(run))
        yield from parts
        players.extend([mark.line for mark in parts if mark.rule == "times"])
    for first in players:
        heading, colon, name = doc.lines[first - 1].partition(":") if first else ("", "", "")
        is_title = bool(colon and name.strip()) and not ends_sentence(name)
        if is_title and lookup_key(heading) in load().phrases("media_heading"):
            yield Mark(first - 1, "title")


def _control_runs(doc: Document) -> Iterator[Run]:
    """Yield runs of neighbouring lines of controls."""
    lines = [i for i in control_lines(doc) if doc.labels[i] is Label.BODY]
    control_rows = [(i, controls) for i in lines if (controls := read_controls(doc.lines[i], doc.keys[i]))]
    yield from runs(control_rows, lambda a, b: b[0] == a[0] + 1)


def _rule_of(run: Run) -> str:
    """Return the rule by which a run as a whole is a player, or ""."""
    times = [time for _, controls in run for time in controls.times]
    labels = {label for _, controls in run for label in controls.labels}
    if not labels and are_player_times(times):
        return "times"
    if not times:
        return "controls" if len(labels) >= MIN_CONTROLS else ""
    ambiguous = load().phrases("teaser_weak", "media_heading")
    has_sure_label = any(label not in ambiguous for label in labels)
    has_start = bool(labels) and any(map(is_zero, times))
    return "controls" if has_sure_label or has_start or any(controls.prompt for _, controls in run) else ""


def _parts_of(run: Run) -> Iterator[Mark]:
    """Mark what proves itself inside a run that as a whole does not: prompts, and neighbouring pairs of times."""
    done = -1
    for (i, controls), (j, following) in pairwise(run):
        if i > done and are_player_times((*controls.times, *following.times)):
            yield from (Mark(i, "times"), Mark(j, "times"))
            done = j
    for i, controls in run:
        if controls.prompt:
            yield Mark(i, "prompt")
        elif are_player_times(controls.times):
            yield Mark(i, "times")
            lengths = {time.lstrip("0") for time in controls.times}
            beside = [(k, c) for k, c in run if abs(k - i) == 1 and len(c.times) == 1 and not c.labels]
            yield from (Mark(k, "times") for k, c in beside if c.times[0].lstrip("0") in lengths)


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
    players = {i for i, label in enumerate(doc.labels) if label is Label.PLAYER}
    for first in sorted(i for i in players if i - 1 not in players):
        for i in range(max(0, first - MAX_TITLE_LINES - 1), first):
            phrase = _heading_of(doc.keys[i]) if doc.labels[i] is Label.BODY else ""
            titles = _titles_before_player(doc, i + 1, players) if phrase else None
            if titles is not None:
                yield Mark(i, "heading", phrase=phrase)
                yield from (Mark(k, "episode") for k in titles)
                break
    for last in sorted(i for i in players if i + 1 not in players):
        yield from (Mark(k, "episode") for k in _titles_before_player(doc, last + 1, players) or ())


def _heading_of(key: str) -> str:
    """Return the media heading that a short line is, or begins or ends with ("Our podcasts"), as an entry; "" if none.

    >>> _heading_of("podcasts of the week"), _heading_of("the harbour")
    ('en:podcasts', '')
    """
    headings = load().phrases("media_heading")
    words = key.split() if len(key) <= MAX_HEADING_CHARS else []
    phrase = next((phrase for phrase in (key, *words[:1], *words[-1:]) if phrase in headings), "")
    return headings.entry(phrase) if phrase else ""


def _titles_before_player(doc: Document, start: int, players: Collection[int]) -> Sequence[int] | None:
    """Return the title lines from `start` to the next player line, or None where something else stands between."""
    for i in range(start, min(start + MAX_TITLE_LINES + 1, len(doc))):
        if i in players:
            return range(start, i)
        if doc.is_statement[i] or doc.words[i] > MAX_TITLE_WORDS:
            return None
    return None


@filter(
    "inline-player",
    label="player",
    scope="span",
    needs=(":00",),
    rules={
        "inline-times": "A position and a length inside a line, one of them zero: 0:00 24:55.",
        "inline-block": "Such times with a media heading, or titles between them: Podcasts 0:00 24:55.",
    },
    triggers=("It rained. Podcasts 0:00 24:55 0:00 28:50 ", "0:00 24:55 ", "0:00"),
)
def inline_player(doc: Document) -> Iterator[Mark]:
    """Mark a player's times inside a longer line, with the heading and the titles that belong to them.

    Where a whole page is collapsed into one line, the player's block is in it too. Its pairs of times are as sure as
    on lines of their own; a heading between the last sentence and the times goes with them.
    """
    for i in doc.lines_with(":00"):
        line = doc.lines[i]
        if read_controls(line, doc.keys[i]) is not None:
            continue
        last = 0
        for match in TIMES_RUN.finditer(line):
            if not are_player_times(TIME.findall(match[0])):
                continue
            start, rule = _start_of_block(line, match.start(), last)
            if start > 0 or match.end() < len(line):
                yield Mark(i, rule, start, match.end())
            last = match.end()


def _start_of_block(line: str, at: int, last: int) -> tuple[int, str]:
    """Return where the block whose times stand at `at` begins, and the rule; `last` is where the one before ended."""
    window = line[max(last, at - MAX_TITLE_CHARS) : at]
    cut = max(window.rfind(sign) for sign in _ENDS) + 1
    title = window[cut:].lstrip()
    is_between_players = last > 0 and at - last <= MAX_TITLE_CHARS and not cut
    has_heading = cut > 0 and _begins_with_heading(title)
    if title and (is_between_players or has_heading) and count_words(title) <= MAX_TITLE_WORDS:
        return at - len(title), "inline-block"
    return at, "inline-times"


def _begins_with_heading(title: str) -> bool:
    """Return whether a media heading or a player's label begins the text before the times."""
    phrases = load().phrases("media_heading", "player", "listen")
    words = lookup_key(title).split()[:MAX_HEADING_WORDS]
    return any(" ".join(words[:size]) in phrases for size in range(1, len(words) + 1))
