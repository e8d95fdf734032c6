"""What a page is about or made of: texts on code show code, and people in a thread quote each other."""

from collections import Counter
from collections.abc import Container

from cleaner.lexicon.phrases import UNSPACED
from cleaner.page.document import Document
from cleaner.text.lazy import read_words

MIN_TERMS, MIN_TIMES = 2, 3
"""Different terms of programming that make a page one about code, and times that a single one of them does so."""

MAX_REPLIES = 2
"""Maximum labels like "Reply" between the paragraphs of an article; more make a thread."""

_SIGNS = "('.,:;)?\""


def is_about_code(doc: Document, leaked: Container[int] = ()) -> bool:
    """Return whether the running text of a page speaks of code, markup or templates, so that they may be its subject.

    Args:
        doc: the page.
        leaked: the lines in question, which do not speak for themselves.

    >>> is_about_code(Document("A template holds placeholders for what changes.\\n{{ name }}"), {1})
    True
    """
    words, is_unspaced = read_words("lexicon/programming.json"), doc.language in UNSPACED
    lines = range(len(doc)) if is_unspaced else doc.prose
    text = "\n".join([doc.keys[i] for i in lines if i not in leaked])
    times = Counter([term for word in text.split() if (term := word.strip(_SIGNS)) in words["spaced"]])
    if is_unspaced:
        times.update({term: count for term in words["unspaced"] if (count := text.count(term))})
    return len(times) >= MIN_TERMS or max(times.values(), default=0) >= MIN_TIMES


def is_thread(doc: Document) -> bool:
    """Return whether a page's text is made of posts, between which labels like "Reply" and "Quote" stand."""
    start, end = doc.main_text[:2]
    return sum(start < hit.line < end for hit in doc.phrases.whole("comment_weak")) > MAX_REPLIES
