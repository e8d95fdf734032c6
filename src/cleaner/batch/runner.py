"""Cleans page after page, in this process or in several, in the order of the pages.

Pages are read only as fast as results are taken, so that a stream of any length will do. A page that fails costs no
other page: its error takes the place of its result.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cleaner.errors import CleanerError
from cleaner.pipeline import Pipeline
from cleaner.pipeline.config import DEFAULT
from cleaner.readers.decode import to_bytes
from cleaner.readers.input import Kind, check_kind
from cleaner.result import Result

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

CHUNK_PAGES = 8
"""Pages that a process is given at once: enough to hide what handing them over costs, few enough to wait for."""

CHUNKS_AHEAD = 2
"""Chunks that are read ahead for each process."""

Page = str | bytes


class PageError(CleanerError):
    """Why one page of many has no result; it stands in the place of the result, and may be raised.

    Attributes:
        index: which page it is, counted from 0.
        details: the traceback as text.
    """

    def __init__(self, message: str, index: int = -1, details: str = "") -> None:
        """Make an error of a message, the page's number, and the traceback where there is one."""
        super().__init__(message, index, details)
        self.index = index
        self.details = details

    def __str__(self) -> str:
        """Return which page failed and why."""
        return f"page {self.index}: {self.args[0]}"


def clean_many(
    pages: Iterable[Page],
    *,
    preset: str = DEFAULT,
    pipeline: Pipeline | None = None,
    kind: Kind = "auto",
    workers: int = 1,
) -> Iterator[Result | PageError]:
    """Yield the result of each page, or the error that it met, in the order of the pages.

    Args:
        pages: text or bytes, read lazily.
        preset: the preset that cleans them.
        pipeline: what cleans them instead of a preset. For several processes its filters must be defined at the top of
            a module.
        kind: what all pages are (see `Pipeline.clean`).
        workers: processes that share the work; with 1 it is done in this one. Where Python starts processes anew, as
            on Windows and macOS, a script that asks for more begins its work under ``if __name__ == "__main__":``.

    Raises:
        ConfigError: there is no such preset or kind.
        ValueError: `workers` is less than 1.
        CleanerError: the processes do not start, or the pipeline cannot be handed to them.

    >>> for result in clean_many(["It rained.", 7, "READ MORE: Port strike ends"]):
    ...     print(result if isinstance(result, PageError) else repr(result.body))
    'It rained.'
    page 1: TypeError: clean() takes the page itself as str or bytes, not int
    ''
    """
    if isinstance(pages, str | bytes):
        raise TypeError("clean_many() takes many pages; clean() takes one")
    if pipeline is not None and not isinstance(pipeline, Pipeline):
        raise TypeError(f"pipeline is a Pipeline, not {pipeline!r}; preset= takes a name")
    if workers < 1:
        raise ValueError(f"workers is a number of processes from 1 on, not {workers!r}")
    check_kind(kind)
    chosen = pipeline or Pipeline.preset(preset)
    numbered = (_sendable(index, page) for index, page in enumerate(pages))
    if workers == 1:
        return (_clean(chosen, one, kind) for one in numbered)
    return _Processes(_pickled(chosen), kind, workers).run(numbered)


class _Numbered(NamedTuple):
    """A page and its number, or the error of what is not a page."""

    number: int
    page: Page | PageError


def _sendable(index: int, page: object) -> _Numbered:
    """Return a page in a form that can be handed to another process."""
    try:
        return _Numbered(index, page if isinstance(page, str) else to_bytes(page))
    except TypeError as error:
        return _Numbered(index, PageError(f"TypeError: {error}", index))


def _clean(pipeline: Pipeline, one: _Numbered, kind: Kind) -> Result | PageError:
    if isinstance(one.page, PageError):
        return one.page
    try:
        return pipeline.clean(one.page, kind=kind)
    except Exception as error:  # whatever a page or a filter does, the other pages need their results
        from traceback import format_exc  # noqa: PLC0415 - only a failure needs it

        return PageError(f"{type(error).__name__}: {error}", one.number, format_exc())


def _pickled(pipeline: Pipeline) -> bytes:
    import pickle  # noqa: PLC0415 - 3 ms that one process does not need

    try:
        return pickle.dumps(pipeline)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise CleanerError(f"the pipeline cannot be handed to other processes: {error}") from error


_Chunk = Sequence[_Numbered]
_Answer = list[Result | PageError]


@lru_cache(maxsize=1)
def _pipeline(pickled: bytes) -> Pipeline:
    """Return a pipeline; each process makes it once."""
    from pickle import loads  # noqa: PLC0415

    pipeline: Pipeline = loads(pickled)
    return pipeline


def _clean_chunk(pickled: bytes, chunk: _Chunk, kind: Kind) -> _Answer:
    """Clean some pages in another process."""
    pipeline = _pipeline(pickled)
    return [_clean(pipeline, one, kind) for one in chunk]


class _Processes:
    """Hands chunks of pages to processes, and begins anew with others when one of them dies."""

    def __init__(self, pickled: bytes, kind: Kind, workers: int) -> None:
        self._pickled = pickled
        self._kind = kind
        self._workers = workers

    def run(self, pages: Iterator[_Numbered]) -> Iterator[Result | PageError]:
        """Yield the results of numbered pages in order."""
        errors: list[Exception] = []
        readable = _until_error(pages, errors)
        chunks: Iterator[_Chunk] = iter(lambda: list(islice(readable, CHUNK_PAGES)), [])
        pool = self._start()
        waiting: deque[tuple[_Chunk, Future[_Answer]]] = deque()
        try:
            for chunk in islice(chunks, self._workers * CHUNKS_AHEAD):
                waiting.append((chunk, self._submit(pool, chunk)))
            while waiting:
                chunk, future = waiting.popleft()
                answer = _answer(future)
                if isinstance(answer, Exception):
                    pool.shutdown(cancel_futures=True)
                    answer = [self._alone(one) for one in chunk]
                    pool = self._start()
                    waiting = deque((rest, self._submit(pool, rest)) for rest, _ in waiting)
                waiting.extend((following, self._submit(pool, following)) for following in islice(chunks, 1))
                yield from answer
            if errors:
                raise errors[0]
        finally:
            pool.shutdown(cancel_futures=True)

    def _alone(self, one: _Numbered) -> Result | PageError:
        """Clean a page in a process of its own, since a page of its chunk has ended a process."""
        pool = self._start(1)
        answer = _answer(self._submit(pool, [one]))
        pool.shutdown()
        return PageError(f"its process ended: {answer}", one.number) if isinstance(answer, Exception) else answer[0]

    def _start(self, workers: int | None = None) -> "ProcessPoolExecutor":
        """Return processes that answer, started in the way that `multiprocessing` is set to."""
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 20 ms that one process does not need

        pool = ProcessPoolExecutor(workers or self._workers)
        if isinstance(error := _answer(self._submit(pool, [])), Exception):
            pool.shutdown()
            guard = "a script's own work belongs under if __name__ == '__main__':"
            raise CleanerError(f"processes do not start ({error}); {guard}") from error
        return pool

    def _submit(self, pool: "ProcessPoolExecutor", chunk: _Chunk) -> "Future[_Answer]":
        from concurrent.futures import Future  # noqa: PLC0415

        try:
            return pool.submit(_clean_chunk, self._pickled, chunk, self._kind)
        except RuntimeError as error:  # a process died since the last answer
            dead: Future[_Answer] = Future()
            dead.set_exception(error)
            return dead


def _until_error(pages: Iterator[_Numbered], errors: list[Exception]) -> Iterator[_Numbered]:
    """Yield pages until reading them fails; the error waits in `errors` for the results of the pages before it."""
    try:
        yield from pages
    except Exception as error:  # whatever the caller's pages are read from
        errors.append(error)


def _answer(future: "Future[_Answer]") -> _Answer | Exception:
    """Return what a process answers, or why there is no answer, mostly since the process died."""
    try:
        return future.result()
    except Exception as error:  # an answer that cannot be sent back is as good as none
        return error
