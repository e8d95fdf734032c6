"""The interface around an article: runs of lines that are labels, and label lines.

One label proves little: "Search", "Share" and "Sport" are headings and list items in texts too. Several in a row, or
one beside a sure label, are a menu, a bar or a footer. All filters of the interface read these runs, so that a bar of
mixed labels (Share, Print, 12 comments) is one.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.lexicon.index import PhraseTable
from cleaner.lexicon.kinds import LABELS, SURE, of_filter, with_trait
from cleaner.lexicon.matcher import PhraseMatch, PhraseMatches
from cleaner.page.label_lines import find_label_lines
from cleaner.text.runs import runs
from cleaner.text.sentences import is_sentence

NOUNS = with_trait("noun", "name")
"""Kinds of labels that lists in a text are about too: subjects, languages, sites, fields. A run of them alone is a menu
only at a page's edges, or where it is long."""

PEERS = frozenset(("facebook", "instagram", "youtube", "linkedin", "pinterest", "tiktok", "whatsapp", "twitter", "x"))
"""Networks of which nearly every bar has two; a run of other networks is a list of services."""

_SHOP = of_filter("shop")
_DEEDS = LABELS - NOUNS

MIN_RUN_LABELS = 3
"""Minimum of different labels in a row that are a bar or a menu; one fewer where one of them is sure."""

MIN_EDGE_LABELS = 2
"""Minimum above a page's first running text and below its last; not for nouns."""

MIN_INNER_NOUNS = 6
"""Minimum of different nouns between running text. A label line straight above or below counts for two labels."""

MAX_RUN_GAP = 2
"""Maximum numbers and signs between two labels of a run."""

MAX_REQUEST_CHARS = 60
"""Maximum length of a line that invites to use the labels below it: Share this story with your friends."""

MIN_PROSE_LINE = 40
"""Minimum length of a line that is taken as running text here."""

_SIGNS = "0123456789.,k+"


class LabelRuns(NamedTuple):
    """The interface around an article.

    Attributes:
        labels: line that is a label to its phrase match, in order.
        proven: lines in a run of labels, with the numbers and signs between them.
        label_lines: label line to the kind of most of its labels.
        mixed: lines of labels and other entries between signs; menus where they stand at an edge.
    """

    labels: Mapping[int, PhraseMatch]
    proven: frozenset[int]
    label_lines: Mapping[int, str]
    mixed: frozenset[int]

    def label_lines_of(self, *kinds: str) -> list[int]:
        """Return the label lines of any of `kinds`."""
        return [line for line, kind in self.label_lines.items() if kind in kinds]


def find_label_runs(lines: Sequence[str], keys: Sequence[str], phrases: PhraseMatches) -> LabelRuns:
    """Return the labels of a page, its runs and its label lines.

    Args:
        lines: the lines of a page as written.
        keys: their lookup keys.
        phrases: the phrases in them.

    >>> lines = ["Share", "Tweet", "12", "Print", "The dam held.", "Share"]
    >>> keys = [line.lower().strip(".") for line in lines]
    >>> sorted(find_label_runs(lines, keys, PhraseMatches(keys, "en")).proven)
    [0, 1, 2, 3]
    """
    labels = {hit.line: hit for hit in phrases.whole(*LABELS) if not lines[hit.line].endswith((",", ";"))}
    label_lines = list(find_label_lines(lines, keys, phrases.table))
    whole = {line.line: line.kind for line in label_lines if not line.mixed}
    reader = _Runs(lines, keys, labels, phrases.table, whole)
    return LabelRuns(labels, frozenset(reader.proven()), whole, frozenset(s.line for s in label_lines if s.mixed))


class _Runs:
    """Finds the runs of labels on a page."""

    def __init__(
        self,
        lines: Sequence[str],
        keys: Sequence[str],
        labels: Mapping[int, PhraseMatch],
        table: PhraseTable,
        label_lines: Mapping[int, str],
    ) -> None:
        """Hold the page's lines, keys, labels and label lines."""
        self._lines, self._keys, self._labels, self._table, self._label_lines = lines, keys, labels, table, label_lines
        self._edges: tuple[int, int] | None = None

    def proven(self) -> Iterator[int]:
        """Yield the lines of all runs that are part of the interface."""
        for run in runs(self._labels, self._is_joined):
            if self._is_proven(run):
                yield from range(run[0], run[-1] + 1)

    def _kinds_of(self, hit: PhraseMatch) -> tuple[str, ...]:
        return self._table.whole[hit.phrase][0]

    def _is_joined(self, before: int, after: int) -> bool:
        """Return whether only a few numbers and signs stand between two labels."""
        if after - before > MAX_RUN_GAP + 1:
            return False
        return all(len(key) == 1 or not key.strip(_SIGNS) for key in self._keys[before + 1 : after])

    def _is_proven(self, run: Sequence[int]) -> bool:
        """Return whether a run is part of the interface."""
        beside = self._is_beside(run[0] - 1, run) or self._is_beside(run[-1] + 1, run)
        if len(run) < MIN_RUN_LABELS - 1 and not beside:
            return False
        found = {hit.phrase: self._kinds_of(hit) for hit in map(self._labels.__getitem__, run)}
        words = [phrase for phrase in found if _is_word(phrase, found)]
        sure = any(kind in SURE for phrase in words for kind in found[phrase])
        nouns = all(_DEEDS.isdisjoint(found[phrase]) for phrase in words)
        is_long = len(words) + sure + (MIN_RUN_LABELS - 1) * beside >= MIN_RUN_LABELS
        if not is_long and (len(words) < MIN_EDGE_LABELS or nouns or not self._is_at_edge(run)):
            return False
        return not self._is_announced(run[0], sure=sure) and (not nouns or sure or self._is_menu(run, words))

    def _is_beside(self, line: int, run: Sequence[int]) -> bool:
        """Return whether `line` is a label line that continues a run; a shop's continues no other single label."""
        kind = self._label_lines.get(line, "")
        return bool(kind) and (
            len(run) > 1 or kind not in _SHOP or not _SHOP.isdisjoint(self._kinds_of(self._labels[run[0]]))
        )

    def _is_announced(self, first: int, *, sure: bool) -> bool:
        """Return whether the line above announces the run; above a sure label only a longer line does."""
        if first == 0 or (sure and len(self._lines[first - 1]) < MIN_PROSE_LINE):
            return False
        return announces(self._lines[first - 1], self._keys[first - 1], self._table)

    def _is_menu(self, run: Sequence[int], nouns: Sequence[str]) -> bool:
        """Return whether a run of nouns is part of a menu, not a list of subjects in a text."""
        if len(nouns) < MIN_INNER_NOUNS and not self._is_at_edge(run):
            return False
        hits = [self._labels[i] for i in run]
        if any("network" not in self._kinds_of(hit) for hit in hits):
            return len(nouns) > MIN_RUN_LABELS
        return len(PEERS.intersection(nouns)) > 1 or any(hit.language != "en" for hit in hits)

    def _is_at_edge(self, run: Sequence[int]) -> bool:
        """Return whether all running text of the page stands on one side of a run."""
        if self._edges is None:
            first = next(filter(self._is_prose, range(len(self._lines))), len(self._lines))
            self._edges = first, next(filter(self._is_prose, range(len(self._lines) - 1, first, -1)), first)
        first, last = self._edges
        return first < len(self._lines) and (run[-1] < first or run[0] > last)

    def _is_prose(self, i: int) -> bool:
        return len(self._lines[i]) >= MIN_PROSE_LINE and is_sentence(self._lines[i])


def announces(line: str, key: str, table: PhraseTable) -> bool:
    """Return whether a line announces a list: it ends with a colon and does not begin with a short request.

    >>> from cleaner.lexicon.index import table_for
    >>> [announces(line, line.lower(), table_for("en")) for line in ("The bar shows these:", "Share with friends:")]
    [True, False]
    """
    if not line.endswith((":", "：")):
        return False
    kinds = table.whole.get(key.partition(" ")[0].rstrip(":："), ((), ""))[0]
    return len(line) > MAX_REQUEST_CHARS or _DEEDS.isdisjoint(kinds)


def _is_word(phrase: str, others: Container[str]) -> bool:
    """Return whether a label counts: words, ideographs, and X beside another network."""
    if phrase == "x":
        return any(name in others for name in PEERS if name != "x")
    return len(phrase) > 1 or (phrase > "\u2000" and phrase.isalpha())
