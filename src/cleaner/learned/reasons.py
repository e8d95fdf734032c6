"""Why the network took a piece away: what it would have said had one thing about the piece been different.

For each group of features (position, neighbours, shape, words, marks) the piece is given what the page's surest line
of text has, all else left as it is, and judged again. What lowers the probability of removal most is the strongest
reason. That is asked of the network itself, among the lines that it can see from the piece, and only when somebody
wants to know.
"""

from math import exp
from typing import Any, NamedTuple

import numpy as np

from cleaner.learned.element_features import ELEMENT_COLUMNS
from cleaner.learned.features import COLUMNS, Features, join
from cleaner.learned.judge import Verdict
from cleaner.learned.network import LOGIT_STEPS, REACH, Network, forward, load
from cleaner.learned.units import STEPS
from cleaner.page.document import Document

Array = Any

MOST_REASONS = 3
"""Reasons that are named, the strongest first."""

LEAST_EFFECT = 0.02
"""What a reason must change of the probability to be named."""

WINDOW = 3 * REACH
"""Units above and below the piece that are judged with it."""

MOST_NAMED = 3
"""What is named of the elements, at most."""

_NO_WINDOW = (0, 0, None)
_ALL = (*COLUMNS, *ELEMENT_COLUMNS)
_GROUPS = ("position", "shape", "words", "marks")
_PLACES = {group: [i for i, column in enumerate(_ALL) if column[0] == group] for group in (*_GROUPS, "elements")}


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
    verdict = doc.verdict
    if not isinstance(verdict, Verdict) or start not in (places := _places(verdict)):
        return None
    unit = places[start]
    network = load(html=doc.elements is not None)
    low, high, features = next((window for window in verdict.windows if window[0] <= unit < window[1]), _NO_WINDOW)
    if features is None:
        return None
    best = low + int(np.argmax(verdict.logits[low:high] * (features.words > 0)))
    here = features.part(unit - low - WINDOW, unit - low + WINDOW + 1)
    model = features.part(best - low, best - low + 1)
    at = min(unit - low, WINDOW)
    asked = _removal(network, here, at)
    groups = (*_GROUPS, "neighbours", *(("elements",) if doc.elements else ()))
    effects = [(group, _removal(network, _given(here, at, model, group), at)) for group in groups]
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


def _given(features: Features, at: int, model: Features, group: str) -> Features:
    """Return the features with one group of those of unit `at` as `model` has it, or of all units but that one."""
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
    """Say what a group is and what it holds for unit `at`, as far as that can be said in a few words."""
    held = {_ALL[i][1] for i in _PLACES.get(group, ()) if features.columns[at, i] == STEPS}
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
    if group == "elements":
        named = [name for name in sorted(held) if name.startswith(("part: ", "hidden", "nothing but a link", "in a "))]
        return (
            ": ".join(["elements", ", ".join(named[:MOST_NAMED])]) if named else "elements: where it stands in the HTML"
        )
    return {"words": "words", "neighbours": "neighbours: the lines around it are no text"}[group]
