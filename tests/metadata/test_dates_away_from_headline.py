"""Dates that stand far from the headline: below the article, behind a label, beside its author."""

import pytest

import cleaner

TEXTS = {
    "en": "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.",
    "de": "Der Streik im Hafen von Varn ging am Montag in den dritten Tag, und niemand rechnet mit einem Ende.",
    "fr": "La grève du port de Varn est entrée lundi dans son troisième jour, et personne n’en voit la fin.",
    "es": "La huelga del puerto de Varn entró el lunes en su tercer día y nadie espera que termine esta semana.",
    "it": "Lo sciopero del porto di Varn è entrato lunedì nel terzo giorno e nessuno si aspetta che finisca presto.",
    "nl": "De staking in de haven van Varn ging maandag de derde dag in en niemand verwacht dat zij snel eindigt.",
    "pt": "A greve do porto de Varn entrou na segunda-feira no terceiro dia e ninguém espera que acabe esta semana.",
    "pl": "Strajk w porcie Varn trwa w poniedziałek już trzeci dzień i nikt nie spodziewa się, że skończy się szybko.",
    "ru": "Забастовка в порту Варн в понедельник длится уже третий день, и никто не ждёт, что она скоро закончится.",
    "uk": "Страйк у порту Варн у понеділок триває вже третій день, і ніхто не чекає, що він скоро закінчиться.",
    "tr": "Varn limanındaki grev pazartesi günü üçüncü gününe girdi ve kimse bu hafta biteceğini beklemiyor.",
    "ar": "دخل إضراب ميناء فارن يومه الثالث يوم الاثنين ولا يتوقع أحد أن ينتهي هذا الأسبوع كما قالت النقابة.",
    "hi": "वार्न बंदरगाह की हड़ताल सोमवार को तीसरे दिन में पहुँच गई और किसी को उम्मीद नहीं है कि यह इस हफ्ते खत्म होगी।",
    "zh": "瓦恩港的罢工周一进入第三天，没有人认为本周会结束，工会说谈判仍在进行，船只继续停在港外等候。",
    "ja": "ヴァルン港のストライキは月曜日で三日目に入り、今週中に終わると見る人はいない。組合は交渉を続けるという。",
    "ko": "바른항 파업이 월요일로 사흘째에 접어들었고 이번 주 안에 끝나리라 보는 사람은 없다고 노조는 말했다.",
}
LABELLED = [
    ("en", "Published on 3 March 2021"),
    ("en", "Posted on the 03/03/2021 at 19:00 by @anaroth"),
    ("en", "Published\nMar 3, 2021"),
    ("de", "Veröffentlicht am 3. März 2021"),
    ("fr", "Publié le 3 mars 2021"),
    ("es", "Publicado el 3 de marzo de 2021"),
    ("it", "Pubblicato il 3 marzo 2021"),
    ("nl", "Gepubliceerd op 3 maart 2021"),
    ("pt", "Publicado em 3 de março de 2021"),
    ("pl", "Opublikowano: 3 marca 2021"),
    ("ru", "Опубликовано: 3 марта 2021"),
    ("uk", "Опубліковано: 3 березня 2021"),
    ("tr", "Yayınlanma tarihi: 3 Mart 2021"),
    ("ar", "تاريخ النشر: 3 مارس 2021"),
    ("hi", "प्रकाशित: 3 मार्च 2021"),
    ("zh", "发布时间：2021年3月3日"),
    ("ja", "公開日：2021年3月3日"),
    ("ko", "입력\n2021-03-03 02:37:08"),
]


def article(language: str) -> str:
    """An article of thirty lines in `language` with a headline and neither date nor author."""
    text = f"{TEXTS[language]}\n"
    return f"{text[:30].rstrip()}\n{text * 30}"


@pytest.mark.parametrize(("language", "lines"), LABELLED)
def test_a_label_below_the_article(language: str, lines: str) -> None:
    result = cleaner.clean(f"{article(language)}{lines}\n")
    assert (result.metadata.date or "")[:10] == "2021-03-03"
    assert result.metadata.sources["date"].rule == "other-date"


def test_a_date_beside_the_author_below_the_article() -> None:
    found = cleaner.clean(f"{article('en')}Written by\nAna Roth\n3 March 2021\n").metadata
    assert (found.authors, found.date) == (("Ana Roth",), "2021-03-03")


def test_a_change_below_the_article_is_a_change() -> None:
    found = cleaner.clean(f"{article('en')}3 March 2021\nLast updated: 5 March 2021\n").metadata
    assert (found.date, found.modified) == ("2021-03-03", "2021-03-05")


@pytest.mark.parametrize(
    "lines",
    [
        "Pier closes\nPosted on 3 March 2021\nRain in Varn\nPosted on 4 March 2021",
        "Pier closes\n3 March 2021",
        "© Varn Courier 3 March 2021",
    ],
)
def test_dates_of_others(lines: str) -> None:
    assert cleaner.clean(f"{article('en')}{lines}\n").metadata.date is None


def test_a_date_that_is_shown_twice_is_the_pages_own() -> None:
    page = f"Port strike ends\n3 March 2021, 09:30\nShare\nRain\n7\n3 March 2021, 09:30\n{TEXTS['en']}\n{TEXTS['en']}\n"
    assert cleaner.clean(page).metadata.sources["date"].rule == "date-line"


def test_dates_of_members_do_not_outweigh_a_threads_own() -> None:
    posts = [
        f"by {name} » 3 March 2021, 1{n}:12\nPosts: 14\nRegistered: 5 September 2012, 08:11\n{TEXTS['en']}\n"
        for n, name in enumerate(("pier7", "quayside", "ferryfan", "tidewatch", "gullwing"))
    ]
    page = f"The thread breaks at the third stitch\nForum rules\n{''.join(posts)}"
    assert (cleaner.clean(page).metadata.date or "")[:10] == "2021-03-03"
