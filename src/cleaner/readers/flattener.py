"""Walks a parsed tree once and writes its text, line by line, with the facts of its elements."""

import re
from typing import Any

from cleaner.page.elements import (
    BLANK,
    BLOCKS,
    BREAK,
    CELL,
    CELLS,
    CHANGES,
    CODE,
    EMPHASIS,
    GAPS,
    LINK,
    LISTS,
    OUTSIDE,
    STRIKE,
    STRONG,
    Elements,
    Inline,
    is_block,
    place_of,
)
from cleaner.readers.neighbours import JOINED, TAIL, are_words
from cleaner.text.lazy import pattern

_UNSEEN_NAMES = """
    annotation annotation-xml applet audio canvas datalist embed frame frameset iframe link meta noembed
    noframes noscript object rp rt rtc script select style svg template title video
"""
UNSEEN = frozenset(_UNSEEN_NAMES.split())
"""Elements that show no text of their own, or nothing but a control's; and how characters are read aloud (`rt`).

The head is none of them: of a page that writes no body tag, the parser leaves articles and the like in it.
"""

WITHOUT_SCRIPTS = UNSEEN - {"noscript"}
"""The same for a page that shows its text only where no scripts run."""

_SEPARATE = frozenset(["a", "button", "input", "img", "label"])
"""Elements that never hold a part of a word only: two of them side by side are two words."""

_INLINES = {
    "a": LINK,
    **dict.fromkeys(("b", "strong"), STRONG),
    **dict.fromkeys(("em", "i"), EMPHASIS),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), CODE),
    **dict.fromkeys(("del", "s", "strike"), STRIKE),
}
_MARKED = CELLS.union(_INLINES)
"""Elements that are noted as parts of their lines."""

_TELLING = _MARKED.union(_SEPARATE, ("br", "wbr"))
"""Elements within a line that change something in it."""

_NUMBERED = {"ol": "start", "li": "value"}
"""The attribute in which a list, or an item, says its number."""

_NUMBER = pattern(r"-?[0-9]{1,9}")
_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""White space that is folded: HTML's own, and all else at which Python splits lines."""

_NEWLINE = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
MOST_SPANNED = 100
"""Columns that one cell can span, at most."""

MOST_OPEN = 24
"""Links, emphasis and cells around one word that are noted, at most: a hostile page opens thousands for each line."""


class Flattener:
    """Collects lines and facts while it walks a tree; `text` joins the lines when it is done.

    Attributes:
        elements: the facts.
        size: characters of all lines so far.
    """

    def __init__(self, unseen: frozenset[str] = UNSEEN) -> None:
        """Make an empty text; elements with a tag in `unseen` are passed over."""
        self._unseen = unseen
        self.elements = Elements()
        self.size = 0
        self._written: list[str] = []
        self._offset = 0
        self._gap = ""
        self._line: list[str] = []
        self._length = 0
        self._owners: list[int] = []
        self._blocks: list[int] = []
        self._open: list[tuple[str, str, int]] = []
        self._beyond = self._links = 0
        self._columns: dict[int, int] = {}
        self._marks: list[tuple[int, int, str, str]] = []
        self._closed = False
        self._last = self._newest = -1
        self._ended = False

    def text(self) -> str:
        """Return all lines as one text."""
        return "".join(self._written)

    def walk(self, root: Any) -> None:
        """Read all that is below `root`, one element after the other: a page may hold a million of them."""
        from lxml.etree import iterwalk  # noqa: PLC0415 - lxml, which flat text does not need

        numbers, unseen = [-1], self._unseen
        steps = iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag
            if event == "start":
                if tag in unseen or type(tag) is not str:
                    steps.skip_subtree()
                    continue
                number = self._enter(element, tag, numbers[-1])
                numbers.append(number)
                if text := element.text:
                    self._add(text, number)
            else:
                if tag not in unseen and type(tag) is str:
                    self._leave(tag, numbers.pop())
                if (tail := element.tail) and numbers[-1] >= 0:
                    self._add(tail, numbers[-1])
        self._end_line("")

    def _enter(self, element: Any, tag: str, parent: int) -> int:
        """Note an element, end the line before it if it is a block, and return its number."""
        elements = self.elements
        number = len(elements.tags)
        names, place = "", elements.places[parent] if parent >= 0 else OUTSIDE
        attributes = element.items()
        if attributes or tag in CHANGES:
            names, place = place_of(tag, attributes, place, number)
        elements.tags.append(tag)
        elements.parents.append(parent)
        elements.names.append(names)
        elements.places.append(place)
        if attributes and tag in _NUMBERED:
            said = element.get(_NUMBERED[tag], "")
            if _NUMBER.fullmatch(said.strip()):
                elements.numbers[number] = int(said)
        if tag in BLOCKS or ("-" in tag and is_block(element)):
            self._blocks.append(number)
            self._end_block(tag, place.lists)
        else:
            self._blocks.append(number if tag in CELLS or parent < 0 else self._blocks[parent])
            if tag in _TELLING:
                self._enter_inline(element, tag, number)
        self._closed = False
        return number

    def _enter_inline(self, element: Any, tag: str, number: int) -> None:
        if tag == "br":
            self._end_line(BREAK if self._length else BLANK)
        elif tag == "wbr":
            self._ended = False
        elif tag in CELLS:
            if self._length:
                self._line.append("\t")
                self._length += 1
            self._begin(CELL, str(self._column(element, number)))
        elif tag in _SEPARATE and self._closed:
            self._write(" ", number)
        if tag == "a":
            self._begin("" if self._links else LINK, element.get("href") or "")
            self._links += 1
        elif tag in _INLINES:
            self._begin(_INLINES[tag], "")

    def _begin(self, kind: str, value: str) -> None:
        """Note where a link, emphasis or a cell begins."""
        if len(self._open) < MOST_OPEN:
            self._open.append((kind, value, self._length))
        else:
            self._beyond += 1

    def _column(self, cell: Any, number: int) -> int:
        """Return the number of a cell's column, from 0, and count those that it spans."""
        row = self.elements.places[number].row
        column = self._columns.get(row, 0)
        span = (cell.get("colspan") or "")[:4]
        self._columns[row] = column + (min(max(int(span), 1), MOST_SPANNED) if span.isascii() and span.isdigit() else 1)
        return column

    def _leave(self, tag: str, number: int) -> None:
        """Close what `_enter` opened."""
        if tag in _MARKED:
            if self._beyond:
                self._beyond -= 1
            else:
                self._close(*self._open.pop())
            self._links -= tag == "a"
        elif self._blocks[number] == number:
            self._end_block(tag, self.elements.places[number].lists)
        self._closed = tag in _SEPARATE
        if number == self._last:
            self._ended = True

    def _close(self, kind: str, value: str, start: int) -> None:
        if kind and start < self._length:
            self._marks.append((start, self._length, kind, value))

    def _add(self, text: str, owner: int) -> None:
        """Write a piece of text, its white space folded unless it is preformatted."""
        line = self._line
        if self.elements.places[owner].code:
            self._add_code(text, owner)
        elif text.isspace():
            if line and line[-1][-1] not in " \t":
                self._write(" ", owner)
        else:
            if "  " in text or not text.isprintable():  # nothing else is white space that is folded
                text = _SPACES.sub(" ", text)
            if text[0] == " " and (not line or line[-1][-1] in " \t"):
                text = text[1:]
            self._write(text, owner)

    def _add_code(self, text: str, owner: int) -> None:
        first, *rest = _NEWLINE.split(text)
        self._write(first, owner)
        for line in rest:
            self._end_line(BREAK if self._length else BLANK)
            self._write(line, owner)

    def _write(self, text: str, owner: int) -> None:
        if text:
            self._closed = False
            if self._ended and owner > self._newest and self._line and self._are_words(text, owner):
                self._part()
            self._last, self._newest, self._ended = owner, len(self.elements.tags) - 1, False
            self._line.append(text)
            self._length += len(text)
            if text != " ":
                self._owners.append(owner)

    def _are_words(self, text: str, owner: int) -> bool:
        """Say whether `text`, the first of its element, and the element before it are two words."""
        return are_words("".join(self._line[-2:])[-TAIL:], text) and JOINED.isdisjoint(
            [self.elements.tags[i] for element in (self._last, owner) for i in self.elements.above(element)]
        )

    def _part(self) -> None:
        """Write a blank in front of what was opened just now."""
        self._open = [(*rest, start + (start == self._length)) for *rest, start in self._open]  # type: ignore[misc]
        self._line.append(" ")
        self._length += 1

    def _end_block(self, tag: str, lists: int) -> None:
        """End the line at an edge of a block that stands in so many lists, itself among them."""
        if self._length:
            self._flush()
        gap = BREAK if lists > 1 and tag in LISTS else GAPS.get(tag, BREAK)
        if len(gap) > len(self._gap):
            self._gap = gap

    def _end_line(self, gap: str) -> None:
        if self._length:
            self._flush()
        if len(gap) > len(self._gap):
            self._gap = gap

    def _flush(self) -> None:
        """Write the line that is done; what is open goes on in the next one."""
        line = "".join(self._line)
        if self._open:
            for kind, value, start in reversed(self._open):
                self._close(kind, value, start)
            self._open = [(kind, value, 0) for kind, value, _ in self._open]
        if text := line.strip():
            owner = self._owner(line)
            code = self.elements.places[owner].code
            left = line.index(text[0])
            if code:
                text = line.rstrip()
            self._append(text, owner, 0 if code else left)
        self._line, self._length, self._owners, self._marks = [], 0, [], []

    def _owner(self, line: str) -> int:
        """Return the number of the innermost element that holds all of the line."""
        first = self._owners[0]
        if self._owners.count(first) == len(self._owners):
            return first
        block = self._blocks[first]
        row = self.elements.places[block].row
        return row if "\t" in line and row >= 0 and self.elements.tags[block] in CELLS else block

    def _append(self, text: str, owner: int, left: int) -> None:
        gap = self._gap if self._written else ""
        self._written += (gap, text)
        self._gap = ""
        start, size = self._offset + len(gap), len(text)
        self._offset = start + size
        self.size += size
        self.elements.lines.append(owner)
        if self._marks:
            self._append_marks(text, start, left)

    def _append_marks(self, text: str, start: int, left: int) -> None:
        """Note the line's links, emphasis and cells, as far as they lie in it; its indentation is none of it."""
        marks, indent, size = [], len(text) - len(text.lstrip()), len(text)
        for begin, end, kind, value in reversed(self._marks):  # inner ones were closed first, and outer ones come first
            low, high = max(begin - left, indent), min(max(end - left, 0), size)
            if low < high:
                marks.append(Inline(start + low, start + high, kind, value))
        if len(marks) > 1:
            marks.sort(key=lambda mark: (mark.start, -mark.end))
        self.elements.inlines += marks
