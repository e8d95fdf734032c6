"""The pipeline: filters in a visible order, and the way of a page through them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, Self

from cleaner.errors import CleanerError, ConfigError, PipelineError, unknown
from cleaner.filters import registry
from cleaner.filters.registry import SCOPES, Filter
from cleaner.metadata.choose import resolve
from cleaner.metadata.harvest import harvest
from cleaner.page.candidates import Candidate
from cleaner.page.diagnostics import diagnose
from cleaner.page.document import Document
from cleaner.page.edges import find_rest
from cleaner.page.labels import Label
from cleaner.pipeline.config import DEFAULT, Config, load_preset, parse, to_labels
from cleaner.pipeline.marks import Reason, cut_and_mark, mark_lines, markup_of, put_back, removals
from cleaner.readers.input import Kind, Page, read_page
from cleaner.result import Removal, Result
from cleaner.text.sentences import count_words
from cleaner.writers import body as layout

MIN_ARTICLE_WORDS = 25
"""Minimum words of an article's body; news in brief has more."""

MAX_COUNTED_CHARS = 500
"""Maximum characters of a body whose words are counted."""

SHORT_FACTOR, WARNING_FACTOR = 0.5, 0.6
"""Factors of confidence for a body of fewer words, and for each warning."""


class Pipeline:
    """Filters in the order in which they run; the pipeline itself never changes, its methods return a new one.

    >>> pipeline = Pipeline.preset("default").without("title")
    >>> pipeline.clean("READ MORE: Port strike ends\\n\\nIt rained on Monday.").body
    'It rained on Monday.'
    """

    __slots__ = ("_scopes", "filters", "keep")

    def __init__(self, filters: Iterable[Filter | str] = (), *, keep: Iterable[str] = ()) -> None:
        """Make a pipeline of `filters`.

        Args:
            filters: each itself or its name, in the order in which they run; span filters before line filters.
            keep: labels whose pieces stay in the body although a filter marks them.

        Raises:
            PipelineError: a filter stands twice, or before one whose marks it reads.
            ConfigError: `keep` names no label.
        """
        self.filters = tuple(map(registry.to_filter, filters))
        self.keep = to_labels(tuple(keep))
        _check(self.filters)
        self._scopes = {scope: [f for f in self.filters if f.scope == scope] for scope in SCOPES}

    def __repr__(self) -> str:
        """Return the filters in order, with the options that are set, and the labels that are kept."""
        shown = [f"{f.name!r}" if not f.options else f"{f.name!r} {_written(f.options)}" for f in self.filters]
        kept = [f"keep={sorted(map(str, self.keep))}"] if self.keep else []
        return f"Pipeline({', '.join([*shown, *kept])})"

    def __eq__(self, other: object) -> bool:
        """Return whether another pipeline has the same filters with the same options, and keeps the same labels."""
        return isinstance(other, Pipeline) and (self.filters, self.keep) == (other.filters, other.keep)

    def __hash__(self) -> int:
        """Return a hash of the filters and the labels."""
        return hash((self.filters, self.keep))

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what makes the pipeline anew: its filters, which are pickled by name, and the labels that it keeps."""
        return partial(type(self), keep=sorted(self.keep)), (self.filters,)

    @classmethod
    def preset(cls, name: str = DEFAULT) -> Self:
        """Return the pipeline of a preset that ships with the package; a `ConfigError` lists what there is."""
        return cls._of(load_preset(name))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Self:
        """Return the pipeline of a configuration file (see `cleaner.pipeline.config.parse`).

        Raises:
            OSError: the file cannot be read.
            ConfigError: it is not a valid configuration, or names a filter that nobody offers; the message says where.
        """
        with open(path, "rb") as file:
            raw = file.read()
        try:
            return cls._of(parse(raw.decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            raise ConfigError(f"{os.fspath(path)}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
        except CleanerError as error:
            raise ConfigError(f"{os.fspath(path)}: {error}") from error

    @classmethod
    def _of(cls, config: Config) -> Self:
        filters = [registry.find(n).with_options(config.options.get(n, {})) for n in config.filters]
        return cls(_by_scope(filters) if config.added else filters, keep=config.keep)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the filters in order."""
        return tuple(f.name for f in self.filters)

    def without(self, *names: str) -> "Pipeline":
        """Return the pipeline without these filters; each must be in it."""
        for name in names:
            self._index(name)
        return Pipeline((f for f in self.filters if f.name not in names), keep=self.keep)

    def only(self, *names: str) -> "Pipeline":
        """Return the pipeline with these filters alone, in its order; each must be in it."""
        for name in names:
            self._index(name)
        return Pipeline((f for f in self.filters if f.name in names), keep=self.keep)

    def after(self, name: str, new: Filter | str) -> "Pipeline":
        """Return the pipeline with filter `new` (itself or its name) behind the one called `name`."""
        return self._insert(self._index(name) + 1, new)

    def before(self, name: str, new: Filter | str) -> "Pipeline":
        """Return the pipeline with filter `new` (itself or its name) in front of the one called `name`."""
        return self._insert(self._index(name), new)

    def adding(self, *new: Filter | str) -> "Pipeline":
        """Return the pipeline with filters added at its end (each behind the last of its scope)."""
        return Pipeline(_by_scope([*self.filters, *map(registry.to_filter, new)]), keep=self.keep)

    def with_options(self, name: str, **options: float) -> "Pipeline":
        """Return the pipeline with options of the filter called `name` set.

        >>> Pipeline.preset().only("context").with_options("context", threshold=0.3)
        Pipeline('context' threshold=0.3)
        """
        at = self._index(name)
        changed = self.filters[at].with_options(options)
        return Pipeline((*self.filters[:at], changed, *self.filters[at + 1 :]), keep=self.keep)

    def keeping(self, *labels: str) -> "Pipeline":
        """Return the pipeline with these labels kept in the body, in addition to those it keeps already."""
        return Pipeline(self.filters, keep=(*self.keep, *labels))

    def _insert(self, at: int, new: Filter | str) -> "Pipeline":
        return Pipeline((*self.filters[:at], new, *self.filters[at:]), keep=self.keep)

    def _index(self, name: str) -> int:
        if name not in self.names:
            raise PipelineError(unknown("this pipeline has no filter", name, self.names, "it has"))
        return self.names.index(name)

    def clean(self, raw: str | bytes, *, url: str | None = None, kind: Kind = "auto") -> Result:
        """Clean one page.

        Args:
            raw: the page as text or HTML, or as bytes whose encoding is found out.
            kind: "text", "markdown" or "html" where that is known; "auto" finds out (see `cleaner.readers.input`).
            url: its address, if known; kept in the metadata, and where the page's date can be read day first or
                month first, a date in the address decides.

        Bytes in an unknown encoding give a warning, and `encoding` is None.

        Raises:
            TypeError: `raw` is neither text nor bytes.
            ConfigError: there is no such kind.
            PipelineError: a filter yields a mark outside the page, or one with an invalid label or rule.
            EngineError: a filter reads the choice of an engine that is not installed, and the page is HTML.
        """
        page = read_page(raw, kind, next(filter(None, (f.engine for f in self.filters)), ""))
        doc, declared = Document(page.text, page.html and page.html.elements), _declared(page, url)
        warnings = page.warnings
        removed: tuple[Removal, ...] = ()
        if not doc.lines:
            body = layout.body(doc, doc.labels)
        else:
            doc, reasons, doubts = self._run(doc, declared)
            labels = self._kept(doc)
            body, removed, warnings = layout.body(doc, labels), removals(doc, labels, reasons), (*warnings, *doubts)
        return Result(
            body=body,
            source=page.text,
            metadata=resolve(doc.harvest, declared, url, doc.source),
            removed=removed,
            warnings=warnings,
            encoding=page.encoding,
            confidence=confidence(body, warnings),
            document=doc,
        )

    def _run(self, doc: Document, declared: Sequence[Candidate]) -> tuple[Document, dict[int, Reason], tuple[str, ...]]:
        """Return the page with the labels of all filters, their reasons, and the warnings."""
        markup = markup_of(doc, self._scopes["markup"])
        read = Document(markup.plain.text) if markup else doc
        reasons = self._label(read, declared)
        warnings = diagnose(read, self._kept(read))
        if markup:
            doc, reasons = put_back(doc, markup, read, reasons)
        return doc, reasons, (*warnings, *doc.warnings)

    def _label(self, doc: Document, declared: Sequence[Candidate]) -> dict[int, Reason]:
        """Mark the lines of `doc` with all filters but `markup` ones, harvest its metadata, and return the reasons."""
        reasons: dict[int, Reason] = {}
        for span_filter in self._scopes["span"]:
            reasons = cut_and_mark(doc, span_filter, reasons)
        doc.find_main_text()
        doc.harvest = harvest(doc, declared)
        for line_filter in self._scopes["line"]:
            reasons = mark_lines(doc, line_filter, reasons)
        doc.rest = find_rest(doc)
        for last_filter in self._scopes["last"]:
            reasons = cut_and_mark(doc, last_filter, reasons)
        return reasons

    def _kept(self, doc: Document) -> list[Label]:
        """Return the labels of the lines, with `body` for labels that the user keeps."""
        return [Label.BODY if label in self.keep else label for label in doc.labels] if self.keep else doc.labels


def confidence(body: str, warnings: Sequence[str]) -> float:
    """Return a score from 0 to 1 by which results can be ordered; it is not calibrated as a probability.

    >>> confidence("It rained.", ()), confidence("It rained.", ["the text seems to be cut off"]), confidence("", ())
    (0.5, 0.3, 0.0)
    """
    if not body.strip():
        return 0.0
    is_short = len(body) < MAX_COUNTED_CHARS and count_words(body) < MIN_ARTICLE_WORDS
    return round((SHORT_FACTOR if is_short else 1.0) * WARNING_FACTOR ** len(warnings), 3)


def _written(options: Mapping[str, float]) -> str:
    return " ".join(f"{name}={value}" for name, value in options.items())


def _declared(page: Page, url: str | None) -> tuple[Candidate, ...]:
    """Return the metadata that the page's HTML declares."""
    if page.html is None:
        return ()
    from cleaner.metadata.html import declared  # noqa: PLC0415 - only HTML needs it

    return declared(page.html, url)


_BEFORE = {
    "markup": "markup, so it must stand before all that read the page without it",
    "span": "spans, so it must stand before all line filters",
    "line": "lines, so it must stand before all filters that run last",
}
"""Scope to the filters that must stand behind it."""


def _check(filters: Sequence[Filter]) -> None:
    highest = 0
    places: dict[str, int] = {}
    for position, current in enumerate(filters):
        if places.setdefault(current.name, position) != position:
            raise PipelineError(f"filter {current.name!r} stands twice in the pipeline")
        if registry.rank(current) < highest:
            raise PipelineError(f"filter {current.name!r} marks {_BEFORE[current.scope]}")
        highest = registry.rank(current)
    for current in filters:
        for needed in current.after:
            if places.get(needed, 0) > places[current.name]:
                raise PipelineError(f"{current.name!r} reads the marks of {needed!r}, so it must stand behind it")


def _by_scope(filters: Iterable[Filter]) -> list[Filter]:
    return sorted(filters, key=registry.rank)


def clean(raw: str | bytes, *, preset: str = DEFAULT, url: str | None = None, kind: Kind = "auto") -> Result:
    """Clean one page with a preset; see `Pipeline.clean` for what comes in and what can go wrong.

    >>> result = clean("icon homeicon searchicon close\\nPort strike ends\\n\\nThe port of Varn is open again.\\n")
    >>> result.body
    'The port of Varn is open again.'
    >>> result.metadata.title
    'Port strike ends'
    """
    return _preset(preset).clean(raw, url=url, kind=kind)


_preset = cache(Pipeline.preset)
"""Presets are read once; pipelines never change."""
