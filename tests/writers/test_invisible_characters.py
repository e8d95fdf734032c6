"""Which characters go when the body is written, and which stay because a script, an emoji or a text needs them."""

import pytest
from hypothesis import given

from cleaner.writers.invisible import MAX_GLYPHS, repair
from tests.support.strategies import pages

REPAIRED = [
    ("zero-width space", "exam\u200bple", "example"),
    ("word joiner and byte order mark", "\ufeffTwo\u2060fold", "Twofold"),
    ("soft hyphens", "Rich\u00adte\u00adrin", "Richterin"),
    ("controls", "a\x00b\x07c\x7f", "abc"),
    ("separators become what they stand for", "a\x1cb\x1fc", "a\nb c"),
    ("a joiner that joins nothing", "Auf\u200clage", "Auflage"),
    ("an icon before a label", "\uf09a Share\nText", "Share\nText"),
    ("an icon glued to a label", "\uf09aShare", "Share"),
    ("icons between labels", "Share \uf09a \uf099 Tweet", "Share Tweet"),
    ("an icon behind a label", "Share \uf09a\n", "Share\n"),
    ("an icon of a font beyond the basic plane", "\U000f0001 Menu", "Menu"),
    ("a line of nothing else is blank", "A\n\u200b\nB", "A\n\nB"),
    ("and does not double a blank line", "A\n\n\u200b\n\nB", "A\n\nB"),
    ("nor stand above everything", "\u200b\n\nB", "B"),
    ("blanks that it leaves at a line's end", "Prose. \u200b\r\nMore.", "Prose.\r\nMore."),
]

STAY = [
    ("Persian", "می\u200cروم"),
    ("Hindi", "क्\u200dष"),
    ("emoji", "👩\u200d🚀 ❤\ufe0f\u200d🔥"),
    ("flags", "🏴\U000e0067\U000e0062\U000e007f"),
    ("direction marks", "\u200eabc\u200f שלום \u202bx\u202c"),
    ("words of Thai", "ภาษา\u200bไทย"),
    ("words of Khmer", "ភាសា\u200bខ្មែរ"),
    ("a rare character in a word", "龍\ue863門"),
    ("a rare character at a word's end", "龍\ue863。"),
    ("a list of icons", "".join(f"{chr(0xF000 + i)} name{i}\n" for i in range(MAX_GLYPHS + 1))),
    ("form feeds and tabs", "One\x0cTwo\tThree\x0b"),
    ("no-break and other spaces", "10\u00a0km\u202f\u3000"),
    ("lone surrogates", "\ud800"),
    ("blank lines and indentation", "  One. \r\n\r\n\r\n\tTwo\n\n\n"),
]


@pytest.mark.parametrize(("text", "repaired"), [row[1:] for row in REPAIRED], ids=[row[0] for row in REPAIRED])
def test_goes(text: str, repaired: str) -> None:
    assert repair(text) == repaired


@pytest.mark.parametrize("text", [row[1] for row in STAY], ids=[row[0] for row in STAY])
def test_stays(text: str) -> None:
    assert repair(text) == text


def test_a_text_without_junk_is_the_same_object() -> None:
    text = "The dam held – so far.\n" * 100
    assert repair(text) is text


@given(pages)
def test_a_second_repair_changes_nothing(page: str) -> None:
    repaired = repair(page)
    assert repair(repaired) == repaired
