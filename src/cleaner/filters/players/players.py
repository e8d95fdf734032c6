"""Media players: the labels and times of their controls, each on a line of its own."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.filters.players.controls import Controls, control_lines, read_controls
from cleaner.filters.players.times import are_player_times, is_zero
from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import ends_sentence

MOST_UNKNOWN_CHARS = 24
"""A line between two control labels that the lexicon does not have is no longer than this."""

LEAST_CONTROLS = 3
"""Control labels in a row that make a player without any time."""


@filter(
    "player",
    label="player",
    rules={
        "times": "A position and a length, one of them zero, with nothing between: 0:00 / 24:55.",
        "controls": "Control labels beside a time, or several in a row: Play, Mute, 0:00.",
        "between-controls": "A short line between a player and one more of its labels: Quality: auto.",
        "title": "A line straight above a player that names what it plays: Video: Ferry leaves the harbour.",
        "prompt": "A whole line that asks to listen or watch: Listen to this article.",
    },
    triggers=("0:00\n24:55\n", "Play\nMute\n1x\n", "Current Time 0:00 / Duration 4:13\n", "Listen to this article\n"),
)
def player(doc: Document) -> Iterator[Mark]:
    """Mark the controls of audio and video players.

    Lines that hold nothing but times, rates and control labels are collected into runs; a run goes when it proves
    itself. A lone time, a timetable, a score, a verse, a list of splits or of tracks proves nothing and stays.
    """
    run: list[tuple[int, Controls]] = []
    proven: list[tuple[int, int]] = []
    for i in control_lines(doc):
        controls = read_controls(doc.lines[i], doc.keys[i]) if doc.labels[i] is Label.BODY else None
        if controls is None:
            continue
        if run and run[-1][0] != i - 1:
            yield from _judge(run, proven)
            run = []
        run.append((i, controls))
    yield from _judge(run, proven)
    yield from _bridge(doc, proven)
    yield from _titles(doc, proven)


def _judge(run: list[tuple[int, Controls]], proven: list[tuple[int, int]]) -> Iterator[Mark]:
    """Mark a run of control lines if it proves itself, and note where it stands; else what does inside it."""
    times = [time for _, controls in run for time in controls.times]
    labels = {label for _, controls in run for label in controls.labels}
    prompt = any(controls.prompt for _, controls in run)
    rule = "times" if are_player_times(times) and not labels else "controls"
    if rule == "times" or _is_player(times, labels, prompt=prompt):
        yield from (Mark(i, rule) for i, _ in run)
        proven.append((run[0][0], run[-1][0]))
    else:
        parts = list(_judge_parts(run))
        yield from parts
        proven.extend([(mark.line, mark.line) for mark in parts if mark.rule == "times"])


def _is_player(times: list[str], labels: set[str], *, prompt: bool) -> bool:
    if not times:
        return len(labels) >= LEAST_CONTROLS
    ambiguous = load().phrases("teaser_weak", "media_heading")
    sure = sum(label not in ambiguous for label in labels)
    return prompt or sure > 0 or (bool(labels) and any(map(is_zero, times)))


def _bridge(doc: Document, proven: list[tuple[int, int]]) -> Iterator[Mark]:
    """Mark single control labels that only one unknown label parts from a player, and that label: Quality: auto."""
    for first, last in proven:
        for step, edge in ((1, last), (-1, first)):
            unknown, beyond = edge + step, edge + 2 * step
            if not 0 <= beyond < len(doc) or doc.labels[unknown] is not Label.BODY:
                continue
            controls = read_controls(doc.lines[beyond], doc.keys[beyond])
            text = doc.lines[unknown]
            short = len(text) <= MOST_UNKNOWN_CHARS and not ends_sentence(text)
            if controls and controls.labels and short and not read_controls(text, doc.keys[unknown]):
                yield from (Mark(unknown, "between-controls"), Mark(beyond, "controls"))


def _titles(doc: Document, proven: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """Mark the title of what is played straight above a player: Video: Ferry leaves the harbour."""
    headings = load().phrases("media_heading")
    for first, _ in proven:
        cue, colon, title = doc.lines[first - 1].partition(":") if first else ("", "", "")
        if colon and title.strip() and lookup_key(cue) in headings and not ends_sentence(title):
            yield Mark(first - 1, "title")


def _judge_parts(run: list[tuple[int, Controls]]) -> Iterator[Mark]:
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
