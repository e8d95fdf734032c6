"""Invitations to a newsletter, with their forms."""

from collections.abc import Container, Iterator, Mapping, Sequence

from cleaner.filters.notices.evidence import addressed, is_about, labels_in_runs, topic_stems
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.text.sentences import Ending

MAX_WORDS = 40
"""Maximum words of an invitation; a longer line says more than that."""

MAX_NAMED_CHARS = 140
"""Maximum characters of a line that invites to a newsletter by its name."""

MAX_FORM_LINES = 6
"""Maximum distance in lines from an invitation to a label of its form."""

MAX_BOX_LINES, MAX_BOX_WORDS = 6, 16
"""Maximum lines of a box from its heading to its button, and the words of each."""

MAX_NOTE_WORDS = 8
"""Maximum words between two labels of a form: an example, a message for a wrong address; and of a heading."""

MAX_BLURB_WORDS = 30
"""Maximum words between an invitation and the first label: what the newsletter brings."""


@filter(
    "newsletter",
    label="newsletter",
    rules={
        "sentence": "A line that invites to a newsletter: Sign up for our newsletter.",
        "named": "A line that invites to a newsletter by its name: Sign up for Tides, our weekly newsletter.",
        "form": "A label of the form above or below such a line: Your email address, Subscribe.",
        "note": "A line between the invitation and its form, or between two labels of the form.",
        "box": "What stands between the heading Newsletter and a button: its name, when it comes.",
        "heading": "The heading straight above an invitation with a form.",
        "run": "Such labels beside other labels.",
        "label-line": "A line of nothing but such labels.",
    },
    triggers=(
        "Sign up for our newsletter\nYour email address\nSubscribe\n",
        "Get our stories delivered to your inbox.\n",
        "Newsletter\nEnter your email\nSubscribe\n",
        "Newsletter | Subscribe | Enter your email\n",
        "Sign up for Tides, our weekly newsletter\n",
    ),
    needs_kinds=("newsletter", "newsletter_lead", "newsletter_line", "login"),
)
def newsletter(doc: Document) -> Iterator[Mark]:
    """Mark invitations to subscribe to a newsletter, and the labels of their forms.

    "Readers who subscribe to the theory" and the date by which to sign up for a course do not invite, so the
    phrases are whole wordings of a page to its reader. Quotations stay, and so does every sentence of an article about
    newsletters.
    """
    invitations = {"named": _named(doc), "sentence": addressed(doc, doc.phrases.inside("newsletter"), MAX_WORDS)}
    lines = {hit.line for hits in invitations.values() for hit in hits}
    if lines and not is_about(doc, "newsletter", lines, beside=2):
        for rule, hits in invitations.items():
            yield from (Mark(hit.line, rule, phrase=hit.entry) for hit in hits)
            yield from _forms(doc, hits)
    labels = {hit.line: hit for hit in doc.phrases.whole("newsletter_line", "login")}
    if labels:
        yield from _boxes(doc, labels)
        yield from (Mark(i - 1, "heading") for i in lines if i + 1 in labels and _has_heading(doc, i))
    for hit in labels_in_runs(doc, "newsletter_line", "login", "form", "section"):
        yield Mark(hit.line, "run", phrase=hit.entry)
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("newsletter_line"))


def _named(doc: Document) -> list[PhraseMatch]:
    """Return the lines that begin like an invitation, name a newsletter and end no sentence."""
    stems = topic_stems("newsletter", doc.language)
    return [
        hit
        for hit in doc.phrases.leading("newsletter_lead")
        if any(stem in doc.keys[hit.line] for stem in stems)
        and len(doc.lines[hit.line]) <= MAX_NAMED_CHARS
        and doc.endings[hit.line] < Ending.ELLIPSIS
    ]


def _boxes(doc: Document, labels: Mapping[int, PhraseMatch]) -> Iterator[Mark]:
    """Mark the lines from a heading that names a newsletter to a button."""
    stems = topic_stems("newsletter", doc.language)
    for i, hit in labels.items():
        if i - 1 in labels or not any(stem in hit.phrase for stem in stems):
            continue
        end = next((k for k in range(i + 1, min(i + MAX_BOX_LINES, len(doc))) if k in labels or doc.is_prose[k]), i)
        if end > i + 1 and end in labels and max(doc.words[i:end]) <= MAX_BOX_WORDS:
            yield from (Mark(k, "box", phrase=hit.entry) for k in range(i, end + 1))


def _has_heading(doc: Document, i: int) -> bool:
    """Return whether sentence `i` stands straight below a heading, which is not the page's first line."""
    above = i - 1
    short = above > 0 and not doc.is_prose[above] and doc.words[above] <= MAX_NOTE_WORDS
    return doc.is_prose[i] and short and doc.endings[above] is not Ending.COLON


def _forms(doc: Document, invitations: Sequence[PhraseMatch]) -> Iterator[Mark]:
    labels = {hit.line: hit for hit in doc.phrases.whole("newsletter_line", "form", "login")}
    if not labels:
        return
    head = set(doc.harvest.lines())
    for hit in invitations:
        for step in (1, -1):
            yield from _form(doc, hit.line, labels, head, step)


def _form(
    doc: Document, line: int, labels: Mapping[int, PhraseMatch], head: Container[int], step: int
) -> Iterator[Mark]:
    """Mark the labels that follow an invitation downwards or upwards, and one note before each of them."""
    note = -1
    for i in range(line + step, line + step * (MAX_FORM_LINES + 1), step):
        if i in labels:
            if note >= 0:
                yield Mark(note, "note")
            yield Mark(i, "form", phrase=labels[i].entry)
            note = -1
        elif note < 0 and 0 <= i < len(doc) and i not in head and _is_note(doc, i, i - line):
            note = i
        else:
            return


def _is_note(doc: Document, i: int, below: int) -> bool:
    """Return whether line `i`, which stands `below` lines below an invitation, can belong to its form."""
    if below == 1:
        return doc.words[i] <= MAX_BLURB_WORDS
    return below > 1 and doc.words[i] <= MAX_NOTE_WORDS and not doc.is_sentence[i]
