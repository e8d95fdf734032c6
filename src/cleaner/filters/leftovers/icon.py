"""Icon labels: the accessibility texts of icons, glued or spaced into a run."""

import re
from collections.abc import Iterator

from cleaner.filters.leftovers._icon_names import LEAST_LIGATURES, name_lines, name_runs
from cleaner.filters.leftovers._icon_words import icon_words, names, no_label, stems_of
from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize
from cleaner.text.sentences import is_unspaced

MOST_GAP = 28
"""Characters between two icon words of one run: the longest label seen is three words."""

MOST_LABEL_WORDS = 4
"""Words between two icon words of one run."""

LEAST_ICONS = 3
"""Icon words that make a run which fills its line, and lines that make a run of lines; one more inside a line."""

_BREAKS_LABEL = pattern(r"[,;:!?\"“”„«»()\[\]{}|<>=…。！？、，،؛؟।]|\.\s")
_NAME = pattern(r"[\s_:-]{0,2}([^\s\d_,;:.!?\"“”«»()|-]{1,24})")
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
    words = tuple(word for word in stems_of(doc.language) if word in doc.joined_keys)
    if words and sum(map(doc.joined_keys.count, words)) >= LEAST_ICONS:
        lines = sorted({i for word in words for i, folded in enumerate(doc.keys) if word in folded})
        dense = [i for i in lines if sum(map(doc.keys[i].count, words)) >= LEAST_ICONS]
        yield from _word_runs(doc, dense, icon_words(words))
        yield from _line_runs(doc, lines, words)
    yield from name_lines(doc)
    if ("_" in doc.source or "chevron" in doc.source) and _has_ligatures(doc.joined_keys):
        yield from name_runs(doc)


def _has_ligatures(folded: str) -> bool:
    return folded.count("_") + folded.count("chevron") >= LEAST_LIGATURES


def _word_runs(doc: Document, lines: list[int], pattern: re.Pattern[str]) -> Iterator[Mark]:
    for i in lines:
        line = doc.lines[i]
        text = next((text for text in (normalize(line), line.lower()) if len(text) == len(line)), line)
        matches = list(pattern.finditer(text))
        for run in _group(text, matches):
            start, end = _edges(line, run)
            whole = start == 0 and end == len(line)
            if len(run) >= LEAST_ICONS + (not whole):
                yield Mark(i, "icon-words", start, end, phrase=load().phrases("icon_word").entry(run[0][0]))


def _group(text: str, matches: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Split the icon words of a folded line into runs that have only labels between them."""
    run = matches[:1]
    for match in matches[1:]:
        gap = text[run[-1].end() : match.start()]
        if len(gap) <= MOST_GAP and _is_label(gap):
            run.append(match)
        else:
            yield run
            run = [match]
    if run:
        yield run


def _is_label(gap: str) -> bool:
    """Say whether what stands between two icon words can be an icon's label."""
    label = gap.lstrip(":： ")
    words = label.split()
    if not words or len(words) > MOST_LABEL_WORDS:
        return False
    return no_label().isdisjoint(words) and _BREAKS_LABEL.search(label) is None


def _edges(line: str, run: list[re.Match[str]]) -> tuple[int, int]:
    """Return where a run begins and ends, the first label ("home icon") or the last ("icon home") included."""
    first, last = run[0], run[-1]
    window = line[max(0, first.start() - MOST_GAP) : first.start()]
    cut = max((window.rfind(mark) for mark in _BEFORE_LABEL), default=-1) + 1
    label = window[cut:].strip()
    glued_before = sum(not line[m.start() - 1].isspace() for m in run[1:])
    glued_after = sum(not line[m.end()].isspace() for m in run[:-1])
    compound = line[last.end() : last.end() + 1] in ("-", "_")
    leads = first.start() == len(label) > 0 and " " not in label
    if leads and (compound or glued_before > glued_after):
        return 0, _label_end(line, last.end(), capital=False) if compound else last.end()
    if not label or glued_before > glued_after:
        capital = line[first.end() : first.end() + MOST_GAP].lstrip(" -_:")[:1].isupper()
        return first.start(), _label_end(line, last.end(), capital=capital)
    whole = (cut or first.start() <= MOST_GAP) and len(label.split()) < MOST_LABEL_WORDS
    start = window.index(label, cut) if whole else window.rindex(label.split()[-1])
    return first.start() - len(window) + start, last.end()


def _label_end(line: str, at: int, *, capital: bool) -> int:
    """Return where the label behind the last icon word ends.

    It is what is left of the line if that can be a label, else one word, and more only if they name icons.
    """
    rest = line[at : at + MOST_GAP + 1]
    if len(rest) <= MOST_GAP and _is_label(normalize(rest)) and rest[-1].isalnum():
        words = rest.strip(" :-_").split()
        if words and all(word[0].isupper() == capital for word in words):
            return len(line)
    end, known = at, names()
    for position in range(MOST_LABEL_WORDS):
        match = _NAME.match(line, end)
        if not match:
            break
        word = _first_name(match[1], known)
        if position and (normalize(word) not in known or word[0].isupper() != capital):
            break
        end = match.start(1) + len(word)
        if len(word) < len(match[1]):
            break
    return end


def _first_name(word: str, known: frozenset[str]) -> str:
    """Cut a word where a capital follows a small letter, and a word in a script without spaces behind a name."""
    if is_unspaced(word):
        sizes = [n for n in range(1, 7) if normalize(word[:n]) in known]
        return word[: sizes[-1] if sizes else 2]
    for k in range(1, len(word)):
        if word[k].isupper() and word[k - 1].islower():
            return word[:k]
    return word


def _line_runs(doc: Document, lines: list[int], words: tuple[str, ...]) -> Iterator[Mark]:
    run: list[int] = []
    for i in [i for i in lines if len(doc.keys[i]) <= MOST_GAP and _is_icon_line(doc.keys[i], words)]:
        if run and run[-1] != i - 1:
            run = []
        run.append(i)
        if len(run) == LEAST_ICONS:
            yield from (Mark(j, "icon-lines") for j in run)
        elif len(run) > LEAST_ICONS:
            yield Mark(i, "icon-lines")


def _is_icon_line(folded: str, words: tuple[str, ...]) -> bool:
    tokens = folded.replace("-", " ").replace("_", " ").split()
    return 2 <= len(tokens) <= MOST_LABEL_WORDS and (tokens[0].startswith(words) or tokens[-1].endswith(words))
