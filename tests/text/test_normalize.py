"""One phrase written in different ways has one lookup key, and a page has the keys of its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.normalize import MAX_CHARS_AT_ONCE, lookup_key, lookup_keys, normalize, trim


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        ("READ\xa0MORE’S", "read more's"),
        ("co\xadope\u200bration", "cooperation"),
        ("Cafe\u0301", "café"),
        ("İLGİLİ ışık", "ilgili işik"),
        ("أخبـار إلى", "اخبار الي"),
        ("Straße – ÄÖÜ", "straße - äöü"),
        ("“Дамба”", '"дамба"'),
    ],
)
def test_spellings_become_one(text: str, normalized: str) -> None:
    assert normalize(text) == normalized
    assert normalize(normalized) == normalized


@pytest.mark.parametrize(
    ("line", "key"),
    [("» Read More …", "read more"), ("[Anzeige]", "anzeige"), ("★ 人気記事 ▶", "人気記事"), ("—", "")],
)
def test_signs_at_the_ends_are_no_part_of_a_key(line: str, key: str) -> None:
    assert lookup_key(line) == key
    assert trim(key) == key


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")))))
def test_keys_of_a_page_are_those_of_its_lines(lines: list[str]) -> None:
    assert lookup_keys("".join(f"{line}\n" for line in lines)) == list(map(lookup_key, lines))


def test_long_texts_are_lowered_in_pieces() -> None:
    text = "ДА" * MAX_CHARS_AT_ONCE
    assert normalize(text) == "да" * MAX_CHARS_AT_ONCE
