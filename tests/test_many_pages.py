"""Many pages at once: in order, lazily, in one process or several, and no page costs another one."""

import itertools
import os
from collections.abc import Iterator
from typing import Any

import pytest

import cleaner
from cleaner import CleanerError, Document, Mark, PageError, Pipeline, Result

# Python 3.12 and newer warn of any fork beside threads; NumPy has some, and they survive it.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")

RAIN = "It rained all day on Monday."
PAGES = [f"{RAIN} {n}\n\nREAD MORE: Port strike ends\n" for n in range(20)]


@cleaner.filter("acme-fault", label="ad")
def acme_fault(doc: Document) -> Iterator[Mark]:
    """Fail on some pages, and end the process on others."""
    if "raise" in doc.source:
        raise ValueError("a fault")
    if "die" in doc.source:
        os._exit(1)
    yield from ()


PIPELINE = Pipeline.preset("rules").adding(acme_fault)


def bodies(results: Iterator[Result | PageError]) -> list[str]:
    return [str(result) if isinstance(result, PageError) else result.body for result in results]


def test_results_come_in_order() -> None:
    assert bodies(cleaner.clean_many(PAGES)) == [cleaner.clean(page).body for page in PAGES]


def test_pages_are_read_only_when_results_are_asked_for() -> None:
    taken: list[str] = []
    results = cleaner.clean_many(taken.append(page) or page for page in PAGES)  # type: ignore[func-returns-value]
    assert taken == []
    next(results)
    assert taken == PAGES[:1]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_fails_costs_no_other(workers: int) -> None:
    pages = [RAIN, "raise", b"It rained.", 7, memoryview(b"It rained."), None, RAIN]
    results = list(cleaner.clean_many(pages, pipeline=PIPELINE, workers=workers))  # type: ignore[arg-type]
    assert bodies(iter(results)) == [
        RAIN,
        "page 1: ValueError: a fault",
        "It rained.",
        "page 3: TypeError: clean() takes the page itself as str or bytes, not int",
        "It rained.",
        "page 5: TypeError: clean() takes the page itself as str or bytes, not NoneType",
        RAIN,
    ]
    assert isinstance(results[1], PageError)
    assert isinstance(results[1], CleanerError)
    assert 'raise ValueError("a fault")' in results[1].details
    with pytest.raises(CleanerError, match="page 1: ValueError: a fault"):
        raise results[1]


def test_several_processes_give_the_same_in_the_same_order() -> None:
    pages = [page for page in PAGES for _ in range(3)]
    assert list(cleaner.clean_many(iter(pages), preset="rules", workers=2)) == [
        cleaner.clean(page, preset="rules") for page in pages
    ]


def test_a_page_that_ends_its_process_costs_no_other() -> None:
    pages = [*PAGES[:3], "die", *PAGES[3:]]
    got = bodies(cleaner.clean_many(pages, pipeline=PIPELINE, workers=2))
    assert got[3].startswith("page 3: its process ended: ")
    assert got[:3] + got[4:] == bodies(cleaner.clean_many(PAGES, pipeline=PIPELINE))


def test_a_pipeline_that_cannot_be_handed_over_says_so() -> None:
    local = cleaner.filter("acme-local", label="ad")(lambda _doc: ())
    with pytest.raises(CleanerError, match="the pipeline cannot be handed to other processes"):
        cleaner.clean_many([RAIN], pipeline=Pipeline([local]), workers=2)
    assert bodies(cleaner.clean_many([RAIN], pipeline=Pipeline([local]))) == [RAIN]


@pytest.mark.parametrize("workers", [0, -1])
def test_a_number_of_workers_that_cannot_be(workers: int) -> None:
    with pytest.raises(ValueError, match="from 1 on"):
        cleaner.clean_many([RAIN], workers=workers)


def test_a_wrong_preset_is_an_error_at_once() -> None:
    with pytest.raises(cleaner.ConfigError, match="did you mean 'rules'"):
        cleaner.clean_many([RAIN], preset="ruels")
    with pytest.raises(cleaner.ConfigError, match="did you mean 'html'"):
        cleaner.clean_many([RAIN], kind="htlm")  # type: ignore[arg-type]


@pytest.mark.parametrize("page", ["It rained.", b"It rained."])
def test_one_page_in_place_of_many_is_an_error_at_once(page: Any) -> None:
    with pytest.raises(TypeError, match=r"clean_many\(\) takes many pages; clean\(\) takes one"):
        cleaner.clean_many(page)


def test_a_name_in_place_of_a_pipeline_is_an_error_at_once() -> None:
    with pytest.raises(TypeError, match=r"pipeline is a Pipeline, not 'rules'; preset= takes a name"):
        cleaner.clean_many([], pipeline="rules")  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_before_an_error_of_their_source_get_their_results(workers: int) -> None:
    def pages() -> Iterator[str]:
        yield from PAGES[:3]
        raise OSError("the disk is gone")

    results = cleaner.clean_many(pages(), workers=workers, preset="rules")
    assert bodies(itertools.islice(results, 3)) == [cleaner.clean(page).body for page in PAGES[:3]]
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)
