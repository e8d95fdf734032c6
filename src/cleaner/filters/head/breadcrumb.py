"""Breadcrumbs: the path from a site's home page to the page, above its headline."""

from collections.abc import Collection, Iterator, Sequence

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import title_lines
from cleaner.text.lazy import pattern
from cleaner.text.normalize import trim
from cleaner.text.sentences import ends_sentence

HOMES = frozenset(
    (
        *("home", "homepage", "home page", "start", "startseite", "accueil", "page d'accueil", "inicio", "portada"),
        *("início", "inicial", "página inicial", "homepagina", "voorpagina", "strona główna", "start page", "główna"),
        *("главная", "на главную", "главная страница", "начало", "головна", "ana sayfa", "anasayfa", "الرئيسية"),
        *("الصفحة الرئيسية", "होम", "मुखपृष्ठ", "首页", "首頁", "主页", "主頁", "ホーム", "トップ", "top", "홈"),
        *(
            "hjem",
            "hem",
            "etusivu",
            "domů",
            "kezdőlap",
            "acasă",
            "αρχική",
            "trang chủ",
            "beranda",
            "หน้าแรก",
            "inici",
            "🏠",
            "⌂",
        ),
    )
)
"""What the first step of such a path is called."""

MOST_CHARS = 200
"""A breadcrumb in one line is no longer than this."""

MOST_STEP_WORDS = 8
"""Words of a step; the last one may be a headline."""

MOST_STEPS = 8
"""Steps of a path, at most."""

REACH = 3
"""Lines below a path in which the headline follows, where its signs are those of other lines too."""

_SURE = pattern(r"\s*[›‹❯→▸⟩➔]\s*|\s+»\s*|\s+>{1,2}\s*|\s*>{1,2}\s+|\s&gt;\s")
_OTHER = pattern(r"\s+[/|·•–—\\-]\s*|\s*/\s+|\s+::\s+")
_PATH_SIGNS = frozenset("›‹»>/→❯▸⟩➔")
_SIGNS = _PATH_SIGNS | {">>", "&gt;", "|", "·", "•", "-", "–", "\\", "::"}


@filter(
    "breadcrumb",
    label="navigation",
    rules={
        "path": "A line of steps from the home page: Home › Markets › Oil.",
        "path-to-headline": "A line of steps with the headline at its end or straight below: News / Port strike.",
        "steps": "The same with each step, or each sign, on a line of its own.",
    },
    triggers=(
        "Home › Markets › Oil\n",
        "Home / Markets / Port strike enters third day\n",
        "Home\n›\nMarkets\n›\nOil\n",
    ),
)
def breadcrumb(doc: Document) -> Iterator[Mark]:
    """Mark the path to the page above its running text.

    "Settings > Privacy > Cookies" is a way through a program, and "Home / Away" the head of a table. So a path begins
    with a word for the home page, or with a section's name where the headline ends it; a path whose signs are other
    lines' too ("/", "|", "-") has the headline in it or straight below.
    """
    end = doc.harvest.body_start if doc.harvest else next(iter(doc.prose), len(doc))
    titles = title_lines(doc)
    heads = {doc.keys[i] for i in titles}
    for i in _likely(doc, end):
        rule = _rule(doc, i, titles, heads)
        if rule:
            yield Mark(i, rule)
    done = -1
    for hit in doc.phrases.whole("navigation_weak", "section"):
        if done < hit.line < end - 1:
            steps = _steps(doc, hit.line, end, titles)
            done = steps[-1]
            if _is_path(doc, steps, titles):
                yield from (Mark(i, "steps", phrase=hit.entry) for i in steps)


def _likely(doc: Document, end: int) -> Sequence[int]:
    """Return the lines above the running text that begin like a path or hold its signs."""
    keys, lines = doc.keys[:end], doc.lines
    found = {i for i, folded in enumerate(keys) if folded[:2] in _HEADS and folded.startswith(_HOMES)}
    for sign in "›‹»>→❯":
        if sign in doc.source:
            found.update([i for i, line in enumerate(lines[:end]) if sign in line])
    return sorted(i for i in found if len(keys[i]) <= MOST_CHARS and keys[i] not in HOMES)


def _rule(doc: Document, i: int, titles: Collection[int], heads: Collection[str]) -> str:
    """Return the rule by which line `i` is a path, or ""."""
    line = doc.lines[i]
    if i in titles or "«" in line:
        return ""
    sure = True
    steps = [trim(step) for step in _SURE.split(doc.keys[i]) if trim(step)]
    if len(steps) < 2:
        sure, steps = False, [trim(step) for step in _OTHER.split(doc.keys[i]) if trim(step)]
    if not 2 <= len(steps) <= MOST_STEPS or any(len(s.split()) > MOST_STEP_WORDS or s[-1] in ".!?" for s in steps[:-1]):
        return ""
    lead, colon, first = steps[0].replace("：", ":").rpartition(":")
    named = bool(colon) and _is_label(doc, lead)
    home = (first.strip() if named else steps[0]) in HOMES
    if sure and (home or named):
        return "path"
    below = [k for k in range(i + 1, i + REACH + 1) if k in titles]
    ends = any(head.startswith(steps[-1].rstrip(".… ")) for head in heads) if len(steps[-1]) > 3 else False
    if (home and (below or ends)) or (ends and (sure or _is_label(doc, steps[0]))):
        return "path-to-headline"
    return "path-to-headline" if sure and below and _is_label(doc, steps[0]) and not ends_sentence(line) else ""


def _is_label(doc: Document, phrase: str) -> bool:
    kinds = doc.phrases.table.whole.get(phrase.strip(), ((), ""))[0]
    return "section" in kinds or "navigation_weak" in kinds or "navigation" in kinds


def _steps(doc: Document, first: int, end: int, titles: Collection[int]) -> Sequence[int]:
    """Return the lines of steps and signs from line `first` on, which is the first step."""
    at = first
    while at + 1 < end and at - first < 2 * MOST_STEPS:
        sign, following = _next_step(doc, at)
        if not sign:
            break
        if following >= end or following in titles or len(doc.lines[following].split()) > 2 * MOST_STEP_WORDS:
            return range(first, following)
        at = following
    return range(first, at + 1)


def _is_path(doc: Document, steps: Sequence[int], titles: Collection[int]) -> bool:
    """Say whether steps with signs between them are a path: from the home page, or to the headline below."""
    signs = [line[-1:] if line[-1:] in _PATH_SIGNS else line[:1] for line in map(doc.lines.__getitem__, steps)]
    signs = [sign for sign in signs if sign in _SIGNS]
    home = doc.keys[steps[0]] in HOMES
    below = any(i in titles for i in range(steps[-1] + 1, steps[-1] + REACH + 1))
    return len(signs) >= (1 if home else 2) and (below or (home and _PATH_SIGNS.issuperset(signs)))


def _next_step(doc: Document, at: int) -> tuple[str, int]:
    """Return the sign behind the step in line `at` and the line of the next step; "" where there is no sign."""
    line, below = doc.lines[at], doc.lines[at + 1]
    if len(line) > 1 and line[-1] in _PATH_SIGNS:
        return line[-1], at + 1
    if below in _SIGNS:
        return ">" if below == "&gt;" else below[0], at + 2
    return (below[0], at + 1) if below[0] in _PATH_SIGNS else ("", at)


_HEADS = frozenset(home[:2] for home in HOMES)
_HOMES = tuple(HOMES)
