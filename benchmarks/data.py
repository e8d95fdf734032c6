"""Streams the pages of the evaluation data into small typed records, and says which split a page belongs to."""

from __future__ import annotations

import argparse
import hashlib
import heapq
import json
import lzma
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

REPOSITORY = Path(__file__).resolve().parent.parent
DEFAULT_DATA = REPOSITORY.parent / "shared" / "bench"

# Name of a set on the command line -> its file in the evaluation data.
SETS: dict[str, str] = {
    name: f"{name}-dev.jsonl.xz" for name in ("wcxb", "news", "more", "sites", "recipes", "daniel", "dragnet", "meta")
}
BOTH = ("wcxb", "news")
"""The sets that `all` means: those to which weights are fitted and on which figures are quoted."""


class BenchmarkError(Exception):
    """Something the caller has to put right before anything can be measured. The message says what and how."""


class DataMissingError(BenchmarkError):
    """The evaluation data is not where it was looked for. The message says what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """One web page with its truth. `type` is the page type or, for news, the country; "" means unknown.

    Where only a part of the true body is known (recipes), `body` is that part: score its recall only.
    """

    set: str
    id: str
    url: str
    type: str
    html: str
    body: str
    title: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    must_have: tuple[str, ...] = ()
    must_not_have: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """Lower-cased host name without `www.`; the page's id where the address is unknown, so that it can be split."""
        try:
            host = urlsplit(self.url).hostname or ""
        except ValueError:
            host = ""
        return host.removeprefix("www.") or f"no-host-{self.id}"


def stable_hash(text: str) -> int:
    """A 64-bit number that is the same on every machine and in every run (unlike `hash`)."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")


def fold_of(host: str, folds: int) -> int:
    """Which of `folds` splits a host belongs to, from 0. All pages of one host fall into the same split."""
    if folds < 1:
        raise ValueError(f"folds must be at least 1, got {folds}")
    return stable_hash(host) % folds


def set_names(choice: str) -> tuple[str, ...]:
    """The sets meant by a `--set` value: one name, or `all`."""
    return BOTH if choice == "all" else (choice,)


def set_file(folder: Path, name: str) -> Path:
    """Path of a set's file; raises `DataMissingError` when it is not there."""
    path = folder / SETS[name]
    if not path.is_file():
        raise DataMissingError(
            f"evaluation data not found at {path}\n"
            f"  needed: a folder with {SETS[name]}\n"
            "  do: name the folder that holds these files with --data FOLDER "
            "(benchmarks/README.md says what is in them)"
        )
    return path


def read_pages(folder: Path, name: str) -> Iterator[Page]:
    """Yields the pages of one set, in file order, holding one page in memory at a time."""
    path = set_file(folder, name)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _page(name, json.loads(line))
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}, line {number}: not a page record ({error!r})") from error


def exit_with(main: Callable[[], int]) -> NoReturn:
    """Runs a benchmark's `main` and exits with its status; a `BenchmarkError` is a message and status 2."""
    try:
        status = main()
    except BenchmarkError as error:
        print(f"error: {error}", file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _page(name: str, row: dict[str, object]) -> Page:
    def text(key: str) -> str:
        return str(row.get(key) or "")

    def texts(key: str) -> tuple[str, ...]:
        value = row.get(key)
        return tuple(str(item) for item in value) if isinstance(value, list) else ()

    return Page(
        set=name,
        id=str(row["id"]),
        url=text("url"),
        type=text("type"),
        html=str(row["html"]),
        body=text("body") or text("partial"),
        title=text("title"),
        author=text("author"),
        date=text("date"),
        language=text("lang"),
        must_have=texts("with"),
        must_not_have=texts("without"),
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pages to measure. Empty `types` means all; `sample` 0 means all; `fold` is (number, of how many)."""

    sets: tuple[str, ...] = ("wcxb",)
    types: frozenset[str] = frozenset()
    sample: int = 0
    fold: tuple[int, int] | None = None

    def takes(self, page: Page) -> bool:
        """Whether the page passes the type and fold conditions (not the sample, which needs all pages)."""
        if self.types and page.type not in self.types:
            return False
        return self.fold is None or fold_of(page.host, self.fold[1]) == self.fold[0]


def select(folder: Path, selection: Selection) -> Iterator[Page]:
    """Yields the chosen pages. A sample takes the pages with the lowest hash of set and id: always the same ones.

    Raises `DataMissingError` at once, not at the first page.
    """
    for name in selection.sets:
        set_file(folder, name)
    everything = chain.from_iterable(read_pages(folder, name) for name in selection.sets)
    chosen: Iterable[Page] = (page for page in everything if selection.takes(page))
    if selection.sample:
        chosen = heapq.nsmallest(selection.sample, chosen, key=lambda page: stable_hash(f"{page.set}/{page.id}"))
    return iter(chosen)


def parse_fold(text: str) -> tuple[int, int]:
    """Reads `--fold 2/5` as (2, 5). For argparse: raises `ArgumentTypeError` with a hint."""
    left, _, right = text.partition("/")
    if not (left.isdigit() and right.isdigit() and int(left) < int(right)):
        raise argparse.ArgumentTypeError(f"{text!r} is not NUMBER/FOLDS with NUMBER from 0, such as 0/5")
    return int(left), int(right)


def add_data_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say which pages are measured. All benchmarks share them."""
    group = parser.add_argument_group("which pages")
    group.add_argument(
        "--data",
        type=Path,
        default=DEFAULT_DATA,
        metavar="FOLDER",
        help="folder of the evaluation data (default: ../shared/bench beside the repository)",
    )
    group.add_argument(
        "--set",
        choices=[*SETS, "all"],
        default="wcxb",
        help="wcxb: 7 page types, mostly English; news: news pages in 17 languages; all: both; the others: see "
        "benchmarks/README.md (default: %(default)s)",
    )
    group.add_argument(
        "--types",
        default="",
        metavar="TYPE,...",
        help="only pages of these types, e.g. article,forum; for news the type is the country, e.g. de,jp",
    )
    group.add_argument(
        "--sample",
        type=int,
        default=0,
        metavar="N",
        help="only N pages, chosen by a hash of their id: the same N in every run",
    )
    group.add_argument(
        "--fold",
        type=parse_fold,
        default=None,
        metavar="K/N",
        help="only pages whose host falls into split K (from 0) of N; measure a trained model on its held-out split",
    )


def selection_from(args: argparse.Namespace) -> Selection:
    """The selection that the options of `add_data_options` ask for."""
    types = frozenset(part.strip() for part in args.types.split(",") if part.strip())
    return Selection(set_names(args.set), types, args.sample, args.fold)
