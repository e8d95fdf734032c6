"""Invitations to a newsletter, with their forms."""

from collections.abc import Container, Iterator, Mapping, Sequence

from cleaner.filters.notices.evidence import addressed, is_about, labels_in_runs, words_of
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.text.sentences import count_words, ends_sentence, is_sentence

MOST_WORDS = 40
"""An invitation is no longer than this many words; a longer line says more than that."""

MOST_NAMED_CHARS = 140
"""A line that invites to a newsletter by its name is no longer than this."""

REACH = 6
"""A form's labels stand no further than this many lines from the invitation."""

BOX, MOST_BOX_WORDS = 6, 16
"""Lines of a box from its heading to its button, and the words of each."""

MOST_NOTE_WORDS = 8
"""Words of what stands between two labels of a form: an example, a message for a wrong address."""

MOST_BLURB_WORDS = 30
"""Words of what stands between an invitation and the first label: what the newsletter brings."""

TOPIC = {
    "en": ("newsletter",),
    "de": ("rundbrief",),
    "fr": ("infolettre",),
    "es": ("boletín", "boletin"),
    "pt": ("boletim", "boletins"),
    "nl": ("nieuwsbrief",),
    "pl": ("biuletyn",),
    "ru": ("рассылк",),
    "uk": ("розсилк",),
    "tr": ("bülten",),
    "ar": ("نشرة", "نشرت", "النشرات"),
    "hi": ("न्यूज़लेटर", "न्यूजलेटर"),
    "zh": ("电子报", "電子報", "邮件列表", "新闻通讯"),
    "ja": ("ニュースレター", "メルマガ", "メールマガジン"),
    "ko": ("뉴스레터",),
}
"""Beginnings of the words that a text about newsletters has in most of its paragraphs, by language."""


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
        "run": "Such labels beside other labels of the interface.",
        "label-line": "A line of nothing but such labels.",
    },
    triggers=(
        "Sign up for our newsletter\nYour email address\nSubscribe\n",
        "Get our stories delivered to your inbox.\n",
        "Newsletter\nEnter your email\nSubscribe\n",
        "Newsletter | Subscribe | Enter your email\n",
        "Sign up for Tides, our weekly newsletter\n",
    ),
)
def newsletter(doc: Document) -> Iterator[Mark]:
    """Mark invitations to subscribe to a newsletter, and the labels of their forms.

    "Readers who subscribe to the theory" and the date by which to sign up for a course are no invitations, so the
    phrases are whole wordings of a page to its reader. Quotations stay, and so does every sentence of a text that is
    about newsletters.
    """
    hits = addressed(doc, doc.phrases.inside("newsletter"), MOST_WORDS)
    named = _named(doc)
    if named and not is_about(doc, TOPIC, {hit.line for hit in (*hits, *named)}, beside=2):
        yield from (Mark(hit.line, "named", phrase=hit.entry) for hit in named)
        yield from _forms(doc, named)
    if hits and not is_about(doc, TOPIC, {hit.line for hit in hits}, beside=2):
        yield from (Mark(hit.line, "sentence", phrase=hit.entry) for hit in hits)
        yield from _forms(doc, hits)
    yield from _boxes(doc, {hit.line for hit in (*hits, *named)})
    for hit in labels_in_runs(doc, "newsletter_line", "login", "form", "section"):
        yield Mark(hit.line, "run", phrase=hit.entry)
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("newsletter_line"))


def _named(doc: Document) -> list[PhraseMatch]:
    """Return the lines that begin like an invitation, name a newsletter and are no sentence."""
    words = words_of(doc, TOPIC)
    return [
        hit
        for hit in doc.phrases.leading("newsletter_lead")
        if any(word in doc.keys[hit.line] for word in words)
        and len(doc.lines[hit.line]) <= MOST_NAMED_CHARS
        and not ends_sentence(doc.lines[hit.line])
    ]


def _boxes(doc: Document, invitations: Container[int]) -> Iterator[Mark]:
    """Mark what stands between a heading that names a newsletter, or an invitation's own heading, and a button."""
    labels = {hit.line: hit for hit in doc.phrases.whole("newsletter_line", "login")}
    words = words_of(doc, TOPIC) if labels else []
    prose = set(doc.prose)
    for i, hit in labels.items():
        if i - 1 in labels or not any(word in hit.phrase for word in words):
            continue
        end = next((k for k in range(i + 1, min(i + BOX, len(doc))) if k in labels or k in prose), i)
        if end > i + 1 and end in labels and all(count_words(doc.lines[k]) <= MOST_BOX_WORDS for k in range(i, end)):
            yield from (Mark(k, "box", phrase=hit.entry) for k in range(i, end + 1))
    for i in doc.prose:
        above = i - 1
        if i not in invitations or above < 1 or above in prose or i + 1 not in labels:
            continue
        if count_words(doc.lines[above]) <= MOST_NOTE_WORDS and doc.lines[above][-1] not in ":：":
            yield Mark(above, "heading")


def _forms(doc: Document, hits: Sequence[PhraseMatch]) -> Iterator[Mark]:
    labels = {hit.line: hit for hit in doc.phrases.whole("newsletter_line", "form", "login")}
    if not labels:
        return
    head = {c.line for c in doc.harvest.candidates} if doc.harvest else set()
    for hit in hits:
        for step in (1, -1):
            yield from _form(doc, hit.line, labels, head, step)


def _form(
    doc: Document, line: int, labels: Mapping[int, PhraseMatch], head: Container[int], step: int
) -> Iterator[Mark]:
    """Mark the labels that follow an invitation downwards or upwards, and one note before each of them."""
    note = -1
    for i in range(line + step, line + step * (REACH + 1), step):
        if i in labels:
            if note >= 0:
                yield Mark(note, "note")
            yield Mark(i, "form", phrase=labels[i].entry)
            note = -1
        elif note < 0 and 0 <= i < len(doc) and i not in head and _is_note(doc.lines[i], i - line):
            note = i
        else:
            return


def _is_note(line: str, below: int) -> bool:
    """Say whether a line that stands `below` lines below an invitation can belong to its form."""
    if below == 1:
        return count_words(line) <= MOST_BLURB_WORDS
    return below > 1 and count_words(line) <= MOST_NOTE_WORDS and not is_sentence(line)
