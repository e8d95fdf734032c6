"""Tags, paths of sections, copyright lines and links to authors' pages, with all lines that they cover."""

import pytest

from cleaner.metadata.harvest import harvest
from cleaner.metadata.text.words import words
from cleaner.page.candidates import Block
from cleaner.page.document import Document

ARTICLE = """\
Cranes stand still in Varn
By Ana Roth
3 March 2021
The cranes in the port of Varn stood still on Monday, and the ferries waited in the roads for a berth until the evening.
The union said that it would go on until the board of the harbour pays for the nights, as it had promised in the spring.
"Nobody sleeps on a crane," said a driver of one of them, who has worked in the port for longer than he cares to say.
The board wants to talk about it on Thursday, and the shipping companies have asked the town to send somebody as well.
A strike of nine days in the autumn had cost the port a tenth of its trade, most of which has gone to Orrin since then.
The mayor said on the quay that the town has no say in the matter, and that the cranes belong to nobody he knows.
"""


def blocks(page: str, kind: str) -> list[Block]:
    """Return the blocks of one kind on a page."""
    doc = Document(page)
    doc.harvest = harvest(doc)
    return doc.harvest.blocks_of(kind)


@pytest.mark.parametrize(
    ("below", "tags"),
    [
        ("Topics\nPort\nUnions\nCranes\n", ["Port", "Unions", "Cranes"]),
        ("Tags:\nPort\n,\nUnions\n,\nCranes\n", ["Port", "Unions", "Cranes"]),
        ("Topics\nPoliticsPortUnions\n", ["Politics", "Port", "Unions"]),
        ("Tags: port, unions, cranes\n", ["port", "unions", "cranes"]),
        ("#port #unions #cranes\n", ["port", "unions", "cranes"]),
        ("Topics\nPort\nWorld War 3\n", ["Port", "World War 3"]),
    ],
)
def test_a_block_of_tags_covers_heading_entries_and_signs(below: str, tags: list[str]) -> None:
    (block,) = blocks(ARTICLE + below, "tags")
    assert [value.value for value in block.values] == tags
    assert list(block.lines) == list(range(9, 9 + below.count("\n")))
    assert block.whole


def test_a_long_line_of_tags_at_the_end_is_no_running_text() -> None:
    tags = (
        "Tagged: harbour board, harbour unions, cranes of Varn, night work, ferries, shipping companies, strikes, town"
    )
    (block,) = blocks(ARTICLE + tags + ", trade, the mayor of Varn\n", "tags")
    assert block.whole
    assert len(block.values) == 10


@pytest.mark.parametrize(
    "text",
    [
        "Tags: port, unions, cranes\nThe strike began on Monday, when the night shift went home without a word.\n",
        "Topics of the talks are the nights, the pay and the cranes, says the union in a letter to the board.\n",
    ],
)
def test_tags_inside_an_article_stay(text: str) -> None:
    found = blocks(ARTICLE + text + ARTICLE, "tags")
    assert not [block for block in found if block.whole]


@pytest.mark.parametrize(
    ("above", "section", "lines"),
    [
        ("Home › Business › Ports\n", "Ports", 1),
        ("Home\n›\nBusiness\n›\n", "Business", 4),
        ("Startseite > Wirtschaft > Cranes stand still in Varn\n", "Wirtschaft", 1),
        ("Home / Ports / Cranes stand still in Varn\n", "Ports", 1),
        ("Главная » Порт » Краны\n", "Краны", 1),
    ],
)
def test_a_path_covers_its_steps_and_names_the_section(above: str, section: str, lines: int) -> None:
    (block,) = blocks(above + ARTICLE, "path")
    assert [value.value for value in block.values] == [section]
    assert list(block.lines) == list(range(lines))
    assert block.whole


@pytest.mark.parametrize("above", ["Settings > Sound > Keys\n", "Home / Away\n", "a > b > c\n"])
def test_a_way_through_a_program_is_not_removed(above: str) -> None:
    assert not [block for block in blocks(ARTICLE + above + ARTICLE, "path") if block.whole]


@pytest.mark.parametrize(
    ("line", "whole", "owner"),
    [
        ("© 2021 Varn Courier Ltd. All rights reserved.", True, ["Varn Courier"]),
        ("Varn Courier is a paper of the coast. Copyright 2021", False, []),
        ("Made with care © Varn Courier", False, ["Varn Courier"]),
    ],
)
def test_a_copyright_line_names_the_owner(line: str, whole: bool, owner: list[str]) -> None:
    (block,) = blocks(ARTICLE + line + "\n", "copyright")
    assert block.whole is whole
    assert [value.value for value in block.values] == owner


@pytest.mark.parametrize(
    ("line", "whole", "names"),
    [
        ("View all posts by Ana Roth", True, ["Ana Roth"]),
        ("View all posts by the harbour board", True, []),
    ],
)
def test_a_link_to_the_authors_pages(line: str, whole: bool, names: list[str]) -> None:
    (block,) = blocks(ARTICLE + line + "\n", "bio")
    assert block.whole is whole
    assert [value.value for value in block.values] == names


def test_word_lists_are_in_small_letters() -> None:
    for kind in ("topics", "no_names", "degrees", "homes", "outlets", "teams", "particles", "pictures"):
        assert words(kind)
        assert not [word for word in words(kind) if word != word.lower() or word != word.strip()]
