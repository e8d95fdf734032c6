"""Forms: runs of the labels of fields and buttons."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges

_SIGNS = ("*", "＊")


@filter(
    "form",
    label="form",
    rules={
        "run": "Labels of fields and buttons, beside other labels of the interface: First name, Email, Submit.",
        "label-line": "A line of nothing but such labels.",
    },
    triggers=("First name *\nLast name *\nSubmit\n", "First name * Last name * Email *\n"),
)
def form(doc: Document) -> Iterator[Mark]:
    """Mark the labels of forms.

    A single label is a heading or an entry of an honest list: Name, Message, Country. So labels go in a run only. A
    text may tell what it asks for in such a run too; between its paragraphs a run must also have a required field's
    star, or a label of something else than a form.
    """
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("form"))
    proven = doc.label_runs.proven
    hits = [hit for hit in doc.phrases.whole("form") if hit.line in proven]
    if not hits:
        return
    edges = find_edges(doc)
    for run in _runs(hits):
        inside = edges.start < run[0].line and run[-1].line < edges.end
        if not inside or _has_sign(doc, run):
            yield from (Mark(hit.line, "run", phrase=hit.entry) for hit in run)


def _runs(hits: list[PhraseMatch]) -> Iterator[list[PhraseMatch]]:
    """Yield the hits in runs, those of neighbouring lines together."""
    run: list[PhraseMatch] = []
    for hit in hits:
        if run and hit.line > run[-1].line + 2:
            yield run
            run = []
        run.append(hit)
    yield run


def _has_sign(doc: Document, run: list[PhraseMatch]) -> bool:
    """Say whether a required field's star stands in or below a run, or a label of another kind beside it."""
    first, last = run[0].line, run[-1].line
    if any(line.endswith(_SIGNS) for line in doc.lines[first : last + 2]):
        return True
    proven, known = doc.label_runs.proven, {hit.line for hit in run}
    return any(i in proven and i not in known for i in range(max(0, first - 1), last + 2))
