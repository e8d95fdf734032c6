"""Markdown, each construct by itself; what is rendered of it has the words of the body."""

import pytest

import cleaner
from cleaner.writers import html, markdown
from tests.support.markup import check_safe, read, render, tags, words

HEAD = "|  |  |\n| --- | --- |\n"
"""The head of a table of two columns without names."""


def to_markdown(page: str, *, links: bool = True) -> str:
    return markdown.write(read(page), links=links)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h3>Fares</h3>", "### Fares"),
        ("<h3><b>Fares</b> <b><i>of</i></b></h3>", "### Fares *of*"),
        ("<h3><b>Fares</b> of</h3>", "### **Fares** of"),
        ("<h2>Fares<br>of Varn #</h2>", "## Fares of Varn \\#"),
        (f"<h2>{'All the text. ' * 40}</h2>", "All the text. " * 39 + "All the text."),
        ("<p>One<br>two</p>", "One  \ntwo"),
        ("<p>One<br><br>two</p>", "One\n\ntwo"),
        ("<div>One</div><div>two</div>", "One\n\ntwo"),
        ("<p>a <b>b</b> <i>c</i> <b><i>d</i></b> <s>e</s> <code>f</code></p>", "a **b** *c* ***d*** ~~e~~ `f`"),
        ("<p><b>Note:</b>this <b>one </b>is</p>", "**Note**:this **one** is"),
        ("<p><b>un</b>seen, <b>a</b><i>b</i></p>", "**un**seen, **a**b"),
        ("<p>x<b>…</b>y</p>", "x…y"),
        ("<p><b>See <b>the</b></b><strong> pier</strong></p>", "**See the pier**"),
        ("<p><code>a`b</code> <code>`</code> <b><code>c</code></b></p>", "``a`b`` `` ` `` **`c`**"),
        (
            "<p>See<a href=/a> the <b>pier</b> </a>!<a href=/b>[1]</a></p>",
            "See [the **pier**](/a) \\![\\[1\\]](/b)",
        ),
        ("<figure><figcaption>The <i>old</i> pier</figcaption></figure>", "*The old pier*"),
        ("<dl><dt>Pier</dt><dd>Where ferries land</dd></dl>", "**Pier**\n\nWhere ferries land"),
    ],
)
def test_text(page: str, expected: str) -> None:
    assert to_markdown(page) == f"{expected}\n"
    assert words(render(to_markdown(page))) == read(page).body.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("snake_case, __init__, _a_ and a _ b", "snake_case, \\_\\_init\\_\\_, \\_a\\_ and a _ b"),
        ("2 * 3 is *6*", "2 * 3 is \\*6\\*"),
        ("~5 to 6~7, ~~no~~", "~5 to 6\\~7, \\~\\~no\\~\\~"),
        ("[1], [x](y), [x][y], [x]: y", "[1], [x\\](y), [x\\][y], [x\\]: y"),
        ("a < b, <b>, </b>, <!-- x -->", "a < b, \\<b>, \\</b>, \\<!-- x -->"),
        ("<https://a.example>", "\\<https://a.example>"),
        ("AT&T, R&amp;D, &#60;", "AT&T, R\\&amp;D, \\&#60;"),
        ("C:\\dir, C:\\*, \\", "C:\\dir, C:\\\\\\*, \\\\"),
        ("`x`", "\\`x\\`"),
        ("# one", "\\# one"),
        ("#one", "#one"),
        ("1. April", "1\\. April"),
        ("1.5 metres", "1.5 metres"),
        ("12) twelve", "12\\) twelve"),
        ("- one", "\\- one"),
        ("-5 degrees", "-5 degrees"),
        ("+ one", "\\+ one"),
        ("> one", "\\> one"),
        ("---", "\\---"),
        ("* * *", "\\* * *"),
        ("___", "\\___"),
        ("===", "\\==="),
        ("| --- | --- |", "\\| --- | --- |"),
        ("[x] done", "\\[x] done"),
        ("[!NOTE]", "\\[!NOTE]"),
    ],
)
def test_text_is_escaped_where_it_must_be(text: str, expected: str) -> None:
    for lines in ([text], ["Before", text], [text, "behind"]):
        result = cleaner.Pipeline().clean("\n".join(lines), kind="text")
        written = markdown.write(result)
        assert written == "  \n".join(expected if line == text else line for line in lines) + "\n"
        assert words(render(written)) == result.body.split()
        assert set(tags(render(written))) <= {"p", "br"}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "- a\n- b\n  - c\n- d"),
        ("<ol><li>a<li>b<ol><li>c</ol></ol>", "1. a\n2. b\n   1. c"),
        ("<ol start=9><li>a<li>b<li value=3>c</ol>", "9. a\n10. b\n3. c"),
        ("<ol start=-1><li>a<li>b<li>c</ol>", "0. a\n0. b\n1. c"),
        ("<ol><li>a<ol start=4><li>b</ol></ol>", "1. a\n\n   4. b"),
        ("<ul><li><p>a<p>b<li>c</ul>", "- a\n\n  b\n\n- c"),
        ("<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>", "- a\n\n* b\n\n- c"),
        ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b"),
        ("<ul><li>a</li><ul><li>b</ul></ul>", "- a\n  - b"),
        ("<ul><ul><li>a</ul><li>b</ul>", "- a\n\n* b"),
        ("<div><li>a<li>b</div>", "- a\n- b"),
        ("<ul><li><ul><li>a</ul></ul>", "- - a"),
        ("<ul><li><h2>a</h2>b<li><pre>c\n d</pre></ul>", "- ## a\n\n  b\n\n- ```\n  c\n   d\n  ```"),
        ("<ul>a<li>b</ul>", "a\n\n- b"),
        ("<blockquote>a<p>b<ul><li>c</ul></blockquote><blockquote>d</blockquote>", "> a\n>\n> b\n>\n> - c\n\n> d"),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", "> a\n>\n> > b\n>\n> c"),
        ("<ul><li>a<blockquote>b</blockquote></ul>c", "- a\n\n  > b\n\nc"),
        ("<ul><li>[x] a<li>1. b</ul>", "- \\[x] a\n- 1\\. b"),
    ],
)
def test_lists_and_quotations(page: str, expected: str) -> None:
    assert to_markdown(page) == f"{expected}\n"
    assert words(render(to_markdown(page))) == read(page).body.split()


def test_nesting_is_bounded() -> None:
    page = "<ul><li>x" * 500
    written = to_markdown(page)
    assert max(len(line) - len(line.lstrip()) for line in written.splitlines()) <= 20
    assert words(render(written)) == ["x"] * 500
    check_safe(html.write(read(page)))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<tr><th>A<th>B<tr><td>1<td>2", "| A | B |\n| --- | --- |\n| 1 | 2 |"),
        ("<thead><tr><td>A<td>B</thead><tr><td>1<td>2", "| A | B |\n| --- | --- |\n| 1 | 2 |"),
        ("<tr><th>A<td>B<tr><th>C<td>D", f"{HEAD}| A | B |\n| C | D |"),
        ("<tr><td>a|b<td><code>c|d</code><tr><td>e<br>f<td>", f"{HEAD}| a\\|b | `c\\|d` |\n| e<br>f |  |"),
        ("<tr><td>a<td><td>b<tr><td><td><td>c<tr><td>d", f"{HEAD}| a | b |\n|  | c |\n| d |  |"),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", "|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n| c | d | e |"),
        ("<tr><td><p>a<p>b<td><ul><li>c<li>d</ul><tr><td>e<td>f", f"{HEAD}| a<br>b | c<br>d |\n| e | f |"),
        ("<tr><td><b>A</b><td><b>B</b><tr><td>a<td>b", "| **A** | **B** |\n| --- | --- |\n| a | b |"),
        ("<tr><td><b>A</b><td><b>B</b>c<tr><td>a<td>b", f"{HEAD}| **A** | **B**c |\n| a | b |"),
        ("<tr><td>a<tr><td>b", "a\n\nb"),
        ("<tr><td>a<td>b", "a b"),
        (f"<tr><td>a<td>{'Rain. ' * 99}<tr><td>b<td>c", f"a\n\n{'Rain. ' * 98}Rain.\n\nb c"),
        ("<tr><td><h2>a</h2><td>b<tr><td>c<td>d", "## a\n\nb\n\nc d"),
        (
            "<tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table><td>e<tr><td>f<td>g",
            f"{HEAD}| a | b |\n| c | d |\n\ne\n\nf g",
        ),
    ],
)
def test_tables(page: str, expected: str) -> None:
    page = f"<table>{page}</table>"
    assert to_markdown(page) == f"{expected}\n"
    assert words(render(to_markdown(page))) == read(page).body.split()
    assert words(html.write(read(page))) == read(page).body.split()


def test_code() -> None:
    page = "<pre>x</pre><pre class='lang-c++'>```\n\n\n  y</pre><pre class=lang-none><b>z</b>\n<a href=/>a*</a></pre>"
    assert to_markdown(page) == "```\nx\n```\n\n````c++\n```\n\n  y\n````\n\n```\nz\na*\n```\n"
    code = '<pre><code>x</code></pre>\n<pre><code class="language-c++">```\n\n  y</code></pre>'
    assert html.write(read(page)) == f"{code}\n<pre><code>z\na*</code></pre>\n"
    wrapped = "<body class=lang-en><div class='language-ruby x'><div><pre><code>x</code></pre></div></div>"
    assert to_markdown(wrapped) == "```ruby\nx\n```\n"
    assert to_markdown("<body class=lang-en><pre>x</pre>") == "```\nx\n```\n"
    assert "class" not in html.write(read("<pre class='language-&quot;onclick=x'>x</pre>"))


def test_paragraphs_of_a_page_without_blank_lines_stay_apart_where_something_went() -> None:
    rain = "It rained all day on Monday in Varn, and no ferry left before six, said Ben Ito, who sells coffee there. {}"
    texts = [rain.format(n) for n in range(3)]
    result = cleaner.clean("\n".join([texts[0], "READ MORE: Port strike ends", *texts[1:]]))
    assert result.body == "\n\n".join(texts)
    assert result.to_markdown() == result.body + "\n"
