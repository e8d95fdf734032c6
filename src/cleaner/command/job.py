"""Cleans one input after the other for the command, and turns what happens into messages and an exit code."""

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import NamedTuple

from cleaner.command.files import TooLargeError, open_output, read_input, show_name
from cleaner.errors import CleanerError
from cleaner.pipeline import Pipeline
from cleaner.readers.decode import UNDECODABLE
from cleaner.readers.input import Kind
from cleaner.result import Result
from cleaner.writers import text
from cleaner.writers.stats import Stats

FORMATS = ("text", "markdown", "html", "json", "jsonl", "tagged")
"""What the body can be written as."""

_PARTED = ("text", "markdown", "html")
"""Formats in which a blank line parts the pages."""

FAILED, UNREADABLE = 1, 3


class Job(NamedTuple):
    """The options of a run of the command.

    Attributes:
        files: names of inputs, "-" for standard input.
        pipeline: what cleans them.
        to: one of `FORMATS`, or "diff".
        output: name of the output file; None for standard output.
        explain, stats: which reports to write to standard error.
        limit: the most bytes of one input.
        fail_empty: whether an empty body is a failure.
        level: how much to say: -1 little, 0 warnings, 1 a line per input.
        url: the address of the page, if it was given.
        kind: what the inputs are; "auto" finds out for each.
        links: whether Markdown has the addresses of links.
    """

    files: tuple[str, ...]
    pipeline: Pipeline
    to: str
    output: str | None
    explain: bool
    stats: bool
    limit: int
    fail_empty: bool
    level: int
    url: str | None
    kind: Kind = "auto"
    links: bool = False


def run(job: Job) -> int:
    """Clean every input of `job` and return the exit code: the highest of the inputs' codes."""
    stats, began, code = Stats(), time.perf_counter(), 0
    try:
        with open_output(job.output) as out:
            for position, name in enumerate(_with_progress(job)):
                with collector_paused() if position == 0 else nullcontext():
                    result, failure = _clean(job, name)
                if result is None:
                    stats.failed += 1
                    code = max(code, failure)
                    continue
                stats.add(result)
                gap = "\n" if position and job.to in _PARTED and result.body else ""
                out.write(_encode(gap + _render(job, result, name)))
                out.flush()  # a page stands before what is said of it, where both go to one terminal
                code = max(code, _report(job, result, name))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        _say(f"{job.output or 'standard output'}: cannot write: {error.strerror}")
        return FAILED
    if job.stats:
        sys.stderr.write(stats.render(time.perf_counter() - began))
    return code


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from running: until the first page is cleaned, all that is made is kept anyway."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _with_progress(job: Job) -> Iterable[str]:
    """Show a progress bar where several files are cleaned before somebody's eyes."""
    if len(job.files) < 2 or job.level < 0 or not sys.stderr.isatty():
        return job.files
    from tqdm import tqdm  # noqa: PLC0415 - 59 ms that only a bar on a terminal is worth

    bar: Iterable[str] = tqdm(job.files, unit="page", delay=1.0, file=sys.stderr)
    return bar


def _clean(job: Job, name: str) -> tuple[Result | None, int]:
    """Return the result of one input, or None and the exit code of its failure, with a message."""
    try:
        raw = read_input(name, job.limit)
    except TooLargeError as error:
        _say(str(error))
        return None, UNREADABLE
    except OSError as error:
        _say(f"{show_name(name)}: cannot read: {error.strerror}")
        return None, FAILED
    try:
        result = job.pipeline.clean(raw, url=job.url, kind=job.kind)
    except CleanerError as error:  # a filter of another package, or an engine, fails on this page
        _say(f"{show_name(name)}: {error}")
        return None, FAILED
    if result.encoding is None:
        _say(f"{show_name(name)}: {UNDECODABLE}; convert it to UTF-8 first, for example with iconv")
        return None, UNREADABLE
    return result, 0


def _render(job: Job, result: Result, name: str) -> str:
    if job.to == "text":
        return text.write(result)
    from cleaner.writers import diff, html, json, markdown, tagged  # noqa: PLC0415 - what most runs do not need

    source = name if len(job.files) > 1 else ""
    match job.to:
        case "json" | "jsonl":
            return json.write(result, name=source, indent=1 if job.to == "json" else None)
        case "tagged":
            return tagged.write(result)
        case "markdown":
            return markdown.write(result, links=job.links)
        case "html":
            return html.write(result)
        case _:
            return diff.write(result, name=show_name(name).replace(" ", "-"))


def _report(job: Job, result: Result, name: str) -> int:
    """Write warnings and explanations of one page; return its exit code."""
    if job.level >= 0:
        for warning in result.warnings:
            _say(f"{show_name(name)}: {warning}")
    if job.level > 0:
        meta = result.metadata
        _say(f"{show_name(name)}: {len(result.removed)} removals; title {meta.title!r}, date {meta.date}")
    if job.explain:
        from cleaner.writers import explain  # noqa: PLC0415 - what most runs do not need

        lines = explain.write(result, name=name if len(job.files) > 1 else "")
        sys.stderr.buffer.write(_encode(lines))
        sys.stderr.flush()
    if job.fail_empty and not result.body.strip():
        _say(f"{show_name(name)}: nothing was kept")
        return FAILED
    return 0


def _encode(written: str) -> bytes:
    """Encode output; bytes of the input that were not UTF-8 go out as they came in."""
    return written.encode("utf-8", "surrogateescape")


def _say(message: str) -> None:
    print(f"cleaner: {message}", file=sys.stderr, flush=True)
