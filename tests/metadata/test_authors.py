"""Authors in the ways that pages name them beside By and a name, and names that are nobody's byline."""

import pytest

import cleaner
from cleaner.metadata.text.credit_line import read_credit
from cleaner.metadata.text.names import split_names

TITLE = "Port strike enters third day in Varn"
TEXT = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.\n"
DE = "Der Streik im Hafen von Varn ging am Montag in den dritten Tag, und niemand rechnet mit einem Ende.\n"
FR = "La grève du port de Varn est entrée lundi dans son troisième jour, et personne n’en voit la fin.\n"
AR = "دخل إضراب ميناء فارن يومه الثالث يوم الاثنين ولا يتوقع أحد أن ينتهي هذا الأسبوع كما قالت النقابة.\n"
ZH = "瓦恩港的罢工周一进入第三天，没有人认为本周会结束，工会说谈判仍在进行，船只继续停在港外等候。\n"
JA = "ヴァルン港のストライキは月曜日で三日目に入り、今週中に終わると見る人はいない。組合は交渉を続けるという。\n"
KO = "바른항 파업이 월요일로 사흘째에 접어들었고 이번 주 안에 끝나리라 보는 사람은 없다고 노조는 말했다.\n"

MENU = "".join(f"Pier {number} of the Harbour\n" for number in range(70))

LISTS = [
    ("Ana Roth, PhD", ("Ana Roth, PhD",)),
    ("Ana Roth, MS, RDN, Ben Ito, MD", ("Ana Roth, MS, RDN", "Ben Ito, MD")),
    ("Ana Roth, Ben Ito and Cy Dane, reporters", ("Ana Roth", "Ben Ito", "Cy Dane")),
    ("Ana Roth (Varn, special envoy)", ("Ana Roth",)),
    ("Ana Roth Ana Roth", ("Ana Roth",)),
    ("Ana Roth Senior Correspondent", ("Ana Roth",)),
    ("Ana Roth, CBC News", ("Ana Roth",)),
    ("Ana Roth in Varn", ("Ana Roth",)),
    ("Ana Roth In", ("Ana Roth",)),
    ("Ana and Ben", ("Ana", "Ben")),
    ("Marco Roth", ("Marco Roth",)),
    ("Ana Roth, Chief Piano Officer", ("Ana Roth",)),
    ("the Varn Courier Team", ("the Varn Courier Team",)),
    ("Courier Staff", ("Courier Staff",)),
    ("木暮遼\u3000三枝みのり", ("木暮遼", "三枝みのり")),
    ("Ana Roth, CEPF®", ("Ana Roth, CEPF",)),
    ("Li, Ba and Chen", ("Li", "Ba", "Chen")),
    ("Ana Roth Former Deputy Tech Editor", ("Ana Roth",)),
]

CREDITS = [
    ("By Ana Roth March 5, 2021 No Comments", ("Ana Roth",)),
    ("By Ana Roth Updated: Mar 5, 2021", ("Ana Roth",)),
    ("By Emmet Roth | March 5, 2021", ("Emmet Roth",)),
    ("Modified: March 5, 2021 by Ana Roth", ("Ana Roth",)),
    ("By Ana Roth Last Updated: March 5, 2021", ("Ana Roth",)),
    ("Posted on March 5, 2021 by ferryfan", ("ferryfan",)),
    ("On March 5, 2021 By Ana Roth In Harbours", ("Ana Roth",)),
    ("ByAna RothMar 5, 2021", ("Ana Roth",)),
    ("March 5, 2021Ana Roth", ("Ana Roth",)),
    ("Ana Roth•Mar 5, 2021", ("Ana Roth",)),
    ("Ana Roth March 5, 2021 — 7 minutes read", ("Ana Roth",)),
    ("Ana Roth | Senior Writer | March 5, 2021", ("Ana Roth",)),
    ("By ferryfan March 5, 2021", ("ferryfan",)),
    ("Kommentar von   Ana Roth", ("Ana Roth",)),
    ("2021-03-03 09:40\u3000来源：瓦恩日报\u3000作者：林晓筠\u3000编辑：尤桐", ("林晓筠",)),
    ("文／林晓筠\u3000攝影／周可航", ("林晓筠",)),
    ("March 5, 2021 By Ana Roth 4 Comments", ("Ana Roth",)),
    ("Posted on March 5, 2021 Posted by Ana Roth 59 Comments", ("Ana Roth",)),
    ("5 de marzo de 2021 por Ana Roth 4 comentarios", ("Ana Roth",)),
    ("By Ana Roth. Last Updated on March 5, 2021", ("Ana Roth",)),
    ("Par Ana Roth. Publié le 5 mars 2021", ("Ana Roth",)),
    ("Last updated March 5, 2021 by Ana Roth. — Accessibility", ("Ana Roth",)),
    ("by ferryfan | March 5, 2021", ("ferryfan",)),
    ("By Ana RothMarch 5, 202120 Mins Read", ("Ana Roth",)),
    ("By Ana Roth  Harbours March 5, 2021", ("Ana Roth",)),
    ("By the Varn Courier Team 2–3 minutes", ("the Varn Courier Team",)),
    ("Written by Ana Roth, MS, RD — Updated on March 5, 2021", ("Ana Roth, MS, RD",)),
    ("Ana Roth, 05.03.2021 10:00 Uhr", ("Ana Roth",)),
    ("Dieser Artikel wurde verfasst von Ana Roth", ("Ana Roth",)),
]

NO_CREDITS = [
    "18 May, 2021 18:19 &",
    "By &",
    "By Chapter 3 the ferry has sunk",
    "05.03.2021, 09:30 Uhr Varn",
    "By Harbour December 8",
    "Varn, 5 March 2021",
]

HEADS = [
    ("Ana Roth\nSenior Correspondent\n", TEXT, ("Ana Roth",)),
    ("Ana Roth Political Correspondent\n3 March 2021\n", TEXT, ("Ana Roth",)),
    ("Ana Roth 3 hours ago\n", TEXT, ("Ana Roth",)),
    ("Ana Roth | Ben Ito\n3 March 2021\n", TEXT, ("Ana Roth", "Ben Ito")),
    ("• Ana Roth\n• 3 March 2021\n", TEXT, ("Ana Roth",)),
    ("By\nAna Roth\nUpdated 3 March 2021\nEdited by\nBen Ito\n", TEXT, ("Ana Roth",)),
    ("Von Jana Köhler und Tom Weiß, dpa\n3. März 2021\n", DE, ("Jana Köhler", "Tom Weiß", "dpa")),
    ("dpa\n3. März 2021\n", DE, ("dpa",)),
    ("Par Odile Farrant et AFP\n3 mars 2021\n", FR, ("Odile Farrant", "AFP")),
    ("Par Odile Farrant et Inès Caubel, le 3 mars 2021\n", FR, ("Odile Farrant", "Inès Caubel")),
    ("فارن: سلمى الحداد\n3 مارس 2021\n", AR, ("سلمى الحداد",)),
    ("김하늘 기자 haneul@varn.example\n2021.03.03\n", KO, ("김하늘",)),
    ("（记者林晓筠／瓦恩报道）", ZH, ("林晓筠",)),
    ("本报讯（记者 林晓筠 通讯员 周可航）", ZH, ("林晓筠",)),
    ("【ヴァルン＝山田花子】", JA, ("山田花子",)),
    ("文＝山田花子\n2021年3月3日\n", JA, ("山田花子",)),
    ("2021/3/3 20:50\n山田 花子\n社会\n", JA, ("山田 花子",)),
    ("By Roth Strategies\n3 March 2021\n", TEXT, ("Roth Strategies",)),
    ("Ana Van Der Roth | Published 4 months ago\n", TEXT, ("Ana Van Der Roth",)),
    ("3 March 2021, 09:30\n7\n• Share\n3 March 2021, 09:30\ndpa\n", TEXT, ("dpa",)),
]

TAILS = [
    (TEXT, "About the author\nAna Roth\nShe writes.\n", ("Ana Roth",)),
    (TEXT, "Written by\nAna Roth\n", ("Ana Roth",)),
    (TEXT, "Article written by:\nAna Roth, MD, FOMA\n", ("Ana Roth, MD, FOMA",)),
    (TEXT, "This post was written by Ana Roth, Head of Harbours and of Community Development\n", ("Ana Roth",)),
    (TEXT * 10, f"Written by\nAna Roth\n{MENU}{TEXT}", ("Ana Roth",)),
    (DE * 10, f"Kommentar von\nAna Roth\nRedakteurin\n{MENU}{DE}", ("Ana Roth",)),
    (TEXT, "Ana Roth\nStaff Writer\n", ("Ana Roth",)),
    (TEXT, "Ana Roth\nAna is a reporter of the Courier and lives near the quay of Varn\n", ("Ana Roth",)),
    (ZH, "（责任编辑：林晓筠、周可航）\n", ("林晓筠", "周可航")),
    (KO, "김하늘 기자 (haneul@varn.example)\n", ("김하늘",)),
]

NOBODY = [
    "Image Credits\n3 March 2021\n",
    "Social Sharing\n3 March 2021\n",
    "January Start\n3 March 2021\n",
    "VARN BAY, SELLAND\n3 March 2021\n",
    "Example H2\n3 March 2021\n",
    "Living Healthy\n3 March 2021\n",
    "HR Strategy\n3 March 2021\n",
    "Harbour Gesundheit | 3. März 2021\n",
    "Photo: Ana Roth\n",
    "Ana Roth\n",
    "Recent Posts\nHarbour Blog\n",
    "记者昨日从港务局获悉\n",
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_list_of_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(("line", "names"), CREDITS)
def test_credit(line: str, names: tuple[str, ...]) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert credit.authors == names


@pytest.mark.parametrize("line", NO_CREDITS)
def test_no_name_in_a_credit(line: str) -> None:
    credit = read_credit(line)
    assert credit is None or credit.authors == ()


@pytest.mark.parametrize(("head", "text", "names"), HEADS)
def test_head(head: str, text: str, names: tuple[str, ...]) -> None:
    title = TITLE if text.isascii() else text[:24].rstrip()
    assert cleaner.clean(f"{title}\n{head}{text * 3}").metadata.authors == names


@pytest.mark.parametrize(("text", "tail", "names"), TAILS)
def test_tail(text: str, tail: str, names: tuple[str, ...]) -> None:
    assert cleaner.clean(f"{text[:24].rstrip()}\n2021-03-03\n{text * 3}{tail}").metadata.authors == names


@pytest.mark.parametrize("head", NOBODY)
def test_nobody(head: str) -> None:
    assert cleaner.clean(f"{TITLE}\n{head}{TEXT * 3}").metadata.authors == ()


def test_capitals_over_the_headline_are_no_name() -> None:
    assert cleaner.clean(f"CAREER MOMENT\n3 March 2021\n{TITLE}\n{TEXT * 3}").metadata.authors == ()


def test_whom_the_text_is_about_is_not_its_author() -> None:
    text = "Ana Roth said on Monday that she would leave the port of Varn. Roth has led it since the spring of 2009.\n"
    found = cleaner.clean(f"Harbour chief leaves Varn\n3 March 2021\nAna Roth\nBen Ito\n{text * 3}")
    assert found.metadata.authors == ("Ben Ito",)


def test_a_byline_of_people_keeps_its_line_when_it_says_more() -> None:
    page = f"{TITLE}\nBy Ana Roth 3 March 2021 about the strike of the year before\n{TEXT * 3}"
    result = cleaner.clean(page)
    assert result.metadata.authors == ("Ana Roth",)
    assert "about the strike of the year before" in result.body


WITNESSES = [
    f"{TITLE}\n\nAna Roth, Ph.D.\nUpdated on 5 March 2021\n\n{TEXT}\n{TEXT}",
    f"{TITLE}\n\nAna Roth\n•\n5 March 2021\n\n{TEXT}\n{TEXT}",
    f"{TITLE}\n\n{TEXT}\n{TEXT}\nView all posts by Ana Roth\n",
    f"{TITLE}\n\n{TEXT}\n{TEXT}\nAna Roth\nI'm a pilot in the port of Varn, and on Mondays I write.\n",
    f"{TITLE}\n\n{TEXT}\n{TEXT}\nBy Ana Roth\nTopics\n",
]


@pytest.mark.parametrize("page", WITNESSES, ids=range(len(WITNESSES)))
def test_a_name_with_a_witness(page: str) -> None:
    assert [name.partition(",")[0] for name in cleaner.clean(page).metadata.authors] == ["Ana Roth"]
