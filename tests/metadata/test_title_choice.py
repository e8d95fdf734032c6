"""The choice of the title among the wordings of a page: invented pages, and what no page may do."""

import pytest

import cleaner
from benchmarks.growth import count_lines
from cleaner.metadata.choose.site_names import Names
from cleaner.metadata.choose.title import choose_title, features_of, load_weights, score, setting_of
from cleaner.metadata.choose.wordings import MAX_WORDINGS, Titles, pieces_of, without_site
from cleaner.metadata.html.values import Property, declare
from cleaner.page.candidates import Candidate, Source

MAX_LINES = 200_000
"""Maximum lines of Python that the choice executes on any titles: a fifth of a second."""

TEXT = (
    "<p>The night ferry left Varn at six on Monday with 84 people and a piano on board, as it did every week.</p>" * 3
)
SITE = '<meta property="og:site_name" content="Varn Courier">'
URL = "https://varn-courier.example/harbour/2041/night-ferry-runs-again"


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}"><meta name="twitter:title" content="{title}">'


def tab(title: str) -> str:
    return f"<title>{title}</title>"


def story(title: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}"}}</script>'


CHOICES = [
    ("the kicker is glued to the heading", og("Night ferry runs again") + tab("Night ferry runs again - Varn Courier"),
     "<h1><span>Ferries in Varn</span> - Night ferry runs again</h1>", "Night ferry runs again"),
    ("the kicker is part of what the page declares", og("Ferries: Night ferry runs again") + tab(
        "Ferries: Night ferry runs again | Varn Courier") + story("Ferries: Night ferry runs again"),
     "<h1>Night ferry runs again</h1>", "Ferries: Night ferry runs again"),
    ("the heading is a slogan", og("Night ferry tickets and times") + tab("Night ferry tickets and times"),
     "<h1>Go.</h1>", "Night ferry tickets and times"),
    ("the heading names the site", tab("Night ferry runs again - Varn Courier"), "<h1>Varn Courier</h1>",
     "Night ferry runs again"),
    ("the site, behind a letter that looks like a bar", og("야간 여객선이 다시 다닌다ㅣ바른일보") + tab(
        "야간 여객선이 다시 다닌다ㅣ바른일보") + SITE.replace("Varn Courier", "바른일보"),
     "", "야간 여객선이 다시 다닌다"),
    ("a dash of the headline's own", tab("Night ferry - a diary | Varn Courier"), "<h1>Night ferry - a diary</h1>",
     "Night ferry - a diary"),
    ("the declared title is cut short", og("Night ferry runs again after ten years in...") + tab(
        "Night ferry runs again after ten years in the yard | Varn Courier"),
     "<h1>Night ferry runs again after ten years in the yard</h1>",
     "Night ferry runs again after ten years in the yard"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "title"), [row[1:] for row in CHOICES], ids=[row[0] for row in CHOICES])
def test_choice(head: str, body: str, title: str) -> None:
    page = f"<html><head>{SITE if 'site_name' not in head else ''}{head}</head><body>{body}{TEXT}</body></html>"
    assert cleaner.Pipeline.preset("none").clean(page, url=URL, kind="html").metadata.title == title


def test_it_is_spelt_and_placed_as_the_best_source_has_it() -> None:
    page = (
        f"<html><head>{tab('NIGHT FERRY RUNS AGAIN | Varn')}</head><body><h1>Night ferry runs again</h1>{TEXT}</body>"
    )
    source = cleaner.clean(page).metadata.sources["title"]
    assert (source.value, source.origin, source.rule) == ("Night ferry runs again", "element", "h1")


def test_confidence_is_high_where_all_agree_and_lower_where_none_does() -> None:
    def sure(*titles: str) -> float:
        rules = [
            Property(Source.OPEN_GRAPH, "og:title"),
            Property(Source.TITLE_ELEMENT, "title"),
            Property(Source.HEADING, "h1"),
        ]
        many = [declare("title", title, 0.8, rule) for title, rule in zip(titles, rules, strict=True)]
        found = choose_title(many, setting_of(URL, ["Varn Courier"]))
        assert found is not None
        return found.confidence

    alone = sure("Night ferry runs again", "Tickets and times", "Ships of Varn")
    assert 0.3 <= alone < sure("Night ferry runs again", "Night ferry runs again", "Night ferry runs again") <= 0.98


def test_no_title_is_none() -> None:
    assert choose_title([], setting_of("", [])) is None
    assert (
        choose_title([declare("title", "|", 0.8, Property(Source.OPEN_GRAPH, "og:title"))], setting_of("", [])) is None
    )


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Night ferry runs again | Varn Courier", "Night ferry runs again"),
        ("Varn Courier: Night ferry runs again", "Night ferry runs again"),
        ("Night ferry runs again--Varn Courier", "Night ferry runs again"),
        ("Night ferry runs again ㅣ Varn Courier", "Night ferry runs again"),
        ("Night-ferry runs again", "Night-ferry runs again"),
        ("Varn Courier", "Varn Courier"),
    ],
)
def test_without_site(title: str, left: str) -> None:
    assert without_site(title, Names(frozenset(["varncourier"]), "")) == left


def test_parts_of_chinese_titles() -> None:
    assert ("夜班渡轮恢复运行", "first") in pieces_of("夜班渡轮恢复运行-新闻", Names(frozenset(), ""))


def test_every_feature_of_a_usual_page_has_a_weight() -> None:
    titles = [
        declare("title", "Night ferry runs again", 0.95, Property(Source.STORY, "headline")),
        declare("title", "Night ferry runs again", 0.8, Property(Source.OPEN_GRAPH, "og:title")),
        declare("title", "Night ferry runs again | Varn Courier", 0.6, Property(Source.TITLE_ELEMENT, "title")),
        declare("title", "Night ferry runs again", 0.8, Property(Source.HEADING, "h1")),
    ]
    setting = setting_of("https://varn-courier.example/news/night-ferry-runs-again", ["Varn Courier"], {"news"})
    weights = load_weights()
    scored = {
        wording.text: score(weights, found) for wording, found in features_of(Titles(titles, setting.names), setting)
    }
    assert max(scored, key=lambda text: scored[text]) == "Night ferry runs again"
    names = {name for _, found in features_of(Titles(titles, setting.names), setting) for name in found}
    assert len(names - set(weights)) <= len(names) / 10


@pytest.mark.parametrize(
    "values",
    [
        ["| - : " * 80] * 48,
        [f"{number} | a{number} - b{number} : c{number}" for number in range(1000)],
        ["a" * 400, "_a" * 200, "-水" * 200],
    ],
)
def test_hostile_titles_take_little_work(values: list[str]) -> None:
    titles = [Candidate("title", value, -1, -1, -1, 0.8, "og:title", source=Source.OPEN_GRAPH) for value in values]
    setting = setting_of("https://varn.example/" + "a-" * 5000, ["b" * 80] * 50, {"news"})
    assert count_lines(lambda: choose_title(titles, setting)).total() < MAX_LINES
    assert len(Titles(titles, setting.names).wordings) <= MAX_WORDINGS
