"""The language of a page, by its most frequent small words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from cleaner.lexicon.phrases import LANGUAGES, load

MIN_PROSE_CHARS = 80
"""Minimum characters of a line that is most likely running text; in scripts without spaces too."""

MAX_WORDS = 120
"""Maximum words that are counted: enough for the stop words of any of the languages to tell themselves apart."""

MIN_STOP_WORD_SHARE = 0.1
"""Minimum share of stop words among the words, or of a script's letters among all: running text in any language of the
lexicon has over twice as many, a menu has none."""

MIN_LEAD, MIN_LEADING_SHARE = 2.5, 0.04
"""Minimum lead over the second language with which a smaller share is enough: in Turkish, small words are endings."""

_FIRST_ASIAN = "\u3041"
_KANA = "[\u3041-\u3096]"
_HAN_OR_KANA = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_HANGUL = "[\uac00-\ud7a3]"


def find_language(keys: Sequence[str]) -> str | None:
    """Return the ISO 639-1 code of the language of a page's running text, or None.

    Args:
        keys: the lookup keys of the page's lines. Long ones are looked at first: a menu may be in another language.

    Chinese, Japanese and Korean are identified by their script, the others by their stop words.

        >>> find_language(["die brücke ist seit dem morgen wieder offen, und der verkehr rollt."])
        'de'
    """
    words = _words_of([key for key in keys if len(key) >= MIN_PROSE_CHARS]) or _words_of(keys)
    sample = " ".join(words)[: 12 * MAX_WORDS]
    if script := _language_of_script(sample):
        return script
    votes = dict.fromkeys(LANGUAGES, 0)
    counts, stop_words = Counter(words), _stop_words()
    for word in counts.keys() & stop_words.keys():
        for code in stop_words[word]:
            votes[code] += counts[word]
    second, first = sorted(votes.values())[-2:]
    clear = first > MIN_LEAD * second and first > MIN_LEADING_SHARE * len(words)
    best = max(LANGUAGES, key=votes.__getitem__)
    return best if first > MIN_STOP_WORD_SHARE * len(words) or clear else None


def _words_of(keys: Iterable[str]) -> list[str]:
    """Return the first words of some lines, `MAX_WORDS` at most; one that is longer than any word is cut."""
    words: list[str] = []
    for key in keys:
        words.extend(key[: 12 * MAX_WORDS].split(None, MAX_WORDS)[:MAX_WORDS])
        if len(words) >= MAX_WORDS:
            break
    return words[:MAX_WORDS]


def _language_of_script(sample: str) -> str | None:
    """Return the language that most of the letters say by their script, or None; a menu's entry does not decide."""
    if _is_western(sample) or max(sample) < _FIRST_ASIAN:
        return None
    least = MIN_STOP_WORD_SHARE * len(sample)
    if len(re.findall(_HANGUL, sample)) > least:
        return "ko"
    unspaced = len(re.findall(_HAN_OR_KANA, sample))
    if unspaced <= least:
        return None
    return "ja" if len(re.findall(_KANA, sample)) > MIN_STOP_WORD_SHARE * unspaced else "zh"


def _is_western(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    """Return each stop word with the languages that have it."""
    languages: dict[str, tuple[str, ...]] = {}
    for code in LANGUAGES:
        for word in load().of(code, "stop_words"):
            languages[word] = (*languages.get(word, ()), code)
    return languages
