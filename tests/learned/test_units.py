"""Units are lines, or the sentences of a line that holds most of its page."""

import pytest

from cleaner.learned.units import MAX_SENTENCE_CHARS, PIECE_CHARS, units_of
from tests.learned.pages import MENU, TEXT


def test_lines_are_units() -> None:
    units = units_of(["Home", TEXT[0]])
    assert (units.texts, units.lines, units.starts, units.cut) == (["Home", TEXT[0]], [0, 1], [0, 0], False)


def test_a_long_paragraph_on_a_page_of_many_is_one_unit() -> None:
    assert not units_of([" ".join(TEXT), *TEXT, *TEXT]).cut


@pytest.mark.parametrize("text", [" ".join(MENU * 4 + TEXT), "港口的灯一直亮着。没有人相信。" * 80, "x" * 5000])
def test_pieces_of_a_long_line_rejoin_to_it(text: str) -> None:
    units = units_of(["Home", text])
    assert units.cut
    assert units.starts[1] == 0
    assert units.ends[-1] == len(text)
    assert units.starts[2:] == units.ends[1:-1]
    assert max(map(len, units.texts)) <= max(MAX_SENTENCE_CHARS, PIECE_CHARS)


def test_sentences_are_cut_at_their_ends() -> None:
    units = units_of([" ".join(TEXT * 2)])
    assert units.texts == TEXT * 2
