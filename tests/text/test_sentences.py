"""What a line looks like: words, endings, sentences, statements, headlines, in scripts with and without spaces."""

import pytest

from cleaner.text.sentences import (
    Ending,
    count_words,
    endings_of,
    ends_sentence,
    has_inner_stop,
    is_headline,
    is_sentence,
    is_statement,
)


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("Varn", Ending.NONE),
        ("in Varn,", Ending.COMMA),
        ("Read more:", Ending.COLON),
        ("続きを読む：", Ending.COLON),
        ("And then…", Ending.ELLIPSIS),
        ("(Why?)", Ending.QUESTION),
        ("It rained.»", Ending.STOP),
        ("雨が降った。」", Ending.STOP),
        ("बारिश हुई।", Ending.STOP),
    ],
)
def test_endings(line: str, ending: Ending) -> None:
    assert endings_of([line]) == [ending]
    assert ends_sentence(line) == (ending >= Ending.ELLIPSIS)


@pytest.mark.parametrize(("text", "words"), [("", 0), ("two words", 2), ("東京で発表", 3), ("東京 news", 3)])
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("line", "sentence", "statement"),
    [
        ("He declined to comment.", True, True),
        ("Who owns the wind at night?", True, False),
        ("Read more.", False, False),
        ("The ferry leaves at noon", False, False),
        ("雨が降った町で祭りが開かれた。", True, True),
        ("The ferry that leaves the port of Varn at noon " * 3, True, True),
    ],
)
def test_sentences_and_statements(line: str, sentence: bool, statement: bool) -> None:
    assert is_sentence(line) == sentence
    assert is_statement(line) == statement


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He left early. She stayed", True),
        ("U.S. Sen. Ito resigns", False),
        ("雨が降った。祭りは中止", True),
        ("It costs 3.50 a day", False),
    ],
)
def test_a_stop_inside(text: str, inner: bool) -> None:
    assert has_inner_stop(text) == inner
    assert is_headline(text) != inner


@pytest.mark.parametrize("text", ["", "Ferry", "It rained.", "Ferry, bus,", "word " * 30])
def test_what_is_not_shaped_like_a_headline(text: str) -> None:
    assert not is_headline(text)
