"""What each source in a page's HTML declares: candidates with their field, value and the place they were read from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.metadata.html import declared
from cleaner.metadata.html.json_ld import MAX_SCRIPT_CHARS, read_loose
from cleaner.metadata.html.values import last_year, names_in, to_dates, to_text, to_url
from cleaner.page.candidates import Candidate
from cleaner.readers.html import read_html

URL = "https://varn.example/news/ferry"


def find(html: str, field: str, url: str | None = URL) -> list[tuple[str, str]]:
    """Return value and source of a page's candidates for a field."""
    return [(c.value, f"{c.origin}:{c.rule}") for c in declared(read_html(html), url) if c.field == field]


def ld(text: str) -> str:
    """Return a page with a script of JSON-LD, in which ARTICLE stands for the first properties of an article."""
    text = text.replace("ARTICLE", ARTICLE)
    return f'<html><head><script type="application/ld+json">{text}</script></head><body><p>Rain.</p></body></html>'


ARTICLE = '"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Night ferry runs again"'

JSON_LD = [
    (ld("{ARTICLE}"), "title", ["Night ferry runs again"]),
    (ld('{ARTICLE, "author": "Ana Roth"}'), "author", ["Ana Roth"]),
    (ld('{ARTICLE, "author": {"@type": "Person", "name": "Ana Roth"}}'), "author", ["Ana Roth"]),
    (ld('{ARTICLE, "author": [{"name": "Ana Roth"}, "Ben Ito"]}'), "author", ["Ana Roth", "Ben Ito"]),
    (ld('{ARTICLE, "author": {"name": ["Ana Roth"]}}'), "author", ["Ana Roth"]),
    (ld('{ARTICLE, "author": "By Ana Roth, Science Reporter"}'), "author", ["Ana Roth"]),
    (ld('{ARTICLE, "author": "admin"}'), "author", []),
    (ld('{ARTICLE, "author": "https://varn.example/ana"}'), "author", []),
    (ld('{ARTICLE, "datePublished": "2021-03-03T18:19:00+01:00"}'), "date", ["2021-03-03T18:19+01:00"]),
    (ld('{ARTICLE, "dateModified": "2021-03-04"}'), "modified", ["2021-03-04"]),
    (ld('{ARTICLE, "publisher": {"name": "Varn Courier"}}'), "site_name", ["Varn Courier"]),
    (ld('{ARTICLE, "keywords": ["ferries", "Old Quay"]}'), "tag", ["ferries", "Old Quay"]),
    (ld('{ARTICLE, "keywords": "ferries, Old Quay"}'), "tag", ["ferries", "Old Quay"]),
    (ld('{ARTICLE, "articleSection": ["Harbour", "News"]}'), "section", ["Harbour"]),
    (ld('{ARTICLE, "image": {"url": "/ferry.jpg"}}'), "image", ["https://varn.example/ferry.jpg"]),
    (ld('{ARTICLE, "isAccessibleForFree": "False"}'), "paywalled", ["true"]),
    (ld('{ARTICLE, "isAccessibleForFree": true}'), "paywalled", ["false"]),
    (ld('[{"@type": "WebSite", "name": "Varn Courier"}, {ARTICLE}]'), "title", ["Night ferry runs again"]),
    (ld('{"@graph": [{"@type": "WebSite", "name": "Varn Courier"}]}'), "site_name", ["Varn Courier"]),
    (
        ld(
            '{"@graph": [{ARTICLE, "author": {"@id": "#ana"}}, {"@type": "Person", "@id": "#ana", "name": "Ana Roth"}]}'
        ),
        "author",
        ["Ana Roth"],
    ),
    (ld('{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Why a piano?"}}'), "title", ["Why a piano?"]),
    # The page's own object, not those it only lists or refers to.
    (ld('{"@type": "WebPage", "hasPart": {ARTICLE}}'), "title", []),
    (ld('{"@type": "ItemList", "itemListElement": [{"item": {ARTICLE}}]}'), "title", []),
    (ld('{ARTICLE, "comment": {"datePublished": "2022-01-01", "@type": "Comment"}}'), "date", []),
    (ld('{ARTICLE, "url": "https://varn.example/news/piano", "datePublished": "2021-03-03"}'), "date", []),
    (ld('{ARTICLE, "url": "https://varn.example/", "datePublished": "2021-03-03"}'), "date", ["2021-03-03"]),
    # Usual mistakes.
    (ld("{ARTICLE,}"), "title", ["Night ferry runs again"]),
    (ld("<!-- {ARTICLE} -->"), "title", ["Night ferry runs again"]),
    (ld("//<![CDATA[\n{ARTICLE}\n//]]>"), "title", ["Night ferry runs again"]),
    (ld("{ARTICLE};"), "title", ["Night ferry runs again"]),
    (ld('{"@type": "Article", "headline": "Night\nferry\truns"}'), "title", ["Night ferry runs"]),
    (ld('{"@type": "Article", "headline": "Ana\\\'s ferry"}'), "title", ["Ana's ferry"]),
    (ld("{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Rain&quot;}"), "title", ["Rain"]),
    (ld('{ARTICLE} {"@type": "WebSite", "name": "Varn Courier"}'), "site_name", ["Varn Courier"]),
    (ld('{"headline": "The "best" ferry", "datePublished": "2021-03-03"}'), "date", ["2021-03-03"]),
    (ld('{"@type": ["https://schema.org/Article", "x"], "headline": "Rain"}'), "title", ["Rain"]),
]


@pytest.mark.parametrize(("html", "field", "values"), JSON_LD)
def test_json_ld(html: str, field: str, values: list[str]) -> None:
    assert [value for value, source in find(html, field) if source.startswith("json-ld")] == values


def item(html: str) -> str:
    """Return an article as microdata."""
    return f'<div itemscope itemtype="https://schema.org/Article">{html}</div>'


def card(label: str, value: str) -> str:
    """Return a label and a value for a card in a chat."""
    return f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="{value}">'


META = [
    ('<meta property="og:title" content="Night ferry &amp;amp; piano">', "title", "Night ferry & piano", "og:title"),
    ('<meta name="author" content="Ana Roth">', "author", "Ana Roth", "author"),
    ('<meta name="citation_author" content="Roth, Ana">', "author", "Ana Roth", "citation_author"),
    ('<meta name="dc.date.issued" content="2021-03-03">', "date", "2021-03-03", "dc.date.issued"),
    ('<meta name="DCTERMS.issued" content="2021-03-03">', "date", "2021-03-03", "dcterms.issued"),
    ('<meta name="published-date" content="20210303">', "date", "2021-03-03", "published-date"),
    (
        '<meta property="article:published_time" content="1614795544">',
        "date",
        "2021-03-03T18:19+00:00",
        "article:published_time",
    ),
    ('<meta property="article:modified_time" content="2021-03-04">', "modified", "2021-03-04", "article:modified_time"),
    ('<meta property="article:section" content="Harbour">', "section", "Harbour", "article:section"),
    ('<meta property="article:tag" content="ferries">', "tag", "ferries", "article:tag"),
    ('<meta name="description" content="A ferry and a piano.">', "description", "A ferry and a piano.", "description"),
    ('<meta property="og:locale" content="de_AT">', "language", "de", "og:locale"),
    ('<meta property="og:image" content="/a.jpg">', "image", "https://varn.example/a.jpg", "og:image"),
    ('<meta property="og:site_name" content="Varn Courier">', "site_name", "Varn Courier", "og:site_name"),
    ('<meta property="article:content_tier" content="locked">', "paywalled", "true", "article:content_tier"),
    (card("Written by", "Ana Roth"), "author", "Ana Roth", "twitter:label"),
    (card("Lesezeit", "4 Minuten"), "reading_time", "4", "twitter:label"),
    ('<link rel="canonical" href="/news/ferry">', "canonical_url", URL, "canonical"),
    ('<a rel="tag" href="/t/ferries">ferries</a>', "tag", "ferries", "tag"),
    ("<title>Night ferry | Varn Courier</title>", "title", "Night ferry | Varn Courier", "title"),
    ("<h1>Night <em>ferry</em> runs</h1>", "title", "Night ferry runs", "h1"),
    ('<h1>Rain</h1><time datetime="2021-03-03T18:19">last week</time>', "date", "2021-03-03T18:19", "time"),
    ('<h1>Rain</h1><time class="updated" datetime="2021-03-04">x</time>', "modified", "2021-03-04", "time"),
    ('<h1>Rain</h1><div class="post-date">Posted on 3 March 2021</div>', "date", "2021-03-03", "class"),
    ('<h1>Rain</h1><p class="byline">By Ana Roth</p>', "author", "Ana Roth", "byline"),
    ('<h1>Rain</h1><a rel="author" href="/ana">Ana Roth</a>', "author", "Ana Roth", "rel=author"),
    (item('<h1 itemprop="headline">Rain</h1>'), "title", "Rain", "headline"),
    (item('<meta itemprop="datePublished" content="2021-03-03">'), "date", "2021-03-03", "datepublished"),
    (item('<b itemprop="author" itemscope><i itemprop="name">Ana Roth</i></b>'), "author", "Ana Roth", "author"),
    (
        '<div typeof="schema:Article"><span property="schema:dateModified" content="2021-03-04"></span></div>',
        "modified",
        "2021-03-04",
        "datemodified",
    ),
]


@pytest.mark.parametrize(("html", "field", "value", "source"), META)
def test_elements(html: str, field: str, value: str, source: str) -> None:
    assert (value, source) in [(found, rule.partition(":")[2]) for found, rule in find(html, field)]


NOTHING = [
    ('<meta name="author" content="admin">', "author"),
    ('<meta property="article:author" content="https://social.example/ana">', "author"),
    ('<meta name="twitter:creator" content="@anaroth">', "author"),
    ('<meta name="date" content="soon">', "date"),
    ('<meta name="date" content="0001-01-01T00:00:00">', "date"),
    ('<meta name="date" content="1970-01-01T00:00:00Z">', "date"),
    ('<meta name="date" content="2090-01-01">', "date"),
    ('<meta property="og:image" content="javascript:alert(1)">', "image"),
    ("<svg><title>Search</title></svg>", "title"),
    ('<h1>Rain</h1><div class="comments"><time datetime="2022-01-01">x</time></div>', "date"),
    ('<h1>Rain</h1><aside><time datetime="2022-01-01">x</time></aside>', "date"),
    ('<h1>Rain</h1><div class="related-stories"><p class="byline">By Ben Ito</p></div>', "author"),
    ('<h1>Rain</h1><p class="author-bio">Ana Roth</p>', "author"),
    ('<h1>Rain</h1><p class="author">Edited by Ben Ito</p>', "author"),
    ('<h1>Rain</h1><a rel="author" href="/all">View all posts</a>', "author"),
    (
        '<div itemscope itemtype="https://schema.org/Article"><div itemprop="comment" itemscope '
        'itemtype="https://schema.org/SocialMediaPosting"><i itemprop="datePublished">2022-01-01</i></div></div>',
        "date",
    ),
]


@pytest.mark.parametrize(("html", "field"), NOTHING)
def test_nothing_rather_than_something_wrong(html: str, field: str) -> None:
    assert find(html, field) == []


def test_ambiguous_dates_are_not_guessed() -> None:
    (found,) = (c for c in declared(read_html('<meta name="date" content="04/05/2021">')) if c.field == "date")
    assert (found.value, found.readings) == ("", ("2021-05-04", "2021-04-05"))


def test_candidates_stand_nowhere_in_the_text() -> None:
    for candidate in declared(read_html('<html lang="en"><title>Rain</title>')):
        assert (candidate.line, candidate.start, candidate.end, candidate.whole) == (-1, -1, -1, False)


HOSTILE = [
    ld("[" * 100_000),
    ld('{"@graph":' * 20_000),
    ld("[" * 60_000 + "]" * 60_000),
    ld('{"@type": "Article", "headline": ' + "9" * 200_000 + "}"),
    ld('{"@type": "Article", "datePublished": ' + "1" * 5000 + "}"),
    ld("{" + '"a":1,' * 150_000 + "}"),
    ld("," * 900_000),
    ld('{"@type": "Article", "headline": "\x00\ud800", "author": {"name": {"name": []}}}'),
    ld('{"@type": {}, "@id": [], "author": [[[["Ana"]]]], "keywords": [1, null], "image": [[]]}'),
    ld('{"@type": "Article", "author": [' + "{}," * 10_000 + '{}], "isAccessibleForFree": [], "publisher": 1}'),
    '<meta name="author" content="' + "a, " * 100_000 + '">',
    '<meta name="keywords" content="' + "a," * 100_000 + '">',
    '<meta property="og:url" content="http://[::1">',
    '<meta property="og:title" content="' + "&amp;" * 50_000 + '">',
    "<h1>" + "<b>" * 5_000 + "Rain",
    '<p class="byline">' * 3_000 + "By Ana Roth",
    '<div class="date">3 March 2021' * 2_000,
    '<div itemscope itemprop="author">' * 2_000,
    "<h1>" + "x " * 100_000,
]


@pytest.mark.parametrize("html", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_raise_nothing(html: str) -> None:
    for url in (None, URL, "http://[", "\x00"):
        assert all(isinstance(candidate, Candidate) for candidate in declared(read_html(html), url))


def test_a_script_too_long_to_read_is_passed_over() -> None:
    assert list(read_loose('{"a": "' + "x" * MAX_SCRIPT_CHARS + '"}')) == []


@given(st.text(alphabet='{}[]",:\\n \x00@graphtypeidhline1', max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_json_is_read_or_passed_over(text: str) -> None:
    list(read_loose(text))
    list(declared(read_html(ld(text))))


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_values_keep_their_promises(text: str) -> None:
    assert "\n" not in to_text(text)
    assert all(1990 <= int(reading[:4]) <= last_year() for reading in to_dates(text))
    assert to_url(text, None) == "" or to_url(text, None).startswith(("http://", "https://"))
    assert all(name.strip() for name in names_in(to_text(text)))


@pytest.mark.parametrize("attribute", ["itemprop", "itemProp", "ITEMPROP", "property"])
def test_properties_are_read_as_pages_write_them(attribute: str) -> None:
    html = f'<meta property="og:type" content="article"><h1>Rain</h1><p {attribute}="author">Ana Roth</p>'
    assert ("Ana Roth", "microdata:author") in find(html, "author")
