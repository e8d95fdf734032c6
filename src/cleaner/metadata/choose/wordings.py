"""The wordings that a page's sources have for its title: whole, without the site's name, and their parts."""

from collections.abc import Iterator, Sequence

from cleaner.metadata.choose.site_names import Names, is_site, letters
from cleaner.page.candidates import HEADINGS, Candidate, Source
from cleaner.text.lazy import pattern

_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"

SEPARATOR = pattern(
    r"\s[|–—·•»«:›>/~-]{1,2}\s|\s?[|｜│ㅣ]\s?|\s::\s|\s[-–—]{2,3}\s|\s?--\s?|_(?=[^\W\d_])|\s—\s?|－|:\s"
    rf"|(?<={_CJK})-(?={_CJK})"
)
"""What stands between a headline and the site's name, or a section's, in a browser's title.

Chinese, Japanese and Korean titles have no spaces around a dash.
"""

MAX_PARTS = 6
"""Maximum parts of a title that are looked at."""

MAX_TITLES, MAX_WORDINGS = 48, 60
"""Maximum sources of a title, and wordings, that are looked at; of 1,591 pages none had more than 18 and 23."""

MIN_KEY_CHARS = 2
"""Minimum characters of a headline."""

MARKS = " \t\xa0¶#§|–—·•»«:-"
"""Signs around a title that are not its own."""

MIN_LINE_CONFIDENCE = 0.5
"""Minimum confidence in a line of the text as headline; with less the line is a weak source."""

LINE, WEAK_LINE = "line", "weak line"
"""The names of lines of the text among the sources, by how sure it is that they are the headline."""

RANKS = (
    *(Source.HEADING, Source.DECLARED_HEADING, Source.STORY, Source.HEADING_ASIDE),
    *(Source.OPEN_GRAPH, Source.LATER_HEADING, LINE),
)
"""Whose spelling of a wording is taken, the first that has it; then any."""

WHOLE, CUT = "whole", "cut"
"""How a source has a wording: as it is; less the site's name. Else as a part: which one, and whether of the rest."""


class Wording:
    """Titles that differ in signs and case only.

    Attributes:
        key: their letters and digits.
        text: how the best of their sources spells it.
        candidate: what that source says.
        whole, cut: the sources that have it, as it is, and less the site's name.
        parts: which part of a source's title it is, or of the rest of one that named the site.
    """

    def __init__(self, key: str, text: str, candidate: Candidate) -> None:
        """Know one source, but not which."""
        self.key, self.text, self.candidate = key, text, candidate
        self.whole: set[str] = set()
        self.cut: set[str] = set()
        self.parts: set[str] = set()
        self._rank = len(RANKS) + 2.0

    def add(self, candidate: Candidate, text: str, source: str) -> None:
        """Take the spelling of another source, if it is a better one."""
        rank = RANKS.index(source) if source in RANKS else len(RANKS)
        # What a source has as it is goes before what is cut out of a better one's, if that is next to it.
        place = rank + (0.0 if text == candidate.value else 1.5)
        if place < self._rank:
            self.text, self.candidate, self._rank = text, candidate, place


class Titles:
    """All wordings of a page's title, and which of them its main sources have, less the site's name.

    Attributes:
        wordings: by their keys, in the order in which they were found.
        main: for each source the key of its first title.
        tab: the browser's title as it is.
    """

    def __init__(self, titles: Sequence[Candidate], names: Names) -> None:
        """Gather the wordings of all `titles`, those from the page's HTML first."""
        self.wordings: dict[str, Wording] = {}
        self.main: dict[str, str] = {}
        self.tab = ""
        self.headings = 0
        pieces: dict[str, tuple[tuple[str, str, str], ...]] = {}
        for candidate in titles[:MAX_TITLES]:
            value = candidate.value
            if value not in pieces:
                pieces[value] = tuple((letters(text), text, how) for text, how in pieces_of(value, names))
            self._add(candidate, source_of(candidate), pieces[value])

    def _add(self, candidate: Candidate, source: str, pieces: Sequence[tuple[str, str, str]]) -> None:
        if source == Source.TITLE_ELEMENT:
            self.tab = self.tab or candidate.value
        self.headings += candidate.source in HEADINGS
        for key, text, how in pieces:
            if len(key) < MIN_KEY_CHARS or (key not in self.wordings and len(self.wordings) >= MAX_WORDINGS):
                continue
            wording = self.wordings.setdefault(key, Wording(key, text, candidate))
            wording.add(candidate, text, source)
            {WHOLE: wording.whole, CUT: wording.cut}.get(how, wording.parts).add(source if how in (WHOLE, CUT) else how)
        self.main.setdefault(source, [key for key, _, how in pieces if how in (WHOLE, CUT)][-1])


def source_of(candidate: Candidate) -> str:
    """Return the name of a title's source in the weights; what the text shows has two names, by how sure it is."""
    if candidate.origin != "text" or candidate.source is Source.DECLARED_HEADING:
        return candidate.source
    return LINE if candidate.confidence >= MIN_LINE_CONFIDENCE else WEAK_LINE


def pieces_of(title: str, names: Names) -> Iterator[tuple[str, str]]:
    """Yield a title, the title less the site's name, and its parts, each with how it was made.

    >>> site = Names(frozenset(["varncourier"]), "")
    >>> for piece in pieces_of("Port strike ends | News | Varn Courier", site):
    ...     print(piece)
    ('Port strike ends | News | Varn Courier', 'whole')
    ('Port strike ends | News', 'cut')
    ('Port strike ends', 'first, rest')
    ('News', 'last, rest')
    """
    title = title.strip(MARKS) or title
    yield title, WHOLE
    cut = without_site(title, names)
    if cut != title:
        yield cut, CUT
    bounds = [(match.start(), match.end()) for match in SEPARATOR.finditer(cut)][:MAX_PARTS]
    if bounds:
        (start, end), (last_start, last_end) = bounds[0], bounds[-1]
        rest = ", rest" if cut != title else ""
        yield cut[:start].strip(MARKS), f"first{rest}"
        yield cut[last_end:].strip(MARKS), f"last{rest}"
        if len(bounds) > 1:
            yield cut[:last_start].strip(MARKS), f"but last{rest}"
            yield cut[end:].strip(MARKS), f"but first{rest}"


def without_site(title: str, names: Names) -> str:
    """Return a title without the parts at its end, or its beginning, that name the site.

    >>> without_site("Port strike ends | News | Varn Courier", Names(frozenset(["varncourier"]), ""))
    'Port strike ends | News'
    """
    for _ in range(MAX_PARTS):
        bounds = [(match.start(), match.end()) for match in SEPARATOR.finditer(title)]
        if not bounds:
            break
        (start, end), (first, behind) = bounds[-1], bounds[0]
        if is_site(title[end:], names) and title[:start].strip():
            title = title[:start].strip()
        elif is_site(title[:first], names) and title[behind:].strip():
            title = title[behind:].strip()
        else:
            break
    return title
