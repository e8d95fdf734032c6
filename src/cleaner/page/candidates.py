"""What the metadata harvest found: candidates with their places in the source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Source(StrEnum):
    """Where exactly a candidate was read; the model of titles has a weight for each source of titles.

    Attributes:
        origin: "text" for the lines a reader sees; in a page's HTML "json-ld", "meta", "microdata", "link", "element".
    """

    origin: str

    def __new__(cls, name: str, origin: str) -> "Source":
        """Give a member both its name in the weights and its origin."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.origin = origin
        return member

    TEXT = "text", "text"
    BYLINE = "byline", "text"
    SENTENCE = "sentence", "text"
    DECLARED_HEADING = "declared", "text"
    JSON_LD = "json-ld", "json-ld"
    STORY = "story", "json-ld"
    UNSURE_STORY = "weak story", "json-ld"
    STORY_NAME = "name", "json-ld"
    PRODUCT_NAME = "product", "json-ld"
    OBJECT_NAME = "page", "json-ld"
    META = "meta", "meta"
    META_TITLE = "meta title", "meta"
    META_HEADLINE = "meta headline", "meta"
    OPEN_GRAPH = "og", "meta"
    TWITTER = "twitter", "meta"
    MICRODATA = "microdata", "microdata"
    ITEM = "item", "microdata"
    ITEM_NAME = "item name", "microdata"
    UNSURE_ITEM = "weak item", "microdata"
    LINK = "link", "link"
    ELEMENT = "element", "element"
    TITLE_ELEMENT = "tab", "element"
    HEADING = "h1", "element"
    HEADING_ASIDE = "h1 aside", "element"
    LATER_HEADING = "other h1", "element"


HEADINGS = frozenset((Source.HEADING, Source.HEADING_ASIDE, Source.LATER_HEADING))
"""The sources of titles that are the text of an `h1`; they declare nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for one field of the metadata and where it stands.

    Attributes:
        field: the field's name as in `Metadata`, but "author" for one of the authors and "tag" for one of the tags.
        value: the value; empty where the text allows several readings.
        line: index of the line in the document; -1 where the page's HTML declares the value.
        start, end: offsets of the text in the source; -1 where it stands nowhere in it.
        confidence: 0 to 1; how sure the rule is, not a measured probability.
        rule: the short name of the rule that found it.
        readings: the possible values where the text is ambiguous, as 4/5/2017 is.
        whole: whether the line holds nothing but metadata, so that a filter may take it.
        source: where exactly it was read.
        group: which of the lists of its source and rule an author belongs to; authors are chosen by lists.
    """

    field: str
    value: str
    line: int
    start: int
    end: int
    confidence: float
    rule: str
    readings: tuple[str, ...] = ()
    whole: bool = True
    source: Source = Source.TEXT
    group: str = ""

    @property
    def origin(self) -> str:
        """What it was read from: "text", "json-ld", "meta", "microdata", "link" or "element"."""
        return self.source.origin


class Block(NamedTuple):
    """Whole lines that were recognised as one thing: tags, a path of sections, a copyright line, an author's pages.

    Attributes:
        kind: "tags", "path", "copyright" or "bio".
        lines: all lines that it covers, a heading and its entries for example.
        rule: the short name of the rule that recognised it.
        phrase: the phrase that gave it away (as ``language:phrase``), or "".
        values: the candidates read from it.
        whole: whether a filter may remove the lines.
    """

    kind: str
    lines: Sequence[int]
    rule: str
    phrase: str = ""
    values: tuple[Candidate, ...] = ()
    whole: bool = True


class Harvest(NamedTuple):
    """All candidates of a page, and where its running text begins.

    Attributes:
        candidates: title, dates and authors in the order of the page, several per field where several were found.
        body_start: index of the first line of running text; the number of lines where there is none.
        language: ISO 639-1 code of the running text's language, or None.
        about: candidates of site_name, section, tag, place, agency and reading_time. They stand in menus, footers and
            sentences too, so they vouch for no neighbour as the credits do.
        blocks: the tags, paths, copyright lines and links to authors' pages, with all lines that they cover.
    """

    candidates: tuple[Candidate, ...]
    body_start: int
    language: str | None = None
    about: tuple[Candidate, ...] = ()
    blocks: tuple[Block, ...] = ()

    def of(self, *fields: str) -> list[Candidate]:
        """Return the title, date and author candidates for any of `fields`, in the order of the page."""
        return [candidate for candidate in self.candidates if candidate.field in fields]

    def blocks_of(self, kind: str) -> list[Block]:
        """Return the blocks of one kind, in the order in which they were recognised."""
        return [block for block in self.blocks if block.kind == kind]

    def lines(self, *fields: str) -> list[int]:
        """Return the indexes of the lines with candidates for any of `fields`, or of all fields, in order."""
        found = self.of(*fields) if fields else self.candidates
        return list(dict.fromkeys(candidate.line for candidate in found))

    def moved(self, move: Callable[[Candidate], Candidate], place: Callable[[int], int]) -> "Harvest":
        """Return the harvest of a page whose lines or text have changed.

        Args:
            move: returns a candidate with its new place.
            place: returns the new index of a line.
        """
        return Harvest(
            candidates=tuple(map(move, self.candidates)),
            body_start=place(self.body_start),
            language=self.language,
            about=tuple(map(move, self.about)),
            blocks=tuple(
                block._replace(lines=list(map(place, block.lines)), values=tuple(map(move, block.values)))
                for block in self.blocks
            ),
        )
