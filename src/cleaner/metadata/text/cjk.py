"""Bylines as Chinese, Japanese and Korean news write them: a name beside the word for a reporter, or in brackets.

`（記者林曉筠／台北報導）`, `김하늘 기자 haneul@varn.example`, `【ヴァルン＝山田花子】`, `…という。（山田花子）`.
"""

import re
from collections.abc import Iterator

from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.page.labels import Label

LANGUAGES = frozenset(("zh", "ja", "ko"))

BELOW_TITLE, BELOW_END = 12, 6
"""Lines below the headline, and below the last line of running text, in which such a byline stands."""

MOST_CHARS = 90
"""A line with nothing but a byline is no longer than this."""

LEADING_CHARS = 60
"""Characters at the start of running text in which its byline ends."""

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
_NO_NAMES = frozenset(
    ("취재", "사진", "담당", "인턴", "수습", "전문", "선임", "본지", "시민", "영상", "촬영", "온라인", "동료")
)
_NO_NAMES |= frozenset(("表示", "获悉", "了解", "昨日", "今天", "从", "在", "敬称略", "以下略", "写真略"))
_MAIL = r"[(（<\[]?[\w.+-]+@[\w.-]+[)）>\]]?"


def find_cjk_bylines(doc: Document, title: int, start: int) -> Iterator[Candidate]:
    """Yield the authors of a Chinese, Japanese or Korean page.

    Args:
        doc: the page; one in any other language has none.
        title: the headline's line.
        start: index of the first line of running text.
    """
    if doc.language not in LANGUAGES:
        return
    end = doc.main_text.end
    head = [*range(title + 1, min(title + BELOW_TITLE, start)), start]
    found = False
    for i in head:
        for candidate in _of_line(doc, i, 0.7, "head"):
            found = True
            yield candidate
    if found or end < 0:
        return
    for i in range(max(start, end - 1), min(end + BELOW_END, len(doc))):
        yield from _of_line(doc, i, 0.4, "end")
        for pattern, sure, group in ((_SIGNED, 0.5, "signed"), (_EDITOR, 0.2, "editor")):
            if match := re.search(pattern, doc.lines[i]):
                yield from _names(doc, i, match, sure, group)


def _of_line(doc: Document, i: int, sure: float, group: str) -> Iterator[Candidate]:
    """Yield the names beside the word for a reporter in a short line, or at the beginning of running text."""
    line = doc.lines[i] if i < len(doc) else ""
    if not line or doc.labels[i] is not Label.BODY:
        return
    text = line if len(line) <= MOST_CHARS else line[:LEADING_CHARS]
    patterns = {"ko": (_KOREAN,), "zh": (_CHINESE,), "ja": (_JAPANESE,)}
    for pattern in patterns[doc.language or ""]:
        matches = [m for m in re.finditer(pattern, text) if m["name"] not in _NO_NAMES]
        rest = re.sub(_MAIL, "", re.sub(pattern, "", text)).strip(" \t\u3000=·/|,、")
        for match in matches:
            yield from _names(doc, i, match, sure, group, whole=not rest and len(text) == len(line))


def _names(
    doc: Document, i: int, match: re.Match[str], sure: float, group: str, *, whole: bool = False
) -> Iterator[Candidate]:
    for name in re.split(r"[、，\s]", match["name"]):
        if name and name not in _NO_NAMES:
            place = (i, doc.starts[i], doc.end(i))
            yield Candidate("author", name, *place, sure, "reporter", (), whole, group=group)
