"""The network's forward pass in whole numbers, so that every machine comes to one result.

Weights and activations are small whole numbers, multiplied as 32-bit floats because that is fast. Every sum stays below
2**24, up to which such floats are exact, so the order of additions makes no difference. Between the layers stand single
multiplications, additions and roundings only, which all machines do alike.
"""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np

from cleaner.learned.features import Features
from cleaner.learned.units import STEPS
from cleaner.learned.words import Characters
from cleaner.text.lazy import read_bytes

Array = Any

WEIGHTS, HTML_WEIGHTS = "weights.npz", "weights_html.npz"
"""Files of weights: for flat text, and for pages with elements."""

INPUT_STEPS = 64
"""Steps that make 1 in the input of the first layer."""

HIDDEN_STEPS = 32
"""Steps that make 1 between the layers."""

LOGIT_STEPS = 64
"""Steps that make 1 in a logit."""

LARGEST = 1023
"""Maximum activation, in steps."""

EMBEDDING_STEPS = 32
"""Steps that make 1 in the vectors of words and names."""

EXACT = 1 << 24
"""32-bit floats are exact for whole numbers below this."""

DILATIONS = (1, 2, 4, 8, 1)
"""Dilation of each convolution over three units."""

POOL_BEFORE = 2
"""Number of the convolution before which the page as a whole is pooled."""

REACH = sum(DILATIONS)
"""Receptive field: units on either side that a convolution can see."""

SIGNS = 8
"""Activations summed up over the page: signs of text, or of boilerplate."""

SPANS = (12, 48)
"""Units above and below over which the signs are averaged, beside their running sum."""

MAX_POOL_WORDS = 30
"""Maximum words of a unit that count in the mean over the page."""

MAX_PRODUCTS, MAX_ROWS = 500_000, 128
"""Maximum multiplications and rows of inputs in one call of NumPy.

OpenBLAS does so few in the calling thread. With more it starts threads, which gain nothing here and wait for each other
on a busy machine: up to forty times as long, measured with three processes on two cores.
"""


class Layer(NamedTuple):
    """A layer: weights (inputs x outputs, whole numbers as floats), and the scale and bias of each output."""

    weights: Array
    scale: Array
    bias: Array

    def __call__(self, values: Array) -> Array:
        """Return the outputs for rows of inputs."""
        inputs, outputs = self.weights.shape
        block = min(MAX_PRODUCTS // self.weights.size, MAX_ROWS)
        whole = len(values) // block * block
        sums = np.empty((len(values), outputs), dtype=np.float32)
        blocks, behind = values[:whole].reshape(-1, block, inputs), values[whole:]
        np.matmul(blocks, self.weights, out=sums[:whole].reshape(-1, block, outputs))
        np.matmul(behind, self.weights, out=sums[whole:])
        sums *= self.scale
        sums += self.bias
        return sums


class Network(NamedTuple):
    """All weights.

    Attributes:
        words: the vector of each bucket of words, whole numbers as floats.
        names: the vector of each bucket of names of HTML elements; None in a network for flat text.
        first: from features and words to the hidden layer.
        blocks: one convolution for each of `DILATIONS`.
        signs: from the hidden layer to the signs that are summed up over the page.
        page: from the pooled page to its vector.
        spread: from the page's vector and each unit's sums back to the hidden layer.
        last: from the hidden layer to the logits of units.
        clean: from the pooled page to the logit of its being nothing but text.
        characters: the tables by which texts are read.
    """

    words: Array
    names: Array | None
    first: Layer
    blocks: tuple[Layer, ...]
    signs: Layer
    page: Layer
    spread: Layer
    last: Layer
    clean: Layer
    characters: Characters


def unpack(found: Mapping[str, Array]) -> Network:
    """Return the network with the arrays of a weights file."""

    def layer(name: str) -> Layer:
        return Layer(found[f"{name}.weights"].astype(np.float32), found[f"{name}.scale"], found[f"{name}.bias"])

    blocks = tuple(layer(f"block{number}") for number in range(len(DILATIONS)))
    characters = Characters(found["classes"], np.cumsum(found["small"], dtype=np.uint16))
    words = found["words"].astype(np.float32)
    names = found["names"].astype(np.float32) if "names" in found else None
    signs, page, spread, last, clean = (layer(name) for name in ("signs", "page", "spread", "last", "clean"))
    return Network(words, names, layer("first"), blocks, signs, page, spread, last, clean, characters)


@cache
def load(*, html: bool = False) -> Network:
    """Return the network that ships with the package, for flat text or for HTML."""
    with np.load(BytesIO(read_bytes(f"learned/{HTML_WEIGHTS if html else WEIGHTS}"))) as found:
        return unpack(dict(found))


def largest_sum(network: Network) -> int:
    """Return the largest absolute value that a sum inside the network can reach on any page."""
    layers = (network.first, *network.blocks, network.signs, network.page, network.spread, network.last, network.clean)
    return max(int(np.abs(layer.weights).sum(axis=0).max()) * LARGEST for layer in layers)


def mean_vectors(buckets: Array, counts: Array, table: Array) -> Array:
    """Return the mean vector of each unit's words or names, in whole numbers.

    Args:
        buckets: the buckets of all units' words, in order.
        counts: how many words each unit has.
        table: a vector for each bucket.
    """
    sums = np.zeros((len(counts), table.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(counts)
    if len(filled):
        starts = np.cumsum(counts)[filled] - counts[filled]
        sums[filled] = np.add.reduceat(table.take(buckets, axis=0), starts, axis=0)
    sums *= np.float32(INPUT_STEPS // EMBEDDING_STEPS)
    sums /= np.maximum(counts, 1).astype(np.float32)[:, None]
    return np.rint(sums, out=sums)


def forward(network: Network, features: Features) -> tuple[Array, int]:
    """Return the logits for keeping each unit, and of the page being nothing but text, in steps of 1 / `LOGIT_STEPS`.

    Args:
        network: the weights.
        features: of all units of a page.
    """
    size = len(features.words)
    hidden = _rounded(network.first(_input(network, features)))
    for number, (block, apart) in enumerate(zip(network.blocks, DILATIONS, strict=True)):
        if number == POOL_BEFORE:
            page = _rounded(network.page(_pooled(hidden, features.words)))
            sums = _sums(_rounded(network.signs(hidden)))
            hidden += network.spread(np.concatenate([np.broadcast_to(page, (size, page.shape[1])), sums], axis=1))
            hidden = _rounded(hidden)
        hidden += block(_beside(hidden, apart))
        hidden = _rounded(hidden)
    clean = network.clean(_pooled(hidden, features.words))
    return np.rint(network.last(hidden)[:, 0]).astype(np.int64), round(float(clean[0, 0]))


def _input(network: Network, features: Features) -> Array:
    """Return the input of the first layer: the columns, the vectors of words, and for HTML those of names."""
    size, width = features.columns.shape
    words, names = network.words, network.names
    behind = width + words.shape[1]
    values = np.empty((size, behind + (0 if names is None else names.shape[1])), dtype=np.float32)
    np.multiply(features.columns, np.float32(INPUT_STEPS // STEPS), out=values[:, :width])
    values[:, width:behind] = mean_vectors(features.buckets, features.words, words)
    if names is not None:
        values[:, behind:] = mean_vectors(features.name_buckets, features.names, names)
    return values


def _rounded(values: Array) -> Array:
    np.rint(values, out=values)
    np.maximum(values, 0, out=values)
    return np.minimum(values, LARGEST, out=values)


def _beside(hidden: Array, apart: int) -> Array:
    """Return each row with the rows `apart` above and below it; beyond the page stand zeros."""
    size, width = hidden.shape
    rows = np.empty((size, 3 * width), dtype=np.float32)
    rows[:apart, :width] = 0
    rows[apart:, :width] = hidden[:-apart]
    rows[:, width : 2 * width] = hidden
    rows[:-apart, 2 * width :] = hidden[apart:]
    rows[max(size - apart, 0) :, 2 * width :] = 0
    return rows


def _sums(signs: Array) -> Array:
    """Return for each unit the share of the page's signs above it, and their means within each span."""
    size = len(signs)
    total = np.zeros((size + 1, signs.shape[1]))
    np.cumsum(signs, axis=0, out=total[1:])
    parts = np.empty((size, (1 + len(SPANS)) * SIGNS))
    np.divide(total[:-1] * LARGEST, np.maximum(total[-1], 1), out=parts[:, :SIGNS])
    place = np.arange(size)
    for number, span in enumerate(SPANS, 1):
        low, high = np.maximum(place - span, 0), np.minimum(place + span + 1, size)
        sums = total.take(high, axis=0)
        sums -= total.take(low, axis=0)
        np.divide(sums, (high - low)[:, None], out=parts[:, number * SIGNS : (number + 1) * SIGNS])
    return np.floor(parts, out=parts).astype(np.float32)


def _pooled(hidden: Array, words: Array) -> Array:
    """Return the mean of the units, weighted by their words, and their maximum, as one row."""
    weight = (np.minimum(words, MAX_POOL_WORDS) + 1).astype(np.float64)
    mean = np.rint(weight @ hidden / weight.sum()).astype(np.float32)
    return np.concatenate([mean, hidden.max(axis=0)])[None, :]
