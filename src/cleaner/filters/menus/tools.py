"""Tools for reading a page: print, text size, save, download as PDF, listen."""

from collections.abc import Callable, Iterator

from cleaner.filters.menus.bars import sure_labels
from cleaner.filters.registry import filter
from cleaner.lexicon.index import SIZES
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.normalize import normalize
from cleaner.text.sentences import is_unspaced

REACH = 3
"""Lines around a tool's label in which another label, or a letter for the size of the text, counts."""

LEAST_WORDS, LEAST_SIGNS = 3, 4
"""Words of a label that is one beside any other: Print this page; characters in a script without spaces."""

_AROUND = [step for step in range(-REACH, REACH + 1) if step]
_BARS = frozenset((Label.SHARE, Label.NAVIGATION, Label.COMMENT, Label.BYLINE, Label.DATE, Label.ICON))


@filter(
    "tools",
    label="navigation",
    rules={
        "run": "Labels of tools in a run of labels of the interface: Print, Save, Share.",
        "beside-label": "A tool's label beside a share bar, a byline or another bar; near it if it has several words.",
        "size": "Letters and signs for the size of the text, beside a tool's label: A, A+.",
        "label-line": "A line of nothing but such labels: Print Save PDF.",
    },
    triggers=(
        "Print\nSave as PDF\nDark mode\n",
        "Text size\nA\nA+\n",
        "Print | Save as PDF | Dark mode\n",
        "Print this page\nShare\n",
    ),
)
def tools(doc: Document) -> Iterator[Mark]:
    """Mark the tools for reading a page.

    "Print" is a command and "Font size" a heading in a manual; so such a label goes only beside other labels.
    """
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("tools"))
    proven = doc.label_runs.proven
    beside = _places_beside_labels(doc)
    for hit in sure_labels(doc, "tools"):
        sizes = list(_sizes(doc, hit))
        if hit.line in proven:
            yield Mark(hit.line, "run", phrase=hit.entry)
        elif len(sizes) > 1:
            yield Mark(hit.line, "size", phrase=hit.entry)
        elif any(beside(hit.line + step) for step in (_AROUND if _is_long(hit.phrase) else (-1, 1))):
            yield Mark(hit.line, "beside-label", phrase=hit.entry)
        else:
            continue
        yield from sizes


def _sizes(doc: Document, hit: PhraseMatch) -> Iterator[Mark]:
    """Mark the letters and signs that stand straight above and below a tool's label."""
    for step in (-1, 1):
        for i in range(hit.line + step, hit.line + step * (REACH + 1), step):
            if not 0 <= i < len(doc) or normalize(doc.lines[i]) not in SIZES:
                break
            yield Mark(i, "size", phrase=hit.entry)


def _is_long(phrase: str) -> bool:
    return len(phrase) >= LEAST_SIGNS if is_unspaced(phrase) else phrase.count(" ") >= LEAST_WORDS - 1


def _places_beside_labels(doc: Document) -> Callable[[int], bool]:
    """Return whether a line is part of a bar: in a run or a line of labels, or marked as such by an earlier filter."""
    proven, strips = doc.label_runs.proven, doc.label_runs.strips
    return lambda i: i in proven or i in strips or (0 <= i < len(doc) and doc.labels[i] in _BARS)
