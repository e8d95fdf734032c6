"""Markdown and HTML output: whole pages, links, hostile pages, and how time grows."""

from pathlib import Path

import pytest

import cleaner
from cleaner.writers import html, markdown
from cleaner.writers._addresses import safe_address
from tests.support.markup import check_safe, read, render, words

PAGES = Path(__file__).parent.parent / "markup_pages"

MOST = 3.0
"""How many times as slow for each character a text eight times as long may be."""
URL = "https://ferries.example/varn/news/1"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_golden_page(path: Path, update_goldens: bool) -> None:
    result = read(path.read_text(encoding="utf-8"), URL)
    written = {".md": markdown.write(result, links=True), ".out": html.write(result)}
    for suffix, text in written.items():
        assert words(render(text) if suffix == ".md" else text) == result.body.split()
        golden = path.with_suffix(suffix)
        if update_goldens:
            golden.write_text(text, encoding="utf-8")
        assert text == golden.read_text(encoding="utf-8"), f"{golden.name} is out of date; see tests/README.md"


def test_flat_text() -> None:
    verse = "Oh quay, old quay,\nthe *night* is grey,\n\n    the ferry sings."
    result = cleaner.Pipeline().clean(verse)
    assert markdown.write(result) == "Oh quay, old quay,  \nthe \\*night\\* is grey,\n\nthe ferry sings.\n"
    assert html.write(result).startswith("<p>Oh quay, old quay,<br>\nthe *night* is grey,</p>\n<p>the")
    assert markdown.write(cleaner.clean("")) == html.write(cleaner.clean("")) == ""
    rows = [
        f"{'The ferry to Old Quay sails at six in the morning and comes back at night. ' * 2}{k}." for k in range(3)
    ]
    assert markdown.write(cleaner.Pipeline().clean("\n".join(rows))) == "\n\n".join(rows) + "\n"


def test_what_was_removed_is_in_neither() -> None:
    page = "<p>The <b>ferry</b> sailed on Monday. READ MORE: <a href=/p>Who owns the piano?</a></p><p>It rained.</p>"
    result = cleaner.Pipeline().adding("teaser").clean(page)
    assert [removal.label for removal in result.removed] == ["teaser"]
    assert markdown.write(result, links=True) == "The **ferry** sailed on Monday.\n\nIt rained.\n"
    assert html.write(result) == "<p>The <strong>ferry</strong> sailed on Monday.</p>\n<p>It rained.</p>\n"
    kept = cleaner.Pipeline().adding("teaser").keeping("teaser").clean(page)
    assert "[Who owns the piano?](/p)" in markdown.write(kept, links=True)


def test_links() -> None:
    page = "<base href=/varn/><a href='quay?a=1'>a</a> <a href='//b.example'>b</a> <a href=tel:+1>c</a> <a href>d</a>"
    result = read(page, "https://ferries.example/news/")
    written = "[a](https://ferries.example/varn/quay?a=1) [b](https://b.example) [c](tel:+1) d\n"
    assert markdown.write(result, links=True) == written
    assert markdown.write(result) == "a b c d\n"
    assert markdown.write(read(page), links=True) == "[a](quay?a=1) [b](//b.example) [c](tel:+1) d\n"
    assert 'href="https://ferries.example/varn/quay?a=1"' in html.write(result)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:x()", "JaVaScRiPt:x()", " javascript:x()", "\x01javascript:x()", "java\tscript:x()"),
        *("java\nscript:x()", "javascript\r\n:x()", "java\x00script:x()", "java\u200bscript:x()", "java\xadscript:x()"),
        *("&#106;avascript:x()", "&#x6A;avascript:x()", "javascript&colon;x()", "java&Tab;script:x()"),
        *(
            "javascript%3Ax()",
            "%6Aavascript:x()",
            "javascript&#58;x()",
            "&amp;#106;avascript:x()",
            "\u00a0javascript:x()",
        ),
        *(
            "data:text/html,<script>x()</script>",
            "vbscript:x",
            "blob:x",
            "file:///etc/passwd",
            "about:blank",
            "x:y",
            ":x",
        ),
        *("view-source:javascript:x()", "feed:javascript:x()", "jar:x!/", "ws://a.example", "#x", "", " ", "x" * 5000),
    ],
)
@pytest.mark.parametrize("base", ["", "https://ferries.example/"])
def test_addresses_that_are_not_written(address: str, base: str) -> None:
    assert safe_address(address, base) == ""


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("HTTP://a.example/x", "", "HTTP://a.example/x"),
        (
            "http://a.example/\"onclick='x'><b>\\`|\ud800é",
            "",
            "http://a.example/%22onclick='x'%3E%3Cb%3E%5C%60%7C?%C3%A9",
        ),
        ("a(b) c", "", "a%28b%29%20c"),
        ("%20%zz?q=a+b&c=%26", "", "%20%zz?q=a+b&c=%26"),
        ("wiki/Pier:Old", "", "wiki/Pier:Old"),
        ("?q=javascript:x", "", "?q=javascript:x"),
        ("//[x/", "http://a.example", ""),
        ("a", "http://a.example/b/c", "http://a.example/b/a"),
    ],
)
def test_addresses_that_are_written(address: str, base: str, expected: str) -> None:
    assert safe_address(address, base) == expected


@pytest.mark.parametrize(
    "page",
    [
        "<p>It rained.<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>",
        "<p onclick=alert(1) style='width: expression(alert(1))' id=x class=y>It rained.",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;",
        "<p>&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>x</a>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<xmp><img src=x onerror=alert(1)></xmp><listing>&lt;img onerror=alert(1)&gt;</listing>",
        "<textarea><img src=x onerror=alert(1)></textarea><title>&lt;b&gt;</title><plaintext><img onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a><a href='java&#10;script:alert(1)'>y</a><a href=&#1;javascript:x>z</a>",
        "<a href='http://a.example/&quot; onclick=&quot;alert(1)'>x</a><a href=\"x' onclick='alert(1)\">y</a>",
        "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a><base href='javascript:alert(1)//'><a href=x>y</a>",
        "<pre class='language-x&quot;onclick=alert(1)'><code class=\"language-'><script>\">x</code></pre>",
        "<table><td><a href=vbscript:x>a</a><td>b<tr><td background=javascript:x>c<td>d</table>",
        "<p>\ud83d \udc80 &#xd800; &#0; \x00<b>x</b>&#x110000;",
        "<template><script>alert(1)</script></template><x-y onclick=alert(1)>x</x-y><iframe srcdoc='<p>'></iframe>",
    ],
)
def test_hostile_pages(page: str) -> None:
    for url in (None, "https://ferries.example/", "javascript:alert(1)"):
        result = read(page, url)
        written = html.write(result)
        check_safe(written)
        assert words(written) == result.body.split()
        rendered = render(markdown.write(result, links=True))
        check_safe(rendered)
        assert words(rendered) == result.body.split()
