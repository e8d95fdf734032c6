"""What media players write: times, rates and control labels, read from a line that holds nothing else.

A time alone proves nothing: timetables, scores, verses, splits and track lists have them too. A player shows where it
stands and how long it plays, so its times come in pairs of which one is zero.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cleaner.lexicon.phrases import load
from cleaner.page.document import Document
from cleaner.text.lazy import pattern
from cleaner.text.normalize import trim

MAX_CONTROLS_CHARS = 80
"""Maximum characters of a line of controls."""

MIN_PROMPT_SPACES = 4
"""Spaces in a label so long that it proves itself: Your browser does not support the audio element."""

MAX_LABEL_WORDS = 6
"""Maximum words of a control label."""

_TIME = r"\d{1,2}:[0-5]\d(?::[0-5]\d)?"

TIME = pattern(_TIME)
"""Minutes and seconds, or hours, minutes and seconds."""

TIMES_RUN = pattern(rf"(?<![\d:.,])-?{_TIME}(?:[\s/|–-]{{0,4}}{_TIME}){{1,63}}(?![:.,]?\d)")
"""Several times with nothing between them, also glued as in `0:0024:55`; 64 at most, so that the work is bounded."""

_RATE = pattern(
    r"(?<![\w.,])\d(?:[.,]\d{1,2})?\s?[x×](?!\w)|(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?\s?%"
    r"|(?<!\w)[x×]\d(?:[.,]\d{1,2})?(?![\w.,])"
)
_SPLIT = pattern(r"[\s/|·•–—:,()\[\]-]+")
_NUMBER = pattern(r"\d+")
_NUMBER_FIRST = pattern(r"\d{1,3}(?::\d\d|[.,]?\d{0,2}\s?[x×%])|[x×]\d")

_DIVIDERS = frozenset("/|-–—·•")
"""What stands between two times when every element of a player became a line."""


class Controls(NamedTuple):
    """What a line of player controls holds: times as written, control labels, and whether it is a prompt."""

    times: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    prompt: bool = False


def is_zero(time: str) -> bool:
    """Return whether a time is a player's start.

    >>> is_zero("0:00"), is_zero("0:30")
    (True, False)
    """
    return not time.strip("0:")


def are_player_times(times: Sequence[str]) -> bool:
    """Return whether `times` are a player's: pairs of a position and a length, one of them zero.

    Two digits for the hour make a clock possible; then one time must be none: with seconds, past 24, or off the five
    minutes.

        >>> are_player_times(["0:00", "24:55"]), are_player_times(["00:00", "06:00"])
        (True, False)
        >>> are_player_times(["0:58", "1:57"])
        False
    """
    pairs = list(zip(times[::2], times[1::2], strict=False))
    if not pairs or len(times) % 2 or not all(is_zero(a) or is_zero(b) for a, b in pairs):
        return False
    return any((is_zero(time) and len(time) == len("0:00")) or not _is_clock(time) for time in times)


def _is_clock(time: str) -> bool:
    parts = [int(part) for part in time.split(":")]
    return len(parts) == 2 and parts[0] < 24 and parts[1] % 5 == 0


def control_lines(doc: Document) -> list[int]:
    """Return the indexes of the lines worth reading as controls.

    Such a line begins with a label, a time or a rate, or is nothing but a sign.
    """
    keys, phrases = doc.keys, doc.phrases
    lines = {i for i, *_ in (*phrases.whole("player", "listen"), *phrases.leading("player", "listen"))}
    lines.update(i for i in phrases.numbered if _NUMBER_FIRST.match(keys[i]))
    if lines:
        lines.update([i for i, key in enumerate(keys) if not key])
    return sorted(i for i in lines if len(keys[i]) <= MAX_CONTROLS_CHARS)


def read_controls(line: str, key: str) -> Controls | None:
    """Read a line as player controls; None if it holds anything else.

    >>> read_controls("Current Time 0:00", "current time 0:00")
    Controls(times=('0:00',), labels=('current time',), prompt=False)
    """
    if len(key) > MAX_CONTROLS_CHARS:
        return None
    if not key:
        return Controls() if line in _DIVIDERS else None
    is_long_label = key.count(" ") >= MIN_PROMPT_SPACES and key in load().phrases("player", "listen")
    if is_long_label or key in load().phrases("listen"):
        return Controls(prompt=is_long_label or not line.endswith((".", "!", "?")))
    times = tuple(TIME.findall(key))
    rest = key if key[-1] in "?!" else _RATE.sub(" ", TIME.sub(" ", key))
    labels = _read_labels(rest)
    if labels is None or (not times and not labels and rest == key):
        return None
    return Controls(times, labels)


def _read_labels(text: str) -> tuple[str, ...] | None:
    """Read `text` as control labels and nothing else, the longest first; None where a word is none."""
    known, text = _labels(), _NUMBER.sub("0", text)
    if trim(text) in known:
        return (trim(text),)
    words = [word for word in _SPLIT.split(text) if word.strip("+.…")]
    labels: list[str] = []
    while words:
        sizes = range(min(MAX_LABEL_WORDS, len(words)), 0, -1)
        size = next((size for size in sizes if trim(" ".join(words[:size])) in known), 0)
        if not size:
            return None
        labels.append(trim(" ".join(words[:size])))
        words = words[size:]
    return tuple(labels)


@cache
def _labels() -> frozenset[str]:
    """Return the labels of controls with every number as 0: "skip back 15 seconds" stands for all."""
    return frozenset(_NUMBER.sub("0", phrase) for phrase in load().phrases("player", "listen"))
