"""Five ways in which people turn a page's HTML into plain text, and a cache, because doing it is slow.

Run it once to fill the cache: `python -m benchmarks.flatten --set all --jobs 2`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sqlite3
import sys
import zlib
from collections.abc import Callable
from functools import cache
from importlib import import_module, metadata
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.data import BenchmarkError, Page, add_data_options, exit_with, select, selection_from
from benchmarks.progress import track

_BLOCK_NAMES = """
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noframes noscript ol
    optgroup option p pre search section select summary table tbody td tfoot th thead title tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
UNSEEN = frozenset({"script", "style"})
_SPACES = re.compile(r"\s+")


def inscriptis(html: str) -> str:
    """Layout-aware text: tables are drawn with blanks, lists with marks."""
    return str(import_module("inscriptis").get_text(html))


def html_text(html: str) -> str:
    """Text as a browser would show it, without drawing tables."""
    return str(import_module("html_text").extract_text(html))


def resiliparse(html: str) -> str:
    """The whole page's text, its main-content guess switched off."""
    return str(import_module("resiliparse.extract.html2text").extract_plain_text(html, main_content=False))


def beautifulsoup(html: str) -> str:
    """A line for each piece of text, without script and style: inline tags split sentences."""
    soup: Any = import_module("bs4").BeautifulSoup(html, "lxml")
    for element in soup(list(UNSEEN)):
        element.decompose()
    return str(soup.get_text("\n"))


def glued(html: str) -> str:
    """Text content with a line break around block elements only, so that inline neighbours run together."""
    lxml_html: Any = import_module("lxml.html")
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    pieces: list[str] = []
    _walk(root, pieces)
    lines = "".join(pieces).split("\n")
    return "\n".join(line.strip() for line in lines)


def _walk(root: Any, pieces: list[str]) -> None:
    """Appends the texts below `root`. Own stack, not recursion: real pages nest deeper than Python's limit."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        block = element.tag in BLOCKS
        if leaving:
            pieces.append("\n" if block and element.tag != "br" else "")
            pieces.append(_SPACES.sub(" ", element.tail or ""))
            continue
        stack.append((element, True))
        if element.tag in UNSEEN:
            continue
        pieces.append("\n" if block else "")
        text = element.text or ""
        pieces.append(text if element.tag == "pre" else _SPACES.sub(" ", text))
        stack.extend((child, False) for child in reversed(element))


class Flattening(NamedTuple):
    """How a page is flattened, and the distributions whose versions decide the outcome."""

    function: Callable[[str], str]
    distributions: tuple[str, ...]


FLATTENINGS: dict[str, Flattening] = {
    "inscriptis": Flattening(inscriptis, ("inscriptis", "lxml")),
    "html_text": Flattening(html_text, ("html-text", "lxml")),
    "resiliparse": Flattening(resiliparse, ("resiliparse",)),
    "beautifulsoup": Flattening(beautifulsoup, ("beautifulsoup4", "lxml")),
    "glued": Flattening(glued, ("lxml",)),
}
OWN_VERSION = "1"  # raise it when `glued` or `fold_blank_runs` changes, so that the cache forgets


def fold_blank_runs(text: str) -> str:
    """Keeps at most one empty line in a row, and none at the ends."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip():
            kept.append(line)
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).rstrip("\n")


def flatten(name: str, html: str) -> str:
    """Flattens a page one way and folds blank runs. Errors of the libraries pass through."""
    return fold_blank_runs(FLATTENINGS[name].function(html))


@cache
def versions(name: str) -> str:
    """The versions that a flattening's outcome depends on; raises `PackageNotFoundError` when one is not installed."""
    parts = [f"{dist}={metadata.version(dist)}" for dist in FLATTENINGS[name].distributions]
    return ";".join([f"own={OWN_VERSION}", *parts])


def missing_library(name: str) -> str | None:
    """The distribution that a flattening needs and does not find, or None."""
    try:
        versions(name)
    except metadata.PackageNotFoundError as error:
        return str(error.name)
    return None


def default_cache() -> Path:
    """The user's cache folder, outside the repository."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "webcleaner-benchmarks"


class FlattenCache:
    """Flattened texts on disk, keyed by flattening, library versions and a hash of the HTML. Safe among processes."""

    def __init__(self, folder: Path) -> None:
        """Opens the cache in `folder`, which is made when it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        self._store = sqlite3.connect(folder / "flattened.sqlite", timeout=60, isolation_level=None)
        self._store.execute("PRAGMA journal_mode=WAL")
        self._store.execute("PRAGMA synchronous=OFF")
        self._store.execute("CREATE TABLE IF NOT EXISTS texts (key BLOB PRIMARY KEY, text BLOB) WITHOUT ROWID")

    def get(self, name: str, html: str) -> str:
        """The flattened text: from disk, or worked out now and kept. A page that cannot be flattened gives ""."""
        key = hashlib.sha256(f"{name}\0{versions(name)}\0{html}".encode("utf-8", "surrogatepass")).digest()
        row = self._store.execute("SELECT text FROM texts WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
        try:
            text = flatten(name, html)
        except Exception as error:  # any library error on one page must not end a run over 1,478
            print(f"warning: {name} cannot flatten a page: {error!r}", file=sys.stderr)
            text = ""
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 3)
        self._store.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (key, packed))
        return text


def chosen_flattenings(text: str) -> tuple[str, ...]:
    """The flattenings that a comma-separated option names (empty: all).

    Raises `BenchmarkError` when one is unknown or its library is not installed.
    """
    names = tuple(part.strip() for part in text.split(",") if part.strip()) or tuple(FLATTENINGS)
    for name in names:
        if name not in FLATTENINGS:
            raise BenchmarkError(f"no flattening is called {name!r}; there are {', '.join(FLATTENINGS)}")
        if missing := missing_library(name):
            raise BenchmarkError(
                f"flattening {name!r} needs {missing}; install it, or choose others with --flattenings"
            )
    return names


def add_cache_option(parser: argparse.ArgumentParser) -> None:
    """Adds `--cache`, which all benchmarks that flatten share."""
    parser.add_argument(
        "--cache",
        type=Path,
        default=default_cache(),
        metavar="FOLDER",
        help="where flattened pages are kept between runs (default: %(default)s)",
    )


def _fill(job: tuple[Path, Page, tuple[str, ...]]) -> int:
    folder, page, names = job
    store = _open_cache(folder)
    return sum(len(store.get(name, page.html)) for name in names)


@cache
def _open_cache(folder: Path) -> FlattenCache:
    return FlattenCache(folder)


def main(argv: list[str] | None = None) -> int:
    """Fills the cache, so that later measurements need not wait for it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flatten", description=main.__doc__)
    parser.add_argument("--flattenings", default="", metavar="NAME,...", help=f"of {', '.join(FLATTENINGS)} (all)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")
    add_cache_option(parser)
    add_data_options(parser)
    args = parser.parse_args(argv)
    names = chosen_flattenings(args.flattenings)
    jobs = ((args.cache, page, names) for page in select(args.data, selection_from(args)))
    with Pool(args.jobs) as pool:
        sizes = list(track(pool.imap_unordered(_fill, jobs), "flatten"))
    print(f"{len(sizes)} pages, {len(names)} ways, {sum(sizes) / 1e6:.1f} million characters, kept in {args.cache}")
    return 0


if __name__ == "__main__":
    exit_with(main)
