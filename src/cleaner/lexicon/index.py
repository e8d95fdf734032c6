"""The lexicon, indexed for the matcher."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.lexicon.kinds import LABELS, looked_up
from cleaner.lexicon.phrases import LANGUAGES, UNSPACED, load
from cleaner.text.lazy import pattern, read_words
from cleaner.text.normalize import trim
from cleaner.text.sentences import is_unspaced

WHOLE, LEADING, INSIDE = looked_up("whole"), looked_up("leading"), looked_up("inside")

TEXT_SIZES = read_words("lexicon/words.json")["text_sizes"]
"""Labels of buttons for the size of the text."""

MAX_LABEL_WORDS = 4
"""Maximum words of a label inside a label line."""

NEIGHBOURS = {"uk": ("ru",), "pt": ("es",), "es": ("pt",)}
"""Languages of labels on pages in another one: of sites in several languages, or so near that a short page is taken for
the other."""

HEAD, UNSPACED_HEAD, TAIL = 3, 2, 5
"""Characters of a phrase's beginning (in scripts without spaces) and end by which lines are preselected."""

NUMBER_CHARS = "0123456789.,:()[]+ "
"""Characters around a label with a number."""

_NUMBER = pattern(
    r"[\s(\[（［]*\d+(?:[.,\u2009]\d+)*[)\]）］]?(?:\s?(?:k|m|mio|mil|tsd|tys|тыс|тис|млн|萬|万|千)\b\.?)?[:：]?|[:：](?=\s?[\d(])"
)
_BEFORE_NUMBER = pattern(r"\s?\d")
_CUT_AT_NUMBER = frozenset(("player", "listen"))
"""Kinds whose numbers are settings: "skip back 15 seconds" begins a line like "skip back 10s"."""

_WORD = pattern(r"\w+")
_DIGITS = frozenset("0123456789")
_SEPARATORS = ("", *"：:／/＝=｜| ")
"""Characters that may follow a label of one character."""

Kinds = tuple[tuple[str, ...], str]
"""The kinds of a phrase, and the language it is from."""


class PhraseTable(NamedTuple):
    """The lexicon of some languages, indexed.

    Attributes:
        whole: phrase to its kinds and language; numbers as 0.
        counted: what stands beside the number in these.
        first_words: first word of a label in label lines to the maximum words of such a label.
        last_words: the last words of these labels.
        unspaced_heads: their first two characters in scripts without spaces.
        parts: phrase of a part of a line to its kinds and language.
        heads: first characters to the phrases at a line's beginning, the longest first.
        tails: last characters to the phrases inside lines.
        words: longest word to the phrases inside lines.
        unspaced: a pattern for the phrases inside lines in scripts without spaces.
    """

    whole: dict[str, Kinds]
    counted: frozenset[str]
    first_words: dict[str, int]
    last_words: frozenset[str]
    unspaced_heads: frozenset[str]
    parts: dict[str, Kinds]
    heads: dict[str, tuple[str, ...]]
    tails: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    unspaced: re.Pattern[str]


def with_numbers_as_zero(key: str) -> str:
    """Return a key line with each number as one 0 between spaces, brackets and colons around it gone.

    >>> with_numbers_as_zero("comments (1,204)"), with_numbers_as_zero("1.2k shares")
    ('comments 0', '0 shares')
    """
    return trim(" ".join(_NUMBER.sub(" 0 ", key).split()))


@cache
def table_for(language: str | None) -> PhraseTable:
    """Return the table for pages in `language`; for all languages together where it is None.

    Whole lines that say what an article is (teasers, bylines, players) are looked up in every language; labels of the
    interface and parts of lines in the page's own, its neighbours and English.
    """
    spoken = frozenset(LANGUAGES if language is None else ("en", language, *NEIGHBOURS.get(language, ())))
    whole, parts, unspaced = _entries(spoken)
    numbered = _numbered(whole)
    labels = [p for p, (kinds, _) in whole.items() if p.count(" ") < MAX_LABEL_WORDS and not LABELS.isdisjoint(kinds)]
    labels += TEXT_SIZES
    spaced = [p for p, (kinds, _) in parts.items() if p not in unspaced and not INSIDE.isdisjoint(kinds)]
    return PhraseTable(
        whole=whole | numbered,
        counted=frozenset(label for phrase in numbered for label in _beside_number(phrase)),
        first_words=_first_words(labels),
        last_words=frozenset(label.rpartition(" ")[2] for label in labels),
        unspaced_heads=frozenset(p[:2] for p in labels if not spoken.isdisjoint(UNSPACED) and is_unspaced(p)),
        parts=parts,
        heads=_group((head, phrase) for phrase, (_, code) in parts.items() for head in _heads(phrase, code)),
        tails=_group((phrase[-TAIL:], phrase) for phrase in spaced),
        words=_group((max(_WORD.findall(phrase), key=len), phrase) for phrase in spaced),
        unspaced=re.compile("|".join(map(re.escape, sorted(unspaced, key=len, reverse=True))) or r"(?!)"),
    )


def _entries(spoken: frozenset[str]) -> tuple[dict[str, Kinds], dict[str, Kinds], dict[str, None]]:
    """Return the phrases of whole lines, those of parts of lines, and of these the ones in scripts without spaces."""
    lexicon = load()
    whole: dict[str, Kinds] = {}
    parts: dict[str, Kinds] = {}
    unspaced: dict[str, None] = {}
    for code in LANGUAGES:
        contents = [lexicon.content(code)] + ([lexicon.interface(code)] if code in spoken else [])
        for kind, phrases in [item for content in contents for item in content.items()]:
            if kind in WHOLE:
                _enter(whole, phrases, kind, code)
            if code in spoken and (kind in LEADING or kind in INSIDE):
                cut = kind in _CUT_AT_NUMBER
                _enter(parts, [_BEFORE_NUMBER.split(p)[0] or p for p in phrases] if cut else phrases, kind, code)
            if code in spoken and kind in INSIDE and code in UNSPACED:
                unspaced.update(dict.fromkeys(phrase for phrase in phrases if not phrase.isascii()))
    return whole, parts, unspaced


def _numbered(whole: Mapping[str, Kinds]) -> dict[str, Kinds]:
    """Return the phrases with a number, the number as 0."""
    # Most phrases are letters alone, which shows at a third of the cost that they hold no digit.
    signed = [p for p in whole if not p.replace(" ", "").isalpha() and not _DIGITS.isdisjoint(p)]
    zeros = {with_numbers_as_zero(p): whole[p] for p in signed}
    return {phrase: kinds for phrase, kinds in zeros.items() if "0" in phrase}


def _first_words(phrases: Sequence[str]) -> dict[str, int]:
    """Return the first words of phrases, with and without a colon, with the words of the longest phrase."""
    longest: dict[str, int] = {}
    for words in sorted((phrase.split(" ") for phrase in phrases), key=len):
        longest[words[0]] = len(words)
    return longest | {word + colon: size for word, size in longest.items() for colon in ":："}


def _enter(table: dict[str, Kinds], phrases: Iterable[str], kind: str, code: str) -> None:
    """Add `kind` to the kinds of phrases; a phrase belongs to the first language that has it."""
    new: dict[str, Kinds] = dict.fromkeys(phrases, ((kind,), code))
    for phrase in new.keys() & table.keys():
        kinds, first = table[phrase]
        new[phrase] = (kinds if kind in kinds else (*kinds, kind), first)
    table.update(new)


def _heads(phrase: str, code: str) -> tuple[str, ...]:
    """Return the first characters of lines that begin with `phrase`; of a short one with what may follow it."""
    if code in UNSPACED and not phrase.isascii():
        if len(phrase) < UNSPACED_HEAD:
            return tuple([phrase + end for end in _SEPARATORS])
        return (phrase[:UNSPACED_HEAD],)
    if len(phrase) >= HEAD:
        return (phrase[:HEAD],)
    return tuple([(phrase + end)[:HEAD] for end in ("", " ", ":")])


def _beside_number(phrase: str) -> list[str]:
    """Return what is left of lines with such a phrase when the number at an end is stripped."""
    label = phrase.strip(NUMBER_CHARS)
    return [label.partition(" ")[0]] if "0" in label else [label, f"k {label}", f"m {label}"]


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the phrases by the first item of each pair, the longest first."""
    groups: dict[str, list[str]] = {}
    for name, phrase in pairs:
        groups.setdefault(name, []).append(phrase)
    return {name: tuple(sorted(phrases, key=len, reverse=True)) for name, phrases in groups.items()}
