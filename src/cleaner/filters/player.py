"""Media players: the labels and times of their controls, each on a line of its own."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cleaner.document import Document, Mark
from cleaner.fold import key
from cleaner.labels import Label
from cleaner.lexicon import load
from cleaner.registry import filter
from cleaner.times import TIME, are_player_times, is_zero

MOST_CHARS = 80
"""A line of controls is no longer than this."""

LEAST_CONTROLS = 3
"""Control labels in a row that make a player without any time."""

_RATE = re.compile(r"(?<![\w.,])\d(?:[.,]\d{1,2})?\s?[x×](?!\w)|(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?\s?%")
_SPLIT = re.compile(r"[\s/|·•–—:,()\[\]-]+")
_DIGITS = frozenset("0123456789")


class Controls(NamedTuple):
    """What a line of player controls holds: times as written, control labels, and whether it is a prompt."""

    times: tuple[str, ...]
    labels: tuple[str, ...]
    prompt: bool


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
    for i in _candidates(doc):
        controls = read_controls(doc.lines[i], doc.keys[i])
        if controls is None:
            continue
        if run and run[-1][0] != i - 1:
            yield from _judge(run)
            run = []
        run.append((i, controls))
    yield from _judge(run)


def _candidates(doc: Document) -> list[int]:
    starts = _starts()
    body = Label.BODY
    return [
        i
        for i, folded in enumerate(doc.keys)
        if (folded[:3] in starts or folded[:1] in _DIGITS) and len(folded) <= MOST_CHARS and doc.labels[i] is body
    ]


@cache
def _starts() -> frozenset[str]:
    return frozenset(phrase[:3] for phrase in load().phrases("player", "listen"))


def read_controls(line: str, folded: str) -> Controls | None:
    """Read a line as player controls; None if it holds anything else.

    >>> read_controls("Current Time 0:00", "current time 0:00")
    Controls(times=('0:00',), labels=('current time',), prompt=False)
    """
    if folded in load().phrases("listen"):
        return Controls((), (), prompt=not line.endswith((".", "!", "?")))
    times = tuple(TIME.findall(folded))
    rest = _RATE.sub(" ", TIME.sub(" ", folded)) if folded[-1:] not in "?!" else folded
    labels = _phrases_in(rest)
    if labels is None or (not times and not labels and rest == folded):
        return None
    return Controls(times, labels, prompt=False)


def _phrases_in(text: str) -> tuple[str, ...] | None:
    """Read `text` as control labels and nothing else, the longest first; None where a word is none."""
    phrases = load().phrases("player", "listen")
    whole = key(text)
    if whole in phrases:
        return (whole,)
    words = [word for word in _SPLIT.split(text) if word and not all(c in "+.…" for c in word)]
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            phrase = key(" ".join(words[at : at + size]))
            if phrase in phrases:
                found.append(phrase)
                at += size
                break
        else:
            return None
    return tuple(found)


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
