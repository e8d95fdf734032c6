"""The document that filters read, and the marks that they give.

A `Document` holds the source text unchanged and, in columns of equal length, its lines: the non-blank ones only, so
that the neighbour of a line is the one a reader sees next to it. Columns instead of an object per line keep a page of
a million lines cheap. Facts that several filters read are columns too, computed for the whole page at the first use:
words, ending, whether the line is a sentence, its kinds of phrase.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, compress, pairwise
from typing import Any, NamedTuple, Protocol, Self

from cleaner.lexicon.index import with_numbers_as_zero
from cleaner.lexicon.matcher import PhraseMatches
from cleaner.lexicon.phrases import UNSPACED
from cleaner.page.candidates import Candidate, Harvest
from cleaner.page.elements import Elements
from cleaner.page.label_runs import LabelRuns, find_label_runs
from cleaner.page.labels import Label
from cleaner.page.language import find_language
from cleaner.page.main_text import MainText, find_main_text
from cleaner.text.normalize import lookup_key, lookup_keys
from cleaner.text.sentences import PROSE_CHARS, Ending, are_sentences, are_statements, endings_of, is_unspaced, words_of

GLUED, BREAK, BLANK = 0, 1, 2
"""What stands before a line: nothing (it was cut out of a longer line), a line break, or a blank line."""

MAX_LANGUAGE_LINES = 24
"""Maximum lines of running text from which the page's language is identified."""

MIN_PROSE_CHARS = 20
"""Minimum characters of a line of running text: "Yes." is a sentence, but of any page."""

NO_HARVEST = Harvest((), 0)
"""What a page's harvest is before the harvest stage."""


class Mark(NamedTuple):
    """One decision of a filter: the line with this index, or a part of it, is not body.

    `start` and `end` are offsets into `doc.lines[line]`; the default is the whole line. `rule` is the rule's short
    name, `phrase` the phrase that it matched, if any (as ``language:phrase``). `label` overrides the filter's own.

        >>> Mark(3, "whole-line")
        Mark(line=3, rule='whole-line', start=0, end=None, phrase='', label=None)
    """

    line: int
    rule: str
    start: int = 0
    end: int | None = None
    phrase: str = ""
    label: Label | None = None


class Verdict(Protocol):
    """The learned filter's judgement of a page, for explanations of its marks."""

    def moved(self, place: Callable[[int], int]) -> Self:
        """Return the verdict with `place` of each of its offsets."""


class Document:  # noqa: PLW1641 - it changes while filters run, so it has no hash
    """A page as flat text: the source and its non-blank lines in columns.

    Attributes:
        source: the text that every offset in this package indexes (code points, not bytes).
        joined_keys: the lookup keys of all lines as one text, for a look at the whole page.
        lines: the lines without the white space around them.
        keys: the lookup key of each line: normalized and trimmed (see `cleaner.text.normalize`).
        starts: offset in `source` of each line's first character.
        begins: offset where the line itself begins, its indentation included.
        gaps: what stands before each line: `GLUED`, `BREAK` or `BLANK`.
        labels: the label of each line so far; later filters see the marks of earlier ones.
        harvest: the metadata candidates with their places; empty before the harvest stage.
        rest: the main-text span among the lines that the line filters left; None before that stage, and where those
            lines hold no text with edges.
        language: ISO 639-1 code of the running text, for the languages of the lexicon, else None.
        verdict: the learned filter's judgement, if it judged the page.
        warnings: warnings of filters about the page as a whole.
        elements: facts of the HTML elements that the lines came from; None for flat text.
        nodes: the number of each line's element in `elements`; empty for flat text.

    >>> doc = Document("Read more »\\n\\n  Prose.")
    >>> doc.lines, doc.starts, doc.keys
    (['Read more »', 'Prose.'], [0, 15], ['read more', 'prose'])
    >>> doc.words, doc.kinds[0], doc.endings[1].name
    ([3, 1], ('teaser', 'read_more', 'related'), 'STOP')
    """

    def __init__(self, source: str, elements: Elements | None = None) -> None:
        """Split `source`, which may be any string, into lines.

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
        self.harvest = NO_HARVEST
        self.rest: MainText | None = None
        self.verdict: Verdict | None = None
        self.warnings: tuple[str, ...] = ()
        self.lines: list[str] = []
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.begins: list[int] = []
        self.gaps: list[int] = []
        self._places: dict[str, list[int]] = {}
        self._signs: dict[str, bool] = {}
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
        if len(keys) != len(raw):  # a soft hyphen between \r and \n is gone from the normalized text
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

    @cached_property
    def phrases(self) -> PhraseMatches:
        """The phrases of the lexicon that stand in the lines."""
        return PhraseMatches(self.keys, self.language, self.joined_keys)

    @cached_property
    def label_runs(self) -> LabelRuns:
        """The lines that are menus, bars and the like around the article."""
        return find_label_runs(self.lines, self.keys, self.phrases)

    @cached_property
    def kinds(self) -> list[tuple[str, ...]]:
        """The kinds of phrase that each line is as a whole, whatever number is in it; () for most lines.

        >>> Document("12 comments\\nIt rained.").kinds
        [('comment',), ()]
        """
        kinds: list[tuple[str, ...]] = [()] * len(self.lines)
        for line, found in self.phrases.kinds.items():
            kinds[line] = found
        return kinds

    def kinds_of(self, key: str) -> tuple[str, ...]:
        """Return the kinds of phrase that a lookup key is as a whole, whatever number is in it.

        >>> Document("It rained.").kinds_of("12 comments")
        ('comment',)
        """
        whole = self.phrases.table.whole
        if key not in whole:
            key = with_numbers_as_zero(key) if any(map(str.isdigit, key)) else key
        return whole[key][0] if key in whole else ()

    @cached_property
    def words(self) -> list[int]:
        """The number of words of each line (see `cleaner.text.sentences.count_words`)."""
        return words_of(self.lines, unspaced=is_unspaced(self.joined_keys))

    @cached_property
    def endings(self) -> list[Ending]:
        """How each line ends; from `Ending.ELLIPSIS` on it ends a sentence."""
        return endings_of(self.lines)

    @cached_property
    def is_sentence(self) -> list[bool]:
        """Whether each line reads as running text (see `cleaner.text.sentences.is_sentence`)."""
        return are_sentences(self.lines, self.endings)

    @cached_property
    def is_statement(self) -> list[bool]:
        """Whether each line is running text that ends with a full stop, so no headline and no title."""
        return are_statements(self.is_sentence, self.endings)

    @cached_property
    def prose(self) -> list[int]:
        """The indexes of the lines that are running text: sentences, and lines longer than any headline."""
        lines = self.lines
        sentences = [(i, len(lines[i])) for i, sentence in enumerate(self.is_sentence) if sentence]
        return [
            i
            for i, size in sentences
            if size >= MIN_PROSE_CHARS and (size >= PROSE_CHARS or not lines[i][-1].isalnum())
        ]

    @cached_property
    def is_prose(self) -> list[bool]:
        """Whether each line is in `prose`."""
        flags = [False] * len(self.lines)
        for i in self.prose:
            flags[i] = True
        return flags

    @property
    def headlines(self) -> list[int]:
        """The indexes of the lines that the metadata takes for the headline; mostly one."""
        return self.harvest.lines("title")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the source as they are written between blanks."""
        return frozenset(self.source.split(" "))

    @cached_property
    def main_text(self) -> MainText:
        """The main-text span: of all lines, and from the harvest on of those that the span filters left."""
        return find_main_text(self.lines, self.prose, unspaced=self.language in UNSPACED)

    def find_main_text(self) -> None:
        """Set `main_text` to that of the lines that no filter has marked; a stage of the pipeline."""
        body, labels = Label.BODY, self.labels
        prose = [i for i in self.prose if labels[i] is body]
        self.main_text = find_main_text(self.lines, prose, unspaced=self.language in UNSPACED)

    def _find_language(self) -> str | None:
        """Return the language of the sentences, if there are any: a menu may be in another one."""
        sentences = [self.keys[i] for i in self.prose[:MAX_LANGUAGE_LINES] if not self.lines[i][-1].isalnum()]
        return find_language(sentences or self.keys)

    def __eq__(self, other: object) -> bool:
        """Return whether the other is a document of the same text, lines, labels and candidates."""
        return isinstance(other, Document) and self.__getstate__() == other.__getstate__()

    def __getstate__(self) -> dict[str, Any]:
        """Return what cannot be computed again, without the verdict, which is large."""
        facts = vars(self)
        return {"sizes": list(map(len, self.lines)), **{name: facts[name] for name in _STATE}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore the lines from the source."""
        sizes = state.pop("sizes")
        vars(self).update(state)
        self.lines = [self.source[at : at + size] for at, size in zip(self.starts, sizes, strict=True)]
        self.keys = list(map(lookup_key, self.lines))
        self.joined_keys = "\n".join(self.keys)
        self.verdict = None
        self._places, self._signs = {}, {}

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
            before = accumulate(map(len, self.source.split(sign)[:-1]))
            self._places[sign] = [at + i * len(sign) for i, at in enumerate(before)]
        return self._places[sign]

    def lines_with(self, sign: str) -> list[int]:
        """Return the indexes of the lines in which `sign` stands, in order.

        >>> Document("By: Ana Roth\\nVarn\\n12:30:05").lines_with(":")
        [0, 2]
        """
        return [i for i, line in enumerate(self.lines) if sign in line] if self._has(sign) else []

    def has_any(self, signs: Iterable[str]) -> bool:
        """Return whether any of `signs` stands in the source, or in its lookup keys: each is looked for once."""
        return any(map(self._has, signs))

    def _has(self, sign: str) -> bool:
        if sign not in self._signs:
            self._signs[sign] = sign in self.source or sign in self.joined_keys
        return self._signs[sign]

    def has_kinds(self, kinds: Iterable[str]) -> bool:
        """Return whether a phrase of any of `kinds` stands in a line, or most labels of a label line are of it."""
        return not self._kinds_on_page.isdisjoint(kinds)

    @cached_property
    def _kinds_on_page(self) -> frozenset[str]:
        return self.phrases.all_kinds().union(self.label_runs.label_lines.values())

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
        self._move_facts(moved)
        return moved

    def _move_facts(self, first: Sequence[int]) -> None:
        """Move the facts found by stages to the lines after a cut, and drop the columns.

        Args:
            first: for each old line, the index of its first piece.
        """

        def move(candidate: Candidate) -> Candidate:
            return candidate if candidate.start < 0 else replace(candidate, line=self.line_at(candidate.start))

        facts = vars(self)
        for name in _FACTS_OF_LINES:
            facts.pop(name, None)
        if "main_text" in facts:
            self.main_text = self.main_text.moved(first)
        self.rest = self.rest and self.rest.moved(first)
        self.harvest = self.harvest.moved(move, first.__getitem__)

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


_FACTS_OF_LINES = (
    *("phrases", "label_runs", "kinds", "words", "endings", "is_sentence", "is_statement", "prose", "is_prose"),
    "_kinds_on_page",
)
"""The columns that follow from the lines; a cut makes them stale."""

_STATE = (
    *("source", "elements", "nodes", "starts", "begins", "gaps", "labels", "language", "harvest", "rest", "warnings"),
)
"""What a pickled document keeps, beside the sizes of its lines."""
