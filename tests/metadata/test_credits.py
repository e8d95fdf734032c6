"""Title, date and authors of whole pages, and what in a page's text must not be taken for them."""

import pytest

import cleaner
from cleaner import Metadata
from cleaner.metadata.text.credit_line import read_credit
from cleaner.metadata.text.names import is_name, split_names

TEXT = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.\n"
TITLE = "Port strike enters third day in Varn"

NAMES = [
    "Ana Roth", "Ana van der Roth", "Jean-Luc d'Aubert", "J. R. Castellane", "Mary-Ann O'Dell", "María José de la Vega",
    "Łukasz Żuraw", "Глеб Орешин", "Олена Ґудзь", "Ayşe Çelik", "سلمى الحداد", "林晓筠", "山田花子",
    "आरव मेहता", "김하늘",
]  # fmt: skip

NOT_NAMES = [
    "Tuesday", "March", "Monday Tuesday", "the river", "Ana roth", "Ana Roth 7", "ana@roth.example", "", " ",
    "Ana Roth Ben Ito Cy Dane", "Nobody Expects Rain.", "Who?", "(Ana Roth)", "这是一个很长的句子不是名字",
]  # fmt: skip

BYLINES = [
    ("By Ana Roth", ["Ana Roth"]),
    ("BY ANA ROTH", ["ANA ROTH"]),
    ("By: Ana Roth", ["Ana Roth"]),
    ("by Ana Roth and Ben Ito", ["Ana Roth", "Ben Ito"]),
    ("By Ana Roth, Ben Ito and Cy Dane", ["Ana Roth", "Ben Ito", "Cy Dane"]),
    ("By Ana Roth, Science Reporter", ["Ana Roth"]),
    ("By Ana Roth | 3 March 2021 | 4 min read", ["Ana Roth"]),
    ("Written by Ana Roth", ["Ana Roth"]),
    ("Ana Roth | 3 March 2021", ["Ana Roth"]),
    ("3 March 2021 • Ana Roth", ["Ana Roth"]),
    ("Von Jana Köhler", ["Jana Köhler"]),
    ("Von Jana Köhler und Tom Weiß", ["Jana Köhler", "Tom Weiß"]),
    ("Par Odile Farrant", ["Odile Farrant"]),
    ("Por María José de la Vega", ["María José de la Vega"]),
    ("Por Inês Caldeira e Rui Matos", ["Inês Caldeira", "Rui Matos"]),
    ("di Chiara Monti", ["Chiara Monti"]),
    ("Door Femke de Wit", ["Femke de Wit"]),
    ("Autor: Zofia Wrońska", ["Zofia Wrońska"]),
    ("Автор: Глеб Орешин", ["Глеб Орешин"]),
    ("Автор: Олена Ґудзь", ["Олена Ґудзь"]),
    ("Yazar: Ayşe Çelik", ["Ayşe Çelik"]),
    ("بقلم: سلمى الحداد", ["سلمى الحداد"]),
    ("लेखक: आरव मेहता", ["आरव मेहता"]),
    ("作者：林晓筠", ["林晓筠"]),
    ("文／林晓筠", ["林晓筠"]),
    ("文/林晓筠", ["林晓筠"]),
    ("文：山田花子", ["山田花子"]),
    ("By\u00a0Ana\u00a0Roth\u00a0|\u00a03\u00a0March\u00a02021", ["Ana Roth"]),
    ("By Ana Roth — photos by Ben Ito", ["Ana Roth"]),
    ("Von Jana Köhler | Fotos: Tom Weiß", ["Jana Köhler"]),
    ("Par Odile Farrant – photos Inès Caubel", ["Odile Farrant"]),
    ("Por Inês Caldeira, Portal Varn — Lindmoor", ["Inês Caldeira"]),
    ("Asked by Ana Roth on 3 March 2021 at 18:19", ["Ana Roth"]),
    ("by Ferryfan » Wed Mar 3, 2021 6:19 pm", ["Ferryfan"]),
]

NOT_BYLINES = [
    "By Tuesday the river had fallen.",
    "By Tuesday",
    "By March",
    "By the Water",
    "By and by the rain stopped",
    "By 5 o'clock everyone had gone",
    "Von der Stadt sieht man nur die Kräne",
    "Por la mañana llovía",
    "Di notte",
    "VARN (Selwyn Press) – The strike",
    "VARN, 18 May (Selwyn Press) - The strike went on",
    "Words: the river, the rain",
    "Text 5",
    "Ana Roth",
    "Varn, 3 March 2021",
]


def find(page: str) -> Metadata:
    return cleaner.clean(page).metadata


@pytest.mark.parametrize("text", NAMES)
def test_name(text: str) -> None:
    assert is_name(text)
    assert split_names(text) == (text,)


@pytest.mark.parametrize("text", NOT_NAMES)
def test_not_a_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_byline(line: str, names: list[str]) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert (list(credit.authors), credit.whole) == (names, True)


@pytest.mark.parametrize("line", NOT_BYLINES)
def test_not_a_byline(line: str) -> None:
    credit = read_credit(line)
    assert credit is None or credit.authors == ()


@pytest.mark.parametrize("dateline", ["VARN (Selwyn Press) – ", "VARN, 18 May 2021 (Selwyn Press) — ", "VARN — "])
def test_a_dateline_is_part_of_its_sentence(dateline: str) -> None:
    page = f"{TITLE}\nBy Nell Ortega\n{dateline}{TEXT}"
    result = cleaner.clean(page)
    assert result.body == (dateline + TEXT).rstrip()
    assert result.metadata.authors == ("Nell Ortega",)


def credits_of(found: cleaner.Metadata) -> tuple[object, ...]:
    return found.title, found.date, found.modified, found.authors


def test_title_date_and_authors_of_a_head() -> None:
    found = find(f"{TITLE}\nBy Nell Ortega and Sam Whitlock\nPublished: 18 May 2021 18:19\n\n{TEXT}")
    assert credits_of(found) == (TITLE, "2021-05-18T18:19", None, ("Nell Ortega", "Sam Whitlock"))


def test_modified_is_told_from_published() -> None:
    page = f"{TITLE}\nPublished: 18 May 2021\nUpdated: 19 May 2021 07:05\n\n{TEXT}"
    assert credits_of(find(page))[1:3] == ("2021-05-18", "2021-05-19T07:05")
    assert credits_of(find(f"{TITLE}\nPublished 18 May 2021 | Updated 19 May 2021\n\n{TEXT}"))[1:3] == (
        "2021-05-18",
        "2021-05-19",
    )


def test_an_ambiguous_date_is_recorded_and_not_decided() -> None:
    found = find(f"{TITLE}\n04/05/2021\n\n{TEXT}")
    assert found.date is None
    assert found.sources["date"].readings == ("2021-05-04", "2021-04-05")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("نُشر: 10:45-26 فبراير 2021 م ـ 14 رَجب 1442 هـ", "2021-02-26T10:45"),
        ("3 مارس 2021 - 19 رجب 1442 هـ", "2021-03-03"),
        ("12 ربيع الأول 1442 هـ، 29 أكتوبر 2020", "2020-10-29"),
    ],
)
def test_a_day_of_the_hijra_beside_the_date(line: str, date: str) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert ([found.value for found in credit.dates], credit.authors, credit.whole) == ([date], (), True)


@pytest.mark.parametrize("line", ["Varn - 3 March 2021", "Lindmoor — 3 MAR 2021 - 09:15 CET"])
def test_a_place_before_a_date(line: str) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert (credit.whole, credit.placed) == (False, True)


@pytest.mark.parametrize("line", ["Docks, cranes and ropes - 3 March 2021", "Varn - 3 March 2021 - sold out", "Varn"])
def test_what_is_no_place_before_a_date(line: str) -> None:
    credit = read_credit(line)
    assert credit is None or not credit.placed


def test_a_second_date_decides_an_ambiguous_one() -> None:
    assert find(f"{TITLE}\nPublished: 04/05/2021\nUpdated: 18/05/2021\n\n{TEXT}").date == "2021-05-04"
    assert find(f"{TITLE}\nPublished: 04/05/2021\nUpdated: 05/18/2021\n\n{TEXT}").date == "2021-04-05"
    assert find(f"{TITLE}\nPublished: 04/05/2021\nUpdated: 5 April 2021\n\n{TEXT}").date == "2021-04-05"
    assert find(f"{TITLE}\n04/05/2021\n\n{TEXT}\nAna Roth, 18/05/2021 at 9:12\n").date == "2021-05-04"


@pytest.mark.parametrize("other", ["18.05.2021", "18/05/2021 and 05/18/2021", "5/5/2021", "99/5/2021", "6 May 2021"])
def test_what_shows_no_order_decides_nothing(other: str) -> None:
    assert find(f"{TITLE}\nPublished: 04/05/2021\n\n{TEXT}\nHarbour log of {other}\n").date is None


def test_a_clean_text_has_no_date_and_no_author() -> None:
    page = f"{TEXT}\nOn 18 May 2021 it rained, wrote Nell Ortega. By Tuesday it had stopped.\n\n{TEXT}"
    assert credits_of(find(page))[1:4] == (None, None, ())


def test_a_credit_far_below_the_head_is_not_the_pages() -> None:
    assert credits_of(find(f"{TITLE}\n{TEXT * 6}By Jun Castellane\n18 May 2021\n{TEXT}"))[1:4] == (None, None, ())


def test_lines_that_share_nothing_with_the_text_are_no_title() -> None:
    assert find(f"Imprint and privacy\nContact and jobs\n\n{TEXT}{TEXT}").title is None


def test_metadata_does_not_depend_on_filters() -> None:
    page = f"icon homeicon searchicon menuicon close\n{TITLE}\n18 May 2021\nBy Nell Ortega\n{TEXT}"
    full, bare = find(page), cleaner.Pipeline.preset().only("icon").clean(page).metadata
    assert credits_of(full) == credits_of(bare) == (TITLE, "2021-05-18", None, ("Nell Ortega",))


@pytest.mark.parametrize("menu", ["Home\nNews\nSport\n", "Home | News | Sport\n", "HOME\n\nNEWS\n\n"])
def test_a_menu_is_no_title(menu: str) -> None:
    assert find(f"{menu}{TITLE}\n18 May 2021\n{TEXT}").title == TITLE


def test_the_headline_keeps_its_words_as_written() -> None:
    assert find("Port\u00a0strike  enters\tthird day in Varn\n18 May 2021\n" + TEXT).title == TITLE
