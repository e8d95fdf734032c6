"""The texts from which the network learns: each page flattened, wrapped, glued and cleaned in many ways."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from benchmarks.context.align import align
from benchmarks.data import Page, stable_hash
from benchmarks.extracted import PEERS
from benchmarks.flatten import BLOCKS, FLATTENINGS, FlattenCache, fold_blank_runs

FIVE = tuple(FLATTENINGS)
OTHERS = ("wrapped", "one line", "markdown", "inner text", "no blank lines", "pairs")
EXTRACTED = tuple(f"{name} extract" for name in PEERS)
CLEAN = ("body", "body wrapped", "body one line", "excerpt", "true lines", "some true lines", *EXTRACTED)
WHOLE = ("body", "body wrapped", "body one line", "excerpt", "true lines", "some true lines")
"""Variants that hold nothing but text of the true body."""
ALL = (*FIVE, "body", *OTHERS, *(name for name in CLEAN if name != "body"))
"""Every variant's name: the five flattenings, others made of them or of the HTML, and texts that are clean already."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "datalist"})
_APART = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "figure"])
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


def text_of(page: Page, variant: str, store: FlattenCache) -> str:
    """Return the text of a page in one variant, the same at every call; "" where a library fails on the page."""
    draw = random.Random(stable_hash(f"{page.set}/{page.id}/{variant}"))
    if variant in FLATTENINGS:
        return store.get(variant, page.html)
    if variant in EXTRACTED:
        return _extracted(variant.removesuffix(" extract"), page.html)
    if variant in {"markdown", "inner text"}:
        return written(page.html, markdown=variant == "markdown", links=draw.random() < 0.5)
    if variant in {"body", "body wrapped", "body one line", "excerpt"}:
        return _FROM_BODY[variant](page.body, draw)
    base = store.get(draw.choice(FIVE), page.html)
    if variant in {"true lines", "some true lines"}:
        return _true_lines(base, page.body, draw, some=variant != "true lines")
    return _FROM_FLAT[variant](base, draw)


def _excerpt(text: str, draw: random.Random) -> str:
    """Return some lines of a text that follow each other."""
    lines = [line for line in text.split("\n") if line.strip()]
    size = draw.choice((2, 4, 6, 9, 13, 18, 25))
    start = draw.randrange(max(len(lines) - size, 0) + 1)
    return draw.choice(("\n", "\n\n")).join(lines[start : start + size])


def _true_lines(text: str, body: str, draw: random.Random, *, some: bool) -> str:
    """Return the lines of a flattened page that are its body's, all or some that follow each other."""
    lines = text.split("\n")
    found = [words_of(line) for line in lines]
    right = align([word for words in found for word in words], words_of(body))
    kept: list[str] = []
    at = 0
    for line, words in zip(lines, found, strict=True):
        true = sum(right[at : at + len(words)])
        at += len(words)
        if (words and true > 0.8 * len(words)) or (not line.strip() and kept and kept[-1].strip()):
            kept.append(line)
    return _excerpt("\n".join(kept), draw) if some else "\n".join(kept).strip("\n")


def words_of(text: str) -> list[str]:
    """Return the words as the scores count them."""
    return _WORD.findall(text.lower())


_extractors: dict[str, Callable[[str], str]] = {}


def _extracted(name: str, html: str) -> str:
    if name not in _extractors:
        _extractors[name] = PEERS[name]()
    try:
        return _extractors[name](html)
    except Exception:  # a peer that fails on a page has found nothing
        return ""


def _wrap(text: str, draw: random.Random) -> str:
    width = draw.choice((60, 66, 72, 76, 80, 90, 100))
    lines = (textwrap.wrap(line, width, break_long_words=False) or [""] for line in text.split("\n"))
    return "\n".join(piece for pieces in lines for piece in pieces)


def _in_pairs(text: str, draw: random.Random) -> str:
    """Glue some neighbours together with a blank."""
    joined: list[str] = []
    for line in text.split("\n"):
        if joined and line.strip() and joined[-1].strip() and draw.random() < 0.25:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    return "\n".join(joined)


_Change = Callable[[str, random.Random], str]
_FROM_BODY: dict[str, _Change] = {
    "body": lambda text, _: text,
    "body wrapped": _wrap,
    "body one line": lambda text, _: " ".join(text.split()),
    "excerpt": _excerpt,
}
_FROM_FLAT: dict[str, _Change] = {
    "wrapped": _wrap,
    "one line": lambda text, _: " ".join(text.split()),
    "no blank lines": lambda text, _: re.sub(r"\n\s*\n", "\n", text),
    "pairs": _in_pairs,
}


def written(html: str, *, markdown: bool, links: bool) -> str:
    """Return a page as a browser's `innerText` gives it, or as Markdown, with or without the links' addresses."""
    try:
        lxml_html: Any = import_module("lxml.html")
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        root = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except Exception:  # what cannot be parsed has no text
        return ""
    text = "".join(_pieces(root, markdown=markdown, links=links))
    text = "\n".join(re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n"))
    return fold_blank_runs(text)


def _pieces(root: Any, *, markdown: bool, links: bool) -> Iterator[str]:
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            yield _closed(element, tag, markdown=markdown, links=links)
            yield _SPACES.sub(" ", element.tail or "")
            continue
        style = element.get("style") or ""
        if tag in _UNSEEN or element.get("hidden") is not None or (style and _HIDDEN.search(style)):
            yield _SPACES.sub(" ", element.tail or "")
            continue
        stack.append((element, True))
        yield _opened(element, tag, markdown=markdown, links=links)
        text = element.text or ""
        yield text if tag == "pre" else _SPACES.sub(" ", text)
        stack.extend((child, False) for child in reversed(element))


def _opened(element: Any, tag: str, *, markdown: bool, links: bool) -> str:
    start = "\n\n" if tag in _APART else "\n" if tag in BLOCKS and tag not in {"td", "th"} else ""
    if not markdown:
        return start
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return start + "#" * int(tag[1]) + " "
    if tag == "a" and links and element.get("href"):
        return "["
    if tag == "img" and links:
        return f"![{element.get('alt') or ''}]({element.get('src') or ''})"
    marks = {"li": "* ", "blockquote": "> ", "strong": "**", "b": "**", "em": "_", "i": "_", "code": "`", "td": "| "}
    return start + marks.get(tag, "")


def _closed(element: Any, tag: str, *, markdown: bool, links: bool) -> str:
    end = "\n\n" if tag in _APART else "\n" if tag in BLOCKS and tag not in {"td", "th"} else ""
    if tag in {"td", "th"}:
        return " " if markdown else "\t"
    if markdown and tag == "a" and links and element.get("href"):
        return f"]({element.get('href')})"
    if markdown:
        return {"strong": "**", "b": "**", "em": "_", "i": "_", "code": "`"}.get(tag, "") + end
    return end
