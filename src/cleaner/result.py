"""What cleaning gives back: the body, the metadata, and every removal with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.page.labels import Label


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of the source that is not body.

    Attributes:
        start, end: offsets in the source, in code points.
        text: the piece itself, ``source[start:end]``.
        label: what it is.
        rule: the filter and its rule, as ``filter/rule``.
        phrase: the phrase that gave it away, as ``language:phrase``; empty where the rule needs none.
        where: file and line in which the filter is written.
    """

    start: int
    end: int
    text: str
    label: Label
    rule: str
    phrase: str = ""
    where: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the columns as plain values for JSON."""
        return _columns(self)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the source with its label; the pieces of a result in order are the whole source."""

    start: int
    end: int
    text: str
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about a page; None or empty where nothing was found.

    Attributes:
        title: the headline as written.
        date: when it was published, ISO 8601, to the day or the minute, as written on the page (local time; with an
            offset only where the page writes one).
        modified: when it was last changed, in the same form.
        authors: names in the order of the page.
        language: ISO 639-1 code, for the languages of the lexicon.
        url: the page's address as it was given.
        canonical_url: the address that the page calls its own, in HTML.
        site_name: what the site calls itself.
        section: the part of the site under which the page stands, as a path or a label above the headline names it.
        tags: the topics under which the page is filed, in the order of the page; hashtags without their sign.
        description: what the page says it is about, for search engines and previews, in HTML.
        image: the address of the picture that stands for the page, in HTML.
        place: where the report comes from, as the dateline of its first sentence says.
        agency: the news agency that the same dateline names.
        reading_time: how long reading takes in minutes, as the page says.
        paywalled: whether the page says that it can be read only for money; None where it does not say.
        sources: for each field found, what it was read from, where in the source it stands and how sure the
            rule is. A date that can be read two ways has a source with both readings, and `date` is None.
    """

    title: str | None = None
    date: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: str | None = None
    place: str | None = None
    agency: str | None = None
    reading_time: int | None = None
    paywalled: bool | None = None
    sources: Mapping[str, Candidate] = field(default_factory=dict, hash=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain values for JSON."""
        return _columns(self) | {"sources": {name: _source(candidate) for name, candidate in self.sources.items()}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A cleaned page. Results are equal when all that is listed here is equal, and can be pickled.

    Attributes:
        body: the clean text.
        source: the text that was read of the page; all offsets index it, in code points.
        metadata: title, date, authors and the rest, and where each stands.
        removed: every removed piece, in order of the source.
        warnings: sentences that say what may be wrong with the input.
        encoding: how bytes were decoded; None for text, and for bytes that nothing could decode.
        confidence: from 0 to 1, how little speaks against the result: 0 for an empty body, less than 1 for a very short
            one and with each warning (see `cleaner.pipeline.confidence`). Results can be ordered by it.
        page_type: what the page is, such as an article or a forum; always None as yet, since nothing tells it reliably.
        document: the lines of the page with their labels; internal, for the writers.
    """

    body: str
    source: str = field(repr=False)
    metadata: Metadata
    removed: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = ()
    encoding: str | None = None
    confidence: float = 1.0
    page_type: str | None = None
    document: Document = field(compare=False, repr=False)

    def pieces(self) -> Iterator[Piece]:
        """Yield kept and removed pieces in turn; joined, their texts are the source.

        >>> from cleaner import clean
        >>> result = clean("It rained all day on Monday.\\n\\nREAD MORE: Port strike ends\\n")
        >>> [str(piece.label) for piece in result.pieces()]
        ['body', 'teaser', 'body']
        """
        source, at = self.source, 0
        for removal in self.removed:
            if removal.start > at:
                yield Piece(at, removal.start, source[at : removal.start], Label.BODY)
            yield Piece(removal.start, removal.end, removal.text, removal.label)
            at = removal.end
        if at < len(source):
            yield Piece(at, len(source), source[at:], Label.BODY)

    def to_markdown(self, *, links: bool = False) -> str:
        """Return the body as Markdown, with addresses of links if asked for; see `cleaner.writers.markdown`."""
        from cleaner.writers import markdown  # noqa: PLC0415 - writers read results, and most runs need none

        return markdown.write(self, links=links)

    def to_html(self) -> str:
        """Return the body as HTML of a few plain tags; see `cleaner.writers.html`."""
        from cleaner.writers import html  # noqa: PLC0415 - writers read results, and most runs need none

        return html.write(self)

    def to_dict(self) -> dict[str, Any]:
        """Return all but the source and the document as plain values for JSON."""
        return {
            "body": self.body,
            "metadata": self.metadata.to_dict(),
            "removed": [removal.to_dict() for removal in self.removed],
            "warnings": list(self.warnings),
            "encoding": self.encoding,
            "confidence": self.confidence,
            "page_type": self.page_type,
        }


def _columns(record: Removal | Metadata) -> dict[str, Any]:
    return {column.name: getattr(record, column.name) for column in fields(record)}


def _source(candidate: Candidate) -> dict[str, Any]:
    """Return where a field comes from; no offsets where it stands in the page's HTML alone."""
    shown = candidate.start >= 0
    place = {"start": candidate.start if shown else None, "end": candidate.end if shown else None}
    source = {"origin": candidate.origin, **place, "confidence": candidate.confidence, "rule": candidate.rule}
    return source | ({"readings": list(candidate.readings)} if candidate.readings else {})
