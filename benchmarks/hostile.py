"""Texts and pages that keep a part of the cleaner busy, in any size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.data import REPOSITORY

if TYPE_CHECKING:
    from benchmarks.systems import Filter

DEFAULT_PAGE = REPOSITORY / "tests" / "fixtures" / "harbour-bridge" / "page.txt"


class Case(NamedTuple):
    """A kind of text that can be made in any size: `start`, then `unit` again and again."""

    name: str
    unit: str
    start: str = ""

    def text(self, size: int) -> str:
        """The unit repeated until it has `size` bytes of UTF-8, at the least."""
        return self.start + self.unit * (size // len(self.unit.encode("utf-8", "replace")) + 1)


def page_cases(page: Path = DEFAULT_PAGE) -> list[Case]:
    """The page repeated, and the page as one endless line."""
    text = page.read_text(encoding="utf-8")
    return [Case("page, lines", text.rstrip("\n") + "\n\n"), Case("page, one line", " ".join(text.split()) + " ")]


def filter_cases(filters: Sequence[Filter]) -> list[Case]:
    """Two cases for each filter: its triggers as lines, and as one line."""
    cases = []
    for item in filters:
        if item.triggers:
            cases.append(Case(f"{item.name}, lines", "\n".join(item.triggers) + "\n"))
            cases.append(Case(f"{item.name}, one line", " ".join(" ".join(item.triggers).split()) + " "))
    return cases


HTML = [
    Case("paragraphs", "<p>It rained on <b>Monday</b>, said <a href='/ben'>Ben Ito</a>, and nobody knew why.</p>\n"),
    Case("tables", "<table><tr><td>Monday</td><td>6:00</td><td colspan=99999>Varn</td></tr></table>\n"),
    Case("links", "<a href='/varn'>Varn</a><a href='/quay'>Quay</a> <span>4 May</span><span>By Ana</span> \n"),
    Case("lists", "<ul><li><div>Harbour<ul><li>Ferry</li></ul></div></li></ul>\n"),
    Case("attributes of each", f"<p {' '.join(f'a{number}={number}' for number in range(99))}>It rained.</p>\n"),
    Case("unclosed blocks", "<div>a"),
    Case("unclosed inline elements", "<span>a ", "<p>"),
    Case("unclosed bold", "<p><b>a"),
    Case("misnested bold", "<b>a<p>b</b>c"),
    Case("nested tables", "<table><tr><td>a"),
    Case("nested lists", "<ul><li>a"),
    Case("nested links", "<a href=x>a"),
    Case("open emphasis", "<div>a</div>", "<del>" * 500),
    Case("links in a line", "<a href=x>a</a> ", "<p>"),
    Case("cells in a row", "<td colspan=1000000000>a", "<table><tr>"),
    Case("cells", "<tr><td>a<td>b", "<table>"),
    Case("line breaks", "a<br>"),
    Case("empty elements", "<x-a></x-a><p></p>"),
    Case("attributes", "a=1 ", "<p "),
    Case("attributes of many", "<p " + " ".join(f"a{number}" for number in range(200)) + ">a"),
    Case("tags in attributes", "<p a='<p b=\""),
    Case("tags in tags", "<p "),
    Case("tags in words", "<p"),
    Case("one attribute", "x ", "<p class='"),
    Case("one style", "display:inline;visibility ", "<p style='"),
    Case("one text", "word ", "<p>"),
    Case("one word", "x", "<p>"),
    Case("entities", "&amp;&#0;&#x110000;&nbspx"),
    Case("comments", "a<!-- b -->"),
    Case("open comments", "<!--"),
    Case("open quotes", "<p a='"),
    Case("angle brackets", "<"),
    Case("ends", "</body></html></br"),
    Case("scripts", "<script>x</script>a"),
    Case("open scripts", "<script>"),
    Case("without scripts", "<noscript>rain again</noscript>"),
    Case("preformatted", "a\n", "<pre>"),
    Case("declarations", "<!doctype html>"),
    Case("pages", "<html><body>a</body></html>"),
    Case("neighbours", "<span>May</span><i>By</i>"),
    Case("custom elements", "<x-a>"),
]
"""Pages of which the reader of HTML has most to do."""

MARKUP = [
    Case(unit, unit, "<table>" if unit.startswith(("<tr", "<td")) else "<p>")
    for unit in (
        *("<div>", "<blockquote>x", "<ul><li>x", "<li>x</li>", "<b>x", "<b>a</b><i>b</i>", "x<br>", "<p>*_~`[]("),
        *("<a href='/x y'>link</a> ", "<tr><td>x<td>y", "<td>x", "<table><tr><td>x", "- | ", "# ", "<pre>`\n\n"),
        *("<a href=x:y>link</a> ", "<b>a</b> <i>b</i> ", "<b><code>`</code></b><code>x</code>", "<a>x</a>"),
        *("&amp;amp;", "<td colspan=99>x<td>y<tr>", "<h2>#", "<ol><li value=5>"),
    )
]
"""Pages of which the writers of Markdown and HTML have most to do."""
