"""Hostile HTML: an answer in time that grows with the page, in little memory, with nothing fetched and no crash."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

import cleaner
from benchmarks import growth, hostile
from cleaner.readers import html as reader
from cleaner.readers import input as page_input
from cleaner.readers.flattener import MAX_OPEN
from cleaner.readers.html import parse, read_html
from cleaner.readers.input import read_page

CASES = [pytest.param(case, id=case.name) for case in hostile.HTML]


@pytest.mark.parametrize("case", CASES)
def test_reading_grows_in_step_with_the_page(case: hostile.Case) -> None:
    step, function = growth.steepest(read_html, [case.text(size) for size in (4_000, 8_000, 16_000)])
    assert step <= growth.STEP_LIMIT, function


@pytest.mark.parametrize("case", CASES)
def test_cleaning_hostile_pages_gives_an_answer(case: hostile.Case) -> None:
    result = cleaner.clean(case.text(4_000), kind="html")
    assert "".join(piece.text for piece in result.pieces()) == result.document.source


@pytest.mark.parametrize(
    "text", ["<!-- a -->" * 3000, "<!doctype x>" * 3000, "<p " * 9000, "\ufeff" * 9000, "<" * 9000]
)
def test_finding_out_what_it_is_takes_little_work(text: str) -> None:
    assert growth.count_lines(lambda: page_input.is_html(text)).total() < 3 * len(text)


def test_deep_pages_are_read_whole() -> None:
    page = read_html("<div>rain <b>again</b> " * 5000 + "</div>" * 5000 + "<p>at the end")
    assert page.warnings == (reader.DEEP,)
    assert page.text.count("rain again") == 5000
    assert page.text.endswith("at the end")


def test_deep_pages_show_no_scripts() -> None:
    page = read_html("<div><script>if (a<b) x</script><style>y</style>rain " * 3000)
    assert set(page.text.split()) == {"rain"}


def test_attributes_beyond_the_limit_go_and_nothing_else() -> None:
    root, _ = parse("<p " + " ".join(f"a{i}='>'" for i in range(1000)) + ">text</p><p id=x class='a>b'>more")
    first, second = root.iter("p")
    assert (len(first.attrib), first.text) == (reader.MAX_ATTRIBUTES, "text")
    assert (dict(second.attrib), second.text) == ({"id": "x", "class": "a>b"}, "more")


def test_what_only_looks_like_attributes_stays() -> None:
    words = "<b " + "word " * 1000
    for html in (
        f"<script>{words}</script>",
        f"<!-- {words} --><p>a",
        f"<textarea>{words}</textarea>",
        "<p>word " * 999,
    ):
        assert reader.ready(html) == html


def test_a_page_of_too_many_elements_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_ELEMENTS", 10)
    assert read_html("<p>a</p>" * 10).warnings == ()
    page = read_html("<p>a</p>" * 11)
    assert page.text.count("a") == 10
    assert page.warnings == (reader.MANY,)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was about to be fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
def test_nothing_is_fetched_and_no_entity_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the piano is Ben's")
    bomb = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(20))
    for declaration in (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>',
        f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "file://{secret}" [<!ENTITY x SYSTEM "file://{secret}">]>',
        f'<!DOCTYPE html [<!ENTITY l0 "lol">{bomb}<!ENTITY x "&l20;">]>',
        '<!DOCTYPE html SYSTEM "http://192.0.2.1/a.dtd" [<!ENTITY % a SYSTEM "http://192.0.2.1/b.dtd"> %a;]>',
    ):
        links = f"<link rel=stylesheet href=http://192.0.2.1/a.css><iframe src='file://{secret}'></iframe>"
        more = f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{secret}' parse='text'/><img src=http://a.example>"
        result = cleaner.clean(f"{declaration}<html><head>{links}</head><body><p>It rained. &x; {more}", kind="html")
        assert "It rained. &x;" in result.document.source
        assert "piano" not in result.document.source
        assert "lollol" not in result.document.source


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)


def test_deep_trees_end_without_a_crash() -> None:
    units = ["<div>a", "<b>a<p>", "<table><tr><td>a", "<svg>", "<x-a>", "<font>"]
    code = f"from cleaner.readers.html import read_html\nfor unit in {units}: read_html(unit * 9000)\nprint('done')"
    done = run_python(code)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr[-500:]


def test_what_is_open_is_bounded_in_each_line() -> None:
    page = read_html("<del>" * 500 + "<div>rain</div>" * 100)
    assert len(page.elements.inlines) == 100 * MAX_OPEN


@pytest.mark.parametrize("size", [0, 1, 7, 64])
@pytest.mark.parametrize(
    "raw", [b"\xff\xfe<\0p\0>", b"\x00\x00\xfe\xff", b"<p>\xff\xfe\x80", b"\x1b$B<p>\x1b(", b"+ADw-p+AD4-"]
)
def test_broken_bytes_give_an_answer(raw: bytes, size: int) -> None:
    page = read_page(raw + raw * size, "html")
    assert page.html
