"""Polls: a question to the readers, the answers and the buttons to vote."""

from collections.abc import Iterator, Sequence

from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words, is_statement

REACH = 4
"""Lines between two labels of one poll: a count, an answer."""

LEAST_LABELS = 2
"""Different labels that make a poll: one to vote, one to see the results."""

MOST_ANSWERS = 12
"""Lines between the question and the first button."""

MOST_WORDS = 16
"""Words of a question or an answer."""

_QUESTION = ("?", "？", "؟")


@filter(
    "poll",
    label="form",
    rules={
        "label": "A label of a poll beside another one: Vote, View results, 214 votes.",
        "question": "The question above such labels.",
        "answer": "An answer between the question and the labels.",
    },
    triggers=("Do you swim in the river?\nYes\nNo\nVote\nView results\n",),
)
def poll(doc: Document) -> Iterator[Mark]:
    """Mark polls among the text of a page.

    "Vote" is a heading in an article on an election, and questions with short answers stand in interviews; so two
    different labels of a poll must stand near each other, and what goes with them are the short lines from the last
    question on that stands above them.
    """
    for run in _runs(doc, doc.phrases.whole("poll")):
        if len({hit.phrase for hit in run}) < LEAST_LABELS:
            continue
        first = next((hit.line for hit in run if not _is_heading(doc, hit)), run[0].line)
        question = _question_above(doc, first)
        known = {hit.line for hit in run}
        yield from (Mark(hit.line, "label", phrase=hit.entry) for hit in run)
        for i in range(question, run[-1].line) if question >= 0 else ():
            if i not in known:
                yield Mark(i, "question" if i == question else "answer", phrase=run[0].entry)


def _runs(doc: Document, hits: Sequence[PhraseMatch]) -> Iterator[list[PhraseMatch]]:
    """Yield the labels in runs; between a poll's heading and its buttons stand the question and the answers."""
    run: list[PhraseMatch] = []
    for hit in hits:
        reach = MOST_ANSWERS if run and _is_heading(doc, run[-1]) else REACH
        if run and (hit.line > run[-1].line + reach or any(map(is_statement, doc.lines[run[-1].line : hit.line]))):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def _is_heading(doc: Document, hit: PhraseMatch) -> bool:
    """Say whether a label is the heading of its poll: the question follows straight below it."""
    return hit.line + 1 < len(doc) and doc.lines[hit.line + 1].endswith(_QUESTION)


def _question_above(doc: Document, first: int) -> int:
    """Return the line of the question above a poll's first button, or -1 where none stands over short lines alone."""
    for i in range(first - 1, max(-1, first - 2 - MOST_ANSWERS), -1):
        line = doc.lines[i]
        if doc.labels[i] is Label.TITLE or count_words(line) > MOST_WORDS or is_statement(line):
            return -1
        if line.endswith(_QUESTION):
            return i
    return -1
