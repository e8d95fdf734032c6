"""Times as players write them, and which of them only a player writes.

A time alone proves nothing: timetables, scores, verses, splits and track lists have them too. A player shows where it
stands and how long it plays, so its times come in pairs of which one is zero.
"""

from collections.abc import Sequence

from cleaner.text.lazy import pattern

_TIME = r"\d{1,2}:[0-5]\d(?::[0-5]\d)?"

TIME = pattern(_TIME)
"""Minutes and seconds, or hours, minutes and seconds."""

TIMES_RUN = pattern(rf"(?<![\d:.,])-?{_TIME}(?:[\s/|–-]{{0,4}}{_TIME}){{1,63}}(?![:.,]?\d)")
"""Several times with nothing between them, also glued as in `0:0024:55`; 64 at most, so that the work is bounded."""


def is_zero(time: str) -> bool:
    """Say whether a time is a player's start.

    >>> is_zero("0:00"), is_zero("0:30")
    (True, False)
    """
    return not time.strip("0:")


def are_player_times(times: Sequence[str]) -> bool:
    """Say whether `times` are a player's: pairs of a position and a length, one of them zero.

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
    return any(is_zero(t) and len(t) == 4 for t in times) or any(not _is_clock(t) for t in times)


def _is_clock(time: str) -> bool:
    parts = [int(part) for part in time.split(":")]
    return len(parts) == 2 and parts[0] < 24 and parts[1] % 5 == 0
