"""Chooses the headline among the wordings that a page declares and shows, by weights for where each stands."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from cleaner.metadata.choose.title_features import Setting, features_of
from cleaner.metadata.choose.wordings import Titles
from cleaner.page.candidates import Candidate
from cleaner.text.lazy import read_text

MOST_SURE, LEAST_SURE = 0.98, 0.3
"""Bounds of the confidence in a title: no choice is certain, and none that is made is hopeless."""


def choose_title(titles: Sequence[Candidate], setting: Setting) -> Candidate | None:
    """Return the headline, as shown where it is shown, or None.

    Its confidence is the share that the choice has in the sum of all wordings' likelihoods, as the weights were fitted.

    Args:
        titles: all candidates of the field, those from the page's HTML first.
        setting: what is known of the page.
    """
    weights = load_weights()
    scored = [
        (score(weights, found), wording) for wording, found in features_of(Titles(titles, setting.names), setting)
    ]
    if not scored:
        return None
    most, best = max(scored, key=lambda pair: pair[0])
    share = 1.0 / sum(math.exp(each - most) for each, _ in scored)
    sure = round(min(MOST_SURE, max(LEAST_SURE, share)), 2)
    return replace(best.candidate, value=best.text, confidence=sure)


def score(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """Return the weighted sum of the features of a wording; one without a weight counts nothing."""
    return sum(value * weights[name] for name, value in found.items() if name in weights)


@cache
def load_weights() -> Mapping[str, float]:
    """Read the weights that ship with the package, once; `benchmarks/train_title.py` fitted them."""
    weights: dict[str, float] = json.loads(read_text("metadata/choose/title.json"))
    return weights
