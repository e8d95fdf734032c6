"""The engine readability: what it marks, what it leaves alone, and what is said where it cannot be asked."""

import logging
import sys
from pathlib import Path

import pytest

import cleaner
from cleaner import Pipeline
from cleaner.command.main import main
from cleaner.errors import EngineError
from cleaner.readers import engines as main_part
from cleaner.readers.engines import require
from cleaner.readers.html import read_html
from cleaner.readers.input import NO_ELEMENTS

pytest.importorskip("readability")

PARAGRAPHS = "".join(
    f"<p>The ferry {i} left Varn at six on Monday, with 84 people, two dogs, and a piano on board.</p>"
    for i in range(9)
)
MENU = "<div id=menu><p>Ferries, and all the rest.</p></div>"
PAGE = f"<html><body>{MENU}<div class=article>{PARAGRAPHS}</div></body></html>"
ENGINE = Pipeline.preset("none").adding("readability")


def test_what_lies_outside_the_main_part_is_marked() -> None:
    result = ENGINE.clean(PAGE)
    assert [(r.text, str(r.label), r.rule) for r in result.removed] == [
        ("Ferries, and all the rest.", "other", "readability/outside-main")
    ]
    assert result.warnings == ()
    assert result.document.elements is not None
    assert result.document.elements.main


def test_pages_are_the_same_with_and_without_it_but_for_its_marks() -> None:
    assert read_html(PAGE).text == read_html(PAGE, "readability").text
    assert read_html(PAGE).elements.main is None
    root = read_html(PAGE, "readability").root
    assert not root.xpath(f"//@{main_part.NUMBER}"), "the tree itself is left alone"


def test_it_runs_behind_the_filters_that_say_what_a_line_is() -> None:
    names = Pipeline.preset("default").adding("readability").names
    assert names.index("title") < names.index("readability") < names.index("context")


def test_flat_text_gets_a_warning() -> None:
    result = ENGINE.clean("It rained on Monday.")
    assert (result.body, result.warnings) == ("It rained on Monday.", (NO_ELEMENTS.format("readability"),))


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "<div hidden>rain</div>", "<html hidden><p>rain</html>"])
def test_a_page_without_a_main_part_stays(html: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        result = ENGINE.clean(html, kind="html")
    assert not result.removed


@pytest.mark.parametrize("html", ["<p>rain</p>" * 30_000, "<div>" * 500 + PARAGRAPHS])
def test_pages_that_are_too_large_for_it_stay(html: str) -> None:
    result = ENGINE.clean(html, kind="html")
    assert not result.removed
    assert result.warnings == (main_part.TOO_LARGE.format("readability"),)


def test_it_says_nothing_on_standard_error_when_it_fails(capfd: pytest.CaptureFixture[str]) -> None:
    ENGINE.clean("<html hidden><body><p>rain</p></body></html>", kind="html")
    assert capfd.readouterr().err == ""


def test_unknown_engine() -> None:
    with pytest.raises(EngineError, match="there is no engine 'guess'; there are: readability"):
        require("guess")


def test_missing_library(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "readability", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(EngineError, match="pip install readability-lxml"):
        ENGINE.clean(PAGE)
    assert ENGINE.clean("It rained.").body == "It rained."
    with pytest.raises(SystemExit) as stopped:
        main(["--engine", "readability", "-"])
    assert stopped.value.code == 2
    assert "pip install readability-lxml" in capsys.readouterr().err


def test_command(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    assert main(["--engine", "readability", "--preset", "none", "--explain", str(page)]) == 0
    out, err = capfdbinary.readouterr()
    assert b"all the rest" not in out
    assert b'"rule": "readability/outside-main"' in err


def test_configuration(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('preset = "none"\nadd = ["readability"]\n')
    assert "all the rest" not in Pipeline.from_file(path).clean(PAGE).body


def test_third_party_filters_may_read_it() -> None:
    @cleaner.filter("outside", label="other", engine="readability", rules={"all": "All."})
    def outside(doc: cleaner.Document):  # type: ignore[no-untyped-def]
        assert doc.elements is not None
        yield from (cleaner.Mark(i, "all") for i, n in enumerate(doc.nodes) if n not in (doc.elements.main or ()))

    assert len(Pipeline([outside]).clean(PAGE).removed) == 1
