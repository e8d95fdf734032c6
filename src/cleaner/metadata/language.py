"""The language of a page, by its most frequent small words."""

import re
from collections import Counter
from functools import cache

from cleaner.document import Document
from cleaner.lexicon import LANGUAGES, load

WORDS = 120
"""Words that are looked at: enough for the stop words of any of the languages to tell themselves apart."""

LEAST_SHARE = 0.1
"""Stop words among the words of running text, or letters of a script among all: every language of the lexicon has over
twice as many, a menu none."""

_KANA = "[\u3041-\u3096]"
_HAN_OR_KANA = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_HANGUL = "[\uac00-\ud7a3]"


def find_language(doc: Document, start: int) -> str | None:
    """Return the ISO 639-1 code of the language of a page's running text, or None.

    Args:
        doc: the page.
        start: the line at which its running text begins.

    Chinese, Japanese and Korean are told by their script; the others by which language has most of the words.

        >>> find_language(Document("Die Brücke ist seit dem Morgen wieder offen, und der Verkehr rollt."), 0)
        'de'
    """
    words: list[str] = []
    for folded in doc.keys[start:]:
        words.extend(folded.split())
        if len(words) >= WORDS:
            break
    sample = " ".join(words[:WORDS])[: 12 * WORDS]
    if script := _language_of_script(sample):
        return script
    votes = dict.fromkeys(LANGUAGES, 0)
    counts, stop_words = Counter(words[:WORDS]), _stop_words()
    for word in counts.keys() & stop_words.keys():
        for code in stop_words[word]:
            votes[code] += counts[word]
    best = max(LANGUAGES, key=votes.__getitem__)
    return best if votes[best] > LEAST_SHARE * min(len(words), WORDS) else None


def _language_of_script(sample: str) -> str | None:
    """Return the language that most of the letters say by their script, or None; a menu's entry does not decide."""
    if sample.isascii():
        return None
    least = LEAST_SHARE * len(sample)
    if len(re.findall(_HANGUL, sample)) > least:
        return "ko"
    unspaced = len(re.findall(_HAN_OR_KANA, sample))
    if unspaced <= least:
        return None
    return "ja" if len(re.findall(_KANA, sample)) > LEAST_SHARE * unspaced else "zh"


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    """Return each stop word with the languages that have it."""
    languages: dict[str, tuple[str, ...]] = {}
    for code in LANGUAGES:
        for word in load().of(code, "stop_words"):
            languages[word] = (*languages.get(word, ()), code)
    return languages
