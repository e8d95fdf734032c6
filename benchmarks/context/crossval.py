"""Cross-validation by domain: each page is judged by a network that has seen no page of its host."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from statistics import fmean
from typing import NamedTuple

from benchmarks.context import variants
from benchmarks.context.characters import build_characters
from benchmarks.context.fit import Example, Plan, Store, fit
from benchmarks.context.judging import Outcome, Scorer, Truth
from benchmarks.context.model import TYPES, Tagger
from benchmarks.context.prepare import Known, Work, load_texts
from cleaner import Pipeline
from cleaner.learned.network import unpack

PRESETS: dict[str, float] = {
    name: Pipeline.preset(name).filters[-1].options["threshold"] for name in ("default", "precision", "recall")
}
"""Thresholds that are measured, by the preset that has them."""

BESIDE = "trafilatura extract"
"""The variant that holds what the peer with the whole HTML extracts from the same pages."""

NEWS = 3
"""How often a news page is drawn in each pass: there are few, in many languages."""

CHANCES = {
    **dict.fromkeys(variants.FIVE, 2.0),
    "wrapped": 1.0,
    "one line": 1.2,
    "markdown": 1.2,
    "inner text": 1.0,
    "no blank lines": 0.5,
    "pairs": 0.5,
    "body": 0.3,
    "body wrapped": 0.2,
    "body one line": 0.2,
    "excerpt": 0.8,
    "true lines": 0.5,
    "some true lines": 0.7,
    **dict.fromkeys(variants.EXTRACTED, 0.4),
}
"""How often each variant is drawn in training for flat text, in proportion."""

HTML_CHANCES = {"html": 6.0, "html summary": 0.5, "html pruned": 0.5}
"""The same for HTML."""


class Measured(NamedTuple):
    """One page in one variant: how it came out at each preset, with rules alone, and with nothing taken."""

    page: int
    variant: str
    outcomes: dict[str, Outcome]
    rules: float
    raw: float


@dataclass(frozen=True)
class Task:
    """One fold of a cross-validation, or, with `fold` -1, the final fit on all pages."""

    work: Work
    known: Sequence[Known]
    truths: Sequence[Truth]
    plan: Plan
    fold: int

    @property
    def chances(self) -> dict[str, float]:
        """Return how often each variant is drawn."""
        return HTML_CHANCES if self.plan.html else CHANCES


def examples_of(known: Sequence[Known], fold: int) -> list[Example]:
    """Return the training examples: the pages of all other folds."""
    return [
        Example(
            number, page.words, TYPES.index(page.type) if page.set == "wcxb" else 0, 1 if page.set == "wcxb" else NEWS
        )
        for number, page in enumerate(known)
        if page.fold != fold
    ]


def fitted(task: Task) -> Tagger:
    """Return the network fitted to what the task leaves to learn from."""
    store = Store(load_texts(task.work, list(task.chances)))
    return fit(store, examples_of(task.known, task.fold), task.chances, task.plan)


def measure_fold(task: Task) -> list[Measured]:
    """Fit one fold's network and judge its pages in all variants."""
    texts = load_texts(task.work, list(task.chances))
    model = fit(Store(texts), examples_of(task.known, task.fold), task.chances, task.plan)
    network = unpack(model.export(build_characters()))
    found = []
    for name, variant in texts.items():
        scorer = Scorer(variant, task.truths)
        for number, page in enumerate(task.known):
            if page.fold == task.fold:
                outcomes = dict(
                    zip(PRESETS, scorer.judge(network, number, list(PRESETS.values()), page.language), strict=True)
                )
                rules, raw = scorer.all_of(number)[2], scorer.all_of(number, raw=True)[2]
                found.append(Measured(number, name, outcomes, rules, raw))
    return found


def peer_scores(work: Work, truths: Sequence[Truth]) -> dict[int, float]:
    """Return page F1 of what trafilatura extracts from each page's HTML."""
    scorer = Scorer(load_texts(work, [BESIDE])[BESIDE], truths)
    return {page: scorer.all_of(page, raw=True)[2] for page in range(len(truths))}


def cross_validate(task: Task, jobs: int) -> list[Measured]:
    """Return what all folds measured, `jobs` at a time."""
    tasks = [replace(task, fold=fold) for fold in range(task.work.folds)]
    if jobs <= 1:
        return [row for one in tasks for row in measure_fold(one)]
    with get_context("spawn").Pool(jobs, maxtasksperchild=1) as pool:
        return [row for rows in pool.imap(measure_fold, tasks, chunksize=1) for row in rows]


def mean_of(rows: Iterable[Measured], value: Callable[[Measured], float]) -> float:
    """Return the mean of a value, NaN where there are no rows."""
    values = [value(row) for row in rows]
    return fmean(values) if values else float("nan")
