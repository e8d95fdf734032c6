"""The body as HTML, built anew of a few plain tags, so that nothing of the page's own markup can come with it.

Tags are p, h1 to h6, ul, ol, li, blockquote, pre, code, table, thead, tbody, tr, th, td, figure, figcaption, strong,
em, s, br and a. The only attributes are `href` of a link, with a web, mail or telephone address or a relative one, and
`class` of code, which names its language. All text is escaped. The output is a fragment: it has no html and no body.
"""

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from cleaner.result import Result
from cleaner.text.lazy import pattern
from cleaner.writers._addresses import base_of, safe_address
from cleaner.writers._holders import BULLETS, ITEM, NUMBERS, QUOTE, Holder, common_length
from cleaner.writers._outline import CAPTION, CODE, HEADING, PARAGRAPH, TABLE, Block, Row, outline
from cleaner.writers._runs import BOLD, SLANTED, STRUCK, TYPED, Run

_TAGS = {QUOTE: "blockquote", BULLETS: "ul", NUMBERS: "ol", ITEM: "li"}
_STYLES = ((BOLD, "strong"), (SLANTED, "em"), (STRUCK, "s"), (TYPED, "code"))
_SURROGATES = pattern("[\ud800-\udfff]")


def write(result: Result) -> str:
    """Return the body as HTML, with a line break at its end unless it is empty.

    Links are written with addresses that are resolved against the one that the page was cleaned with; without it
    relative ones stay relative. A link whose address is of no known kind is its text alone. Bytes of the input that
    are in no encoding are U+FFFD here.

    Args:
        result: a cleaned page; flat text gives paragraphs alone.

    >>> from cleaner import clean
    >>> page = "<h2 onclick='x()'>Ferries</h2><p>The <b>night</b> ferry <a href='javascript:x()'>runs</a>.</p>"
    >>> print(write(clean(page, kind="html")))
    <h2>Ferries</h2>
    <p>The <strong>night</strong> ferry runs.</p>
    <BLANKLINE>
    """
    base = base_of(result)
    old: tuple[Holder, ...] = ()
    written: list[str] = []
    blocks = chain(outline(result), [Block(PARAGRAPH)])  # the last one only follows
    for block, following in pairwise(blocks):
        new = block.path
        common = common_length(old, new)
        written += _closing(old[common:])
        if written and written[-1][-1] != "\n":
            written.append("\n")
        written += [f"<{_TAGS[holder.kind]}>\n" for holder in new[common:]]
        # An item of one paragraph needs no p, which would set it apart from the next one.
        is_item = len(new) > common and new[-1].kind == ITEM and following.path != new
        if is_item and block.kind == PARAGRAPH:
            written[-1] = f"<li>{_lines(block.lines, base)}"
        else:
            written += (_block(block, base), "\n")
        old = new
    return "".join((*written, *_closing(old)))


def _closing(path: Sequence[Holder]) -> list[str]:
    return [f"</{_TAGS[holder.kind]}>\n" for holder in reversed(path)]


def _block(block: Block, base: str) -> str:
    """Return a block by itself."""
    if block.kind == TABLE:
        return "".join(_table(block.rows, block.has_head, base))
    if block.kind == CODE:
        code = "\n".join(["".join([_escape(run.text) for run in line]) for line in block.lines])
        named = f' class="language-{_escape(block.language)}"' if block.language else ""
        return f"<pre><code{named}>{code}</code></pre>"
    text = _lines(block.lines, base)
    if block.kind == HEADING:
        return f"<h{block.level}>{text}</h{block.level}>"
    if block.kind == CAPTION:
        return f"<figure><figcaption>{text}</figcaption></figure>"
    return f"<p>{text}</p>"


def _table(rows: Sequence[Row], has_head: bool, base: str) -> Iterator[str]:
    width = max(map(len, rows))
    yield "<table>\n"
    for k, row in enumerate(rows):
        is_head = has_head and k == 0
        tag, part = ("th", "thead") if is_head else ("td", "tbody")
        if is_head or k == has_head:
            yield f"<{part}>\n"
        cells = [f"<{tag}>{_lines(cell, base)}</{tag}>\n" for cell in (*row, *[()] * (width - len(row)))]
        yield f"<tr>\n{''.join(cells)}</tr>\n"
        if is_head or k == len(rows) - 1:
            yield f"</{part}>\n"
    yield "</table>"


def _lines(lines: Sequence[Sequence[Run]], base: str) -> str:
    return "<br>\n".join([_line(line, base) for line in lines])


def _line(runs: Iterable[Run], base: str) -> str:
    """Return a line with its links and styles."""
    written: list[str] = []
    for link, group in groupby(runs, lambda run: run.link):
        text = "".join([_styled(run) for run in group])
        address = safe_address(link, base) if link and text.strip() else ""
        written.append(f'<a href="{html.escape(address)}">{text}</a>' if address else text)
    return "".join(written).strip()


def _styled(run: Run) -> str:
    text = _escape(run.text)
    for bit, tag in reversed(_STYLES):
        if run.style & bit:
            text = f"<{tag}>{text}</{tag}>"
    return text


def _escape(text: str) -> str:
    return _SURROGATES.sub("\ufffd", html.escape(text, quote=False))
