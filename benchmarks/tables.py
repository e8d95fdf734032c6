"""Makes aligned tables of text."""

from __future__ import annotations

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned text of a table: columns of numbers to the right, all others to the left."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, [title, *column])) for title, column in zip(head, columns, strict=True)]
    right = [all(map(_is_number, column)) for column in columns]

    def line(cells: Sequence[str]) -> str:
        aligned = (
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(cells, widths, right, strict=True)
        )
        return "  ".join(aligned).rstrip()

    return "\n".join([line(head), line(["-" * width for width in widths]), *map(line, rows)])


def _is_number(cell: str) -> bool:
    return cell == "-" or cell.replace(".", "").isdigit()


def share(value: float, digits: int = 3) -> str:
    """A number from 0 to 1 as text of fixed width."""
    return f"{value:.{digits}f}"
