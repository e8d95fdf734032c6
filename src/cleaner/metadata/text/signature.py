"""Authors whom no byline at the headline names: below the running text, or in a Chinese, Japanese or Korean report.

Below the text they stand under Written by and the like, in a link to their other pages, or over a note about them.
Reports in scripts without spaces have a name beside the word for a reporter, or in brackets:
`（記者林曉筠／台北報導）`, `김하늘 기자 haneul@varn.example`, `【ヴァルン＝山田花子】`, `…という。（山田花子）`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.credit_line import MAX_CREDIT_CHARS, read_credit
from cleaner.metadata.text.name_lines import MAX_UNSPACED_CHARS
from cleaner.metadata.text.names import agencies, has_role, is_full_name, is_word, split_names
from cleaner.metadata.text.words import words
from cleaner.page.candidates import Block, Candidate
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words, ends_sentence, is_unspaced

SIGNATURE_REACH = 60
"""Lines around the end of the article, and around the last line of running text, in which the author may be named."""

MAX_SIGNATURE_CHARS = 60
"""Maximum length of a line with a name alone, or a few."""

MAX_LINK_WORDS = 12
"""Maximum words of a link to an author's other pages."""

NOTE_ABOVE, NOTE_BELOW = 12, 16
"""Lines above the last line of running text, and below it, in which a name stands over a note about its bearer."""

MIN_NOTE_CHARS = 40
"""Minimum length of such a note where it begins with the first name."""

BYLINE_BELOW = 5
"""Lines below the last one of running text in which a byline signs it."""

REPORTER_LANGUAGES = frozenset(("zh", "ja", "ko"))
"""Languages whose reports name their author beside the word for a reporter."""

REPORTER_BELOW_TITLE, REPORTER_BELOW_END = 12, 6
"""Lines below the headline, and below the last line of running text, in which such a byline stands."""

MAX_REPORTER_CHARS, LEADING_CHARS = 90, 60
"""Maximum length of a line with nothing but a byline; characters of running text in which the byline at its start ends.
"""

_SURE = 0.3
_FIRST_PERSON = ("i'm ", "i am ", "hi, i'm ", "hi! i'm ", "ich bin ", "je suis ", "soy ", "sono ", "sou ", "ik ben ")
"""How a note begins in which the author speaks."""

_HAN = "\u4e00-\u9fff"
_KOREAN = (
    r"(?:^|[\s\])】/·,])(?P<name>[가-힣]{2,4})\s?"
    r"(?:[가-힣]{0,4}기자|특파원|통신원|논설위원|칼럼니스트)(?=[\s,.(@=/·|]|$)"
)
_CHINESE = (
    rf"(?:记者|記者|撰文|采写|採訪)[:：／/\s]{{0,2}}(?P<name>[{_HAN}]{{2,4}}?)"
    r"(?=[\s／/、,，）)】]|报道|報導|報道|通讯员|發自|发自|$)(?!\s?[摄攝])"
)
_HAN_NAME, _KANA_NAME = f"[{_HAN}]{{2,4}}", f"[{_HAN}][{_HAN}\u3041-\u3096]{{2,6}}"
_EDITOR = (
    rf"^[（(\[【]?(?:责任编辑|責任編輯|责编|責編)[:：\s]{{1,2}}"
    rf"(?P<name>{_HAN_NAME}(?:[、，\s]{_HAN_NAME}){{0,3}})[)）\]】]?$"
)
_JAPANESE = rf"^【[^】=＝]{{1,8}}[=＝](?P<name>[{_HAN}\u3041-\u30ff]{{3,6}})】"
_SIGNED = rf"[。」）][（(](?P<name>{_KANA_NAME}(?:、{_KANA_NAME}){{0,3}})[)）]$"
_MAIL = r"[(（<\[]?[\w.+-]+@[\w.-]+[)）>\]]?"


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
        longest = MAX_CREDIT_CHARS if i in signed else MAX_SIGNATURE_CHARS
        if i >= len(doc) or len(doc.lines[i]) > longest or min(abs(i - below), abs(i - end)) > SIGNATURE_REACH:
            continue
        credit = read_credit(doc.lines[i], known) if i in signed else None
        names = credit.authors if credit else split_names(doc.lines[i], known) if i in labels else ()
        if names and all(is_full_name(name) and not (i in labels and _is_none(doc, name)) for name in names):
            yield from _candidates(doc, i, names)
            return
    yield from list(_over_note(doc)) or _last_byline(doc)


def _is_none(doc: Document, name: str) -> bool:
    """Return whether what stands below a label is a word, or a text without spaces that is too long for one."""
    return is_word(doc, name) or (is_unspaced(name) and "・" not in name and len(name) > MAX_UNSPACED_CHARS)


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
        names = split_names(rest) if len(line) <= MAX_SIGNATURE_CHARS else ()
        sure = len(names) == 1 and is_full_name(names[0]) and not is_word(doc, names[0])
        values = tuple(_candidates(doc, hit.line, names)) if sure else ()
        whole = hit.line > end or is_full_name(rest.strip(" \t:→»>›"))
        yield Block("bio", (hit.line,), "link", hit.entry, values, whole)


def _over_note(doc: Document) -> Iterator[Candidate]:
    """Yield the name alone on a line under the article over what its bearer is or does: Ana Roth is a reporter."""
    start, end = doc.main_text.start, doc.main_text.end
    for i in range(max(start, end - NOTE_ABOVE), min(end + NOTE_BELOW, len(doc) - 1)):
        line = doc.lines[i]
        likely = len(line) <= MAX_SIGNATURE_CHARS and _has_note(doc, i, inside=i < end) and i not in doc.phrases.lines
        if likely and is_full_name(line) and not is_word(doc, line):
            yield from _candidates(doc, i, (line,))
            return


def _last_byline(doc: Document) -> Iterator[Candidate]:
    """Yield the names of the one line right below the article that is nothing but a byline; several are a list's."""
    at = bisect_right(doc.prose, doc.main_text.end)
    last = doc.prose[at - 1] if at else len(doc)
    lines = {hit.line for hit in doc.phrases.leading("byline") if last < hit.line <= last + BYLINE_BELOW}
    signed = []
    for i in sorted(lines):
        credit = read_credit(doc.lines[i]) if len(doc.lines[i]) <= MAX_SIGNATURE_CHARS else None
        if credit and credit.named and credit.whole and credit.authors and all(map(is_full_name, credit.authors)):
            signed.append((i, credit.authors))
    if len(signed) == 1 and not any(is_word(doc, name) for name in signed[0][1]):
        yield from _candidates(doc, *signed[0])


def _has_note(doc: Document, i: int, *, inside: bool) -> bool:
    """Return whether the line below says what the bearer of a name is: by a role, or by the name and a sentence."""
    below = doc.keys[i + 1]
    if len(below) >= MIN_NOTE_CHARS and (below.startswith(_FIRST_PERSON) or below.startswith(doc.keys[i] + " ")):
        return True
    if len(below) >= MIN_NOTE_CHARS and below.startswith(doc.keys[i].partition(" ")[0] + " "):
        return not inside or has_role(below)
    short = len(below) <= MAX_SIGNATURE_CHARS and (" " in below or below in load().phrases("byline"))
    return (
        short and (" " not in below or i + 1 not in doc.phrases.lines) and has_role(below) and not has_role(doc.keys[i])
    )


def find_reporters(doc: Document, title: int, start: int) -> Iterator[Candidate]:
    """Yield the authors of a Chinese, Japanese or Korean page.

    Args:
        doc: the page; one in any other language has none.
        title: the headline's line.
        start: index of the first line of running text.
    """
    if doc.language not in REPORTER_LANGUAGES:
        return
    end = doc.main_text.end
    head = [*range(title + 1, min(title + REPORTER_BELOW_TITLE, start)), start]
    reporters = [candidate for i in head for candidate in _reporters_in(doc, i, 0.7, "head")]
    yield from reporters
    if reporters or end < 0:
        return
    for i in range(max(start, end - 1), min(end + REPORTER_BELOW_END, len(doc))):
        yield from _reporters_in(doc, i, 0.4, "end")
        for pattern, sure, group in ((_SIGNED, 0.5, "signed"), (_EDITOR, 0.2, "editor")):
            if match := re.search(pattern, doc.lines[i]):
                yield from _reporter_names(doc, i, match, sure, group)


def _reporters_in(doc: Document, i: int, sure: float, group: str) -> Iterator[Candidate]:
    """Yield the names beside the word for a reporter in a short line, or at the beginning of running text."""
    line = doc.lines[i] if i < len(doc) else ""
    if not line or doc.labels[i] is not Label.BODY:
        return
    text = line if len(line) <= MAX_REPORTER_CHARS else line[:LEADING_CHARS]
    patterns = {"ko": (_KOREAN,), "zh": (_CHINESE,), "ja": (_JAPANESE,)}
    for pattern in patterns[doc.language or ""]:
        matches = [m for m in re.finditer(pattern, text) if m["name"] not in words("no_reporters")]
        rest = re.sub(_MAIL, "", re.sub(pattern, "", text)).strip(" \t\u3000=·/|,、")
        for match in matches:
            yield from _reporter_names(doc, i, match, sure, group, whole=not rest and len(text) == len(line))


def _reporter_names(
    doc: Document, i: int, match: re.Match[str], sure: float, group: str, *, whole: bool = False
) -> Iterator[Candidate]:
    for name in re.split(r"[、，\s]", match["name"]):
        if name and name not in words("no_reporters"):
            place = (i, doc.starts[i], doc.end(i))
            yield Candidate("author", name, *place, sure, "reporter", (), whole, group=group)
