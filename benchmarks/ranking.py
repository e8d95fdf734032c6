"""Fits weights that make the right one of several choices likely, for whatever is chosen by a weighted sum."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

Array = Any
"""An array of NumPy's."""


class Descent(NamedTuple):
    """How to fit: steps of Adam over all examples, its rate, and the weight of the squared weights."""

    steps: int
    rate: float
    decay: float


class Choices(NamedTuple):
    """The choices of all examples, one behind the other; each example has one right choice at least.

    Attributes:
        features: choices x features.
        right: whether each choice is right.
        sizes: how many choices each example has.
        counts: how much each example counts; their sum is 1.
    """

    features: Array
    right: Array
    sizes: Array
    counts: Array


def fit(choices: Choices, how: Descent) -> Array:
    """Return the weights that make the right choices likely, by gradient descent from zero; the same at every run.

    How likely a choice is says a softmax over those of its example.
    """
    np = import_module("numpy")
    features, right = choices.features, choices.right.astype(np.float64)
    example, starts = np.repeat(np.arange(len(choices.sizes)), choices.sizes), np.r_[0, np.cumsum(choices.sizes)[:-1]]
    weights = np.zeros(features.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, how.steps + 1):
        scores = features @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[example])
        wanted = likely * right
        share = likely / np.add.reduceat(likely, starts)[example] - wanted / np.add.reduceat(wanted, starts)[example]
        slope = features.T @ (share * choices.counts[example]) + how.decay * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= how.rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights
