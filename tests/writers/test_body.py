"""How the body is written down once something was removed."""

import pytest

import cleaner

LONG = "The strike at the port of Varn went into its third day on Monday, and nobody on the quay expects it to end."
OTHER = "Ships that wait outside the harbour now number thirty, and the harbour master has run out of paper."
TEASER = "READ MORE: Port strike enters third day"

LAYOUTS = [
    ("a blank line where something went", f"One.\n{TEASER}\nTwo.", "One.\n\nTwo."),
    ("blank lines do not add up", f"One.\n\n\n{TEASER}\n\n\nTwo.", "One.\n\nTwo."),
    ("line breaks stay elsewhere", f"One\nTwo\n\nThree\n\n{TEASER}", "One\nTwo\n\nThree"),
    ("several blank lines are one", f"One.\n\n\n\nTwo.\n\n{TEASER}", "One.\n\nTwo."),
    ("trailing spaces go", f"One. \t\nTwo.  \n\n{TEASER}", "One.\nTwo."),
    ("other line ends become line feeds", f"One.\r\nTwo.\r\n\r\n{TEASER}\r\n", "One.\nTwo."),
    ("nothing left", f"{TEASER}\n", ""),
    ("nothing above", f"\n\n{TEASER}\n\nOne.", "One."),
    ("the end of a line", f"It rained. {TEASER}\nIt stopped.", "It rained.\nIt stopped."),
    ("the middle of a line", "It rained. 0:00 24:55 It stopped.", "It rained. It stopped."),
    ("the middle of a line without spaces", "雨が降った。播客 0:00 24:55雨がやんだ。", "雨が降った。雨がやんだ。"),
    ("the start of a line", "0:00 24:55 It stopped.\nIt rained.", "It stopped.\nIt rained."),
    ("paragraphs without blank lines", f"{LONG}\n{OTHER}\n{TEASER}", f"{LONG}\n\n{OTHER}"),
    ("a heading between paragraphs", f"{LONG}\nThe book\n{OTHER}\n{TEASER}", f"{LONG}\n\nThe book\n\n{OTHER}"),
    ("short lines between paragraphs", f"{LONG}\nOne\nTwo\n{OTHER}\n{TEASER}", f"{LONG}\n\nOne\nTwo\n\n{OTHER}"),
    ("wrapped lines stay wrapped", f"It rained and\nrained all day.\n{TEASER}", "It rained and\nrained all day."),
    ("common indentation goes", f"    One\n      Two\n    {TEASER}", "One\n  Two"),
    ("other indentation stays", f"One\n    Two\n{TEASER}", "One\n    Two"),
    ("running text has none", f"One\n    {LONG}\n\n{TEASER}", f"One\n{LONG}"),
]


@pytest.mark.parametrize(("page", "body"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_layout(page: str, body: str) -> None:
    result = cleaner.clean(page)
    assert result.removed
    assert result.body == body


@pytest.mark.parametrize("page", ["  One. \r\n\r\n\r\n\tTwo", " \n", "One\u2028Two\x0cThree\n\n\n"])
def test_a_text_without_removals_keeps_every_character(page: str) -> None:
    assert cleaner.clean(page).body == page


def test_a_text_without_removals_is_repaired() -> None:
    assert cleaner.clean("\ufeffOne ex\u00adam\u200bple.\n\n\n\tTwo").body == "One example.\n\n\n\tTwo"


def test_a_body_is_repaired_where_something_was_removed() -> None:
    page = f"It ra\u00adined.\n\u200b\n{TEASER}\n\u200b\nIt stopped.\n\n\ufeff\n"
    result = cleaner.clean(page)
    assert result.removed
    assert result.body == "It rained.\n\nIt stopped."
    assert result.document.source == page


def test_kept_labels_stand_as_in_the_page() -> None:
    page = f"It rained. {TEASER}\r\n\r\n\r\nIt stopped. \n"
    assert cleaner.Pipeline.preset().keeping("teaser").clean(page).body == page
