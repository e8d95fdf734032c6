"""The headline that a page of HTML shows as it declares it."""

import pytest

import cleaner
from cleaner.metadata.harvest import harvest
from cleaner.metadata.html import declared
from cleaner.metadata.text.headline import find_declared_headline
from cleaner.page.candidates import Source
from cleaner.page.document import Document
from cleaner.readers.html import read_html

TEXT = "<p>The ferry left Varn at six on Monday with 84 people and a piano on board, says the harbour.</p>" * 3


def headline(html: str) -> str | None:
    page = read_html(html)
    doc = Document(page.text, page.elements)
    found = find_declared_headline(doc, declared(page))
    return found.value if found else None


@pytest.mark.parametrize(
    "html",
    [
        "<title>Rain in Varn</title><h1>Rain in Varn</h1>",
        "<title>Rain in Varn | Weather | Varn Courier</title><h1>Rain in Varn</h1>",
        "<title>Courier: Rain in Varn</title><h2>Rain in Varn</h2>",
        "<meta property='og:title' content='RAIN IN VARN'><h1>Varn Courier</h1><h1>Rain in Varn</h1>",
        "<title>Rain in Varn</title><h2>Rain in Varn</h2><h1>Rain <em>in</em> Varn</h1>",
    ],
)
def test_the_heading_that_the_head_declares(html: str) -> None:
    assert headline(html + TEXT) == "Rain in Varn"


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Rain in Varn</h1>",
        "<title>Varn Courier</title><h1>Rain in Varn</h1>",
        "<title>Rain in Varn</title><h3>Rain in Varn</h3>",
        "<title>Rain in Varn</title><p>Rain in Varn</p>",
        "<title>All of the weather, the tides and the ferries of today: Rain</title><h1>Rain</h1>",
    ],
)
def test_no_heading_says_what_the_head_declares(html: str) -> None:
    assert headline(html + TEXT) is None


def test_flat_text_declares_nothing() -> None:
    assert find_declared_headline(Document("Rain in Varn"), ()) is None


def test_it_is_the_title_of_the_harvest_and_goes() -> None:
    html = f"<title>Rain in Varn - Courier</title><h1>Rain in Varn</h1>{TEXT}"
    page = read_html(html)
    doc = Document(page.text, page.elements)
    assert [(c.value, c.source) for c in harvest(doc, declared(page)).of("title")] == [
        ("Rain in Varn", Source.DECLARED_HEADING)
    ]
    result = cleaner.Pipeline.preset("rules").clean(html)
    assert result.metadata.title == "Rain in Varn"
    assert [(removal.text, removal.rule) for removal in result.removed][:1] == [("Rain in Varn", "title/headline")]


def test_a_fragment_keeps_its_heading() -> None:
    html = f"<h1>Rain in Varn</h1>{TEXT}"
    assert cleaner.Pipeline.preset("rules").only("title").clean(html).body.startswith("Rain in Varn")
