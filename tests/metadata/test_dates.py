"""Dates in the forms that pages of sixteen languages write, and what must not be taken for one."""

import pytest

from cleaner.lexicon.phrases import LANGUAGES
from cleaner.metadata.text.date import find_date
from cleaner.text.normalize import normalize

DATES = [
    # ISO and other forms without words
    ("any", "2021-05-18", "2021-05-18"),
    ("any", "2021/05/18", "2021-05-18"),
    ("any", "2021.05.18", "2021-05-18"),
    ("any", "2021-5-8", "2021-05-08"),
    ("any", "2021-05-18T18:19", "2021-05-18T18:19"),
    ("any", "2021-05-18 18:19", "2021-05-18T18:19"),
    ("any", "2021-05-18T18:19:30Z", "2021-05-18T18:19+00:00"),
    ("any", "2021-05-18T18:19:30.123+02:00", "2021-05-18T18:19+02:00"),
    ("any", "2021-05-18T18:19+0530", "2021-05-18T18:19+0530"),
    ("any", "18.05.2021", "2021-05-18"),
    ("any", "18. 5. 2021", "2021-05-18"),
    ("any", "04.05.2021", "2021-05-04"),
    ("any", "18/05/2021", "2021-05-18"),
    ("any", "05/18/2021", "2021-05-18"),
    ("any", "18-05-21", "2021-05-18"),
    ("any", "18.05.99", "1999-05-18"),
    ("any", "29.02.2020", "2020-02-29"),
    # English
    ("en", "18 May 2021", "2021-05-18"),
    ("en", "18 May, 2021 18:19", "2021-05-18T18:19"),
    ("en", "May 18, 2021", "2021-05-18"),
    ("en", "May 18, 2021 6:19 PM", "2021-05-18T18:19"),
    ("en", "May 18, 2021 12:05 am", "2021-05-18T00:05"),
    ("en", "May 18, 2021 6:19 p.m.", "2021-05-18T18:19"),
    ("en", "May 18, 2021 12:05 a.m. EST", "2021-05-18T00:05"),
    ("en", "Tuesday, May 18th, 2021 at 12:05 PM EST", "2021-05-18T12:05"),
    ("en", "Sept. 3, 2021", "2021-09-03"),
    ("en", "3rd of March 2021", "2021-03-03"),
    ("en", "Published: 1 Jan 2021 | 4 min read", "2021-01-01"),
    ("en", "18-May-2021", "2021-05-18"),
    ("en", "Updated 07:05, 19 May 2021", "2021-05-19T07:05"),
    # German
    ("de", "18. Mai 2021", "2021-05-18"),
    ("de", "Dienstag, 18. Mai 2021, 18:19 Uhr", "2021-05-18T18:19"),
    ("de", "3. März 2021", "2021-03-03"),
    ("de", "Stand: 03.03.2021, 9.05 Uhr", "2021-03-03T09:05"),
    # French
    ("fr", "Publié le 18 mai 2021 à 18h19", "2021-05-18T18:19"),
    ("fr", "1er août 2021", "2021-08-01"),
    ("fr", "mardi 18 février 2020", "2020-02-18"),
    # Spanish
    ("es", "18 de mayo de 2021", "2021-05-18"),
    ("es", "martes, 18 de mayo del 2021 - 18:19", "2021-05-18T18:19"),
    ("es", "3 sept. 2021", "2021-09-03"),
    # Portuguese
    ("pt", "18 de maio de 2021 às 18h19", "2021-05-18T18:19"),
    ("pt", "3 de março de 2021", "2021-03-03"),
    # Italian
    ("it", "18 maggio 2021", "2021-05-18"),
    ("it", "martedì 18 gennaio 2022, 18:19", "2022-01-18T18:19"),
    # Dutch
    ("nl", "18 mei 2021 om 18:19", "2021-05-18T18:19"),
    ("nl", "dinsdag 3 maart 2021", "2021-03-03"),
    # Polish
    ("pl", "18 maja 2021", "2021-05-18"),
    ("pl", "3 października 2021 r., 18:19", "2021-10-03T18:19"),
    # Russian
    ("ru", "18 мая 2021, 18:19", "2021-05-18T18:19"),
    ("ru", "3 сентября 2021 года", "2021-09-03"),
    # Ukrainian
    ("uk", "18 травня 2021", "2021-05-18"),
    ("uk", "3 вересня 2021 р., 18:19", "2021-09-03T18:19"),
    # Turkish
    ("tr", "18 Mayıs 2021 18:19", "2021-05-18T18:19"),
    ("tr", "3 Şubat 2021 Çarşamba", "2021-02-03"),
    ("tr", "KASIM 3, 2021", "2021-11-03"),
    # Arabic
    ("ar", "18 مايو 2021", "2021-05-18"),
    ("ar", "الثلاثاء، 18 أيار 2021", "2021-05-18"),
    ("ar", "٣ مارس ٢٠٢١", "2021-03-03"),
    ("ar", "18 مايو 2021 م 06:19", "2021-05-18T06:19"),
    ("ar", "18 مايو 2021م 06:19 م", "2021-05-18T18:19"),
    ("ar", "18 مايو 2021 م - 06:19 مساء", "2021-05-18T18:19"),
    # Hindi
    ("hi", "18 मई 2021", "2021-05-18"),
    ("hi", "3 फ़रवरी 2021, 18:19", "2021-02-03T18:19"),
    # Chinese
    ("zh", "2021年5月18日", "2021-05-18"),
    ("zh", "2021年5月18日 下午6:19", "2021-05-18T18:19"),
    ("zh", "发布时间：2021-05-18 08:19", "2021-05-18T08:19"),
    # Japanese
    ("ja", "2021年5月18日 18時19分", "2021-05-18T18:19"),
    ("ja", "2021年5月18日(火) 午前8時05分", "2021-05-18T08:05"),
    ("ja", "2021年5月18日 8時5分", "2021-05-18T08:05"),
    # Korean
    ("ko", "2021년 5월 18일", "2021-05-18"),
    ("ko", "입력 2021.05.18 18:19", "2021-05-18T18:19"),
    ("ko", "2021년 5월 18일 오후 6시 19분", "2021-05-18T18:19"),
    # Odd spaces
    ("en", "18\u00a0May,\u00a02021", "2021-05-18"),
    ("en", "18\u202fMay\u200b 2021", "2021-05-18"),
]
"""Language, the line as a page writes it, and the date as ISO 8601."""

AMBIGUOUS = [
    ("04/05/2021", ("2021-05-04", "2021-04-05")),
    ("4/5/2021 18:19", ("2021-05-04T18:19", "2021-04-05T18:19")),
    ("04-05-21", ("2021-05-04", "2021-04-05")),
    ("Published: 01/02/2021 at 7:05 pm", ("2021-02-01T19:05", "2021-01-02T19:05")),
]

NO_DATES = [
    "0:00", "24:55", "May", "may 2021", "18 May", "4/5", "2:1", "2021", "1984", "18:19", "5 of 7", "1/2", "3-2-1",
    "32 May 2021", "29.02.2021", "2021-13-01", "2021-02-30", "31 April 2021", "00/00/0000", "99/99/2021",
    "1.2.3", "v2.14.2021.7", "192.168.20.21", "10:11:2021", "18 Mayor 2021", "Maybe 18, 2021", "18 May 3021",
    "18 May 1821", "ISBN 978-3-16-148410-0", "+49 30 1234 5678", "12345/05/2021", "0800 18 05 20211", "", "   ",
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_date(language: str, text: str, expected: str) -> None:
    found = find_date(normalize(text))
    assert found is not None
    assert (found.value, found.readings) == (expected, ())


def test_every_language_is_in_the_table() -> None:
    assert {language for language, _, _ in DATES} - {"any"} == set(LANGUAGES)
    assert len(DATES) >= 60


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS)
def test_ambiguity_is_recorded_and_not_decided(text: str, readings: tuple[str, str]) -> None:
    found = find_date(normalize(text))
    assert found is not None
    assert (found.value, found.readings) == ("", readings)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert find_date(normalize(text)) is None


@pytest.mark.parametrize("text", [text for _, text, _ in DATES])
def test_rest_is_the_line_without_its_date(text: str) -> None:
    folded = normalize(text)
    found = find_date(folded)
    assert found is not None
    assert len(found.rest) == len(folded)
    assert found.rest[found.start] == "\0"
    assert all(left in {right, "\0", " "} for left, right in zip(found.rest, folded, strict=True))
    assert find_date(found.rest) is None
