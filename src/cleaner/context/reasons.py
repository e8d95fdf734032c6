"""Why the network took a piece away: what it would have said had one thing about the piece been different.

For each group of features (position, neighbours, shape, words, marks) the piece is given what the page's surest line
of text has, all else left as it is, and judged again. What lowers the probability of removal most is the strongest
reason. That is asked of the network itself, among the lines that it can see from the piece, and only when somebody
wants to know.
"""

from math import exp
from typing import Any, NamedTuple

import numpy as np

from cleaner.context.features import COLUMNS, STEPS, Features
from cleaner.context.judge import NOTE, Verdict
from cleaner.context.network import LOGIT_STEPS, REACH, Network, forward, load
from cleaner.document import Document

Array = Any

MOST_REASONS = 3
"""Reasons that are named, the strongest first."""

LEAST_EFFECT = 0.02
"""What a reason must change of the probability to be named."""

WINDOW = 3 * REACH
"""Units above and below the piece that are judged with it."""

_NO_WINDOW = (0, 0, None)
_GROUPS = ("position", "shape", "words", "marks")
_PLACES = {group: [i for i, column in enumerate(COLUMNS) if column[0] == group] for group in _GROUPS}


class Reason(NamedTuple):
    """One reason: what it is, in words, and how likely the removal would be without it."""

    what: str
    without: float


class Explanation(NamedTuple):
    """How likely a piece is none of the text, from 0 to 1, and why, the strongest reason first."""

    probability: float
    reasons: tuple[Reason, ...]


def explain(doc: Document, start: int) -> Explanation | None:
    """Return why the context filter took the piece that begins at offset `start`; None if it did not judge it."""
    verdict: Verdict | None = doc.notes.get(NOTE)
    if verdict is None or start not in (places := _places(verdict)):
        return None
    unit = places[start]
    network = load()
    low, high, features = next((window for window in verdict.windows if window[0] <= unit < window[1]), _NO_WINDOW)
    if features is None:
        return None
    best = low + int(np.argmax(verdict.logits[low:high] * (features.words > 0)))
    here = _cut(features, unit - low - WINDOW, unit - low + WINDOW + 1)
    model = _cut(features, best - low, best - low + 1)
    at = min(unit - low, WINDOW)
    asked = _removal(network, here, at)
    effects = [(group, _removal(network, _given(here, at, model, group), at)) for group in (*_GROUPS, "neighbours")]
    strong = sorted((without, group) for group, without in effects if without < asked - LEAST_EFFECT)
    reasons = tuple(Reason(_in_words(group, here, at), round(without, 3)) for without, group in strong[:MOST_REASONS])
    return Explanation(round(_gone(int(verdict.logits[unit])), 3), reasons)


def _places(verdict: Verdict) -> dict[int, int]:
    """Return the unit that begins at each offset of the source."""
    return {offset: unit for unit, offset in enumerate(verdict.offsets)}


def _gone(logit: int) -> float:
    return 1 / (1 + exp(logit / LOGIT_STEPS))


def _removal(network: Network, features: Features, at: int) -> float:
    return _gone(int(forward(network, features)[0][at]))


def _cut(features: Features, low: int, high: int) -> Features:
    low = max(low, 0)
    ends = np.r_[0, np.cumsum(features.words)]
    words = features.words[low:high]
    return Features(features.columns[low:high], features.buckets[ends[low] : ends[low + len(words)]], words)


def _given(features: Features, at: int, model: Features, group: str) -> Features:
    """Return the features with one group of those of unit `at` as `model` has it, or of all units but that one."""
    size = len(features.words)
    columns = features.columns.copy()
    if group == "neighbours":
        columns = np.repeat(model.columns, size, axis=0)
        columns[:, _PLACES["position"]] = features.columns[:, _PLACES["position"]]
        columns[at] = features.columns[at]
        own = _cut(features, at, at + 1)
        parts = [model.buckets] * at + [own.buckets] + [model.buckets] * (size - at - 1)
        words = np.repeat(model.words, size)
        words[at] = own.words[0]
        return Features(columns, np.concatenate(parts), words)
    columns[at, _PLACES[group]] = model.columns[0, _PLACES[group]]
    if group != "words":
        return features._replace(columns=columns)
    before, after = _cut(features, 0, at), _cut(features, at + 1, size)
    words = features.words.copy()
    words[at] = model.words[0]
    return Features(columns, np.concatenate([before.buckets, model.buckets, after.buckets]), words)


def _in_words(group: str, features: Features, at: int) -> str:
    """Say what a group is and what it holds for unit `at`, as far as that can be said in a few words."""
    held = {COLUMNS[i][1] for i in _PLACES.get(group, ()) if features.columns[at, i] == STEPS}
    if group == "position":
        found = [
            name for name in ("above the text", "in the text", "below the text", "above the headline") if name in held
        ]
        return ": ".join(["position", ", ".join(found)]) if found else "position"
    if group == "shape":
        count = int(features.words[at])
        ends = [name for name in sorted(held) if name.startswith(("ends with", "blank line", "all capitals"))]
        return f"shape: {', '.join([f'{count} word' + 's' * (count != 1), *ends])}"
    if group == "marks":
        return ": ".join(["marks", ", ".join(sorted(held))]) if held else "marks: no rule knows it"
    return {"words": "words", "neighbours": "neighbours: the lines around it are no text"}[group]
