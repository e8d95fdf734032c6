"""What is measured: the baselines and the cleaner itself. The only place of the benchmarks that imports `cleaner`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from benchmarks.data import BenchmarkError
from benchmarks.scores import c4_lines, keep_all


class Removed(NamedTuple):
    """One removed piece: its place in the source (offsets in characters), its text, and who took it away and why."""

    start: int
    end: int
    text: str
    label: str
    rule: str


class Cleaned(NamedTuple):
    """What a system makes of a text. Baselines do not say what they removed."""

    body: str
    removed: tuple[Removed, ...] = ()


System = Callable[[str], Cleaned]


class Filter(Protocol):
    """The part of a filter that the benchmarks read."""

    @property
    def name(self) -> str:
        """The filter's name on the command line."""

    @property
    def triggers(self) -> tuple[str, ...]:
        """Sample strings that wake the filter."""


def load_pipeline(preset: str) -> Any:
    """The cleaner's pipeline of a preset. Raises `BenchmarkError` when the package is not installed."""
    try:
        package = import_module("cleaner")
    except ImportError as error:
        raise BenchmarkError(f"cannot import the package ({error}); install it first: pip install -e .") from error
    return package.Pipeline.preset(preset)


def load_html_pipeline(choice: str, engine: str = "") -> Any:
    """The pipeline of a preset, or of a configuration file, with an engine where one is named: for HTML."""
    package = import_module("cleaner")
    is_file = choice.endswith(".toml")
    pipeline = package.Pipeline.from_file(choice) if is_file else load_pipeline(choice or "default")
    return pipeline.adding(engine) if engine else pipeline


def load_filters(preset: str) -> tuple[Filter, ...]:
    """The filters of a preset, in their order."""
    return tuple(load_pipeline(preset).filters)


def load_body_of(preset: str) -> Callable[[str], str]:
    """The cleaner as a plain function from text to body, with nothing in between: for timing."""
    clean = load_pipeline(preset).clean

    def body_of(text: str) -> str:
        return str(clean(text).body)

    return body_of


def load_html_cleaner(preset: str) -> Callable[[str], object]:
    """The cleaner as a plain function of a page of HTML."""
    clean = load_pipeline(preset).clean
    return lambda page: clean(page, kind="html")


def load_markup_writer() -> Callable[[str], object]:
    """What reads a page of HTML without any filter, and writes it as Markdown and as HTML."""
    clean = load_pipeline("none").clean
    html, markdown = (import_module(f"cleaner.writers.{name}") for name in ("html", "markdown"))

    def write(page: str) -> None:
        result = clean(page, kind="html")
        markdown.write(result, links=True)
        html.write(result)

    return write


def load_cleaner(preset: str) -> System:
    """The cleaner with what it removed, in the benchmarks' own records, so that they can cross processes."""
    clean = load_pipeline(preset).clean

    def run(text: str) -> Cleaned:
        result = clean(text)
        removed = tuple(Removed(item.start, item.end, item.text, str(item.label), item.rule) for item in result.removed)
        return Cleaned(result.body, removed)

    return run


# Name of a system on the command line -> how it is made ready for a preset.
SYSTEMS: dict[str, Callable[[str], System]] = {
    "keep-all": lambda _preset: lambda text: Cleaned(keep_all(text)),
    "c4": lambda _preset: lambda text: Cleaned(c4_lines(text)),
    "cleaner": load_cleaner,
}
