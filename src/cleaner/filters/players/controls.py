"""Reads a line as the controls of a media player: times, rates and control labels, and nothing else."""

import re
from functools import cache
from typing import NamedTuple

from cleaner.filters.players.times import TIME
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document
from cleaner.text.normalize import trim

MOST_CHARS = 80
"""A line of controls is no longer than this."""

LEAST_PROMPT_SPACES = 4
"""Spaces in a label so long that it proves itself: Your browser does not support the audio element."""

_RATE = (
    r"(?<![\w.,])\d(?:[.,]\d{1,2})?\s?[x×](?!\w)|(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?\s?%"
    r"|(?<!\w)[x×]\d(?:[.,]\d{1,2})?(?![\w.,])"
)
_SPLIT = r"[\s/|·•–—:,()\[\]-]+"
_RULES = frozenset({"/", "|", "-", "–", "—", "·", "•"})
"""What stands between two times when every element of a player became a line."""

_NUMBER = r"\d+"
_NUMBERS_FIRST = r"\d{1,3}(?::\d\d|[.,]?\d{0,2}\s?[x×%])|[x×]\d"
_NUMBER_ENDS = frozenset("0123456789x×%")


class Controls(NamedTuple):
    """What a line of player controls holds: times as written, control labels, and whether it is a prompt."""

    times: tuple[str, ...]
    labels: tuple[str, ...]
    prompt: bool


def control_lines(doc: Document) -> list[int]:
    """Return the indexes of lines worth reading as controls; cheap, and wrong only by naming too many.

    Such a line is a label, or begins with a time or a rate, or begins with a label and ends with a word of one, or is
    nothing but a sign.
    """
    cues, keys, last = doc.phrases, doc.keys, _last_words()
    lines = {hit.line for hit in cues.whole("player", "listen")}
    for i, *_ in cues.leading("player", "listen"):
        if len(keys[i]) <= MOST_CHARS and (keys[i][-1] in _NUMBER_ENDS or keys[i].rpartition(" ")[2] in last):
            lines.add(i)
    lines.update(i for i in cues.numbered if len(keys[i]) <= MOST_CHARS and re.match(_NUMBERS_FIRST, keys[i]))
    if lines:
        lines.update([i for i, folded in enumerate(keys) if not folded])
    return sorted(lines)


@cache
def _last_words() -> frozenset[str]:
    """Return the last words of all labels."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in load().phrases("player", "listen"))


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
    whole = trim(text)
    if whole in phrases:
        return (whole,)
    words = [word for word in re.split(_SPLIT, text) if word and not all(c in "+.…" for c in word)]
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            phrase = trim(" ".join(words[at : at + size]))
            if phrase in phrases:
                found.append(phrase)
                at += size
                break
        else:
            return None
    return tuple(found)
