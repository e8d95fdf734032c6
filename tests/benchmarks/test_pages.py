"""Pages of the evaluation data, their split and their flattenings."""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

import pytest

# The benchmarks are a folder of the repository, not part of the installed package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks import data, flatten, scores
from tests.benchmarks.pages import make_page


def test_hosts_fall_into_the_same_split_in_every_run() -> None:
    assert data.stable_hash("port-selwyn.example") == 11954857967429079902
    assert make_page().host == make_page(url="http://port-selwyn.example:8080/x").host == "port-selwyn.example"
    assert make_page(url="").host == "no-host-1"
    folds = {data.fold_of(f"site-{number}.example", 5) for number in range(100)}
    assert folds == {0, 1, 2, 3, 4}


def test_missing_data_says_where_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(data.DataMissingError, match="not found at") as caught:
        data.select(tmp_path, data.Selection())
    assert str(tmp_path / "wcxb-dev.jsonl.xz") in str(caught.value)
    assert "--data FOLDER" in str(caught.value)


def test_pages_without_a_whole_body_are_read(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "recipes-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write('{"id": "1", "html": "<p>Soup", "partial": "Soup", "lang": "en"}\n{"id": "2", "html": "<p>Stew"}\n')
    assert [(page.body, page.language) for page in data.read_pages(tmp_path, "recipes")] == [("Soup", "en"), ("", "")]


def test_blank_runs_fold_to_one_empty_line() -> None:
    assert flatten.fold_blank_runs("\n \nA\r\n\t\n\n  B\n\n") == "A\n\n  B"


@pytest.mark.parametrize("name", list(flatten.FLATTENINGS))
def test_flattenings_keep_the_words_and_drop_the_code(name: str) -> None:
    if missing := flatten.missing_library(name):
        pytest.skip(f"flattening {name} needs {missing}, which is not installed")
    html = "<html><body><script>var x = 1</script><p>The ferry</p><ul><li>leaves</li></ul><p>at noon.</p></body></html>"
    assert scores.words(flatten.flatten(name, html)) == ["the", "ferry", "leaves", "at", "noon"]


def test_glued_joins_inline_neighbours_and_breaks_at_blocks() -> None:
    if missing := flatten.missing_library("glued"):
        pytest.skip(f"the glued flattening needs {missing}, which is not installed")
    html = "<body><div><a>Home</a><a>News</a></div>\n<p>The <b>ferry</b>\nleaves<br>now</p>tail</body>"
    assert flatten.flatten("glued", html).split("\n") == ["HomeNews", "", "The ferry leaves", "now", "tail"]


def test_cache_gives_back_what_it_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if missing := flatten.missing_library("glued"):
        pytest.skip(f"the glued flattening needs {missing}, which is not installed")
    first = flatten.FlattenCache(tmp_path).get("glued", "<p>The ferry</p>")
    monkeypatch.setattr(flatten, "flatten", lambda _name, _html: "worked out again")
    assert flatten.FlattenCache(tmp_path).get("glued", "<p>The ferry</p>") == first == "The ferry"
    assert flatten.FlattenCache(tmp_path).get("glued", "<p>Another</p>") == "worked out again"
