"""How often the metadata of HTML pages is right, beside what other libraries find in the same run."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.data import Page, Selection, select
from benchmarks.progress import track
from benchmarks.systems import load_pipeline
from benchmarks.tables import table

DAY = 10
"""Characters of a day as ISO 8601."""

ALIKE = 0.9
"""The least ratio, as difflib counts it, of two titles that are alike.

It counts the characters in common runs. Titles are compared so where a truth is taken for right that differs in a word
or a sign.
"""

_BETWEEN_NAMES = re.compile(r";|,| and | und | et | y | e | & ")


class Answer(NamedTuple):
    """What a system says of a page; an empty value says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""


class System(NamedTuple):
    """A system and the fields that it gives."""

    name: str
    fields: tuple[str, ...]
    ask: Callable[[Page], Answer]


def same(text: str | None) -> str:
    """Return `text` without what makes no difference between two spellings of one value."""
    return re.sub(r"\W+", " ", (text or "").replace("\u00ad", "")).lower().strip()


def is_alike(one: str | None, other: str | None) -> bool:
    """Say whether two titles are the same, or nearly: see `ALIKE`.

    >>> is_alike("The port of Varn is open", "Port of Varn is open!"), is_alike("The port is open", "The port is shut")
    (True, False)
    """
    left, right = same(one), same(other)
    return left == right or SequenceMatcher(None, left, right).ratio() >= ALIKE


def names(texts: Iterable[str]) -> set[str]:
    """Return the single names in lists of names, for comparison."""
    return {same(name) for text in texts for name in _BETWEEN_NAMES.split(text) if same(name)}


def f1(given: set[str], true: set[str]) -> float:
    """Return the harmonic mean of precision and recall of a set of names."""
    return 2 * len(given & true) / (len(given) + len(true)) if given or true else 1.0


def systems(preset: str) -> list[System]:
    """Return the cleaner and the peers that are installed."""
    pipeline = load_pipeline(preset)

    def cleaner(page: Page) -> Answer:
        found = pipeline.clean(page.html, url=page.url or None, kind="html").metadata
        return Answer(found.title or "", found.authors, found.date or "")

    def trafilatura(page: Page) -> Answer:
        found: Any = import_module("trafilatura.metadata").extract_metadata(page.html, default_url=page.url or None)
        return (
            Answer(found.title or "", tuple((found.author or "").split(";")), found.date or "") if found else Answer()
        )

    def htmldate(page: Page) -> Answer:
        found = import_module("htmldate").find_date(page.html, url=page.url or None, original_date=True)
        return Answer(date=found or "")

    def readability(page: Page) -> Answer:
        return Answer(title=str(import_module("readability").Document(page.html).short_title()))

    everything = ("title", "authors", "date")
    peers = [
        System("trafilatura", everything, trafilatura),
        System("htmldate", ("date",), htmldate),
        System("readability", ("title",), readability),
    ]
    return [System("cleaner", everything, cleaner), *[peer for peer in peers if _is_installed(peer.name)]]


def _is_installed(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True


def judge(page: Page, answer: Answer, fields: Iterable[str]) -> Iterable[tuple[str, str, float]]:
    """Yield for each field whose truth is known the field, "right", "wrong" or "none", and a score.

    A title is right that has the same words, and scores 1 if it is at least alike; see `is_alike`. Authors are right
    where all names are, and score by their F1; a page whose truth names none only tells whether authors are given all
    the same. A date is right by its day.
    """
    for field in fields:
        if field == "title" and page.title:
            yield (
                field,
                _verdict(bool(answer.title), same(answer.title) == same(page.title)),
                float(is_alike(answer.title, page.title)),
            )
        elif field == "date" and len(page.date) >= DAY:
            yield field, _verdict(bool(answer.date), answer.date[:DAY] == page.date[:DAY]), 0.0
        elif field == "authors":
            given, true = names(answer.authors), names(page.author.split(";"))
            score = f1(given, true)
            yield ("authors" if true else "unknown"), _verdict(bool(given), score == 1.0 or not true), score


def _verdict(given: bool, right: bool) -> str:
    return "none" if not given else "right" if right else "wrong"


def measure(folder: Path, selection: Selection, preset: str) -> str:
    """Return a table of how often each system is right; a page on which one raises counts as no answer."""
    asked = systems(preset)
    counts: Counter[tuple[str, str, str, str]] = Counter()
    scores: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    seconds: defaultdict[str, float] = defaultdict(float)
    pages = 0
    for page in track(select(folder, selection), "pages"):
        pages += 1
        for system in asked:
            started = time.perf_counter()
            try:
                answer = system.ask(page)
            except Exception as error:  # a library's error on one page must not end the run
                print(f"warning: {system.name}: {page.url}: {error!r}", file=sys.stderr)
                answer = Answer()
            seconds[system.name] += time.perf_counter() - started
            for field, verdict, score in judge(page, answer, system.fields):
                counts[page.set, field, system.name, verdict] += 1
                scores[page.set, field, system.name] += score
    times = ", ".join(f"{system.name} {1000 * seconds[system.name] / max(pages, 1):.1f}" for system in asked)
    return f"{_table(selection.sets, asked, counts, scores)}\n\nmilliseconds a page: {times}"


def _table(
    sets: Iterable[str],
    asked: list[System],
    counts: Counter[tuple[str, str, str, str]],
    scores: defaultdict[tuple[str, str, str], float],
) -> str:
    rows = []
    for name in sets:
        for field in ("title", "authors", "unknown", "date"):
            for system in asked:
                key = (name, field, system.name)
                total = sum(counts[*key, verdict] for verdict in ("right", "wrong", "none"))
                if not total:
                    continue
                shares = [f"{counts[*key, verdict] / total:.3f}" for verdict in ("right", "wrong", "none")]
                score = f"{scores[key] / total:.3f}"
                label = "authors (truth unknown: right is given)" if field == "unknown" else field
                more = [score if field == scored else "-" for scored in ("title", "authors")]
                rows.append([name, label, system.name, str(total), *shares, *more])
    return table(["set", "field", "system", "pages", "right", "wrong", "none", "right or alike", "mean F1"], rows)
