"""Headlines that a path or a menu has too, and pages with no blank lines."""

import pytest

import cleaner

EN = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.\n"
DE = "Der Streik im Hafen von Varn ging am Montag in den dritten Tag, und niemand rechnet mit einem Ende.\n"
ES = "La huelga del puerto de Varn entró el lunes en su tercer día, y nadie espera que termine esta semana.\n"

PATHS = [
    (
        "Cranes in port of Varn stand still",
        "News",
        "Strike on the docks",
        "All cranes in Varn stand still for a day",
        EN,
    ),
    ("Hafen von Varn: Streik legt Kräne lahm", "Politik", "Arbeitskampf", "Streik legt alle Kräne in Varn lahm", DE),
    (
        "Puerto de Varn: la huelga para las grúas",
        "Economía",
        "Tercer día",
        "La huelga para todas las grúas de Varn",
        ES,
    ),
]

NO_PATHS = [
    ("Cranes in port of Varn stand still", "News", "By Ana Roth", "All cranes in Varn stand still for a day", EN),
    ("Cranes in port of Varn stand still", "News", "3 March 2021", "All cranes in Varn stand still for a day", EN),
    ("Cranes in port of Varn stand still", "News", "Strike on the docks", "Ferries to the islands go on sailing", EN),
    (
        "Cranes in port of Varn stand still",
        "News",
        "On the docks",
        "All cranes in Varn stand still, the union said.",
        EN,
    ),
    ("Cranes in port of Varn stand still", "Weary men", "Strike", "All cranes in Varn stand still for a day", EN),
]


@pytest.mark.parametrize(("browser", "above", "kicker", "title", "text"), PATHS)
def test_the_headline_below_the_last_step_of_a_path(
    browser: str, above: str, kicker: str, title: str, text: str
) -> None:
    page = f"{browser}\n\n{above}\n\n{browser}\n\n{kicker}\n\n{title}\n\n3 March 2021\n\n{text * 6}"
    assert cleaner.clean(page).metadata.title == title


@pytest.mark.parametrize(("browser", "above", "below", "line", "text"), NO_PATHS)
def test_what_stands_below_a_headline_is_none(browser: str, above: str, below: str, line: str, text: str) -> None:
    page = f"{browser}\n\n{above}\n\n{browser}\n\n{below}\n\n{line}\n\n{text * 6}"
    assert cleaner.clean(page).metadata.title == browser


@pytest.mark.parametrize("text", [EN, DE, ES])
def test_the_copy_straight_above_the_text_is_the_headline(text: str) -> None:
    title = {EN: "Strike at the port", DE: "Streik im Hafen", ES: "Huelga del puerto"}[text] + " (Varn)"
    page = f"{title} | Varn Courier\nGuide\n  Quays\n  {title}\n  Sheds\n  Ropes\nImprint\n{title}\n{text * 8}"
    found = cleaner.clean(page).metadata.sources["title"]
    assert (found.value, found.line) == (title, 7)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_blank_lines_make_no_difference_where_all_lines_have_one_or_none(gap: str) -> None:
    lines = [
        "3 March 2021",
        "Port strike enters third day as thousands wait for the ferry to come back",
        *[EN.strip()] * 6,
    ]
    assert cleaner.clean(gap.join(lines)).metadata.title == lines[1]


MARKDOWN = [
    ("* Home\n* News\n\nStrike on the docks\n===================\n\n{}\nWhy\n---\n", "Strike on the docks"),
    ("* Home\n* News\n\n# Strike on the docks\n\n{}\n## Why\n", "Strike on the docks"),
    ("# Varn Courier\n\n# **Strike on the docks** #\n\n{}\n**Why?**\n", "Strike on the docks"),
    ("# Strike on the docks\n\n{}\n# More from the quay\n\n## Why\n", "Strike on the docks"),
    ("# **Harbour:** strike on the docks\n\n{}\n## Why\n", "Harbour: strike on the docks"),
    (
        "# Home\n# Contact\n# About us\n# [Strike on the docks](https://varn.example/strike)\n\n{}\n## Why\n",
        "Strike on the docks",
    ),
]


@pytest.mark.parametrize(("page", "title"), MARKDOWN)
def test_markdown_says_which_line_is_the_headline(page: str, title: str) -> None:
    text = page.format(EN * 3)
    found = cleaner.clean(text).metadata
    assert found.title == title
    place = found.sources["title"]
    assert place.rule == "markdown-heading"
    assert text[place.start : place.end].replace("**", "") == title


@pytest.mark.parametrize(
    "page",
    [
        "Port strike ends\n\n{}\n# install the pump\npump --start\n# look at the gauge\n",
        "#portstrike\n\n{}\n**Why?**\n",
        "Port strike ends\nNight ferry sold\n=====\n\n{}",
        "=====\n=====\n\n{}",
        "{}\n" + "# Part\n\n**One**\n" * 9,
        "# " + "A line that is much longer than any headline in the world " * 9 + "\n\n{}\n**Why?**\n",
    ],
)
def test_other_lines_with_a_number_sign_are_no_headline(page: str) -> None:
    source = cleaner.clean(page.format(EN)).metadata.sources.get("title")
    assert source is None or source.rule != "markdown-heading"
