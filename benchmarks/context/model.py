"""The network as it is trained: the same as in `cleaner.learned.network`, with rounding that lets gradients through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from cleaner.learned.elements import ELEMENT_COLUMNS, NAME_BITS
from cleaner.learned.features import COLUMNS
from cleaner.learned.network import (
    DILATIONS,
    EMBEDDING_STEPS,
    HIDDEN_STEPS,
    INPUT_STEPS,
    LARGEST,
    LOGIT_STEPS,
    POOL_BEFORE,
    SIGNS,
    SPANS,
)
from cleaner.learned.words import BITS

if TYPE_CHECKING:
    from cleaner.learned.words import Characters

Array = Any

EMBEDDING, NAME_EMBEDDING, PAGE = 24, 16, 32
TYPES = ("article", "collection", "documentation", "forum", "listing", "product", "service")
GAP = max(DILATIONS)
"""Empty rows between the pages of a batch, so that none sees the next."""


class Precision:
    """Whether values are rounded as the package rounds them. Learning begins without: rounding slows it down."""

    whole = False


def rounded(values: Tensor, steps: float, low: float, high: float) -> Tensor:
    """Limit values, and round them if asked to: to steps of 1 / `steps` between `low` and `high` steps.

    Gradients pass the rounding, but not the limits.
    """
    values = values.clamp(low / steps, high / steps)
    if not Precision.whole:
        return values
    return values + ((values * steps).round() / steps - values).detach()


class Dense(nn.Module):
    """A layer whose weights are whole numbers of at most 127 times a scale for each output."""

    def __init__(self, inputs: int, outputs: int, gain: float = 1.0) -> None:
        """Start with random weights."""
        super().__init__()
        self.weights = nn.Parameter(torch.randn(inputs, outputs) * gain / inputs**0.5)
        self.bias = nn.Parameter(torch.zeros(outputs))

    def scale(self) -> Tensor:
        """Return what a whole number of each output's weights stands for."""
        return self.weights.detach().abs().amax(dim=0).clamp_min(1e-6) / 127

    def forward(self, values: Tensor) -> Tensor:
        """Return the outputs."""
        if not Precision.whole:
            return values @ self.weights + self.bias
        scale = self.scale()
        weights = self.weights + ((self.weights / scale).round() * scale - self.weights).detach()
        return values @ weights + self.bias

    def export(self, name: str, inputs: int, outputs: int) -> dict[str, Array]:
        """Return the arrays of a weights file, for inputs and outputs in these steps."""
        scale = self.scale()
        whole = (self.weights.detach() / scale).round().to(torch.int8)
        return {
            f"{name}.weights": whole.numpy(),
            f"{name}.scale": (scale * outputs / inputs).numpy().astype(np.float32),
            f"{name}.bias": (self.bias.detach() * outputs).numpy().astype(np.float32),
        }


class Tagger(nn.Module):
    """The network."""

    def __init__(self, hidden: int, *, html: bool = False, page: int = PAGE, dropout: float = 0.1) -> None:
        """Start with random weights; with `html` the network reads the facts of elements too."""
        super().__init__()
        width = len(COLUMNS) + EMBEDDING
        self.words = nn.Parameter(torch.randn(1 << BITS, EMBEDDING) * 0.1)
        self.names: nn.Parameter | None = None
        if html:
            width += len(ELEMENT_COLUMNS) + NAME_EMBEDDING
            self.names = nn.Parameter(torch.randn(1 << NAME_BITS, NAME_EMBEDDING) * 0.1)
        self.first = Dense(width, hidden)
        self.blocks = nn.ModuleList(Dense(3 * hidden, hidden, 0.5) for _ in DILATIONS)
        self.page = Dense(2 * hidden, page)
        self.signs = Dense(hidden, SIGNS)
        self.spread = Dense(page + SIGNS * (1 + len(SPANS)), hidden, 0.5)
        self.last = Dense(hidden, 1)
        self.clean = Dense(2 * hidden, 1)
        self.kind = nn.Linear(page, len(TYPES))
        self.dropout = dropout

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Return a logit for each row of the batch, one for each page that it is clean, and one for each type."""
        parts = [batch["columns"], _mean_vectors(self.words, batch["buckets"], batch["offsets"])]
        if self.names is not None:
            parts.append(_mean_vectors(self.names, batch["name_buckets"], batch["name_offsets"]))
        values = torch.cat(parts, dim=1)
        mask = batch["mask"]
        hidden = self._step(self.first(values)) * mask
        kind = hidden
        for number, (block, apart) in enumerate(zip(self.blocks, DILATIONS, strict=True)):
            if number == POOL_BEFORE:
                page = self._step(self.page(_pooled(hidden, batch)))
                kind = self.kind(page)
                sums = _sums(self._step(self.signs(hidden)) * mask, batch)
                hidden = self._step(hidden + self.spread(torch.cat([page[batch["owner"]], sums], dim=1))) * mask
            hidden = self._step(hidden + block(_beside(self._dropped(hidden, batch), apart))) * mask
        clean = self.clean(_pooled(hidden, batch))[:, 0]
        return self.last(self._dropped(hidden, batch))[:, 0], clean, kind

    def _dropped(self, hidden: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Drop some columns of each page, in training."""
        if not self.training or not self.dropout:
            return hidden
        kept = (torch.rand(len(batch["lengths"]), hidden.shape[1]) >= self.dropout).float() / (1 - self.dropout)
        return hidden * kept[batch["owner"]]

    def _step(self, values: Tensor) -> Tensor:
        return rounded(values.relu(), HIDDEN_STEPS, 0, LARGEST)

    def export(self, characters: Characters) -> dict[str, Array]:
        """Return the arrays of the weights file."""
        steps = np.diff(characters.small.astype(np.int64), prepend=0).astype(np.uint16)
        arrays: dict[str, Array] = {"classes": characters.classes, "small": steps}
        for name, table in (("words", self.words), ("names", self.names)):
            if table is not None:
                arrays[name] = (table.detach() * EMBEDDING_STEPS).round().clamp(-127, 127).to(torch.int8).numpy()
        arrays |= self.first.export("first", INPUT_STEPS, HIDDEN_STEPS)
        for number, block in enumerate(self.blocks):
            arrays |= block.export(f"block{number}", HIDDEN_STEPS, HIDDEN_STEPS)
        arrays |= self.signs.export("signs", HIDDEN_STEPS, HIDDEN_STEPS)
        arrays |= self.page.export("page", HIDDEN_STEPS, HIDDEN_STEPS)
        arrays |= self.spread.export("spread", HIDDEN_STEPS, HIDDEN_STEPS)
        arrays |= self.clean.export("clean", HIDDEN_STEPS, LOGIT_STEPS)
        return arrays | self.last.export("last", HIDDEN_STEPS, LOGIT_STEPS)


def _mean_vectors(table: Tensor, buckets: Tensor, offsets: Tensor) -> Tensor:
    whole = rounded(table, EMBEDDING_STEPS, -127, 127)
    vectors = nn.functional.embedding_bag(buckets, whole, offsets, mode="mean")
    return rounded(vectors, INPUT_STEPS, -LARGEST, LARGEST)


def _beside(hidden: Tensor, apart: int) -> Tensor:
    empty = hidden.new_zeros(apart, hidden.shape[1])
    return torch.cat([torch.cat([empty, hidden[:-apart]]), hidden, torch.cat([hidden[apart:], empty])], dim=1)


def _sums(signs: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Return shares of the signs above each row, and means over spans, as `cleaner.learned.network` does."""
    total = torch.cat([signs.new_zeros(1, signs.shape[1]), signs.cumsum(0)])
    first, last = batch["first"], batch["last"]
    all_signs = (total[last] - total[first]).clamp_min(1 / HIDDEN_STEPS)
    above = total[:-1] - total[first]
    parts = [rounded(above / all_signs * (LARGEST / HIDDEN_STEPS) - 0.4999 / HIDDEN_STEPS, HIDDEN_STEPS, 0, LARGEST)]
    place = torch.arange(len(signs))
    for span in SPANS:
        low, high = torch.maximum(place - span, first), torch.minimum(place + span + 1, last)
        mean = (total[high] - total[low]) / (high - low).clamp_min(1)[:, None]
        parts.append(rounded(mean - 0.4999 / HIDDEN_STEPS, HIDDEN_STEPS, 0, LARGEST))
    return torch.cat(parts, dim=1)


def _pooled(hidden: Tensor, batch: dict[str, Tensor]) -> Tensor:
    pages = len(batch["lengths"])
    weight = batch["weight"]
    sums = hidden.new_zeros(pages, hidden.shape[1]).index_add(0, batch["owner"], hidden * weight[:, None])
    total = hidden.new_zeros(pages).index_add(0, batch["owner"], weight)
    mean = rounded(sums / total[:, None].clamp_min(1), HIDDEN_STEPS, 0, LARGEST)
    largest = torch.segment_reduce(hidden, "max", lengths=batch["lengths"], axis=0)
    return torch.cat([mean, largest], dim=1)
