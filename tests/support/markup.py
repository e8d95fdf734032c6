"""What the tests of Markdown and HTML output share: a renderer, a reader of words, and generated pages."""

from html import escape
from urllib.parse import urlsplit

import lxml.html
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import cleaner
from cleaner import Result

BLOCK_TAGS = "p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td pre blockquote figure figcaption"
TAGS = frozenset(f"{BLOCK_TAGS} code a strong em s br".split())
"""The only tags that the HTML writer may use."""

_RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def read(page: str, url: str | None = None) -> Result:
    """Read a page of HTML with no filter at all."""
    return cleaner.Pipeline().clean(page, kind="html", url=url)


def render(markdown: str) -> str:
    """Return the HTML of Markdown."""
    return str(_RENDERER.render(markdown))


def words(markup: str) -> list[str]:
    """Return the words that a browser would show of a fragment."""
    root = lxml.html.document_fromstring(f"<div>{markup}</div>")
    for line_break in root.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return "".join(root.itertext()).split()


def tags(markup: str) -> list[str]:
    """Return the tags of a fragment in order."""
    return [element.tag for element in lxml.html.document_fromstring(f"<main>{markup}</main>").iter()][3:]


def check_safe(markup: str) -> None:
    """Assert that nothing stands in a fragment but what the HTML writer may write."""
    root = lxml.html.document_fromstring(f"<main>{markup}</main>")
    for element in [*root.iter()][3:]:
        assert element.tag in TAGS, element.tag
        for name, value in element.items():
            assert (element.tag, name) in {("a", "href"), ("code", "class")}, (element.tag, name)
            if name == "href":
                assert value.isascii()
                assert value.isprintable()
                assert urlsplit(value).scheme in {"", "http", "https", "mailto", "tel"}, value
            else:
                assert value.startswith("language-")


_SIGNS = [
    *"*_~`[]()<>!#&|\\+-=:.1",
    "**",
    "~~",
    "```",
    "1.",
    "# ",
    "- ",
    "> ",
    "* ",
    "---",
    "===",
    "| - |",
    "![",
    "](x)",
]
_WORDS = [
    "ferry",
    "Ana",
    "snake_case",
    "2 * 3",
    "[1]",
    "[x](y)",
    "<b>",
    "&amp;",
    "&lt;",
    "http://a.example/_b_",
    "été",
    "港口",
]
_ODD = ["\u00a0", "\u00ad", "\u200b", "\x1f", "\ue000", "\t", "\u3000", "€", "…", "\u0301", "👍", '"', "'"]
texts = st.lists(
    st.one_of(
        st.sampled_from(_WORDS), st.sampled_from(_SIGNS), st.sampled_from([" ", " ", *_ODD]), st.text(max_size=3)
    ),
    max_size=6,
).map("".join)
"""Text with all that means something in Markdown or HTML."""

HREFS = [
    "/a",
    "http://a.example/(b)_c_?d=1&copy;=2",
    "javascript:x()",
    "java\tscript:x()",
    "#top",
    "a b",
    "mailto:a@b",
    "",
]
_INLINE = ["b", "strong", "i", "em", "code", "kbd", "s", "del", "span", "x-y", "sup"]
_BLOCK_TAGS = ["p", "div", "h1", "h3", "ul", "ol", "li", "blockquote", "pre", "dl", "dt", "dd", "figcaption", "section"]
_TABLE = ["table", "tr", "td", "th", "thead", "caption"]


def _element(tag: str, inside: list[str]) -> str:
    return f"<{tag}>{''.join(inside)}</{tag}>"


def _link(href: str, inside: list[str]) -> str:
    return f'<a href="{escape(href)}">{"".join(inside)}</a>'


def _table(rows: list[list[str]]) -> str:
    return _element("table", [_element("tr", [_element("td", [cell]) for cell in row]) for row in rows])


_text = texts.map(lambda text: escape(text.replace("\0", "")))
_inline = st.recursive(
    st.one_of(_text, _text, st.just("<br>"), st.just(" ")),
    lambda inner: st.one_of(
        st.builds(_element, st.sampled_from(_INLINE), st.lists(inner, max_size=4)),
        st.builds(_link, st.sampled_from(HREFS), st.lists(inner, max_size=3)),
    ),
    max_leaves=8,
)
_any_tag = st.sampled_from([*_BLOCK_TAGS, *_BLOCK_TAGS, *_TABLE, *_INLINE])
pages = st.recursive(
    _inline,
    lambda inner: st.one_of(
        st.builds(_element, _any_tag, st.lists(inner, max_size=4)),
        st.builds(_table, st.lists(st.lists(inner, max_size=3), max_size=4)),
    ),
    max_leaves=14,
)
"""Pages of HTML that nest anything in anything."""
