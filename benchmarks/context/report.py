"""The tables of a cross-validation, what is asked beside what was measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.context import variants
from benchmarks.context.crossval import BESIDE, PRESETS, Measured, mean_of
from benchmarks.tables import share, table

if TYPE_CHECKING:
    from benchmarks.context.judging import Truth
    from benchmarks.context.prepare import Known

ASKED = {"all": 0.823, "article": 0.950, "news": 0.930}
"""Least F1 that is asked of all types, of articles and of news; of other types it is the peer's less `BELOW`."""

BELOW = 0.02
MIN_LANGUAGE = 0.88
MIN_PAGES = 3


HTML_ABOVE = {"all": 0.06, "article": 0.015}
"""How far above the peer HTML is asked to be; other types at least level."""

HTML_NEWS = 0.975


def report(rows: Sequence[Measured], known: Sequence[Known], truths: Sequence[Truth]) -> str:
    """Return all tables of flat text."""
    peer = {row.page: row.raw for row in rows if row.variant == BESIDE}
    parts = [_types(rows, known, variants.FIVE, peer), _flattenings(rows, known), _harm(rows, known, truths)]
    tables = [*parts, _peers(rows, known), _presets(rows, known, variants.FIVE), _guard(rows, variants.FIVE)]
    return "\n\n".join(tables) + "\n"


def html_report(rows: Sequence[Measured], known: Sequence[Known], peer: Mapping[int, float]) -> str:
    """Return all tables of HTML; `peer` is F1 of what trafilatura extracts from each page."""
    parts = [_types(rows, known, ("html",), peer), _presets(rows, known, ("html",)), _guard(rows, ("html",))]
    for name in ("html pruned", "html summary"):
        chosen = [row for row in rows if row.variant == name]
        stay, before = (
            mean_of(chosen, value) for value in (lambda row: row.outcomes["default"].f1, lambda row: row.raw)
        )
        parts.append(f"{name}: page F1 {share(stay)}, as it is {share(before)}")
    return "\n\n".join(parts) + "\n"


def _groups(known: Sequence[Known]) -> dict[str, Callable[[int], bool]]:
    names = sorted({page.type for page in known if page.set == "wcxb"})
    groups: dict[str, Callable[[int], bool]] = {"all": lambda page: known[page].set == "wcxb"}
    for name in names:
        groups[name] = lambda page, name=name: known[page].group == name  # type: ignore[misc]
    groups["news"] = lambda page: known[page].set == "news"
    languages = sorted({page.group for page in known if page.set == "news"})
    for name in languages:
        if sum(page.group == name for page in known) >= MIN_PAGES:
            groups[name] = lambda page, name=name: known[page].group == name  # type: ignore[misc]
    return groups


def _f1(row: Measured) -> float:
    return row.outcomes["default"].f1


def _asked(name: str, variant: str, peer: float) -> float:
    """Return the least F1 that is asked of a group of pages."""
    if variant == "html":
        return HTML_NEWS if name == "news" else peer + HTML_ABOVE.get(name, 0.0)
    return ASKED.get(name, MIN_LANGUAGE if name.startswith("news ") else peer - BELOW)


def _types(rows: Sequence[Measured], known: Sequence[Known], names: Sequence[str], peer: Mapping[int, float]) -> str:
    """Return F1 of each type and language, mean of the variants in `names`, beside the peer."""
    lines = []
    for name, takes in _groups(known).items():
        chosen = [row for row in rows if row.variant in names and takes(row.page)]
        theirs = [peer[page] for page in sorted({row.page for row in chosen})]
        beside = fmean(theirs) if theirs else float("nan")
        ours, asked = mean_of(chosen, _f1), _asked(name, names[0], beside)
        pages = str(sum(map(takes, range(len(known)))))
        cells = [name, pages, share(mean_of(chosen, lambda r: r.raw)), share(mean_of(chosen, lambda r: r.rules))]
        lines.append([*cells, share(ours), share(asked), "yes" if ours >= asked else "NO", share(beside)])
    head = ["pages", "number", "keep all", "rules", "F1", "asked", "reached", BESIDE]
    what = "mean of five flattenings" if len(names) > 1 else "HTML"
    return f"Page F1, {what}, each page judged without its domain\n\n{table(head, lines)}"


def _flattenings(rows: Sequence[Measured], known: Sequence[Known]) -> str:
    lines = []
    mean = mean_of((r for r in rows if r.variant in variants.FIVE and known[r.page].set == "wcxb"), _f1)
    for name in (*variants.FIVE, *variants.OTHERS):
        here = [row for row in rows if row.variant == name]
        wcxb = mean_of((r for r in here if known[r.page].set == "wcxb"), _f1)
        article = mean_of((r for r in here if known[r.page].group == "article"), _f1)
        news = mean_of((r for r in here if known[r.page].set == "news"), _f1)
        lines.append([name, share(wcxb), f"{wcxb - mean:+.3f}", share(article), share(news)])
    return f"Page F1 by flattening\n\n{table(['flattening', 'WCXB', 'to the mean of five', 'articles', 'news'], lines)}"


def _harm(rows: Sequence[Measured], known: Sequence[Known], truths: Sequence[Truth]) -> str:
    """Return the share of true words that stay, pooled over all words, of texts that are clean already."""
    lines = []
    for variant in ("body", "body wrapped", "body one line"):
        for name, takes in _groups(known).items():
            if name in {"all", "article", "news"}:
                chosen = [row for row in rows if row.variant == variant and takes(row.page)]
                total = sum(truths[row.page].total for row in chosen)
                stay = sum(truths[row.page].total * row.outcomes["default"].recall for row in chosen)
                asked = {"article": 0.995, "all": 0.98}.get(name, 0.98)
                lines.append([variant, name, share(stay / max(total, 1), 4), share(asked, 3)])
    return f"No harm: share of the words of true bodies that stay\n\n{table(['text', 'pages', 'stay', 'asked'], lines)}"


def _peers(rows: Sequence[Measured], known: Sequence[Known]) -> str:
    lines = []
    for name in variants.EXTRACTED:
        for of in ("wcxb", "news"):
            here = [row for row in rows if row.variant == name and known[row.page].set == of]
            raw, rules, ours = mean_of(here, lambda r: r.raw), mean_of(here, lambda r: r.rules), mean_of(here, _f1)
            lines.append([name, of, share(raw, 4), share(rules, 4), share(ours, 4), f"{ours - raw:+.4f}"])
    return f"What extractors give, cleaned\n\n{table(['extractor', 'set', 'F1', 'rules', 'cleaned', 'gain'], lines)}"


def _presets(rows: Sequence[Measured], known: Sequence[Known], names: Sequence[str]) -> str:
    lines = []
    for name in PRESETS:
        for group in ("all", "article", "news"):
            takes = _groups(known)[group]
            five = [row.outcomes[name] for row in rows if row.variant in names and takes(row.page)]
            values: list[Any] = [
                sum(getattr(o, field) for o in five) / max(len(five), 1) for field in five[0]._fields[:3]
            ]
            lines.append([name, share(PRESETS[name], 2), group, *map(share, values)])
    return f"Presets\n\n{table(['preset', 'threshold', 'pages', 'precision', 'recall', 'F1'], lines)}"


def _guard(rows: Sequence[Measured], names: Sequence[str]) -> str:
    """Return how often the guard kept the filter off, and what that cost or gained."""
    five = [row for row in rows if row.variant in names]
    kept = [row for row in five if row.outcomes["default"].abstained]
    return f"The guard kept the filter off {len(kept)} of {len(five)} texts; their mean F1 is {mean_of(kept, _f1):.3f}"
