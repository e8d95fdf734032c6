"""Reads a line as the controls of a media player: times, rates and control labels, and nothing else."""

import re
from collections.abc import Container, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.fold import key
from cleaner.lexicon import load
from cleaner.times import TIME

MOST_CHARS = 80
"""A line of controls is no longer than this."""

LEAST_PROMPT_SPACES = 4
"""Spaces in a label so long that it proves itself: Your browser does not support the audio element."""

_RATE = r"(?<![\w.,])\d(?:[.,]\d{1,2})?\s?[x×](?!\w)|(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?\s?%"
_SPLIT = r"[\s/|·•–—:,()\[\]-]+"
_RULES = frozenset({"/", "|", "-", "–", "—", "·", "•"})
"""What stands between two times when every element of a player became a line."""

_NUMBER = r"\d+"
_NUMBERS_FIRST = re.compile(r"\d{1,3}(?::\d\d|[.,]?\d{0,2}\s?[x×%])")
_NUMBER_ENDS = frozenset("0123456789x×%")
_DIGITS = frozenset("0123456789")


class Controls(NamedTuple):
    """What a line of player controls holds: times as written, control labels, and whether it is a prompt."""

    times: tuple[str, ...]
    labels: tuple[str, ...]
    prompt: bool


def control_lines(keys: Sequence[str]) -> list[int]:
    """Return the indexes of folded lines worth reading as controls; cheap, and wrong only by naming too many.

    Such a line is a label, or begins with a time or a rate, or begins and ends with words of labels.
    """
    labels, (short, long), (first, last) = load().phrases("player", "listen"), _beginnings(), _edge_words()
    likely = [i for i, folded in enumerate(keys) if folded[:6] in long or folded[:1] in _DIGITS or folded[:3] in short]
    return [i for i in likely if _may_be_controls(keys[i], labels, first, last)]


def _may_be_controls(folded: str, labels: Container[str], first: Container[str], last: Container[str]) -> bool:
    if folded[:1] in _DIGITS:
        return len(folded) <= MOST_CHARS and _NUMBERS_FIRST.match(folded) is not None
    if folded in labels or not folded:
        return True
    ends = folded.rpartition(" ")[2] in last or folded[-1] in _NUMBER_ENDS
    return ends and folded.partition(" ")[0].rstrip(":") in first


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first three characters of labels shorter than six, and the first six of the others.

    The empty one stands for a line of punctuation; a label of two may be followed by a space, a colon or a number.
    """
    phrases = load().phrases("player", "listen")
    short = {(phrase + end)[:3] for phrase in phrases if len(phrase) < 6 for end in ("", *" :0123456789")}
    return frozenset(short | {""}), frozenset(phrase[:6] for phrase in phrases if len(phrase) >= 6)


@cache
def _edge_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last words of all labels."""
    phrases = load().phrases("player", "listen")
    return frozenset(p.partition(" ")[0] for p in phrases), frozenset(p.rpartition(" ")[2] for p in phrases)


def read_controls(line: str, folded: str) -> Controls | None:
    """Read a line as player controls; None if it holds anything else.

    >>> read_controls("Current Time 0:00", "current time 0:00")
    Controls(times=('0:00',), labels=('current time',), prompt=False)
    """
    if len(folded) > MOST_CHARS:
        return None
    if not folded:
        return Controls((), (), prompt=False) if line in _RULES else None
    prompts, phrases = load().phrases("listen"), load().phrases("player", "listen")
    long = folded in phrases and folded.count(" ") >= LEAST_PROMPT_SPACES
    if folded in prompts or long:
        return Controls((), (), prompt=long or not line.endswith((".", "!", "?")))
    times = tuple(TIME.findall(folded))
    rest = re.sub(_RATE, " ", TIME.sub(" ", folded)) if folded[-1:] not in "?!" else folded
    labels = _phrases_in(rest)
    if labels is None or (not times and not labels and rest == folded):
        return None
    return Controls(times, labels, prompt=False)


@cache
def _labels() -> frozenset[str]:
    """Return the labels of controls with every number as 0: "skip back 15 seconds" stands for all."""
    return frozenset(re.sub(_NUMBER, "0", phrase) for phrase in load().phrases("player", "listen"))


def _phrases_in(text: str) -> tuple[str, ...] | None:
    """Read `text` as control labels and nothing else, the longest first; None where a word is none."""
    phrases, text = _labels(), re.sub(_NUMBER, "0", text)
    whole = key(text)
    if whole in phrases:
        return (whole,)
    words = [word for word in re.split(_SPLIT, text) if word and not all(c in "+.…" for c in word)]
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
