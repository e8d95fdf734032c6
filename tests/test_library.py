"""The names that other code may rely on, and the messages for what goes wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cleaner
from cleaner import ConfigError, Document, Filter, Label, Mark, Pipeline, PipelineError, UnknownFilterError
from tests import typing_example
from tests.support.command import BODY, PAGE

RAIN = "It rained all day on Monday."


def line_filter(name: str, *marks: Mark) -> Filter:
    return cleaner.filter(name, label="ad")(lambda _doc: marks)


def span_filter(name: str, *marks: Mark) -> Filter:
    return cleaner.filter(name, label="ad", scope="span")(lambda _doc: marks)


def texts(pipeline: Pipeline, page: str) -> list[str]:
    return [removal.text for removal in pipeline.clean(page).removed]


def test_public_names_are_all_there() -> None:
    assert sorted(cleaner.__all__) == cleaner.__all__
    assert all(hasattr(cleaner, name) for name in cleaner.__all__)


def test_clean_gives_body_metadata_and_removals() -> None:
    result = cleaner.clean(PAGE)
    assert result.body == BODY.rstrip()
    assert result.metadata.title == "Port strike enters third day in Varn"
    assert (result.metadata.date, result.metadata.authors) == ("2021-05-18T18:19", ("Nell Ortega",))
    assert result.source == PAGE
    assert {removal.label for removal in result.removed} >= {Label.ICON, Label.TEASER, Label.PLAYER}


def test_sources_of_metadata_point_into_the_page() -> None:
    sources = cleaner.clean(PAGE).metadata.sources
    assert {field: PAGE[found.start : found.end] for field, found in sources.items()} == {
        "title": "Port strike enters third day in Varn",
        "authors": "By Nell Ortega",
        "date": "18 May, 2021 18:19",
    }


def test_to_dict_holds_plain_values_only() -> None:
    import json

    row = cleaner.clean(PAGE).to_dict()
    assert json.loads(json.dumps(row)) == json.loads(json.dumps(row, default=repr))
    assert set(row) == {"body", "metadata", "removed", "warnings", "encoding", "confidence", "page_type"}


@pytest.mark.parametrize("tag", ["article", "main", "section", "x-y", "p"])
def test_html_needs_no_body_tag(tag: str) -> None:
    page = f"<!DOCTYPE html><title>Rain</title><meta charset=utf-8><{tag}>It rained.</{tag}>"
    assert cleaner.clean(page).source == "It rained."


def test_html_is_found_out() -> None:
    assert cleaner.clean("<html><body>It rained.</body></html>").body == "It rained."
    assert cleaner.clean("<p>It rained.</p>", kind="text").body == "<p>It rained.</p>"
    assert cleaner.clean("It rained <b>hard</b>.").body == "It rained <b>hard</b>."


def test_pipelines_never_change() -> None:
    pipeline = Pipeline.preset()
    names, keep = pipeline.names, pipeline.keep
    extra = line_filter("acme-extra")
    made = [
        pipeline.without("teaser"),
        pipeline.only("teaser"),
        pipeline.after("player", extra),
        pipeline.before("player", extra),
        pipeline.adding(extra),
        pipeline.keeping("date"),
    ]
    assert (pipeline.names, pipeline.keep) == (names, keep)
    assert [other.names == names and other.keep == keep for other in made] == [False] * len(made)
    with pytest.raises(AttributeError):
        pipeline.extra = 1  # type: ignore[attr-defined]


def test_without_after_before_and_adding() -> None:
    pipeline = Pipeline.preset().only("player", "date")
    extra = line_filter("acme-extra")
    assert pipeline.names == ("player", "date")
    assert pipeline.without("player").names == ("date",)
    assert pipeline.after("player", extra).names == ("player", "acme-extra", "date")
    assert pipeline.before("player", extra).names == ("acme-extra", "player", "date")
    assert pipeline.before("player", "teaser").names == ("teaser", "player", "date")
    assert pipeline.adding(extra, "teaser").names == ("teaser", "player", "date", "acme-extra")


def test_filters_added_by_a_preset_run_behind_the_last_of_their_scope() -> None:
    names, default = Pipeline.preset("extra").names, Pipeline.preset().names
    assert tuple(name for name in names if name in default) == default
    assert {"disclosure", "syndication"} <= set(names[: names.index("head-run")])


def test_keeping_adds_up() -> None:
    pipeline = Pipeline.preset().keeping("date").keeping(Label.BYLINE)
    assert pipeline.keep == {Label.DATE, Label.BYLINE}
    assert {"date", "byline"}.isdisjoint(removal.label for removal in pipeline.clean(PAGE).removed)


def test_from_file(tmp_path: Path) -> None:
    config = tmp_path / "my.toml"
    config.write_text('preset = "default"\nignore = ["title"]\nkeep = ["icon"]\nabout = "Mine."\n', encoding="utf-8")
    for path in (config, str(config)):
        pipeline = Pipeline.from_file(path)
        assert pipeline.names == Pipeline.preset().without("title").names
        assert pipeline.keep == {Label.ICON}


def test_from_file_with_a_list_of_its_own(tmp_path: Path) -> None:
    config = tmp_path / "my.toml"
    config.write_text('filters = ["teaser", "player"]\nignore = ["player"]\n', encoding="utf-8")
    assert Pipeline.from_file(config).names == ("teaser",)


def test_a_filter_of_ones_own() -> None:
    pipeline = Pipeline.preset().adding(typing_example.acme_slogan)
    result = pipeline.clean(f"{RAIN}\nAcme in your inbox!\n")
    assert [(r.text, r.label, r.rule) for r in result.removed] == [
        ("Acme in your inbox!", Label.NEWSLETTER, "acme-slogan/slogan")
    ]
    assert result.removed[0].where.startswith("tests/typing_example.py:")


def test_typing_example_runs() -> None:
    assert typing_example.use() == "It rained."


def test_the_first_mark_wins_and_a_mark_may_bring_its_label() -> None:
    first = line_filter("acme-one", Mark(0, "one", label=Label.LEGAL))
    second = line_filter("acme-two", Mark(0, "two"), Mark(1, "two", phrase="en:rain"))
    removed = Pipeline([first, second]).clean(f"{RAIN}\n{RAIN}").removed
    assert [(r.rule, r.label, r.phrase) for r in removed] == [
        ("acme-one/one", Label.LEGAL, ""),
        ("acme-two/two", Label.AD, "en:rain"),
    ]


def test_span_filters_cut_lines_and_others_see_the_pieces() -> None:
    def last_word(doc: Document) -> Iterator[Mark]:
        yield Mark(len(doc) - 1, "last")

    last = cleaner.filter("acme-last", label="ad")(last_word)
    pipeline = Pipeline([span_filter("acme-span", Mark(0, "span", 3, 9)), last])
    assert texts(pipeline, RAIN) == ["rained", "all day on Monday."]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark(0, "r"), [RAIN]),
        (Mark(0, "r", 0, 2), ["It"]),
        (Mark(0, "r", 10, 13), ["all"]),
        (Mark(0, "r", 21), ["Monday."]),
        (Mark(0, "r", 3, 3), []),
        (Mark(0, "r", 9, 14), ["all"]),
        (Mark(0, "r", 21, 99), ["Monday."]),
        (Mark(0, "r", 50, 60), []),
    ],
    ids=["line", "start", "middle", "end", "nothing", "spaces around", "past the end", "behind the line"],
)
def test_spans(mark: Mark, expected: list[str]) -> None:
    assert texts(Pipeline([span_filter("acme-span", mark)]), RAIN) == expected


@pytest.mark.parametrize("line", [-1, 2, 99])
@pytest.mark.parametrize("make", [line_filter, span_filter])
def test_a_mark_outside_the_page_names_its_filter(line: int, make: Callable[[str, Mark], Filter]) -> None:
    pipeline = Pipeline([make("acme-bad", Mark(line, "r"))])
    with pytest.raises(PipelineError, match=r"'acme-bad' yields Mark\(line=.*lines 0 to 1"):
        pipeline.clean(f"{RAIN}\n{RAIN}")


def test_what_is_no_mark_names_its_filter() -> None:
    bad = cleaner.filter("acme-bad", label="ad")(lambda _doc: [3])  # type: ignore[list-item]
    with pytest.raises(PipelineError, match="'acme-bad' yields 3"):
        Pipeline([bad]).clean(RAIN)


def test_a_mark_with_a_label_that_none_may_give() -> None:
    bad = line_filter("acme-bad", Mark(0, "r", label=Label.BODY))
    with pytest.raises(PipelineError, match=r"'acme-bad' marks .*there are: title"):
        Pipeline([bad]).clean(RAIN)


@pytest.mark.parametrize("name", ["", "Acme", "acme promo", "acme--promo", "-acme", "acme_promo"])
def test_bad_names_of_filters(name: str) -> None:
    with pytest.raises(ValueError, match="lower-case words joined by hyphens"):
        cleaner.filter(name, label="ad")


@pytest.mark.parametrize("label", ["body", "advert", "", "AD"])
def test_bad_labels_of_filters(label: str) -> None:
    with pytest.raises(ValueError, match=r"'acme-promo': there is no label .*here are: title"):
        cleaner.filter("acme-promo", label=label)


def test_a_span_filter_behind_a_line_filter_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"'acme-span' marks spans.*before all line filters"):
        Pipeline([line_filter("acme-line"), span_filter("acme-span")])
    with pytest.raises(PipelineError, match="'acme-span'"):
        Pipeline.preset().after("title", span_filter("acme-span"))


def test_a_filter_twice_is_refused() -> None:
    with pytest.raises(PipelineError, match="'teaser' stands twice"):
        Pipeline.preset().adding("teaser")


def test_a_filter_before_one_that_it_reads_is_refused() -> None:
    with pytest.raises(PipelineError, match="'podcast' reads the marks of 'player'"):
        Pipeline.preset("none").adding("podcast", "player")


@pytest.mark.parametrize("method", ["without", "only", "after", "before"])
def test_a_filter_that_is_not_in_the_pipeline(method: str) -> None:
    pipeline = Pipeline.preset().only("icon", "date")
    args = ["teaser"] if method in ("without", "only") else ["teaser", "player"]
    with pytest.raises(PipelineError, match="this pipeline has no filter 'teaser'; it has: icon, date"):
        getattr(pipeline, method)(*args)


def test_a_filter_that_nobody_offers() -> None:
    with pytest.raises(UnknownFilterError, match=r"no filter 'teeser'; did you .*there are: ad, .*byline, .*date"):
        Pipeline.preset().adding("teeser")


@pytest.mark.parametrize("name", ["", "..", "filters.teaser", "os", "Teaser", "_head", "teaser "])
def test_odd_names_find_no_filter(name: str) -> None:
    with pytest.raises(UnknownFilterError):
        cleaner.Pipeline.preset("none").adding(name)


def test_a_preset_and_a_label_that_do_not_exist() -> None:
    with pytest.raises(ConfigError, match="no preset 'strict'; there are: default, rules"):
        Pipeline.preset("strict")
    with pytest.raises(ConfigError, match=r"no label 'teeser'; did you mean 'teaser'.*there are: title"):
        Pipeline.preset().keeping("teeser")


def test_errors_are_of_the_kinds_that_callers_catch() -> None:
    assert issubclass(PipelineError, ValueError)
    assert issubclass(ConfigError, ValueError)
    assert issubclass(UnknownFilterError, LookupError)
