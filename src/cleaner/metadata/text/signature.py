"""Authors who are named below the running text: by Written by and the like, or where a note about them begins."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.credit_line import MOST_CHARS, read_credit
from cleaner.metadata.text.name_line import MOST_UNSPACED
from cleaner.metadata.text.names import agencies, has_role, is_full_name, is_word, split_names
from cleaner.page.candidates import Block, Candidate
from cleaner.page.document import Document
from cleaner.text.sentences import count_words, ends_sentence, is_unspaced

REACH = 60
"""Lines around the end of the article, and around the last line of running text, in which the author may be named."""

MOST_NAME_CHARS = 60
"""A name alone on a line, or a few, is no longer than this."""

MAX_LINK_WORDS = 12
"""Maximum words of a link to an author's other pages."""

NOTE_ABOVE, NOTE = 12, 16
"""Lines above the last line of running text, and below it, in which a name stands over a note about its bearer."""

LEAST_NOTE = 40
"""Characters of such a note where it begins with the first name."""

BYLINE_BELOW = 5
"""Lines below the last one of running text in which a byline signs it."""

_SURE = 0.3
_FIRST_PERSON = ("i'm ", "i am ", "hi, i'm ", "hi! i'm ", "ich bin ", "je suis ", "soy ", "sono ", "sou ", "ik ben ")
"""How a note begins in which the author speaks."""


def find_signature(doc: Document, start: int, links: Sequence[Block]) -> Iterator[Candidate]:
    """Yield the author named below the running text; none of the lines is the signature's alone.

    Args:
        doc: the page.
        start: index of the first line of running text.
        links: the links to authors' other pages.
    """
    below, end = doc.prose[-1] if doc.prose else start, doc.main_text.end
    labels = {hit.line + 1 for hit in doc.phrases.whole("bio", "byline") if hit.line > start}
    signed = {hit.line for hit in doc.phrases.leading("byline") if hit.line > start and " " in hit.phrase}
    known = agencies(doc.language)
    linked = [value for link in links for value in link.values if value.line > start]
    if len({value.value for value in linked}) == 1:
        yield linked[0]
        return
    for i in sorted(labels | signed):
        longest = MOST_CHARS if i in signed else MOST_NAME_CHARS
        if i >= len(doc) or len(doc.lines[i]) > longest or min(abs(i - below), abs(i - end)) > REACH:
            continue
        credit = read_credit(doc.lines[i], known) if i in signed else None
        names = credit.authors if credit else split_names(doc.lines[i], known) if i in labels else ()
        if names and all(is_full_name(name) and not (i in labels and _is_none(doc, name)) for name in names):
            yield from _candidates(doc, i, names)
            return
    yield from list(_over_note(doc)) or _last_byline(doc)


def _is_none(doc: Document, name: str) -> bool:
    """Say whether what stands below a label is no name: words, or a text without spaces that is too long for one."""
    return is_word(doc, name) or (is_unspaced(name) and "・" not in name and len(name) > MOST_UNSPACED)


def _candidates(doc: Document, i: int, names: tuple[str, ...]) -> Iterator[Candidate]:
    place = (i, doc.starts[i], doc.end(i))
    return (Candidate("author", name, *place, _SURE, "signature", whole=False) for name in names)


def find_author_links(doc: Document) -> Iterator[Block]:
    """Yield the links to an author's other pages: View all posts by Ana Roth. The value is the author's name.

    They may be removed below the article, and where nothing but a name follows the phrase.
    """
    end = doc.main_text.end
    for hit in doc.phrases.inside("bio_phrase"):
        line = doc.lines[hit.line]
        if not doc.keys[hit.line].startswith(hit.phrase) or count_words(line) > MAX_LINK_WORDS or ends_sentence(line):
            continue
        rest = line[len(hit.phrase) :]
        names = split_names(rest) if len(line) <= MOST_NAME_CHARS else ()
        sure = len(names) == 1 and is_full_name(names[0]) and not is_word(doc, names[0])
        values = tuple(_candidates(doc, hit.line, names)) if sure else ()
        whole = hit.line > end or is_full_name(rest.strip(" \t:→»>›"))
        yield Block("bio", (hit.line,), "link", hit.entry, values, whole)


def _over_note(doc: Document) -> Iterator[Candidate]:
    """Yield the name alone on a line under the article over what its bearer is or does: Ana Roth is a reporter."""
    start, end = doc.main_text.start, doc.main_text.end
    for i in range(max(start, end - NOTE_ABOVE), min(end + NOTE, len(doc) - 1)):
        line = doc.lines[i]
        likely = len(line) <= MOST_NAME_CHARS and _has_note(doc, i, inside=i < end) and i not in doc.phrases.lines
        if likely and is_full_name(line) and not is_word(doc, line):
            yield from _candidates(doc, i, (line,))
            return


def _last_byline(doc: Document) -> Iterator[Candidate]:
    """Yield the names of the one line right below the article that is nothing but a byline; several are a list's."""
    at = bisect_right(doc.prose, doc.main_text.end)
    last = doc.prose[at - 1] if at else len(doc)
    lines = {hit.line for hit in doc.phrases.leading("byline") if last < hit.line <= last + BYLINE_BELOW}
    found = []
    for i in sorted(lines):
        credit = read_credit(doc.lines[i]) if len(doc.lines[i]) <= MOST_NAME_CHARS else None
        if credit and credit.named and credit.whole and credit.authors and all(map(is_full_name, credit.authors)):
            found.append((i, credit.authors))
    if len(found) == 1 and not any(is_word(doc, name) for name in found[0][1]):
        yield from _candidates(doc, *found[0])


def _has_note(doc: Document, i: int, *, inside: bool) -> bool:
    """Say whether the line below says what the bearer of a name is: by a role, or by the first name and a sentence."""
    below = doc.keys[i + 1]
    if len(below) >= LEAST_NOTE and (below.startswith(_FIRST_PERSON) or below.startswith(doc.keys[i] + " ")):
        return True
    if len(below) >= LEAST_NOTE and below.startswith(doc.keys[i].partition(" ")[0] + " "):
        return not inside or has_role(below)
    short = len(below) <= MOST_NAME_CHARS and (" " in below or below in load().phrases("byline"))
    return (
        short and (" " not in below or i + 1 not in doc.phrases.lines) and has_role(below) and not has_role(doc.keys[i])
    )
