"""Captions: lines under pictures that say what they show and whose they are."""

from collections.abc import Iterator

from cleaner.filters.credits.endings import (
    MAX_CHARS,
    MAX_CREDIT_WORDS,
    MAX_WORDS,
    STOPS,
    ends_with_agency,
    find_credits,
    sources,
    text_after,
)
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.metadata.text.names import agencies, is_full_name
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.text.lazy import pattern
from cleaner.text.normalize import TRIM
from cleaner.text.sentences import Ending, count_words, ends_sentence, is_unspaced

MAX_FIELD_WORDS = 5
"""Maximum words behind a phrase of one word that are a name, or the value of a field: Credit: 3 hours."""

MAX_JOINER_CHARS = 3
"""Maximum letters of the word that joins a phrase to a name: by, of, von, par."""

MAX_ABBREVIATION_CHARS = 4
"""Maximum letters of a phrase that ends with a stop: Fot. Ana Roth."""

MIN_BRACKET_WORDS = 8
"""Minimum words of a caption that ends with an agency in brackets; fewer may be a name and its abbreviation."""

MIN_WEIGHT = 6.0
"""Minimum running text, in hundreds of characters, below such a caption; a page with less may be an agency's report."""

MAX_LEAD_CHARS = 2
"""Maximum characters before a copyright sign with which a line begins."""

_BEFORE_SIGN = " \t\xa0(|/–—-.,:"
_YEAR = pattern(r"\b(?:19|20)\d\d\b")


@filter(
    "caption",
    label="caption",
    rules={
        "prefix": "A phrase, a sign, and a name or a caption: Photo: J. Ruiz. In brackets it stands for a picture.",
        "by": "A phrase of several words and a name: Photo by Ana Roth.",
        "credit": "A line that ends with a credit: A ferry leaves. J. Ruiz/Getty Images.",
        "copyright": "A line that ends with a copyright sign and a name: The bridge at dawn. © Ana Roth.",
    },
    triggers=(
        "Photo: J. Ruiz/Reuters\n",
        "Photo by Ana Roth\n",
        "[Photo: a boat at dawn]\n",
        "A ferry leaves the harbour. J. Ruiz/Getty Images\n",
        "The bridge at dawn © Ana Roth\n",
    ),
)
def caption(doc: Document) -> Iterator[Mark]:
    """Mark captions that a phrase or a credit gives away.

    "Photo" begins sentences and headings of articles on photography, a database has "Image: JPEG", and a paragraph may
    end with the agency that it is from. So a phrase needs a sign and a name behind it, and an agency needs more than a
    bracket around it.
    """
    picture = -1
    for hit in doc.phrases.leading("caption"):
        rule = _rule_of_phrase(doc, hit, below_picture=hit.line == picture + 1 > 0)
        if rule:
            yield Mark(hit.line, rule, phrase=hit.entry)
        if rule and _is_bracketed(doc.lines[hit.line]):
            picture = hit.line
    edges = find_edges(doc)
    for i, credit in sorted(find_credits(doc).items()):
        above = edges.weight >= MIN_WEIGHT and i <= edges.start and doc.words[i] >= MIN_BRACKET_WORDS
        if (credit.sure or above) and i not in doc.headlines:
            yield Mark(i, "credit", phrase=credit.phrase)
    for i in _signed(doc):
        if edges.head <= i <= edges.end and i not in doc.headlines:
            yield Mark(i, "copyright")


def _is_bracketed(line: str) -> bool:
    return line[0] == "[" and line[-1] == "]"


def _rule_of_phrase(doc: Document, hit: PhraseMatch, *, below_picture: bool) -> str:
    """Return the rule by which a line that begins with a phrase is a caption, or ""."""
    line, phrase, rest = doc.lines[hit.line], hit.phrase, text_after(doc, hit)
    words = doc.words[hit.line]
    several = " " in phrase or (is_unspaced(phrase) and len(phrase) > 2)
    if not rest or len(line) > MAX_CHARS or words > MAX_WORDS or (not several and line.lstrip(TRIM)[0].islower()):
        return ""
    sign, value = rest[0], rest[1:].strip()
    if sign in ":：/／|｜=" or (several and sign in ",،、"):
        if _is_bracketed(line) and len(value) > 1:
            return "prefix"
        return "prefix" if value and _is_caption(value, phrase, doc.language, several=several) else ""
    if sign == ".":
        return "prefix" if len(phrase) <= MAX_ABBREVIATION_CHARS and 0 < count_words(value) <= MAX_CREDIT_WORDS else ""
    if not several or len(phrase.rpartition(" ")[2]) > MAX_JOINER_CHARS or doc.endings[hit.line] >= Ending.ELLIPSIS:
        return ""
    names = sum(word[0].isupper() for word in rest.split())
    credited = names > 1 or ends_with_agency(doc.keys[hit.line], doc.language)
    return "by" if below_picture or (credited and words <= MAX_CREDIT_WORDS + 2) else ""


def _is_caption(value: str, phrase: str, language: str | None, *, several: bool) -> bool:
    """Return whether a phrase and its sign are followed by a caption or a name, and not by a field's value."""
    key = value.lower().strip(TRIM)
    known = "©" in value or key.partition(" ")[0] in agencies(language) or bool(ends_with_agency(key, language))
    if phrase in sources(language):
        return known
    return known or several or not _is_field(value)


def _is_field(value: str) -> bool:
    """Return whether what follows a word and a sign may be a field's value, or a sentence: Image: JPEG."""
    words = count_words(value)
    small = value[0].islower() and (words == 1 or value.isascii())
    if small or value.isupper() or value[0].isdigit():
        return True
    if words <= MAX_FIELD_WORDS:
        return any(map(str.isdigit, value)) or value[-1] in ".!?"
    return ends_sentence(value)


def _signed(doc: Document) -> Iterator[int]:
    """Yield the lines that end with a copyright sign and a name."""
    for at in doc.places("©"):
        i = doc.line_at(at)
        if len(doc.lines[i]) <= MAX_CHARS and _is_signed(doc.lines[i], at - doc.starts[i], doc.language):
            yield i


def _is_signed(line: str, at: int, language: str | None) -> bool:
    """Return whether a name alone follows the copyright sign at offset `at`, and the line is not a legal notice."""
    name = line[at + 1 :].strip()
    if not name or not name[0].isalnum() or line[at - 1 : at] not in _BEFORE_SIGN or line[-1] in STOPS:
        return False
    if count_words(line) > MAX_WORDS or count_words(name) > MAX_CREDIT_WORDS:
        return False
    if line[:9].lower() == "copyright" or "rights" in name:
        return False
    parted = "/" in name or "|" in name or name.lower() in agencies(language)
    if at <= MAX_LEAD_CHARS and (_YEAR.search(line) or not (parted or ("," not in name and is_full_name(name)))):
        return False
    words = [word for word in name.split() if word[0].isalpha()]
    return parted or 2 * sum(word[0].islower() for word in words) <= len(words)
