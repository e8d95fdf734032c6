"""What a page says of itself beside its credits: site, section, tags, dateline, reading time; and look-alikes."""

from dataclasses import replace

import pytest

import cleaner
from cleaner import Metadata

TITLE = "Port strike enters third day in Varn"
TEXT = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.\n"
TEXTS = {
    "en": TEXT,
    "de": "Der Streik im Hafen von Varn ging am Montag in den dritten Tag, und niemand rechnet mit einem Ende.\n",
    "fr": "La grève du port de Varn est entrée lundi dans son troisième jour, et personne n’en voit la fin.\n",
    "es": "La huelga del puerto de Varn entró el lunes en su tercer día y nadie espera que termine pronto.\n",
    "it": "Lo sciopero del porto di Varn è entrato lunedì nel terzo giorno e nessuno si aspetta che finisca presto.\n",
    "ru": "Забастовка в порту Варн в понедельник вошла в третий день, и никто не ждёт её скорого конца.\n",
    "ar": "دخل إضراب ميناء فارن يومه الثالث يوم الاثنين ولا يتوقع أحد أن ينتهي هذا الأسبوع كما قالت النقابة.\n",
    "zh": "瓦恩港的罢工周一进入第三天，没有人认为本周会结束，工会说谈判仍在进行，船只继续停在港外等候。\n",
    "ja": "ヴァルン港のストライキは月曜日で三日目に入り、今週中に終わると見る人はいない。組合は交渉を続けるという。\n",
    "ko": "바른항 파업이 월요일로 사흘째에 접어들었고 이번 주 안에 끝나리라 보는 사람은 없다고 노조는 말했다.\n",
}

TITLES = {
    "en": TITLE,
    "de": "Streik im Hafen von Varn geht in den dritten Tag",
    "fr": "La grève du port de Varn entre dans son troisième jour",
    "es": "La huelga del puerto de Varn entra en su tercer día",
    "it": "Lo sciopero del porto di Varn entra nel terzo giorno",
    "ru": "Забастовка в порту Варн вошла в третий день",
    "ar": "إضراب ميناء فارن يدخل يومه الثالث",
    "zh": "瓦恩港罢工进入第三天",
    "ja": "ヴァルン港のストライキ三日目に",
    "ko": "바른항 파업 사흘째에 접어들어",
}

SITES = [
    (f"{TITLE} | Varn Courier", "", "Varn Courier"),
    (f"{TITLE} - Politics - Varn Courier", "", "Varn Courier"),
    (f"{TITLE} — Der Varner Bote", "", "Der Varner Bote"),
    (f"Varn Courier: {TITLE}", "", "Varn Courier"),
    (f"{TITLE} – Варнский вестник", "", "Варнский вестник"),
    (f"{TITLE}｜瓦恩日报", "", "瓦恩日报"),
    ("", "© 2021 Varn Courier Ltd. All rights reserved.", "Varn Courier"),
    ("", "Copyright © 2009–2021 Varner Bote GmbH & Co. KG", "Varner Bote"),
    ("", "© Varn Courier 2021. All rights reserved", "Varn Courier"),
    ("", "جميع الحقوق محفوظة © صحيفة فارن 2021", "صحيفة فارن"),
    ("", "© 2006—2021 Варнский вестник. Все права защищены", "Варнский вестник"),
    ("", "Copyright ⓒ 2021 바른신문. All rights reserved.", "바른신문"),
]
"""The browser's title, the page's last line, the site's name."""

LOGOS = [
    ("Varn Courier\nHome\nNews\nSport\nContact", "", "Varn Courier"),
    ("Skip to content\nQuay-Forum\nLog in\nRegister\nSearch", "", "Quay-Forum"),
    ("VARN COURIER\nHome\nNews\nSport", "© Varn Courier Collective 2021", "Varn Courier"),
    (
        "Varn Courier Herald\nHome\nNews\nSport",
        "© 2021 Courier Media Varn Ltd. All rights reserved.",
        "Varn Courier Herald",
    ),
    ("Varn Courier - back to the front page\nHome\nNews", "Follow Varn Courier", "Varn Courier"),
]
"""The page's first lines, its last line, the site's name."""

NO_LOGOS = ["Close Alert\nHome\nNews\nSport", "Goods and gadgets\nHome\nNews\nSport", "Ana Roth is away\nPort office"]

NO_SITES = [
    ("", "Photo © Ana Roth"),
    ("", "© 2021"),
    ("", "© 2021 All rights reserved."),
    ("Port strike enters third day in Varn - what we know so far about the talks of the night and of the day", ""),
    (f"{TITLE} | By Ana Roth", ""),
    (f"{TITLE}-related talks", ""),
]

SECTIONS = [
    ("en", "Home › News › Harbour", "Harbour"),
    ("en", "Home > News > Harbour", "Harbour"),
    ("en", "Home / News / Harbour", "Harbour"),
    ("en", f"Home » Harbour » {TITLE}", "Harbour"),
    ("en", "Home / Harbour / Port strike enters third …", "Harbour"),
    ("de", "Startseite › Wirtschaft › Häfen", "Häfen"),
    ("fr", "Accueil » Économie", "Économie"),
    ("ru", "Главная › Общество › Транспорт", "Транспорт"),
    ("zh", "首页 > 新闻 > 民生 > 正文", "民生"),
    ("ko", "홈 > 사회 > 지역", "지역"),
    ("ar", "الرئيسية / اقتصاد", "اقتصاد"),
    ("en", "Politics", "Politics"),
    ("de", "Wirtschaft", "Wirtschaft"),
    ("de", "Startseite\nLokales\nLindmoor", "Lindmoor"),
    ("ja", "トップ\n地域\n記事", "地域"),
    ("en", "World  Quays  Ropes  More\nAna Roth is away\nQuays", "Quays"),
    ("en", "WorldQuaysRopesMore\nQuays", "Quays"),
    ("fr", "Monde | Quais | Plus\nQUAIS", "Quais"),
]

NO_SECTIONS = [
    "Home\nAbout the harbour office of Varn\n3 notices",
    "The quays of Varn are closed, and so are the ropes.\nThe quays",
    "World  Ropes  More\nQuays",
    "News\nSport\nPolitics\nCulture",
    "Menu → close",
    "Goods and/or services",
    "3 → 1",
    "Varn",
    "7 > 5",
]

TAGS = [
    ("en", "Tags: ferries, Varn, harbour strikes", ("ferries", "Varn", "harbour strikes")),
    ("en", "Tags: ferries | Varn", ("ferries", "Varn")),
    ("en", "Tagged ferries, Varn, strikes", ("ferries", "Varn", "strikes")),
    ("de", "Schlagwörter: Hafen, Streik", ("Hafen", "Streik")),
    ("fr", "Étiquettes : port, grève", ("port", "grève")),
    ("ru", "Теги: порт, забастовка", ("порт", "забастовка")),
    ("zh", "标签：港口 罢工 瓦恩", ("港口", "罢工", "瓦恩")),
    ("ar", "الوسوم: موانئ، إضراب", ("موانئ", "إضراب")),
    ("en", "#ferries #Varn", ("ferries", "Varn")),
    ("zh", "# 港口　# 罢工", ("港口", "罢工")),
    ("en", "Tags\nport\nstrike\nVarn", ("port", "strike", "Varn")),
    ("de", "Themen\nHafen\nStreik", ("Hafen", "Streik")),
    ("de", "Themen\nHafenStreikVarn", ("Hafen", "Streik", "Varn")),
    ("en", "Topics\nport / strike / Varn\nOur harbour shop", ("port", "strike", "Varn")),
]

NO_TAGS = [
    "Tags are used to file pages by topic.",
    "Topics: in the next talks the union wants more money, shorter shifts and a second crane for the quay.",
    "#1 in Varn",
    "# Ferries",
    "Topics\nThe union and the owners meet again on Tuesday evening in the old town hall of Varn.",
]

DATELINES = [
    ("VARN (Selwyn Press) — ", "en", "VARN", "Selwyn Press"),
    ("VARN, Selland (Selwyn Press) — ", "en", "VARN", "Selwyn Press"),
    ("VARN, March 3 (Selwyn Press) - ", "en", "VARN", "Selwyn Press"),
    ("VARN — ", "en", "VARN", None),
    ("BERLIN, 3. März (dpa) - ", "de", "BERLIN", "dpa"),
    ("Berlin (dpa) – ", "de", "Berlin", "dpa"),
    ("VALMÉRY (AFP) – ", "fr", "VALMÉRY", "AFP"),
    ("Villarcal, 3 mar (EFE).- ", "es", "Villarcal", "EFE"),
    ("ВАРН, 3 марта. /ТАСС/. ", "ru", "ВАРН", "ТАСС"),
    ("فارن (وكالة الواحة) - ", "ar", "فارن", "وكالة الواحة"),
    ("【新华社北京3月3日电】", "zh", "北京", "新华社"),
    ("新华社北京3月3日电（记者林晓筠）", "zh", "北京", "新华社"),
    ("本报北京3月3日讯 ", "zh", "北京", None),
    ("【ヴァルン】", "ja", "ヴァルン", None),
    ("[서울=연합뉴스] ", "ko", "서울", "연합뉴스"),
    ("(서울=연합뉴스) ", "ko", "서울", "연합뉴스"),
]

NO_DATELINES = [
    ("WHO (World Health Organization) — ", "en"),
    ("IMPORTANT — ", "en"),
    ("UPDATE — ", "en"),
    ("Ana Roth (44) – ", "en"),
    ("Ana Roth (Varn) – ", "en"),
    ("Dune (Frank Ito) – ", "en"),
    ("Ana Roth (left) – ", "en"),
    ("The union (as it calls itself) - ", "en"),
    ("[Photo] ", "en"),
    ("【写真】", "ja"),
    ("（编者按）", "zh"),
    ("[단독] ", "ko"),
]

TIMES = [
    ("en", "4 min read", 4),
    ("en", "12 minute read", 12),
    ("en", "Reading time: 5 minutes", 5),
    ("en", "By Ana Roth | 3 March 2021 | 4 min read", 4),
    ("en", "3 March 2021 • 7 min read", 7),
    ("de", "Lesezeit: 3 Min.", 3),
    ("fr", "Temps de lecture : 6 min", 6),
    ("it", "Tempo di lettura: 9 minuti", 9),
    ("ru", "Время чтения: 5 минут", 5),
    ("zh", "閱讀時間：約 7 分鐘", 7),
]

NO_TIMES = [
    "4 min walk",
    "4 min read this week",
    "Read 4 times",
    "Reading time: 50 seconds",
    "0 min read",
    "Reading time",
]


def find(page: str) -> Metadata:
    return cleaner.clean(page).metadata


@pytest.mark.parametrize(("first", "last", "name"), SITES)
def test_site_name(first: str, last: str, name: str) -> None:
    assert find(f"{first}\n{TITLE}\n18 May 2021\n\n{TEXT * 3}\n{last}\n").site_name == name


@pytest.mark.parametrize(("first", "last"), NO_SITES)
def test_no_site_name(first: str, last: str) -> None:
    assert find(f"{first}\n{TITLE}\n18 May 2021\n\n{TEXT * 3}\n{last}\n").site_name is None


@pytest.mark.parametrize(("first", "last", "name"), LOGOS)
def test_a_logo_above_a_menu(first: str, last: str, name: str) -> None:
    assert find(f"{first}\n{TITLE}\n18 May 2021\n\n{TEXT * 6}\n{last}\n").site_name == name


@pytest.mark.parametrize("first", NO_LOGOS)
def test_no_logo(first: str) -> None:
    assert find(f"{first}\n{TITLE}\n18 May 2021\n\n{TEXT * 6}\n").site_name is None


def test_the_heads_spelling_of_a_site_behind_a_copyright_sign() -> None:
    page = f"The Varn Courier\n{TITLE}\n18 May 2021\n\n{TEXT * 3}\n© 2021 Varn Courier Media Ltd\n"
    assert find(page).site_name in {"The Varn Courier", "Varn Courier Media"}


@pytest.mark.parametrize(("language", "line", "section"), SECTIONS)
def test_section(language: str, line: str, section: str) -> None:
    assert find(f"{line}\n{TITLES[language]}\n2021-05-18\n\n{TEXTS[language] * 3}").section == section


@pytest.mark.parametrize("lines", NO_SECTIONS)
def test_no_section(lines: str) -> None:
    assert find(f"{lines}\n{TITLE}\n18 May 2021\n\n{TEXT * 3}").section is None


@pytest.mark.parametrize(("language", "lines", "tags"), TAGS)
def test_tags(language: str, lines: str, tags: tuple[str, ...]) -> None:
    assert find(f"{TITLES[language]}\n2021-05-18\n\n{TEXTS[language] * 3}\n{lines}\n").tags == tags


@pytest.mark.parametrize("lines", NO_TAGS)
def test_no_tags(lines: str) -> None:
    assert find(f"{TITLE}\n18 May 2021\n\n{TEXT * 3}\n{lines}\n").tags == ()


@pytest.mark.parametrize(("dateline", "language", "place", "agency"), DATELINES)
def test_dateline(dateline: str, language: str, place: str | None, agency: str | None) -> None:
    page = f"{TITLE}\n18 May 2021\n\n{dateline}{TEXTS[language]}{TEXTS[language]}"
    result = cleaner.clean(page)
    assert (result.metadata.place, result.metadata.agency) == (place, agency)
    assert dateline.strip() in result.body


@pytest.mark.parametrize(("beginning", "language"), NO_DATELINES)
def test_no_dateline(beginning: str, language: str) -> None:
    found = find(f"{TITLE}\n18 May 2021\n\n{beginning}{TEXTS[language]}{TEXTS[language]}")
    assert (found.place, found.agency) == (None, None)


@pytest.mark.parametrize(("language", "line", "minutes"), TIMES)
def test_reading_time(language: str, line: str, minutes: int) -> None:
    assert find(f"{TITLES[language]}\n{line}\n\n{TEXTS[language] * 3}").reading_time == minutes


@pytest.mark.parametrize("line", NO_TIMES)
def test_no_reading_time(line: str) -> None:
    assert find(f"{TITLE}\n{line}\n\n{TEXT * 3}").reading_time is None


def test_a_clean_text_says_nothing_of_itself() -> None:
    found = find(f"{TEXT * 2}\nVarn is a port. It took four minutes to read the list.\n\n{TEXT}")
    assert replace(found, title=None, language=None, sources={}) == Metadata()


def test_every_field_has_its_place() -> None:
    page = (
        f"{TITLE} | Varn Courier\nHome › Harbour\n{TITLE}\nBy Ana Roth\n18 May 2021 | 4 min read\n\n"
        f"VARN (Selwyn Press) — {TEXT * 3}\nTags: ferries, Varn\n"
    )
    found = find(page)
    assert (found.site_name, found.section, found.tags) == ("Varn Courier", "Harbour", ("ferries", "Varn"))
    assert (found.place, found.agency, found.reading_time) == ("VARN", "Selwyn Press", 4)
    for field, text in {
        "site_name": "Varn Courier",
        "section": "Harbour",
        "tags": "ferries",
        "agency": "Selwyn Press",
    }.items():
        source = found.sources[field]
        assert page[source.start : source.end] == text
