"""What a filter is: called alone, pickled, skipped where it has nothing to do, and refused where it is wrong."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner
from cleaner import Document, Mark, Pipeline, PipelineError
from cleaner.filters.registry import Filter, find, find_all
from tests.support import golden

RAIN = "It rained all day on Monday."


@cleaner.filter("acme-rain", label="other", rules={"rain": "A line about rain."}, options={"most": 3}, needs=("rain",))
def acme_rain(doc: Document, *, most: float = 3) -> Iterator[Mark]:
    """Mark the lines about rain."""
    yield from (Mark(i, "rain") for i in doc.lines_with("rain")[: int(most)])


def test_a_filter_called_alone_returns_its_marks() -> None:
    assert find("teaser")("READ MORE: Port strike ends")[0] == Mark(0, "phrase-headline", phrase="en:read more")
    assert acme_rain(f"{RAIN}\n{RAIN}", most=1) == [Mark(0, "rain")]
    assert acme_rain(Document(RAIN)) == [Mark(0, "rain")]


def test_a_line_filter_called_alone_reads_the_harvest() -> None:
    page = "Port strike ends\n18 May 2021\nThe strike at the port of Varn ended on Monday, the union said."
    assert [mark.line for mark in find("date")(page)] == [1]


@pytest.mark.parametrize("current", [*find_all(), acme_rain], ids=lambda f: f.name)
def test_a_filter_survives_pickling(current: Filter) -> None:
    again = pickle.loads(pickle.dumps(current))
    assert again == current
    assert again.mark is current.mark


def test_options_survive_pickling() -> None:
    changed = acme_rain.with_options({"most": 1})
    assert pickle.loads(pickle.dumps(changed)) == changed
    assert pickle.loads(pickle.dumps(find("context").with_options({"threshold": 0.9}))).options == {"threshold": 0.9}


def test_a_filter_without_a_name_to_find_it_by_cannot_be_pickled() -> None:
    def inner(_doc: Document) -> Iterator[Mark]:
        return iter(())

    with pytest.raises(pickle.PicklingError, match=r"'acme-inner' is not .*inner; define it at the top of a module"):
        pickle.dumps(cleaner.filter("acme-inner", label="ad")(inner))


def test_where_names_the_file_below_the_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = "def f(doc):\n    return ()\n"
    space: dict[str, object] = {"__name__": "__main__"}
    exec(compile(code, str(tmp_path / "mine.py"), "exec"), space)
    assert make(space["f"]).where == f"{tmp_path / 'mine.py'}:1"
    monkeypatch.chdir(tmp_path)
    assert make(space["f"]).where == "mine.py:1"


def test_where_needs_no_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    make = cleaner.filter("acme-promo", label="ad")
    assert make(lambda _doc: ()).where.startswith("tests/filters/test_registry.py:")


def make(function: object) -> Filter:
    return cleaner.filter("acme-f", label="ad")(function)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"label": "teasr"}, "no label 'teasr'; did you mean 'teaser'"),
        ({"scope": "lines"}, "no scope 'lines'; did you mean 'line'"),
        ({"needs_kinds": ["logn"]}, "no kind 'logn'; did you mean 'login'"),
    ],
)
def test_what_a_filter_may_not_have(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=f"'acme-f': there is {message}"):
        cleaner.filter("acme-f", **{"label": "ad", **wrong})  # type: ignore[arg-type]


def test_a_rule_that_is_not_declared() -> None:
    bad = cleaner.filter("acme-f", label="ad", rules={"slogan": "A slogan."})(lambda _doc: [Mark(0, "slogn")])
    with pytest.raises(PipelineError, match="'acme-f' has no rule 'slogn'; did you mean 'slogan'"):
        Pipeline([bad]).clean(RAIN)


def test_a_filter_without_what_it_needs_is_not_asked() -> None:
    def never(_doc: Document) -> Iterator[Mark]:
        raise AssertionError

    for needed in ({"needs": ["°"]}, {"needs_kinds": ["login"]}, {"needs": ["°"], "needs_kinds": ["login"]}):
        current = cleaner.filter("acme-f", label="ad", **needed)(never)  # type: ignore[arg-type]
        assert Pipeline([current]).clean(RAIN).removed == ()
        for page in (f"{RAIN}\n14°\nLog in", f"{RAIN}\n14°\nLogin | Register"):
            with pytest.raises(AssertionError):
                Pipeline([current]).clean(page)


def test_no_filter_marks_a_page_that_lacks_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [golden.read(path).source for path in golden.find(golden.CASES)]
    pipeline = Pipeline.preset()
    skipping = [pipeline.clean(page).removed for page in pages]
    monkeypatch.setattr(Filter, "can_mark", lambda _self, _doc: True)
    assert [pipeline.clean(page).removed for page in pages] == skipping
