"""The language of a page, by its most frequent small words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from cleaner.lexicon.phrases import LANGUAGES, load

LONG = 80
"""Characters of a line that is most likely running text; in scripts without spaces too."""

WORDS = 120
"""Words that are looked at: enough for the stop words of any of the languages to tell themselves apart."""

LEAST_SHARE = 0.1
"""Stop words among the words of running text, or letters of a script among all: every language of the lexicon has over
twice as many, a menu none."""

CLEAR, CLEAR_SHARE = 2.5, 0.04
"""A smaller share is enough where no other language has nearly as many: in Turkish, small words are endings."""

_KANA = "[\u3041-\u3096]"
_HAN_OR_KANA = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_HANGUL = "[\uac00-\ud7a3]"


def find_language(keys: Sequence[str]) -> str | None:
    """Return the ISO 639-1 code of the language of a page's running text, or None.

    Args:
        keys: the page's lines, folded. Long ones are looked at first: a menu may be in another language.

    Chinese, Japanese and Korean are told by their script; the others by which language has most of the words.

        >>> find_language(["die brücke ist seit dem morgen wieder offen, und der verkehr rollt."])
        'de'
    """
    words = _words_of([folded for folded in keys if len(folded) >= LONG]) or _words_of(keys)
    sample = " ".join(words)[: 12 * WORDS]
    if script := _language_of_script(sample):
        return script
    votes = dict.fromkeys(LANGUAGES, 0)
    counts, stop_words = Counter(words), _stop_words()
    for word in counts.keys() & stop_words.keys():
        for code in stop_words[word]:
            votes[code] += counts[word]
    second, first = sorted(votes.values())[-2:]
    clear = first > CLEAR * second and first > CLEAR_SHARE * len(words)
    best = max(LANGUAGES, key=votes.__getitem__)
    return best if first > LEAST_SHARE * len(words) or clear else None


def _words_of(keys: Iterable[str]) -> list[str]:
    """Return the first words of some lines, `WORDS` at most; one that is longer than any word is cut."""
    words: list[str] = []
    for folded in keys:
        words.extend(folded[: 12 * WORDS].split(None, WORDS)[:WORDS])
        if len(words) >= WORDS:
            break
    return words[:WORDS]


def _language_of_script(sample: str) -> str | None:
    """Return the language that most of the letters say by their script, or None; a menu's entry does not decide."""
    if _is_western(sample):
        return None
    least = LEAST_SHARE * len(sample)
    if len(re.findall(_HANGUL, sample)) > least:
        return "ko"
    unspaced = len(re.findall(_HAN_OR_KANA, sample))
    if unspaced <= least:
        return None
    return "ja" if len(re.findall(_KANA, sample)) > LEAST_SHARE * unspaced else "zh"


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
