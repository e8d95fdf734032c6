"""Walks a parsed tree once and writes its text, line by line, with the facts of its elements.

Pages part a date from an author, or a label from its number, with the margins of a style sheet, which no parser sees.
Read as they stand, the words run together: "4 MayBy Ana Roth", "Accessories1385". But letters of one word stand in
elements of their own too: drop caps, words half in bold, animated headlines, what word processors leave behind.
So only letters that hardly ever meet within a word are parted, and only where one element ends and another begins with
nothing between them. Measured on 1,591 pages, of which 602 have words glued so: where a page's true body has such
words, those that are parted are two words in 1,186 cases and one in 2, names of products. Of those that are left alone
(two small letters, a single capital, two digits) every sixth is one word.
"""

import re
from typing import Any

from cleaner.page.elements import (
    BLANK,
    BREAK,
    CELL,
    CELLS,
    CHANGES,
    CODE,
    CODE_BLOCKS,
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
"""What is passed over in a page that shows its text only where no scripts run."""

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

_TELLING = _MARKED.union(_SEPARATE, ("br", "wbr", "time"))
"""Elements within a line that change something in it."""

_ROWS = frozenset(["table", "tr"])
"""Elements in which the columns of cells are counted anew."""

_COUNTED = LISTS.union(CODE_BLOCKS, _ROWS, ("li", "dt", "dd"))
"""Blocks that are noted even where they hold no text: an empty item or row counts among the others."""

_HOLDING = CELLS.union(GAPS)
"""Elements that hold lines of their own."""

_NUMBERED = {"ol": "start", "li": "value"}
"""The attribute in which a list, or an item, says its number."""

_NUMBER = pattern(r"-?[0-9]{1,9}")
_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""White space that collapses: HTML's own, and all else at which Python splits lines."""

_NEWLINE = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
MAX_SPANNED = 100
"""Maximum columns that one cell spans."""

MAX_OPEN = 24
"""Maximum links, emphasis and cells around one word that are noted: a hostile page opens thousands for each line."""

JOINED = frozenset(["code", "kbd", "samp", "tt", "pre", "sub", "sup", "var", "math"])
"""Elements in and beside which no words are parted: code, formulas and footnote marks are written as they stand."""

MIN_LETTERS = 2
"""Minimum letters or digits on either side of two parted words: "3D", "iPhone" and a drop cap are one word."""


class Flattener:
    """Collects lines and facts while it walks a tree; `text` joins the lines when it is done.

    Attributes:
        elements: the facts of the elements that hold text.
        nodes: these elements themselves.
        size: characters of all lines so far.
        unseen: the elements that were passed over.
    """

    def __init__(self, unseen: frozenset[str] = UNSEEN) -> None:
        """Make an empty text; elements with a tag in `unseen` are passed over."""
        self._unseen = unseen
        self.elements = Elements()
        self.nodes: list[Any] = []
        self.unseen: list[Any] = []
        self.size = 0
        self._written: list[str] = []
        self._offset = 0
        self._gap = ""
        self._line: list[str] = []
        self._length = 0
        self._owner = -1
        self._is_shared = False
        self._path: list[tuple[Any, str, str]] = []
        self._numbers: list[int] = []
        self._own_blocks: set[int] = set()
        self._lists = self._code = self._links = self._beyond = 0
        self._columns = [0]
        self._open: list[tuple[str, str, int]] = []
        self._marks: list[tuple[int, int, str, str]] = []
        self._closed = False
        self._last = self._newest = -1
        self._ended = False

    def text(self) -> str:
        """Return all lines as one text."""
        return "".join(self._written)

    def walk(self, root: Any) -> None:
        """Read all that is below `root`, a tree without comments, one by one: it may hold a million elements."""
        from lxml.etree import iterwalk  # noqa: PLC0415 - lxml, which flat text does not need

        unseen, path = self._unseen, self._path
        steps = iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag
            if event == "start":
                if tag in unseen:
                    steps.skip_subtree()
                    self.unseen.append(element)
                    continue
                self._enter(element, tag)
                if text := element.text:
                    self._add(text)
            else:
                if tag not in unseen:
                    self._leave(tag)
                if path and (tail := element.tail):
                    self._add(tail)
        self._end_line("")

    def _enter(self, element: Any, tag: str) -> None:
        """Open an element, and end the line before it if it is a block."""
        gap = GAPS.get(tag, "")
        if gap:
            if tag in LISTS and self._lists:
                gap = BREAK
            self._path.append((element, tag, gap))
            self._numbers.append(-1)
            self._end_line(gap)
            if tag in _COUNTED:
                self._count(tag, 1)
                self._note()
        else:
            if "-" in tag and is_block(element):
                gap = BREAK
                self._end_line(gap)
            self._path.append((element, tag, gap))
            self._numbers.append(-1)
            if tag in _TELLING:
                self._enter_inline(element, tag)
        self._closed = False

    def _count(self, tag: str, step: int) -> None:
        """Count a list or a preformatted block that is opened (step 1) or closed (-1), and the columns of a row."""
        if tag in LISTS:
            self._lists += step
        elif tag in CODE_BLOCKS:
            self._code += step
        elif tag in _ROWS:
            self._columns.append(0) if step > 0 else self._columns.pop()

    def _note(self) -> int:
        """Write down the facts of the open elements that have none yet, and return the number of the innermost."""
        numbers, nodes, elements = self._numbers, self.nodes, self.elements
        first = len(numbers) - 1
        while first and numbers[first - 1] < 0:
            first -= 1
        parent, place = (numbers[first - 1], elements.places[numbers[first - 1]]) if first else (-1, OUTSIDE)
        for depth in range(first, len(numbers)):
            element, tag, gap = self._path[depth]
            number, names, attributes = len(nodes), "", element.items()
            if attributes or tag in CHANGES:
                names, place = place_of(tag, attributes, place, number)
            elements.tags.append(tag)
            elements.parents.append(parent)
            elements.names.append(names)
            elements.places.append(place)
            nodes.append(element)
            if gap and tag not in GAPS:
                self._own_blocks.add(number)
            if tag in _NUMBERED and attributes:
                said = element.get(_NUMBERED[tag], "")
                if _NUMBER.fullmatch(said.strip()):
                    elements.numbers[number] = int(said)
            numbers[depth] = parent = number
        return parent

    def _enter_inline(self, element: Any, tag: str) -> None:
        if tag == "br":
            self._end_line(BREAK if self._length else BLANK)
        elif tag == "wbr":
            self._ended = False
        elif tag == "time":
            self._note()  # its attribute says more than its text, which may be missing
        elif tag in CELLS:
            self._note()
            if self._length:
                self._line.append("\t")
                self._length += 1
            self._begin(CELL, str(self._column(element)))
        elif tag in _SEPARATE and self._closed:
            self._write(" ")
        if tag == "a":
            self._begin("" if self._links else LINK, element.get("href") or "")
            self._links += 1
        elif tag in _INLINES:
            self._begin(_INLINES[tag], "")

    def _begin(self, kind: str, value: str) -> None:
        """Note where a link, emphasis or a cell begins."""
        if len(self._open) < MAX_OPEN:
            self._open.append((kind, value, self._length))
        else:
            self._beyond += 1

    def _column(self, cell: Any) -> int:
        """Return the number of a cell's column, from 0, and count those that it spans."""
        column = self._columns[-1]
        span = (cell.get("colspan") or "")[:4]
        self._columns[-1] += min(max(int(span), 1), MAX_SPANNED) if span.isascii() and span.isdigit() else 1
        return column

    def _leave(self, tag: str) -> None:
        """Close what `_enter` opened."""
        gap = self._path.pop()[2]
        number = self._numbers.pop()
        if gap:
            self._end_line(gap)
            if tag in _COUNTED:
                self._count(tag, -1)
        elif tag in _MARKED:
            if self._beyond:
                self._beyond -= 1
            else:
                self._close(*self._open.pop())
            self._links -= tag == "a"
        self._closed = tag in _SEPARATE
        if number == self._last:
            self._ended = True

    def _close(self, kind: str, value: str, start: int) -> None:
        if kind and start < self._length:
            self._marks.append((start, self._length, kind, value))

    def _add(self, text: str) -> None:
        """Write a piece of text, its white space collapsed unless it is preformatted."""
        if self._code:
            self._add_code(text)
            return
        line = self._line
        if text.isspace():
            if line and line[-1][-1] not in " \t":
                self._write(" ")
            return
        if "  " in text or not text.isprintable():  # nothing else is white space that collapses
            text = _SPACES.sub(" ", text)
        if text[0] == " " and (not line or line[-1][-1] in " \t"):
            text = text[1:]
        self._write(text)

    def _add_code(self, text: str) -> None:
        first, *rest = _NEWLINE.split(text)
        self._write(first)
        for line in rest:
            self._end_line(BREAK if self._length else BLANK)
            self._write(line)

    def _write(self, text: str) -> None:
        """Write text of the innermost open element."""
        if not text:
            return
        owner = self._numbers[-1]
        if owner < 0:
            owner = self._note()
        self._closed = False
        if self._ended and owner > self._newest and self._line and self._are_words(text, owner):
            self._part()
        self._last, self._newest, self._ended = owner, len(self.nodes) - 1, False
        self._line.append(text)
        self._length += len(text)
        if owner != self._owner and text != " ":
            self._is_shared = self._owner >= 0
            self._owner = owner if self._owner < 0 else self._owner

    def _are_words(self, text: str, owner: int) -> bool:
        """Return whether `text`, the first of its element, and the element before it are two words."""
        return are_words("".join(self._line[-2:]), text) and JOINED.isdisjoint(
            [self.elements.tags[i] for element in (self._last, owner) for i in self.elements.above(element)]
        )

    def _part(self) -> None:
        """Write a blank in front of what was opened just now."""
        self._open = [(*rest, start + (start == self._length)) for *rest, start in self._open]  # type: ignore[misc]
        self._line.append(" ")
        self._length += 1

    def _end_line(self, gap: str) -> None:
        """End the line, if one is begun; the next begins below the longest gap there is until then."""
        if self._length:
            self._flush()
        self._gap = max(self._gap, gap)

    def _flush(self) -> None:
        """Write the line that is done; what is open goes on in the next one."""
        line = "".join(self._line)
        if self._open:
            for kind, value, start in reversed(self._open):
                self._close(kind, value, start)
            self._open = [(kind, value, 0) for kind, value, _ in self._open]
        if text := line.strip():
            owner = self._holder(line) if self._is_shared else self._owner
            code = self.elements.places[owner].code
            left = line.index(text[0])
            if code:
                text = line.rstrip()
            self._append(text, owner, 0 if code else left)
        self._line, self._length, self._owner, self._is_shared, self._marks = [], 0, -1, False, []

    def _holder(self, line: str) -> int:
        """Return the number of the innermost element that holds all of a line, of which several hold a part."""
        elements, block = self.elements, self._owner
        while elements.tags[block] not in _HOLDING and block not in self._own_blocks and elements.parents[block] >= 0:
            block = elements.parents[block]
        row = elements.places[block].row
        return row if "\t" in line and row >= 0 and elements.tags[block] in CELLS else block

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


def are_words(before: str, after: str) -> bool:
    """Return whether `before` and `after`, of two elements side by side, end and begin with different words.

    >>> are_words("4 May", "By Ana Roth"), are_words("Accessories", "1385"), are_words("HOKA", "Stinson")
    (True, True, True)
    >>> are_words("T", "he"), are_words("un", "believable"), are_words("i", "Phone"), are_words("99", "50")
    (False, False, False, False)
    """
    left, right = before[-1:], after[:1]
    if right.isdigit():
        return left.islower() and before[-MIN_LETTERS:-1].isalpha()
    if not right.isupper() or not after[1:MIN_LETTERS].isalnum():
        return False
    if left.isupper():
        return before[-MIN_LETTERS:-1].isupper() and after[1].islower()
    return left.isdigit() or (left.islower() and before[-MIN_LETTERS:-1].isalnum())
