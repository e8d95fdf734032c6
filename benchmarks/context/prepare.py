"""Makes the training texts once and keeps them in a work folder, as long as nothing that they depend on changes."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.context import dataset, html_variants, variants
from benchmarks.context.characters import build_characters
from benchmarks.context.judging import Truth, truth_of
from benchmarks.data import BOTH, REPOSITORY, Page, fold_of, read_pages, stable_hash
from benchmarks.flatten import FLATTENINGS, FlattenCache, versions

if TYPE_CHECKING:
    from cleaner.readers.input import Kind

LANGUAGES = {
    **dict.fromkeys(("uk", "us", "za", "ca", "au"), "en"),
    **dict.fromkeys(("de", "at", "ch"), "de"),
    **dict.fromkeys(("es", "mx", "py"), "es"),
    "kr": "ko",
    "jp": "ja",
    "no": "no",
    "pl": "pl",
    "be": "be",
    "cn": "zh",
    "fr": "fr",
    "il": "he",
    "my": "ms",
    "ru": "ru",
    "se": "sv",
    "tz": "sw",
}
"""Language of the news pages by country."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page beside its texts; `fold` is its host's, `words` how many its true body has."""

    id: str
    set: str
    type: str
    fold: int
    words: int

    @property
    def language(self) -> str:
        """Return the language of a news page; the others are in English but for one in a hundred."""
        return "en" if self.set == "wcxb" else LANGUAGES.get(self.type, self.type)

    @property
    def group(self) -> str:
        """Return what the page's scores are grouped by: its type, or the language of a news page."""
        return self.type if self.set == "wcxb" else f"news {self.language}"


@dataclass(frozen=True)
class Work:
    """Where things are: the evaluation data, the cache of flattened texts, the folder for training texts."""

    data: Path
    cache: Path
    folder: Path
    folds: int
    sample: int = 0

    def file(self, variant: str) -> Path:
        """Return the file of a variant's texts."""
        return self.folder / f"{variant.replace(' ', '-')}.npz"


def pages_of(work: Work) -> Iterator[Page]:
    """Yield all pages of all sets, or those with the lowest hashes."""
    for name in BOTH:
        for page in read_pages(work.data, name):
            if not work.sample or stable_hash(f"{page.set}/{page.id}") % 1600 < work.sample:
                yield page


def prepare(work: Work, names: Sequence[str], jobs: int) -> None:
    """Make the texts of all variants that are not there yet."""
    work.folder.mkdir(parents=True, exist_ok=True)
    stamp, state = work.folder / "stamp.json", _state(work)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != state:
        for old in work.folder.glob("*.npz"):
            old.unlink()
    stamp.write_text(state, encoding="utf-8")
    missing = [name for name in names if not work.file(name).exists()]
    with Pool(jobs) as pool:
        for name, seconds in pool.imap_unordered(_make, [(work, name) for name in missing]):
            print(f"texts of variant {name!r}: {seconds:.0f} s", file=sys.stderr, flush=True)


def _make(job: tuple[Work, str]) -> tuple[str, float]:
    work, name = job
    began, store = time.perf_counter(), FlattenCache(work.cache)
    kind: Kind = "html" if name in html_variants.HTML else "text"

    def text_of(page: Page) -> str:
        return html_variants.html_of(page, name) if kind == "html" else variants.text_of(page, name, store)

    texts = ((text_of(page), variants.words_of(page.body)) for page in pages_of(work))
    made = dataset.make_texts(texts, build_characters(), kind)
    part = work.file(name).with_suffix(".part.npz")
    dataset.save(part, made)
    part.rename(work.file(name))
    return name, time.perf_counter() - began


def _state(work: Work) -> str:
    """Return what the texts depend on: the package's code and data, the code that makes them, the libraries."""
    digest = hashlib.sha256()
    package = REPOSITORY / "src" / "cleaner"
    own = [
        Path(__file__).parent / name
        for name in ("align.py", "dataset.py", "html_variants.py", "variants.py", "prepare.py", "characters.py")
    ]
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.json"), *package.rglob("*.toml"), *own]):
        digest.update(path.read_bytes())
    return json.dumps([digest.hexdigest(), [versions(name) for name in FLATTENINGS], work.sample, work.folds])


def known_pages(work: Work) -> tuple[list[Known], list[Truth]]:
    """Return what is known of all pages, and the words of their bodies."""
    known, truths = [], []
    for page in pages_of(work):
        words = variants.words_of(page.body)
        known.append(Known(page.id, page.set, page.type, fold_of(page.host, work.folds), len(words)))
        truths.append(truth_of(dataset.hashes(words)))
    return known, truths


def load_texts(work: Work, names: Sequence[str]) -> Mapping[str, dataset.Texts]:
    """Read the texts of these variants."""
    return {name: dataset.load(work.file(name)) for name in names}
