"""Icon labels: the accessibility texts and the names of icons, glued or spaced into a run."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import LANGUAGES, load
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern, read_words
from cleaner.text.normalize import normalize
from cleaner.text.runs import runs
from cleaner.text.sentences import is_unspaced

MAX_LABEL_CHARS, MAX_LABEL_WORDS = 28, 4
"""Maximum length of an icon's label, between two icon words of one run."""

MIN_ICONS = 3
"""Icon words that make a run which fills its line, and lines that make a run of lines; one more inside a line."""

MIN_NAMES, MIN_COMPOUNDS = 5, 4
"""Names of icons that make a run without any icon word, and where every name is a compound: social-facebook."""

MIN_LIGATURES = 2
"""Of those inside a line, names that only an icon set has: joined by an underscore, or chevron, caret and the like."""

MAX_NAME_CHARS = 28
"""Maximum characters of a name: three words joined."""

TOP_LINES = 5
"""Maximum lines from the top of a page to a line of icon names alone that counts without ligatures."""

_BREAKS_LABEL = pattern(r"[,;:!?\"“”„«»()\[\]{}|<>=…。！？、，،؛؟।]|\.\s")
_NAME_BEHIND = pattern(r"[\s_:-]{0,2}([^\s\d_,;:.!?\"“”«»()|-]{1,24})")
_JOINTS = pattern("[_-]")
_LIGATURE = pattern(r"[a-z]+(?:_[a-z0-9]+){1,4}\Z|chevron|caret|hamburger|kebab")
_IN_LIGATURES = ("_", "chevron", "caret", "hamburger", "kebab")
_BEFORE_LABEL = '.!?…。|"”’»'


@filter(
    "icon",
    label="icon",
    scope="span",
    rules={
        "icon-words": "Icon words with at most a few words between them: icon bookmark-bicon cameraicon close.",
        "icon-names": "A run of names that icon sets have: menu search arrow_back chevron_right close.",
        "icon-lines": "Lines in a row that are each the label of one icon.",
    },
    triggers=("icon closeicon searchicon menu", "icon ", "menu search arrow_back chevron_right close ", "icon\n"),
)
def icon(doc: Document) -> Iterator[Mark]:
    """Mark runs of icon labels, wherever in a line they stand.

    Icons carry hidden labels for screen readers; when a page is flattened the labels run together and into what
    stands beside them. One icon word is an ordinary word ("an icon of fashion"), and so are three in a sentence; a run
    has nothing between its icon words but short labels, no stop words and no punctuation. Measured on 517,000 lines,
    such a rule fired on boilerplate only.
    """
    words = tuple(word for word in _words_for_icon(doc.language) if word in doc.joined_keys)
    if sum(map(doc.joined_keys.count, words)) >= MIN_ICONS:
        lines = sorted({i for word in words for i, key in enumerate(doc.keys) if word in key})
        for i in lines:
            if sum(map(doc.keys[i].count, words)) >= MIN_ICONS:
                yield from _word_runs(i, doc.lines[i], _pattern(words))
        yield from _line_runs(doc, lines, words)
    for i, line in enumerate(doc.lines[:TOP_LINES]):
        if line.islower() and len(line) <= TOP_LINES * MAX_NAME_CHARS and _are_names(set(line.split())):
            yield Mark(i, "icon-names")
    for i in sorted({*doc.lines_with("_"), *doc.lines_with("chevron")}):
        if sum(map(doc.lines[i].count, _IN_LIGATURES)) >= MIN_LIGATURES:
            yield from _name_runs(i, doc.lines[i])


@cache
def _words_for_icon(language: str | None) -> tuple[str, ...]:
    """Return the words for icon in a language and in English, in all where it is unknown: none that holds another.

    >>> _words_for_icon("it")
    ('icon',)
    """
    codes = LANGUAGES if language is None else ("en", language)
    words = {word for code in codes for word in load().of(code, "icon_word")}
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the lexicon's words for icon that hold one of `words`, the longest first."""
    longer = [word for word in load().phrases("icon_word") if any(stem in word for stem in words)]
    return re.compile("|".join(map(re.escape, sorted(longer, key=len, reverse=True))))


@cache
def _names() -> frozenset[str]:
    """Return every single word that stands in an icon's name."""
    names = " ".join(load().phrases("icon_name"))
    return frozenset(names.replace("-", " ").replace("_", " ").split())


@cache
def _never_in_label() -> frozenset[str]:
    """Return the stop words that make a label prose; two letters may be a language's or a network's code."""
    return frozenset(word for word in load().phrases("stop_words") if len(word) > 2) - _names()


def _word_runs(i: int, line: str, words: re.Pattern[str]) -> Iterator[Mark]:
    """Mark the runs of icon words in a line that have only labels between them."""
    text = next((text for text in (normalize(line), line.lower()) if len(text) == len(line)), line)
    for run in runs(words.finditer(text), lambda a, b: _is_label(text[a.end() : b.start()])):
        start, end = _edges(line, run)
        if len(run) >= MIN_ICONS + (start > 0 or end < len(line)):
            yield Mark(i, "icon-words", start, end, phrase=load().phrases("icon_word").entry(run[0][0]))


def _is_label(text: str) -> bool:
    """Return whether what stands between two icon words can be an icon's label."""
    if len(text) > MAX_LABEL_CHARS:
        return False
    label = text.lstrip(":： ")
    words = label.split()
    return 0 < len(words) <= MAX_LABEL_WORDS and _never_in_label().isdisjoint(words) and not _BREAKS_LABEL.search(label)


def _edges(line: str, run: Sequence[re.Match[str]]) -> tuple[int, int]:
    """Return where a run begins and ends, the first label ("home icon") or the last ("icon home") included."""
    first, last = run[0], run[-1]
    window = line[max(0, first.start() - MAX_LABEL_CHARS) : first.start()]
    cut = max(window.rfind(sign) for sign in _BEFORE_LABEL) + 1
    label = window[cut:].strip()
    glued_before = sum(not line[match.start() - 1].isspace() for match in run[1:])
    glued_after = sum(not line[match.end()].isspace() for match in run[:-1])
    is_compound = line[last.end() : last.end() + 1] in ("-", "_")
    if " " not in label and first.start() == len(label) > 0 and (is_compound or glued_before > glued_after):
        return 0, _end_of_label(line, last.end(), capital=False) if is_compound else last.end()
    if not label or glued_before > glued_after:
        capital = line[first.end() : first.end() + MAX_LABEL_CHARS].lstrip(" -_:")[:1].isupper()
        return first.start(), _end_of_label(line, last.end(), capital=capital)
    is_whole = (cut or first.start() <= MAX_LABEL_CHARS) and len(label.split()) < MAX_LABEL_WORDS
    start = window.index(label, cut) if is_whole else window.rindex(label.split()[-1])
    return first.start() - len(window) + start, last.end()


def _end_of_label(line: str, at: int, *, capital: bool) -> int:
    """Return where the label behind the last icon word ends.

    It is what is left of the line if that can be a label, else one word, and more only if they name icons.
    """
    rest = line[at : at + MAX_LABEL_CHARS + 1]
    if rest[-1:].isalnum() and _is_label(normalize(rest)):
        words = rest.strip(" :-_").split()
        if words and all(word[0].isupper() == capital for word in words):
            return len(line)
    end = at
    for position in range(MAX_LABEL_WORDS):
        match = _NAME_BEHIND.match(line, end)
        if not match:
            break
        word = _first_name(match[1])
        if position and (normalize(word) not in _names() or word[0].isupper() != capital):
            break
        end = match.start(1) + len(word)
        if len(word) < len(match[1]):
            break
    return end


def _first_name(word: str) -> str:
    """Cut a word where a capital follows a small letter, and a word in a script without spaces behind a name."""
    if is_unspaced(word):
        return word[: max((size for size in range(1, 7) if normalize(word[:size]) in _names()), default=2)]
    return word[: next((k for k in range(1, len(word)) if word[k].isupper() and word[k - 1].islower()), len(word))]


def _line_runs(doc: Document, lines: Sequence[int], words: tuple[str, ...]) -> Iterator[Mark]:
    """Mark lines in a row that are each the label of one icon."""
    for run in runs([i for i in lines if _is_icon_line(doc.keys[i], words)], lambda a, b: b == a + 1):
        if len(run) >= MIN_ICONS:
            yield from (Mark(i, "icon-lines") for i in run)


def _is_icon_line(key: str, words: tuple[str, ...]) -> bool:
    tokens = key.replace("-", " ").replace("_", " ").split() if len(key) <= MAX_LABEL_CHARS else []
    return 2 <= len(tokens) <= MAX_LABEL_WORDS and (tokens[0].startswith(words) or tokens[-1].endswith(words))


def _are_names(tokens: set[str]) -> bool:
    """Return whether words are names of icons and nothing else, and enough of them."""
    parts = {part for token in tokens for part in _JOINTS.split(token)}
    least = MIN_COMPOUNDS if all(_JOINTS.search(token) for token in tokens) else MIN_NAMES
    return len(tokens) >= least and parts <= _names() | read_words("filters/leftovers/words.json")["icon_prefixes"]


def _name_runs(i: int, line: str) -> Iterator[Mark]:
    """Mark runs of icon names inside a line, some of which only icon sets have."""
    names = [(k, match) for k, match in enumerate(re.finditer(r"\S+", line)) if _is_name(match[0])]
    for run in runs(names, lambda a, b: b[0] == a[0] + 1):
        if len(run) >= MIN_NAMES and sum(1 for _, name in run if _LIGATURE.match(name[0])) >= MIN_LIGATURES:
            yield Mark(i, "icon-names", run[0][1].start(), run[-1][1].end())


def _is_name(token: str) -> bool:
    if not token.islower() or len(token) > MAX_NAME_CHARS:
        return False
    parts = _JOINTS.split(token)
    return _names().issuperset(parts) or ("_" in token and not _names().isdisjoint(parts))
