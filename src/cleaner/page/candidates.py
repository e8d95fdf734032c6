"""What the metadata harvest found: candidates with their places in the source."""

from typing import NamedTuple


class Candidate(NamedTuple):
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
        origin: what it was read from: "text", the lines a reader sees; or, in a page's HTML, "json-ld", "meta",
            "microdata", "link" or "element".
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
    origin: str = "text"


class Harvest(NamedTuple):
    """All candidates of a page, and where its running text begins.

    Attributes:
        candidates: title, dates and authors in the order of the page, several per field where several were found.
        body_start: index of the first line of running text; the number of lines where there is none.
        language: ISO 639-1 code of the running text's language, or None.
        about: candidates of fields that are no head's: site_name, section, tag, place, agency, reading_time. They
            stand in menus, footers and sentences too, so they vouch for no neighbour as the credits do.
    """

    candidates: tuple[Candidate, ...]
    body_start: int
    language: str | None = None
    about: tuple[Candidate, ...] = ()

    def of(self, *fields: str) -> list[Candidate]:
        """Return the title, date and author candidates for any of `fields`, in the order of the page."""
        return [candidate for candidate in self.candidates if candidate.field in fields]
