"""Picture galleries: their buttons and the numbers of their pictures."""

from collections.abc import Iterator, Sequence

from cleaner.filters.menus.bars import sure_labels, without_lists
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

REACH = 3
"""Lines between a picture's number and a button of its gallery: a caption, a credit."""

LEAST_SERIES = 4
"""Pictures in a row whose numbers show by themselves that they are a gallery's: 1/9, 2/9, 3/9, 4/9."""

MOST_CHARS = 12
"""A picture's number is no longer than this."""

_POSITION = pattern(r"(\d{1,3})\s?(?:/|of|von|sur|de|di|van|z|ze|из|з|من|में से)\s?(\d{1,3})")


@filter(
    "gallery",
    label="navigation",
    rules={
        "whole-line": "A label that only galleries have: View gallery, Next image, Photo 3 of 9.",
        "position": "A picture's number beside such a label: 3/9.",
        "series": "Pictures' numbers that count up over the page: 1/9, 2/9, 3/9, 4/9.",
    },
    triggers=("Image 3 of 9\n", "View gallery\n3 of 9\n", "1/9\n2/9\n3/9\n4/9\n"),
)
def gallery(doc: Document) -> Iterator[Mark]:
    """Mark the buttons of picture galleries and the numbers of their pictures.

    "3/4" is also a measure, a date or a score; so it goes only beside a gallery's label, or where the numbers count up
    one by one to the same end.
    """
    hits = without_lists(sure_labels(doc, "gallery"), doc.label_runs.proven)
    yield from (Mark(hit.line, "whole-line", phrase=hit.entry) for hit in hits)
    positions = _positions(doc)
    if positions:
        near = {hit.line + step for hit in hits for step in range(-REACH, REACH + 1)}
        yield from (Mark(i, "position") for i, _, _ in positions if i in near)
        yield from (Mark(i, "series") for i in _series(positions))


def _positions(doc: Document) -> list[tuple[int, int, int]]:
    """Return the lines that can be a picture's number: the line, the number, how many there are."""
    short = ((i, _POSITION.fullmatch(doc.keys[i])) for i in doc.phrases.numbered if len(doc.keys[i]) <= MOST_CHARS)
    found = [(i, int(match[1]), int(match[2])) for i, match in short if match]
    return [(i, number, end) for i, number, end in found if 1 <= number <= end and end > 1]


def _series(positions: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """Yield the lines of numbers that count up from 1 in steps of one to the same end."""
    run: list[int] = []
    last = (0, 0)
    for i, number, end in positions:
        if (number, end) != (last[0] + 1, last[1]) or not run:
            if len(run) >= LEAST_SERIES:
                yield from run
            run = []
        if run or number == 1:
            run.append(i)
            last = number, end
    if len(run) >= LEAST_SERIES:
        yield from run
