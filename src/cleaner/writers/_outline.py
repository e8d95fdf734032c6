"""The kept lines of a page as blocks: headings, paragraphs, captions, code and tables, and what they stand in.

This is what Markdown and HTML have in common; their writers go through the blocks one by one. Flat text has paragraphs
alone. Time and memory are linear in the page, whatever it nests.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.page.document import BLANK, Document
from cleaner.page.elements import BLOCKS, CELLS, Elements, Place
from cleaner.result import Result
from cleaner.text.lazy import pattern
from cleaner.writers._holders import Holder, Holders
from cleaner.writers._runs import BOLD, Line, Run, kept_lines
from cleaner.writers.body import around_paragraphs

PARAGRAPH, HEADING, CAPTION, CODE, TABLE = "paragraph", "heading", "caption", "code", "table"
"""What a `Block` is."""

MAX_HEADING_CHARS = 300
"""Characters of a heading; what is longer is text that a page sets in large letters, or forgot to close."""

MAX_LAYOUT_ROW_CHARS = 200
"""Characters of a layout table's row that stay on one line; the cells of a longer one are paragraphs."""

MAX_COLUMNS = 100
"""Columns of a table; what has more is text whose cells Markdown would need thousands of bars for."""

MAX_CELL_CHARS = 500
"""Characters of one cell; a longer one holds prose, which reads better outside a table."""

Cell = list[list[Run]]
"""The lines of a cell."""

Row = list[Cell]
"""The cells of a row, an empty one for each column that the row has no text in; none behind its last text."""

_LANGUAGE = pattern(r"(?:^|\s)(?:language|lang)-([A-Za-z0-9+#_.-]{1,30})(?=\s|$)")
_WRAPPERS = frozenset(["div", "figure"])
MAX_WRAPPERS = 4
"""Maximum elements whose classes may name the language of code: highlighters wrap it twice."""

_NO_LANGUAGE = frozenset(["none", "plaintext", "text", "txt", "plain", "nohighlight"])


class Block(NamedTuple):
    """A block of a page.

    Attributes:
        kind: `PARAGRAPH`, `HEADING`, `CAPTION`, `CODE` or `TABLE`.
        path: what it stands in, the outermost first.
        lines: its lines of runs; a table has none.
        level: 1 to 6 for a heading, else 0.
        language: that of code, as the page names it; mostly empty.
        rows: those of a table.
        has_head: whether a table's first row names its columns.
    """

    kind: str
    path: tuple[Holder, ...] = ()
    lines: Sequence[Sequence[Run]] = ()
    level: int = 0
    language: str = ""
    rows: Sequence[Row] = ()
    has_head: bool = False


def outline(result: Result) -> Iterator[Block]:
    """Yield the blocks of a page's kept lines, in order.

    >>> from cleaner import clean
    >>> page = clean("<h2>Ferries</h2><ul><li>The night ferry runs again.</li></ul>", kind="html")
    >>> [(block.kind, len(block.path)) for block in outline(page)]
    [('heading', 0), ('paragraph', 2)]
    """
    lines = list(kept_lines(result))
    if result.document.elements:
        return _Outline(result.document, result.document.elements).blocks(lines)
    return _of_text(result.document, lines)


def _of_text(doc: Document, lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the paragraphs of flat text: what stands between blank lines, and each line of running text by itself."""
    gaps = around_paragraphs(doc, [line.text for line in lines], [line.gap for line in lines])
    return (Block(PARAGRAPH, lines=paragraph) for paragraph in _parted(lines, gaps))


def _parted(lines: Iterable[Line], gaps: Iterable[int]) -> Iterator[list[Sequence[Run]]]:
    """Yield the runs of lines up to each blank line."""
    paragraph: list[Sequence[Run]] = []
    for line, gap in zip(lines, gaps, strict=True):
        if gap == BLANK and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line.runs)
    if paragraph:
        yield paragraph


class _Outline:
    """Makes blocks of the lines of one page of HTML."""

    def __init__(self, doc: Document, elements: Elements) -> None:
        self._nodes = doc.nodes
        self._elements = elements
        self._holders = Holders(elements)
        self._roots = _roots(elements)

    def blocks(self, lines: Sequence[Line]) -> Iterator[Block]:
        """Yield the blocks of `lines`."""
        for table, group in groupby(lines, self._table):
            rows = [*group]
            if table < 0:
                yield from self._apart(rows)
            else:
                yield from self._of_table(table, rows)

    def _table(self, line: Line) -> int:
        """Return the number of the table that a line is data of; -1 for none."""
        place = self._place(line)
        return -1 if place.table in self._holders.layout or place.caption else place.table

    def _place(self, line: Line) -> Place:
        return self._elements.places[self._nodes[line.number]]

    def _root(self, line: Line) -> int:
        return self._roots[self._nodes[line.number]]

    def _of_table(self, table: int, lines: list[Line]) -> Iterator[Block]:
        places = [self._place(line) for line in lines]
        rows = find_rows(lines, places)
        if rows is None:
            yield from self._apart([piece for line in lines for piece in _cells_apart(line)])
            return
        has_head = places[0].row in self._holders.heads or has_bold_head(rows)
        yield Block(TABLE, self._holders.path(table), rows=rows, has_head=has_head)

    def _apart(self, lines: Sequence[Line]) -> Iterator[Block]:
        """Yield the blocks of lines outside tables: lines of one block element are together."""
        for root, group in groupby(lines, self._root):
            yield from self._of_block(root, [*group])

    def _of_block(self, root: int, lines: list[Line]) -> Iterator[Block]:
        place, tag = self._elements.places[root], self._elements.tags[root]
        path = self._holders.path(root)
        if place.code:
            yield Block(CODE, path, _code(lines), language=self._language(root))
            return
        if place.heading and sum(len(line.text) for line in lines) <= MAX_HEADING_CHARS:
            yield Block(HEADING, path, _not_all_bold(lines), level=place.heading)
            return
        if tag == "dt":
            lines = [line._replace(runs=[run._replace(style=run.style | BOLD) for run in line.runs]) for line in lines]
        kind = CAPTION if place.caption else PARAGRAPH
        for paragraph in _parted(lines, [line.gap for line in lines]):
            yield Block(kind, path, paragraph)

    def _language(self, root: int) -> str:
        """Return the language that an element of code, its first child or what is wrapped around it names."""
        elements = self._elements
        near = [root]
        if root + 1 < len(elements.tags) and elements.parents[root + 1] == root:
            near.insert(0, root + 1)
        outer = elements.parents[root]
        while outer >= 0 and elements.tags[outer] in _WRAPPERS and len(near) < MAX_WRAPPERS:
            near.append(outer)
            outer = elements.parents[outer]
        for element in near:
            found = _LANGUAGE.search(elements.names[element])
            if found and found[1].lower() not in _NO_LANGUAGE:
                return found[1]
        return ""


def _roots(elements: Elements) -> list[int]:
    """Return for each element the number of the one whose lines belong together with its own.

    It is the outermost heading, caption or preformatted element around it, else the innermost block.
    """
    roots: list[int] = []
    places, tags = elements.places, elements.tags
    for number, (tag, parent) in enumerate(zip(tags, elements.parents, strict=True)):
        if parent < 0:
            roots.append(number)
            continue
        place, outer = places[number], places[parent]
        is_same = place.heading == outer.heading and place.code == outer.code and place.caption == outer.caption
        is_whole = place.code or place.heading > 0
        is_block = tag in BLOCKS or tag in CELLS or "-" in tag
        inside = is_same and (is_whole or not is_block)
        roots.append(roots[parent] if inside and places[roots[parent]].table == place.table else number)
    return roots


def _code(lines: Iterable[Line]) -> list[list[Run]]:
    """Return lines of code with their indentation, and the blank ones between them; code has no styles."""
    rows: list[list[Run]] = []
    for line in lines:
        if rows and line.gap == BLANK:
            rows.append([])
        rows.append([Run(line.indent + line.text)])
    return rows


def _not_all_bold(lines: Sequence[Line]) -> list[Sequence[Run]]:
    """Return a heading's lines without bold if all of it is: headings are."""
    runs = [line.runs for line in lines]
    if any(run.text.strip() and not run.style & BOLD for line in runs for run in line):
        return [*runs]
    return [[run._replace(style=run.style & ~BOLD) for run in line] for line in runs]


def _cells_apart(line: Line) -> list[Line]:
    """Return the cells of a layout table's row as lines of their own if they are long, else the row as it is."""
    if len(line.text) <= MAX_LAYOUT_ROW_CHARS:
        return [line]
    groups = [[*runs] for _, runs in groupby((run for run in line.runs if run.text.strip()), lambda run: run.cell)]
    return [line._replace(gap=BLANK if k else line.gap, runs=runs) for k, runs in enumerate(groups)]


def find_rows(lines: Sequence[Line], places: Sequence[Place]) -> list[Row] | None:
    """Return the rows of a table, or None where it holds no data or cannot be written as one.

    A table of data has two rows or more, two columns or more, and cells of one style of text: no headings, no code of
    several lines, no long prose. Columns without any text are left out.

    Args:
        lines: all kept lines of the table, its caption aside.
        places: where each of them stands.
    """
    if any(place.row < 0 or place.heading or place.code for place in places):
        return None
    rows: list[dict[int, Cell]] = []
    for _, group in groupby(zip(lines, places, strict=True), lambda pair: pair[1].row):
        row: dict[int, Cell] = {}
        for line, _ in group:
            for column, runs in _cells(line):
                row.setdefault(column, []).append(runs)
        rows.append(row)
    columns = sorted({column for row in rows for column in row})
    if len(rows) < 2 or not 2 <= len(columns) <= MAX_COLUMNS or any(map(_is_prose, rows)):
        return None
    return [[row.get(column, []) for column in columns[: columns.index(max(row)) + 1]] for row in rows]


def _cells(line: Line) -> Iterable[tuple[int, list[Run]]]:
    """Yield the cells of a line with their columns; text between two cells belongs to the first of them."""
    cells: dict[int, list[Run]] = {}
    at = min((run.cell for run in line.runs if run.cell >= 0), default=0)
    for run in line.runs:
        at = run.cell if run.cell >= 0 else at
        if run.text.strip() or at in cells:
            cells.setdefault(at, []).append(run)
    return cells.items()


def _is_prose(row: dict[int, Cell]) -> bool:
    return any(sum(len(run.text) for line in cell for run in line) > MAX_CELL_CHARS for cell in row.values())


def has_bold_head(rows: Sequence[Row]) -> bool:
    """Return whether the first row names the columns: all its cells are bold, and not all of the next row's are."""
    width = max(map(len, rows))
    return len(rows[0]) == width and all(map(_is_bold, rows[0])) and not all(map(_is_bold, rows[1]))


def _is_bold(cell: Cell) -> bool:
    return bool(cell) and all(run.style & BOLD or not run.text.strip() for line in cell for run in line)
