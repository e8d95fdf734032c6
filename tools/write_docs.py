"""Writes docs/filters/: a page for every built-in filter and a list of them all, from what the filters say themselves.

`python tools/write_docs.py` writes; with `--check` it only says which pages are stale, and exits with 1 if any is.
"""

import argparse
import sys
from pathlib import Path

from cleaner.command.describe import describe
from cleaner.filters.registry import Filter, builtin_names, find
from cleaner.pipeline import Pipeline

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "filters"
INDEX = "README.md"
NOTE = "<!-- Written by `make docs` from the filter's docstring and rules; change those. -->\n\n"


def main(argv: list[str] | None = None) -> int:
    """Write or check the pages and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; name the stale pages")
    args = parser.parse_args(argv)
    pages = render_all()
    stale = find_stale(pages)
    for name in stale:
        print(f"docs/filters/{name}: {'stale; run make docs' if args.check else 'written'}")
    if args.check:
        print(f"docs/filters: {len(pages)} pages, {len(stale)} stale")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in pages:
            (FOLDER / name).write_text(pages[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    return 0


def render_all() -> dict[str, str]:
    """Return the content of every page by its file name."""
    filters = [find(name) for name in builtin_names()]
    return {INDEX: render_index(filters)} | {f"{f.name}.md": NOTE + describe(f) for f in filters}


def render_index(filters: list[Filter]) -> str:
    """Return the list of all filters: those of the preset in their order, then the rest."""
    order = Pipeline.preset().names
    ranked = sorted(filters, key=lambda f: (order.index(f.name) if f.name in order else len(order), f.name))
    rows = [
        f"| {order.index(f.name) + 1 if f.name in order else '-'} | [{f.name}]({f.name}.md) | `{f.label}` | "
        f"{f.about.split(chr(10) * 2)[0].replace(chr(10), ' ').strip()} |\n"
        for f in ranked
    ]
    return (
        f"{NOTE}# Filters\n\nIn the order in which the preset `default` runs them; a dash says that it does not.\n\n"
        f"| | Filter | Label | What for |\n|---|---|---|---|\n{''.join(rows)}"
    )


def find_stale(pages: dict[str, str]) -> list[str]:
    """Return the names of pages that are missing, differ, or belong to no filter."""
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in pages.keys() | there.keys() if pages.get(name) != there.get(name))


if __name__ == "__main__":
    sys.exit(main())
