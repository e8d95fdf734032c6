"""The lines of a page's head that the metadata keeps: headline, byline, dates, reading time, the path of sections."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.filters.sites.forum import is_over_card
from cleaner.metadata.text.credit_line import is_noise
from cleaner.metadata.text.names import has_role, is_outlet
from cleaner.page.candidates import Candidate, Source
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize

REACH = 5
"""Lines between a credit and the headline, a credit or boilerplate that vouches for it."""

ABOVE_HEADLINE, BELOW_HEADLINE = 3, 4
"""Lines around the headline in which a credit or boilerplate vouches for it; a summary may stand between."""

BELOW_TEXT, MAX_AUTHOR_CHARS, MAX_ROLE_WORDS = 3, 90, 4
"""Lines below the text in which the author's name stands again, its maximum length, and words of a role behind it."""

MAX_OUTLET_CHARS, MAX_PLACE_WORDS = 60, 2
"""Maximum characters of an outlet's name with a place, and words of the place."""

MAX_TIME_CHARS, MAX_UNIT_WORDS = 60, 2
"""Maximum characters of a line with a reading time, and words behind the number: about 4 minutes."""

MAX_STAMP_CHARS, MAX_STAMPS = 48, 8
"""Maximum characters of a stamp without a date, and stamps of a page; a list of items has more."""

_HEAD_LABELS = frozenset((Label.ICON, Label.PLAYER, Label.DATE, Label.BYLINE))
"""What stands around a headline and not among the paragraphs: "Learn more" stands beside headings of the body."""

_MAIL = pattern(r"[(（<\[]?[\w.+-]+@[\w.-]+[)）>\]]?")
_ENDS = ".!?:;।。：？！"
_AROUND_ROLE = " \t\xa0,;:|/=·•–—-()（）"
_CLOCK = pattern(r"\D{0,6}\d{1,2}\s?[:.h]\s?[0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:uhr|[a-z]{2,5}))?")
_WORD = pattern(r"[^\W\d_]+")
_PARTS = pattern(r"\s*[|｜•·∙●]\s*|\t|\s{3,}")


@filter(
    "title",
    label="title",
    after=("icon", "player", "date", "byline"),
    rules={
        "headline": "The line that the metadata took as the headline, beside a credit or other boilerplate.",
        "repeated-headline": "A copy of the headline above the text.",
    },
    triggers=("Port strike ends\n",),
)
def title(doc: Document) -> Iterator[Mark]:
    """Mark the headline, which the metadata keeps.

    A text that begins with a heading and is clean otherwise keeps it: the headline goes only where something beside
    it (a date, a byline, an icon run) was marked too, or where the head of a page of HTML declares it as the title.
    """
    for candidate in doc.harvest.of("title"):
        line = candidate.line
        is_declared = candidate.source is Source.DECLARED_HEADING
        is_sure = is_declared or _has_marked(doc, line - ABOVE_HEADLINE, line + BELOW_HEADLINE)
        if is_sure and candidate.source is not Source.SENTENCE:
            yield Mark(line, "headline")
            copies = (i for i, key in enumerate(doc.keys[: doc.harvest.body_start]) if key == doc.keys[line])
            yield from (Mark(i, "repeated-headline") for i in copies if i != line and doc.labels[i] is Label.BODY)


@filter(
    "byline",
    label="byline",
    rules={
        "head-byline": "An author's name behind By, Von, Автор and the like, beside the headline or a date.",
        "head-name": "A line with a date and a name, and nothing else.",
        "outlet": "The paper or the network for which the author writes, above or below the byline.",
        "below-text": "The author's name again below the text, with an address or a role and nothing else.",
    },
    triggers=(
        "By Ana Roth\n",
        "Von Ana Roth | 3. März 2021\n",
        "Port strike ends\nBy Ana Roth\nVarn News Network, Ostrel\n3 March 2021\n",
        "By Ana Roth\n3 March 2021\nIt rained on Monday, and it will rain again.\nAna Roth (a.roth@varn.example)\n",
    ),
)
def byline(doc: Document) -> Iterator[Mark]:
    """Mark the lines that say who wrote a page, where the metadata found them.

    "By Tuesday the river had fallen." begins like a byline; a name must follow and nothing else, and the line must
    stand in the head beside the headline, a date or other boilerplate.
    """
    taken = set(doc.harvest.lines())
    for candidate in _in_head(doc, "author"):
        is_byline = candidate.source is Source.BYLINE
        yield Mark(candidate.line, "head-byline" if is_byline else "head-name")
        for i in (candidate.line - 1, candidate.line + 1) if is_byline else ():
            if 0 <= i < len(doc) and i not in taken and _is_outlet(doc.lines[i]):
                yield Mark(i, "outlet")
    end = doc.main_text.end
    names = {c.value for c in doc.harvest.of("author") if c.line < doc.main_text.start}
    for i in range(end, min(end + 1 + BELOW_TEXT, len(doc))) if names and end >= 0 else ():
        if doc.labels[i] is Label.BODY and _is_author_again(doc.lines[i], names):
            yield Mark(i, "below-text")


@filter(
    "date",
    label="date",
    rules={"head-date": "A line with a date and nothing else, beside the headline, a byline or boilerplate."},
    triggers=("18 May, 2021 18:19\n", "Updated: 3 March 2021\n"),
)
def date(doc: Document) -> Iterator[Mark]:
    """Mark the lines that say when a page was published or changed, where the metadata found them.

    A date alone on a line is boilerplate in 80% of all cases and in 29% inside a body: diaries, changelogs, timelines
    and programmes have them too. So only dates in the head go, and only beside something else that belongs there.
    """
    yield from (Mark(candidate.line, "head-date") for candidate in _in_head(doc, "date", "modified"))


@filter(
    "stamp",
    label="date",
    needs_kinds=("updated", "published"),
    rules={
        "ago": "A word for a change and an age: Updated 2 hours ago.",
        "time": "A word for a change and a time: Updated at 21.03 GMT.",
    },
    triggers=("Updated 2 hours ago\n", "Updated at 21.03 GMT\n"),
)
def stamp(doc: Document) -> Iterator[Mark]:
    """Mark stamps without a date; those with one are the metadata's.

    "Updated rules for 2 hours of rest" begins like a stamp; so nothing but the age or the time may follow the word.
    A list that says so of each of its items stays.
    """
    hits = doc.phrases.leading("updated", "published")
    for hit in hits if len(hits) <= MAX_STAMPS else ():
        key = doc.keys[hit.line]
        if len(key) > MAX_STAMP_CHARS:
            continue
        end = key.find(hit.phrase) + len(hit.phrase)
        rest = key[end:].strip(" :,|-")
        with_last_word = key[key.rfind(" ", 0, end) + 1 :]  # "aktualisiert vor" has the first word of "vor 2 Stunden"
        if "ago" in doc.kinds_of(rest) or "ago" in doc.kinds_of(with_last_word):
            yield Mark(hit.line, "ago", phrase=hit.entry)
        elif _CLOCK.fullmatch(rest):
            yield Mark(hit.line, "time", phrase=hit.entry)


@filter(
    "reading-time",
    label="date",
    rules={"head": "The reading time beside the headline, which the metadata keeps: 4 min read."},
    triggers=("Port strike ends\nReading time: 4 minutes\n",),
)
def reading_time(doc: Document) -> Iterator[Mark]:
    """Mark the line in a page's head that holds its reading time and nothing but counters besides.

    "Ten minutes of reading a day" is a headline, so the line must be the one that the metadata took, above the text.
    """
    for candidate in doc.harvest.about:
        if candidate.field == "reading_time" and _is_time_alone(doc, candidate.line):
            yield Mark(candidate.line, "head")


@filter(
    "breadcrumb",
    label="navigation",
    rules={
        "path": "A line of steps from the home page: Home › Markets › Oil.",
        "path-to-headline": "A line of steps with the headline at its end or straight below: News / Port strike.",
        "steps": "A path with each step, or each sign, on a line of its own: Home, ›, Markets.",
    },
    triggers=(
        "Home › Markets › Oil\n",
        "Home / Markets / Port strike enters third day\n",
        "Home\n›\nMarkets\n›\nOil\n",
    ),
)
def breadcrumb(doc: Document) -> Iterator[Mark]:
    """Mark the path to the page above its running text, as the metadata found it.

    "Settings > Privacy > Cookies" is a way through a program, and "Home / Away" the head of a table. So a path begins
    with a word for the home page, or with a section's name where the headline ends it; a path whose signs are other
    lines' too ("/", "|", "-") has the headline in it or straight below.
    """
    for block in doc.harvest.blocks_of("path"):
        if block.whole:
            yield from (Mark(i, block.rule, phrase=block.phrase) for i in block.lines)


def _in_head(doc: Document, *fields: str) -> Iterator[Candidate]:
    """Yield the candidates that are a whole line near something else of the head: a headline, a credit, boilerplate."""
    whole = {candidate.line for candidate in doc.harvest.candidates if candidate.whole}
    for candidate in doc.harvest.of(*fields):
        first, last = candidate.line - REACH, candidate.line + REACH
        has_other = len(whole.intersection(range(first, last + 1))) > 1
        is_near = has_other or _has_marked(doc, first, last)
        if candidate.whole and is_near and not is_over_card(doc, candidate.line):
            yield candidate


def _has_marked(doc: Document, first: int, last: int) -> bool:
    """Return whether an earlier filter marked something of the head in the lines from `first` to `last`."""
    return not _HEAD_LABELS.isdisjoint(doc.labels[max(0, first) : max(0, last + 1)])


def _is_outlet(line: str) -> bool:
    """Return whether a line is the name of a paper, with a place or without one."""
    if line[0].islower() or len(line) > MAX_OUTLET_CHARS or line[-1] in _ENDS or any(map(str.isdigit, line)):
        return False
    name, _, place = line.replace("\xa0", " ").partition(", ")
    has_place = len(place.split()) <= MAX_PLACE_WORDS and not place[:1].islower()
    return has_place and len(name.split()) > 1 and is_outlet(name)


def _is_author_again(line: str, names: set[str]) -> bool:
    """Return whether a line is one of `names` with an address or a role."""
    name = next((name for name in names if line.startswith(name)), "")
    rest = _MAIL.sub("", line[len(name) :])
    role = rest.strip(_AROUND_ROLE)
    if not name or len(line) > MAX_AUTHOR_CHARS or len(role.split()) > MAX_ROLE_WORDS:
        return False
    return has_role(role) if role else len(rest) < len(line) - len(name)


def _is_time_alone(doc: Document, i: int) -> bool:
    """Return whether every part of a line is a label with a number, so that nothing of the text stands in it."""
    line = doc.lines[i]
    if len(line) > MAX_TIME_CHARS or not any(map(str.isdigit, line)):
        return False
    size = next((len(hit.phrase) for hit in doc.phrases.leading("reading_time") if hit.line == i), 0)
    parts = [part for part in _PARTS.split(line) if part]
    if size and len(_WORD.findall(parts[0][size:])) <= MAX_UNIT_WORDS:
        parts = parts[1:]
    return all(is_noise(part) or "counter" in doc.kinds_of(normalize(part)) for part in parts)
