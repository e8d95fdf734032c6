"""What a page's metadata is, where its HTML and its text say several things: one value per field, and from where."""

import pickle
from dataclasses import replace

import pytest

import cleaner
from cleaner import Metadata
from cleaner.metadata.choose.authors import choose_authors
from cleaner.page.candidates import Candidate, Source

TEXT = "<p>The night ferry left Varn at six on Monday with 84 people and a piano on board, as it did every week.</p>"
URL = "https://varn-courier.example/news/ferry"


def read(head: str, body: str = "", url: str | None = URL) -> Metadata:
    """Return the metadata of a page with this head, and this body above two paragraphs."""
    page = f"<html><head>{head}</head><body>{body}{TEXT}{TEXT}</body></html>"
    return cleaner.Pipeline.preset("none").clean(page, url=url, kind="html").metadata


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {text}}}</script>'


SITE = '<meta property="og:site_name" content="Varn Courier">'
TITLES = [
    ("<title>Night ferry runs again | Varn Courier</title>" + SITE, "", "Night ferry runs again"),
    ("<title>Varn Courier - Night ferry runs again</title>" + SITE, "", "Night ferry runs again"),
    ("<title>Night ferry runs again - varn-courier.example</title>", "", "Night ferry runs again"),
    ("<title>Night ferry - a diary | Varn</title>" + SITE, "<h1>Night ferry - a diary</h1>", "Night ferry - a diary"),
    ("<title>The ferry is back | Varn Courier</title>", "<h1>Night ferry runs again</h1>", "Night ferry runs again"),
    ("<title>Night ferry runs | News</title>", "<h1>Varn Courier</h1><h1>Night ferry runs</h1>", "Night ferry runs"),
    ('<meta property="og:title" content="Night ferry runs again"><title>x</title>', "", "Night ferry runs again"),
    (ld('"headline": "Night ferry runs again"'), "<h1>Night ferry <b>runs</b> again ¶</h1>", "Night ferry runs again"),
    ("<title>Menu</title>", "<h1>NIGHT FERRY: runs again!</h1>", "NIGHT FERRY: runs again!"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "title"), TITLES)
def test_title(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


def test_a_front_page_is_called_what_the_browser_shows() -> None:
    head = "<title>Varn Courier: news of the harbour</title>" + SITE
    assert (
        read(head, "<h1>Piano on board!</h1>", "https://varn-courier.example/").title
        == "Varn Courier: news of the harbour"
    )


AUTHORS = [
    (ld('"author": "Ana Roth"'), "", ("Ana Roth",)),
    ('<meta name="author" content="Ana Roth and Ben Ito">', "", ("Ana Roth", "Ben Ito")),
    # A page's system writes the site's name where nobody is named; the reader sees who wrote it.
    (ld('"author": {"name": "Varn Courier"}') + SITE, '<h1>Rain</h1><p class="byline">By Ana Roth</p>', ("Ana Roth",)),
    (ld('"author": {"name": "Varn Courier"}') + SITE, "", ("Varn Courier",)),
    (ld('"author": "ANA ROTH"'), '<h1>Rain</h1><p class="byline">By Ana Roth</p>', ("Ana Roth",)),
    ('<meta name="author" content="admin">', "", ()),
    ('<meta name="twitter:creator" content="@anaroth">', "", ()),
]


@pytest.mark.parametrize(("head", "body", "authors"), AUTHORS)
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert read(head, body).authors == authors


SHOWN = "<h1>Night ferry runs again</h1><p>3 March 2021</p>"
DATES = [
    (ld('"datePublished": "2021-03-03T18:19:00+01:00"'), SHOWN, "2021-03-03T18:19+01:00"),
    ('<meta name="date" content="2021-03-09">', SHOWN, "2021-03-03"),  # the text and the address outweigh it
    (ld('"datePublished": "2021-03-03", "dateModified": "2022-01-01"'), "", "2021-03-03"),
    # The system's stamp of the last change is no date of publication where the reader sees another one.
    (
        ld('"datePublished": "2022-01-01T10:00", "dateModified": "2022-01-01T10:00"'),
        '<h1>Night ferry runs again</h1><time datetime="2021-03-03">3 March</time>',
        "2021-03-03",
    ),
    # The same moment, in the zone of the reader and in that of the server; the address has neither day.
    (ld('"datePublished": "2021-12-10T02:17Z"'), "<h1>Rain</h1><time>9 December 2021</time>", "2021-12-10T02:17+00:00"),
    # The day of the printed paper, which its own templates declare, and the moment at which the text went online.
    (
        ld('"datePublished": "2021-03-08T19:30+01:00"') + '<meta name="date" content="2021-03-09">',
        "<h1>Rain</h1><p class='date'>9 March 2021</p><p>9 March 2021</p>",
        "2021-03-08T19:30+01:00",
    ),
    (
        ld('"datePublished": "2021-03-08T19:30+01:00"') + '<meta name="pubdate" content="2021-03-09T05:00+01:00">',
        "<h1>Rain</h1><time>9 March 2021</time><p>9 March 2021</p>",
        "2021-03-09T05:00+01:00",
    ),
    (ld('"dateModified": "2022-01-01"'), "", None),
    (ld('"dateModified": "2022-01-01"'), "<h1>Ferry</h1><time class='updated'>1 January 2022</time>", "2022-01-01"),
    ('<meta name="date" content="04/05/2021">', "", None),
    ('<meta name="date" content="04/05/2021"><meta name="pubdate" content="2021-05-04">', "", "2021-05-04"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "date"), DATES)
def test_date(head: str, body: str, date: str | None) -> None:
    assert read(head, body, "https://varn-courier.example/2021/03/03/ferry").date == date


def test_an_ambiguous_date_keeps_both_readings() -> None:
    found = read('<meta name="date" content="04/05/2021">')
    assert found.date is None
    assert found.sources["date"].readings == ("2021-05-04", "2021-04-05")


def test_other_fields() -> None:
    found = read(
        '<html lang="da"><meta name="description" content="A ferry and a piano.">'
        '<link rel="canonical" href="https://varn-courier.example/news/ferry">'
        '<meta property="og:image" content="/ferry.jpg"><meta property="article:section" content="Harbour">'
        '<meta property="article:tag" content="ferries"><meta property="article:tag" content="Old Quay">'
        + ld('"isAccessibleForFree": false')
        + SITE
    )
    assert found.description == "A ferry and a piano."
    assert found.canonical_url == "https://varn-courier.example/news/ferry"
    assert found.image == "https://varn-courier.example/ferry.jpg"
    assert (found.section, found.tags, found.site_name) == ("Harbour", ("ferries", "Old Quay"), "Varn Courier")
    assert found.paywalled is True
    assert found.sources["paywalled"].origin == "json-ld"


def test_a_template_that_calls_the_front_page_canonical_is_not_believed() -> None:
    assert read('<link rel="canonical" href="https://varn-courier.example/">').canonical_url is None


@pytest.mark.parametrize(("declared", "language"), [("en", "de"), ("da", "da"), ("de-AT", "de"), ("xyz", "de")])
def test_language(declared: str, language: str) -> None:
    page = (
        f'<html lang="{declared}"><p>Die Fähre fuhr am Montag um sechs mit einem Klavier und den Leuten ab.</p></html>'
    )
    assert cleaner.clean(page).metadata.language == language


def test_sources_say_where_a_value_was_read() -> None:
    result = cleaner.clean("<html>" + ld('"headline": "Rain", "author": "Ana Roth"') + "<p>It rained.</p>")
    source = result.to_dict()["metadata"]["sources"]["authors"]
    assert source == {"origin": "json-ld", "start": None, "end": None, "confidence": 0.95, "rule": "author"}


def test_a_page_without_text_has_the_metadata_it_declares() -> None:
    page = "<html><head>" + ld('"headline": "Rain at night"') + "</head></html>"
    assert cleaner.clean(page).metadata.title == "Rain at night"


def test_flat_text_is_read_as_before() -> None:
    found = cleaner.clean(
        "Night ferry runs again\nBy Ana Roth | 3 March 2021\n\nThe ferry left Varn at six.\n"
    ).metadata
    assert {source.origin for source in found.sources.values()} == {"text"}
    assert (found.description, found.canonical_url, found.image, found.paywalled) == (None, None, None, None)


def test_lists_of_authors_stay_apart_whatever_their_confidence() -> None:
    one = Candidate("author", "Ana Roth", -1, -1, -1, 0.7, "byline", source=Source.ELEMENT, group="1")
    other = replace(one, value="Ben Ito", group="2")
    assert [author.value for author in choose_authors([one, other], [])] == ["Ana Roth"]
    assert len(choose_authors([one, replace(other, group="1")], [])) == 2


def test_a_source_keeps_its_origin_when_pickled() -> None:
    candidate = Candidate("title", "Port strike ends", -1, -1, -1, 0.8, "og:title", source=Source.OPEN_GRAPH)
    again = pickle.loads(pickle.dumps(candidate))
    assert (again, again.source, again.origin) == (candidate, Source.OPEN_GRAPH, "meta")
