"""Normalized phrases per language and kind, read from `articles/<language>.json` and `interface/<language>.json`.

A phrase of several languages belongs to the first that has it, English first; only explanations name the language.
"""

import json
from functools import cache, cached_property
from typing import Any

from cleaner.text.lazy import read_text
from cleaner.text.sentences import is_unspaced

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "ar", "hi", "zh", "ja", "ko")
"""The languages that have a lexicon, as ISO 639-1 codes."""

UNSPACED = ("zh", "ja")
"""Those of them that are written without spaces."""


class Phrases(dict[str, str]):
    """The phrases of one kind, each with the language it is from.

    >>> teaser = load().phrases("teaser")
    >>> teaser["read more"], "no such phrase" in teaser
    ('en', False)
    """

    def __init__(self, languages: dict[str, dict[str, Any]], kind: str) -> None:
        """Collect the phrases of `kind` from all `languages` (code to file content)."""
        super().__init__()
        for code in reversed(LANGUAGES):
            self.update(dict.fromkeys(languages[code][kind], code))

    @cached_property
    def endings(self) -> dict[str, list[str]]:
        """The phrases by their last two characters, the longest first."""
        endings: dict[str, list[str]] = {}
        for phrase in sorted(self, key=len, reverse=True):
            endings.setdefault(phrase[-2:], []).append(phrase)
        return endings

    @cached_property
    def longest(self) -> int:
        """The length of the longest phrase in characters."""
        return max(map(len, self), default=0)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The phrases' first words, also with a colon, and for scripts without spaces their first characters."""
        words = {p[0] if code in UNSPACED and not p.isascii() else p.partition(" ")[0] for p, code in self.items()}
        return frozenset(words | {f"{word}:" for word in words})

    def entry(self, phrase: str) -> str:
        """Return `phrase` as explanations write it: the language, a colon, the phrase."""
        return f"{self[phrase]}:{phrase}"

    def may_begin(self, key: str) -> bool:
        """Return quickly whether a lookup key can begin with one of the phrases.

        >>> load().phrases("byline").may_begin("by ana roth"), load().phrases("byline").may_begin("qed")
        (True, False)
        """
        return key.partition(" ")[0] in self.first_words or key[:1] in self.first_words

    def ending(self, text: str) -> str:
        """Return the longest phrase that key `text` ends with as a whole word, or the empty string.

        >>> load().phrases("teaser").ending("it rained. read more")
        'read more'
        """
        for phrase in self.endings.get(text[-2:], ()):
            if text.endswith(phrase):
                before = text[-len(phrase) - 1 : -len(phrase)]
                if not before.isalnum() or is_unspaced(phrase):
                    return phrase
        return ""


class Lexicon:
    """The phrases of all languages by kind, read and collected at the first use."""

    def __init__(self, languages: dict[str, dict[str, Any]]) -> None:
        """Make the lexicon of `languages`: language code to the content of its file."""
        self._languages = languages
        self._phrases: dict[str, Phrases] = {}
        self._interfaces: dict[str, dict[str, list[str]]] = {}

    def phrases(self, *kinds: str) -> Phrases:
        """Return the phrases of one kind, or of several together; a `KeyError` names an unknown kind."""
        name = "+".join(kinds)
        if name not in self._phrases:
            merged = {
                code: {name: [phrase for kind in kinds for phrase in content[kind]]}
                for code, content in self._languages.items()
            }
            self._phrases[name] = Phrases(merged, name)
        return self._phrases[name]

    def content(self, language: str) -> dict[str, list[str]]:
        """Return the phrases in a language's articles by kind."""
        return {kind: found for kind, found in self._languages[language].items() if isinstance(found, list)}

    def interface(self, language: str) -> dict[str, list[str]]:
        """Return the labels and notices around a language's articles by kind."""
        if language not in self._interfaces:
            self._interfaces[language] = json.loads(read_text(f"lexicon/interface/{language}.json"))
        return self._interfaces[language]

    def of(self, language: str, kind: str) -> list[str]:
        """Return the phrases of one kind in one language; a `KeyError` names what is unknown."""
        phrases: list[str] = self._languages[language][kind]
        return phrases

    def months(self) -> dict[str, int]:
        """Return every month name of every language with its number, 1 to 12.

        >>> load().months()["mai"]
        5
        """
        names: dict[str, int] = {}
        for code in reversed(LANGUAGES):
            for number, forms in enumerate(self._languages[code]["months"], 1):
                names.update(dict.fromkeys(forms, number))
        return names


@cache
def load() -> Lexicon:
    """Return the lexicon that ships with the package."""
    return Lexicon({code: json.loads(read_text(f"lexicon/articles/{code}.json")) for code in LANGUAGES})
