"""Media players: the labels and times of their controls, each on a line of its own."""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.controls import Controls, may_be_controls, read_controls
from cleaner.document import Document, Mark
from cleaner.labels import Label
from cleaner.lexicon import load
from cleaner.registry import filter
from cleaner.times import are_player_times, is_zero

LEAST_CONTROLS = 3
"""Control labels in a row that make a player without any time."""


@filter(
    "player",
    label="player",
    rules={
        "times": "A position and a length, one of them zero, with nothing between: 0:00 / 24:55.",
        "controls": "Control labels beside a time, or several in a row: Play, Mute, 0:00.",
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
    for i in [i for i, folded in enumerate(doc.keys) if may_be_controls(folded)]:
        controls = read_controls(doc.lines[i], doc.keys[i]) if doc.labels[i] is Label.BODY else None
        if controls is None:
            continue
        if run and run[-1][0] != i - 1:
            yield from _judge(run)
            run = []
        run.append((i, controls))
    yield from _judge(run)


def _judge(run: list[tuple[int, Controls]]) -> Iterator[Mark]:
    times = [time for _, controls in run for time in controls.times]
    labels = {label for _, controls in run for label in controls.labels}
    prompt = any(controls.prompt for _, controls in run)
    if are_player_times(times) and not labels:
        yield from (Mark(i, "times") for i, _ in run)
    elif _is_player(times, labels, prompt=prompt):
        yield from (Mark(i, "controls") for i, _ in run)
    else:
        yield from _judge_parts(run)


def _is_player(times: list[str], labels: set[str], *, prompt: bool) -> bool:
    if not times:
        return len(labels) >= LEAST_CONTROLS
    ambiguous = load().phrases("teaser_weak", "media_heading")
    sure = sum(label not in ambiguous for label in labels)
    return prompt or sure > 0 or (bool(labels) and any(map(is_zero, times)))


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
