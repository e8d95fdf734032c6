"""Why the network removed a piece, from counterfactuals.

For each group of features (position, neighbours, shape, words, marks) the piece is given those of the page's surest
line of text and judged again. The change that lowers the probability of removal most is the strongest reason. The
network is asked only when an explanation is wanted.
"""

from bisect import bisect_right
from math import exp
from typing import Any, NamedTuple

import numpy as np

from cleaner.learned.elements import ELEMENT_COLUMNS
from cleaner.learned.features import COLUMNS, Features, join
from cleaner.learned.judge import Verdict
from cleaner.learned.network import LOGIT_STEPS, REACH, Network, forward, load
from cleaner.learned.units import STEPS
from cleaner.page.document import Document

Array = Any

MAX_REASONS = 3
"""Maximum reasons of an explanation, the strongest first."""

MIN_EFFECT = 0.02
"""Minimum change of the probability that a reason makes."""

WINDOW = 3 * REACH
"""Units above and below the piece that are judged with it."""

MAX_ELEMENT_FACTS = 3
"""Maximum facts of its elements that a reason names."""

_ALL = (*COLUMNS, *ELEMENT_COLUMNS)
_GROUPS = ("position", "shape", "words", "marks")
_PLACES = {group: [i for i, column in enumerate(_ALL) if column[0] == group] for group in (*_GROUPS, "elements")}

_NAMED = {
    "position": ("above the", "below the text", "in the text"),
    "shape": ("ends with", "blank line", "all capitals"),
    "elements": ("part: ", "hidden", "nothing but a link", "in a "),
}
_UNNAMED = {
    "marks": "no rule knows it",
    "elements": "where it stands in the HTML",
    "neighbours": "the lines around it are no text",
}


class Reason(NamedTuple):
    """A reason in words, and the probability of removal without it."""

    what: str
    without: float


class Explanation(NamedTuple):
    """The probability that a piece is boilerplate, from 0 to 1, and the reasons, the strongest first."""

    probability: float
    reasons: tuple[Reason, ...]


def explain(doc: Document, start: int) -> Explanation | None:
    """Return why the context filter removed the piece at offset `start`; None for a piece that it did not judge."""
    verdict = doc.verdict
    if not isinstance(verdict, Verdict):
        return None
    unit = bisect_right(verdict.offsets, start) - 1
    if unit < 0 or verdict.offsets[unit] != start:
        return None
    network = load(html=doc.elements is not None)
    low, high, features = next(window for window in verdict.windows if window[0] <= unit < window[1])
    best = low + int(np.argmax(verdict.logits[low:high] * (features.words > 0)))
    here = features.part(unit - low - WINDOW, unit - low + WINDOW + 1)
    model = features.part(best - low, best - low + 1)
    at = min(unit - low, WINDOW)
    asked = _removal(network, here, at)
    groups = (*_GROUPS, "neighbours", *(("elements",) if doc.elements else ()))
    effects = [(group, _removal(network, _given(here, at, model, group), at)) for group in groups]
    strong = sorted((without, group) for group, without in effects if without < asked - MIN_EFFECT)
    reasons = tuple(Reason(_in_words(group, here, at), round(without, 3)) for without, group in strong[:MAX_REASONS])
    return Explanation(round(_gone(int(verdict.logits[unit])), 3), reasons)


def _gone(logit: int) -> float:
    return 1 / (1 + exp(logit / LOGIT_STEPS))


def _removal(network: Network, features: Features, at: int) -> float:
    return _gone(int(forward(network, features)[0][at]))


def _given(features: Features, at: int, model: Features, group: str) -> Features:
    """Return the features with one group of unit `at`, or all of its neighbours, replaced by those of `model`."""
    size, own = len(features.words), features.part(at, at + 1)
    if group == "neighbours":
        given = join([model] * at + [own] + [model] * (size - at - 1))
        given.columns[:, _PLACES["position"]] = features.columns[:, _PLACES["position"]]
        return given
    columns = own.columns.copy()
    columns[0, _PLACES[group]] = model.columns[0, _PLACES[group]]
    changed = own._replace(columns=columns)
    if group == "words":
        changed = changed._replace(buckets=model.buckets, words=model.words)
    if group == "elements":
        changed = changed._replace(name_buckets=model.name_buckets, names=model.names)
    return join([features.part(0, at), changed, features.part(at + 1, size)])


def _in_words(group: str, features: Features, at: int) -> str:
    """Return a group in words, with the facts of unit `at` that it holds."""
    held = sorted(_ALL[i][1] for i in _PLACES.get(group, ()) if features.columns[at, i] == STEPS)
    facts = [name for name in held if name.startswith(_NAMED.get(group, ""))]
    if group == "shape":
        count = int(features.words[at])
        facts = [f"{count} word" + "s" * (count != 1), *facts]
    if group == "elements":
        facts = facts[:MAX_ELEMENT_FACTS]
    said = ", ".join(facts) or _UNNAMED.get(group)
    return f"{group}: {said}" if said else group
