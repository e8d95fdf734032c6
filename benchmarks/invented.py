"""How well a preset cleans the invented pages of the tests, in many layouts.

The pages are in 16 languages, and the evaluation data nearly all in one; so of several networks that were fitted alike
this says which has learned most that holds elsewhere: `python -m benchmarks.train_context --folds 0 --write --seed N`,
then `python -m benchmarks.invented`, both from the root of the repository.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable
from statistics import fmean

from benchmarks.data import REPOSITORY, exit_with
from benchmarks.scores import page_score
from benchmarks.tables import table
from cleaner import Pipeline
from cleaner.pipeline.config import PRESETS

PAGES = REPOSITORY / "tests" / "fixtures"

LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda page: page,
    "every line apart": lambda page: page.replace("\n", "\n\n"),
    "no blank lines": lambda page: "\n".join(line for line in page.split("\n") if line.strip()),
    "72 columns": lambda page: "\n".join(textwrap.fill(line, 72) for line in page.split("\n")),
    "one line": lambda page: " ".join(page.split()),
}
"""Ways in which a page may be written down."""


def measure(preset: str) -> str:
    """Return a table of the mean and the lowest word F1 of the pages' bodies, for each layout."""
    pipeline = Pipeline.preset(preset)
    pages = [
        [(page / name).read_text(encoding="utf-8") for name in ("page.txt", "body.txt")] for page in PAGES.iterdir()
    ]
    rows = []
    for name, layout in LAYOUTS.items():
        found = [page_score(pipeline.clean(layout(page), kind="text").body, body).f1 for page, body in pages]
        rows.append([name, str(len(found)), f"{fmean(found):.3f}", f"{min(found):.3f}"])
    return table(["layout", "pages", "mean F1", "lowest F1"], rows)


def main(argv: list[str] | None = None) -> int:
    """Measures and prints. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.invented", description=__doc__)
    parser.add_argument("--preset", default="default", choices=PRESETS, help="(%(default)s)")
    print(measure(parser.parse_args(argv).preset))
    return 0


if __name__ == "__main__":
    exit_with(main)
