"""The promises of the public names: wrong types and names are errors that help, results are plain small values."""

import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner import CleanerError, ConfigError, EngineError, Metadata, Piece, Pipeline, PipelineError, Removal, Result
from cleaner.errors import UnknownOptionError
from cleaner.filters.registry import find

RAIN = "It rained all day on Monday."
PAGE = f"Night ferry runs again\nBy Ana Roth | 3 March 2021\n\n{RAIN}\n\nREAD MORE: Port strike ends\n"
HTML = "<h2>Fares</h2><ul><li>They <b>rise</b> in <a href='/may'>May</a></li></ul>"


@pytest.mark.parametrize("raw", [123, 0, None, Path("page.html"), ["It rained."], 1.5, {}])
@pytest.mark.parametrize("clean", [cleaner.clean, Pipeline.preset("none").clean])
def test_what_is_no_page_is_a_type_error(raw: Any, clean: Callable[[Any], Result]) -> None:
    with pytest.raises(TypeError, match=rf"clean\(\) takes the page .*str or bytes, not {type(raw).__name__}"):
        clean(raw)


def test_a_path_is_told_how_to_read_it() -> None:
    with pytest.raises(TypeError, match=r"path\.read_bytes\(\)"):
        cleaner.clean(Path("page.html"))  # type: ignore[arg-type]


@pytest.mark.parametrize("raw", [b"It rained.", bytearray(b"It rained."), memoryview(b"It rained.")])
def test_all_kinds_of_bytes_are_read(raw: bytes) -> None:
    assert cleaner.clean(raw).body == "It rained."


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: cleaner.clean(RAIN, kind="htlm"), ConfigError, "no kind of input 'htlm'; did you mean 'html'"),  # type: ignore[arg-type]
        (lambda: cleaner.clean(RAIN, kind=None), ConfigError, "no kind of input None; there are: auto"),  # type: ignore[arg-type]
        (lambda: cleaner.clean(RAIN, preset="ruels"), ConfigError, "no preset 'ruels'; did you mean 'rules'"),
        (lambda: Pipeline.preset("Rules"), ConfigError, "no preset 'Rules'; did you mean 'rules'"),
        (lambda: Pipeline.preset().keeping("tittle"), ConfigError, "no label 'tittle'; did you mean 'title'"),
        (lambda: Pipeline.preset().without("teasr"), PipelineError, "no filter 'teasr'; did you mean 'teaser'"),
        (lambda: Pipeline.preset().only("teasr"), PipelineError, "no filter 'teasr'; did you mean 'teaser'"),
        (lambda: Pipeline.preset().adding("teasr"), cleaner.UnknownFilterError, "'teasr'; did you mean 'teaser'"),
        (
            lambda: Pipeline.preset().with_options("context", treshold=0.3),
            UnknownOptionError,
            "'context' has no option 'treshold'; did you mean 'threshold'",
        ),
        (lambda: Pipeline.preset().with_options("title", size=1), UnknownOptionError, "'size'; it has none"),
    ],
)
def test_a_wrong_name_is_an_error_that_says_the_nearest(
    call: Callable[[], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message) as caught:
        call()
    assert isinstance(caught.value, CleanerError)


def test_one_error_stands_above_all() -> None:
    for error in (ConfigError, EngineError, PipelineError):
        assert issubclass(error, CleanerError)
        assert issubclass(error, ValueError)
    assert issubclass(cleaner.UnknownFilterError, CleanerError)
    assert issubclass(cleaner.UnknownFilterError, LookupError)


def test_clean_takes_a_preset() -> None:
    assert cleaner.clean(PAGE, preset="none").body == PAGE
    assert cleaner.clean(PAGE, preset="rules") == Pipeline.preset("rules").clean(PAGE)
    assert cleaner.clean(PAGE) == cleaner.clean(PAGE, preset="default")


@pytest.mark.parametrize("page", [PAGE, RAIN, "", HTML, "<html><title>Rain</title><p>It rained.</p></html>"])
def test_equal_pages_give_equal_results(page: str) -> None:
    one, two = cleaner.clean(page), cleaner.clean(page)
    assert one == two
    assert hash(one) == hash(two)
    assert one != cleaner.clean(f"{page}\n{RAIN}\n")


@pytest.mark.parametrize("kind", [Result, Metadata, Removal, Piece])
def test_what_is_given_back_is_a_frozen_dataclass_with_slots(kind: type) -> None:
    assert is_dataclass(kind)
    assert not hasattr(kind, "__getitem__")
    assert "__dict__" not in dir(kind)


def test_results_cannot_be_changed() -> None:
    result = cleaner.clean(PAGE)
    for record in (result, result.metadata, result.removed[0], next(result.pieces())):
        with pytest.raises(FrozenInstanceError):
            setattr(record, fields(record)[0].name, "")
    assert replace(result, body="x").body == "x"


def test_a_result_says_what_it_holds() -> None:
    result = cleaner.clean(PAGE)
    assert result.source == PAGE
    assert "Document" not in repr(result)
    assert 0 < result.confidence <= 1
    assert set(result.metadata.sources) == {"title", "date", "authors"}


def test_a_pickled_result_is_small_and_equal() -> None:
    for page in ("It rained", "xqz vrtl", PAGE, HTML):
        pickled = pickle.dumps(cleaner.clean(page))
        assert len(pickled) < 4000
        assert pickle.loads(pickled) == cleaner.clean(page)


def test_a_pickled_result_can_still_be_written() -> None:
    result = pickle.loads(pickle.dumps(cleaner.clean(HTML)))
    assert result.to_markdown() == cleaner.clean(HTML).to_markdown()


def test_a_pipeline_can_be_pickled() -> None:
    pipeline = Pipeline.preset("default").without("teaser").keeping("date").with_options("context", threshold=0.3)
    again = pickle.loads(pickle.dumps(pipeline))
    assert (again.names, again.keep, again.filters) == (pipeline.names, pipeline.keep, pipeline.filters)
    assert again.clean(PAGE) == pipeline.clean(PAGE)


def test_results_write_themselves() -> None:
    result = cleaner.clean(HTML, url="https://ferries.example/")
    assert result.to_markdown(links=True) == "## Fares\n\n- They **rise** in [May](https://ferries.example/may)\n"
    assert result.to_markdown() == "## Fares\n\n- They **rise** in May\n"
    assert result.to_html().startswith("<h2>Fares</h2>\n<ul>\n")


@pytest.mark.parametrize(
    "call",
    [
        lambda: Pipeline([len]),  # type: ignore[list-item]
        lambda: Pipeline.preset().adding(len),  # type: ignore[arg-type]
        lambda: Pipeline.preset().adding(["disclosure"]),  # type: ignore[arg-type]
        lambda: Pipeline.preset().after("title", 3),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_filter_is_a_type_error(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"not a filter; decorate the function with @cleaner\.filter"):
        call()


def test_a_pipeline_is_made_of_filters_or_their_names() -> None:
    assert Pipeline(["teaser", find("title")]).names == ("teaser", "title")


@pytest.mark.parametrize("value", ["high", None, [], True])
def test_an_option_is_a_number(value: Any) -> None:
    with pytest.raises(ConfigError, match="option 'threshold' of filter 'context' is a number, not"):
        Pipeline.preset().with_options("context", threshold=value)


@pytest.mark.parametrize("argument", ["triggers", "after", "needs", "needs_kinds"])
def test_a_string_in_place_of_several_is_a_type_error(argument: str) -> None:
    with pytest.raises(TypeError, match=f"{argument} is several strings, not 'share'"):
        cleaner.filter("acme", label="ad", **{argument: "share"})  # type: ignore[arg-type]


def test_a_name_that_is_no_string() -> None:
    with pytest.raises(ValueError, match="a filter's name is lower-case words joined by hyphens, not 3"):
        cleaner.filter(3, label="ad")  # type: ignore[arg-type]


@pytest.mark.parametrize("place", ["acme_nowhere:promo", "os:no_such_name", "os:getcwd"])
def test_a_broken_filter_of_another_package_is_an_error_that_names_it(place: str, monkeypatch: Any) -> None:
    point = EntryPoint("acme-promo", place, "cleaner.filters")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [point])
    with pytest.raises(cleaner.UnknownFilterError, match="filter 'acme-promo' of another package cannot be loaded: "):
        find("acme-promo")


def test_equal_pipelines_are_equal() -> None:
    pipeline = Pipeline.preset().without("title").keeping("date")
    assert pipeline == Pipeline.preset().keeping("date").without("title") == pickle.loads(pickle.dumps(pipeline))
    assert hash(pipeline) == hash(pickle.loads(pickle.dumps(pipeline)))
    assert pipeline not in (Pipeline.preset(), Pipeline.preset().without("title"), pipeline.names)


def test_options_are_set_by_a_method() -> None:
    pipeline = Pipeline.preset().with_options("context", threshold=0.3)
    assert [f.options for f in pipeline.filters if f.name == "context"] == [{"threshold": 0.3}]
    assert find("context").options == {"threshold": 0.4}


def test_a_pipeline_shows_its_filters() -> None:
    assert repr(Pipeline.preset().only("icon", "date").keeping("date")) == "Pipeline('icon', 'date', keep=['date'])"
    assert "threshold=0.3" in repr(Pipeline.preset().only("context").with_options("context", threshold=0.3))


def test_only_names_filters_of_the_pipeline() -> None:
    assert Pipeline.preset().only("title", "icon").names == ("icon", "title")
    with pytest.raises(PipelineError, match="pipeline has no filter 'context'"):
        Pipeline.preset("rules").only("context")


def test_confidence_falls_with_every_doubt() -> None:
    sure = cleaner.clean(
        "\n\n".join([f"{RAIN} The ferry left Varn at six with {n} people on board." for n in range(9)])
    )
    assert sure.confidence == 1.0
    assert cleaner.clean("").confidence == 0.0
    assert cleaner.clean("READ MORE: Port strike ends").confidence == 0.0
    assert 0 < cleaner.clean(RAIN).confidence < 1
    warned = cleaner.clean(sure.source + "\n\nThe ferry left in the morning and [+1200 chars]")
    assert warned.warnings
    assert 0 < warned.confidence < sure.confidence


MARKDOWN = "<div>\n\n# Night ferry\n\nThe [ferry](https://ferries.example/) left at six.\n\n</div>"


def test_markdown_is_never_taken_for_html() -> None:
    assert cleaner.clean(MARKDOWN).source != MARKDOWN
    result = cleaner.clean(MARKDOWN, kind="markdown")
    assert (result.source, result.warnings) == (MARKDOWN, ())
    assert "<div>" in result.body
