"""Which words of a flattened page are those of its true body: the two are aligned in order, as `diff` does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

SIZES = (5, 3, 1)
"""Words in the runs by which the texts are aligned, tried in this order: a run must be unique on both sides."""

MAX_AREA = 40_000
"""Words of one side times words of the other in a gap without unique words, which is compared word by word."""

MIN_FAR = 6
"""Words of a run that is found elsewhere than in order."""


def align(text: Sequence[str], body: Sequence[str]) -> list[bool]:
    """Say for each word of `text` whether it is one of `body`; each word of `body` is used once at most.

    >>> align("home news the dam held share".split(), "the dam held".split())
    [False, False, True, True, True, False]
    """
    pairs = [-1] * len(text)
    gaps = [(0, len(text), 0, len(body), 0)]
    while gaps:
        low, high, first, last, level = gaps.pop()
        while low < high and first < last and level and text[high - 1] == body[last - 1]:
            high, last = high - 1, last - 1
            pairs[high] = last
        if low >= high or first >= last:
            continue
        gap = (low, high, first, last)
        if level >= len(SIZES):
            _compare(text, body, gap, pairs)
        elif anchors := _anchors(text, body, gap, SIZES[level]):
            gaps += [(*rest, level) for rest in _pair_runs(text, body, gap, anchors, pairs)]
        else:
            gaps.append((*gap, level + 1))
    _find_far(text, body, pairs)
    return [pair >= 0 for pair in pairs]


_Gap = tuple[int, int, int, int]
"""First and last word of a part of the text, and of the part of the body that it is compared with."""


def _pair_runs(
    text: Sequence[str], body: Sequence[str], gap: _Gap, anchors: Sequence[tuple[int, int]], pairs: list[int]
) -> list[_Gap]:
    """Pair the words around each anchor as far as they are the same; return the gaps that are left."""
    at, high, there, last = gap
    left: list[_Gap] = []
    for i, j in anchors:
        if i < at or j < there:
            continue
        back, end = 0, 0
        while i - back > at and j - back > there and text[i - back - 1] == body[j - back - 1]:
            back += 1
        while i + end < high and j + end < last and text[i + end] == body[j + end]:
            end += 1
        left.append((at, i - back, there, j - back))
        pairs[i - back : i + end] = range(j - back, j + end)
        at, there = i + end, j + end
    return [*left, (at, high, there, last)]


def _unique(words: Sequence[str], low: int, high: int, size: int) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for i in range(low, high - size + 1):
        run = tuple(words[i : i + size])
        found[run] = -1 if run in found else i
    return {run: i for run, i in found.items() if i >= 0}


def _anchors(text: Sequence[str], body: Sequence[str], gap: _Gap, size: int) -> list[tuple[int, int]]:
    """Return the places of unique runs in both that stand in the same order: the longest rising sequence of them."""
    low, high, first, last = gap
    here, there = _unique(text, low, high, size), _unique(body, first, last, size)
    matches = [(i, there[run]) for run, i in here.items() if run in there]
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(matches)
    for number, (_, j) in enumerate(matches):
        at = bisect_left(tails, j)
        before[number] = ends[at - 1] if at else -1
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(matches[number])
        number = before[number]
    return chain[::-1]


def _compare(text: Sequence[str], body: Sequence[str], gap: _Gap, pairs: list[int]) -> None:
    low, high, first, last = gap
    if (high - low) * (last - first) > MAX_AREA:
        return
    blocks = SequenceMatcher(None, text[low:high], body[first:last], autojunk=False).get_matching_blocks()
    for i, j, size in blocks:
        pairs[low + i : low + i + size] = range(first + j, first + j + size)


def _find_far(text: Sequence[str], body: Sequence[str], pairs: list[int]) -> None:
    """Pair long runs of the body that stand out of order."""
    used = {pair for pair in pairs if pair >= 0}
    free = {
        tuple(body[j : j + MIN_FAR]): j
        for j in range(len(body) - MIN_FAR + 1)
        if not any(k in used for k in (j, j + MIN_FAR - 1))
    }
    i = 0
    while free and i + MIN_FAR <= len(text):
        j = free.get(tuple(text[i : i + MIN_FAR]), -1) if pairs[i] < 0 else -1
        size = 0
        while (
            j >= 0 and i + size < len(text) and j + size < len(body)
            and text[i + size] == body[j + size] and j + size not in used and pairs[i + size] < 0
        ):  # fmt: skip
            pairs[i + size] = j + size
            used.add(j + size)
            size += 1
        i += max(size, 1)
