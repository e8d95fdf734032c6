"""The pass that looks up the lines of a page in the lexicon.

A phrase stands in a line as the whole line, at its beginning, or inside it. Whole lines are looked up by hash, all
kinds at once; parts of lines after a test of a few characters, so that a line without a phrase costs a fraction of a
microsecond.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from cleaner.lexicon.index import (
    HEAD,
    INSIDE,
    NUMBER_CHARS,
    TAIL,
    UNSPACED_HEAD,
    PhraseTable,
    table_for,
    with_numbers_as_zero,
)
from cleaner.text.lazy import pattern, read_words
from cleaner.text.sentences import is_unspaced

MAX_INSIDE_CHARS = 500
"""Maximum length of a line that says something about its page: some eighty words."""

MAX_NUMBERED_CHARS = 60
"""Maximum length of a label with a number."""

ANCHORS = read_words("lexicon/words.json")["anchors"]
"""Strings in the middle of notices. Each costs a search of the page; other notices are found by their ends."""

SCRIPT_CHARS = 2000
"""Characters of a page that show its script."""

_COUNT = pattern(r"[\s(（]*\d")
_COUNTED = frozenset("件人回個个次票条條名개건명회표万萬千")
"""Counters behind a number in scripts without spaces, so that the line does not end with the number."""


class PhraseMatch(NamedTuple):
    """A line with a phrase of the lexicon.

    Attributes:
        line: the line's index.
        phrase: the phrase as the lexicon has it.
        language: the language it is from, as ISO 639-1 code.
    """

    line: int
    phrase: str
    language: str

    @property
    def entry(self) -> str:
        """The phrase as explanations write it: the language, a colon, the phrase."""
        return f"{self.language}:{self.phrase}"


class PhraseMatches:
    """The phrases that stand in a page's lines.

    >>> matches = PhraseMatches(["share this article", "12 comments", "tags: rivers", "the dam held."], "en")
    >>> [hit.entry for hit in matches.whole("share", "comment")], [hit.line for hit in matches.leading("tags")]
    (['en:share this article', 'en:0 comments'], [2])
    """

    __slots__ = ("_found", "_keys", "kinds", "lines", "numbered", "table")

    def __init__(self, keys: Sequence[str], language: str | None, joined_keys: str | None = None) -> None:
        """Look up all lines.

        Args:
            keys: the lookup keys of the lines (see `cleaner.text.normalize`).
            language: the page's language; the labels of an interface are looked up in it and in English, and in all
                languages where it is unknown.
            joined_keys: all of them as one text; only saves time.
        """
        self._keys = keys
        self.table: PhraseTable = table_for(language)
        """The lexicon as it was looked up."""
        self._found: dict[str, dict[str, list[PhraseMatch]]] = {"": {}, "^": {}, "*": {}}
        self.numbered = [
            i
            for i, k in enumerate(keys)
            if k and (k[-1] <= "9" or k[0] <= "9" or (k[-1] in _COUNTED and _has_digit(k)))
        ]
        """Indexes of the lines that begin or end with a digit, or with a sign."""
        self.kinds: dict[int, tuple[str, ...]] = {}
        """For each line that is a phrase of the lexicon as a whole, the kinds of that phrase."""
        self._find_whole()
        self._find_others("\n".join(keys) if joined_keys is None else joined_keys)

    def whole(self, *kinds: str) -> list[PhraseMatch]:
        """Return the lines that are as a whole a phrase of any of `kinds`, in order, each once."""
        return self._of("", kinds)

    def leading(self, *kinds: str) -> list[PhraseMatch]:
        """Return the lines that begin with a phrase of any of `kinds`, with the longest such phrase."""
        return self._of("^", kinds)

    def inside(self, *kinds: str) -> list[PhraseMatch]:
        """Return the lines in which a phrase of any of `kinds` stands, with one such phrase."""
        return self._of("*", kinds)

    def all_kinds(self) -> frozenset[str]:
        """Return the kinds of which a phrase stands in some line, in whichever way."""
        return frozenset(chain.from_iterable(self._found.values()))

    def _of(self, mode: str, kinds: Sequence[str]) -> list[PhraseMatch]:
        known = self._found[mode]
        found = [known[kind] for kind in kinds if kind in known]
        if len(found) <= 1:
            return found[0] if found else []
        return sorted({hit.line: hit for hits in found for hit in hits}.values())

    def _add(self, mode: str, kinds: Iterable[str], hit: PhraseMatch) -> None:
        found = self._found[mode]
        for kind in kinds:
            hits = found.setdefault(kind, [])
            if not hits or hits[-1].line != hit.line:
                hits.append(hit)

    def _find_whole(self) -> None:
        keys, whole, counted = self._keys, self.table.whole, self.table.counted
        found = [(i, k) for i, k in enumerate(keys) if k in whole]
        for i in self.numbered:
            label = keys[i][:MAX_NUMBERED_CHARS].strip(NUMBER_CHARS)
            if label in counted or label.partition(" ")[0] in counted or _before_count(label) in counted:
                phrase = with_numbers_as_zero(keys[i])
                if phrase in whole and keys[i] not in whole:
                    found.append((i, phrase))
        self.lines = frozenset([i for i, _ in found])
        """Indexes of the lines that are a phrase of the lexicon as a whole."""
        for i, phrase in sorted(found):
            kinds, language = whole[phrase]
            self.kinds[i] = kinds
            self._add("", kinds, PhraseMatch(i, phrase, language))

    def _find_others(self, joined_keys: str) -> None:
        keys, heads, tails = self._keys, self.table.heads, self.table.tails
        likely = [i for i, k in enumerate(keys) if k[:HEAD] in heads and k.startswith(heads[k[:HEAD]])]
        unspaced = is_unspaced(joined_keys[:SCRIPT_CHARS])
        if unspaced:
            likely += [i for i, k in enumerate(keys) if k[:UNSPACED_HEAD] in heads]
        inside = {i for i in sorted(set(likely)) if self._add_leading(i)}
        inside.update([i for i, k in enumerate(keys) if k[-TAIL:] in tails and k.endswith(tails[k[-TAIL:]])])
        for anchor in ANCHORS:
            if anchor in joined_keys:
                inside.update([i for i, k in enumerate(keys) if anchor in k])
        if unspaced:
            search = self.table.unspaced.search
            inside.update([i for i, k in enumerate(keys) if search(k, 0, MAX_INSIDE_CHARS)])
        for i in sorted(inside):
            if len(keys[i]) <= MAX_INSIDE_CHARS:
                self._add_inside(i)

    def _add_leading(self, i: int) -> bool:
        """Note the phrases that line `i` begins with; return whether one of them is looked up inside lines."""
        key, table, inside = self._keys[i], self.table, False
        for size in (HEAD, UNSPACED_HEAD):
            phrases = table.heads.get(key[:size])
            if phrases is None or not key.startswith(phrases):
                continue
            for phrase in phrases:
                if key.startswith(phrase) and _ends_word(key, len(phrase), phrase):
                    kinds, language = table.parts[phrase]
                    self._add("^", kinds, PhraseMatch(i, phrase, language))
                    inside = inside or not INSIDE.isdisjoint(kinds)
        return inside

    def _add_inside(self, i: int) -> None:
        key, table = self._keys[i], self.table
        words = table.words.keys() & set(re.findall(r"\w+", key))
        found = [] if key.isascii() else table.unspaced.findall(key)
        for phrase in chain(found, *[table.words[word] for word in sorted(words)]):
            at = key.find(phrase)
            if at >= 0 and _ends_word(key, at + len(phrase), phrase) and _begins_word(key, at, phrase):
                kinds, language = table.parts[phrase]
                self._add("*", INSIDE.intersection(kinds), PhraseMatch(i, phrase, language))


def _before_count(label: str) -> str:
    """Return what stands before the number inside a label."""
    return "" if label.isascii() else _COUNT.split(label, 1)[0]


def _has_digit(key: str) -> bool:
    return len(key) <= MAX_NUMBERED_CHARS and any(map(str.isdigit, key[-6:]))


def _ends_word(key: str, end: int, phrase: str) -> bool:
    """Return whether a word ends with the phrase, or it ends with a sign; in Korean, particles are written onto it."""
    if not key[end : end + 1].isalnum() or not phrase[-1].isalnum():
        return True
    return is_unspaced(phrase) or "가" <= phrase[-1] <= "힣"


def _begins_word(key: str, at: int, phrase: str) -> bool:
    return at == 0 or not key[at - 1].isalnum() or is_unspaced(phrase)
