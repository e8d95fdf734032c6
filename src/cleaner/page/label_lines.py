"""Label lines: bars and menus that a page's flattening wrote as one line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cleaner.lexicon.index import TEXT_SIZES, Kinds, PhraseTable, with_numbers_as_zero
from cleaner.lexicon.kinds import LABELS, SURE, with_trait
from cleaner.text.lazy import pattern
from cleaner.text.normalize import TRIM, normalize
from cleaner.text.sentences import is_unspaced

MIN_LINE_LABELS = 3
"""Minimum labels in a label line."""

MIN_PAIR_LABELS = 2
"""Minimum where they are separated by a sign, or are pairs of several words: Log in | Register; Sign in Sign up."""

MIN_UNSIGNED_LABELS = 4
"""Minimum where nothing but a blank separates them and they are not all of a bar: three may be a phrase."""

MIN_LINE_NOUNS = 6
"""Minimum where all are nouns: "Latest US Tech News" is a phrase."""

MIN_GLUED_CHARS = 8
"""Minimum letters of a word that can be two labels glued together: HomeNews."""

MAX_UNSPACED_LINE = 60
"""Maximum length of a line of labels glued together in a script without spaces."""

MAX_UNSPACED_LABEL = 14
"""Maximum length of one such label."""

MAX_LABEL_LINE_CHARS = 240
"""Maximum length of a label line: longer ones are menus of a whole site, which stand at a page's edges."""

MAX_OTHER_WORDS = 4
"""Maximum words of an entry between labels that is in no lexicon."""

MAX_OTHERS_A_LABEL = 3
"""Maximum of such entries for each known label in a mixed menu line."""

_BAR, _MENU, _NOUNS = with_trait("bar"), with_trait("menu"), with_trait("noun")
_SHORT, _PAIRS = with_trait("short"), with_trait("pair")

_SMALL = "a-zß-öø-ÿąćčďęěğłńňřśšşťůźžżа-яёіїєґ"
_LARGE = "A-ZÀ-ÖØ-ÞĄĆČĎĘĚĞİŁŃŇŘŚŠŞŤŮŹŽŻА-ЯЁІЇЄҐ"
_GLUED = pattern(rf"(?<=[{_SMALL}])(?=[{_LARGE}])|(?<=[{_SMALL}])(?=\d)|(?<=\d)(?=[{_LARGE}])")
_ANY_GLUED = pattern(rf"[{_SMALL}\d](?=[{_LARGE}]|(?<=[{_SMALL}])\d)")
"""Whether `_GLUED` matches anywhere, four times as fast."""

_ANY_SIGN = pattern(r"[|•·・｜›»【】♡♥❤\t\u3000/–—-]")
_SIGN = pattern(r"[|•·・｜›»【】♡♥❤\t\u3000]|\s[/–—-]\s")
_PARTS = pattern(r"\s*[|•·・｜›»【】♡♥❤\t\u3000]\s*|\s[/–—-]\s|\s{2,}")
_PARTS_UNSPACED = pattern(r"\s*[|•·・｜›»【】♡♥❤\t\u3000:：／]\s*|\s[/–—-]\s|\s+")
_NUMBERS = "0123456789.,+()[] "
_SIGNS = "|•·・｜/›»‹«<>-–→←…▾▼▲⌄☰×✕:："
_AROUND = _SIGNS + _NUMBERS + TRIM
_STOPS = ".!?。！？"
_BETWEEN = frozenset(_SIGNS + _NUMBERS)
_NO_KINDS: Kinds = ((), "")


class LabelLine(NamedTuple):
    """A line of labels.

    Attributes:
        line: its index.
        kind: the kind of most labels.
        mixed: whether most entries may be unknown, as in a menu with a site's own entries.
    """

    line: int
    kind: str
    mixed: bool


def find_label_lines(lines: Sequence[str], keys: Sequence[str], table: PhraseTable) -> Iterator[LabelLine]:
    """Yield the lines that hold labels and little else.

    Args:
        lines: the lines of a page as written.
        keys: their lookup keys.
        table: the lexicon.

    >>> from cleaner.lexicon.index import table_for
    >>> lines = ["ShareTweetEmail", "Share prices fell"]
    >>> list(find_label_lines(lines, [line.lower() for line in lines], table_for("en")))
    [LabelLine(line=0, kind='share_weak', mixed=False)]
    """
    for i in _likely(lines, keys, table):
        kind, mixed = _kind_of(lines[i], keys[i], table)
        if kind:
            yield LabelLine(i, kind, mixed)


def _likely(lines: Sequence[str], keys: Sequence[str], table: PhraseTable) -> Iterator[int]:
    """Yield the lines that begin and end with a word of labels, or with a long one that may be glued together."""
    first, last, whole = table.first_words, table.last_words, table.whole
    begun = [
        (i, key, word)
        for i, key in enumerate(keys)
        if ((word := key.partition(" ")[0]) in first or len(word) >= MIN_GLUED_CHARS) and key not in whole
    ]
    for i, key, word in begun:
        line = lines[i]
        if len(line) > MAX_LABEL_LINE_CHARS or line[-1] in _STOPS:
            continue
        if word not in first and (line[1 : len(word)].islower() or not _is_glued(line[: len(word) + 2])):
            continue
        end = key[key.rfind(" ") + 1 :]
        ends = end in last or not end.isalpha() or len(end) == 1
        if ends or (len(end) >= MIN_GLUED_CHARS and _is_glued(line[-len(end) - 2 :])):
            yield i
    heads = table.unspaced_heads
    if heads:
        short = [i for i, key in enumerate(keys) if key[:2] in heads and len(key) <= MAX_UNSPACED_LINE]
        yield from (i for i in short if keys[i] not in whole and lines[i][-1] not in _STOPS)


def _is_glued(text: str) -> bool:
    """Return whether a small letter meets a capital inside a word, or a sign separates labels."""
    if text.islower() or text.isupper():
        return False
    return _ANY_GLUED.search(text) is not None or _has_sign(text)


def _has_sign(text: str) -> bool:
    return _ANY_SIGN.search(text) is not None and _SIGN.search(text) is not None


def _kind_of(line: str, key: str, table: PhraseTable) -> tuple[str, bool]:
    """Return the kind of a label line, "" for other lines, and whether it is mixed."""
    unspaced = is_unspaced(key)
    signs = "  " in key or _has_sign(line)
    if signs or (unspaced and " " in key):
        parts = (_PARTS_UNSPACED if unspaced else _PARTS).split(key)
        kind, mixed = _kind_of_pieces([part for part in parts if part.strip(_SIGNS)], table.whole, signs=signs)
        if kind:
            return kind, mixed
    if unspaced and len(key) <= MAX_UNSPACED_LINE and (kind := _kind_of_unspaced(key, table.whole)):
        return kind, False
    kind = _kind_of_words(key.split(), table, least=MIN_UNSIGNED_LABELS)
    if kind or not _is_glued(line):
        return kind, False
    glued = [normalize(piece) for piece in _GLUED.split(line)]
    kind = _kind_of_words(" ".join(glued).split(), table, least=MIN_LINE_LABELS)
    return (kind, False) if kind else _kind_of_pieces(glued, table.whole, signs=True)


def _kind_of_unspaced(key: str, whole: Mapping[str, Kinds]) -> str:
    """Return the kind of a line of labels glued together in a script without spaces, or ""."""
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(key):
        if key[at] in _BETWEEN:
            at += 1
            continue
        sizes = range(min(MAX_UNSPACED_LABEL, len(key) - at), 1, -1)
        size, kinds = next(((n, kinds) for n in sizes if (kinds := _label(key[at : at + n].strip(), whole))), (0, ()))
        if not kinds:
            return ""
        found.append(kinds)
        at += size
    return _most(found) if len(found) >= MIN_LINE_LABELS else ""


def _kind_of_words(words: Sequence[str], table: PhraseTable, least: int) -> str:
    """Return the kind of a line whose words are labels, one behind the other, or ""."""
    if words[0] in TEXT_SIZES and len(words) > 1 and TEXT_SIZES.issuperset(words):
        return "tools"
    text = " ".join(words)
    found = [] if ", " in text or "，" in text or "、" in text else _read_labels(words, table)
    if found and sum(word.isdigit() for word in words) > 1 and all("pagination" in kinds for kinds in found):
        return "pagination"
    if len(found) >= MIN_PAIR_LABELS and len(words) >= 2 * len(found) and not any(map(_PAIRS.isdisjoint, found)):
        return _most(found)
    if len(found) < MIN_LINE_LABELS or (len(found) < least and any(map(_BAR.isdisjoint, found))):
        return ""
    nouns = least == MIN_UNSIGNED_LABELS and all(_NOUNS.issuperset(kinds) for kinds in found)
    return "" if nouns and len(found) < MIN_LINE_NOUNS else _most(found)


def _kind_of_pieces(pieces: Sequence[str], whole: Mapping[str, Kinds], *, signs: bool) -> tuple[str, bool]:
    """Return the kind of a line of pieces, if enough are labels, and whether it is mixed."""
    kinds_of = {piece: _label(piece, whole) for piece in pieces}
    known = [kinds for kinds in map(kinds_of.__getitem__, pieces) if kinds]
    others = len(pieces) - len(known)
    if len(known) == 1 and others and not SURE.isdisjoint(known[0]) and sum(len(p) == 1 for p in pieces) == others:
        return _most(known), False
    if len(known) < MIN_PAIR_LABELS or any(map(_is_long, (p for p in pieces if not kinds_of[p]))):
        return "", False
    sure = not any(map(SURE.isdisjoint, known))
    if len(known) >= (MIN_PAIR_LABELS if sure else MIN_LINE_LABELS) and len(known) > others:
        return _most(known), False
    paired = not any(map(_PAIRS.isdisjoint, known)) or not all(map(SURE.isdisjoint, known))
    if signs and not others and paired:
        return _most(known), False
    menu = [kinds for kinds in known if not _MENU.isdisjoint(kinds)]
    if len(menu) >= MIN_PAIR_LABELS and len(pieces) >= MIN_LINE_LABELS and others <= MAX_OTHERS_A_LABEL * len(menu):
        return _most(menu), True
    return "", False


def _is_long(piece: str) -> bool:
    return piece.strip(_AROUND).count(" ") >= MAX_OTHER_WORDS


def _most(labels: Iterable[Sequence[str]]) -> str:
    return Counter(chain.from_iterable(labels)).most_common(1)[0][0]


def _label(phrase: str, whole: Mapping[str, Kinds]) -> tuple[str, ...]:
    """Return the kinds of label that a phrase is, also with a number or signs around it; () for other phrases.

    Words of one or two letters are labels only as names or codes: "to" is a field's label, and a preposition.
    """
    for form in _forms(phrase):
        kinds = tuple([kind for kind in whole.get(form, _NO_KINDS)[0] if kind in LABELS])
        if not kinds:
            continue
        is_letter = len(form) == 1 and form != "x" and form < "\u2000"
        is_short = len(form) == 2 and form.isascii() and _SHORT.isdisjoint(kinds)
        return () if is_letter or is_short else kinds
    return ()


def _forms(phrase: str) -> Iterator[str]:
    """Yield a phrase as it is, without the signs around it, and with its number as 0."""
    yield phrase
    yield phrase.strip(_AROUND)
    if any(map(str.isdigit, phrase)):
        yield with_numbers_as_zero(phrase)


def _read_labels(words: Sequence[str], table: PhraseTable) -> list[tuple[str, ...]]:
    """Return the kinds of each label in a line of labels, read the longest first; [] where a word is part of none."""
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        size, kinds = _longest_label(words, at, table)
        if not kinds and words[at].strip(_SIGNS + _NUMBERS) not in ("", "k") and words[at] not in TEXT_SIZES:
            size, kinds = 2, _split_label(words[at : at + 2], table)
            if not kinds:
                return []
        if kinds:
            found.append(kinds)
        at += size or 1
    return found


def _split_label(words: Sequence[str], table: PhraseTable) -> tuple[str, ...]:
    """Return the kinds of a label that capitals inside it split into two words: YouTube."""
    label = "".join(words)
    return _label(label, table.whole) if label in table.whole or not label.isalpha() else ()


def _longest_label(words: Sequence[str], at: int, table: PhraseTable) -> tuple[int, tuple[str, ...]]:
    """Return the number of words from `at` on that are a label, and its kinds; 0 and () for none."""
    most = table.first_words.get(words[at], 0)
    for size in range(min(most, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + size])
        # Letters alone have no number or sign to leave out.
        if phrase not in table.whole and phrase.replace(" ", "").isalpha():
            continue
        if kinds := _label(phrase, table.whole):
            return size, kinds
    return 0, ()
