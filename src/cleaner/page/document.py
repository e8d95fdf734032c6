"""The document that filters read, and the marks that they give.

A `Document` holds the source text unchanged and, in columns of equal length, its lines: the non-blank ones only, so
that the neighbour of a line is the one a reader sees next to it. Columns instead of an object per line keep a page of
a million lines cheap.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.lexicon.matcher import PhraseMatches
from cleaner.lexicon.phrases import UNSPACED
from cleaner.page.elements import Elements
from cleaner.page.label_runs import LabelRuns, find_label_runs
from cleaner.page.labels import Label
from cleaner.page.language import find_language
from cleaner.page.main_text import MainText, find_main_text
from cleaner.text.normalize import lookup_key, lookup_keys
from cleaner.text.sentences import PROSE_CHARS, is_sentence

if TYPE_CHECKING:
    from cleaner.page.candidates import Harvest

GLUED, BREAK, BLANK = 0, 1, 2
"""What stands before a line: nothing (it was cut out of a longer line), a line break, or a blank line."""


SENTENCES = 24
"""Lines of running text that are asked for the page's language."""

LEAST_SENTENCE = 20
"""Characters of the shortest line that counts as running text: "Yes." is one, but tells nothing of the page."""


class Mark(NamedTuple):
    """One decision of a filter: the line with this index, or a part of it, is not body.

    `start` and `end` are offsets into `doc.lines[line]`; the default is the whole line. `rule` is the short name of
    the rule that fired, `cue` the phrase that gave it away (as ``language:phrase``) where there is one. `label`
    overrides the filter's own.

        >>> Mark(3, "whole-line")
        Mark(line=3, rule='whole-line', start=0, end=None, phrase='', label=None)
    """

    line: int
    rule: str
    start: int = 0
    end: int | None = None
    phrase: str = ""
    label: Label | None = None


class Document:
    """A page as flat text: the source and its non-blank lines in columns.

    Attributes:
        source: the text that every offset in this package indexes (code points, not bytes).
        folded: the keys of all lines as one text, for a look at the whole page.
        lines: the lines without the white space around them.
        keys: the same lines folded and trimmed for look-ups (see `cleaner.text.normalize`).
        starts: offset in `source` of each line's first character.
        begins: offset where the line itself begins, its indentation included.
        gaps: what stands before each line: `GLUED`, `BREAK` or `BLANK`.
        labels: what each line is so far; filters that run later see what earlier ones marked.
        found: the metadata candidates with their places, harvested before the line filters run.
        language: ISO 639-1 code of the running text, for the languages of the lexicon, else None.
        notes: what filters worked out and share with those behind them, by name. A note that holds offsets has a
            method `moved`, which takes a function from old offsets to new ones and returns the note with those.
        elements: facts of the HTML elements that the lines came from; None for flat text.
        nodes: the number of each line's element in `elements`; empty for flat text.

    >>> doc = Document("Read more »\\n\\n  Prose.")
    >>> doc.lines, doc.starts, doc.keys
    (['Read more »', 'Prose.'], [0, 15], ['read more', 'prose'])
    """

    __slots__ = (
        *("begins", "joined_keys", "gaps", "harvest", "keys", "labels", "language", "lines", "nodes", "notes"),
        *("elements", "source", "starts"),
        *("_phrases", "_label_runs", "_places", "_prose", "_main_text"),
    )

    def __init__(self, source: str, elements: Elements | None = None) -> None:
        """Split `source` into lines. Any `str` will do; the empty one has no lines.

        Args:
            source: the page as flat text.
            elements: the facts of the lines' elements, from the reader that made `source` out of HTML.

        Raises:
            ValueError: `elements` has another number of lines than `source`.
        """
        self.source = source
        self.elements = elements
        self.nodes: list[int] = elements.lines.copy() if elements else []
        self.joined_keys = ""
        self.harvest: Harvest | None = None
        self.notes: dict[str, Any] = {}
        self.lines: list[str] = []
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.begins: list[int] = []
        self.gaps: list[int] = []
        self._phrases: PhraseMatches | None = None
        self._label_runs: LabelRuns | None = None
        self._places: dict[str, list[int]] = {}
        self._prose: list[int] | None = None
        self._main_text: MainText | None = None
        self._read_lines()
        if elements and len(self.nodes) != len(self.lines):
            raise ValueError(f"{len(self.lines)} lines of text, but elements of {len(self.nodes)}")
        self.language = self._find_language()
        self.labels: list[Label] = [Label.BODY] * len(self.lines)

    def _read_lines(self) -> None:
        raw = self.source.splitlines(True)
        stripped = list(map(str.strip, raw))
        begins = accumulate(map(len, raw), initial=0)
        self.lines = list(filter(None, stripped))
        keys = lookup_keys(self.source)
        if len(keys) != len(raw):  # a soft hyphen between \r and \n is gone from the folded text
            keys = [lookup_key(line) for line in raw]
        self.keys = list(compress(keys, stripped))
        self.joined_keys = "\n".join(self.keys)
        self.begins = list(compress(begins, stripped))
        self.starts = self.begins.copy()
        written = list(compress(raw, stripped))
        first = "".join([line[0] for line in written])
        if " " in first or not first.isprintable():
            for i, line in enumerate(written):
                self.starts[i] += len(line) - len(line.lstrip())
        self.gaps = [BREAK if before else BLANK for before in compress(["-", *stripped], stripped)]

    @property
    def phrases(self) -> PhraseMatches:
        """The phrases of the lexicon that stand in the lines, looked up once for all filters."""
        if self._phrases is None:
            self._phrases = PhraseMatches(self.keys, self.language, self.joined_keys)
        return self._phrases

    @property
    def label_runs(self) -> LabelRuns:
        """The lines that are menus, bars and the like around the article, found once for all filters."""
        if self._label_runs is None:
            self._label_runs = find_label_runs(self.lines, self.keys, self.phrases)
        return self._label_runs

    @property
    def prose(self) -> list[int]:
        """The indexes of the lines that are running text: sentences, and lines longer than any headline."""
        if self._prose is None:
            lines = self.lines
            self._prose = [
                i
                for i, size in enumerate(map(len, lines))
                if size >= LEAST_SENTENCE
                and (size >= PROSE_CHARS or (not lines[i][-1].isalnum() and is_sentence(lines[i])))
            ]
        return self._prose

    @property
    def main_text(self) -> MainText:
        """The densest stretch of running text that the span filters left, found once for all filters."""
        if self._main_text is None:
            body, labels = Label.BODY, self.labels
            prose = [i for i in self.prose if labels[i] is body]
            self._main_text = find_main_text(self.lines, prose, unspaced=self.language in UNSPACED)
        return self._main_text

    def _find_language(self) -> str | None:
        """Ask the sentences first: a menu, or a run of icons' labels, may be in another language."""
        sentences = [self.keys[i] for i in self.prose[:SENTENCES] if not self.lines[i][-1].isalnum()]
        return find_language(sentences or self.keys)

    def __len__(self) -> int:
        """Return how many non-blank lines there are."""
        return len(self.lines)

    def end(self, line: int) -> int:
        """Return the offset in `source` behind the last character of line number `line`."""
        return self.starts[line] + len(self.lines[line])

    def line_at(self, offset: int) -> int:
        """Return the index of the line that stands at `offset` of `source`, or before it; -1 where none does."""
        return bisect_right(self.starts, offset) - 1

    def places(self, sign: str) -> list[int]:
        """Return the offsets in `source` at which `sign` stands, found once for all filters.

        >>> Document("By: Ana Roth\\n12:30").places(":")
        [2, 15]
        """
        if sign not in self._places:
            found, at = [], self.source.find(sign)
            while at >= 0:
                found.append(at)
                at = self.source.find(sign, at + len(sign))
            self._places[sign] = found
        return self._places[sign]

    def mark(self, start: int, end: int, rule: str) -> Mark:
        """Return the mark of what stands from `start` up to `end` of `source`, within one line.

        >>> Document("It rained.\\nAll [1]day.").mark(15, 18, "number")
        Mark(line=1, rule='number', start=4, end=7, phrase='', label=None)
        """
        line = self.line_at(start)
        return Mark(line, rule, start - self.starts[line], end - self.starts[line])

    def unmarked(self) -> Iterator[int]:
        """Yield the indexes of the lines that no filter has marked yet, in order."""
        body = Label.BODY
        return (i for i, label in enumerate(self.labels) if label is body)

    def cut(self, cuts: Mapping[int, Sequence[int]]) -> list[int]:
        """Cut lines into several and return, for each old line, the index of its first piece.

        Args:
            cuts: for a line's index, the offsets into the line where a new piece begins. Offsets outside the line
                and pieces of white space alone are passed over; white space between pieces belongs to neither.

        Every piece carries the label of the line it came from.
        """
        columns: tuple[list[Any], ...] = (self.lines, self.keys, self.starts, self.begins, self.gaps, self.labels)
        if self.elements:
            columns = (*columns, self.nodes)
        old = [column.copy() for column in columns]
        for column in columns:
            column.clear()
        moved: list[int] = []
        done = 0
        self._phrases = self._label_runs = self._prose = self._main_text = None
        for i in sorted(cuts):
            moved.extend(range(len(self.lines), len(self.lines) + i - done + 1))
            for column, values in zip(columns, old, strict=True):
                column.extend(values[done:i])
            line = old[0][i]
            bounds = [0, *sorted(c for c in set(cuts[i]) if 0 < c < len(line)), len(line)]
            self._append_pieces([values[i] for values in old], bounds)
            done = i + 1
        moved.extend(range(len(self.lines), len(self.lines) + len(old[0]) - done + 1))
        for column, values in zip(columns, old, strict=True):
            column.extend(values[done:])
        return moved

    def _append_pieces(self, row: Sequence[Any], bounds: Iterable[int]) -> None:
        line, _, start, begin, gap, label, *node = row
        for left, right in pairwise(bounds):
            piece = line[left:right]
            text = piece.strip()
            if text:
                at = start + left + piece.index(text[0])
                self.lines.append(text)
                self.keys.append(lookup_key(text))
                self.starts.append(at)
                self.begins.append(at if gap == GLUED else begin)
                self.gaps.append(gap)
                self.labels.append(label)
                self.nodes.extend(node)
                gap = GLUED
