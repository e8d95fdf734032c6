"""Captions: lines under pictures that say what they show and whose they are."""

from collections.abc import Iterator

from cleaner.filters.credits.endings import (
    MOST_CREDIT_WORDS,
    captions,
    credit_at_end,
    ends_with_agency,
    lines_with_credits,
    sentences_with_brackets,
)
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.metadata.text.names import agencies, is_full_name
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.lazy import pattern
from cleaner.text.normalize import TRIM
from cleaner.text.sentences import count_words, ends_sentence, is_unspaced

MOST_WORDS = 40
"""Words of the longest caption."""

MOST_CHARS = 400
"""Characters of the longest caption."""

LEAST_CHARS = 8
"""A line that ends with a credit is longer than this."""

MOST_VALUE_WORDS = 5
"""Up to so many words behind a cue are a name, or the value of a field: Credit: 3 hours."""

MOST_JOINER_CHARS = 3
"""Letters of the word that joins a cue to a name: by, of, von, par."""

LEAST_BRACKET_WORDS = 8
"""Words of a caption that ends with an agency in brackets; a shorter line may be a name and its abbreviation."""

LEAST_BRACKETS = 2
"""Lines that end with an agency in brackets on a page; a report names the agency that it is from once."""

LEAST_WEIGHT = 6.0
"""A page with less running text than some three paragraphs may be a report of one."""

_NO_ENDS = ".!?…。:："
_LEADING = 3
_BEFORE_SIGN = " \t\xa0(|/–—-.,:"
_YEAR = pattern(r"\b(?:19|20)\d\d\b")


@filter(
    "caption",
    label="caption",
    rules={
        "prefix": "A cue, a sign, and a name or a caption: Photo: J. Ruiz.",
        "by": "A cue of several words and a name: Photo by Ana Roth.",
        "credit": "A line that ends with a credit: A ferry leaves. J. Ruiz/Getty Images.",
        "bracket": "A sentence and a name in brackets, on a page with two agencies so: The quay was empty. (AP).",
        "copyright": "A line that ends with a copyright sign and a name: The bridge at dawn. © Ana Roth.",
    },
    triggers=(
        "Photo: J. Ruiz/Reuters\n",
        "Photo by Ana Roth\n",
        "A ferry leaves the harbour. J. Ruiz/Getty Images\n",
        "The bridge at dawn © Ana Roth\n",
        "The ferry left the harbour late. (Reuters)\nThe bridge was shut at noon. (AP)\nThe old quay. (Varn Port)\n",
    ),
)
def caption(doc: Document) -> Iterator[Mark]:
    """Mark captions that a cue or a credit gives away.

    "Photo" begins sentences and headings of articles on photography, a database has "Image: JPEG", and a paragraph may
    end with the agency that it is from. So a cue needs a sign and a name behind it, and an agency needs more than a
    bracket around it.
    """
    for hit in doc.phrases.leading("caption"):
        rule = _rule_of_cue(doc, hit)
        if rule:
            yield Mark(hit.line, rule, phrase=hit.entry)
    titles = doc.headlines
    credits_at_end = {i: found for i, found in _credits_at_end(doc) if i not in titles}
    signed = [i for i in _signed(doc) if i not in titles]
    if not credits_at_end and not signed:
        return
    edges = find_edges(doc)
    for i, (cue, apart) in credits_at_end.items():
        if _is_under_picture(doc, i, apart, edges):
            yield Mark(i, "credit", phrase=cue)
    agencies_at_end = [i for i, (_, apart) in credits_at_end.items() if apart == "bracket" and i <= edges.end]
    if len(agencies_at_end) >= LEAST_BRACKETS:
        yield from (Mark(i, "bracket") for i in sentences_with_brackets(doc, agencies_at_end[0], edges.end))
    yield from (Mark(i, "copyright") for i in signed if edges.head <= i <= edges.end)


def _rule_of_cue(doc: Document, hit: PhraseMatch) -> str:
    """Return the rule by which a line that begins with a cue is a caption, or ""."""
    line, phrase = doc.lines[hit.line], hit.phrase
    start = len(line) - len(line.lstrip(TRIM))
    rest = line[start + len(phrase) :].lstrip()
    words = count_words(line)
    if not rest or len(line) > MOST_CHARS or words > MOST_WORDS:
        return ""
    several = " " in phrase or (is_unspaced(phrase) and len(phrase) > 2)
    if not several and line[start].islower():
        return ""
    if rest[0] in ":：/／|｜=" or (several and rest[0] in ",،、"):
        value = rest[1:].strip()
        return "prefix" if _is_caption(value, phrase, doc.language, several=several) else ""
    if rest[0] == ".":
        return "prefix" if len(phrase) <= 4 and 0 < count_words(rest[1:]) <= MOST_CREDIT_WORDS else ""
    names = sum(word[0].isupper() for word in rest.split())
    credited = names > 1 or ends_with_agency(doc.keys[hit.line], doc.language)
    joined = several and len(phrase.rpartition(" ")[2]) <= MOST_JOINER_CHARS
    return "by" if joined and credited and words <= MOST_CREDIT_WORDS + 2 and not ends_sentence(line) else ""


def _is_caption(value: str, phrase: str, language: str | None, *, several: bool) -> bool:
    """Say whether what stands behind a cue and its sign is a name or a caption, and not a field's value."""
    if not value:
        return False
    folded = value.lower().strip(TRIM)
    known = folded in agencies(language) or ends_with_agency(folded, language) != "" or "©" in value
    known = known or folded.partition(" ")[0] in agencies(language)
    if phrase in captions(language, also="syndication"):
        return known
    if several or known:
        return True
    words = count_words(value)
    small = value[0].islower() and (words == 1 or value.isascii())
    if small or value.isupper() or value[0].isdigit():
        return False
    if words <= MOST_VALUE_WORDS:
        return not any(map(str.isdigit, value)) and value[-1] not in ".!?"
    return not ends_sentence(value)


def _credits_at_end(doc: Document) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the lines that end with a credit, with its cue and what sets it apart."""
    for i in lines_with_credits(doc):
        line = doc.lines[i]
        if line[-1] not in _NO_ENDS and LEAST_CHARS < len(line) <= MOST_CHARS:
            cue, apart = credit_at_end(doc, i)
            if cue and count_words(line) <= MOST_WORDS:
                yield i, (cue, apart)


def _is_under_picture(doc: Document, i: int, apart: str, edges: Edges) -> bool:
    """Say whether a line that ends with an agency stands where a caption does, and not at a report's end."""
    if apart == "sign":
        return True
    above = edges.weight >= LEAST_WEIGHT and i <= edges.start
    return above and count_words(doc.lines[i]) >= LEAST_BRACKET_WORDS


def _signed(doc: Document) -> Iterator[int]:
    """Yield the lines that end with a copyright sign and a name."""
    for at in doc.places("©"):
        i = doc.line_at(at)
        if len(doc.lines[i]) <= MOST_CHARS and _is_signed(doc.lines[i], at - doc.starts[i], doc.language):
            yield i


def _is_signed(line: str, at: int, language: str | None) -> bool:
    """Say whether a name and nothing else stands behind the copyright sign at offset `at`."""
    name = line[at + 1 :].strip()
    if not name or not name[0].isalnum() or line[at - 1 : at] not in _BEFORE_SIGN or line[-1] in _NO_ENDS:
        return False
    if count_words(line) > MOST_WORDS or count_words(name) > MOST_CREDIT_WORDS:
        return False
    if line[:9].lower() == "copyright" or "rights" in name:
        return False
    parted = "/" in name or "|" in name or name.lower() in agencies(language)
    alone = parted or ("," not in name and is_full_name(name))
    if at < _LEADING and (_YEAR.search(line) or not alone):
        return False
    words = [word for word in name.split() if word[0].isalpha()]
    return parted or 2 * sum(word[0].islower() for word in words) <= len(words)
