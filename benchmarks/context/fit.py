"""Fits the network to texts: batches, the loss, and the passes over the data."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from benchmarks.context.model import GAP, Precision, Tagger
from benchmarks.context.variants import WHOLE
from cleaner.learned.features import COLUMNS
from cleaner.learned.network import MAX_POOL_WORDS
from cleaner.learned.units import STEPS

if TYPE_CHECKING:
    from benchmarks.context.dataset import Texts

Array = Any

MAX_UNITS = 1500
"""Units of a text that are learned from; of the few longer ones the first."""

MIN_FOUND = 0.3
"""Share of a body's words that a text must hold to be learned from; else its truth says something else."""

_MARKS = [number for number, (_, name) in enumerate(COLUMNS) if name.startswith(("marked as", "holds the"))]

MIN_CLEAN = 0.97
"""Share of a text's words that are the body's, from which on the text is clean."""


class Example(NamedTuple):
    """A page of the training data.

    Attributes:
        page: its number among all pages.
        body: the words of its true body.
        kind: the number of its type; -1 if it is unknown.
        times: how often it is drawn in each pass.
    """

    page: int
    body: int
    kind: int
    times: int = 1


@dataclass(frozen=True)
class Plan:
    """How the network is fitted."""

    passes: int = 16
    whole: int = 2
    batch: int = 4
    rate: float = 1.5e-3
    decay: float = 0.1
    word_dropout: float = 0.25
    page_dropout: float = 0.3
    mark_dropout: float = 0.1
    soft: float = 1.0
    entropy: float = 0.5
    kinds: float = 0.05
    clean: float = 0.1
    average: float = 0.998
    dropout: float = 0.15
    hidden: int = 64
    seed: int = 1
    html: bool = False
    name_dropout: float = 0.25
    page_name_dropout: float = 0.15


class Store:
    """The texts of all variants with the places of their words, so that a page's row is a few slices."""

    def __init__(self, variants: Mapping[str, Texts]) -> None:
        """Work out where each unit's words begin."""
        self.variants = variants
        self._first = {name: np.r_[0, np.cumsum(texts.words)] for name, texts in variants.items()}
        self._names = {name: np.r_[0, np.cumsum(texts.names)] for name, texts in variants.items()}

    def row(self, variant: str, page: int) -> Texts:
        """Return one text, without the words that only scores need."""
        texts, first, names = self.variants[variant], self._first[variant], self._names[variant]
        low = texts.units[page]
        high = min(texts.units[page + 1], low + MAX_UNITS)
        return texts._replace(
            units=np.array([0, high - low]),
            columns=texts.columns[low:high],
            words=texts.words[low:high],
            buckets=texts.buckets[first[low] : first[high]],
            size=texts.size[low:high],
            true=texts.true[low:high],
            free=texts.free[low:high],
            name_buckets=texts.name_buckets[names[low] : names[high]],
            names=texts.names[low:high],
            ids=texts.ids[:0],
        )


def make_batch(rows: Sequence[Texts], examples: Sequence[Example], draw: np.random.Generator | None, plan: Plan) -> Any:
    """Return the tensors of a batch; with `draw`, words, pages' words and marks are dropped at random."""
    width = rows[0].columns.shape[1]
    empty = np.zeros((GAP, width), dtype=np.uint8)
    gap = np.zeros(GAP, dtype=np.int64)
    inputs = [_dropped(row, draw, plan) for row in rows]
    columns = [part for one in inputs for part in (one.columns, empty)]
    counts, name_counts = (
        np.concatenate([part for one in inputs for part in (getattr(one, field).astype(np.int64), gap)])
        for field in ("words", "names")
    )
    lengths = np.array([len(row.columns) + GAP for row in rows])
    inside = np.concatenate([np.r_[np.ones(len(row.columns)), np.zeros(GAP)] for row in rows])
    full = np.concatenate([np.r_[row.words, gap] for row in rows])

    def padded(values: Sequence[Array]) -> Tensor:
        return torch.from_numpy(np.concatenate([np.r_[v, gap] for v in values]).astype(np.float32))

    return {
        "columns": torch.from_numpy(np.concatenate(columns)).float() / STEPS,
        "buckets": torch.from_numpy(np.concatenate([one.buckets for one in inputs]).astype(np.int64)),
        "offsets": torch.from_numpy(np.r_[0, np.cumsum(counts)[:-1]]),
        "name_buckets": torch.from_numpy(np.concatenate([one.name_buckets for one in inputs]).astype(np.int64)),
        "name_offsets": torch.from_numpy(np.r_[0, np.cumsum(name_counts)[:-1]]),
        "mask": torch.from_numpy(inside.astype(np.float32))[:, None],
        "owner": torch.from_numpy(np.repeat(np.arange(len(rows)), lengths)),
        "lengths": torch.from_numpy(lengths),
        "first": torch.from_numpy(np.repeat(np.cumsum(lengths) - lengths, lengths)),
        "last": torch.from_numpy(np.repeat(np.cumsum(lengths) - GAP, lengths)),
        "weight": torch.from_numpy(((np.minimum(full, MAX_POOL_WORDS) + 1) * inside).astype(np.float32)),
        "size": padded([row.size * row.free for row in rows]),
        "true": padded([row.true * row.free for row in rows]),
        "body": torch.tensor([float(example.body) for example in examples]),
        "kind": torch.tensor([example.kind for example in examples]),
        "clean": torch.tensor([float(row.true.sum() >= MIN_CLEAN * row.size.sum()) for row in rows]),
    }


def _dropped(row: Texts, draw: np.random.Generator | None, plan: Plan) -> Texts:
    """Return a row without some of its words and names, chosen at random, and now and then without its marks."""
    if draw is None:
        return row
    buckets, words = _fewer(row.buckets, row.words, draw, plan.page_dropout, plan.word_dropout)
    name_buckets, names = _fewer(row.name_buckets, row.names, draw, plan.page_name_dropout, plan.name_dropout)
    columns = row.columns
    if draw.random() < plan.mark_dropout:
        columns = columns.copy()
        columns[:, _MARKS] = 0
    return row._replace(columns=columns, buckets=buckets, words=words, name_buckets=name_buckets, names=names)


def _fewer(buckets: Array, counts: Array, draw: np.random.Generator, all_of: float, some: float) -> tuple[Array, Array]:
    """Drop all words of a page at times, else a share that is `some` on average."""
    if not len(buckets):
        return buckets, counts
    share = 1.0 if draw.random() < all_of else some * 2 * draw.random()
    kept = draw.random(len(buckets)) >= share
    owner = np.repeat(np.arange(len(counts)), counts)
    return buckets[kept], np.bincount(owner[kept], minlength=len(counts))


def loss_of(outcome: tuple[Tensor, Tensor, Tensor], batch: Mapping[str, Tensor], plan: Plan) -> Tensor:
    """Return the mean loss of the pages: what is missing of F1, and the cross entropy of the units by words."""
    logits, clean, kinds = outcome
    owner, size, true, body = batch["owner"], batch["size"], batch["true"], batch["body"]
    pages = len(body)

    def total(values: Tensor) -> Tensor:
        return values.new_zeros(pages).index_add(0, owner, values)

    likely = torch.sigmoid(logits)
    soft = (2 * total(likely * true) + 1) / (total(likely * size) + body + 1)
    target = true / size.clamp_min(1)
    weight = size.clamp_max(60).sqrt()
    entropy = torch.nn.functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    entropy = total(entropy * weight) / total(weight).clamp_min(1)
    result = plan.soft * (1 - soft).mean() + plan.entropy * entropy.mean()
    result = result + plan.clean * torch.nn.functional.binary_cross_entropy_with_logits(clean, batch["clean"])
    known = batch["kind"] >= 0
    if plan.kinds and known.any():
        result = result + plan.kinds * torch.nn.functional.cross_entropy(kinds[known], batch["kind"][known])
    return result


def batches(
    store: Store, examples: Sequence[Example], chances: Mapping[str, float], plan: Plan, draw: np.random.Generator
) -> Iterator[Any]:
    """Yield the batches of one pass: every page as often as it asks, in a random order and random variants."""
    names = list(chances)
    odds = np.array([chances[name] for name in names])
    odds = odds / odds.sum()
    order = draw.permutation(np.repeat(np.arange(len(examples)), [example.times for example in examples]))
    for at in range(0, len(order), plan.batch):
        chosen = [examples[i] for i in order[at : at + plan.batch]]
        drawn = [names[draw.choice(len(names), p=odds)] for _ in chosen]
        rows = [store.row(name, example.page) for name, example in zip(drawn, chosen, strict=True)]
        chosen = [
            example._replace(body=int(row.size.sum())) if name in WHOLE else example
            for name, row, example in zip(drawn, rows, chosen, strict=True)
        ]
        filled = [
            (row, example)
            for row, example in zip(rows, chosen, strict=True)
            if len(row.columns) and (len(row.columns) == MAX_UNITS or row.true.sum() >= MIN_FOUND * example.body)
        ]
        if filled:
            yield make_batch([row for row, _ in filled], [example for _, example in filled], draw, plan)


def fit(store: Store, examples: Sequence[Example], chances: Mapping[str, float], plan: Plan) -> Tagger:
    """Return the network fitted to `examples`, its weights averaged over the last steps; repeatable by its seed."""
    torch.set_num_threads(1)  # more would add up in another order; folds run side by side instead
    torch.manual_seed(plan.seed)
    draw = np.random.default_rng(plan.seed)
    model, mean = (Tagger(plan.hidden, html=plan.html, dropout=plan.dropout) for _ in range(2))
    mean.load_state_dict(model.state_dict())
    optimizer = _optimizer(model, plan)
    steps, step = plan.passes * math.ceil(sum(example.times for example in examples) / plan.batch), 0
    for number in range(plan.passes):
        model.train()
        Precision.whole = number >= plan.passes - plan.whole
        began, losses = time.perf_counter(), []
        for batch in batches(store, examples, chances, plan, draw):
            for group in optimizer.param_groups:
                group["lr"] = _rate(plan, step, steps)
            loss = loss_of(model(batch), batch, plan)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            _average(mean, model, min(plan.average, (1 + step) / (10 + step)))
            losses.append(float(loss.detach()))
        print(f"pass {number + 1}: loss {np.mean(losses):.4f}, {time.perf_counter() - began:.0f} s", file=sys.stderr)
    mean.eval()
    return mean


def _optimizer(model: Tagger, plan: Plan) -> torch.optim.Optimizer:
    weights = [values for name, values in model.named_parameters() if "bias" not in name]
    biases = [values for name, values in model.named_parameters() if "bias" in name]
    groups = [{"params": weights, "weight_decay": plan.decay}, {"params": biases, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=plan.rate, betas=(0.9, 0.999))


def _rate(plan: Plan, step: int, steps: int) -> float:
    """Return the rate of a step: rising over the first hundred, then falling along a cosine to a fiftieth."""
    return plan.rate * min(1.0, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def _average(mean: Tagger, model: Tagger, share: float) -> None:
    """Move the averaged weights towards the present ones."""
    with torch.no_grad():
        for ours, theirs in zip(mean.parameters(), model.parameters(), strict=True):
            ours.lerp_(theirs, 1 - share)
