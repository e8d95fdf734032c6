"""Measures one page: flattens it, runs every system on it, scores the outputs. Runs inside worker processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.flatten import FlattenCache
from benchmarks.processes import in_order
from benchmarks.scores import Kept, Score, ShingleCounts, kept_words, page_score, shingle_counts, words
from benchmarks.systems import SYSTEMS, Cleaned, Removed, System

if TYPE_CHECKING:
    from benchmarks.data import Page


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with each page; the same for all pages of a run. Empty `flattenings` means no text mode."""

    flattenings: tuple[str, ...]
    systems: tuple[str, ...]
    preset: str
    cache: Path
    shingles: bool = False


class TextScore(NamedTuple):
    """How one system did on one flattening of one page. `shingles` is None when not asked for."""

    flattening: str
    system: str
    score: Score
    shingles: ShingleCounts | None


class Loss(NamedTuple):
    """True words that went away on one page, and the removed pieces that held them. `source` is how the text came."""

    source: str
    page_id: str
    page_type: str
    url: str
    lost: int
    total: int
    pieces: tuple[Removed, ...]


class PageResult(NamedTuple):
    """All measures of one page. `kept` is None when the cleaner was not among the systems.

    `failures` names each system that raised on the page, and the error; its output there counts as empty.
    """

    page_id: str
    set: str
    type: str
    texts: tuple[TextScore, ...]
    kept: Kept | None
    losses: tuple[Loss, ...]
    failures: tuple[str, ...]


@cache
def _systems(names: tuple[str, ...], preset: str) -> dict[str, System]:
    return {name: SYSTEMS[name](preset) for name in names}


@cache
def _store(folder: Path) -> FlattenCache:
    return FlattenCache(folder)


def _run(name: str, system: System, text: str, failures: list[str]) -> Cleaned:
    try:
        return system(text)
    except Exception as error:  # one page must not hide the scores of all others; it is reported
        failures.append(f"{name}: {type(error).__name__}: {error}")
        return Cleaned("")


def measure_page(job: tuple[Plan, Page]) -> PageResult:
    """Runs the plan on one page."""
    plan, page = job
    systems = _systems(plan.systems, plan.preset)
    texts: list[TextScore] = []
    losses: list[Loss] = []
    failures: list[str] = []
    for flattening in plan.flattenings:
        text = _store(plan.cache).get(flattening, page.html)
        for name, system in systems.items():
            cleaned = _run(name, system, text, failures)
            counts = shingle_counts(cleaned.body, page.body) if plan.shingles else None
            texts.append(TextScore(flattening, name, page_score(cleaned.body, page.body), counts))
            if name == "cleaner" and not failures:
                losses.append(_loss(flattening, page, text, cleaned))
    kept = None
    if "cleaner" in systems:
        cleaned = _run("cleaner", systems["cleaner"], page.body, failures)
        kept = kept_words(page.body, cleaned.body)
        if not failures:
            losses.append(_loss("true body", page, page.body, cleaned))
    lossy = tuple(loss for loss in losses if loss.lost)
    return PageResult(page.id, page.set, page.type, tuple(texts), kept, lossy, tuple(dict.fromkeys(failures)))


def _loss(source: str, page: Page, text: str, cleaned: Cleaned) -> Loss:
    """Counts the true words that the text had and the output lacks; keeps the pieces that hold true lines."""
    truth = Counter(words(page.body))
    had = truth & Counter(words(text))
    lost = had - Counter(words(cleaned.body))
    pieces = tuple(_true_lines(cleaned.removed, lost, page.body)) if lost else ()
    return Loss(source, page.id, page.type, page.url, lost.total(), truth.total(), pieces)


def _true_lines(removed: tuple[Removed, ...], lost: Counter[str], body: str) -> Iterator[Removed]:
    """The removed lines that stand in the true body as they are, and hold a word that went missing."""
    haystack = f" {' '.join(words(body))} "
    for piece in removed:
        start = piece.start
        for line in piece.text.split("\n"):
            found = words(line)
            if any(word in lost for word in found) and f" {' '.join(found)} " in haystack:
                yield piece._replace(start=start, end=start + len(line), text=line)
            start += len(line) + 1


def measure(plan: Plan, pages: Iterator[Page], jobs: int) -> Iterator[PageResult]:
    """Yields the result of each page in the order of the pages, worked out by `jobs` processes."""
    return in_order(measure_page, ((plan, page) for page in pages), jobs)
