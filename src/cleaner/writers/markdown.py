"""The body as Markdown, in the dialect of GitHub: headings, lists, tables, code, quotations, emphasis and links.

Markdown has no signs for captions and for terms that are explained: captions are written in italics, terms in bold.
Lines within a paragraph end with two blanks, which keep them apart. What the text itself holds is escaped, so that it
is read as it stands.
"""

from collections.abc import Iterator, Sequence

from cleaner.result import Result
from cleaner.writers._addresses import base_of, safe_address
from cleaner.writers._holders import BULLETS, ITEM, QUOTE, Holder, common_length
from cleaner.writers._markdown_line import Resolve, escape_end, escape_start, fence_of, write_line
from cleaner.writers._outline import CAPTION, CODE, HEADING, TABLE, Block, Cell, outline
from cleaner.writers._runs import SLANTED

BREAK = "  "
"""What stands at the end of a line that is to stay apart from the next one."""


def write(result: Result, *, links: bool = False) -> str:
    """Return the body as Markdown, with a line break at its end unless it is empty.

    Args:
        result: a cleaned page; flat text gives paragraphs alone.
        links: whether links are written with their addresses, or as their text alone. Relative addresses are
            resolved against the address that the page was cleaned with; without one they stay relative. Addresses
            other than of web pages, mail and telephones are never written.

    >>> from cleaner import clean
    >>> page = "<h2>Ferries</h2><ul><li>The <b>night</b> ferry</li><li>The <a href='/day'>day ferry</a></li></ul>"
    >>> print(write(clean(page, kind="html", url="https://ferries.example/"), links=True))
    ## Ferries
    <BLANKLINE>
    - The **night** ferry
    - The [day ferry](https://ferries.example/day)
    <BLANKLINE>
    """
    base = base_of(result)
    writer = _Writer(lambda address: safe_address(address, base) if links else "")
    text = "\n".join(line for block in outline(result) for line in writer.lines(block))
    return f"{text}\n" if text else ""


class _Writer:
    """Writes block after block, and knows which lists and quotations are open."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._open: tuple[Holder, ...] = ()
        self._is_first = True
        self._loose: set[Holder] = set()
        """Lists with a blank line within, which have one before each item from there on."""
        self._others: set[Holder] = set()
        """Lists right behind one of their kind: they have other signs, or the two would be read as one."""

    def lines(self, block: Block) -> Iterator[str]:
        """Yield the lines of a block, and what stands between it and the block before."""
        content = _content(block, self._resolve)
        if not any(content):
            return
        old, new = self._open, block.path
        common = common_length(old, new)
        self._tell_apart(old[common:], new[common:])
        outer = "".join(map(self._indent, new[:common]))
        if not self._is_first and not self._is_close(old, new, common):
            self._loose.update(new[:common])
            yield outer.rstrip()
        prefix = outer + "".join(map(self._opening, new[common:]))
        for line in content:
            yield prefix + line if line else prefix.rstrip()
            prefix = outer + "".join(map(self._indent, new[common:]))
        self._open, self._is_first = new, False

    def _is_close(self, old: Sequence[Holder], new: Sequence[Holder], common: int) -> bool:
        """Return whether a block follows without a blank line: the items of a list, and a list right below its item."""
        if common == len(new) or common == 0:
            return False
        if new[common].kind == ITEM:
            return new[common - 1] not in self._loose
        is_below_its_item = len(old) == common and old[-1].kind == ITEM and new[common].kind != QUOTE
        # A list whose numbers begin elsewhere is not read as one without a blank line above it.
        return is_below_its_item and (new[common].kind == BULLETS or new[common + 1].number == 1)

    def _tell_apart(self, closed: Sequence[Holder], opened: Sequence[Holder]) -> None:
        if closed and opened and closed[0].kind == opened[0].kind and closed[0] not in self._others:
            self._others.add(opened[0])

    def _opening(self, holder: Holder) -> str:
        """Return what stands before the first line in a holder."""
        if holder.kind == QUOTE:
            return "> "
        if holder.kind != ITEM:
            return ""
        around = holder.path[-2]
        if around.kind == BULLETS:
            return "* " if around in self._others else "- "
        return f"{holder.number}) " if around in self._others else f"{holder.number}. "

    def _indent(self, holder: Holder) -> str:
        """Return what stands before all other lines in it."""
        return " " * len(self._opening(holder)) if holder.kind == ITEM else self._opening(holder)


def _content(block: Block, resolve: Resolve) -> list[str]:
    """Return the lines of a block by itself."""
    if block.kind == CODE:
        code = ["".join([run.text for run in line]) for line in block.lines]
        fence = fence_of("\n".join(code), 3)
        return [fence + block.language, *code, fence]
    if block.kind == TABLE:
        return _table(block, resolve)
    slant = SLANTED if block.kind == CAPTION else 0
    lines = [
        write_line([run._replace(style=run.style | slant) for run in line] if slant else line, resolve)
        for line in block.lines
    ]
    lines = [line for line in lines if line]
    if block.kind == HEADING:
        return [f"{'#' * block.level} {escape_end(' '.join(lines))}"] if lines else []
    starts = [escape_start(line) for line in lines]
    return [line + BREAK for line in starts[:-1]] + starts[-1:]


def _table(block: Block, resolve: Resolve) -> list[str]:
    """Return the lines of a table; one whose first row names no columns has empty names, which Markdown asks for."""
    width = max(map(len, block.rows))
    rows = [_row([_cell(cell, resolve) for cell in row], width) for row in block.rows]
    head = [] if block.has_head else [_row([], width)]
    return [*head, *rows[: block.has_head], _row(["---"] * width, width), *rows[block.has_head :]]


def _cell(cell: Cell, resolve: Resolve) -> str:
    lines = [write_line(line, resolve) for line in cell]
    return "<br>".join([line for line in lines if line]).replace("|", "\\|")


def _row(cells: Sequence[str], width: int) -> str:
    return f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"
