"""What the training of the context filter makes of texts; the training itself needs data that is not here."""

import random

import pytest

np = pytest.importorskip("numpy")

from benchmarks.context import variants  # noqa: E402
from benchmarks.context.align import align  # noqa: E402
from benchmarks.context.characters import build_characters, class_of  # noqa: E402
from benchmarks.context.dataset import make_texts  # noqa: E402
from cleaner.learned import network  # noqa: E402
from cleaner.learned.words import CLASSES, COUNT  # noqa: E402

BODY = ["the", "dam", "held", "through", *"abcdefghij", "while", "river", "rose", "by", "two"]


def test_words_of_the_body_are_found_in_order() -> None:
    text = ["home", "news", *BODY, "home", "the", "night", "shop"]
    assert align(text, BODY) == [False] * 2 + [True] * len(BODY) + [False] * 4


def test_each_word_of_the_body_is_used_once() -> None:
    assert sum(align(BODY * 3, BODY)) == len(BODY)


def test_a_run_that_stands_elsewhere_is_found() -> None:
    text = [*BODY[10:], "menu", *BODY[:10]]
    assert sum(align(text, BODY)) >= len(BODY) - 2


def test_random_texts_never_raise_nor_find_too_much() -> None:
    draw = random.Random(1)
    for _ in range(200):
        text, body = (draw.choices("abcdefgh", k=draw.randint(0, 40)) for _ in range(2))
        found = align(text, body)
        assert len(found) == len(text)
        assert sum(found) <= len(body)


def test_markdown_and_inner_text() -> None:
    pytest.importorskip("lxml")
    html = "<h1>Dam</h1><p>It <b>held</b>, <a href='/x'>they say</a>.</p><ul><li>One<li>Two</ul><p hidden>No</p>"
    assert variants.written(html, markdown=True, links=True) == (
        "# Dam\n\nIt **held**, [they say](/x).\n\n* One\n\n* Two"
    )
    assert variants.written(html, markdown=False, links=False) == "Dam\n\nIt held, they say.\n\nOne\n\nTwo"


def test_words_of_markup_count_where_it_stays() -> None:
    text = "The [port](https://varn.example/port) is open.\n\n![](picture.jpg)\n\nShips came in.\n"
    menu = "[Home](/)\n\n[About us](/about)\n\n[Contact](/contact)\n\n[Sign in](/login)\n\n"
    stays, goes = (make_texts([(page, [])], build_characters(), "text") for page in (text, menu + text))
    assert [list(texts.size) for texts in (stays, goes)] == [[8, 3], [1, 2, 1, 2, 4, 3]]
    assert [list(texts.words) for texts in (stays, goes)] == [[4, 3], [1, 2, 1, 2, 4, 3]]


def test_classes_of_the_table_are_those_of_the_function() -> None:
    table = network.load().characters.classes
    for char in "aZ7 .!,:'(-|*@©$#中カกไ한عй€½\n\u200b":
        assert CLASSES[table[ord(char)]] == class_of(char)
    assert table.max() < COUNT
