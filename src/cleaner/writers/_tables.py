"""Which tables hold data, and their rows: tables that only arrange a page are read as the text they hold."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cleaner.page.elements import Place
from cleaner.writers._runs import BOLD, Line, Run

MOST_COLUMNS = 100
"""Columns of a table; what has more is text whose cells Markdown would need thousands of bars for."""

MOST_CELL = 500
"""Characters of one cell; a longer one holds prose, which reads better outside a table."""

Cell = list[list[Run]]
"""The lines of a cell."""

Row = list[Cell]
"""The cells of a row, an empty one for each column that the row has no text in; none behind its last text."""


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
    if len(rows) < 2 or not 2 <= len(columns) <= MOST_COLUMNS or any(map(_is_prose, rows)):
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
    return any(sum(len(run.text) for line in cell for run in line) > MOST_CELL for cell in row.values())


def has_bold_head(rows: Sequence[Row]) -> bool:
    """Say whether the first row names the columns: it has bold cells only, one in each, and the next row has others."""
    width = max(map(len, rows))
    return len(rows[0]) == width and all(map(_is_bold, rows[0])) and not all(map(_is_bold, rows[1]))


def _is_bold(cell: Cell) -> bool:
    return bool(cell) and all(run.style & BOLD or not run.text.strip() for line in cell for run in line)
