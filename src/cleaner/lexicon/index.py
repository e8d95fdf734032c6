"""The lexicon arranged for the pass over a page's lines."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.lexicon.kinds import LABELS, looked_up
from cleaner.lexicon.phrases import LANGUAGES, UNSPACED, load
from cleaner.text.lazy import pattern
from cleaner.text.normalize import trim
from cleaner.text.sentences import is_unspaced

WHOLE, LEADING, INSIDE = looked_up("whole"), looked_up("leading"), looked_up("inside")

SIZES = frozenset(
    ("a", "a+", "a-", "aa", "aaa", "+", "-", "=", "100%", "aa+", "а", "а+", "а-", "가", "ا", "ا+", "ا-", "अ")
)
"""What buttons for the size of the text show."""

MAX_LABEL_WORDS = 4
"""Words of the longest label that is looked for inside a line of labels."""

NEIGHBOURS = {"uk": ("ru",), "pt": ("es",), "es": ("pt",)}
"""Languages whose interface stands on pages of another one: sites in several languages, and languages so near each
other that a short page may be taken for the other."""

HEAD, SHORT_HEAD, UNSPACED_HEAD, TAIL = 5, 3, 2, 5
"""Characters of a phrase's beginning (fewer where it is short, or in a script without spaces) and of its end by which
lines are chosen for a closer look."""

NUMBER_CHARS = "0123456789.,:()[]+ "
"""What may stand around a label with a number."""

_NUMBER = pattern(
    r"[\s(\[（［]*\d+(?:[.,\u2009]\d+)*[)\]）］]?(?:\s?(?:k|m|mio|mil|tsd|tys|тыс|тис|млн|萬|万|千)\b\.?)?[:：]?|[:：](?=\s?[\d(])"
)
_BEFORE_NUMBER = pattern(r"\s?\d")
_CUT_AT_NUMBER = frozenset(("player", "listen"))
"""Kinds whose numbers are settings: "skip back 15 seconds" begins a line like "skip back 10s"."""

_WORD = pattern(r"\w+")
_DIGITS = frozenset("0123456789")
_SEPARATORS = ("", *"：:／/＝=｜| ")
"""What stands behind a label of one character."""

Kinds = tuple[tuple[str, ...], str]
"""The kinds of a phrase, and the language it is from."""


class PhraseTable(NamedTuple):
    """The lexicon of some languages, arranged for the pass.

    Attributes:
        whole: phrase to its kinds and language, numbers as 0.
        first_words: the words with which the labels of bars begin, with the most words of such a label.
        last_words: the words with which they end.
        labels: what stands beside the number in such phrases.
        heads: first characters to the phrases that begin with them, the longest first.
        parts: phrase that is looked up in a part of a line to its kinds and language.
        tails: last characters to phrases that are looked up inside lines.
        words: longest word to the phrases that are looked up inside lines.
        unspaced: a pattern for the phrases of scripts without spaces that are looked up inside lines.
        unspaced_heads: the first two characters of the labels of bars in such scripts.
    """

    whole: dict[str, Kinds]
    first_words: dict[str, int]
    last_words: frozenset[str]
    labels: frozenset[str]
    heads: dict[str, tuple[str, ...]]
    parts: dict[str, Kinds]
    tails: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    unspaced: re.Pattern[str]
    unspaced_heads: frozenset[str]


def with_numbers_as_zero(key: str) -> str:
    """Return a key line with each number as one 0 between spaces, brackets and colons around it gone.

    >>> with_numbers_as_zero("comments (1,204)"), with_numbers_as_zero("1.2k shares")
    ('comments 0', '0 shares')
    """
    return trim(" ".join(_NUMBER.sub(" 0 ", key).split()))


@cache
def table_for(language: str | None) -> PhraseTable:
    """Return the table for pages in `language`; for all languages together where it is None.

    Whole lines that say what an article is (teasers, bylines, players) are looked up in every language; the labels of
    the interface around it, and all that is looked up in parts of lines, in the page's own, its neighbours and English.
    """
    lexicon = load()
    spoken = set(LANGUAGES) if language is None else {"en", language, *NEIGHBOURS.get(language, ())}
    whole: dict[str, Kinds] = {}
    parts: dict[str, Kinds] = {}
    unspaced: list[str] = []
    for code in LANGUAGES:
        contents = [lexicon.content(code)] + ([lexicon.interface(code)] if code in spoken else [])
        for kind, phrases in [item for content in contents for item in content.items()]:
            if kind in WHOLE:
                _enter(whole, phrases, kind, code)
            if code in spoken and (kind in LEADING or kind in INSIDE):
                cut = kind in _CUT_AT_NUMBER
                _enter(parts, [_BEFORE_NUMBER.split(p)[0] or p for p in phrases] if cut else phrases, kind, code)
            if code in spoken and kind in INSIDE and code in UNSPACED:
                unspaced.extend(phrase for phrase in phrases if not phrase.isascii())
    # Most phrases are letters alone, which tells at a third of the cost that no digit is among them.
    signed = [p for p in whole if not p.replace(" ", "").isalpha()]
    numbered = {with_numbers_as_zero(p): whole[p] for p in signed if not _DIGITS.isdisjoint(p)}
    numbered = {phrase: kinds for phrase, kinds in numbered.items() if "0" in phrase}
    labels = [p for p, (kinds, _) in whole.items() if not LABELS.isdisjoint(kinds)]
    bars = [*SIZES, *(phrase for phrase in labels if phrase.count(" ") < MAX_LABEL_WORDS)]
    written = set(unspaced)
    spaced = [p for p, (kinds, _) in parts.items() if p not in written and not INSIDE.isdisjoint(kinds)]
    return PhraseTable(
        whole | numbered,
        _first_words(bars),
        frozenset(phrase.rpartition(" ")[2] for phrase in bars),
        frozenset(label for phrase in numbered for label in _labels(phrase)),
        _group((head, phrase) for phrase, (_, code) in parts.items() for head in _heads(phrase, code)),
        parts,
        _group((phrase[-TAIL:], phrase) for phrase in spaced),
        _group((max(_WORD.findall(phrase), key=len), phrase) for phrase in spaced),
        re.compile("|".join(map(re.escape, sorted(unspaced, key=len, reverse=True))) or r"(?!)"),
        frozenset(phrase[:2] for phrase in bars if spoken.intersection(UNSPACED) and is_unspaced(phrase)),
    )


def _first_words(phrases: Sequence[str]) -> dict[str, int]:
    """Return the first words of phrases, with and without a colon, with the words of the longest phrase."""
    longest: dict[str, int] = {}
    for words in sorted((phrase.split(" ") for phrase in phrases), key=len):
        longest[words[0]] = len(words)
    return longest | {word + colon: size for word, size in longest.items() for colon in ":："}


def _enter(table: dict[str, Kinds], phrases: Iterable[str], kind: str, code: str) -> None:
    """Add `kind` to the kinds of phrases; the first language that has a phrase names it."""
    new: dict[str, Kinds] = dict.fromkeys(phrases, ((kind,), code))
    for phrase in new.keys() & table.keys():
        kinds, first = table[phrase]
        new[phrase] = (kinds if kind in kinds else (*kinds, kind), first)
    table.update(new)


def _heads(phrase: str, code: str) -> tuple[str, ...]:
    """Return how lines that begin with `phrase` begin; a short phrase with what may follow it."""
    if code in UNSPACED and not phrase.isascii():
        if len(phrase) < UNSPACED_HEAD:
            return tuple([phrase + end for end in _SEPARATORS])
        return (phrase[:UNSPACED_HEAD],)
    if len(phrase) >= HEAD:
        return (phrase[:HEAD],)
    if len(phrase) >= SHORT_HEAD:
        return (phrase[:SHORT_HEAD],)
    return tuple([(phrase + end)[:SHORT_HEAD] for end in ("", " ", ":")])


def _labels(phrase: str) -> list[str]:
    """Return what is left of a phrase with a number when numbers are stripped from a line that it is."""
    label = phrase.strip(NUMBER_CHARS)
    return [label.partition(" ")[0]] if "0" in label else [label, f"k {label}", f"m {label}"]


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Collect phrases by what stands first in each pair, the longest phrases first."""
    groups: dict[str, list[str]] = {}
    for name, phrase in pairs:
        groups.setdefault(name, []).append(phrase)
    return {name: tuple(sorted(phrases, key=len, reverse=True)) for name, phrases in groups.items()}
